"""Score names against the Worldwide newswire corpus (tab-separated words with BIO tags, one file an article).

Only the mentions that are names count, of four types: person, organisation, place (the corpus' locations and
facilities) and group (nationalities, religions, parties).

exact
    same span and type
span
    same span
whole
    as exact, where names that hold others are read whole

A word that stands in a name inside another name has two tags. The figures ``exact`` and ``span`` follow the corpus'
published reading, which takes such a word for none, so that "City of Hartwick" ends with "of"; nobody who reads every
name whole can reach more than 95 by them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.score import ledger
from bench.score.ledger import Entry
from bench.score.words import RunningText

TYPES = {
    **dict.fromkeys(("Person", "PERSON", "PER"), "person"),
    **dict.fromkeys(("Organization", "ORG"), "organisation"),
    **dict.fromkeys(("Location", "LOC", "GPE", "Facility", "FACILITY"), "place"),
    "NORP": "group",
}

Name = tuple[int, int, str]


def gold_articles(
    folder: Path, only: frozenset[str] | None = None, *, whole: bool = False
) -> Iterator[tuple[str, str, list[Name]]]:
    """Yield the file name and text of each article and its names, each as start, end and type."""
    for path in sorted(folder.glob("*.tsv")):
        if only is None or path.name in only:
            yield path.name, *_read(path, whole=whole)


def _read(path: Path, *, whole: bool) -> tuple[str, list[Name]]:
    running = RunningText()
    names: list[Name] = []
    goes_on = False
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition("\t")
        outer = tag.partition("\t")[0] if whole else tag
        prefix, _, kind = outer.strip().partition("-")
        goes_on = goes_on and prefix in ("I", "E")
        if not line.strip():
            running.end_line()
            continue
        start, end = running.add(word)
        if kind in TYPES:
            names.append((names.pop()[0] if goes_on else start, end, TYPES[kind]))
            goes_on = True
    return running.text, names


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name and text of each gold article; none has a date."""
    for name, text, _ in gold_articles(folder, only):
        yield name, text, None


def predicted(entry: Entry) -> set[Name]:
    """Return the names in an article, in the coordinates of its source."""
    found = set()
    for actor in entry.records["actor"]:
        for mention in actor["mentions"]:
            if mention["form"] == "name":
                pieces = ledger.raw(mention)
                found.add((pieces[0][0], pieces[-1][1], mention["type"]))
    return found


def evaluate(folder: Path, entries: dict[str, Entry], only: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the figures of ``entries`` on the gold articles of ``folder``."""
    n, articles, missing, broken = Counter[str](), 0, 0, 0
    pairs = zip(gold_articles(folder, only), gold_articles(folder, only, whole=True), strict=True)
    for (name, text, names), (_, _, whole) in pairs:
        entry = entries.get(name) or Entry({"text": text})
        articles += 1
        missing += name not in entries
        broken += ledger.broken_spans(entry, text)
        found, gold = predicted(entry), set(names)
        n["p"] += len(found)
        n["g"] += len(gold)
        n["exact"] += len(found & gold)
        n["whole g"] += len(set(whole))
        n["whole"] += len(found & set(whole))
        n["span"] += len({one[:2] for one in found} & {one[:2] for one in gold})
    figures = {figure: ledger.f1(n[figure], n["p"], n[figure], n["g"]) for figure in ("exact", "span")}
    figures["whole"] = ledger.f1(n["whole"], n["p"], n["whole"], n["whole g"])
    return {"articles": articles, "missing": missing, "broken_spans": broken, "names": figures}


if __name__ == "__main__":
    ledger.main(prepare, evaluate)
