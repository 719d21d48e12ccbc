"""What lies in single cells of the ledger's tables: text, packed bytes, and nested parts as JSON.

In JSON a span is ``[start, end]``. Lone surrogates, which no database of UTF-8 can hold, become U+FFFD, one for one, so
that every span stays true.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Any

import msgspec

from sayso.records import Span

Row = Sequence[Any]
"""What SQLite gives: its columns in the order of the SELECT."""

Pair = tuple[int, int]
"""A span in JSON."""

_SURROGATES = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """Return ``text`` with U+FFFD for each lone surrogate."""
    return _SURROGATES.sub("\ufffd", text)


def as_json(value: object) -> str:
    """Return ``value`` in JSON."""
    return msgspec.json.encode(value).decode()


def as_pair(span: Span | None) -> Pair | None:
    """Return ``span`` as it lies in JSON."""
    return (span.start, span.end) if span else None


def as_span(pair: Pair | None) -> Span | None:
    """Return what ``as_pair`` was given."""
    return Span(*pair) if pair else None


def packed(data: bytes) -> tuple[int, bytes]:
    """Return whether ``data`` is smaller compressed, and what to store."""
    small = zlib.compress(data)
    return (1, small) if len(small) < len(data) else (0, data)


def unpacked(packed: int, data: bytes) -> bytes:
    """Return what ``packed`` was given."""
    return zlib.decompress(data) if packed else data
