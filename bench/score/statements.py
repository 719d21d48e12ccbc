"""Score statements and their resolved speakers against the acts corpus (its articles of pass 2 outside PolNeAR).

War and climate news, opinion and Wikinews, so the domain that PolNeAR lacks. Measures as in ``attribution``; and of the
statements whose content was found (half of its characters), the share with the right manner and, where the gold names
one, with a speaker who shares a word of the name.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.score import attribution, ledger
from bench.score.ledger import Entry, Pieces
from bench.score.marks import locate

TITLES = {
    *("the", "a", "an", "mr", "mrs", "ms", "dr", "sir"),
    *("president", "minister", "senator", "sen", "rep", "gov", "general"),
}

Gold = dict[str, Any]


def gold_articles(
    folder: Path, only: frozenset[str] | None = None
) -> Iterator[tuple[str, str, str | None, list[Gold]]]:
    """Yield the id, text and date of each article and its statements, with their speakers and manners."""
    articles = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    for path in sorted((folder / "marks").glob("*.jsonl")):
        article = articles[path.stem]
        if path.stem.startswith("pn_") or article.get("pass") == 1 or (only is not None and path.stem not in only):
            continue
        marks = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        statements = [_statement(article, mark) for mark in marks if mark.get("t") == "statement"]
        yield path.stem, article["text"], article.get("date"), statements


def _statement(article: dict[str, Any], mark: dict[str, Any]) -> Gold:
    near = locate(article, mark["s"], mark["cue"])[0] if mark.get("cue") else None
    gold: Gold = {"speaker": mark.get("speaker", ""), "manner": mark["manner"]}
    for role in attribution.ROLES:
        words = [mark[role]] if isinstance(mark.get(role), str) else mark.get(role) or []
        gold[role] = [locate(article, mark["s"], one, near) for one in words]
    return gold


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name, text and date of each gold article."""
    for name, text, date, _ in gold_articles(folder, only):
        yield name, text, date


def same_name(said: str, wanted: str) -> bool:
    """Say whether ``said`` names one of ``wanted`` (parted by semicolons).

    Two names agree with the same last word, or with one name's words all in the other's, titles aside.
    """
    a = _folded(said)
    return any(
        a and b and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a)) for b in map(_folded, wanted.split(";"))
    )


def _folded(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.lower()) if word not in TITLES]


def evaluate(folder: Path, entries: dict[str, Entry], only: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the figures of ``entries`` on the gold articles of ``folder``."""
    triples, missing, broken, count = [], 0, 0, Counter[str]()
    for name, text, _, wanted in gold_articles(folder, only):
        entry = entries.get(name) or Entry({"text": text})
        missing += name not in entries
        broken += ledger.broken_spans(entry, text)
        found = list(attribution.predicted(entry))
        triples.append((text, found, wanted))
        count += _resolved(entry, found, wanted)
    resolved = {
        "speaker": 100 * count["right"] / max(count["who"], 1),
        "of": float(count["who"]),
        "speaker of all named": 100 * count["right"] / max(count["named"], 1),
        "manner": 100 * count["manner"] / max(count["matched"], 1),
    }
    figures = attribution.score(triples)
    return {"articles": len(triples), "missing": missing, "broken_spans": broken, **figures, "resolved": resolved}


def _resolved(entry: Entry, found: list[attribution.Attribution], wanted: list[Gold]) -> Counter[str]:
    """Count, of one article's gold statements, those named, matched, and with the right manner and speaker."""
    names = {actor["id"]: actor["name"] for actor in entry.records["actor"]}
    pairs = [
        (characters(one["content"]), characters(one["cue"]), record)
        for one, record in zip(found, entry.records["statement"], strict=True)
    ]
    count = Counter[str]()
    for gold in wanted:
        count["named"] += bool(gold["speaker"])
        content = characters(gold["content"])
        values = [worth(pair[0], pair[1], content, characters(gold["cue"])) for pair in pairs]
        best = max(range(len(pairs)), key=values.__getitem__, default=None)
        if best is None or len(pairs[best][0] & content) < 0.5 * len(content):
            continue
        record = pairs[best][2]
        count["matched"] += 1
        count["manner"] += record["manner"] == gold["manner"]
        if gold["speaker"]:
            count["who"] += 1
            count["right"] += same_name(names.get(record["speaker"], ""), gold["speaker"])
    return count


def characters(pieces: Pieces) -> set[int]:
    """Return the places of all characters of ``pieces``."""
    return {i for start, end in pieces for i in range(start, end)}


def worth(content: set[int], cue: set[int], gold_content: set[int], gold_cue: set[int]) -> float:
    """Say how well a statement fits a gold one by their contents and a little by another part of each."""
    shared = 2 * len(content & gold_content) / max(len(content) + len(gold_content), 1)
    return shared + 0.2 * bool(cue & gold_cue or not (cue or gold_cue))


if __name__ == "__main__":
    ledger.main(prepare, evaluate)
