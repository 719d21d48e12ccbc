"""Read articles out of PDFs.

A ``Found`` PDF comes in; its ``Source`` and ``Article`` go out, or the reason why there is none. In a process of its
own (``child``) the words of the pages are read (``characters``), put into rows, columns and lines (``columns``), freed
of heads and feet (``furniture``) and put together into blocks (``blocks``). Here the decoded source is written, the
text its pages hold in order, and laid out like any other: hyphens are mended, roles given, the map made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from sayso.intake.apart import Failed, do_apart
from sayso.intake.document_info import with_info
from sayso.intake.found import Found, skipped
from sayso.intake.layout import Told, lay_blocks_out
from sayso.intake.layout.lines import Line, Mark
from sayso.intake.layout.paragraphs import Draft
from sayso.intake.making import make_article
from sayso.intake.metadata import gather
from sayso.intake.pdf import shapes
from sayso.intake.pdf.shapes import Kind, Shown, ShownLine
from sayso.records import Article, PageMap, PrintedLine, Skipped, Source

_ENCODING = "pdf"
_MARKS = {
    Kind.TITLE: Mark.HEADING,
    Kind.HEADING: Mark.SUBHEADING,
    Kind.QUOTE: Mark.QUOTE,
    Kind.CAPTION: Mark.CAPTION,
}
_OF_PAGE = frozenset({Kind.FURNITURE, Kind.NOTE})

_told = msgspec.msgpack.Decoder(shapes.Told)


def read_pdf(found: Found) -> tuple[Source, Article] | Skipped:
    """Return the article that a PDF holds, with its source, or why it holds none."""
    packed = do_apart("sayso.intake.pdf.child:show", found.data)
    if isinstance(packed, Failed):
        return skipped(found.name, packed.reason)
    reason, shown = _told.decode(packed)
    if shown is None:
        return skipped(found.name, reason or "holds no text")
    text, lines, pages = _written(shown.lines)
    laid_out = lay_blocks_out(text, list(_drafts(shown, lines)), Told())
    return make_article(
        found,
        text=text,
        encoding=_ENCODING,
        laid_out=laid_out,
        metadata=with_info(gather(laid_out, None), shown.info),
        pages=pages,
    )


def _written(shown: Sequence[ShownLine]) -> tuple[str, list[Line], PageMap]:
    """Return the text of all pages, a form feed between two of them, its lines, and where its words stand."""
    parts: list[str] = []
    lines: list[Line] = []
    printed: list[PrintedLine] = []
    length, page = 0, 1
    for line in shown:
        breaks = "\n" * bool(parts) + "\f" * (line.page - page)
        parts.append(breaks)
        length += len(breaks)
        start, words, stretches = length, [], []
        for number, (gap, word, left, right) in enumerate(line.words):
            length += len(gap)
            words.append((length, length + len(word), left, right))
            if number not in line.note_marks:
                stretches.append((length - len(gap), length + len(word)))
            parts += (gap, word)
            length += len(word)
        printed.append(PrintedLine(line.page, line.bottom, line.top, tuple(words)))
        lines.append(_line(start, length, line, stretches))
        page = line.page
    return "".join(parts), lines, PageMap(tuple(printed))


def _line(start: int, end: int, line: ShownLine, stretches: Sequence[tuple[int, int]]) -> Line:
    """Return a line without the marks of notes that are in it."""
    pieces: list[tuple[int, int]] = []
    for begin, stop in stretches if line.note_marks else ():
        if pieces and pieces[-1][1] == begin:
            pieces[-1] = pieces[-1][0], stop
        else:
            pieces.append((begin, stop))
    kept = (word for number, word in enumerate(line.words) if number not in line.note_marks)
    words = "".join(gap + word for gap, word, _, _ in kept)
    return Line(start=start, end=end, words=words, gap=1, indent=0, new_page=False, pieces=tuple(pieces))


def _drafts(shown: Shown, lines: Sequence[Line]) -> Iterator[Draft]:
    for kind, numbers in shown.blocks:
        mark = _MARKS.get(kind, Mark.NONE)
        made = [lines[number] if mark is Mark.NONE else replace(lines[number], mark=mark) for number in numbers]
        made[0] = replace(made[0], gap=2)
        yield Draft(tuple(made), of_page=kind in _OF_PAGE)
