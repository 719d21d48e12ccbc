"""Stretches of text."""

from __future__ import annotations

import pytest

from sayso.records import Span, holder


@pytest.mark.parametrize(
    ("start", "found"),
    [(0, None), (2, Span(2, 5)), (4, Span(2, 5)), (5, Span(5, 7)), (7, None), (9, Span(9, 12)), (40, None)],
)
def test_of_spans_in_text_order_one_holds_a_character_or_none(start: int, found: Span | None) -> None:
    assert holder([Span(2, 5), Span(5, 7), Span(9, 12)], start) == found


def test_no_spans_hold_nothing() -> None:
    assert holder((), 3) is None
