"""The part of reading a PDF that is done in a process of its own: from its bytes to lines and blocks.

``show`` is the job for ``sayso.intake.apart``: the bytes of a PDF come in, a ``Told`` goes out, packed.
"""

from __future__ import annotations

import msgspec

from sayso.intake.decoding import NotText
from sayso.intake.pdf.blocks import Block, common_height, insert, make_blocks
from sayso.intake.pdf.characters import Page, Sheets, read_pages
from sayso.intake.pdf.columns import Gutters, lines_of, rows_of
from sayso.intake.pdf.furniture import page_rows
from sayso.intake.pdf.shapes import Kind, PageLine, Shown, ShownLine, Told


def show(data: bytes) -> bytes:
    """Return, packed, what the document shows, or why it shows nothing."""
    sheets = read_pages(data)
    told: Told = (sheets.reason, None) if isinstance(sheets, NotText) else (None, _shown(sheets))
    return msgspec.msgpack.encode(told)


def _shown(sheets: Sheets) -> Shown:
    rows = [rows_of(page.words) for page in sheets.pages]
    as_lines = [[PageLine(page=n, words=row) for row in page] for n, page in enumerate(rows)]
    height = common_height(line for page in as_lines for line in page)
    outer = page_rows(as_lines, height)
    inner = [page[head : len(page) - foot] for page, (head, foot) in zip(rows, outer, strict=True)]
    gutters = Gutters(inner, height)
    lines: list[PageLine] = []
    regions: list[list[PageLine]] = []
    edges: dict[int, list[Block]] = {}
    for number, (page, (head, foot)) in enumerate(zip(as_lines, outer, strict=True)):
        above, below = page[:head], page[len(page) - foot :]
        edges.setdefault(len(regions) - 1, []).extend((Kind.FURNITURE, [line]) for line in above)
        found = [lines_of(region, number, height) for region in gutters.lines(inner[number])]
        regions += found
        edges.setdefault(len(regions) - 1, []).extend((Kind.FURNITURE, [line]) for line in below)
        lines += [*above, *(line for region in found for line in region), *below]
    pictures = [page.pictures for page in sheets.pages]
    blocks = insert(make_blocks(regions, pictures, sheets.info.get("Title", "")), edges)
    numbers = {id(line): number for number, line in enumerate(lines)}
    return Shown(
        lines=[_line(line, sheets.pages[line.page]) for line in lines],
        blocks=[(kind, [numbers[id(line)] for line in block]) for kind, block in blocks],
        info=sheets.info,
    )


def _line(line: PageLine, page: Page) -> ShownLine:
    """Return a line as it leaves the process, its edges in tenths of points and on the page."""
    width, height = page.width, page.height

    def across(x: float) -> float:
        return round(x if 0.0 <= x <= width else min(max(x, 0.0), width), 1)

    def up(y: float) -> float:
        return round(y if 0.0 <= y <= height else min(max(y, 0.0), height), 1)

    return ShownLine(
        page=line.page + 1,
        bottom=up(line.bottom),
        top=up(line.top),
        words=[(gap, w.text, across(w.left), across(w.right)) for gap, w in zip(line.gaps, line.words, strict=True)],
        note_marks=line.note_marks,
    )
