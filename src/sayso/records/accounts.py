"""What several articles tell of the same thing: figures side by side, a promise's history, words of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.records.ids import ActId, ArticleId, FigureId
from sayso.records.span import Span
from sayso.records.utterance import Telling


class Standing(StrEnum):
    """How two tellings of one thing stand to each other."""

    AGREE = "agree"
    DIFFER = "differ"
    """They cannot both be right as told."""

    EXPLAINED = "explained"
    """They are not the same, and the words of the articles or their dates tell why."""


class Why(StrEnum):
    """What explains that two tellings are not the same."""

    DATE = "date"
    """They tell of another day, or of an earlier state of things."""

    UNIT = "unit"
    """They count in other units or currencies."""

    ROUNDING = "rounding"
    COMPARATOR = "comparator"
    """One says "more than" or "up to", and both can be right."""

    SCOPE = "scope"
    """One tells of a part: another place or group, with or without somebody or something."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FigurePair:
    """Two figures of two articles about the same thing."""

    one_article: ArticleId
    one: FigureId
    other_article: ArticleId
    other: FigureId
    standing: Standing
    why: Why | None = None
    """Of an explained pair, what explains it."""

    probability: float
    """How sure it is that they are about the same thing, between 0 and 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A figure in its article."""

    article: ArticleId
    figure: FigureId


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """The figures of several articles that are about one thing."""

    figures: tuple[Place, ...]
    """Article by article in the order of the accounts, in text order."""

    pairs: tuple[FigurePair, ...]
    """How they stand to each other, as far as that is known."""

    @property
    def standing(self) -> Standing:
        """``differ`` where any two differ, else ``explained`` where any are not the same, else ``agree``."""
        found = {pair.standing for pair in self.pairs}
        return next((one for one in (Standing.DIFFER, Standing.EXPLAINED) if one in found), Standing.AGREE)


class Turn(StrEnum):
    """What a telling adds to those before it."""

    ANNOUNCED = "announced"
    MOVED = "moved"
    """Another deadline or time."""

    SCALED = "scaled"
    """Another amount."""

    UNDERWAY = "underway"
    DONE = "done"
    BLOCKED = "blocked"
    AGAIN = "told again"


class Due(StrEnum):
    """What the ledger knows of the fulfilment of a promise."""

    OPEN = "open"
    """No deadline is told whose days are known."""

    AHEAD = "ahead"
    OVERDUE = "due, nothing found"
    """The deadline has passed, and no article of the ledger says that it was kept or given up."""

    DONE = "done"
    BLOCKED = "blocked"


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseTelling:
    """One telling of a promise, by the act of its article."""

    article: ArticleId
    act: ActId
    turns: tuple[Turn, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """One promise, and how it is told from article to article."""

    tellings: tuple[PromiseTelling, ...]
    """By the dates of their articles; undated ones last."""

    deadline: date | None
    """The last day by which it is due, as told last; None where no days are known."""

    due: Due
    opposite: ActId | None = None
    """The promise by which the same actor is bound the other way round, in like words: not to do what it would do."""

    @property
    def id(self) -> ActId:
        """That of its first telling."""
        return self.tellings[0].act


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """A word that one publisher uses in its own voice more than the others, or less."""

    word: str
    count: int
    others: int
    """How often the others use it."""

    score: float
    """The z-score of its log-odds; above 0 where the publisher uses it more."""

    passages: tuple[tuple[ArticleId, Span], ...]
    """Where the publisher uses it, in the order of the accounts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnWording:
    """What is its own in one publisher's words."""

    publisher: str
    total: int
    """Words of its own voice that were counted."""

    words: tuple[Used, ...]
    """The most telling first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """One utterance in several articles, or several times in one."""

    tellings: tuple[Telling, ...]
    """In the order of the accounts, in text order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Several articles side by side."""

    articles: tuple[ArticleId, ...]
    """The accounts, by the dates of the articles; undated ones last."""

    origins: tuple[tuple[ArticleId, ...], ...]
    """Which of them carry one text; an article that carries a text of its own stands alone."""

    quotations: tuple[Quotation, ...]
    """What several origins quote."""

    alone: tuple[tuple[ArticleId, int], ...]
    """How many quotations each article has that no other origin has."""

    facts: tuple[Fact, ...]
    """What several origins give figures for."""

    promises: tuple[Promise, ...]
    """What several origins tell that somebody is bound to."""

    wording: tuple[OwnWording, ...]
