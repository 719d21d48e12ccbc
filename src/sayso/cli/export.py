"""``sayso export``: the whole ledger for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import debug_option, ledger_option, open_ledger, print_data
from sayso.cli.writing import write_file

if TYPE_CHECKING:
    from sayso.store import Ledger


@click.command(short_help="Write out the whole ledger as CSV or JSON Lines.")
@click.option(
    "--csv", "as_csv", is_flag=True, help="CSV in UTF-8, one row a statement, as `sayso statements --csv` prints it."
)
@click.option("--jsonl", "as_jsonl", is_flag=True, help="JSON Lines, as `sayso read --json` prints them.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE, in place of what it holds, and not to standard output.",
)
@ledger_option
@debug_option
def export(*, as_csv: bool, as_jsonl: bool, output: Path | None) -> None:
    """Write out everything in the ledger, in the latest version of each source."""
    if as_csv == as_jsonl:
        raise click.UsageError("say either --csv or --jsonl")
    with open_ledger(write=False) as ledger:
        lines = _rows(ledger) if as_csv else _lines(ledger)
        if output is None:
            print_data(lines)
        else:
            write_file(output, lines)


def _rows(ledger: Ledger) -> Iterator[bytes]:
    from sayso.records import StatementView
    from sayso.show.rows import csv_rows

    return csv_rows(StatementView, ledger.statements)


def _lines(ledger: Ledger) -> Iterator[bytes]:
    from sayso.records import Skipped
    from sayso.show.contract import json_lines

    for article in ledger.articles:
        yield from json_lines(ledger.reading(article.id))
    for source in ledger.skipped:
        # An article that is here and was left unread has said so among its own lines.
        if source.article is None:
            yield from json_lines(Skipped(source=source.source, stage=source.stage, reason=source.reason))
