"""Statements for programs and spreadsheets: one object or one row each.

Takes statement views; gives JSON Lines or CSV, in UTF-8. Both have the fields of ``StatementView``, under their names.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields

import msgspec

from sayso.records import StatementView

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheets take a cell that begins with one of these for a formula, and an article could plant one."""


def view_lines(views: Iterable[StatementView]) -> Iterator[bytes]:
    """Yield each view as a line of JSON."""
    encode = msgspec.json.Encoder().encode
    for view in views:
        yield encode(view) + b"\n"


def csv_rows(views: Iterable[StatementView]) -> Iterator[bytes]:
    """Yield a header and each view as a row of CSV (RFC 4180).

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text.
    """
    yield _row([field.name for field in fields(StatementView)])
    for view in views:
        yield _row([_cell(value) for value in astuple(view)])


def _row(cells: list[str]) -> bytes:
    row = io.StringIO()
    csv.writer(row).writerow(cells)
    return row.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
