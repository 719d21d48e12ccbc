"""Turn the bytes of a text into characters.

Bytes come in, the text and the name of the codec go out, or the reason why the bytes are no text. What the text says,
and characters that are in it by accident (NUL, soft hyphens), are left to the layout.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_NO_TEXT = "which cannot be read as text"
_SAVE = "save its text as .txt"
_SIGNATURES = (
    (re.compile(rb"PK(\x03\x04|\x05\x06)"), f"a ZIP archive or an office document, {_NO_TEXT}; unpack it, or {_SAVE}"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), f"an office document, {_NO_TEXT}; {_SAVE}"),
    (re.compile(rb"\{\\rtf"), f"an RTF document, {_NO_TEXT}; {_SAVE}"),
    (re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|7z\xbc\xaf"), f"a compressed file, {_NO_TEXT}; unpack it"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), f"an image, {_NO_TEXT}; {_SAVE}"),
    (re.compile(rb"SQLite format 3\x00"), f"a database, {_NO_TEXT}; {_SAVE}"),
)

_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f\x00")
_ASCII = bytes(range(0x80))


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """A text and the codec, as Python names it, that made it from its bytes."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class NotText:
    """Why bytes are no text."""

    reason: str


def decode(data: bytes) -> Decoded | NotText:
    """Return the text that ``data`` holds.

    A byte order mark decides; then strict UTF-8, UTF-16 told by where its NULs stand, UTF-8 with a few broken bytes,
    Windows-1252 where it makes Western European text, and last whatever charset-normalizer finds.
    """
    for pattern, what in _SIGNATURES:
        if pattern.match(data):
            return NotText(f"is {what}")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            # A file cut off in the middle of a character is still readable up to there.
            return Decoded(text=data.decode(encoding, "replace"), encoding=encoding)
    wide = _utf16_without_mark(data)
    if wide:
        return wide
    if _is_binary(data):
        return NotText("holds binary data, not text")
    return _by_trial(data)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Read ``data`` as UTF-16 where a tenth of its bytes are NUL, nearly all of them in every second place.

    ASCII in UTF-16 is valid UTF-8 full of NULs, so this comes before UTF-8 is tried.
    """
    nuls = data.count(0)
    if nuls * 10 < len(data) or len(data) < 4:
        return None
    odd = data[1::2].count(0)
    if max(odd, nuls - odd) < 0.95 * nuls:
        return None
    encoding = "utf-16-le" if odd * 2 > nuls else "utf-16-be"
    try:
        text = data[: len(data) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return None
    # A table of small integers has the same pattern; text has few control characters.
    controls = sum(text.count(chr(code)) for code in (*_CONTROLS, 0))
    return Decoded(text=text, encoding=encoding) if controls * 50 < len(text) else None


def _is_binary(data: bytes) -> bool:
    """Say whether control characters or NULs are more frequent than any text has them.

    Of random bytes one in ten is a control character. NULs may stand between the words of a text, or fill up its end.
    """
    filled = data.strip(b"\0")
    controls = len(filled) - len(filled.translate(None, _CONTROLS))
    return controls * 20 > len(filled) or filled.count(0) * 3 > len(filled)


def _by_trial(data: bytes) -> Decoded | NotText:
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        pass
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    sound = sum(character > "\x7f" for character in repaired) - broken
    if sound > 4 * broken:
        return Decoded(text=repaired, encoding="utf-8")
    # Every text decodes as Windows-1252; Western European prose has few letters beyond ASCII, Cyrillic little else.
    if len(data.translate(None, _ASCII)) * 6 < len(data):
        try:
            return Decoded(text=data.decode("cp1252"), encoding="cp1252")
        except UnicodeDecodeError:
            pass
    return _by_frequency(data)


def _by_frequency(data: bytes) -> Decoded | NotText:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:200_000]).best()
    if match is None:
        return NotText("is in no encoding that could be recognised; save it as UTF-8")
    return Decoded(text=data.decode(match.encoding, "replace"), encoding=match.encoding)
