"""The part of showing a PDF that is done in a process of its own: a page as a picture.

``draw`` is the job for ``sayso.intake.apart``: a ``Wanted`` comes in, packed; a ``Drawn`` goes out, packed. The picture
is a PNG; it shows the page upright, so that boxes of its words can be laid over it.
"""

from __future__ import annotations

import ctypes
import math
import struct
import zlib
from typing import Any

import msgspec
import pypdfium2_raw as pdfium

from sayso.intake.decoding import NotText
from sayso.intake.pdf.characters import opened
from sayso.intake.pdf.shapes import Drawn, Wanted

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_GREY, _COLOUR = 0, 2

_LARGEST = 2.2
"""Pixels for a point, at most: letters of common size are sharp, and small pages do not become large pictures."""

_WHITE = 0xFFFFFFFF


def draw(packed: bytes) -> bytes:
    """Return, packed, a page of a PDF as a picture."""
    wanted = msgspec.msgpack.decode(packed, type=Wanted)
    return msgspec.msgpack.encode(_drawn(wanted))


def _drawn(wanted: Wanted) -> Drawn:
    with opened(wanted.data) as document:
        if isinstance(document, NotText):
            return Drawn(reason=document.reason)
        page = pdfium.FPDF_LoadPage(document, wanted.page - 1)
        if not page:
            return Drawn(reason=f"has no page {wanted.page} that can be drawn")
        try:
            return _picture(page, wanted.longest)
        finally:
            pdfium.FPDF_ClosePage(page)


def _picture(page: Any, longest: int) -> Drawn:
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        return Drawn(reason="has a page without a size")
    scale = min(_LARGEST, longest / max(width, height))
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        return Drawn(reason="has a page too large to be drawn")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, _WHITE)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * down)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = [pixels[start : start + 3 * across] for start in range(0, stride * down, stride)]
    return Drawn(width=round(width, 1), height=round(height, 1), png=_png(across, down, rows))


def _png(width: int, height: int, rows: list[bytes]) -> bytes:
    """Return a picture of rows of red, green and blue as a PNG; one of greys alone takes a third."""
    grey = all(row[0::3] == row[1::3] == row[2::3] for row in rows)
    lines = b"".join(b"\0" + (row[0::3] if grey else row) for row in rows)
    header = _HEADER.pack(width, height, 8, _GREY if grey else _COLOUR, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
