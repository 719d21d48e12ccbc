"""Statements for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from sayso.records import statement_views
from sayso.show.rows import csv_rows, view_lines
from tests.stories import ferry, storm


def test_csv_and_json_have_the_fields_of_the_view() -> None:
    views = list(statement_views(ferry()))

    rows = list(csv.DictReader(io.StringIO(b"".join(csv_rows(views)).decode(), newline="")))
    lines = [json.loads(line) for line in view_lines(views)]

    assert [row["content"] for row in rows] == [line["content"] for line in lines] == [v.content for v in views]
    assert rows[0].keys() == lines[0].keys()
    assert (rows[3]["speaker"], rows[3]["source"], lines[3]["speaker"]) == ("", "", None)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(start: str) -> None:
    (view,) = statement_views(storm())

    _, row = csv_rows([replace(view, content=f"{start}1+1", title=f"{start}2")])

    (cells,) = csv.reader(io.StringIO(row.decode(), newline=""))
    assert f"'{start}1+1" in cells
    assert f"'{start}2" in cells


def test_numbers_are_no_formulas() -> None:
    (view,) = statement_views(storm())

    _, row = csv_rows([replace(view, confidence=-0.0, start=0)])

    assert row.decode().endswith("-0.0,0\r\n")
