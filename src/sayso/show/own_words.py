"""The author's own words in the terminal: loaded phrases with what they judge, and scare quotes, article by article.

Takes appraisal views in the ledger's order; prints them under the head of their article, and how many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from sayso.records import AppraisalType, AppraisalView, Polarity
from sayso.show.listing import as_told, by_article, by_sentence
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import count, listed

_COUNTED = {AppraisalType.LOADED: "loaded phrase", AppraisalType.SCARE: "scare quote"}
_JUDGED = {Polarity.POSITIVE: "for", Polarity.NEGATIVE: "against"}


def print_own_words(terminal: Console, views: Iterable[AppraisalView]) -> int:
    """Print ``views``, each article's together, then how many there were, and return that."""
    numbers: Counter[AppraisalType | None] = Counter()

    def counted() -> Iterator[AppraisalView]:
        for view in views:
            numbers[None if view.echo_of else view.type] += 1
            yield view

    number = by_article(terminal, counted(), _print_all)
    if number:
        found = [count(numbers[kind], noun) for kind, noun in _COUNTED.items() if numbers[kind]]
        echoes = numbers[None]
        again = f"{echoes:,} {'repeats' if echoes == 1 else 'repeat'} words quoted before" if echoes else None
        put(terminal)
        put(terminal, Text(listed([*found, again]), style="dim"))
    return number


def _print_all(terminal: Console, views: Sequence[AppraisalView]) -> None:
    by_sentence(terminal, views, _line)


def _line(view: AppraisalView) -> Text:
    line = Text(one_line(view.words), style="dim" if view.echo_of else "bold")
    told = as_told(view)
    return line.append(f"  {_kind(view)}" + (f", {told}" if told else ""), style="not bold dim")


def _kind(view: AppraisalView) -> str:
    if view.echo_of is not None:
        return f"repeats words of {one_line(view.echo_name)}" if view.echo_name else "repeats words quoted before"
    if view.type is AppraisalType.SCARE:
        return "scare quotes"
    judged = ", ".join(["loaded", *([_JUDGED[view.polarity]] if view.polarity else [])])
    return f"{judged} “{one_line(view.target)}”" if view.target else judged
