"""Make the page of a card.

The template gets text alone and escapes all of it; a content security policy forbids scripts and whatever comes from
elsewhere, and allows this one style sheet by its digest.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from sayso.records import BlockRole, SentenceRole
from sayso.show.card import Card, SentenceEntry
from sayso.show.marks import by_block, marks
from sayso.show.page.nesting import Nesting, Run, label
from sayso.show.safe import harmless_lines, one_line
from sayso.show.words import NOBODY, in_voice, needs_marks, not_analysed, place

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
    return (
        _template()
        .render(
            card=card,
            source=place(card.article.source),
            blocks=blocks,
            # Where a link leads to is on the page, whatever the voice and the blocks leave out.
            ids=nesting.ids | {f"s{statement.number}" for statement in card.statements},
            sentences=_by_role(card),
            style=Markup(style),  # noqa: S704  our own file; names of entries are all that is put into it
            digest=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            version=version("sayso"),
        )
        .encode()
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
    sheet = files(__package__).joinpath("style.css").read_text(encoding="utf-8")
    rules = "".join(f":root:has(#{ref}:target) .go-{ref}{{background:var(--found)}}\n" for ref in split)
    return sheet + rules


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(label=label, needs_marks=needs_marks, safe_line=one_line)
    environment.globals.update(nobody=NOBODY, in_voice=in_voice, not_analysed=not_analysed)
    return environment.from_string(files(__package__).joinpath("article.html").read_text(encoding="utf-8"))
