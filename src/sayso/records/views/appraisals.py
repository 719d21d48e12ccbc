"""A loaded phrase or a scare quote in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records.appraisal import AppraisalType, Polarity
from sayso.records.reading import Reading
from sayso.records.views.page import Page, RecordView


@dataclass(frozen=True, kw_only=True, slots=True)
class AppraisalView(RecordView):
    """One appraisal, in words."""

    type: AppraisalType
    words: str
    target: str | None
    """What is judged, as the article writes it."""

    polarity: Polarity | None
    echo_of: str | None
    """The id of the earlier statement whose words a scare quote repeats."""

    echo_name: str | None
    """Whose statement that is."""

    confidence: float


def appraisal_views(reading: Reading) -> Iterator[AppraisalView]:
    """Yield each appraisal of ``reading`` in words."""
    page, text = Page(reading), reading.article.text
    for appraisal in reading.appraisals:
        yield AppraisalView(
            **page.common(appraisal.span, appraisal.voice),
            id=appraisal.id,
            type=appraisal.type,
            words=appraisal.span.of(text),
            target=page.words(appraisal.target),
            polarity=appraisal.polarity,
            echo_of=appraisal.echo_of,
            echo_name=page.voices.get(appraisal.echo_of) if appraisal.echo_of else None,
            confidence=appraisal.confidence,
        )
