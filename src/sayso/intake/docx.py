"""Read articles out of word-processor files (.docx).

A ``Found`` file comes in; its ``Source`` and ``Article`` go out, or the reason why there is none. The file is taken
apart in a process of its own (``show``); the decoded source is the text of its paragraphs in their order, and the
styles of the paragraphs say which are titles, headings, quotations, captions and items. Words struck out under tracked
changes are left out, words put in are taken in. A table is a block of its own, which is not read, except where the
whole text stands in tables because somebody used them to set a page.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.intake.apart import Failed, do_apart
from sayso.intake.document_info import with_info
from sayso.intake.found import Found, skipped
from sayso.intake.layout import Told, lay_blocks_out
from sayso.intake.layout.lines import Mark, split_lines
from sayso.intake.layout.paragraphs import Draft, paragraphs
from sayso.intake.making import make_article
from sayso.intake.metadata import gather
from sayso.records import Article, Skipped, Source

if TYPE_CHECKING:
    from docx.document import Document

_ENCODING = "docx"
_PART = "word/document.xml"
_LARGEST_PART = 48 * 2**20  # bytes of the text with its markup
_LARGEST = 256 * 2**20  # bytes of all parts together
_MOST_PARTS = 5000
_HEAD = 64 * 2**10  # bytes of the text in which declarations would stand
_CELLS_ALONE = 0.7  # of the characters: where so many stand in tables, these set the page

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _CELL = f"{_W}p", f"{_W}tbl", f"{_W}tc"
_LEFT_OUT = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "txbxContent", "instrText", "delText", "footnoteRef")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\xad"}

_STYLES = (
    ("title", Mark.HEADING),
    ("heading", Mark.SUBHEADING),
    ("caption", Mark.CAPTION),
    ("quote", Mark.QUOTE),
    ("intense quote", Mark.QUOTE),
    ("block text", Mark.QUOTE),
    ("list", Mark.ITEM),
)
"""How the names of styles begin, and what they mark."""

Part = tuple[str, str]
"""A ``Mark`` and the words of a paragraph or table; words are parted by line breaks where the writer did so."""

_told = msgspec.msgpack.Decoder(tuple[str, list[Part], dict[str, str]])


def read_docx(found: Found) -> tuple[Source, Article] | Skipped:
    """Return the article that a word-processor file holds, with its source, or why it holds none."""
    parts, info, reason = document_parts(found.data)
    if reason:
        return skipped(found.name, reason)
    text = document_text(parts)
    laid_out = lay_blocks_out(text, list(_drafts(parts, text)), Told())
    return make_article(
        found,
        text=text,
        encoding=_ENCODING,
        laid_out=laid_out,
        metadata=with_info(gather(laid_out, None), info),
    )


@lru_cache(maxsize=1)
def document_parts(data: bytes) -> tuple[list[Part], dict[str, str], str]:
    """Return the paragraphs and tables of a file, its own entries, and why there are none, where there are not.

    The last answer is kept: a file is looked through for several articles before the one in it is read.
    """
    packed = do_apart("sayso.intake.docx:show", data)
    if isinstance(packed, Failed):
        return [], {}, packed.reason
    reason, parts, info = _told.decode(packed)
    return parts, info, reason


def document_text(parts: Sequence[Part]) -> str:
    """Return the text of a document: its paragraphs, a blank line between two of them."""
    return "\n\n".join(words for _, words in parts)


def _drafts(parts: Sequence[Part], text: str) -> Iterator[Draft]:
    """Yield the blocks; a paragraph with line breaks in it may be several."""
    lines = iter(split_lines(text))
    at = 0
    line = next(lines, None)
    for name, words in parts:
        mark, end = Mark(name), at + len(words)
        inside = []
        while line is not None and line.start < end:
            inside.append(replace(line, mark=mark, new_page=False))
            line = next(lines, None)
        at = end + 2
        if len(inside) > 1 and mark is Mark.NONE:
            yield from paragraphs(inside, set(), set())
        elif inside:
            yield Draft(tuple(inside))


def show(data: bytes) -> bytes:
    """Return, packed, what a file holds; runs in a process of its own."""
    reason, parts, info = _taken_apart(data)
    return msgspec.msgpack.encode((reason, parts, info))


def _taken_apart(data: bytes) -> tuple[str, list[Part], dict[str, str]]:
    from docx import Document

    if reason := _why_unsafe(data):
        return reason, [], {}
    try:
        document = Document(io.BytesIO(data))
        parts = list(_parts(document))
        info = _info(document)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # noqa: BLE001 - its libraries fail in many ways on what strangers wrote
        return f"is damaged and cannot be opened as a word-processor file ({type(error).__name__})", [], {}
    return "" if parts else "holds no text", parts, info


def _why_unsafe(data: bytes) -> str:
    """Say why a file must not be unpacked, from what it says about the sizes of its parts; unpacking stops there."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            return "is encrypted or in an older format; save a copy as .docx without a password"
        return "is cut off or damaged: it cannot be unpacked"
    if any(entry.flag_bits & 1 for entry in entries):
        return "is encrypted; save a copy without a password"
    text = next((entry for entry in entries if entry.filename == _PART), None)
    if text is None:
        return "is no word-processor file, whatever its name says"
    if text.file_size > _LARGEST_PART or sum(entry.file_size for entry in entries) > _LARGEST:
        return "unpacks to more than any article holds"
    if len(entries) > _MOST_PARTS:
        return "unpacks to more parts than any article has"
    try:
        with archive.open(text) as part:
            declares = b"<!DOCTYPE" in part.read(_HEAD)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return "is cut off or damaged: it cannot be unpacked"
    # Entities make much of little, or read other files; no program writes them into such files.
    return "declares entities, which no word-processor file does" if declares else ""


def _parts(document: Document) -> Iterator[Part]:
    body = document.element.body
    in_tables = sum(len(_words(cell)) for table in body.iter(_TABLE) for cell in table.iter(_PARAGRAPH))
    everywhere = sum(len(_words(paragraph)) for paragraph in body.iter(_PARAGRAPH))
    set_by_tables = in_tables > _CELLS_ALONE * everywhere
    for element in _blocks(body, into_tables=set_by_tables):
        if element.tag == _TABLE:
            words = "\n".join(filter(None, map(_row, element.iter(f"{_W}tr"))))
            mark = Mark.TABLE
        else:
            words, mark = _words(element), _mark(document, element)
        if words.strip():
            yield mark.value, words


def _blocks(parent: Any, *, into_tables: bool) -> Iterator[Any]:
    """Yield the paragraphs and tables below an element, those in content controls and tracked changes too."""
    for child in parent:
        if child.tag == _PARAGRAPH or (child.tag == _TABLE and not into_tables):
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child, into_tables=into_tables)


def _row(row: Any) -> str:
    cells = (" ".join(filter(None, map(_words, cell.iter(_PARAGRAPH)))) for cell in row.iter(_CELL))
    return "\t".join(cells).strip()


def _words(element: Any) -> str:
    """Return the words of a paragraph as its reader sees them."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _BREAKS:
        return _BREAKS[element.tag]
    return "".join(_words(child) for child in element if child.tag not in _LEFT_OUT)


def _mark(document: Document, element: Any) -> Mark:
    """Return what the style of a paragraph marks it as."""
    from docx.text.paragraph import Paragraph

    paragraph = Paragraph(element, document._body)
    name = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    for beginning, mark in _STYLES:
        if name.startswith(beginning):
            return mark
    settings = element.pPr
    if settings is not None and settings.numPr is not None:
        return Mark.ITEM
    return Mark.SUBHEADING if settings is not None and settings.find(f"{_W}outlineLvl") is not None else Mark.NONE


def _info(document: Document) -> dict[str, str]:
    entries = document.core_properties
    created = entries.created
    told = {"Title": entries.title, "Author": entries.author, "CreationDate": created.isoformat() if created else ""}
    return {key: value for key, value in told.items() if value}
