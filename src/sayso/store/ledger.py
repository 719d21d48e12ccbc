"""The ledger: what was read, who said what in it, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from sayso.records import ArticleId, Reading, RunId, Skipped, StatementView
from sayso.store.views import Added, ArticleView, Counts, LedgerInfo, SkippedView, StatementQuery


class Ledger:
    """An open ledger; close it, or use it in a ``with``.

    Every method raises ``LedgerError`` where the file cannot be read or written.
    """

    path: Path | None
    """None for a ledger in memory."""

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        *,
        write: bool,
        on_wait: Callable[[str], None] | None = None,
        wait: float = 60.0,
    ) -> Self:
        """Open the ledger at ``path`` (``default_path()`` if None).

        With ``write`` it is made if it is not there, and no other process can write until it is closed. If another one
        is writing, ``on_wait`` is called once with a sentence that says so, and after ``wait`` seconds
        ``LedgerBusyError`` is raised. Without ``write`` a ledger that is not there raises ``LedgerError``.
        """
        raise NotImplementedError

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty ledger that can be written and is gone when closed."""
        raise NotImplementedError

    def close(self) -> None:
        """Commit, and let others write."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def add(self, reading: Reading) -> Added:
        """Write a reading down, as the current version of its source."""
        raise NotImplementedError

    def replace(self, reading: Reading) -> Added:
        """Give an article that is here the records of a new reading; which version is current stays as it is."""
        raise NotImplementedError

    def add_skipped(self, skipped: Skipped) -> None:
        """Write down that a source could not be read; forgotten again once it can."""
        raise NotImplementedError

    def commit(self) -> None:
        """Make safe what was written; happens by itself every second or few hundred articles, and on closing."""
        raise NotImplementedError

    def forget(self, article: ArticleId) -> tuple[ArticleView, ...]:
        """Remove an article, its records and, if no other article needs them, its source's bytes, for good.

        Returns the other versions of its source, which stay.
        """
        raise NotImplementedError

    def backup(self, file: Path) -> None:
        """Write a copy of the ledger to a new ``file``."""
        raise NotImplementedError

    # Reading

    @property
    def statements(self) -> Iterator[StatementView]:
        """All statements of current versions: articles as they came, statements in text order."""
        return self.search(StatementQuery())

    def search(self, query: StatementQuery) -> Iterator[StatementView]:
        """Yield the statements that ``query`` asks for, in the same order."""
        raise NotImplementedError

    @property
    def articles(self) -> Iterator[ArticleView]:
        """The current version of every source, as they came."""
        raise NotImplementedError

    def article_ids(self) -> tuple[ArticleId, ...]:
        """Return the ids of all articles, old versions too, as they came."""
        raise NotImplementedError

    def find_articles(self, text: str) -> tuple[ArticleView, ...]:
        """Return the articles that ``text`` may mean, none or several.

        The first of these that gives any: the beginning of an id (any version), the source, its file name, words of the
        title, words of the text.
        """
        raise NotImplementedError

    def reading(self, article: ArticleId) -> Reading:
        """Return an article with all its records, equal to what was added; ``LedgerError`` if it is not here."""
        raise NotImplementedError

    def has(self, source: str, *, sha256: str, run: RunId) -> bool:
        """Say whether the source's current version has these bytes and was read by this run."""
        raise NotImplementedError

    @property
    def skipped(self) -> Iterator[SkippedView]:
        """The sources that could not be read, by name."""
        raise NotImplementedError

    def counts(self) -> Counts:
        """Return how much the ledger holds."""
        raise NotImplementedError

    def info(self) -> LedgerInfo:
        """Return the state of the file, after SQLite's quick check of it."""
        raise NotImplementedError
