"""What it costs to compare the articles of a ledger: copies and utterances over 1,000, 10,000 and 100,000 articles.

The articles are made of real ones (``scale``); reading them is not timed, nor is writing them down. The ledger lies in
a file. 100,000 take three quarters of an hour, most of it to make them, and are measured only where that is asked for::

    python -m bench.accounts.cost 1000 10000 100000
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.accounts.copies import read_all
from bench.accounts.figures import NEWS
from bench.accounts.scale import make
from bench.corpora import DEFAULT
from bench.rows import Measure, Results, Row
from sayso.accounts import compare_articles
from sayso.records import Reading
from sayso.store import Ledger

EACH = Measure(key="comparing", words="comparing an article with 10,000", unit="ms", better="lower")
GROWTH = Measure(
    key="comparing_growth",
    words="comparing, time over number of articles, 10,000 beside 1,000",
    unit="x",
    digits=2,
    better="lower",
    target=1.2,
)
LARGE = Measure(key="comparing_100000", words="comparing 100,000 articles", unit="min", better="lower", target=15)

_FEW, _MANY, _LARGE = 1_000, 10_000, 100_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What comparing the articles of one ledger took."""

    articles: int
    seconds: float
    processor: float
    """Seconds of processor time, whatever else the machine did."""

    copies: int
    carried: int
    """Articles that carry the most copied text."""


def measure(results: Results, *, corpora: Path, work: Path, quick: bool, large: bool) -> None:
    """Add the rows of what comparing costs."""
    if not NEWS.present(corpora):
        note = f"not under {corpora}; to be had from {NEWS.where}"
        results.rows.extend(Row(measure=one, on=NEWS.name, note=note) for one in (EACH, GROWTH))
        return
    readings = list(read_all(corpora=corpora, work=work).values())
    few, number = (_FEW // 4, _FEW) if quick else (_FEW, _MANY)
    many = compare(make(readings, number))
    on = f"{many.articles} articles made of {len(readings)}, {many.copies} copies"
    results.rows.append(Row(measure=EACH, on=on, figure=1000 * many.processor / many.articles))
    # The same articles, for of a thousand only three or four texts are carried by others, with many quotations or few.
    made = make(readings, number)
    apart = sum(compare(islice(made, few)).processor for _ in range(number // few))
    on = f"{number} articles in one ledger and in {number // few} of {few}"
    results.rows.append(Row(measure=GROWTH, on=on, figure=many.processor / apart))
    if large:
        all_ = compare(make(readings, _LARGE))
        results.rows.append(Row(measure=LARGE, on=f"{all_.copies} copies", figure=all_.seconds / 60))


def compare(readings: Iterable[Reading]) -> Cost:
    """Compare what was read of some articles, in a ledger of their own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        with Ledger.open(path, write=True) as ledger:
            for reading in readings:
                ledger.add(reading)
        with Ledger.open(path, write=True) as ledger:
            began, used = time.monotonic(), time.process_time()
            count = compare_articles(ledger)
            seconds, processor = time.monotonic() - began, time.process_time() - used
            sizes = [len(origin.carriers) for origin in ledger.origins()]
    return Cost(count, seconds, processor, sum(sizes) - len(sizes), max(sizes, default=1))


def main() -> None:
    """Print what comparing each number of articles costs."""
    parser = argparse.ArgumentParser(prog="python -m bench.accounts.cost", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help=f"where the corpora lie (default: {DEFAULT})")
    parser.add_argument("counts", type=int, nargs="+", help="how many articles")
    options = parser.parse_args()
    work = Path(__file__).parent.parent / "work"
    work.mkdir(exist_ok=True)
    readings = list(read_all(corpora=options.corpora, work=work).values())
    for count in options.counts:
        cost = compare(make(readings, count))
        print(
            f"{count:7,} articles: {cost.seconds:.0f} s, {1000 * cost.processor / count:.1f} ms of processor time each;"
            f" {cost.copies:,} copies, one text {cost.carried} times"
        )


if __name__ == "__main__":
    main()
