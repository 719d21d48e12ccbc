"""Score actors across articles against MEANTIME: which mentions, of whatever articles, refer to the same one.

The gold mentions of persons, organisations and places are taken as given, those of products and sums of money are left
out. Each takes the entity of the found mention that fits it best: the one with the same last word, else the one that
shares most words with it; where several fit alike, the shortest. One that is not found is an entity of its own.

b3
    precision, recall and F1 of B-cubed over the gold mentions
mentions
    the share of gold mentions that a found one fits
named
    the share of those whose words hold a capital
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from bench.score import ledger
from bench.score.ledger import Entry
from bench.score.words import CLINGS_BEFORE, RunningText
from sayso.english.words import words_of

TOPICS = ("corpus_airbus", "corpus_gm")
"""The two of the four topics that are the dev half; the other two are not looked at."""

TYPES = frozenset({"PER", "ORG", "LOC"})

_BREAKS = words_of(", ( of for in at on from to with by and or who which that whose based - – called known including")
"""End the part of a noun phrase that its head is the last word of."""

_PRINTED = {"``": "“", "''": "”"}
"""What stood in the article where the corpus has the marks of a treebank."""

_CLINGS = CLINGS_BEFORE - {"'"} | {"'m", "'re", "'ve", "'ll", "'d"}

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
"""Ends a noun phrase and is no word of it: MEANTIME leaves it out, GUM, by which mentions are found, takes it in."""

Words = tuple[int, int]
"""The numbers of a mention's first word and of the one behind its last."""


@dataclass(frozen=True, slots=True)
class Gold:
    """An article with the mentions that are marked in it."""

    name: str
    text: str
    published: str | None
    words: tuple[tuple[int, int], ...]
    """Where each word stands in the text."""

    mentions: Mapping[Words, str]
    """The entity of each, one for all articles."""

    def head(self, mention: Words) -> int:
        """Return the number of the word that is a mention's head."""
        first, end = mention
        while end - 1 > first and self.word(end - 1) in _POSSESSIVE:
            end -= 1
        for number in range(first + 1, end):
            if self.word(number).lower() in _BREAKS:
                return number - 1
        return end - 1

    def word(self, number: int) -> str:
        """Return a word as it stands in the text."""
        start, end = self.words[number]
        return self.text[start:end]

    def in_words(self, start: int, end: int) -> Words:
        """Return the words that a stretch of the text touches."""
        ends = [stop for _, stop in self.words]
        return bisect_right(ends, start), bisect_left(self.words, end, key=itemgetter(0))


def gold_articles(folder: Path) -> Iterator[Gold]:
    """Yield the articles of the dev half."""
    for topic in TOPICS:
        for path in sorted((folder / topic).glob("*.xml")):
            yield _gold(path)


def _gold(path: Path) -> Gold:
    root = ET.parse(path).getroot()  # noqa: S314 - a corpus, not the web
    running = RunningText(before=_CLINGS)
    numbers: dict[str, int] = {}
    words: list[tuple[int, int]] = []
    line, date = "0", ""
    for token in root.iter("token"):
        if token.get("sentence") != line and line in {"0", "1"}:
            running.end_line()
            running.end_line()
        line = token.get("sentence", "")
        numbers[token.get("t_id", "")] = len(words)
        words.append(running.add(_PRINTED.get(token.text or "", token.text or ""), token.text))
        date += f" {token.text}" if line == "1" else ""
    return Gold(path.name, running.text, _iso(date), tuple(words), _mentions(root, path.stem, numbers))


def _iso(date: str) -> str | None:
    """Return "March 01 , 2008" as a date of a calendar."""
    try:
        return datetime.strptime(date.replace(" ,", ""), " %B %d %Y").date().isoformat()
    except ValueError:
        return None


def _mentions(root: ET.Element, article: str, numbers: Mapping[str, int]) -> dict[Words, str]:
    """Return each mention with its entity; an entity that stands in no list of all articles is this one's own."""
    spans: dict[str, tuple[int, int]] = {}
    for mention in root.iter("ENTITY_MENTION"):
        at = [numbers[anchor.get("t_id", "")] for anchor in mention.iter("token_anchor")]
        spans[mention.get("m_id", "")] = min(at), max(at) + 1
    listed = {
        one.get("m_id", ""): one.get("instance_id") or f"{article} {one.get('m_id')}"
        for one in root.iter("ENTITY")
        if one.get("ent_type") in TYPES
    }
    found: dict[Words, str] = {}
    for relation in root.iter("REFERS_TO"):
        for target in relation.iter("target"):
            for source in relation.iter("source"):
                if target.get("m_id") in listed and source.get("m_id") in spans:
                    found.setdefault(spans[source.get("m_id", "")], listed[target.get("m_id", "")])
    return found


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name, text and date of each gold article."""
    for gold in gold_articles(folder):
        if only is None or gold.name in only:
            yield gold.name, gold.text, gold.published


def found(gold: Gold, entry: Entry) -> dict[Words, Hashable | None]:
    """Return of each gold mention the entity of the found one that fits it best; None where none does."""
    by_head: dict[int, list[tuple[Words, Hashable]]] = defaultdict(list)
    for actor in entry.records["actor"]:
        entity = (entry.article["id"], actor["id"]) if actor["entity"] is None else actor["entity"]
        for mention in actor["mentions"]:
            pieces = ledger.raw(mention)
            words = gold.in_words(pieces[0][0], pieces[-1][1])
            by_head[gold.head(words)].append((words, entity))
    best: dict[Words, Hashable | None] = {}
    for mention in gold.mentions:
        fitting = by_head.get(gold.head(mention), ())
        best[mention] = max(fitting, key=lambda one: _likeness(one[0], mention), default=(None, None))[1]
    return best


def _likeness(one: Words, other: Words) -> float:
    """Return the share of words that two mentions have in common."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared / (one[1] - one[0] + other[1] - other[0])


def b_cubed(pairs: Iterable[tuple[Hashable, Hashable]]) -> tuple[float, float, float]:
    """Return precision, recall and F1, in percent, of mentions with their found and their gold entity."""
    listed = list(pairs)
    both, predicted, gold = Counter(listed), Counter(p for p, _ in listed), Counter(g for _, g in listed)
    if not listed:
        return 0.0, 0.0, 0.0
    precision = sum(count * count / predicted[p] for (p, _), count in both.items())
    recall = sum(count * count / gold[g] for (_, g), count in both.items())
    total = precision + recall
    return (
        100 * precision / len(listed),
        100 * recall / len(listed),
        100 * 2 * precision * recall / total / len(listed),
    )


def evaluate(folder: Path, entries: dict[str, Entry], only: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the figures of ``entries`` on the gold articles of ``folder``."""
    pairs: list[tuple[Hashable, Hashable]] = []
    fits: list[tuple[bool, bool]] = []
    articles = missing = broken = 0
    for gold in gold_articles(folder):
        if only is not None and gold.name not in only:
            continue
        articles += 1
        missing += gold.name not in entries
        entry = entries.get(gold.name) or Entry({"text": gold.text, "id": gold.name})
        broken += ledger.broken_spans(entry, gold.text)
        for mention, entity in found(gold, entry).items():
            named = any(gold.word(number)[:1].isupper() for number in range(*mention))
            fits.append((entity is not None, named))
            pairs.append(((gold.name, mention) if entity is None else entity, gold.mentions[mention]))
    return {
        "entities": {"b3": b_cubed(pairs)},
        "mentions": {
            "found": _share(fit for fit, _ in fits),
            "named": _share(fit for fit, named in fits if named),
        },
        "articles": articles,
        "missing": missing,
        "broken_spans": broken,
    }


def _share(told: Iterable[bool]) -> float:
    counted = Counter(told)
    return 100 * counted[True] / counted.total() if counted else 0.0


if __name__ == "__main__":
    ledger.main(prepare, evaluate)
