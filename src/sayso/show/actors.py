"""Actors across the ledger in the terminal: the list, and all that there is of one.

Takes the ledger's views; finding them is left to the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from sayso.records import ActorCard, ActorView, RoleView
from sayso.show.acts import print_acts
from sayso.show.corrections import print_corrections, short_name, shortened
from sayso.show.listing import BELOW, ENTRY
from sayso.show.safe import one_line
from sayso.show.statements import print_statements
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, count, day, listed, place

_View = TypeVar("_View")

_NAMES = 6
"""Other names that are shown; --json gives all."""

_ROLES = 3
"""Roles that a list shows of each actor, the latest."""

_LONGEST_ROLE = 60


def print_actors(terminal: Console, actors: Iterable[ActorView], *, where: bool = False) -> int:
    """Print each actor with the digits of its id that name it, and return how many there were.

    With ``where`` it is also told where they are named, so that those of one name can be told apart.
    """
    number = 0
    for actor in actors:
        number += 1
        put(terminal, _head(actor), margin=actor.id[:ID_DIGITS] + "  ")
        roles = [_role_in_short(role) for role in actor.roles[-_ROLES:]]
        latest = f"in {'; '.join(place(title) for title in actor.latest)}" if where else None
        for below in (listed(_amounts(actor)), _also(actor), listed(roles), latest):
            if below:
                put(terminal, Text(below, style="dim"), margin=" " * (ID_DIGITS + 2))
    return number


def print_actor(terminal: Console, card: ActorCard, limit: int) -> None:
    """Print all that there is of one actor; of what it did, at most ``limit`` of each kind."""
    actor = card.actor
    put(terminal, _head(actor), margin="")
    put(terminal, Text(listed([*_amounts(actor), actor.id[:ID_DIGITS]]), style="dim"))
    if also := _also(actor):
        put(terminal, Text(also, style="dim"))
    _print_roles(terminal, actor.roles)
    _print_section(terminal, "Said", card.said, print_statements, limit)
    _print_section(terminal, "Promised", card.promised, print_acts, limit)
    _print_section(terminal, "Demanded of this actor", card.demanded, print_acts, limit)
    _print_section(terminal, "Said by others with a mention of it", card.said_about, print_statements, limit)
    if card.corrections:
        _print_heading(terminal, "Corrections")
        put(terminal)
        print_corrections(terminal, card.corrections)


def _head(actor: ActorView) -> Text:
    head = Text(short_name(actor.name), style="bold")
    known = [actor.type, actor.known, actor.wikidata]
    return head.append("".join(f"  {one_line(one)}" for one in known if one), style="not bold dim")


def _amounts(actor: ActorView) -> list[str | None]:
    def some(number: int, words: str) -> str | None:
        return words if number else None

    dates = list(dict.fromkeys(day(date) for date in (actor.first, actor.last) if date))
    return [
        some(actor.statements, count(actor.statements, "statement")),
        some(actor.promises, count(actor.promises, "promise")),
        some(actor.demands, f"{actor.demands:,} demanded of it"),
        f"{count(actor.mentions, 'mention')} in {count(actor.articles, 'article')}",
        " – ".join(dates),
    ]


def _also(actor: ActorView) -> str | None:
    if not actor.other_names:
        return None
    more = len(actor.other_names) - _NAMES
    names = [short_name(name) for name in actor.other_names[:_NAMES]]
    return f"also {', '.join([*names, *([f'and {more:,} more'] if more > 0 else [])])}"


def _role_in_short(role: RoleView) -> str:
    date = f" ({day(role.published)})" if role.published else ""
    return f"{shortened(role.words, _LONGEST_ROLE)}{date}"


def _print_roles(terminal: Console, roles: Sequence[RoleView]) -> None:
    if roles:
        _print_heading(terminal, "What it is, article by article")
    for role in roles:
        put(terminal)
        date = day(role.published) if role.published else "no date"
        put(terminal, Text(one_line(role.words), style="bold").append(f"  {date}", style="not bold dim"), margin=ENTRY)
        if role.sentence:
            put(terminal, Text(one_line(role.sentence)), margin=BELOW)
        title = one_line(role.title) if role.title else place(role.article_source)
        put(terminal, Text(listed([title, role.publisher, role.article[:ID_DIGITS]]), style="dim"), margin=BELOW)


def _print_section(
    terminal: Console,
    heading: str,
    views: Sequence[_View],
    print_views: Callable[[Console, Iterable[_View]], int],
    limit: int,
) -> None:
    if not views:
        return
    _print_heading(terminal, heading)
    put(terminal)
    print_views(terminal, views[:limit])
    if len(views) > limit:
        put(terminal)
        put(terminal, Text("There is more: --limit N shows N of each kind, --json all.", style="dim"))


def _print_heading(terminal: Console, words: str) -> None:
    put(terminal)
    put(terminal, Text(words.upper(), style="bold"))
