"""A figure in words and as a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sayso.records.figure import Comparator
from sayso.records.reading import Reading
from sayso.records.views.page import Page, RecordView


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureView(RecordView):
    """One figure, in words."""

    words: str
    low: str | None
    """The least value, in plain decimal notation; None where the range is open below."""

    high: str | None
    """The greatest value."""

    comparator: Comparator
    unit: str | None
    """An ISO 4217 code, ``percent``, or what is counted, in the singular."""

    counts: str | None
    """What is counted, as the article writes it there."""

    assumed: tuple[str, ...]
    """What is not in the words, such as ``unit``."""


def figure_views(reading: Reading) -> Iterator[FigureView]:
    """Yield each figure of ``reading`` in words."""
    page, text = Page(reading), reading.article.text
    for figure in reading.figures:
        yield FigureView(
            **page.common(figure.span, figure.voice),
            id=figure.id,
            words=figure.span.of(text),
            low=plain(figure.low),
            high=plain(figure.high),
            comparator=figure.comparator,
            unit=figure.unit,
            counts=page.words(figure.counts),
            assumed=figure.assumed,
        )


def plain(value: Decimal | None) -> str | None:
    """Return a value in plain decimal notation: "1000", never "1E+3"."""
    return None if value is None else f"{value:f}"
