"""What the ledger answers about itself; its statements, acts and so on come as the views of ``records``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sayso.records import ArticleId


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
    figures: int
    times: int
    appraisals: int
    sentences: int
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
