"""What the pages of the desk are measured on: readings made of others with all their entries, and addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("starlette")

from bench.accounts.scale import make
from bench.desk import LIBRARY, READER, SEARCH, _Asked, _bytes, milliseconds

from sayso import link
from sayso.accounts import compare_articles
from sayso.records import EntryKind, Reading, Traced
from sayso.store import Ledger
from tests.stories import bridge, ferry


def made(count: int, *, known: float = 0.3) -> list[Reading]:
    return list(make([bridge(), ferry()], count, known=known))


def test_made_readings_have_entries_of_all_kinds_which_refer_to_each_other() -> None:
    several = made(30)

    for kind in EntryKind:
        assert any(getattr(reading, kind) for reading in several)
    for reading in several:
        actors = {actor.id for actor in reading.actors}
        statements = {statement.id for statement in reading.statements}
        assert all(one.speaker in {None, *actors} for one in reading.statements)
        assert all(one.actor_id in {None, *actors} for one in reading.acts)
        assert all(one.voice in {None, "author", *statements} for one in reading.acts)
        assert all(one.article_id == reading.article.id for one in reading.appraisals)
        assert all(one.span.of(reading.article.text).strip() for one in reading.times)


def test_known_names_stay_and_others_seldom() -> None:
    as_they_were, swapped = (
        sum("Lee" in reading.article.text for reading in made(30, known=known)) for known in (1.0, 0.0)
    )

    assert as_they_were > swapped + 5


def test_pages_are_asked_for_once_each(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        for reading in made(20):
            ledger.add(reading, Traced(rules=link.RULES, traces=link.traces(reading.article, reading.actors)))
        compare_articles(ledger)
        asked = _Asked.of(ledger)

    for several in asked.pages.values():
        assert several
        assert len(set(several)) == len(several)
    for page in (LIBRARY, READER, SEARCH):
        assert all(took > 0 for took in milliseconds(path, asked.pages[page][:3]))


def test_scripts_and_styles_are_counted_as_they_are_sent() -> None:
    assert 20_000 < _bytes() < 250_000
