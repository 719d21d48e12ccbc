"""``sayso promise``: how one promise is told from article to article."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from sayso.cli.naming import names_of
from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data
from sayso.errors import LedgerError

if TYPE_CHECKING:
    from sayso.records import ActView, ArticleId
    from sayso.store import Ledger

_ID = re.compile(r"[0-9a-f]{4,16}")

_MOST = 200
"""Articles in which one actor's promises are sought."""


@click.command(short_help="Show how a promise is told from article to article.")
@click.argument("promise", metavar="ID|WORDS")
@click.option("--by", metavar="NAME", help="Only what somebody of this NAME is bound to.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object for each promise.")
@ledger_option
@debug_option
def promise(promise: str, *, by: str | None, as_json: bool) -> None:
    """Show the history of a promise: announced, moved, scaled, under way, done, blocked.

    The promise is named by the first digits of its id, as `sayso promises --json` gives it, or by WORDS of the sentence
    or title. Each telling stands with the date of its article, whose words it is told in, and the passage. Tellings are
    one promise where the actor is the same and most of the words for what would be done. Where another one says in
    like words that it will not be done, or that it will, both are shown, marked as "the other way round".

    Where the day has passed by which it is due, and no article of the ledger says what became of it, it is "due,
    nothing found": the ledger knows what was read, not what was done.
    """
    from sayso.link.promises import promises
    from sayso.show.promises_told import bound_actors, promises_told

    with open_ledger(write=False) as ledger:
        meant = _meant(ledger, promise, by)
        if not meant:
            raise LedgerError(promise, "no promise in the ledger fits", "`sayso promises` lists them all.")
        articles = _articles(ledger, meant)
        readings, who = [ledger.reading(article) for article in articles], ledger.entities_of(articles)
        known = promises(readings, who, today=date.today())
        names = names_of(ledger, bound_actors(known, readings), who)
    wanted = {(view.article, view.same_as or view.id) for view in meant}
    found = {one.id for one in known if any((telling.article, telling.act) in wanted for telling in one.tellings)}
    told = promises_told([one for one in known if found & {one.id, one.opposite}], readings, names=names)
    if as_json:
        import msgspec

        print_data(msgspec.json.encode(one) + b"\n" for one in told)
    else:
        from sayso.show.promise import print_promises

        print_promises(paper(), told)


def _meant(ledger: Ledger, text: str, by: str | None) -> list[ActView]:
    """Return the promises that ``text`` names: by their ids where there are such, else by words."""
    from sayso.store import ActQuery

    if _ID.fullmatch(text) and (
        found := [one for one in ledger.acts(ActQuery(promises=True)) if one.id.startswith(text)]
    ):
        return found
    return list(ledger.acts(ActQuery(about=text, by=by, promises=True)))


def _articles(ledger: Ledger, meant: list[ActView]) -> list[ArticleId]:
    """Return the articles that tell anything of those who are bound."""
    from sayso.records import ArticleId
    from sayso.store import ActQuery

    found = {ArticleId(view.article): None for view in meant}
    for name in {name: None for view in meant if (name := view.actor_name)}:
        for view in ledger.acts(ActQuery(by=name, promises=True)):
            found[ArticleId(view.article)] = None
            if len(found) >= _MOST:
                return list(found)
    return list(found)
