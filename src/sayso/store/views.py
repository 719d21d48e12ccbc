"""What the ledger answers about itself; its statements, acts and so on come as the views of ``records``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sayso.records import ArticleId, EntryKind


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
class Piece:
    """A piece of a snippet."""

    words: str
    found: bool
    """Whether it is one of the words that were asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyView:
    """An article that carries the same text as another one."""

    id: ArticleId
    title: str | None
    publisher: str | None
    published: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleRow(ArticleView):
    """An article in the library, with how much was found in it."""

    acts: int
    figures: int
    times: int
    appraisals: int
    speakers: int
    """Different ones, as far as they are resolved."""

    copies: tuple[CopyView, ...]
    """The other articles that carry its text, in the order of publication, where it is the first of them; where copies
    are folded, the first of those that were asked for has all others."""

    snippet: tuple[Piece, ...]
    """The place in its text where the words stand that were asked for; empty where none were."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryView:
    """An entry of any kind, found by words in it or in the sentence around it."""

    kind: EntryKind
    id: str
    article: str
    """The article's id."""

    article_source: str
    title: str | None
    publisher: str | None
    published: str | None
    words: str
    """Of a statement what was said, of an act the cue with what stands around it, of others the words themselves."""

    snippet: tuple[Piece, ...]
    """The place where the words stand that were asked for: in a statement, or in the sentence around another entry."""

    start: int
    """Where the entry begins in the article's text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewView:
    """An entry that nobody has checked yet."""

    kind: EntryKind
    id: str
    article: ArticleId
    article_source: str
    title: str | None
    publisher: str | None
    published: str | None
    words: str
    """As in ``EntryView``, as is ``start``."""

    type: str
    """Of a statement its manner, of a figure its comparator."""

    confidence: float | None
    """None for figures, which rules find: those with something assumed or unknown are given before the others."""

    start: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetValue:
    """One value by which an answer can be narrowed."""

    value: str
    """As the query takes it."""

    label: str
    """As people read it: of an actor its name; else the value."""

    count: int
    """How many of the records that are asked for have it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """By what an answer can be narrowed: each is counted as if the query did not narrow it itself."""

    name: str
    values: tuple[FacetValue, ...]
    """The most frequent first."""


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
