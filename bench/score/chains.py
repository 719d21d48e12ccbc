"""Read chains of mentions from GUM's files in CoNLL format: a line a word, brackets where mentions open and close.

``(person-3-Ann_Lee`` opens a mention of entity 3, ``person-3-Ann_Lee)`` closes it, ``(person-3)`` is one word long;
the name after the number is optional. Mentions nest and cross, also those of one entity.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.score.words import CLINGS_AFTER, CLINGS_BEFORE, RunningText

TYPES = {"person": "person", "organization": "organisation", "place": "place"}

_BRACKET = re.compile(r"(?P<opens>\()?(?P<type>[a-z]+)-(?P<entity>\d+)(?:-[^()]*)?(?P<closes>\))?")
_CONTRACTIONS = {f"{mark}{end}" for mark in "'’" for end in ("re", "m", "ve", "ll", "d")}
_CLINGS_BOTH_WAYS = frozenset("-/")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a person, an organisation or a place."""

    start: int
    end: int
    type: str
    entity: str
    """The number of what it refers to; mentions of one entity corefer."""


@dataclass(frozen=True, slots=True)
class Chained:
    """A text with its mentions, in text order, those of one word only and those that nothing corefers with too."""

    name: str
    text: str
    words: tuple[tuple[int, int], ...]
    """Where each word stands in the text."""

    mentions: tuple[Mention, ...]

    def chains(self) -> list[list[tuple[int, int]]]:
        """Return the spans of each entity's mentions."""
        by_entity = defaultdict(list)
        for mention in self.mentions:
            by_entity[mention.entity].append((mention.start, mention.end))
        return list(by_entity.values())

    def in_words(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return, of each span, the numbers of the first word it touches and of the one after its last."""
        starts, ends = [start for start, _ in self.words], [end for _, end in self.words]
        return [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in spans]


def gold_articles(folder: Path, only: frozenset[str] | None = None) -> Iterator[Chained]:
    """Yield each text, but those whose words are masked: the texts that their owner does not let others hand on."""
    for path in sorted(folder.glob("*.conll")):
        if only is None or path.stem in only:
            lines = path.read_text(encoding="utf-8").split("\n")
            rows = [line.split("\t") for line in lines if line and not line.startswith(("# begin", "# end"))]
            if any(word.strip("_") for _, word, _ in rows):
                yield _chained(path.stem, rows)


def _chained(name: str, rows: list[list[str]]) -> Chained:
    running = RunningText(
        before=CLINGS_BEFORE | _CONTRACTIONS | _CLINGS_BOTH_WAYS, after=CLINGS_AFTER | _CLINGS_BOTH_WAYS
    )
    words: list[tuple[int, int]] = []
    still_open: list[tuple[str, str, int]] = []
    mentions = []
    quoted = False
    for _, word, cell in rows:
        if word == '"':
            quoted = not quoted
            start, end = running.add(word, "“" if quoted else "”")
        else:
            start, end = running.add(word)
        words.append((start, end))
        for bracket in _BRACKET.finditer(cell):
            kind, entity = bracket["type"], bracket["entity"]
            if bracket["opens"]:
                still_open.append((kind, entity, start))
            if bracket["closes"]:
                # The one that opened last, should a mention stand inside one of the same entity.
                at = max(i for i, one in enumerate(still_open) if one[:2] == (kind, entity))
                *_, opened = still_open.pop(at)
                if kind in TYPES:
                    mentions.append(Mention(opened, end, TYPES[kind], entity))
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return Chained(name, running.text, tuple(words), tuple(mentions))
