"""An article's text in the terminal, with its statements marked.

Takes its card; prints the text. In colour, sources, cues and contents have a style each; without colour they stand in
braces, angle quotes and brackets. Either way the raised number of the statement opens each part:
``[¹We will pay,] ‹¹said› {¹Ann Lee}``.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sayso.records import READ_ROLES, Article, Block, BlockRole
from sayso.show.card import Card, Part
from sayso.show.marks import Mark, by_block, marks, segments
from sayso.show.safe import harmless_lines, one_line
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, count, day, listed, not_analysed, place, superscript

_BRACKETS = {Part.CONTENT: ("[", "]"), Part.SOURCE: ("{", "}"), Part.CUE: ("‹", "›")}

_STYLES = {Part.SOURCE: "bold cyan", Part.CUE: "italic magenta"}

_CONTENT_STYLES = ("green", "yellow", "red")
"""By depth: a statement's content, one inside another, and whatever is deeper."""

_BLOCK_STYLES = {BlockRole.TITLE: "bold underline", BlockRole.DEK: "italic", BlockRole.HEADING: "bold"}


def print_text(terminal: Console, card: Card) -> None:
    """Print the article of ``card`` with its statements marked."""
    article = card.article
    _print_head(terminal, article)
    all_marks = marks(stretch for statement in card.statements for stretch in statement.stretches)
    if all_marks:
        _print(terminal, _legend(terminal))
    left_out: list[Block] = []
    marked = by_block([block.span for block in article.blocks], all_marks)
    for block, block_marks in zip(article.blocks, marked, strict=True):
        if block.role is BlockRole.FURNITURE:
            left_out.append(block)
        else:
            _print_block(terminal, article, block, block_marks)
    if left_out:
        characters = count(sum(len(block.span) for block in left_out), "character")
        note = f"(Not shown: {count(len(left_out), 'block')} of site furniture, {characters}.)"
        _print(terminal, Text(note, style="dim"))
    if card.skipped:
        _print(terminal, Text(not_analysed(card.skipped), style="bold"))
    elif not all_marks:
        _print(terminal, Text("No statements to mark.", style="bold"))


def _print_head(terminal: Console, article: Article) -> None:
    """Print what is known of the article; its title only where the text does not show it."""
    if article.title and not any(block.role is BlockRole.TITLE for block in article.blocks):
        put(terminal, Text(one_line(article.title.value), style="bold underline"))
    authors = ", ".join(author.value for author in article.authors)
    known = [
        f"by {authors}" if authors else None,
        article.publisher.value if article.publisher else None,
        day(article.published.value) if article.published else "no date",
    ]
    put(terminal, Text(listed(known), style="dim"))
    put(terminal, Text(listed([place(article.source), article.id[:ID_DIGITS]]), style="dim"))


def _legend(terminal: Console) -> Text:
    line = Text("Marked: ", style="dim")
    for part, style in (
        (Part.SOURCE, _STYLES[Part.SOURCE]),
        (Part.CUE, _STYLES[Part.CUE]),
        (Part.CONTENT, _CONTENT_STYLES[0]),
    ):
        opening, closing = ("", "") if terminal.color_system else _BRACKETS[part]
        line.append(f"{opening}{part}{closing}", style=f"not dim {style}").append("  ")
    return line


def _print_block(terminal: Console, article: Article, block: Block, block_marks: Sequence[Mark]) -> None:
    words = Text(style=_BLOCK_STYLES.get(block.role, ""))
    if block.role not in READ_ROLES:
        words = Text(f"({block.role}) ", style="dim")
    bare = terminal.color_system is None
    for segment in segments(block.span, block_marks):
        for mark in segment.opening:
            words.append((_BRACKETS[mark.part][0] if bare else "") + superscript(mark.number), style="dim")
        style = " ".join(_style(mark) for mark in segment.under)
        words.append(harmless_lines(segment.span.of(article.text)), style=style)
        if bare:
            words.append("".join(_BRACKETS[mark.part][1] for mark in segment.closing))
    _print(terminal, words, indent=4 if block.role is BlockRole.QUOTE else 0)


def _style(mark: Mark) -> str:
    if mark.part is Part.CONTENT:
        return _CONTENT_STYLES[min(mark.depth, len(_CONTENT_STYLES) - 1)]
    return _STYLES[mark.part]


def _print(terminal: Console, words: Text, indent: int = 0) -> None:
    put(terminal)
    put(terminal, words, margin=" " * indent)
