"""What promises are due when, and what became of those that have gone by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sayso import link
from sayso.records import Reading, Traced
from sayso.records.accounts import Due
from sayso.show.deadlines import deadlines
from sayso.store import ActorQuery, ActQuery, Ledger
from tests.link.telling import account
from tests.link.test_promises import AGAIN, ANNOUNCED, DONE, MOVED

FERRY = account(
    "[who|Tom Ode] [act|pledged] to [action|paint the old ferry] [when|by July].",
    publisher="The Echo",
    published="2024-02-01",
    times=[("2024-07-01", "2024-07-31")],
)


def fill(ledger: Ledger, *readings: Reading) -> None:
    """Add articles in which everybody of one name is one person, as somebody has said."""
    for reading in readings:
        ledger.add(reading, Traced(rules=link.RULES, traces=link.traces(reading.article, reading.actors)))
    first, *others = (actor.id for actor in ledger.actors(ActorQuery(text="Ann Lee")))
    for other in others:
        ledger.merge(first, other, author="Tom")
    ledger.commit()


@pytest.mark.parametrize(
    ("readings", "today", "expected"),
    [
        ((ANNOUNCED, FERRY), "2024-05-01", [("Ann Lee", Due.AHEAD), ("Tom Ode", Due.AHEAD)]),
        ((ANNOUNCED, FERRY), "2024-09-01", [("Ann Lee", Due.OVERDUE), ("Tom Ode", Due.OVERDUE)]),
        # A later article moves it, another says that it was done; of the ferry nobody says anything.
        ((ANNOUNCED, AGAIN, MOVED, FERRY), "2024-09-01", [("Ann Lee", Due.AHEAD), ("Tom Ode", Due.OVERDUE)]),
        ((ANNOUNCED, DONE, FERRY), "2025-09-01", [("Ann Lee", Due.DONE), ("Tom Ode", Due.OVERDUE)]),
    ],
)
def test_says_what_other_articles_tell_of_a_deadline(
    tmp_path: Path, readings: tuple[Reading, ...], today: str, expected: list[tuple[str, Due]]
) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as ledger:
        fill(ledger, *readings)

        acts = list(ledger.acts(ActQuery(promises=True, due_from=date(2024, 7, 1), due_until=date(2024, 7, 31))))
        found = list(deadlines(ledger, acts, today=date.fromisoformat(today)))

    assert sorted((one.act.actor_name or "", one.promise.due) for one in found) == expected
