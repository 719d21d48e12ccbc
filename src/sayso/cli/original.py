"""``sayso original``: the source of an article, byte for byte as it was read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.cli.naming import any_article
from sayso.cli.options import debug_option, ledger_option, open_ledger
from sayso.cli.writing import write_file


@click.command(short_help="Write out the source of an article as it was read.")
@click.argument("article")
@click.option("--to", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE, in place of what it holds.")
@ledger_option
@debug_option
def original(article: str, to: Path | None) -> None:
    """Write out the source of an ARTICLE, byte for byte as it was read, be it still where it was or not.

    ARTICLE is named as for `sayso show`. Of an article of a .jsonl file the source is its line; of an address, what was
    fetched from there.
    """
    with open_ledger(write=False) as ledger:
        data = ledger.reading(any_article(ledger, article).id).source.data
    if to is not None:
        write_file(to, [data])
        return
    if sys.stdout.isatty():
        raise click.UsageError("the source may hold what a terminal obeys; name a FILE by --to, or pipe it on")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
