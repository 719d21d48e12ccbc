"""What several articles tell of the same thing: figures side by side, a promise's history, words of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.ids import ArticleId, FigureId


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
