"""Promises through several articles: announced, moved, scaled, done, blocked."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from sayso.link.promises import promises
from sayso.records import Reading
from sayso.records.accounts import Due, Promise, Turn
from tests.link.telling import account

TODAY = date(2024, 9, 1)
JULY = [("2024-07-01", "2024-07-31")]
MAY_2025 = [("2025-05-01", "2025-05-31")]


def same_names(readings: list[Reading]) -> dict[str, str]:
    return {actor.id: actor.name for reading in readings for actor in reading.actors}


def history(*readings: Reading, today: date = TODAY) -> tuple[Promise, ...]:
    return promises(readings, same_names(list(readings)), today=today)  # type: ignore[arg-type]


def turns(promise: Promise) -> list[tuple[Turn, ...]]:
    return [telling.turns for telling in promise.tellings]


ANNOUNCED = account(
    "[who|Ann Lee] [act|pledged] to [action|build 400 homes on the old harbour] [when|by July].",
    published="2024-01-10",
    times=JULY,
)
AGAIN = account(
    "[who|Ann Lee] [act|will] [action|build 400 homes on the harbour site], the mayor said.",
    publisher="Hollin Post",
    published="2024-02-01",
)
MOVED = account(
    "[who|Ann Lee] now [act|plans] to [action|build 300 homes on the old harbour] [when|by May 2025].",
    publisher="Linton Mail",
    published="2024-06-20",
    times=MAY_2025,
)
DONE = account(
    "[who|Ann Lee] [act.done|has] [action|built the homes on the old harbour].",
    publisher="The Echo",
    published="2025-06-01",
)


def test_tellings_of_one_promise_make_its_history_in_any_order() -> None:
    for ordered in permutations((ANNOUNCED, AGAIN, MOVED, DONE)):
        (promise,) = history(*ordered)

        assert [telling.article for telling in promise.tellings] == [
            reading.article.id for reading in (ANNOUNCED, AGAIN, MOVED, DONE)
        ]
        assert turns(promise) == [(Turn.ANNOUNCED,), (Turn.AGAIN,), (Turn.MOVED, Turn.SCALED), (Turn.DONE,)]
        assert (promise.due, promise.deadline) == (Due.DONE, date(2025, 5, 31))


def test_what_is_overdue_is_due_with_nothing_found_and_never_broken() -> None:
    (promise,) = history(ANNOUNCED, AGAIN)

    assert (promise.due, promise.deadline) == (Due.OVERDUE, date(2024, 7, 31))
    assert promise.due.value == "due, nothing found"


def test_a_deadline_lies_ahead_until_its_last_day_is_over() -> None:
    (promise,) = history(ANNOUNCED, today=date(2024, 7, 31))

    assert promise.due is Due.AHEAD


def test_without_a_deadline_nothing_is_due() -> None:
    (promise,) = history(AGAIN)

    assert (promise.due, promise.deadline) == (Due.OPEN, None)


def test_a_date_within_the_one_told_before_moves_nothing() -> None:
    closer = account(
        "[who|Ann Lee] [act|will] [action|build 400 homes on the old harbour] [when|by 3 July].",
        publisher="Hollin Post",
        published="2024-03-01",
        times=[("2024-07-03", "2024-07-03")],
    )

    (promise,) = history(ANNOUNCED, closer)

    assert turns(promise) == [(Turn.ANNOUNCED,), (Turn.AGAIN,)]


def test_others_and_other_things_are_other_promises() -> None:
    kim = account("[who|Bo Kim] [act|pledged] to [action|build 400 homes on the old harbour].", publisher="Hollin Post")
    road = account("[who|Ann Lee] [act|pledged] to [action|repair the coast road].", publisher="Linton Mail")

    assert len(history(ANNOUNCED, kim, road)) == 3


def test_what_is_blocked_is_blocked() -> None:
    blocked = account(
        "[who|Ann Lee] [act.blocked|wanted] to [action|build homes on the old harbour]; the court said no.",
        publisher="Hollin Post",
        published="2024-05-01",
    )

    (promise,) = history(ANNOUNCED, blocked)

    assert (turns(promise)[1], promise.due) == ((Turn.BLOCKED,), Due.BLOCKED)


NOT = account(
    "[who|Ann Lee] [act.not|will] not [action|build homes on the old harbour], the mayor said.",
    publisher="The Echo",
    published="2024-05-01",
)


def test_what_is_told_the_other_way_round_is_another_promise_right_behind() -> None:
    road = account(
        "[who|Ann Lee] [act|pledged] to [action|repair the coast road].",
        publisher="Linton Mail",
        published="2024-02-02",
    )

    for ordered in permutations((ANNOUNCED, AGAIN, road, NOT)):
        will, will_not, repair = history(*ordered)

        assert [telling.article for telling in will.tellings] == [ANNOUNCED.article.id, AGAIN.article.id]
        assert turns(will_not) == [(Turn.ANNOUNCED,)]
        assert (will.opposite, will_not.opposite, repair.opposite) == (will_not.id, will.id, None)


def test_no_articles_no_promises() -> None:
    assert history() == ()
    assert history(account("Nothing is promised.")) == ()
