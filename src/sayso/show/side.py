"""Several accounts side by side, as they are shown: the cards of the terminal, of JSON and of the web page.

The records of ``comparison``, which makes them. Accounts are numbered from 1 in the order of their dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from sayso.records import (
    ActView,
)
from sayso.records.accounts import (
    Due,
    Standing,
    Turn,
    Why,
)

_MOST_TITLES = 2

_NUMBERS = {1: "One", 2: "Two", 3: "Three", 4: "Four"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """One article."""

    number: int
    article: str
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    copy_of: int | None
    """The account whose text it carries too; None where it speaks for itself."""

    quotations_alone: int
    """How many quotations it has that no other account has; those of a copy count with the first."""

    @property
    def name(self) -> str:
        """What it is called beside its words: the publisher, else the title or the source."""
        return self.publisher or self.title or self.source


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Words of an account in their place."""

    account: int
    before: str
    words: str
    after: str
    start: int
    """Where the words begin in the article's text."""

    told_by: str | None = None
    """Whose statement it stands in; None where the author tells it, or nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A stretch of a telling's words."""

    words: str
    differs: bool
    """Whether the fullest telling has other words in their place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldWords:
    """A quotation as one account has it."""

    account: int
    cue: str | None
    parts: tuple[Part, ...]
    start: int
    has_more: bool
    """Whether it has words that the fullest telling lacks, at its beginning or end or where that one is cut."""

    has_less: bool
    """Whether it lacks words that the fullest telling has."""

    @property
    def differs(self) -> bool:
        """Whether other words stand in place of the fullest telling's."""
        return any(part.differs for part in self.parts)

    @property
    def is_verbatim(self) -> bool:
        """Whether all of its words stand in the fullest telling, in one stretch or cut."""
        return not (self.differs or self.has_more)

    @property
    def words(self) -> str:
        """The words."""
        return "".join(part.words for part in self.parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """An utterance as the accounts have it, the fullest telling first."""

    speaker: str | None
    tellings: tuple[ToldWords, ...]

    @property
    def heading(self) -> str:
        """Among which of ``QUOTED`` it stands."""
        if any(telling.differs for telling in self.tellings):
            return QUOTED[0]
        return QUOTED[1] if any(telling.has_more or telling.has_less for telling in self.tellings) else QUOTED[2]


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One amount that accounts give for a thing."""

    amount: str
    near: str | None
    """The words around it, of an amount whose words do not say of what it is."""

    passages: tuple[Passage, ...]

    @property
    def heading(self) -> str:
        """The amount, and of what it is."""
        return f"{self.amount} (“{self.near}”)" if self.near else self.amount

    @property
    def accounts(self) -> tuple[int, ...]:
        """Which accounts give it."""
        return tuple(sorted({passage.account for passage in self.passages}))


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """How two of the amounts stand to each other."""

    one: int
    """The place of the amount among the values, from 1."""

    other: int
    one_accounts: tuple[int, ...]
    """The accounts of the one amount for which that holds."""

    other_accounts: tuple[int, ...]
    standing: Standing
    why: Why | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What accounts give figures for."""

    standing: Standing
    values: tuple[Value, ...]
    """By how many accounts give them, the most first."""

    differences: tuple[Difference, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnTold:
    """One telling of a promise."""

    account: int | None
    """None where it stands in no comparison, but in a history of its own."""

    turns: tuple[Turn, ...]
    words: str
    """The passage from the actor, or else from the cue, to the end of the action, with all that stands between."""

    cue_at: int
    """Where the act's cue stands in the words: 0 where they do not name the actor before it."""

    act: ActView

    @property
    def in_three(self) -> tuple[str, str, str]:
        """The words before the cue, the cue, and the words behind it."""
        end = self.cue_at + len(self.act.cue)
        return self.words[: self.cue_at], self.words[self.cue_at : end], self.words[end:]


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseTold:
    """A promise with its tellings."""

    id: str
    actor: str | None
    """Who is bound: the name across all articles, where that is known."""

    due: Due
    deadline: date | None
    opposite: str | None
    """The id of the promise that tells it the other way round: that it will not be done, or that it will."""

    tellings: tuple[TurnTold, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word that is a publisher's own."""

    word: str
    count: int
    others: int
    score: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """A publisher's own words."""

    publisher: str
    total: int
    words: tuple[Word, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """All accounts, side by side."""

    query: str | None
    """None where the articles were named one by one."""

    accounts: tuple[Account, ...]
    quotations: tuple[Quoted, ...]
    figures: tuple[Told, ...]
    """Those that differ first, then those that are explained, then those that agree."""

    promises: tuple[PromiseTold, ...]
    wording: tuple[Wording, ...]

    @property
    def title(self) -> str:
        """The query, or else the titles of the accounts."""
        number = len(self.accounts)
        titles = [account.title or account.name for account in self.accounts]
        more = [f"{number - _MOST_TITLES} more"] if number > _MOST_TITLES else []
        told = " / ".join([*titles[:_MOST_TITLES], *more])
        return self.query or f"{_NUMBERS.get(number, number)} account{'' if number == 1 else 's'}: {told}"

    @property
    def origins(self) -> tuple[Account, ...]:
        """The accounts that speak for themselves."""
        return tuple(account for account in self.accounts if account.copy_of is None)

    def account(self, number: int) -> Account:
        """Return an account by its number."""
        return self.accounts[number - 1]

    def copies(self, number: int) -> tuple[Account, ...]:
        """Return the accounts that carry the text of one."""
        return tuple(account for account in self.accounts if account.copy_of == number)


QUOTED = ("Quotations that differ", "Quotations told in part", "The same words")
"""Headings of quotations: with other words in a telling, with more or fewer in one than in another, or neither."""

REASONS = {
    Why.DATE: "another date, or another state of things",
    Why.UNIT: "another unit or currency",
    Why.ROUNDING: "rounding, or a rough number",
    Why.COMPARATOR: "“more than” or the like",
    Why.SCOPE: "another scope",
}
"""What explains a difference, in words."""


def numbers(accounts: Iterable[int]) -> str:
    """Return the numbers of accounts in brackets."""
    return "".join(f"[{account}]" for account in accounts)


def in_words(difference: Difference) -> str:
    """Say how the amounts of some accounts stand to those of others."""
    both = f"{numbers(difference.one_accounts)} and {numbers(difference.other_accounts)}"
    return f"{both}: {REASONS[difference.why]}" if difference.why else f"{both} differ"


def side_lines(side: Side) -> Iterator[bytes]:
    """Yield a comparison as JSON Lines: the accounts, then what they share and where they part."""
    encode = msgspec.json.Encoder().encode
    kinds: tuple[tuple[str, Sequence[object]], ...] = (
        ("account", side.accounts),
        ("quotation", side.quotations),
        ("figure", side.figures),
        ("promise", side.promises),
        ("wording", side.wording),
    )
    for kind, cards in kinds:
        for card in cards:
            yield encode({"kind": kind} | msgspec.to_builtins(card)) + b"\n"
