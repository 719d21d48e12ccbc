"""A time: words that say when, how long or how often (TIMEX3 of TimeML)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.records.ids import ArticleId, TimeId, fingerprint
from sayso.records.span import Span
from sayso.records.statement import Method, Voice


class TimeType(StrEnum):
    """The types of TIMEX3."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Basis(StrEnum):
    """How it is known which days a time means."""

    STATED = "stated"
    """The words alone say it."""

    COMPUTED = "computed"
    """Worked out from the article's date, or from a time told before."""

    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """One time expression."""

    article_id: ArticleId
    span: Span
    type: TimeType
    confidence: float
    """The reader's probability, between 0 and 1, that these words are a time expression of this type."""

    method: Method = Method.MODEL
    value: str | None = None
    """The TIMEX3 value ("2024-07", "P3D", "PAST_REF"); None until resolved, and where the rules know none."""

    start: date | None = None
    """The first day of the interval it means; None where that is open or unknown."""

    end: date | None = None
    """The day after its last; None where that is open or unknown."""

    basis: Basis = Basis.UNKNOWN
    anchor: Span | None = None
    """The words it is counted from, where the article names them: an earlier time, or an event ("since the war")."""

    voice: Voice = None
    """In whose voice it stands; None until resolved."""

    @property
    def id(self) -> TimeId:
        """Made from the article and the span."""
        return TimeId(fingerprint("time", self.article_id, self.span))
