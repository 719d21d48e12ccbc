"""``sayso statements``: who said what, searched and listed."""

from __future__ import annotations

import re

import click

from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data, talk

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Return the first day of an ISO 8601 date that may be as short as a month or a year."""
    if value is None:
        return None
    from datetime import date

    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value + "0000-01-01"[len(value) :]).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2024-04-03, 2024-04 or 2024.") from None


@click.command(short_help="List who said what, searched and filtered.")
@click.option("--by", metavar="NAME", help="Only what somebody of this NAME said.")
@click.option(
    "--about", metavar="WORDS", help='Only with these WORDS; "in double quotation marks": next to each other.'
)
@click.option("--manner", type=click.Choice(["direct", "indirect", "mixed"]), help="Only those told in this way.")
@click.option("--since", metavar="DATE", callback=_day, help="Only from articles published on DATE or later.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N statements.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object a statement.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV for a spreadsheet.")
@ledger_option
@debug_option
def statements(
    *,
    by: str | None,
    about: str | None,
    manner: str | None,
    since: str | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List the statements in the ledger: who said what, article by article.

    In CSV, a cell that a spreadsheet would take for a formula (one that begins with =, +, -, @, a tab or a carriage
    return) gets an apostrophe before it.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    from sayso.records import Manner
    from sayso.store import StatementQuery

    query = StatementQuery(by=by, about=about, manner=Manner(manner) if manner else None, since=since, limit=limit)
    with open_ledger(write=False) as ledger:
        views = ledger.search(query)
        if as_json or as_csv:
            from sayso.show.rows import csv_rows, view_lines

            print_data(view_lines(views) if as_json else csv_rows(views))
            return
        from sayso.show.statements import print_statements

        if not print_statements(paper(), views):
            talk("no statement in the ledger fits.")
