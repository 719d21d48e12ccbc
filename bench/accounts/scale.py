"""Make as many readings as are wanted out of a few real ones, as a ledger of news would hold them.

In come readings; out go new ones, by a fixed seed: each is put together from paragraphs of two real articles, and most
of its words that tell are swapped for others of the same length, names everywhere alike, so that no two of them tell
the same. One in ten is a copy of an earlier one, with a word changed here and there, at most fifty of one text.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from sayso.english.words import FUNCTION_WORDS
from sayso.records import AUTHOR, Actor, Article, Block, Mention, Reading, Run, Span, TextMap

SEED = 20261121
ONE_COPY_IN = 10
MOST_COPIES = 50
SWAPPED = 1.0
"""The part of the words that tell that is swapped; with less, hundreds of articles made of one share sentences."""

CHANGED = 0.02
"""The part of a copy's words that is changed."""

_Record = TypeVar("_Record")

_WORD = re.compile(r"[^\W\d_]{3,}")


def make(readings: Sequence[Reading], count: int, *, known: float = 0.0) -> Iterator[Reading]:
    """Yield ``count`` readings, in which that part of the names is ``known`` which stays as it is."""
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    words = _words(readings)
    latest: list[Reading] = []
    copied, left = None, 0
    for number in range(count):
        if number % ONE_COPY_IN == ONE_COPY_IN - 1 and latest:
            if copied is None or not left:
                copied, left = latest.pop(chance.randrange(len(latest))), chance.randint(1, MOST_COPIES)
            left -= 1
            yield _swapped(copied, chance, words, CHANGED, number, known)
            continue
        one, other = chance.sample(readings, 2)
        made = _swapped(_joined(one, other, chance), chance, words, SWAPPED, number, known)
        latest = [*latest[-9:], made]
        yield made


def _words(readings: Sequence[Reading]) -> dict[int, list[str]]:
    """Return the words that tell, in small letters, by their length."""
    found = {
        word.lower()
        for reading in readings
        for word in _WORD.findall(reading.article.text)
        if word.lower() not in FUNCTION_WORDS and len(word.lower()) == len(word)
    }
    by_length = defaultdict(list)
    for word in sorted(found):
        by_length[len(word)].append(word)
    return by_length


def _swapped(
    reading: Reading, chance: random.Random, words: dict[int, list[str]], share: float, number: int, known: float
) -> Reading:
    """Return the reading with words swapped for others of the same length, so that every span stays."""
    names: dict[str, str] = {}
    recurring = random.Random(number)  # noqa: S311

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word.lower() in FUNCTION_WORDS or len(word) not in words:
            return word
        if word[0].isupper() and share == SWAPPED:
            new = word if recurring.random() < known else chance.choice(words[len(word)]).capitalize()
            return names.setdefault(word, new)
        if chance.random() >= share:
            return word
        new = chance.choice(words[len(word)])
        return new.capitalize() if word[0].isupper() else new

    text = _WORD.sub(other, reading.article.text)
    return _reading(reading, text, f"made-{number}.txt")


def _reading(reading: Reading, text: str, name: str) -> Reading:
    """Return ``reading`` as that of another source with another text, in which every span is the same."""
    data = text.encode()
    title = reading.article.title
    span = title.span if title else None
    article = replace(
        reading.article,
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        encoding="utf-8",
        media_type="text/plain",
        map=TextMap((Run(0, 0, len(text)),)),
        title=replace(title, value=span.of(text)) if title and span else title,
        candidates=(),
    )
    source = replace(reading.source, name=name, data=data, text=text, encoding="utf-8", media_type="text/plain")
    actors = [replace(one, name=one.mentions[0].span.of(text)) for one in reading.actors]
    return _carried(replace(reading, source=source, actors=tuple(actors)), article, former=reading.actors)


def _joined(one: Reading, other: Reading, chance: random.Random) -> Reading:
    """Return a reading of the first blocks of one article and the last ones of another."""
    first = _part(one, 0, chance.randint(1, len(one.article.blocks)))
    last = _part(other, chance.randint(0, len(other.article.blocks) - 1), len(other.article.blocks))
    by = len(first.article.text) + 2
    text = f"{first.article.text}\n\n{last.article.text}"
    blocks = (*first.article.blocks, *(replace(block, span=_moved(block.span, by)) for block in last.article.blocks))
    article = replace(first.article, text=text, blocks=blocks)
    last = _carried(last, last.article, by=by)
    return replace(
        first,
        article=article,
        sentences=first.sentences + last.sentences,
        statements=first.statements + last.statements,
        actors=first.actors + last.actors,
        acts=first.acts + last.acts,
        times=first.times + last.times,
        appraisals=first.appraisals + last.appraisals,
        figures=first.figures + last.figures,
    )


def _part(reading: Reading, begin: int, end: int) -> Reading:
    """Return a reading of some blocks of an article, with what lies wholly in them."""
    blocks = reading.article.blocks[begin:end]
    kept = Span(blocks[0].span.start, blocks[-1].span.end)
    by = -kept.start
    title = reading.article.title
    if title and title.span:
        title = replace(title, span=_moved(title.span, by) if kept.holds(title.span) else None)
    article = replace(
        reading.article,
        text=kept.of(reading.article.text),
        blocks=tuple(Block(role=block.role, span=_moved(block.span, by)) for block in blocks),
        title=title,
        authors=(),
        publisher=reading.article.publisher and replace(reading.article.publisher, span=None),
        published=reading.article.published and replace(reading.article.published, span=None),
    )
    actors = []
    former = []
    for actor in reading.actors:
        mentions = tuple(mention for mention in actor.mentions if kept.holds(mention.span))
        if mentions:
            actors.append(replace(actor, mentions=mentions))
            former.append(actor)

    def within(span: Span | None) -> Span | None:
        return span if span and kept.holds(span) else None

    inside = replace(
        reading,
        sentences=tuple(one for one in reading.sentences if kept.holds(one.span)),
        statements=tuple(one for one in reading.statements if kept.holds(one.extent)),
        actors=tuple(actors),
        acts=tuple(one for one in reading.acts if kept.holds(one.extent)),
        times=tuple(replace(one, anchor=within(one.anchor)) for one in reading.times if kept.holds(one.span)),
        appraisals=tuple(replace(one, target=within(one.target)) for one in reading.appraisals if kept.holds(one.span)),
        figures=tuple(replace(one, counts=within(one.counts)) for one in reading.figures if kept.holds(one.span)),
    )
    return _carried(inside, article, by=by, former=tuple(former))


def _carried(reading: Reading, article: Article, *, by: int = 0, former: tuple[Actor, ...] | None = None) -> Reading:
    """Return ``reading`` as one of ``article``, its spans moved; what refers to a record that is gone refers to none.

    Other records know the actors by the ids of ``former``, their own ones if None.
    """

    def carried(records: tuple[_Record, ...]) -> tuple[_Record, ...]:
        return tuple(cast("_Record", replace(cast("Any", _shifted(one, by)), article_id=article.id)) for one in records)

    actors = tuple(_carried_actor(one, article, by) for one in reading.actors)
    figures, times = carried(reading.figures), carried(reading.times)
    statements, acts = carried(reading.statements), carried(reading.acts)
    kinds: list[tuple[Sequence[Any], Sequence[Any]]] = [
        (former or reading.actors, actors),
        (reading.figures, figures),
        (reading.times, times),
        (reading.statements, statements),
        (reading.acts, acts),
    ]
    now: dict[Any, Any] = {old.id: new.id for olds, news in kinds for old, new in zip(olds, news, strict=True)}
    now[AUTHOR] = AUTHOR
    return replace(
        reading,
        article=article,
        actors=actors,
        figures=tuple(replace(one, voice=now.get(one.voice)) for one in figures),
        times=tuple(replace(one, voice=now.get(one.voice)) for one in times),
        sentences=tuple(replace(one, voice=now.get(one.voice)) for one in carried(reading.sentences)),
        appraisals=tuple(
            replace(one, voice=now.get(one.voice), echo_of=now.get(one.echo_of)) for one in carried(reading.appraisals)
        ),
        statements=tuple(replace(one, voice=now.get(one.voice), speaker=now.get(one.speaker)) for one in statements),
        acts=tuple(
            replace(
                one,
                voice=now.get(one.voice),
                actor_id=now.get(one.actor_id),
                by_id=now.get(one.by_id),
                amount_ids=tuple(now[amount] for amount in one.amount_ids if amount in now),
                when_id=now.get(one.when_id),
                same_as=now.get(one.same_as),
            )
            for one in acts
        ),
    )


def _shifted(record: _Record, by: int) -> _Record:
    """Return a record with all its spans moved."""
    moved: dict[str, object] = {}
    for one in fields(cast("Any", record)):
        value = getattr(record, one.name)
        if isinstance(value, Span):
            moved[one.name] = _moved(value, by)
        elif isinstance(value, tuple) and value and isinstance(value[0], Span):
            moved[one.name] = tuple(_moved(span, by) for span in value)
    return cast("_Record", replace(cast("Any", record), **moved))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _carried_actor(actor: Actor, article: Article, by: int) -> Actor:
    mentions = tuple(Mention(span=_moved(one.span, by), form=one.form, type=one.type) for one in actor.mentions)
    return replace(actor, article_id=article.id, mentions=mentions, members=(), roles=())
