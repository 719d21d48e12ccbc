"""A promise's history in the terminal: each telling with its date, its voice and its passage.

Takes promises in words; prints them. Which acts are one promise was found before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from sayso.records import ActView
from sayso.records.accounts import Due, Promise
from sayso.show.listing import BELOW, ENTRY, as_told, who
from sayso.show.safe import one_line, one_line_with_edges
from sayso.show.side import PromiseTold, TurnTold
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, count, day, interval, listed


def print_promises(terminal: Console, promises: Iterable[PromiseTold]) -> int:
    """Print the histories of promises, and return how many there were."""
    known = list(promises)
    for number, promise in enumerate(known):
        if number:
            put(terminal)
        put(terminal, Text(bound(promise), style="bold underline"))
        told = [is_opposite(known, number), due_in_words(promise), count(len(promise.tellings), "telling")]
        put(terminal, Text(listed([*told, promise.id[:ID_DIGITS]]), style="dim"))
        for telling in promise.tellings:
            put(terminal)
            print_telling(terminal, telling, margin=ENTRY)
    return len(known)


def bound(promise: PromiseTold) -> str:
    """Return who is bound."""
    first = promise.tellings[0].act
    return who(promise.actor or first.actor_name, None if promise.actor else first.actor)


def is_opposite(promises: Sequence[PromiseTold], number: int) -> str | None:
    """Say of a promise that the one before it is told in like words, but is to be done where it is not."""
    before = promises[number - 1].id if number else None
    return "the other way round" if before and promises[number].opposite == before else None


def due_in_words(promise: PromiseTold | Promise) -> str:
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
    before, cue, behind = map(one_line_with_edges, telling.in_three)
    line = Text(before or who(act.actor_name, act.actor) + ": ").append(cue, style="italic").append(behind)
    put(terminal, line.append("  negated" if act.negated else "", style="not italic bold"), margin=below)
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
