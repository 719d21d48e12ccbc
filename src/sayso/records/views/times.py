"""A time in words, with the days that it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.records.reading import Reading
from sayso.records.time import Basis, TimeType
from sayso.records.views.page import Page, RecordView


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeView(RecordView):
    """One time, in words."""

    words: str
    type: TimeType
    value: str | None
    """The TIMEX3 value."""

    begins: date | None
    """The first day of the interval that the words mean; None where that is open or unknown."""

    ends: date | None
    """The day after its last."""

    basis: Basis
    anchor: str | None
    """The words it is counted from, where the article names them."""

    confidence: float


def time_views(reading: Reading) -> Iterator[TimeView]:
    """Yield each time of ``reading`` in words."""
    page, text = Page(reading), reading.article.text
    for time in reading.times:
        yield TimeView(
            **page.common(time.span, time.voice),
            id=time.id,
            words=time.span.of(text),
            type=time.type,
            value=time.value,
            begins=time.start,
            ends=time.end,
            basis=time.basis,
            anchor=page.words(time.anchor),
            confidence=time.confidence,
        )
