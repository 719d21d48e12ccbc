"""The blocks of an article, set: each with the element that it is and the runs of its text.

Takes blocks and what is marked in them; gives ``SetBlock``s in text order. How marks nest is left to ``nesting``, how a
block looks to the style sheet and the template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Block, BlockRole
from sayso.show.card import Stretch
from sayso.show.marks import by_block, marks
from sayso.show.page.nesting import Nesting, Run
from sayso.show.safe import harmless_lines

_TAGS = {BlockRole.TITLE: "h2", BlockRole.HEADING: "h3", BlockRole.QUOTE: "blockquote"}


@dataclass(frozen=True, kw_only=True, slots=True)
class SetBlock:
    """A block of the article as it is set."""

    tag: str
    block: Block
    runs: tuple[Run, ...]
    space: str
    """The white space between it and the next one."""

    @property
    def role(self) -> BlockRole:
        """What it is to the article."""
        return self.block.role


def set_blocks(
    text: str, blocks: Sequence[Block], stretches: Iterable[Stretch], nesting: Nesting, *, until: int | None = None
) -> Iterator[SetBlock]:
    """Yield ``blocks``, which are in text order, with what is marked in them; the text goes on ``until`` its end."""
    spans = [block.span for block in blocks]
    following = [*(span.start for span in spans[1:]), until] if spans else []
    marked = by_block(spans, marks(stretches))
    for block, block_marks, after in zip(blocks, marked, following, strict=True):
        yield SetBlock(
            tag=_TAGS.get(block.role, "p"),
            block=block,
            runs=tuple(nesting.runs(block.span, block_marks)),
            space=harmless_lines(text[block.span.end : after]),
        )
