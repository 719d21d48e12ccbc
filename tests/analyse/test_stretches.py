"""Spans asked for by place, against going through them all."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.analyse.stretches import Stretches
from sayso.records import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: Span(pair[0], sum(pair)))


@settings(deadline=None)
@given(st.lists(SPANS, max_size=12), SPANS)
def test_what_is_covered_at_a_place_is_what_any_span_covers(spans: list[Span], place: Span) -> None:
    stretches = Stretches(spans)

    covered = list(stretches.covered_in(place))

    shown = {at for span in covered for at in range(span.start, span.end) if place.start <= at < place.end}
    assert shown == {at for at in range(place.start, place.end) if any(s.start <= at < s.end for s in spans)}
    assert all(a.end <= b.start for a, b in pairwise(covered))
    assert stretches.overlap(place) is any(span.overlaps(place) for span in spans)


def test_spans_come_in_order_from_a_place_on() -> None:
    spans = [Span(7, 9), Span(0, 20), Span(3, 5), Span(3, 4)]

    assert list(Stretches(spans).beginning_from(3)) == [Span(3, 4), Span(3, 5), Span(7, 9)]
