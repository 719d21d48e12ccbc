"""What the ledger is asked, and what it answers about itself; its statements come as ``records.StatementView``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sayso.records import ArticleId, Manner

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Added(StrEnum):
    """What adding a reading did to the ledger."""

    NEW = "new"
    """The source was not there before."""

    NEW_VERSION = "new version"
    """The source was there with other bytes; this reading is now its current version."""

    UPDATED = "updated"
    """The same bytes were there, read by another model or other rules; the new records replaced the old ones."""

    UNCHANGED = "unchanged"
    """The same bytes were there, read by the same model and rules."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementQuery:
    """Which statements to give; each field that is set narrows the answer."""

    by: str | None = None
    """Whoever said it: all words stand in the speaker's name, or all in the source as written. Case and accents do not
    matter."""

    about: str | None = None
    """Words that all stand, in any of their forms, in the statement or in its article's title; words in double
    quotation marks stand next to each other."""

    manner: Manner | None = None
    since: str | None = None
    """An ISO 8601 date, ``2024-04-03``, ``2024-04`` or ``2024``: only articles published then or later, as far as
    their own dates tell; undated ones are left out."""

    article: ArticleId | None = None
    """Only this article, be it a current version or not. Without it, current versions alone."""

    limit: int | None = None

    def __post_init__(self) -> None:
        if self.since is not None and not _DATE.fullmatch(self.since):
            raise ValueError(f"since is an ISO 8601 date such as 2024-04-03, not {self.since!r}")


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleView:
    """One article, in short."""

    id: ArticleId
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    version: int
    """Counts the versions of the source, from 1."""

    current: bool
    """Whether this is the version of the source that was read last."""

    statements: int
    added: str
    """When it came into the ledger: date and time in UTC, ISO 8601."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SkippedView:
    """A source that could not be read, and since when the ledger knows."""

    source: str
    stage: str
    reason: str
    at: str
    """Date and time in UTC, ISO 8601."""

    article: ArticleId | None = None
    """The article of it that is here, which the analysis left unread; None where nothing of the source is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How much the ledger holds."""

    articles: int
    """Current versions."""

    old_versions: int
    statements: int
    """Of current versions, as are the other records."""

    actors: int
    acts: int
    times: int
    appraisals: int
    skipped: int
    runs: int
    source_bytes: int
    """All sources together, before compression."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerInfo:
    """The state of the ledger's file."""

    path: Path | None
    """None for a ledger in memory."""

    size: int
    """In bytes, without the write-ahead log."""

    schema_version: int
    sqlite_version: str
    journal_mode: str
    counts: Counts
    problems: tuple[str, ...]
    """What SQLite's own check found; empty if all is well."""
