"""Read the JSON Lines that ``sayso read --json`` prints, and what all scorers share: spans, F1, the command line."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

Pieces = list[tuple[int, int]]
Prepared = Iterable[tuple[str, str, str | None]]


@dataclass
class Entry:
    """One article's line and its records by kind."""

    article: dict[str, Any]
    records: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))


def load(path: Path) -> dict[str, Entry]:
    """Return the entries by the file name of their source; skipped sources are absent."""
    by_id: dict[str, Entry] = {}
    by_name: dict[str, Entry] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["kind"] == "article":
                entry = Entry(record)
                by_id[record["id"]] = entry
                by_name[PurePath(record["source"]).name] = entry
            elif record["kind"] != "skipped":
                by_id[record["article"]].records[record["kind"]].append(record)
    return by_name


def raw(span: dict[str, Any] | None) -> Pieces:
    """Return the pieces of one span in the source, in code points."""
    return [] if span is None else [tuple(piece) for piece in span["raw"]]


def raws(spans: Iterable[dict[str, Any]]) -> Pieces:
    """Return the pieces of several spans in the source."""
    return [piece for span in spans for piece in raw(span)]


def broken_spans(entry: Entry, source_text: str) -> int:
    """Count spans whose words are not those they point at, in the article or, white space folded, in the source."""
    text = entry.article["text"]
    return sum(
        not _cuts_its_words(span, text, source_text) for records in entry.records.values() for span in _spans(records)
    )


def _spans(value: object) -> Iterable[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        else:
            for item in value.values():
                yield from _spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from _spans(item)


def _cuts_its_words(span: dict[str, Any], text: str, source_text: str) -> bool:
    if text[span["start"] : span["end"]] != span["text"]:
        return False
    pieces = "".join(source_text[start:end] for start, end in span.get("raw", []))
    return "raw" not in span or _folded(pieces) == _folded(span["text"])


def _folded(words: str) -> str:
    return "".join(words.split()).replace("-", "").replace("\u00ad", "")


def f1(hit_predicted: int, predicted: int, hit_gold: int, gold: int) -> tuple[float, float, float]:
    """Return precision, recall and F1 in percent."""
    precision = hit_predicted / predicted if predicted else 0.0
    recall = hit_gold / gold if gold else 0.0
    total = precision + recall
    return 100 * precision, 100 * recall, 100 * (2 * precision * recall / total if total else 0.0)


def article_lines(prepared: Prepared) -> Iterable[str]:
    """Yield each article (its name, text and date) as a line of a .jsonl file."""
    for name, text, published in prepared:
        yield json.dumps({"source": name, "text": text, "date": published}, ensure_ascii=False) + "\n"


def main(
    prepare: Callable[[Path, frozenset[str] | None], Prepared],
    evaluate: Callable[[Path, dict[str, Entry], frozenset[str] | None], dict[str, Any]],
) -> None:
    """Run the command line of a scorer: ``prepare GOLD`` prints articles, ``score GOLD LEDGER`` the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("prepare", "score"))
    parser.add_argument("gold", type=Path)
    parser.add_argument("ledger", type=Path, nargs="?", help="what `sayso read --json` printed, for score")
    parser.add_argument("--only", type=Path, help="a file of article names, one a line")
    options = parser.parse_args()
    only = frozenset(options.only.read_text(encoding="utf-8").split()) if options.only else None
    if options.command == "prepare":
        for line in article_lines(prepare(options.gold, only)):
            print(line, end="")
    elif options.ledger is None:
        parser.error("score needs the ledger as well as the gold folder")
    else:
        print(json.dumps(evaluate(options.gold, load(options.ledger), only)))
