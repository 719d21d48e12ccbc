"""Run the steps of the layout in their order and build the text.

The decoded source and its lines come in; the text, its blocks and the map go out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.intake.layout.forms import stands_alone
from sayso.intake.layout.hyphens import Hyphenation, Joint
from sayso.intake.layout.lines import Line, Mark
from sayso.intake.layout.pages import page_lines
from sayso.intake.layout.paragraphs import Draft, paragraphs
from sayso.intake.layout.roles import Told, assign_roles
from sayso.intake.text_builder import TextBuilder
from sayso.records import Block, TextMap


@dataclass(frozen=True, kw_only=True, slots=True)
class LaidOut:
    """The text of an article with its blocks."""

    text: str
    blocks: tuple[Block, ...]
    map: TextMap = field(repr=False)


def lay_out(source: str, lines: Sequence[Line], told: Told) -> LaidOut:
    """Return the text that ``lines`` of ``source`` make, with its blocks and the map back."""
    alone = {i for i, line in enumerate(lines) if line.mark is Mark.NONE and stands_alone(line.words)}
    return lay_blocks_out(source, paragraphs(lines, page_lines(lines), alone), told)


def lay_blocks_out(source: str, drafts: Sequence[Draft], told: Told) -> LaidOut:
    """Return the text that the blocks of ``source`` make where it is known which lines make them."""
    roles = assign_roles(drafts, told)
    builder = TextBuilder(source)
    hyphenation = Hyphenation(source)
    for draft, role in zip(drafts, roles, strict=True):
        _write(draft, source, builder, hyphenation)
        builder.close_block(role)
    text, blocks, text_map = builder.finish()
    return LaidOut(text=text, blocks=blocks, map=text_map)


def _write(draft: Draft, source: str, builder: TextBuilder, hyphenation: Hyphenation) -> None:
    """Add the lines of one block to the text."""
    for line, following in zip(draft.lines, (*draft.lines[1:], None), strict=True):
        joint = _joint(line, following, source, hyphenation) if following else None
        pieces = line.pieces or ((line.start, line.end),)
        for start, end in pieces[:-1]:
            _add(start, end, source, builder, hyphenation)
        start, end = pieces[-1]
        _add(start, end - 1 if joint is Joint.WORD and source[end - 1] in "-‐" else end, source, builder, hyphenation)
        if joint is Joint.SPACE:
            builder.add_blank(line.end, len(source))


def _joint(line: Line, following: Line, source: str, hyphenation: Hyphenation) -> Joint:
    if source[line.end : line.end + 1] == "\xad" and following.starts_low:
        return Joint.WORD
    return hyphenation.joint(line.words, following.words)


def _add(start: int, end: int, source: str, builder: TextBuilder, hyphenation: Hyphenation) -> None:
    """Add a stretch without the hyphens that stand in its words by mistake."""
    if source.find("-", start, end) >= 0:
        for left_over, after in hyphenation.leftovers(start, end):
            builder.add(start, left_over)
            start = after
    builder.add(start, end)
