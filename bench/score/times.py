"""Score time expressions against TimeML files (TimeBank, AQUAINT), as TempEval-3 did.

strict
    same span
relaxed
    overlapping span
type, value
    overlapping span, and the TIMEX3 type or value is right too

All as F1. The date of the document's own dateline does not count.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.score import ledger
from bench.score.ledger import Entry

Timex = tuple[int, int, str | None, str | None]
"""Start, end, TIMEX3 type and value."""


def gold_articles(
    folder: Path, only: frozenset[str] | None = None
) -> Iterator[tuple[str, str, str | None, list[Timex]]]:
    """Yield the name, text and date of each article and its time expressions."""
    for path in sorted(folder.glob("*.tml")):
        if only is None or path.stem in only:
            source = path.read_text(encoding="utf-8")
            yield path.stem, *_read(source, path)


def _read(source: str, path: Path) -> tuple[str, str | None, list[Timex]]:
    creation = re.search(r"<TIMEX3[^>]*CREATION_TIME[^>]*>", source)
    published = re.search(r'value="([^"]+)"', creation.group()) if creation else None
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    if body is None:
        raise ValueError(f"{path}: no <TEXT>")
    text, times, start, attributes = "", [], 0, dict[str, str]()
    for piece in re.split(r"(<[^>]+>)", body.group(1)):
        if piece.startswith("<TIMEX3"):
            start, attributes = len(text), dict(re.findall(r'(\w+)="([^"]*)"', piece))
        elif piece == "</TIMEX3>":
            times.append((start, len(text), attributes.get("type"), attributes.get("value")))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return text, published.group(1)[:10] if published else None, times


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name, text and date of each gold article."""
    for name, text, date, _ in gold_articles(folder, only):
        yield name, text, date


def predicted(entry: Entry) -> Iterator[Timex]:
    """Yield the time expressions of an article in the coordinates of its source."""
    for record in entry.records["time"]:
        pieces = ledger.raw(record["span"])
        yield pieces[0][0], pieces[-1][1], record["type"].upper(), record["value"]


def evaluate(folder: Path, entries: dict[str, Entry], only: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the figures of ``entries`` on the gold articles of ``folder``."""
    n, articles, missing, broken = Counter[str](), 0, 0, 0
    for name, text, _, times in gold_articles(folder, only):
        entry = entries.get(name) or Entry({"text": text})
        articles += 1
        missing += name not in entries
        broken += ledger.broken_spans(entry, text)
        n += _matched(list(predicted(entry)), times)
    figures = {name: ledger.f1(n[name], n["p"], n[name], n["g"]) for name in ("strict", "type", "value", "relaxed")}
    return {"articles": articles, "missing": missing, "broken_spans": broken, "times": figures}


def _matched(found: list[Timex], gold: list[Timex]) -> Counter[str]:
    """Count the expressions of one article, and those that match."""
    n = Counter[str](p=len(found), g=len(gold))
    for start, end, kind, value in gold:
        over = [one for one in found if one[0] < end and start < one[1]]
        if not over:
            continue
        best = max(over, key=lambda one: (min(end, one[1]) - max(start, one[0]), one[3] == value))
        found.remove(best)
        n["relaxed"] += 1
        n["strict"] += best[:2] == (start, end)
        n["type"] += best[2] == kind
        n["value"] += best[3] == value
    return n


if __name__ == "__main__":
    ledger.main(prepare, evaluate)
