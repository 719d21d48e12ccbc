"""The pages of printed sources as pictures, drawn in a process of its own and kept for a while.

A source and the number of a page come in; a ``Drawn`` goes out. What is marked on it is left to ``original``.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

import msgspec

from sayso.intake.apart import Failed, do_apart

if TYPE_CHECKING:
    from sayso.intake.pdf.shapes import Drawn

_JOB = "sayso.intake.pdf.drawing:draw"

_LONGEST = 1800
"""Pixels of a picture's longer side."""

_KEPT = 32
"""Pictures, of a few hundred kilobytes each."""

_lock = threading.Lock()
_drawing = threading.Lock()
_pictures: OrderedDict[tuple[str, int], Drawn] = OrderedDict()


def page_picture(data: bytes, sha256: str, page: int) -> Drawn:
    """Return a page of the PDF ``data``, whose digest is ``sha256``, as a picture, or why there is none."""
    from sayso.intake.pdf.shapes import Drawn, Wanted  # with the readers of PDFs, for which no first page waits

    key = sha256, page
    if drawn := _found(key):
        return drawn
    with _drawing:
        # Whoever asked for the same page meanwhile has it drawn: one that takes too long costs its time once.
        if drawn := _found(key):
            return drawn
        packed = do_apart(_JOB, msgspec.msgpack.encode(Wanted(page=page, longest=_LONGEST, data=data)))
        drawn = (
            Drawn(reason=packed.reason) if isinstance(packed, Failed) else msgspec.msgpack.decode(packed, type=Drawn)
        )
        with _lock:
            _pictures[key] = drawn
            while len(_pictures) > _KEPT:
                _pictures.popitem(last=False)
    return drawn


def _found(key: tuple[str, int]) -> Drawn | None:
    with _lock:
        if key in _pictures:
            _pictures.move_to_end(key)
        return _pictures.get(key)
