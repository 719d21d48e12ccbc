"""What the ledger tells across articles, in words: accounts side by side, a promise's history, a copy's changes.

Takes the ledger and which articles or promises are meant; gives what the terminal, the pages and JSON show. What people
typed was understood before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sayso.records import ActorId, ActView, ArticleId, CarrierView, EntityId, OriginView
from sayso.show.comparison import make_side, speaking
from sayso.show.copies import Changed, changes
from sayso.show.promises_told import bound_actors, promises_told
from sayso.show.side import PromiseTold, Side
from sayso.store import ActQuery, Ledger

_ID = re.compile(r"[0-9a-f]{4,16}")

_MOST_TELLING = 200
"""Articles in which one actor's promises are sought."""


def side_by_side(
    ledger: Ledger, articles: Iterable[ArticleId], *, query: str | None, today: date, about: str | None = None
) -> Side:
    """Return some articles side by side.

    ``query`` is what they were found by, ``about`` the name of an actor, as ``lay_side_by_side`` has it.
    """
    from sayso.link.accounts import lay_side_by_side

    articles = tuple(articles)
    readings = [ledger.reading(article) for article in articles]
    who, origins = ledger.entities_of(articles), ledger.origins_of(articles)
    comparison = lay_side_by_side(readings, today=today, who=who, origins=origins, about=about)
    return make_side(query, comparison, readings, _names(ledger, speaking(comparison, readings), who))


def promises_meant(ledger: Ledger, text: str, *, by: str | None = None) -> list[ActView]:
    """Return the promises that ``text`` names: by the beginning of their ids where there are such, else by words."""
    if _ID.fullmatch(text) and (found := list(ledger.acts(ActQuery(id=text, promises=True)))):
        return found
    return list(ledger.acts(ActQuery(about=text, by=by, promises=True)))


def histories(ledger: Ledger, meant: Sequence[ActView], *, today: date) -> list[PromiseTold]:
    """Return how the promises that are meant are told from article to article, with those the other way round."""
    from sayso.link.promises import promises

    articles = _telling(ledger, meant)
    readings, who = [ledger.reading(article) for article in articles], ledger.entities_of(articles)
    known = promises(readings, who, today=today)
    names = _names(ledger, bound_actors(known, readings), who)
    wanted = {(view.article, view.same_as or view.id) for view in meant}
    found = {one.id for one in known if any((telling.article, telling.act) in wanted for telling in one.tellings)}
    return list(promises_told([one for one in known if found & {one.id, one.opposite}], readings, names=names))


def changes_of(ledger: Ledger, origin: OriginView) -> tuple[tuple[CarrierView, tuple[Changed, ...]], ...]:
    """Return what each further carrier of a text changed against the first."""
    first, *others = origin.carriers
    if not others:
        return ()
    before = ledger.body(ArticleId(first.article))
    return tuple((one, changes(before, ledger.body(ArticleId(one.article)))) for one in others)


def _names(ledger: Ledger, actors: Iterable[ActorId], who: Mapping[ActorId, EntityId]) -> dict[ActorId, str]:
    """Return the names that actors of articles have across the ledger; ``who`` says which actors there they are."""
    wanted = [actor for actor in dict.fromkeys(actors) if actor in who]
    names = {entity: ledger.the_actor(entity)[0].name for entity in dict.fromkeys(who[actor] for actor in wanted)}
    return {actor: names[who[actor]] for actor in wanted}


def _telling(ledger: Ledger, meant: Iterable[ActView]) -> list[ArticleId]:
    """Return the articles that tell anything of those who are bound."""
    meant = tuple(meant)
    found = {ArticleId(view.article): None for view in meant}
    for name in {name: None for view in meant if (name := view.actor_name)}:
        for view in ledger.acts(ActQuery(by=name, promises=True)):
            found[ArticleId(view.article)] = None
            if len(found) >= _MOST_TELLING:
                return list(found)
    return list(found)
