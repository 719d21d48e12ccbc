"""Measure sayso: ``make bench``, or ``python -m bench`` from the repository's root.

Prints a table, writes bench/results.json and the README's figures, and ends with status 1 where a figure
misses its floor in bench/floors.json.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench import clothes, cost, desk, fairness, linking, pages, quality, readme, table, turns, verify
from bench.accounts import copies
from bench.accounts import cost as comparing
from bench.accounts import figures as told_figures
from bench.corpora import DEFAULT
from bench.gate import FILE, Floors
from bench.namesakes import measure as namesakes
from bench.own import measure as own
from bench.rows import BenchError, Results

HERE = Path(__file__).parent


def main() -> int:
    """Run the bench and return its exit status."""
    options = _options()
    work = HERE / "work"
    work.mkdir(exist_ok=True)
    results = Results(machine=table.machine())
    try:
        if options.only in {None, "quality"}:
            quality.measure(results, corpora=options.corpora, work=work)
            fairness.measure(results, corpora=options.corpora, work=work)
            own.measure(results, work=work)
            told_figures.measure(results, corpora=options.corpora, work=work)
            copies.measure(results, corpora=options.corpora, work=work)
            verify.measure(results, corpora=options.corpora)
            namesakes.measure(results, work=work)
        if options.only in {None, "intake"}:
            pages.measure(results, corpora=options.corpora)
            clothes.measure(results, corpora=options.corpora, work=work)
            turns.measure(results, work=work / "transcripts")
        if options.only in {None, "cost"}:
            cost.measure(results, corpora=options.corpora, work=work, quick=options.quick)
            comparing.measure(results, corpora=options.corpora, work=work, quick=options.quick, large=options.large)
            linking.measure(results, corpora=options.corpora, work=work, quick=options.quick)
            desk.measure(results, corpora=options.corpora, work=work, quick=options.quick)
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    floors = Floors.load()
    if options.raise_floors:
        floors.raise_to(results)
    if options.lower_floor:
        floors.lower_to(results, options.lower_floor)
    if options.raise_floors or options.lower_floor:
        floors.save()
    print("\n".join(table.lines(results, floors)))
    if not (options.quick or options.only):
        table.write(results, readme.RESULTS)
        readme.update()
    return _judge(results, floors)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help=f"where the corpora lie (default: {DEFAULT})")
    parser.add_argument("--only", choices=("quality", "intake", "cost"), help="a part; results.json stays as it is")
    parser.add_argument("--quick", action="store_true", help="fewer articles and rounds; results.json stays as it is")
    parser.add_argument("--large", action="store_true", help="compare 100,000 articles as well, which takes an hour")
    parser.add_argument("--raise-floors", action="store_true", help="let the floors follow figures that are better")
    parser.add_argument("--lower-floor", metavar="REASON", help="let the floors follow worse figures, and keep REASON")
    return parser.parse_args()


def _judge(results: Results, floors: Floors) -> int:
    for name in floors.strange_corpora(results):
        print(f"bench: {name} is not in the state the floors were taken on; it is not judged.", file=sys.stderr)
    missed = floors.misses(results)
    for row in missed:
        limit = floors.limits[row.measure.key]
        print(f"bench: {row.measure.words}: {row.figure:.2f} misses {limit:g} ({FILE.name}).", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
