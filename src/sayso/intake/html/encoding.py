"""Tell which characters a page's bytes stand for.

The bytes and what the server declared come in; the text and its codec go out. UTF-8 that holds is UTF-8 whatever is
declared; then the server is believed, then the page; what neither tells is tried as any text is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from sayso.intake.decoding import Decoded, NotText, decode

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SEARCHED = 4096  # bytes in which a page may declare its encoding; browsers look at 1024
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin_1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers read under some names: most of the pages that declare them hold more."""

_NEVER = frozenset(
    {"utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "unicode_escape", "raw_unicode_escape", "idna"}
)
"""Codecs that no page can be in where its own markup could be read to say so, and some that hide markup."""


def charset_of(headers: Sequence[tuple[str, str]]) -> str | None:
    """Return the encoding that a server's headers declare."""
    told = next((value for name, value in headers if name.lower() == "content-type"), "")
    found = _IN_HEADER.search(told)
    return found[1] if found else None


def decode_page(data: bytes, charset: str | None) -> Decoded | NotText:
    """Return the text of a page of which the server says that it is in ``charset``."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _whole(decode(data))
    told = [name for name in (charset, _in_page(data)) if name]
    if not data.isascii() or b"\x1b" not in data:
        try:
            return _whole(Decoded(text=data.decode(), encoding="utf-8"))
        except UnicodeDecodeError:
            pass
    for name in told:
        if codec := _codec(name):
            try:
                return _whole(Decoded(text=data.decode(codec), encoding=codec))
            except UnicodeDecodeError:
                continue
    return _whole(decode(data))


def _in_page(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_SEARCHED])
    return (found[1] or found[2]).decode("ascii") if found else None


def _codec(name: str) -> str | None:
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    known = info.name
    if known in _NEVER or not info._is_text_encoding:  # the only way to tell base64 from a charset
        return None
    return _READ_AS.get(known, known)


def _whole(decoded: Decoded | NotText) -> Decoded | NotText:
    """Return ``decoded`` unless it holds what no text does."""
    if isinstance(decoded, Decoded) and decoded.text.count("\0") * 3 > len(decoded.text):
        return NotText("holds binary data, not text")
    return decoded
