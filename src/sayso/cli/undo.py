"""``sayso undo``: take a correction back."""

from __future__ import annotations

import click

from sayso.cli.options import author_option, debug_option, ledger_option, open_ledger, talk


@click.command(short_help="Take back the last correction, or a given one.")
@click.argument("correction", required=False, metavar="[ID]")
@author_option
@ledger_option
@debug_option
def undo(correction: str | None, *, author: str | None) -> None:
    """Take back the correction with this ID, or the last one that is in force, whoever made it.

    It may be about actors or about an entry of an article; `sayso corrections` lists them with their ids. A second
    `sayso undo` takes back the one before; the ID of an undo puts what it took back into force again.
    """
    from sayso import correcting
    from sayso.show.corrections import told_correction

    with open_ledger(write=True, make=False) as ledger:
        talk(told_correction(correcting.undo(ledger, correction, author=author)))
