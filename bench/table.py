"""Print the rows for people, and write them for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from pathlib import Path

from bench.gate import Floors
from bench.rows import Results, Row

HEAD = ("measure", "on", "sayso", "target", "floor", "fp32", "rule", "people")


def machine() -> str:
    """Return what the timings were taken on, in a few words."""
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def lines(results: Results, floors: Floors) -> Iterator[str]:
    """Yield the table, then why some of its figures are missing."""
    missed = floors.misses(results)
    cells = [HEAD, *(_cells(row, floors, row in missed) for row in results.rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(HEAD))]
    for line in cells:
        left = [cell.ljust(width) for cell, width in zip(line[:2], widths[:2], strict=True)]
        right = [cell.rjust(width) for cell, width in zip(line[2:], widths[2:], strict=True)]
        yield "  ".join([*left, *right]).rstrip()
    yield ""
    yield f"model {results.model or 'unknown'}; {results.machine}"
    yield "fp32: the same with the encoder as it was trained"
    yield "rule: quotation marks and a list of said-verbs (bench/baseline.py); people: two annotators, same articles"
    if results.publishers:
        yield "linked, overlap, by publisher: " + _by_publisher(results.publishers)
    for note, rows in _notes(results).items():
        yield f"{', '.join(row.measure.key for row in rows)}: {note}"


def _cells(row: Row, floors: Floors, missed: bool) -> tuple[str, ...]:  # noqa: FBT001
    measure = row.measure
    return (
        measure.words,
        row.on,
        _number(row.figure, measure.digits, measure.unit) + (" !" if missed else ""),
        _limit(measure.target, measure.better),
        _limit(floors.limits.get(measure.key), measure.better),
        _number(row.plain, measure.digits),
        _number(row.rule, measure.digits),
        _number(row.people, measure.digits),
    )


def _number(figure: float | None, digits: int, unit: str = "") -> str:
    return "–" if figure is None else f"{figure:.{digits}f} {unit}".strip()


def _limit(figure: float | None, better: str) -> str:
    if figure is None:
        return ""
    return f"{'≥' if better == 'higher' else '≤'} {figure:g}"


def _by_publisher(publishers: dict[str, dict[str, float]]) -> str:
    return ", ".join(f"{name} {one['linked_overlap']:.1f}" for name, one in publishers.items())


def _notes(results: Results) -> dict[str, list[Row]]:
    notes: dict[str, list[Row]] = {}
    for row in results.rows:
        if row.note:
            notes.setdefault(row.note, []).append(row)
    return notes


def write(results: Results, path: Path) -> None:
    """Write all rows as JSON."""
    fields = {
        "model": results.model,
        "machine": results.machine,
        "corpora": results.corpora,
        "publishers": results.publishers,
        "swapped": results.swapped,
        "rows": [row.as_json() for row in results.rows],
    }
    path.write_text(json.dumps(fields, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
