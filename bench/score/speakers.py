"""Score who speaks against marks on 150 attributions of PolNeAR's dev part (``bench/speakers``).

The gold folder is PolNeAR's: ``text/``, from whose words the names are cut. A statement whose content holds half of
the characters of a marked one is that statement, as in ``statements``; where several do, the source tells which. Its
speaker is right

- of a mark *name* (or several), if its name is one of the marked ones: the same last word, or one name's words all in
  the other's, titles aside;
- of a *description*, if the speaker is mentioned there, or bears its words;
- of *author*, if the speaker is an author of the article.

Told are the shares of the statements found, and of all that are marked.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.score import attribution, ledger, statements
from bench.score.ledger import Entry

MARKS = Path(__file__).parent.parent / "speakers" / "polnear-dev.jsonl"

Gold = dict[str, Any]


def gold_articles(
    folder: Path, only: frozenset[str] | None = None, marks: Path = MARKS
) -> Iterator[tuple[str, str, list[Gold]]]:
    """Yield the name and text of each article with marks, and those, in the order of the texts."""
    by_article: dict[str, list[Gold]] = {}
    for line in marks.read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        if only is None or mark["article"] in only:
            by_article.setdefault(mark["article"], []).append(mark)
    for name, found in sorted(by_article.items()):
        yield name, (folder / "text" / name).read_bytes().decode("utf-8"), found


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name and text of each gold article; none has a date."""
    for name, text, _ in gold_articles(folder, only):
        yield name, text, None


def evaluate(
    folder: Path, entries: dict[str, Entry], only: frozenset[str] | None = None, marks: Path = MARKS
) -> dict[str, Any]:
    """Return the figures of ``entries`` on the marked attributions."""
    missing, broken, articles, count = 0, 0, 0, Counter[str]()
    for name, text, wanted in gold_articles(folder, only, marks):
        entry = entries.get(name) or Entry({"text": text})
        articles += 1
        missing += name not in entries
        broken += ledger.broken_spans(entry, text)
        count += _counted(entry, text, wanted)
    return {
        "articles": articles,
        "missing": missing,
        "broken_spans": broken,
        "speakers": {
            "of found": 100 * count["right"] / max(count["found"], 1),
            "of all": 100 * count["right"] / max(count["marked"], 1),
            "found": float(count["found"]),
        },
    }


def _counted(entry: Entry, text: str, wanted: list[Gold]) -> Counter[str]:
    """Count, of one article's marks, those found and those with the right speaker; nobody could tell the unknown."""
    actors = {actor["id"]: actor for actor in entry.records["actor"]}
    found = [
        (statements.characters(one["content"]), statements.characters(one["source"]))
        for one in attribution.predicted(entry)
    ]
    count = Counter[str]()
    for mark in wanted:
        if mark["kind"] == "unknown":
            continue
        content, source = statements.characters(mark["content"]), statements.characters(mark["source"])
        values = [statements.worth(*one, content, source) for one in found]
        best = max(range(len(found)), key=values.__getitem__, default=None)
        count["marked"] += 1
        if best is None or len(found[best][0] & content) < 0.5 * len(content):
            continue
        count["found"] += 1
        actor = actors.get(entry.records["statement"][best]["speaker"])
        count["right"] += actor is not None and is_right(actor, mark, text, entry.article.get("authors") or ())
    return count


def is_right(actor: dict[str, Any], mark: Gold, text: str, authors: Iterable[str] = ()) -> bool:
    """Say whether ``actor`` is who speaks by ``mark``."""
    if mark["kind"] == "author":
        return any(statements.same_name(actor["name"], author) for author in authors)
    marked = [(start, end) for start, end in mark["speakers"]]
    words = ";".join(text[start:end].replace(";", " ") for start, end in marked)
    if statements.same_name(actor["name"], words):
        return True
    if mark["kind"] == "name":
        return False
    here = statements.characters(marked)
    return any(here & statements.characters(ledger.raw(mention)) for mention in actor.get("mentions", ()))


if __name__ == "__main__":
    ledger.main(prepare, evaluate)
