"""An article as intake hands it on: one text that never changes, its blocks, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sayso.records.ids import ArticleId, fingerprint
from sayso.records.pages import PageBox, PageMap
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
    TABLE = "table"
    FURNITURE = "furniture"


READ_ROLES = frozenset({BlockRole.TITLE, BlockRole.DEK, BlockRole.HEADING, BlockRole.PARAGRAPH, BlockRole.QUOTE})
"""The roles that analysis reads. The others stay in the text, where they can be seen, and out of the ledger."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One block of the text: a paragraph, a heading, a caption."""

    role: BlockRole
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """How a source came from the web."""

    url: str
    """Where it lay in the end, after all redirections."""

    at: str
    """When it was fetched: date and time in UTC, ISO 8601."""

    headers: tuple[tuple[str, str], ...]
    """What the server said of it, as it said it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What was read, byte for byte, and how it was decoded."""

    name: str
    """The path, URL or word that names the source; for an article of a .jsonl file what the file calls it."""

    data: bytes
    """The bytes as they were found: of a file the whole, of an article in a .jsonl file its line."""

    media_type: str
    """``text/plain``, ``text/html``, … or ``application/json`` (one line of a .jsonl file)."""

    encoding: str
    """The codec that decoded ``data``, as Python names it; of what is no encoded text its format: ``pdf``, ``docx``."""

    text: str
    """The decoded source, in whose coordinates ``TextMap`` answers; of a .jsonl line its ``text`` field."""

    fetched: Fetched | None = None
    """How it came from the web; None for what was not fetched."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A piece of metadata and where it was found."""

    value: str
    basis: str
    """Where it stood: ``field`` (of a .jsonl line), ``front matter``, ``header``, ``byline``, ``dateline``, …"""

    span: Span | None = None
    """Its words in the article's text, where it stands there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A piece of metadata that a source tells in one place; others may tell it otherwise."""

    field: str
    """``title``, ``author``, ``publisher``, ``published``, or ``modified``: a day on which it was changed."""

    value: str
    basis: str
    """Where it stood: ``json-ld``, ``meta article:published_time``, ``time``, ``field``, ``date line``, …"""

    confidence: float
    raw: Span | None = None
    """Its place in the decoded source."""


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

    language: str | None = None
    """An ISO 639-1 code; None where the text is too short to tell."""

    candidates: tuple[Candidate, ...] = ()
    """What the source tells of its title, authors, publisher and date, in each place, also where it contradicts itself:
    of a text its dates alone, of a page or a printed file all."""

    pages: PageMap | None = field(default=None, repr=False)
    """Where the words of a printed source stand; None for one without pages."""

    @property
    def id(self) -> ArticleId:
        """Made from the source and its bytes: two outlets' copies of one text are two articles."""
        return ArticleId(fingerprint("article", self.source, self.sha256))

    def raw(self, span: Span) -> tuple[Span, ...]:
        """Return the pieces of the decoded source that ``span`` shows."""
        return self.map.raw(span)

    def boxes(self, span: Span) -> tuple[PageBox, ...]:
        """Return the places on the pages of a printed source that ``span`` shows."""
        return self.pages.boxes(self.map.raw(span)) if self.pages else ()
