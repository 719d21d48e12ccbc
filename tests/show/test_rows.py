"""Statements, acts and so on for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from sayso.records import ActView, FigureView, StatementView, act_views, figure_views, statement_views
from sayso.show.rows import csv_rows, view_lines
from tests.stories import bridge, ferry, storm


def test_csv_and_json_have_the_fields_of_the_view() -> None:
    views = list(statement_views(ferry()))

    rows = list(csv.DictReader(io.StringIO(b"".join(csv_rows(StatementView, views)).decode(), newline="")))
    lines = [json.loads(line) for line in view_lines(views)]

    assert [row["content"] for row in rows] == [line["content"] for line in lines] == [v.content for v in views]
    assert rows[0].keys() == lines[0].keys()
    assert (rows[3]["speaker"], rows[3]["source"], lines[3]["speaker"]) == ("", "", None)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(start: str) -> None:
    (view,) = statement_views(storm())

    _, row = csv_rows(StatementView, [replace(view, content=f"{start}1+1", title=f"{start}2+2")])

    (cells,) = csv.reader(io.StringIO(row.decode(), newline=""))
    assert f"'{start}1+1" in cells
    assert f"'{start}2+2" in cells


def test_numbers_are_no_formulas() -> None:
    (view,) = statement_views(storm())

    _, row = csv_rows(StatementView, [replace(view, confidence=-0.0, start=0)])

    assert row.decode().endswith("-0.0,0\r\n")


def test_cells_hold_lists_truths_and_numbers_as_spreadsheets_read_them() -> None:
    act, *_ = act_views(bridge())
    lanes, _ = figure_views(bridge())

    _, row = csv_rows(ActView, [replace(act, amounts=("both lanes", "=2", "+"))])
    _, figure = csv_rows(FigureView, [replace(lanes, low="-1200.5", high="-", unit="-1+1")])

    (cells,) = csv.reader(io.StringIO(row.decode(), newline=""))
    (numbers,) = csv.reader(io.StringIO(figure.decode(), newline=""))
    assert {"both lanes; =2; +", "true", "2024-04-08"} <= set(cells)
    assert {"-1200.5", "-", "'-1+1"} <= set(numbers)
