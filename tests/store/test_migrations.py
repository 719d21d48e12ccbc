"""Ledgers of older schemas open, keep all they hold, and leave unknown what was not known then."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.records import Basis, Mention, Reading, act_views, appraisal_views, time_views
from sayso.store import Ledger
from sayso.store.schema import migrate, migrations
from tests.store.readings import told
from tests.stories import bridge, ferry

VERSIONS = range(1, len(migrations()))


def write_old_ledger(path: Path, version: int, *readings: Reading) -> None:
    """Write a ledger as sayso did when its schema had ``version``: what that schema has no place for is left out."""
    new = path.with_suffix(".new")
    with Ledger.open(new, write=True) as ledger:
        for reading in readings:
            ledger.add(reading)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db, migrations()[:version])
        db.execute("ATTACH ? AS new", (str(new),))
        if version == 1:
            db.execute("UPDATE new.actors SET mentions = replace(mentions, ',null]', ']')")
        if version < 3:
            # A time had no anchor beside its span.
            db.execute("ALTER TABLE new.times ADD COLUMN span")
            rows = db.execute("SELECT key, spans FROM new.times").fetchall()
            spans = [(json.dumps(json.loads(spans)[0]), key) for key, spans in rows]
            db.executemany("UPDATE new.times SET span = ? WHERE key = ?", spans)
        tables = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%' ORDER BY rowid"
        for (table,) in db.execute(tables).fetchall():
            columns = ", ".join(f'"{row[1]}"' for row in db.execute(f"PRAGMA main.table_info({table})"))
            db.execute(f"INSERT OR IGNORE INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")  # noqa: S608


def known_then(reading: Reading) -> Reading:
    """Return ``reading`` as the second schema could tell it."""
    return replace(
        reading,
        acts=tuple(replace(act, amount_ids=(), when_id=None, same_as=None) for act in reading.acts),
        times=tuple(
            replace(time, value=None, start=None, end=None, basis=Basis.UNKNOWN, anchor=None) for time in reading.times
        ),
        appraisals=tuple(replace(appraisal, echo_of=None) for appraisal in reading.appraisals),
        figures=(),
        sentences=(),
    )


def known_first(reading: Reading) -> Reading:
    """Return ``reading`` as the first schema could tell it."""
    return replace(reading, acts=(), times=(), appraisals=(), figures=(), sentences=())


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("write", [True, False])
def test_an_old_ledger_keeps_its_articles_and_takes_new_ones(tmp_path: Path, version: int, *, write: bool) -> None:
    path = tmp_path / "ledger.sqlite"
    write_old_ledger(path, version, ferry(), told())

    with Ledger.open(path, write=write) as ledger:
        assert ledger.info().schema_version == len(migrations())
        assert [ledger.reading(one.article.id) for one in (ferry(), told())] == [ferry(), told()]
        assert ledger.info().problems == ()
    with Ledger.open(path, write=True) as ledger:
        ledger.add(bridge())
        assert ledger.reading(bridge().article.id) == bridge()


def test_a_ledger_of_the_first_schema_has_no_acts_yet(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    reading = bridge()
    untyped = tuple(
        replace(one, mentions=tuple(Mention(span=mention.span, form=mention.form) for mention in one.mentions))
        for one in reading.actors
    )
    reading = known_first(replace(reading, actors=untyped))
    write_old_ledger(path, 1, reading)

    with Ledger.open(path, write=True) as ledger:
        assert ledger.reading(reading.article.id) == reading
        assert list(ledger.acts()) == []


def test_what_a_ledger_of_the_second_schema_knew_is_listed_and_the_rest_unknown(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    write_old_ledger(path, 2, told(), bridge())
    reading = known_then(bridge())

    with Ledger.open(path, write=True) as ledger:
        assert ledger.reading(reading.article.id) == reading
        assert list(ledger.acts()) == list(act_views(reading))
        assert list(ledger.times()) == list(time_views(reading))
        assert list(ledger.appraisals()) == list(appraisal_views(reading))
        assert ledger.counts().figures == ledger.counts().sentences == 0
        ledger.replace(bridge())
        assert ledger.reading(reading.article.id) == bridge()


def test_words_behind_a_nul_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    reading = told("A \0 stands here. “[content|No,]” [cue|said] [source|Ann \0 Lee].")
    span = reading.statements[0].source
    assert span is not None
    time = replace(bridge().times[1], article_id=reading.article.id, span=span, value=None, voice=None)
    reading = replace(reading, times=(time,))
    write_old_ledger(path, 2, reading)

    with Ledger.open(path, write=True) as ledger:
        assert [view.words for view in ledger.times()] == ["Ann \0 Lee"]
        assert list(ledger.times()) == list(time_views(reading))


@pytest.mark.parametrize("write", [True, False])
def test_whoever_opens_an_older_ledger_is_told(tmp_path: Path, *, write: bool) -> None:
    path, told_to = tmp_path / "ledger.sqlite", list[str]()
    write_old_ledger(path, 2, told())

    for _ in range(2):
        Ledger.open(path, write=write, on_wait=told_to.append).close()

    assert told_to == [f"{path}: an older sayso wrote this ledger; it is brought up to date."]
