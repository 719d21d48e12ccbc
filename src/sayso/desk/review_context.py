"""The sentences around an entry, in which its parts are marked and moved.

Takes a reading and a stretch of its text; gives that with some sentences before and after it, block by block. Places
are those of the article's text; the script that marks them counts in code points as well.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sayso.records import Block, Reading, Span, enclosing

_LONGEST_SENTENCE = 1000
"""Characters that one more sentence shows at most: some texts are one sentence of a million."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContextBlock:
    """A paragraph or heading, as far as it is shown."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """A stretch of an article's text."""

    start: int
    """Where it begins in the article's text, in code points, as all places here."""

    text: str
    blocks: tuple[ContextBlock, ...]
    told: tuple[int, int]
    """Where the sentences begin and end that hold the entry itself."""

    language: str | None
    before: bool
    """Whether the article has more before it."""

    after: bool

    def words(self, block: ContextBlock) -> str:
        """Return the words of one of its blocks."""
        return self.text[block.start - self.start : block.end - self.start]


def make_context(reading: Reading, extent: Span, *, around: int) -> Context:
    """Return ``extent`` of an article with whole sentences around it, ``around`` of them on either side."""
    article = reading.article
    shown = _shown(reading, extent, around)
    told = _shown(reading, extent, 0)
    held = [block for block in article.blocks if block.span.overlaps(shown)]
    return Context(
        start=shown.start,
        text=shown.of(article.text),
        blocks=tuple(_clipped(block, shown) for block in held),
        told=(told.start, told.end),
        language=article.language,
        before=bool(article.blocks) and article.blocks[0].span.start < shown.start,
        after=bool(article.blocks) and article.blocks[-1].span.end > shown.end,
    )


def _shown(reading: Reading, extent: Span, around: int) -> Span:
    # What stands between sentences, such as a caption, is no sentence and counts as one by its block.
    sentences = [sentence.span for sentence in reading.sentences]
    starts = [span.start for span in sentences]
    others = [
        block.span
        for block in reading.article.blocks
        if bisect_left(starts, block.span.start) == bisect_left(starts, block.span.end)
    ]
    units = sorted([*sentences, *others])
    touched = [number for number, unit in enumerate(units) if unit.overlaps(extent)]
    if not touched:
        return extent
    first, last = max(0, touched[0] - around), touched[-1] + around
    whole = enclosing([extent, *units[first : last + 1]])
    reach = _LONGEST_SENTENCE * (around + 1)
    return Span(max(whole.start, extent.start - reach), min(whole.end, extent.end + reach))


def _clipped(block: Block, shown: Span) -> ContextBlock:
    return ContextBlock(
        role=block.role.value, start=max(block.span.start, shown.start), end=min(block.span.end, shown.end)
    )
