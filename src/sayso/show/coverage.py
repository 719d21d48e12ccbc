"""The sentences of an article in the terminal, each with what it does.

Takes a card; prints every sentence beside its role, and how many there are of each.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from sayso.records import SentenceRole
from sayso.show.card import Card
from sayso.show.terminal import put
from sayso.show.words import count, not_analysed

_ROLES = max(map(len, SentenceRole)) + 2
"""Columns for a role and the space after it."""

_STYLES = {SentenceRole.FURNITURE: "dim", SentenceRole.RESIDUE: "bold"}


def print_coverage(terminal: Console, card: Card) -> None:
    """Print each sentence of ``card`` with its role, and the counts below them."""
    if card.skipped:
        put(terminal, Text(not_analysed(card.skipped), style="bold"))
        return
    for sentence in card.sentences:
        words = Text(sentence.words.text, style=_STYLES.get(sentence.role, ""))
        put(terminal, words, margin=sentence.role.ljust(_ROLES))
    if card.sentences:
        put(terminal)
    put(terminal, coverage(card))


def coverage(card: Card) -> Text:
    """Return how the sentences of the article are accounted for, in one line."""
    if not card.sentences:
        return Text(
            "No sentence is accounted for: the article has none, or was read before that was done.", style="dim"
        )
    line = Text(count(len(card.sentences), "sentence"), style="bold")
    return line.append(": " + ", ".join(f"{number} {role}" for role, number in card.roles.items()), style="not bold")
