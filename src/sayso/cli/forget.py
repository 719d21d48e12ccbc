"""``sayso forget``: an article out of the ledger."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from sayso.cli.options import debug_option, ledger_option, open_ledger, talk, the_article

if TYPE_CHECKING:
    from sayso.store import ArticleView

_DIGITS = 4
"""Digits of an id that must be given: one or two fit an article by accident."""


@click.command(short_help="Remove an article from the ledger.")
@click.argument("article")
@ledger_option
@debug_option
def forget(article: str) -> None:
    """Remove an ARTICLE from the ledger for good, with all that was found in it.

    ARTICLE is the beginning of its id (at least four digits), its source or its file name. Other versions of the same
    source stay; the source itself, outside the ledger, is left alone.
    """
    with open_ledger(write=False) as ledger:
        found = ledger.find_articles(article)
        view = the_article(tuple(view for view in found if _is_named(view, article)), article)
    with open_ledger(write=True) as ledger:
        others = ledger.forget(view.id)
    talk(f"forgot {view.source} ({view.id}, {view.statements} statements).")
    for other in others:
        talk(f"version {other.version} of it is still there: {other.id}.")


def _is_named(view: ArticleView, article: str) -> bool:
    """Say whether ``article`` names this one for certain: words of its text are too little to remove it by."""
    by_id = len(article) >= _DIGITS and view.id.startswith(article.lower())
    return by_id or article in (view.source, PurePath(view.source).name)
