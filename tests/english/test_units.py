"""Units of measure."""

from __future__ import annotations

import pytest

from sayso.english import units


@pytest.mark.parametrize(
    ("word", "name"),
    [
        *(("km", "kilometre"), ("kilometers", "kilometre"), ("Litres", "litre"), ("mph", "mile per hour")),
        *(("MW", "megawatt"), ("Nm", "newton metre"), ("nm", "nanometre"), ("W", "watt"), ("feet", "foot")),
        *(("hours", "hour"), ("m2", "square metre"), ("ships", None), ("w", None), ("in", None)),
    ],
)
def test_a_unit_of_measure_has_one_name(word: str, name: str | None) -> None:
    assert units.measure(word) == name


def test_words_for_times() -> None:
    assert units.is_time("years")
    assert not units.is_time("ships")
