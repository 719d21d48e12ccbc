"""Read the words on the pages of a PDF, each with its place.

The bytes of a PDF come in, the words and pictures of each page go out in the order in which they were written, or the
reason why there are none. Runs in the child process alone: it is PDFium that may hang, or fall over. Lines, columns and
what belongs together are left to ``columns``.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2_raw as pdfium

from sayso.intake.decoding import NotText
from sayso.intake.pdf.shapes import Word

MOST_PAGES = 1000
_MOST_CHARACTERS = 5_000_000

_APART = 0.18  # of the height: a gap that parts words even where no blank is written
_BACK = 0.5  # of the height: a step back that parts words
_SHIFT = 0.12  # of the height: a step up or down that parts words
_UPRIGHT = 0.05  # radians

_BOLD = 600
_STRANGE = 0.3  # of the characters; above, the fonts do not say what they draw
_EACH = 16  # of so many characters one is looked up in its font

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = {0xFFFE: "-", 0xAD: "-"}
"""What PDFium gives for a hyphen at the end of a line, which the page shows as one; U+0002 is another."""

_SHOWN = {**_LIGATURES, **_HYPHENS, 0: "", 0x200B: "", 0xFEFF: ""}
_BLANKS = frozenset({0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2028, 0x2029, 0x3000, *range(0x2000, 0x200B)})

Box = tuple[float, float, float, float]
"""left, bottom, right, top"""


@dataclass(slots=True)
class Page:
    """What one page holds."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class Sheets:
    """What all pages hold, and what the document tells about itself."""

    pages: list[Page]
    info: dict[str, str]


def read_pages(data: bytes) -> Sheets | NotText:
    """Return what the pages of a PDF hold, or why they hold no text."""
    start = data.find(b"%PDF-", 0, 1024)
    if start < 0:
        return NotText("is no PDF document, whatever its name says")
    with opened(data) as document:
        if isinstance(document, NotText):
            return document
        count = pdfium.FPDF_GetPageCount(document)
        if count == 0:
            return NotText("is damaged: it has no pages")
        if count > MOST_PAGES:
            return NotText(f"has {count:,} pages, more than the {MOST_PAGES:,} that are read; split it")
        if _is_cut_off(data, start):
            return NotText("is cut off: its end is missing; get the whole file")
        return _read(document, count)


def _read(document: Any, count: int) -> Sheets | NotText:
    pages: list[Page] = []
    tally = _Tally()
    for number in range(count):
        page = _read_page(document, number, tally)
        if page is None:
            return NotText(f"is damaged: page {number + 1} of {count} cannot be read")
        if tally.characters > _MOST_CHARACTERS:
            return NotText("holds more text than any article; split it")
        pages.append(page)
    if not tally.readable:
        return NotText("is set in fonts that do not say which letters they draw; recognise its text (OCR) first")
    if not any(map(str.isalpha, (letter for page in pages for word in page.words for letter in word.text))):
        if any(page.pictures for page in pages):
            return NotText("is a scan without text; recognise its text (OCR) first")
        return NotText("holds no text")
    return Sheets(pages, _info(document))


def _library(ready: list[bool] = []) -> None:  # noqa: B006 - PDFium is set up once in the life of a process
    if not ready:
        pdfium.FPDF_InitLibrary()
        ready.append(True)


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """Open a PDF; what comes is that by which PDFium knows it, or a ``NotText`` that says why it cannot be opened."""
    _library()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    try:
        yield document or NotText(_why_closed(data))
    finally:
        if document:
            pdfium.FPDF_CloseDocument(document)


def _why_closed(data: bytes) -> str:
    error = pdfium.FPDF_GetLastError()
    if error == pdfium.FPDF_ERR_PASSWORD:
        return "is encrypted and asks for a password; save a copy without one"
    if error == pdfium.FPDF_ERR_SECURITY:
        return "is encrypted in a way that cannot be read; save a copy without it"
    if b"%%EOF" not in data:
        return "is cut off: its end is missing; get the whole file"
    return "is damaged and cannot be opened as a PDF"


def _is_cut_off(data: bytes, start: int) -> bool:
    """Say whether the file ends too early: PDFium mends such files, and leaves pages out or empty."""
    if b"%%EOF" not in data:
        return True
    head = data[start : start + 1024]
    at = head.find(b"/Linearized")
    if at < 0:
        return False
    # A linearized file has an end mark after its first page too, and says how long it is.
    length = head.find(b"/L ", at)
    digits = head[length + 3 : length + 15].split()
    return length >= 0 and bool(digits) and digits[0].isdigit() and int(digits[0]) > len(data) - start


@dataclass(slots=True)
class _Tally:
    """What was counted on the pages."""

    characters: int = 0
    strange: int = 0
    """Of them: control characters and those that every font uses as it likes."""

    asked: int = 0
    unmapped: int = 0
    """Of those asked for: such as their font gives no letter for."""

    def count(self, text_page: Any, codes: list[int]) -> None:
        for code, number in Counter(codes).items():
            if code not in _BLANKS:
                self.characters += number
                self.strange += number * (code < 0x20 or 0xE000 <= code <= 0xF8FF or code == 0xFFFD)
        for index in range(0, len(codes), _EACH):
            if codes[index] not in _BLANKS:
                self.asked += 1
                self.unmapped += pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1

    @property
    def readable(self) -> bool:
        return self.strange <= _STRANGE * self.characters and self.unmapped <= _STRANGE * self.asked


def _read_page(document: Any, number: int, tally: _Tally) -> Page | None:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return None
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        if not text_page:
            return None
        turn = _Turn.of(page)
        result = Page(turn.width, turn.height)
        result.words = list(_words(text_page, turn, tally))
        result.pictures = list(_pictures(page, turn))
        return result
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)


@dataclass(frozen=True, slots=True)
class _Turn:
    """From the coordinates of a page's content to those of the page as it is shown."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    @classmethod
    def of(cls, page: Any) -> _Turn:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        edges = [ctypes.byref(edge) for edge in (left, bottom, right, top)]
        known = pdfium.FPDFPage_GetCropBox(page, *edges) or pdfium.FPDFPage_GetMediaBox(page, *edges)
        return cls(
            quarters=pdfium.FPDFPage_GetRotation(page),
            left=left.value if known else 0.0,
            bottom=bottom.value if known else 0.0,
            width=pdfium.FPDF_GetPageWidthF(page),
            height=pdfium.FPDF_GetPageHeightF(page),
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point; where nothing is turned it stays where it is until it is ``shifted``."""
        if self.quarters == 0:
            return x, y
        x, y = x - self.left, y - self.bottom
        if self.quarters == 1:
            return y, self.height - x
        if self.quarters == 2:
            return self.width - x, self.height - y
        return self.width - y, x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Turn a box."""
        one, other = self.point(left, bottom), self.point(right, top)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

    def shifted(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of an unturned page stands from the bottom left of what is shown of it."""
        return (x - self.left, y - self.bottom) if self.quarters == 0 else (x, y)

    def is_upright(self, angle: float) -> bool:
        """Say whether text that runs at ``angle`` in the content is level on the page."""
        off = (angle + self.quarters * math.pi / 2) % (2 * math.pi)
        back = (angle - self.quarters * math.pi / 2) % (2 * math.pi)
        return any(min(one, 2 * math.pi - one) < _UPRIGHT for one in (off, back))


class _Open:
    """The word that is being read."""

    __slots__ = ("base", "bold", "bottom", "left", "letters", "right", "spaced", "top")

    def __init__(self, left: float, right: float, *, spaced: bool) -> None:
        self.left, self.right, self.spaced = left, right, spaced
        self.bottom = self.top = self.base = 0.0
        self.bold = False
        self.letters: list[str] = []

    def close(self, turn: _Turn) -> Word | None:
        text = "".join(self.letters)
        if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if not text.strip():
            return None
        left, bottom = turn.shifted(self.left, self.bottom)
        right, top = turn.shifted(self.right, self.top)
        return Word(text, left, right, bottom, top, turn.shifted(0.0, self.base)[1], self.spaced, self.bold)


def _words(text_page: Any, turn: _Turn, tally: _Tally) -> Iterator[Word]:
    """Yield the words of a page, parted at blanks and wherever the next character stands elsewhere.

    This runs once for each character, so it calls PDFium as seldom as it can: what is the same for all characters of
    one height on one line is asked for once.
    """
    unicode_of, box_of, shown = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, _SHOWN.get
    rect = pdfium.FS_RECTF()
    place = ctypes.byref(rect)
    upright, base, bold, last_bottom, last_top = True, 0.0, False, 0.0, 0.0
    word: _Open | None = None
    spaced, turned = True, turn.quarters != 0
    apart = back = 0.0
    codes = [unicode_of(text_page, index) for index in range(pdfium.FPDFText_CountChars(text_page))]
    tally.count(text_page, codes)
    for index, code in enumerate(codes):
        if code in _BLANKS:
            spaced = True
            continue
        letter = shown(code)
        if letter is None:
            letter = chr(code) if 0x20 <= code < 0x110000 else _unknown(text_page, index)
        if not letter or not box_of(text_page, index, place):
            continue
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if turned:
            left, bottom, right, top = turn.box(left, bottom, right, top)
        if top <= bottom:
            continue
        moved = bottom != last_bottom or top != last_top
        if moved:
            before = base, last_top - last_bottom
            last_bottom, last_top, height = bottom, top, top - bottom
            upright, base, bold = _line_of(text_page, index, turn)
            moved = abs(base - before[0]) > _SHIFT * height or abs(height - before[1]) > _SHIFT * height
            apart, back = _APART * height, -_BACK * height
        if not upright:
            continue
        if word is None or spaced or moved or not back <= left - word.right <= apart:
            if word and (closed := word.close(turn)):
                yield closed
            word = _Open(left, right, spaced=spaced)
            word.bottom, word.top, word.base, word.bold = bottom, top, base, bold
            spaced = False
        word.letters.append(letter)
        if right > word.right:
            word.right = right
    if word and (closed := word.close(turn)):
        yield closed


def _unknown(text_page: Any, index: int) -> str:
    """Return what stands for a control character: PDFium gives one for a hyphen that ends a line."""
    return "-" if pdfium.FPDFText_IsHyphen(text_page, index) == 1 else "\ufffd"


def _line_of(text_page: Any, index: int, turn: _Turn) -> tuple[bool, float, bool]:
    """Return whether a character stands upright, its baseline, and whether it is bold; neighbours have the same."""
    upright = turn.is_upright(pdfium.FPDFText_GetCharAngle(text_page, index))
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
    return upright, turn.point(x.value, y.value)[1], _is_bold(text_page, index)


def _is_bold(text_page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, len(name), ctypes.byref(flags))
    called = name.value.lower()
    return any(word in called for word in (b"bold", b"black", b"heavy"))


def _pictures(page: Any, turn: _Turn) -> Iterator[Box]:
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(
            thing, *map(ctypes.byref, edges)
        ):
            left, bottom, right, top = turn.box(*(edge.value for edge in edges))
            yield *turn.shifted(left, bottom), *turn.shifted(right, top)


def _info(document: Any) -> dict[str, str]:
    """Return what the document's own entries say."""
    return {
        key: value
        for key in ("Title", "Author", "CreationDate")
        if (value := _entry(document, key.encode()).replace("\0", "").strip())
    }


def _entry(document: Any, key: bytes) -> str:
    size = pdfium.FPDF_GetMetaText(document, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, key, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace")
