"""The stages in order: sources in, readings out, into a ledger if there is one. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from sayso.records import Article, ArticleId, Reading, Skipped, Statement, StatementView
from sayso.store import Ledger


class StatementReader(Protocol):
    """Finds the statements of an article, their speakers and voices left open."""

    @property
    def name(self) -> str:
        """Name, version and digest of the model."""

    def find_statements(self, article: Article) -> tuple[Statement, ...]:
        """Return the article's statements in the order of their anchors."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a run did to the ledger."""

    new: int
    new_versions: int
    updated: int
    unchanged: int
    statements: int
    """In the articles that are new, new versions or updated."""

    skipped_count: int
    skipped: tuple[Skipped, ...]
    """The first thousand; the ledger lists them all."""

    seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What reading an article again changed."""

    article: ArticleId
    source: str
    added: tuple[StatementView, ...]
    removed: tuple[StatementView, ...]
    same: int
    """How many statements stayed as they were."""


def read(
    sources: Iterable[str], *, stdin: BinaryIO | None = None, reader: StatementReader | None = None
) -> Iterator[Reading | Skipped]:
    """Read each source, in order and one at a time; ``reader`` is the model that ships with sayso unless given."""
    raise NotImplementedError


def read_into(
    ledger: Ledger,
    sources: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    reader: StatementReader | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> Report:
    """Read each source into the ledger; what is there already, read by the same model and rules, is not analysed again.

    ``on_progress`` is called with the name of each article's source once it is done, skipped ones too.
    """
    raise NotImplementedError


def read_again(ledger: Ledger, *, reader: StatementReader | None = None) -> Iterator[Change | Skipped]:
    """Read again, from the kept bytes, every article that another model or other rules read; yield what changed.

    An article that can no longer be read keeps its records, and is yielded as skipped.
    """
    raise NotImplementedError
