"""The README's figures come from a run of the bench, into their place and nowhere else."""

from __future__ import annotations

from bench.rows import Measure, Row

from bench import readme


def test_figures_take_the_place_of_older_ones() -> None:
    measure = Measure(key="linked_overlap", words="linked, overlap (F1)")
    row = Row(measure=measure, on="PolNeAR dev, 84 articles", figure=72.46, people=77.1, rule=44.5)
    results = {"model": "reader-1", "machine": "two cores", "rows": [row.as_json()]}
    page = f"# sayso\n\n{readme.BEGIN}old\n{readme.END}\nMore.\n"

    written = readme.with_figures(page, results)

    assert "| finds the statement | PolNeAR dev, 84 articles | 72.5 | 77.1 | 44.5 |\n" in written
    assert written.startswith("# sayso\n")
    assert written.endswith("\nMore.\n")
    assert "old" not in written
    assert readme.with_figures(written, results) == written
