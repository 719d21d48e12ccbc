"""What the rules make of words that a person marks as a figure or a time without saying what they mean.

Takes a draft; gives it with values and, of a figure, what is counted, where it has none and the rules know them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.correcting.drafts import Draft, draft_of
from sayso.correcting.places import likeness
from sayso.records import EntryKind, Reading, Span, Time, TimeType


def valued(reading: Reading, kind: EntryKind, draft: Draft) -> Draft:
    """Return a draft of a missing figure or time with what its words alone, or the article, tell of it."""
    (span, *_) = draft.parts.get("span", ()) or (None,)
    if span is None or span.end > len(reading.article.text):
        return draft
    if kind is EntryKind.TIMES and not {"value", "start", "end"} & draft.values.keys():
        return _of_time(reading, span, draft)
    if kind is EntryKind.FIGURES and not {"low", "high"} & draft.values.keys():
        return _of_figure(reading, span, draft)
    return draft


def _of_time(reading: Reading, span: Span, draft: Draft) -> Draft:
    from sayso.resolve.times import resolve_times  # only now: it takes long to import

    if draft.values.get("type") not in set(TimeType):
        return draft
    time = Time(article_id=reading.article.id, span=span, type=TimeType(draft.values["type"]), confidence=1.0)
    times = sorted((*reading.times, time), key=lambda one: one.span)
    sentences = [sentence.span for sentence in reading.sentences]
    resolved = resolve_times(reading.article, sentences, times, reading.acts)[times.index(time)]
    found = draft_of(resolved)
    return replace(draft, parts={**found.parts, **draft.parts}, values={**draft.values, **found.values})


def _of_figure(reading: Reading, span: Span, draft: Draft) -> Draft:
    from sayso.analyse.figures import find_figures
    from sayso.resolve.figures import settle_figures

    found = settle_figures(reading.article, find_figures(reading.article, (), ()))
    best = max(found, key=lambda figure: likeness([figure.span], [span]), default=None)
    if best is None or not best.span.overlaps(span):
        return draft
    told = draft_of(best)
    values: Mapping[str, str] = {**draft.values, **told.values}
    if "unit" in draft.values and draft.values["unit"] != told.values.get("unit"):
        values = {name: value for name, value in values.items() if name != "assumed"} | {"unit": draft.values["unit"]}
    counts: Sequence[Span] = [one for one in told.parts.get("counts", ()) if span.holds(one)]
    parts = {"counts": tuple(counts)} if counts else {}
    return replace(draft, parts={**parts, **draft.parts}, values=values)
