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
from dataclasses import replace

from sayso.english.words import FUNCTION_WORDS
from sayso.records import Actor, Article, Block, Mention, Reading, Run, Sentence, Span, Statement, TextMap

SEED = 20261121
ONE_COPY_IN = 10
MOST_COPIES = 50
SWAPPED = 1.0
"""The part of the words that tell that is swapped; with less, hundreds of articles made of one share sentences."""

CHANGED = 0.02
"""The part of a copy's words that is changed."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def make(readings: Sequence[Reading], count: int) -> Iterator[Reading]:
    """Yield ``count`` readings."""
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    words = _words(readings)
    latest: list[Reading] = []
    copied, left = None, 0
    for number in range(count):
        if number % ONE_COPY_IN == ONE_COPY_IN - 1 and latest:
            if copied is None or not left:
                copied, left = latest.pop(chance.randrange(len(latest))), chance.randint(1, MOST_COPIES)
            left -= 1
            yield _swapped(copied, chance, words, CHANGED, number)
            continue
        one, other = chance.sample(readings, 2)
        made = _swapped(_joined(one, other, chance), chance, words, SWAPPED, number)
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
    reading: Reading, chance: random.Random, words: dict[int, list[str]], share: float, number: int
) -> Reading:
    """Return the reading with words swapped for others of the same length, so that every span stays."""
    names: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word.lower() in FUNCTION_WORDS or len(word) not in words:
            return word
        if word[0].isupper() and share == SWAPPED:
            return names.setdefault(word, chance.choice(words[len(word)]).capitalize())
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
    actors = {actor.id: _actor(actor, article) for actor in reading.actors}
    return replace(
        reading,
        source=source,
        article=article,
        actors=tuple(actors.values()),
        statements=tuple(
            replace(
                one,
                article_id=article.id,
                speaker=actors[one.speaker].id if one.speaker in actors else None,
                voice=None,
            )
            for one in reading.statements
        ),
        sentences=tuple(replace(one, article_id=article.id, voice=None) for one in reading.sentences),
        acts=(),
        times=(),
        appraisals=(),
        figures=(),
    )


def _actor(actor: Actor, article: Article) -> Actor:
    name = actor.mentions[0].span.of(article.text)
    return replace(actor, article_id=article.id, name=name, members=(), roles=())


def _joined(one: Reading, other: Reading, chance: random.Random) -> Reading:
    """Return a reading of the first blocks of one article and the last ones of another."""
    first = _part(one, 0, chance.randint(1, len(one.article.blocks)))
    last = _part(other, chance.randint(0, len(other.article.blocks) - 1), len(other.article.blocks))
    by = len(first.article.text) + 2
    text = f"{first.article.text}\n\n{last.article.text}"
    blocks = (*first.article.blocks, *(replace(block, span=_moved(block.span, by)) for block in last.article.blocks))
    article = replace(first.article, text=text, blocks=blocks)
    return replace(
        first,
        article=article,
        sentences=(*first.sentences, *(replace(one, span=_moved(one.span, by)) for one in last.sentences)),
        statements=(*first.statements, *(_moved_statement(one, by) for one in last.statements)),
        actors=(*first.actors, *(_moved_actor(one, by) for one in last.actors)),
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
    for actor in reading.actors:
        mentions = tuple(mention for mention in actor.mentions if kept.holds(mention.span))
        if mentions:
            actors.append(_moved_actor(replace(actor, mentions=mentions), by))
    return replace(
        reading,
        article=article,
        sentences=tuple(_moved_sentence(one, by) for one in reading.sentences if kept.holds(one.span)),
        statements=tuple(_moved_statement(one, by) for one in reading.statements if kept.holds(one.extent)),
        actors=tuple(actors),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved_sentence(sentence: Sentence, by: int) -> Sentence:
    return replace(sentence, span=_moved(sentence.span, by))


def _moved_statement(statement: Statement, by: int) -> Statement:
    return replace(
        statement,
        source=statement.source and _moved(statement.source, by),
        cue=statement.cue and _moved(statement.cue, by),
        content=tuple(_moved(piece, by) for piece in statement.content),
    )


def _moved_actor(actor: Actor, by: int) -> Actor:
    mentions = tuple(Mention(span=_moved(one.span, by), form=one.form, type=one.type) for one in actor.mentions)
    return replace(actor, mentions=mentions, members=(), roles=())
