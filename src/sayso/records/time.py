"""A time: words that say when, how long or how often (TIMEX3 of TimeML)."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """One time expression."""

    article_id: ArticleId
    span: Span
    type: TimeType
    confidence: float
    """The reader's probability, between 0 and 1, that these words are a time expression of this type."""

    method: Method = Method.MODEL
    voice: Voice = None
    """In whose voice it stands; None until resolved."""

    @property
    def id(self) -> TimeId:
        """Made from the article and the span."""
        return TimeId(fingerprint("time", self.article_id, self.span))
