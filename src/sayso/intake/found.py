"""What is found at a source before anything is made of it, and which format it is in.

Names and bytes come in, media types go out. To read a format is left to its reader; which one that is stands in
``articles``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from sayso.records import Article, Fetched, Skipped, Source

TEXT = "text/plain"
MARKDOWN = "text/markdown"
JSON_LINE = "application/json"
HTML = "text/html"
MHTML = "multipart/related"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".jsonl": JSON_LINE,
    ".ndjson": JSON_LINE,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".pdf": PDF,
    ".docx": DOCX,
}
SUFFIXES = ".txt, .md, .html, .mhtml, .pdf, .docx or .jsonl"
"""The most usual of them, for people."""

ALL_SUFFIXES = tuple(_SUFFIXES)

_SIGNATURES = (
    (
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)?"
            rb"<(?:!doctype\s+html|html|head|body)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        HTML,
    ),
    (re.compile(rb"\s{0,100}%PDF-"), PDF),
    (re.compile(rb"PK\x03\x04.{0,4000}?word/", re.DOTALL), DOCX),
)
"""How the bytes of a format begin, whatever the file is called."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Handed:
    """Bytes that somebody hands over beside a name, as a browser sends a file: the name leads nowhere."""

    name: str
    data: bytes
    media_type: str | None = None
    """None: what the name says, as with files."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Bytes that should hold one article."""

    name: str
    data: bytes
    media_type: str
    """What the name, or whoever sent the bytes, says that they are."""

    fetched: Fetched | None = None
    """How they came from the web."""


Reader = Callable[[Found], tuple[Source, Article] | Skipped]
"""Makes an article of what is in one format."""


def skipped(name: str, reason: str) -> Skipped:
    """Return the record of a source that intake could not read."""
    return Skipped(source=name, stage="intake", reason=reason)


def by_suffix(path: str) -> str | None:
    """Return the media type that files called like ``path`` are in; None where the suffix is not known."""
    return _SUFFIXES.get(PurePath(path).suffix.lower())


def by_signature(data: bytes) -> str | None:
    """Return the media type that ``data`` shows by how it begins; None where it shows none."""
    return next((media_type for pattern, media_type in _SIGNATURES if pattern.match(data)), None)
