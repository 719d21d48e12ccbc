"""Make the page of a card."""

from __future__ import annotations

from sayso.records import SentenceRole
from sayso.show.card import Card, SentenceEntry
from sayso.show.page.blocks import set_blocks
from sayso.show.page.nesting import Nesting
from sayso.show.page.shell import STYLE, render, sheet
from sayso.show.words import place

_LONG = 50_000
"""Characters of text above which only the first element of a mark that was cut is highlighted.

A rule for all of them makes the browser look through the whole page at each click: on 21,000 words 17 such rules took
ten times as long as the click itself.
"""


def make_page(card: Card) -> bytes:
    """Return the page of ``card`` in UTF-8."""
    nesting = Nesting(card.article.text, {sentence.ref: sentence.role.value for sentence in card.sentences})
    blocks = list(set_blocks(card.article.text, card.article.blocks, card.stretches, nesting))
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


def _by_role(card: Card) -> dict[SentenceRole, list[SentenceEntry]]:
    found: dict[SentenceRole, list[SentenceEntry]] = {role: [] for role in card.roles}
    for sentence in card.sentences:
        found[sentence.role].append(sentence)
    return found


def _style(split: tuple[str, ...]) -> str:
    """Return the style sheet, with a rule for each mark in several elements: they are highlighted together."""
    rules = "".join(f":root:has(#{ref}:target) .go-{ref}{{background:var(--found)}}\n" for ref in split)
    return sheet(*STYLE) + rules
