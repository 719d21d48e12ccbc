"""Lay several articles side by side: one text in several places, the same words, the same facts, each's own words.

Readings come in, a ``Comparison`` goes out. All is found among these articles alone, so it takes no ledger, and grows
with the square of their number: it is for the accounts of one event, not for all that a ledger holds. Copies of one
text are one origin, and speak with one voice: only the first of them is compared, the others are named beside it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sayso.joining import Joined
from sayso.link.actors import traces
from sayso.link.alignment import split_words
from sayso.link.components import entities
from sayso.link.copies import BodyWords, body_of, compare
from sayso.link.facts_groups import line_up
from sayso.link.folding import fold
from sayso.link.promises import promises
from sayso.link.utterances import TellingWords, overlap, told
from sayso.link.wording import own_wording
from sayso.records import ActId, ActorId, ArticleId, Copying, Hold, Reading, Span, Telling
from sayso.records.accounts import Comparison, Promise, Quotation

_Item = TypeVar("_Item", bound=str)

_FEWEST_WORDS = 3
"""Words of a quotation that is compared with others."""


def lay_side_by_side(
    readings: Iterable[Reading],
    *,
    today: date,
    who: Mapping[ActorId, str] | None = None,
    origins: Mapping[ArticleId, str] | None = None,
    about: str | None = None,
) -> Comparison:
    """Compare some articles.

    ``who`` says which actors are the same, what their traces say unless it is given; ``origins``, which articles are
    known to carry one text, beside those that do so plainly; ``about`` is the name of an actor in whose sentences alone
    the publishers' own words are counted.
    """
    ordered = sorted({reading.article.id: reading for reading in readings}.values(), key=_place)
    who = same_actors(ordered) if who is None else who
    texts = _origins(ordered, origins or {})
    by_id = {reading.article.id: reading for reading in ordered}
    firsts = [by_id[origin[0]] for origin in texts]
    tellings = [telling for first in firsts for telling in told(first.article, first.statements).tellings]
    quotations = _quotations(tellings, by_id, who)
    shared = [one for one in quotations if len({telling.article_id for telling in one.tellings}) > 1]
    known = {telling.id for one in shared for telling in one.tellings}
    alone = [one.article_id for one in tellings if one.id not in known]
    return Comparison(
        articles=tuple(by_id),
        origins=texts,
        quotations=tuple(shared),
        alone=tuple((first.article.id, alone.count(first.article.id)) for first in firsts),
        facts=line_up(firsts, who),
        promises=_told_by_several(promises(firsts, who, today=today)),
        wording=own_wording(firsts, about=_mentions(firsts, about) if about else None),
    )


def _told_by_several(known: Sequence[Promise]) -> tuple[Promise, ...]:
    """Return the promises that several articles tell, be it the other way round."""
    articles: dict[ActId, set[ArticleId]] = {one.id: {telling.article for telling in one.tellings} for one in known}
    return tuple(
        one for one in known if len(articles[one.id] | (articles[one.opposite] if one.opposite else set())) > 1
    )


def same_actors(readings: Iterable[Reading]) -> dict[ActorId, str]:
    """Return of each actor that other articles may mention a name that all of the same have."""
    found = entities(trace for reading in readings for trace in traces(reading.article, reading.actors))
    return {trace.actor_id: f"{one[0].article_id}/{one[0].actor_id}" for one in found for trace in one}


def _place(reading: Reading) -> tuple[bool, str, str]:
    published = reading.article.published
    return published is None, published.value if published else "", reading.article.id


def _mentions(readings: Iterable[Reading], name: str) -> Callable[[Reading, Span], bool]:
    """Return what says of a sentence whether it mentions an actor who goes by ``name``, also as "she"."""
    wanted = set(fold(name).split())
    places = {
        reading.article.id: sorted(
            mention.span
            for actor in reading.actors
            if wanted <= set(fold(actor.name).split())
            for mention in actor.mentions
        )
        for reading in readings
    }
    return lambda reading, sentence: any(sentence.holds(span) for span in places[reading.article.id])


def _origins(readings: Sequence[Reading], known: Mapping[ArticleId, str]) -> tuple[tuple[ArticleId, ...], ...]:
    """Return which articles are copies of one text, in the order of the first of each."""
    bodies = [
        BodyWords.of(
            body_of(reading.article, reading.sentences, reading.statements),
            reading.article.text,
            reading.article.title.value if reading.article.title else None,
        )
        for reading in readings
    ]
    copies = [
        (one.article_id, other.article_id)
        for one, other in itertools.combinations(bodies, 2)
        if _one_origin(one.article_id, other.article_id, known)
        or (one.size and other.size and compare(one, other).copying is Copying.COPY)
    ]
    return _joined([body.article_id for body in bodies], copies)


def _one_origin(one: ArticleId, other: ArticleId, known: Mapping[ArticleId, str]) -> bool:
    return one in known and known[one] == known.get(other)


def _quotations(
    tellings: Sequence[Telling], by_id: Mapping[ArticleId, Reading], who: Mapping[ActorId, str]
) -> tuple[Quotation, ...]:
    """Return which quotations are one utterance."""
    made = [_words(telling, by_id[telling.article_id]) for telling in tellings]
    together = []
    for (one, one_words), (other, other_words) in itertools.combinations(zip(tellings, made, strict=True), 2):
        if min(len(one_words.words), len(other_words.words)) < _FEWEST_WORDS:
            continue
        found = overlap(one_words, other_words)
        if found and _holds(found.hold, one, other, who):
            together.append((one.id, other.id))
    by_telling = {telling.id: telling for telling in tellings}
    joined = _joined(list(by_telling), together)
    return tuple(Quotation(tellings=tuple(by_telling[one] for one in ids)) for ids in joined)


def _holds(hold: Hold, one: Telling, other: Telling, who: Mapping[ActorId, str]) -> bool:
    """Say whether the words in common are enough for these speakers."""
    if hold is Hold.ONE_SPEAKER:
        return _one_speaker(one, other, who)
    return hold is Hold.VERBATIM or not _two_speakers(one, other, who)


def _words(telling: Telling, reading: Reading) -> TellingWords:
    words = split_words(reading.article.text, telling.span.start, telling.span.end)
    return TellingWords(telling.id, words, _day(reading.article.published.value if reading.article.published else None))


def _speaker(telling: Telling, who: Mapping[ActorId, str]) -> str | None:
    return who.get(telling.speaker, telling.speaker) if telling.speaker else None


def _one_speaker(one: Telling, other: Telling, who: Mapping[ActorId, str]) -> bool:
    return one.speaker is not None and _speaker(one, who) == _speaker(other, who)


def _two_speakers(one: Telling, other: Telling, who: Mapping[ActorId, str]) -> bool:
    """Say whether two are told to have said it, and are known not to be the same."""
    if one.speaker is None or other.speaker is None:
        return False
    return one.speaker in who and other.speaker in who and who[one.speaker] != who[other.speaker]


def _joined(items: Sequence[_Item], pairs: Iterable[tuple[_Item, _Item]]) -> tuple[tuple[_Item, ...], ...]:
    """Return the items that hang together by ``pairs``, in their order."""
    joined = Joined(items)
    for one, other in pairs:
        joined.join(one, other)
    order = {item: number for number, item in enumerate(items)}
    return tuple(map(tuple, sorted(joined.groups(), key=lambda group: order[group[0]])))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
