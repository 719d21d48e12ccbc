"""What promises are due when: those that lie ahead, and those gone by of which the ledger knows nothing.

Takes acts whose days are known; gives of each what is known of its fulfilment, from what other articles tell of it.
That nothing was found is no verdict: the ledger knows what was read, not what was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.english.tokens import tokenise
from sayso.link.facts_sense import counts, stem
from sayso.link.promises import promises
from sayso.records import ActId, ActView, ArticleId, EntityId
from sayso.records.accounts import Promise
from sayso.store import ActQuery, Ledger

_MOST_TELLING = 60
"""Articles that are read for the promises of one page, the latest ones; a reading takes a few milliseconds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """One act that binds somebody to a known day, and what became of it."""

    act: ActView
    promise: Promise
    """As it is told from article to article, as far as these were looked at."""


def deadlines(ledger: Ledger, acts: Sequence[ActView], *, today: date) -> Iterator[Deadline]:
    """Yield what is known of the fulfilment of ``acts``, in their order; of what one article tells twice, the first."""
    articles = _telling(ledger, acts)
    readings = [ledger.reading(article, only=("acts", "figures", "times")) for article in articles]
    known = {
        (telling.article, telling.act): promise
        for promise in promises(readings, ledger.entities_of(articles), today=today)
        for telling in promise.tellings
    }
    for act in acts:
        promise = known.get((ArticleId(act.article), ActId(act.id)))
        if promise is not None:
            yield Deadline(act=act, promise=promise)


def _telling(ledger: Ledger, acts: Sequence[ActView]) -> list[ArticleId]:
    """Return the articles of ``acts``, and others that tell of the same actors' promises in some of the same words."""
    parties = ledger.parties("acts", [(act.article, act.id) for act in acts])
    bound: dict[EntityId, set[str]] = {}
    for act in acts:
        if (entity := parties.get((act.id, "actor"))) is not None:
            bound.setdefault(entity, set()).update(_words(act))
    found = {ArticleId(act.article): None for act in acts}
    others = {
        (other.published or "", ArticleId(other.article))
        for entity, words in bound.items()
        for other in ledger.acts(ActQuery(actor=entity, promises=True))
        if len(words & _words(other)) > 1
    }
    for _, article in sorted(others, reverse=True)[:_MOST_TELLING]:
        found[article] = None
    return list(found)


def _words(act: ActView) -> frozenset[str]:
    return frozenset(stem(token.word) for token in tokenise(act.action or "") if counts(token))
