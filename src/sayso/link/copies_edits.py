"""Lay the bodies of two copies side by side, sentence by sentence: what was kept, edited, added and dropped.

Reads two bodies with their texts, gives ``SentenceEdit`` s in the order of the second one. Which words changed inside
an edited sentence is left to ``alignment``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sayso.link.copies import SentenceIndex, words_of
from sayso.records import Body, Edit, SentenceEdit, Span, enclosing

_SAME_SENTENCE = 0.5
"""This part of a sentence's word pairs, or more, makes it an edited form of another one of a copy."""


def edits(before: Body, before_text: str, after: Body, after_text: str) -> tuple[SentenceEdit, ...]:
    """Return what became of each sentence of ``before``, and which are new in ``after``."""
    olds, news = _Side(before, before_text), _Side(after, after_text)
    partners = _partners(olds, news)
    return tuple(_in_order(olds, news, partners))


class _Side:
    """The sentences of one body, with their words."""

    def __init__(self, body: Body, text: str) -> None:
        self.spans = [one.span for one in body.sentences]
        self.words = [words_of(span.of(text)) for span in self.spans]
        self.index = SentenceIndex(self.words)


def _partners(olds: _Side, news: _Side) -> dict[int, set[int]]:
    """Return, of each old sentence that stands in the new text, which sentences it stands in."""
    partners: dict[int, set[int]] = defaultdict(set)
    free = defaultdict(list)
    for new, words in enumerate(news.words):
        free[words].append(new)
    for old, words in enumerate(olds.words):
        if free[words]:
            partners[old].add(free[words].pop(0))
    taken = {new for several in partners.values() for new in several}
    for old, words in enumerate(olds.words):
        place, share = news.index.best(words)
        if old not in partners and place is not None and share >= _SAME_SENTENCE and place not in taken:
            partners[old].add(place)
    joined = {new for several in partners.values() for new in several}
    for new, words in enumerate(news.words):
        place, share = olds.index.best(words)
        if new not in joined and place is not None and share >= _SAME_SENTENCE and not partners[place] & taken:
            partners[place].add(new)
    return {old: several for old, several in partners.items() if several}


def _in_order(olds: _Side, news: _Side, partners: dict[int, set[int]]) -> Iterator[SentenceEdit]:
    """Yield the edits in the order of the new text, what was dropped behind what stood before it."""
    of_new = defaultdict(set)
    for old, several in partners.items():
        for new in several:
            of_new[new].add(old)
    dropped = [old for old in range(len(olds.spans)) if old not in partners]
    done: set[int] = set()
    for new in range(len(news.spans)):
        if new in done:
            continue
        if new not in of_new:
            yield SentenceEdit(edit=Edit.ADDED, before=None, after=news.spans[new])
            continue
        before, after = _together(new, of_new, partners)
        done |= after
        while dropped and dropped[0] < min(before):
            yield SentenceEdit(edit=Edit.DROPPED, before=olds.spans[dropped.pop(0)], after=None)
        same = [olds.words[old] for old in sorted(before)] == [news.words[one] for one in sorted(after)]
        yield SentenceEdit(
            edit=Edit.KEPT if same else Edit.EDITED,
            before=_span(olds.spans, before),
            after=_span(news.spans, after),
        )
    for old in dropped:
        yield SentenceEdit(edit=Edit.DROPPED, before=olds.spans[old], after=None)


def _together(new: int, of_new: dict[int, set[int]], partners: dict[int, set[int]]) -> tuple[set[int], set[int]]:
    """Return the old and the new sentences that hang together with a new one."""
    before, after, more = set[int](), set[int](), {new}
    while more:
        after |= more
        before |= {old for one in more for old in of_new[one]}
        more = {one for old in before for one in partners[old]} - after
    return before, after


def _span(spans: Sequence[Span], numbers: Iterable[int]) -> Span:
    return enclosing(spans[number] for number in numbers)
