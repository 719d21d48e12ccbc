"""A promise's history in the terminal: each telling with its date, its voice and its passage.

Takes promises in words; prints them. Which acts are one promise was found before.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from sayso.records import ActView
from sayso.records.accounts import Due
from sayso.show.comparison import PromiseTold, TurnTold
from sayso.show.listing import BELOW, ENTRY, as_told, who
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, count, day, interval, listed


def print_promises(terminal: Console, promises: Iterable[PromiseTold]) -> int:
    """Print the histories of promises, and return how many there were."""
    number = 0
    for promise in promises:
        if number:
            put(terminal)
        number += 1
        first = promise.tellings[0].act
        put(terminal, Text(who(first.actor_name, first.actor), style="bold underline"))
        told = count(len(promise.tellings), "telling")
        put(terminal, Text(listed([due_in_words(promise), told, promise.id[:ID_DIGITS]]), style="dim"))
        for telling in promise.tellings:
            put(terminal)
            print_telling(terminal, telling, margin=ENTRY)
    return number


def due_in_words(promise: PromiseTold) -> str:
    """Say what is known of a promise's fulfilment; that nothing was found is no verdict."""
    if promise.deadline is None or promise.due in {Due.DONE, Due.BLOCKED}:
        return {Due.OPEN: "no deadline is told"}.get(promise.due, promise.due.value)
    until = day(promise.deadline.isoformat())
    return f"due by {until}" if promise.due is Due.AHEAD else f"due by {until}, nothing found"


def print_telling(terminal: Console, telling: TurnTold, *, margin: str) -> None:
    """Print one telling: when and what it adds, who is bound by which words to what, in which article and voice."""
    act = telling.act
    date = day(act.published) if act.published else "no date"
    head = Text(f"[{telling.account}] " if telling.account else "", style="dim")
    head.append(f"{date}: {', '.join(telling.turns)}", style="not dim bold")
    put(terminal, head, margin=margin)
    below = " " * max(len(margin), len(BELOW))
    line = Text(who(act.actor_name, act.actor) + " ").append(one_line(act.cue), style="italic")
    put(terminal, line.append(f" {one_line(act.action)}" if act.action else ""), margin=below)
    put(terminal, Text(listed([_when(act), _condition(act), as_told(act), _where(act)]), style="dim"), margin=below)


def _when(act: ActView) -> str | None:
    if act.when is None:
        return None
    days = interval(act.when_begins, act.when_ends)
    return f"{one_line(act.when)} ({days})" if days else one_line(act.when)


def _condition(act: ActView) -> str | None:
    return f"condition: {one_line(act.condition)}" if act.condition else None


def _where(act: ActView) -> str:
    return listed([act.publisher, act.title, act.article[:ID_DIGITS]])
