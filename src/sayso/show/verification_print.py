"""Checked quotations in the terminal.

Takes what is shown of a verification; prints each quotation above what was said, what differs set between ‹ and › and
in colour, and below it what that is. What matters most comes first.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sayso.show.listing import ENTRY
from sayso.show.terminal import put
from sayso.show.verification import Checked, Checks, Piece
from sayso.show.words import listed

_LABEL = 9
"""Columns for "quoted", "said" and what the lines below them are."""

_STYLES = {
    **dict.fromkeys(("punctuation", "capitals", "spelling", "brackets", "hesitation"), "yellow"),
    **dict.fromkeys(("altered", "put in", "order"), "bold red"),
    "left out": "bold cyan",
}
_AROUND = "around"


def print_checks(terminal: Console, checks: Checks) -> None:
    """Print the quotations of an article beside what was said."""
    put(terminal, Text(checks.title, style="bold underline"))
    if checks.source != checks.title:
        put(terminal, Text(checks.source, style="dim"))
    for text in checks.against:
        state = f"not used: {text.trouble}" if text.trouble else f"holds {text.holds} of {len(checks.quotations)}"
        put(terminal, Text(listed([f"against {text.name}", state]), style="dim"))
    put(terminal, f"{checks.summary}.")
    if checks.doubt:
        put(terminal, Text(checks.doubt, style="bold"))
    for heading, quotations in checks.sections:
        put(terminal)
        put(terminal, Text(f"{heading} ({len(quotations)})", style="bold"))
        for quotation in quotations:
            put(terminal)
            _print_quotation(terminal, quotation)


def _print_quotation(terminal: Console, one: Checked) -> None:
    number = f"{one.number}. "
    head = Text(one.label, style="green" if one.is_faithful else "bold red")
    head.append(f"  {one.who}" if one.who else "", style="not bold default")
    put(terminal, head, margin=f"{ENTRY}{number}")
    indent = " " * len(f"{ENTRY}{number}")
    put(terminal, _line(one.pieces, quoted=True), margin=indent + "quoted".ljust(_LABEL))
    for found in one.found:
        put(terminal, _line(found.pieces, quoted=False), margin=indent + "said".ljust(_LABEL))
        put(terminal, Text(found.where, style="dim"), margin=indent + " " * _LABEL)
    for change in one.changes:
        put(terminal, change, margin=indent + "· ".rjust(_LABEL))
    if one.also:
        put(terminal, Text(f"again in {one.also}", style="dim"), margin=indent + " " * _LABEL)


def _line(pieces: Sequence[Piece], *, quoted: bool) -> Text:
    line = Text("“" if quoted else "")
    for piece in pieces:
        if piece.kind == _AROUND:
            line.append(piece.words, style="dim")
        elif piece.kind is None:
            line.append(piece.words)
        else:
            line.append(f"‹{piece.words}›", style=_STYLES.get(piece.kind, "bold"))
    return line.append("”" if quoted else "")
