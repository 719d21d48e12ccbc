"""Make the page of a card."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import BlockRole, SentenceRole
from sayso.show.card import Card, SentenceEntry
from sayso.show.marks import by_block, marks
from sayso.show.page.nesting import Nesting, Run
from sayso.show.page.shell import render, sheet
from sayso.show.safe import harmless_lines
from sayso.show.words import place

_TAGS = {BlockRole.TITLE: "h2", BlockRole.HEADING: "h3", BlockRole.QUOTE: "blockquote"}

_LONG = 50_000
"""Characters of text above which only the first element of a mark that was cut is highlighted.

A rule for all of them makes the browser look through the whole page at each click: on 21,000 words 17 such rules took
ten times as long as the click itself.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Block:
    """A block of the article as it is set."""

    tag: str
    role: BlockRole
    runs: tuple[Run, ...]
    space: str
    """The white space between it and the next one."""


def make_page(card: Card) -> bytes:
    """Return the page of ``card`` in UTF-8."""
    nesting = Nesting(card.article.text, {sentence.ref: sentence.role.value for sentence in card.sentences})
    blocks = _blocks(card, nesting)
    style = _style(tuple(nesting.split) if len(card.article.text) <= _LONG else ())
    return render(
        "article.html",
        style,
        card=card,
        source=place(card.article.source),
        blocks=blocks,
        # Where a link leads to is on the page, whatever the voice and the blocks leave out.
        ids=nesting.ids | {f"s{statement.number}" for statement in card.statements},
        sentences=_by_role(card),
    )


def _blocks(card: Card, nesting: Nesting) -> list[_Block]:
    text, blocks = card.article.text, card.article.blocks
    spans = [block.span for block in blocks]
    following = [*spans[1:], None] if spans else []
    marked = by_block(spans, marks(card.stretches))
    return [
        _Block(
            tag=_TAGS.get(block.role, "p"),
            role=block.role,
            runs=tuple(nesting.runs(block.span, block_marks)),
            space=harmless_lines(text[block.span.end : after.start if after else None]),
        )
        for block, block_marks, after in zip(blocks, marked, following, strict=True)
    ]


def _by_role(card: Card) -> dict[SentenceRole, list[SentenceEntry]]:
    found: dict[SentenceRole, list[SentenceEntry]] = {role: [] for role in card.roles}
    for sentence in card.sentences:
        found[sentence.role].append(sentence)
    return found


def _style(split: tuple[str, ...]) -> str:
    """Return the style sheet, with a rule for each mark in several elements: they are highlighted together."""
    rules = "".join(f":root:has(#{ref}:target) .go-{ref}{{background:var(--found)}}\n" for ref in split)
    return sheet("style.css") + rules
