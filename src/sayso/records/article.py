"""An article as intake hands it on: one text that never changes, its blocks, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sayso.records.ids import ArticleId, fingerprint
from sayso.records.span import Span, TextMap


class BlockRole(StrEnum):
    """What a block of the text is to the article."""

    TITLE = "title"
    DEK = "dek"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    BIO = "bio"
    FURNITURE = "furniture"


READ_ROLES = frozenset({BlockRole.TITLE, BlockRole.DEK, BlockRole.HEADING, BlockRole.PARAGRAPH, BlockRole.QUOTE})
"""The roles that analysis reads. The others stay in the text, where they can be seen, and out of the ledger."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One block of the text: a paragraph, a heading, a caption."""

    role: BlockRole
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What was read, byte for byte, and how it was decoded."""

    name: str
    """The path, URL or word that names the source; for an article of a .jsonl file what the file calls it."""

    data: bytes
    """The bytes as they were found: of a file the whole, of an article in a .jsonl file its line."""

    media_type: str
    """``text/plain``, ``text/markdown`` or ``application/json`` (one line of a .jsonl file)."""

    encoding: str
    """The codec that decoded ``data``, as Python names it."""

    text: str
    """The decoded source, in whose coordinates ``TextMap`` answers; of a .jsonl line its ``text`` field."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A piece of metadata and where it was found."""

    value: str
    basis: str
    """Where it stood: ``field`` (of a .jsonl line), ``front matter``, ``header``, ``byline``, ``dateline``, …"""

    span: Span | None = None
    """Its words in the article's text, where it stands there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One article: its text, the roles of its blocks, its metadata and the way back to its source."""

    source: str
    sha256: str
    """Of the source's bytes, in hexadecimal."""

    media_type: str
    encoding: str
    text: str
    """All blocks, a blank line between two of them. Every span of every record counts in it."""

    blocks: tuple[Block, ...]
    map: TextMap = field(repr=False)
    title: Known | None = None
    authors: tuple[Known, ...] = ()
    publisher: Known | None = None
    published: Known | None = None
    """An ISO 8601 date, as precise as the source gives it: ``2024-04-03``, ``2024-04`` or ``2024``."""

    other_dates: tuple[Known, ...] = ()
    """What else the source gives as its date, where that says something else than ``published``."""

    language: str | None = None
    """An ISO 639-1 code; None where the text is too short to tell."""

    @property
    def id(self) -> ArticleId:
        """Made from the source and its bytes: two outlets' copies of one text are two articles."""
        return ArticleId(fingerprint("article", self.source, self.sha256))

    def raw(self, span: Span) -> tuple[Span, ...]:
        """Return the pieces of the decoded source that ``span`` shows."""
        return self.map.raw(span)
