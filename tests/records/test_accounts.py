"""What several articles tell of one thing survives pickling and JSON, as all records do."""

from __future__ import annotations

import pickle
from datetime import date

import msgspec
import pytest

from sayso.link.accounts import lay_side_by_side
from sayso.records.accounts import Comparison
from tests.link.telling import account
from tests.link.test_accounts import own, reprint, wire
from tests.link.test_promises import AGAIN, ANNOUNCED


@pytest.fixture
def comparison() -> Comparison:
    wordy = (account("The bungling crew slept. " * 40, publisher="The Echo"), account("The quay was closed. " * 40))
    readings = [wire(), reprint(), own(), ANNOUNCED, AGAIN, *wordy]
    who = {actor.id: actor.name for reading in readings for actor in reading.actors}
    return lay_side_by_side(readings, who=who, today=date(2024, 9, 1))


def test_a_comparison_survives_pickling_and_json(comparison: Comparison) -> None:
    assert comparison.facts
    assert comparison.promises
    assert comparison.quotations
    assert any(one.words for one in comparison.wording)
    assert pickle.loads(pickle.dumps(comparison)) == comparison  # noqa: S301 - what is loaded was dumped on this line
    encoded = msgspec.json.encode(comparison)
    assert msgspec.json.decode(encoded, type=Comparison) == comparison
