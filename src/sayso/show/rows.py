"""Statements, acts and so on for programs and spreadsheets: one object or one row each.

Takes views; gives JSON Lines or CSV, in UTF-8. Both have the fields of the view, under their names.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from typing import TypeVar

import msgspec

from sayso.show.listing import AnyView

_View = TypeVar("_View", bound=AnyView)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheets take a cell that begins with one of these for a formula, and an article could plant one."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d+)?)?")
"""A number, or a sign alone, which is no formula."""


def view_lines(views: Iterable[object]) -> Iterator[bytes]:
    """Yield each view as a line of JSON."""
    encode = msgspec.json.Encoder().encode
    for view in views:
        yield encode(view) + b"\n"


def csv_rows(kind: type[_View], views: Iterable[_View]) -> Iterator[bytes]:
    """Yield a header and each view, of the given kind, as a row of CSV (RFC 4180).

    Several values in one cell are parted by semicolons. A cell that a spreadsheet would take for a formula gets an
    apostrophe before it, which makes it text.
    """
    yield _row([field.name for field in fields(kind)])
    for view in views:
        yield _row([_cell(value) for value in astuple(view)])


def _row(cells: list[str]) -> bytes:
    row = io.StringIO()
    csv.writer(row).writerow(cells)
    return row.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return _cell("; ".join(map(str, value)))
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return f"'{value}" if value.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(value) else value
