"""Accounts side by side in the terminal: who tells it, then where they part and where they agree.

Takes a ``Side``; prints it. Numbers in brackets are those of the accounts at the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from sayso.records.accounts import Standing
from sayso.show.listing import BELOW, ENTRY
from sayso.show.promise import bound, due_in_words, is_opposite, print_telling
from sayso.show.safe import one_line, one_line_with_edges
from sayso.show.side import (
    QUOTED,
    Account,
    Part,
    Passage,
    PromiseTold,
    Quoted,
    Side,
    Told,
    ToldWords,
    Word,
    in_words,
    numbers,
)
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, NOBODY, count, day, listed, place

_MOST_PASSAGES = 2
"""Of one amount, and of one word: the others are counted. JSON and the page have all."""

_STYLES = {Standing.DIFFER: "bold red", Standing.EXPLAINED: "bold yellow", Standing.AGREE: "bold green"}
_HEADINGS = {
    Standing.DIFFER: "Figures that differ",
    Standing.EXPLAINED: "Figures that differ, explained",
    Standing.AGREE: "Figures that agree",
}


def print_side(terminal: Console, side: Side) -> None:
    """Print accounts side by side."""
    put(terminal, Text(heading(side), style="bold underline"))
    for account in side.accounts:
        _print_account(terminal, account)
    shown = [*_figures(terminal, side), *_quotations(terminal, side), *_promises(terminal, side)]
    shown += _wording(terminal, side)
    if not shown:
        put(terminal)
        put(terminal, nothing(side))


def heading(side: Side) -> str:
    """Say how many articles of how many origins are compared."""
    articles, origins = count(len(side.accounts), "account"), len(side.origins)
    return f"{articles} of {count(origins, 'origin')}" if origins < len(side.accounts) else articles


def nothing(side: Side) -> str:
    """Say why nothing stands side by side."""
    if len(side.accounts) == 1:
        return "One article alone: there is nothing to compare it with."
    if len(side.origins) == 1:
        return "All of them carry one text: there is one origin, and nothing to compare it with."
    return "Nothing that several of them tell was found: no quotation, figure or promise in common."


def _print_account(terminal: Console, account: Account) -> None:
    number = f"[{account.number}]".rjust(5) + " "
    title = one_line(account.title) if account.title else place(account.source)
    put(terminal, Text(title, style="bold"), margin=number)
    copy = f"the text of [{account.copy_of}]" if account.copy_of else None
    alone = count(account.quotations_alone, "quotation") + " of its own" if account.quotations_alone else None
    date = day(account.published) if account.published else "no date"
    told = listed([account.publisher, date, account.article[:ID_DIGITS], copy or alone])
    put(terminal, Text(told, style="dim"), margin=" " * len(number))


def _head(terminal: Console, words: str, number: int, style: str = "bold") -> None:
    put(terminal)
    put(terminal, Text(f"{words} ({number})", style=style))


def _figures(terminal: Console, side: Side) -> Iterable[str]:
    for standing, words in _HEADINGS.items():
        told = [one for one in side.figures if one.standing is standing]
        if told:
            _head(terminal, words, len(told), _STYLES[standing])
            for one in told:
                _print_told(terminal, one)
            yield words


def _print_told(terminal: Console, told: Told) -> None:
    put(terminal)
    for value in told.values:
        put(terminal, Text(f"{one_line(value.heading)}  {numbers(value.accounts)}", style="bold"), margin=ENTRY)
        for passage in _first_of_each(value.passages):
            put(terminal, _passage(passage), margin=BELOW)
    for one in told.differences:
        put(terminal, Text(in_words(one), style=_STYLES[one.standing]), margin=ENTRY)


def _first_of_each(passages: Sequence[Passage]) -> list[Passage]:
    """Return one passage of each of the first accounts."""
    first = {passage.account: passage for passage in reversed(passages)}
    return [first[account] for account in sorted(first)][:_MOST_PASSAGES]


def _passage(passage: Passage) -> Text:
    line = Text(f"[{passage.account}] ", style="dim")
    line.append(one_line_with_edges(passage.before), style="not dim")
    line.append(one_line(passage.words), style="not dim bold").append(
        one_line_with_edges(passage.after), style="not dim"
    )
    return line.append(f"  as told by {one_line(passage.told_by)}" if passage.told_by else "", style="dim")


def _quotations(terminal: Console, side: Side) -> Iterable[str]:
    for words in QUOTED:
        if quoted := [one for one in side.quotations if one.heading == words]:
            _head(terminal, words, len(quoted))
            for one in quoted:
                _print_quoted(terminal, one)
            yield words


def _print_quoted(terminal: Console, quoted: Quoted) -> None:
    put(terminal)
    put(terminal, Text(one_line(quoted.speaker) if quoted.speaker else NOBODY, style="bold"), margin=ENTRY)
    fullest, *others = quoted.tellings
    _print_words(terminal, fullest, [fullest.account])
    cut: list[int] = []
    for telling in others:
        if telling.is_verbatim:
            cut.append(telling.account)
        else:
            _print_words(terminal, telling, [telling.account])
    if cut := sorted(set(cut) - {fullest.account}):
        words = "less of it" if all(one.has_less for one in others if one.is_verbatim) else "the same, or less of it"
        words = words if any(one.has_less for one in others if one.is_verbatim) else "the same"
        put(terminal, Text(f"{words}: {numbers(cut)}", style="dim"), margin=BELOW)


def _print_words(terminal: Console, telling: ToldWords, accounts: Sequence[int]) -> None:
    line = Text(f"{numbers(accounts)} ", style="dim").append("“", style="not dim")
    for part in telling.parts:
        line.append_text(_part(part, coloured=terminal.color_system is not None))
    line.append("”", style="not dim")
    put(terminal, line.append(f"  {one_line(telling.cue)}" if telling.cue else "", style="italic"), margin=BELOW)


def _part(part: Part, *, coloured: bool) -> Text:
    words = one_line_with_edges(part.words)
    if not part.differs:
        return Text(words, style="not dim")
    return Text(words if coloured else f"‹{words}›", style="not dim bold red")


def _promises(terminal: Console, side: Side) -> Iterable[str]:
    if side.promises:
        _head(terminal, "Promises that several tell", len(side.promises))
        for number, promise in enumerate(side.promises):
            _print_promise(terminal, promise, is_opposite(side.promises, number))
        yield "promises"


def _print_promise(terminal: Console, promise: PromiseTold, other_way: str | None) -> None:
    put(terminal)
    line = Text(bound(promise), style="bold")
    put(terminal, line.append(f"  {listed([other_way, due_in_words(promise)])}", style="not bold dim"), margin=ENTRY)
    for telling in promise.tellings:
        print_telling(terminal, telling, margin=BELOW)


def _wording(terminal: Console, side: Side) -> Iterable[str]:
    worded = [one for one in side.wording if one.words]
    if worded:
        _head(terminal, "Words of their own, against the others", sum(len(one.words) for one in worded))
        for one in worded:
            put(terminal)
            put(terminal, Text(f"{one_line(one.publisher)}, {count(one.total, 'word')} in its own voice"), margin=ENTRY)
            for word in one.words:
                _print_word(terminal, word)
        yield "wording"


def _print_word(terminal: Console, word: Word) -> None:
    line = Text(one_line(word.word), style="bold")
    line.append(f"  {word.count} times, the others {word.others}; z {word.score:.1f}", style="not bold dim")
    put(terminal, line, margin=BELOW)
    put(terminal, _passage(word.passages[0]), margin=BELOW + "  ")
