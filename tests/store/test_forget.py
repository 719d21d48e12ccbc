"""What is forgotten is gone from the file; a backup holds what the ledger held."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from sayso.errors import LedgerBusyError, LedgerError
from sayso.records import ArticleId, Skipped
from sayso.store import Ledger, connection
from tests.store.readings import dump, told
from tests.stories import bridge

RARE = "[title|Zwyrk]\n\n“[content|The quixotry of it,]” [cue|murmured] [source|Ulvhild Bjørnstjerne]."
WORDS = ("quixotry", "ulvhild", "Ulvhild", "wyrk", "jørnstjern")


def test_what_is_forgotten_is_in_none_of_the_ledgers_files(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(told("“[content|We stay.]” [cue|said] [source|Ann Lee].", source="stays.txt"))
        ledger.commit()
        before = {line for line in dump(path) if "_fts" not in line}
        ledger.add(told(RARE, title="Zwyrk"))
        ledger.commit()
        assert all(found_in(tmp_path, word) for word in ("quixotry", "Ulvhild"))

        assert ledger.forget(told(RARE).article.id) == ()

        assert [word for word in WORDS if found_in(tmp_path, word)] == []
        assert [view.content for view in ledger.statements] == ["We stay."]
        assert ledger.find_articles("murmured") == ()
    assert {line for line in dump(path) if "_fts" not in line} == before


def test_forgetting_says_so_where_a_reader_keeps_the_words_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.sqlite"
    monkeypatch.setattr(connection, "_BUSY", 0.1)
    with Ledger.open(path, write=True) as ledger:
        for reading in (told(), told(RARE, source="rare.txt")):
            ledger.add(reading)

    with Ledger.open(path, write=False) as reader:
        articles = reader.articles
        next(articles)
        with (
            Ledger.open(path, write=True) as ledger,
            pytest.raises(LedgerBusyError, match="forgotten, but another program is reading"),
        ):
            ledger.forget(told(RARE, source="rare.txt").article.id)
        assert len(list(articles)) == 1

    Ledger.open(path, write=True).close()
    assert [word for word in WORDS if found_in(tmp_path, word)] == []
    with Ledger.open(path, write=False) as ledger:
        assert [view.source for view in ledger.articles] == [told().article.source]


def test_bytes_that_another_article_needs_stay() -> None:
    north, south = told(source="north.txt"), told(source="south.txt")
    with Ledger.in_memory() as ledger:
        ledger.add(north)
        ledger.add(south)

        ledger.forget(north.article.id)
        assert ledger.reading(south.article.id) == south

        ledger.forget(south.article.id)
        assert ledger.counts().source_bytes == ledger.counts().statements == ledger.counts().actors == 0


def test_records_of_every_kind_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(told())
        ledger.commit()
        before = {line for line in dump(path) if "_fts" not in line}
        ledger.add(bridge())

        ledger.forget(bridge().article.id)

    assert {line for line in dump(path) if "_fts" not in line} == before


def test_with_the_current_version_forgotten_the_newest_left_is_current() -> None:
    readings = [told(f"Fares rise {word}.") for word in ("once", "twice", "thrice")]
    with Ledger.in_memory() as ledger:
        for reading in readings:
            ledger.add(reading)

        left = ledger.forget(readings[2].article.id)

        assert [(view.id, view.version, view.current) for view in left] == [
            (readings[0].article.id, 1, False),
            (readings[1].article.id, 2, True),
        ]
        assert [view.current for view in ledger.forget(readings[0].article.id)] == [True]


def test_why_an_article_was_left_unread_is_forgotten_with_it() -> None:
    reading = told("Færgen.")
    danish = Skipped(source="planted.txt", stage="analyse", reason="the article is in Danish")
    with Ledger.in_memory() as ledger:
        ledger.add(type(reading)(source=reading.source, article=reading.article, maker=reading.maker, skipped=danish))

        ledger.forget(reading.article.id)

        assert list(ledger.skipped) == []


def test_forgetting_what_is_not_here_is_an_error() -> None:
    with Ledger.in_memory() as ledger, pytest.raises(LedgerError, match="no such article"):
        ledger.forget(ArticleId("0123456789abcdef"))


@pytest.mark.parametrize("write", [True, False])
def test_a_backup_is_a_ledger_with_the_same_rows_for_its_owner_alone(tmp_path: Path, *, write: bool) -> None:
    path, copy = tmp_path / "ledger.sqlite", tmp_path / "new folder" / "copy.sqlite"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(told())
        ledger.add(bridge())

    with Ledger.open(path, write=write) as ledger:
        ledger.backup(copy)

    assert dump(copy) == dump(path)
    assert sorted(file.name for file in copy.parent.iterdir()) == ["copy.sqlite"]
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Ledger.open(copy, write=False) as ledger:
        assert [ledger.reading(one.article.id) for one in (told(), bridge())] == [told(), bridge()]


def test_a_ledger_in_memory_can_be_backed_up(tmp_path: Path) -> None:
    with Ledger.in_memory() as ledger:
        ledger.add(told())
        ledger.backup(tmp_path / "copy.sqlite")

    with Ledger.open(tmp_path / "copy.sqlite", write=True) as ledger:
        assert ledger.counts().articles == 1


def test_a_backup_overwrites_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_text("my notes")
    with Ledger.in_memory() as ledger, pytest.raises(LedgerError, match="there is a file already"):
        ledger.backup(copy)

    assert copy.read_text() == "my notes"


def found_in(folder: Path, word: str) -> bool:
    return any(word.encode() in file.read_bytes() for file in folder.iterdir())
