"""``sayso rename``: what an actor is to be called."""

from __future__ import annotations

import click

from sayso.cli.naming import named_actor
from sayso.cli.options import author_option, debug_option, ledger_option, open_ledger, talk


@click.command(short_help="Say what an actor is to be called.")
@click.argument("name")
@click.argument("new")
@author_option
@ledger_option
@debug_option
def rename(name: str, new: str, *, author: str | None) -> None:
    """Say that the actor called NAME is to be called NEW.

    It is still found by its other names. The articles and their statements keep the words that they have.
    """
    from sayso.show.corrections import told_correction

    with open_ledger(write=True, make=False) as ledger:
        actor = named_actor(ledger, name, strict=True)
        talk(told_correction(ledger.rename(actor.id, new, author=author)))
