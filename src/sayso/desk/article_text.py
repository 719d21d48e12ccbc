"""The text of an article as the reader and its neighbours set it: its blocks, with all marks.

Takes a card and what else is to be marked; gives an ``ArticleText``. Browsers lay out one paragraph of a million
characters for minutes, so a very long block is cut, and a very long article shown in parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.desk.articles import Meant
from sayso.records import Block, Span
from sayso.show.card import Card, Stretch
from sayso.show.page.blocks import SetBlock, set_blocks
from sayso.show.page.nesting import Nesting
from sayso.show.words import count

_LONGEST = 10_000
"""Characters of a block that are set in one piece."""

_PART = 160_000
"""Characters of an article that are shown at once: about 28,000 words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleText:
    """The text of an article, or a part of it."""

    text: str
    """All of it, in whose positions spans count."""

    language: str | None
    blocks: tuple[Block, ...]
    """Those of this part, long ones cut."""

    marks: tuple[Stretch, ...]
    """What is marked in this part."""

    roles: dict[str, str]
    """What each sentence of the article does, by its entry."""

    part: int
    """From 1."""

    parts: int
    cut: int
    """How many blocks of the article were cut."""

    @property
    def set(self) -> Iterator[SetBlock]:
        """The blocks with the runs of their text."""
        until = self.blocks[-1].span.end if self.blocks else None
        return set_blocks(self.text, self.blocks, self.marks, Nesting(self.text, self.roles), until=until)

    @property
    def told(self) -> str | None:
        """What is not shown as it stands in the source."""
        said = []
        if self.cut:
            blocks = "1 paragraph is" if self.cut == 1 else f"{self.cut:,} paragraphs are"
            said.append(f"{blocks} longer than {_LONGEST:,} characters and set in pieces.")
        if self.parts > 1:
            said.append(
                f"The article has {count(len(self.text), 'character')}; this is part {self.part} of {self.parts}."
            )
        return " ".join(said) or None


def article_text(card: Card, opened: Meant | None = None, part: int | None = None) -> ArticleText:
    """Return the text of ``card`` with its marks; of a very long one the part asked for, or that of what is opened."""
    text, whole = card.article.text, card.article.blocks
    pieces = [Block(role=block.role, span=span) for block in whole for span in _pieces(text, block.span)]
    grouped = _grouped(pieces)
    if part is None:
        part = _holding(grouped, opened.spans[0]) if opened and opened.spans else 1
    part = min(max(part, 1), len(grouped))
    blocks = tuple(grouped[part - 1])
    marks = (*card.stretches, *(opened.stretches if opened else ()))
    if len(grouped) > 1:
        shown = Span(blocks[0].span.start, blocks[-1].span.end)
        marks = tuple(stretch for stretch in marks if stretch.span.overlaps(shown))
    return ArticleText(
        text=text,
        language=card.article.language,
        blocks=blocks,
        marks=marks,
        roles={sentence.ref: sentence.role.value for sentence in card.sentences},
        part=part,
        parts=len(grouped),
        cut=sum(len(block.span) > _LONGEST for block in whole),
    )


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """Yield a block, a long one in pieces that end with a word where there is one."""
    start = block.start
    while block.end - start > _LONGEST:
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = blank + 1 if blank >= 0 else start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, block.end)


def _grouped(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks of each part, of which there is at least one."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if parts[-1] and block.span.end - parts[-1][0].span.start > _PART:
            parts.append([])
        parts[-1].append(block)
    return parts


def _holding(parts: Sequence[Sequence[Block]], span: Span) -> int:
    """Return the number of the part in which ``span`` begins."""
    return next((n for n, part in enumerate(parts, 1) if part and span.start < part[-1].span.end), len(parts))
