"""Acts in the terminal: who is bound to what, or demands or foretells it, article by article.

Takes act views in the ledger's order; prints them under the head of their article. Finding them is left to the ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from sayso.records import ActType, ActView, Stage
from sayso.show.listing import BELOW, ENTRY, as_told, by_article, who
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import interval, listed

_BY = {ActType.DEMAND: "demanded by", ActType.THREAT: "threatened by", ActType.FORECAST: "foretold by"}
"""How ``by`` stands to an act; of other types it says no more than ``actor``."""


def print_acts(terminal: Console, views: Iterable[ActView]) -> int:
    """Print ``views``, each article's together, and return how many there were."""
    return by_article(terminal, views, _print_all)


def _print_all(terminal: Console, views: Sequence[ActView]) -> None:
    """Print acts of one article; those that tell one again are counted at it."""
    there = {view.id for view in views}
    again = Counter(view.same_as for view in views)
    for view in views:
        if view.same_as not in there:
            _print_act(terminal, view, again[view.id])


def _print_act(terminal: Console, view: ActView, again: int) -> None:
    """Print who, by which words and how in one line, then what, and below it when, on what condition and by whom."""
    line = Text(who(view.actor_name, view.actor), style="bold")
    line.append(" " + one_line(view.cue), style="not bold italic")
    stage = None if view.stage is Stage.ANNOUNCED else view.stage
    kind = ", ".join(part for part in (view.type, "negated" if view.negated else None, stage, _voice(view)) if part)
    line.append(f"  {kind}", style="not bold dim")
    put(terminal)
    put(terminal, line, margin=ENTRY)
    if view.action:
        put(terminal, Text(one_line(view.action)), margin=BELOW)
    if below := listed([_when(view), _labelled("condition", view.condition), _by(view), _again(again)]):
        put(terminal, Text(below, style="dim"), margin=BELOW)


def _voice(view: ActView) -> str | None:
    """Say who tells the act, unless it is the author."""
    return "by own account" if view.actor_name and view.actor_name == view.voice_name else as_told(view)


def _when(view: ActView) -> str | None:
    """Return the words of the deadline and, where they do not say it themselves, the days that it means."""
    if not view.when:
        return None
    words, days = one_line(view.when), interval(view.when_begins, view.when_ends)
    return _labelled("when", words if days is None or days in words else f"{words} ({days})")


def _by(view: ActView) -> str | None:
    """Say who demands, threatens or foretells, unless it is who acts or in whose voice it is told."""
    if view.type not in _BY or not view.by or view.by == view.actor:
        return None
    if view.voice_name and view.voice_name in (view.by_name or view.by):
        return None
    return f"{_BY[view.type]} {who(view.by_name, view.by)}"


def _labelled(label: str, words: str | None) -> str | None:
    return f"{label}: {one_line(words)}" if words else None


def _again(times: int) -> str | None:
    return f"told {times + 1:,} times" if times else None
