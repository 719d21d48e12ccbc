"""``sayso split``: one actor of the ledger is two."""

from __future__ import annotations

import click

from sayso.cli.naming import any_article, named_actor
from sayso.cli.options import author_option, debug_option, ledger_option, open_ledger, talk


@click.command(short_help="Say that an actor is somebody else in some articles.")
@click.argument("name")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@author_option
@ledger_option
@debug_option
def split(name: str, articles: tuple[str, ...], *, author: str | None) -> None:
    """Say that whoever is called NAME in each ARTICLE is somebody else than in all other articles.

    NAME is as for `sayso actor`, an ARTICLE as for `sayso show`. Those of the articles named are one actor; articles
    that come later are not counted to it. `sayso undo` takes it back.
    """
    from sayso.show.corrections import told_correction

    with open_ledger(write=True, make=False) as ledger:
        actor = named_actor(ledger, name, strict=True)
        found = [any_article(ledger, article).id for article in articles]
        talk(told_correction(ledger.split(actor.id, found, author=author)))
