"""Which article or actor of the ledger a person means.

Takes what was typed; gives the one that it means, or lists several and ends the command.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sayso.cli.options import paper, talk
from sayso.errors import LedgerError

if TYPE_CHECKING:
    from sayso.records import ActorView
    from sayso.store import ArticleView, Ledger

_DIGITS = 4
"""Digits of an id that name an article for certain: one or two fit by accident."""


def articles_meant(ledger: Ledger, texts: Sequence[str]) -> tuple[ArticleView, ...]:
    """Return the articles that ``texts`` name, one each, or else those with all their words; at least one."""
    named = [[view for view in _found(ledger, text) if is_named(view, text)] for text in texts]
    if len(texts) > 1 and all(named):
        return tuple({view.id: view for views in named for view in views}.values())
    words = " ".join(texts)
    found = {view.id: view for view in (*named[0], *ledger.search_articles(words))}
    return tuple(found.values()) or (_only((), words),)


def any_article(ledger: Ledger, text: str) -> ArticleView:
    """Return the article that ``text`` means, be it by words of its title or text."""
    return _only(_found(ledger, text), text)


def named_article(ledger: Ledger, text: str) -> ArticleView:
    """Return the article whose id, source or file name ``text`` is: words are too little to remove one by."""
    return _only([view for view in _found(ledger, text) if is_named(view, text)], text)


def named_actor(ledger: Ledger, text: str, *, strict: bool = False) -> ActorView:
    """Return the actor that ``text`` means; ``strict`` is for commands that change it.

    Whoever names an actor that a correction has made part of another one is told so.
    """
    found = ledger.find_actors(text)
    if len(found) > 1:
        from sayso.show.actors import print_actors

        talk(f"{text}: {len(found)} actors go by this. Name one by the digits before it.")
        print_actors(paper(), found, where=True)
        raise click.exceptions.Exit(1)
    view, changed = ledger.the_actor(text, strict=strict)
    if changed:
        talk(changed)
    return view


def say_what_is_not_linked(ledger: Ledger) -> None:
    """Say that no actor is known of some articles yet, where there are such."""
    from sayso import pipeline
    from sayso.show.words import count

    if waiting := pipeline.not_linked(ledger):
        talk(f"{count(waiting, 'article')} not linked yet, so not counted here; the next `sayso read` links them.")


def _found(ledger: Ledger, text: str) -> tuple[ArticleView, ...]:
    """Look for the file that ``text`` names from here, for the ledger knows files by full paths; then for ``text``."""
    if os.path.exists(text) and (found := ledger.find_articles(os.path.abspath(text))):  # noqa: PTH100, PTH110  as typed
        return found
    return ledger.find_articles(text)


def is_named(view: ArticleView, text: str) -> bool:
    """Say whether ``text`` is the id, its beginning, the source or the file name of an article."""
    by_id = len(text) >= _DIGITS and view.id.startswith(text.lower())
    return by_id or view.source in (text, os.path.abspath(text)) or view.source.endswith(f"/{text}")  # noqa: PTH100


def _only(found: Sequence[ArticleView], text: str) -> ArticleView:
    if not found:
        raise LedgerError(text, "no article of the ledger goes by this", "`sayso show` alone lists them all.")
    if len(found) > 1:
        from sayso.show.articles import print_articles

        talk(f"{text}: {len(found)} articles go by this. Name one by the digits before it.")
        print_articles(paper(), found)
        raise click.exceptions.Exit(1)
    return found[0]
