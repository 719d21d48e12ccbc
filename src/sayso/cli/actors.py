"""``sayso actors``: who is who across the ledger."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from sayso.cli.naming import say_what_is_not_linked
from sayso.cli.options import author_option, debug_option, ledger_option, open_ledger, paper, print_data, talk
from sayso.errors import SaysoError

_SHOWN = 50
"""Actors that a person is shown without --limit."""


@click.command(short_help="List who is named in the ledger, and how much there is of each.")
@click.argument("text", required=False)
@click.option(
    "--type", "kind", type=click.Choice(["person", "organisation", "place", "group"]), help="Only those of this type."
)
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help=f"At most N actors; without it {_SHOWN}, in JSON all."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object for each actor.")
@click.option(
    "--link", type=click.Path(path_type=Path), metavar="FILE", help="Take Wikidata ids from a CSV with name and id."
)
@author_option
@ledger_option
@debug_option
def actors(
    text: str | None, *, kind: str | None, limit: int | None, as_json: bool, link: Path | None, author: str | None
) -> None:
    """List the actors of all articles, who says most first; with TEXT, those with all these words in a name or role.

    An actor is a person, organisation, place or group that articles name. The same one is recognised in several
    articles by name, roles and company; in doubt there are two, which `sayso merge` makes one. Promises are pledges,
    threats, offers and plans.

    --link takes a CSV file whose columns are called name and id, in any order ("Ann Lee,Q42"), and ties each named
    actor to what Wikidata knows under that id; those with the same id are one. `sayso undo` takes that back.
    """
    if link is not None:
        if text is not None or kind is not None or limit is not None or as_json:
            raise click.UsageError("--link takes a table in; it lists nothing")
        _link(link, author)
    else:
        _list(text, kind, limit, as_json=as_json)


def _list(text: str | None, kind: str | None, limit: int | None, *, as_json: bool) -> None:
    from sayso.records import ActorType
    from sayso.show.actors import print_actors
    from sayso.show.rows import view_lines
    from sayso.store import ActorQuery

    query = ActorQuery(text=text, type=ActorType(kind) if kind else None, limit=limit)
    with open_ledger(write=False) as ledger:
        say_what_is_not_linked(ledger)
        found = ledger.actors(query)
        if as_json:
            print_data(view_lines(found))
        elif not print_actors(paper(), islice(found, limit or _SHOWN)):
            talk("no actor in the ledger fits." if text or kind else "the ledger names no actor yet.")
        elif limit is None and next(found, None):
            talk(f"these are the first {_SHOWN}; --limit N shows more.")


def _link(file: Path, author: str | None) -> None:
    from sayso.errors import LedgerError
    from sayso.show.words import count

    rows = tuple(_rows(file))
    linked = 0
    with open_ledger(write=True, make=False) as ledger:
        for name, wikidata in rows:
            try:
                ledger.identify(name, wikidata, author=author)
                linked += 1
            except LedgerError as error:
                if error.__cause__:
                    raise  # the file failed, not the name
                talk(str(error))
    talk(f"{count(linked, 'actor')} of {len(rows):,} linked to Wikidata.")
    if rows and not linked:
        raise click.exceptions.Exit(1)


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the names and ids of a table that says which column is which."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            columns = {(column or "").strip().lower(): column for column in rows.fieldnames or ()}
            if not {"name", "id"} <= columns.keys():
                raise SaysoError(str(file), "its first line does not name the columns name and id", 'Write "name,id".')
            for row in rows:
                name, wikidata = ((row[columns[column]] or "").strip() for column in ("name", "id"))
                if name or wikidata:
                    yield name, wikidata
    except (OSError, UnicodeError, csv.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise SaysoError(str(file), f"could not be read: {reason}", "It should be a CSV file in UTF-8.") from error
