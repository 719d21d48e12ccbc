"""What a figure is about: what is counted, what has happened to it, who, when, where, and the words around it.

Reads one article's records, gives a ``Sense`` for each of its figures. Whether two of them mean the same thing is left
to ``facts``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from sayso.english.nouns import singular
from sayso.english.spellings import one_spelling
from sayso.english.tokens import Token, tokenise, word_at
from sayso.english.words import FUNCTION_WORDS
from sayso.link.facts_values import AGE, COUNT, Quantity, composed, is_smaller, quantity
from sayso.link.facts_words import ATTRIBUTES, CONTRARY, DOWN, PEOPLE, PERSONS, STATES, THE_REST, UP
from sayso.link.folding import fold
from sayso.records import Actor, ActorId, ActorType, Figure, Form, Reading, Span, Time, TimeType, holder

Entities = Mapping[ActorId, str]
"""Who is the same in several articles: of each actor a name that all of the same have."""

_PARTING = frozenset(",;:()–—") | {"and", "but", "while", "whereas", "as", "after", "before", "which", "who", "when"}
"""Tokens that part what is said of one thing from what is said of another."""

_CROSSED = 3
"""How many words further away a word counts that stands behind one of those."""

_NEAR = 5
"""Words beside a figure that may say what kind of thing it is."""

_FADING = 4.0
"""Words away at which a word counts half."""

_NAMED_WITHIN = 14

_LONGEST = 120
"""Tokens on either side that are looked at: some sentences never end."""

_STATE_OF = {word: state for state, words in STATES.items() for word in words}
_ATTRIBUTE_OF = {
    measure: {word: attribute for attribute, words in classes.items() for word in words}
    for measure, classes in ATTRIBUTES.items()
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mentioned:
    """A place that refers to somebody or something."""

    span: Span
    entity: str
    name: frozenset[str]
    """The words of the name, folded; none where the article names nobody."""

    nouns: frozenset[str]
    """What it is called without its name: stems of the last words of such mentions."""

    type: ActorType | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sense:
    """One figure and what its passage says of it."""

    figure: Figure
    quantity: Quantity
    head: str | None
    """The counted noun's stem; None for a unit of measure, and where nothing is named."""

    is_pick: bool
    """Whether it only picks out of many: "one of the largest"."""

    is_gloss: bool
    """Whether it only says in another unit what stands before it: "770 km (480 miles)"."""

    is_rest: bool
    """Whether it counts those beside others that are told of: "128 other passengers"."""

    is_people: bool
    """Whether whoever is counted is a person, as far as the words show."""

    state: str | None
    attribute: str | None
    """Of a measured quantity, what it is of: a height, a price."""

    direction: str | None
    """``up`` or ``down``, where the passage says that something rose or fell."""

    sides: frozenset[tuple[int, bool]]
    """Which side it takes in pairs of contrary words (``CONTRARY``), by the number of the pair."""

    near: frozenset[str]
    """The words beside the figure, as written but in small letters."""

    anchors: frozenset[str]
    """Stems of the words next to it that say what it is of: "a *bid* of $38 billion", "*fell* 4 percent"."""

    bearer: Mentioned | None
    """Of an age, whose it is."""

    words: Mapping[str, float]
    """Stems and entities of the sentence, weighted: the nearer, the more."""

    sentence: frozenset[str]
    """Stems of the sentence."""

    passage: frozenset[str]
    """Stems of the sentence, and of the one before and the one behind it."""

    when: tuple[date, date] | None
    """Which days the nearest time in the sentence means: the first, and the one after the last."""

    published: date | None
    places: frozenset[str]
    """The entities that are places and stand near."""

    frequencies: Mapping[str, int]
    """In how many sentences of the article each stem stands."""

    sentences: int


class _Page:
    """One article's sentences, tokens and mentions, looked up for each of its figures."""

    def __init__(self, reading: Reading, who: Entities) -> None:
        self.text = reading.article.text
        self.sentences = [sentence.span for sentence in reading.sentences]
        self.figures = [figure.span for figure in reading.figures]
        times = (t for t in reading.times if t.start and t.end and t.type in {TimeType.DATE, TimeType.TIME})
        self.times = sorted(times, key=lambda time: time.span)
        self.mentions = _mentions(reading, who)
        self.persons = _PERSON_STEMS.union(*(one.nouns for one in self.mentions if one.type is ActorType.PERSON))
        self.published = _day(reading.article.published.value if reading.article.published else None)
        self._tokens: dict[Span, list[Token]] = {}
        self._told: dict[Span, tuple[frozenset[str], frozenset[str]]] = {}
        self.stems = [_stems(self.tokens(span)) for span in self.sentences]
        self.frequencies: Counter[str] = Counter()
        for stems in self.stems:
            self.frequencies.update(stems)

    def mentioned(self, sentence: Span) -> list[Mentioned]:
        """Return the mentions that begin in a sentence."""
        first = bisect_left(self.mentions, sentence.start, key=lambda one: one.span.start)
        return self.mentions[first : bisect_left(self.mentions, sentence.end, key=lambda one: one.span.start)]

    def timed(self, sentence: Span) -> list[Time]:
        """Return the times of a sentence whose days are known."""
        first = bisect_left(self.times, sentence.start, key=lambda one: one.span.start)
        return self.times[first : bisect_left(self.times, sentence.end, key=lambda one: one.span.start)]

    def told(self, sentence: Span) -> tuple[frozenset[str], frozenset[str]]:
        """Return the stems of a sentence, and those of it with its neighbours."""
        if sentence not in self._told:
            self._told[sentence] = self._told_in(sentence)
        return self._told[sentence]

    def _told_in(self, sentence: Span) -> tuple[frozenset[str], frozenset[str]]:
        place = bisect_left(self.sentences, sentence)
        if self.sentences[place : place + 1] != [sentence]:
            return (stems := _stems(self.tokens(sentence))), stems
        return self.stems[place], frozenset().union(*self.stems[max(place - 1, 0) : place + 2])

    def tokens(self, sentence: Span) -> list[Token]:
        if sentence not in self._tokens:
            self._tokens[sentence] = tokenise(self.text, sentence.start, sentence.end)
        return self._tokens[sentence]


def senses(reading: Reading, who: Entities) -> tuple[Sense, ...]:
    """Return what each figure of ``reading`` is about, in text order."""
    page = _Page(reading, who)
    glosses = {
        figure.id: before.span
        for before, figure in pairwise(reading.figures)
        if _OPENING.fullmatch(page.text[before.span.end : figure.span.start]) and before.unit != figure.unit
    }
    smaller = {
        before.id: figure
        for before, figure in pairwise(reading.figures)
        if _JOINED.fullmatch(page.text[before.span.end : figure.span.start]) and is_smaller(figure, before)
    }
    parts = {figure.id for figure in smaller.values()}
    return tuple(
        _sense(page, figure, glosses.get(figure.id), smaller.get(figure.id))
        for figure in reading.figures
        if figure.id not in parts and not _IN_NAME.search(figure.span.of(page.text))
    )


_NEARLY = re.compile(r"(?:nearly|almost|just under|just below)\b", re.IGNORECASE)

_OPENING = re.compile(r"\s?[(\[]")

_JOINED = re.compile(r",? (?:and )?")
"""Between what is told in two units: "8 hours and 20 minutes", "6 feet 2 inches"."""

_IN_NAME = re.compile(r"[^\W\d_]\d(?!.*\s)")
"""A number at the end of a name, such as "PS4"."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what the forms of an English word have in common, roughly."""
    word = one_spelling(singular(word.removesuffix("'s")))
    for ending in ("ingly", "edly", "ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word


def counts(token: Token) -> bool:
    """Say whether a token says what a passage is about."""
    return token.text[0].isalpha() and len(token.word) > 1 and token.word not in FUNCTION_WORDS


def _stems(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(stem(token.word) for token in tokens if counts(token))


def _sense(page: _Page, figure: Figure, glossed: Span | None, smaller: Figure | None) -> Sense:
    """Return what a figure is about.

    ``glossed`` is the figure that it only tells in another unit, ``smaller`` one that tells the rest of its amount.
    """
    sentence = holder(page.sentences, figure.span.start) or figure.span
    tokens, first, last = _around(page.tokens(sentence), glossed or figure.span)
    away = _distances(tokens, first, last, page.figures)
    in_sentence = page.mentioned(sentence)
    beside = [token.word for token, distance in zip(tokens, away, strict=True) if 0 < distance <= _NEAR]
    # The "more" of "more than 20" tells of no others.
    own = (token.word for place, token in enumerate(tokens[first:last], first) if word_at(tokens, place + 1) != "than")
    near = frozenset(beside) | frozenset(own)
    is_age = figure.unit is None and _is_age(tokens, first, last)
    measured = quantity(figure, is_age=is_age, is_below=bool(_NEARLY.match(figure.span.of(page.text))))
    if smaller is not None:
        measured = composed(measured, quantity(smaller))
    head = _counted(figure) if measured.measure == COUNT else None
    state = _named(tokens, away, _STATE_OF)
    told, around = page.told(sentence)
    return Sense(
        figure=figure,
        quantity=measured,
        head=head,
        is_pick=measured.number == 1 and "of" in {token.word for token in tokens[first + 1 : first + 2]},
        is_gloss=glossed is not None,
        is_rest=not THE_REST.isdisjoint(token.word for token in tokens[first:last]),
        is_people=_is_people(page, figure, head) or (head is None and measured.measure == COUNT and state is not None),
        state=state,
        attribute=_named(tokens, away, _ATTRIBUTE_OF.get(measured.measure, {})),
        direction="up" if not UP.isdisjoint(beside) else "down" if not DOWN.isdisjoint(beside) else None,
        sides=_sides(near),
        near=near,
        anchors=frozenset(
            stem(token.word)
            for token, distance in zip(tokens, away, strict=True)
            if 0 < distance <= _NEAR and counts(token) and not holder(page.figures, token.start)
        ),
        bearer=_bearer(page, figure, in_sentence, word_at(tokens, last)) if measured.measure == AGE else None,
        words=_words(tokens, away, head, in_sentence, page),
        sentence=told,
        passage=around,
        when=_when(page, sentence, tokens, away),
        published=page.published,
        places=frozenset(one.entity for one in in_sentence if one.type is ActorType.PLACE),
        frequencies=page.frequencies,
        sentences=len(page.sentences),
    )


def _sides(near: frozenset[str]) -> frozenset[tuple[int, bool]]:
    if _ANY_SIDE.isdisjoint(near):
        return frozenset()
    return frozenset(
        (number, this in near) for number, (this, that) in enumerate(CONTRARY) if (this in near) != (that in near)
    )


_ANY_SIDE = frozenset(word for pair in CONTRARY for word in pair)


def _is_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether a bare number tells an age: "the comedian, 47, said", "when she turned 38"."""
    before = word_at(tokens, first - 1)
    return before in _AGEING or (before == "," and word_at(tokens, last) == "," and tokens[first].text.isdecimal())


_AGEING = frozenset({"turned", "turning", "turns", "aged", "age"})


def _around(tokens: list[Token], span: Span) -> tuple[list[Token], int, int]:
    """Return the tokens near a figure, and which of them are its own."""
    first = next((n for n, token in enumerate(tokens) if token.end > span.start), len(tokens))
    last = next((n for n, token in enumerate(tokens[first:], first) if token.start >= span.end), len(tokens))
    cut = max(first - _LONGEST, 0)
    return tokens[cut : last + _LONGEST], first - cut, last - cut


def _distances(tokens: Sequence[Token], first: int, last: int, figures: Sequence[Span]) -> list[int]:
    """Return how far each token stands from the figure; its own are at 0, those behind a comma further away."""
    away = [0] * len(tokens)
    for places in (range(first - 1, -1, -1), range(last, len(tokens))):
        distance = 0
        for place in places:
            token = tokens[place]
            distance += 1 + _CROSSED * (token.word in _PARTING)
            if token.text[0].isdecimal() or holder(figures, token.start):
                distance += _CROSSED
            away[place] = distance
    return away


def _counted(figure: Figure) -> str | None:
    """Return the stem of the counted noun."""
    words = [token.word for token in tokenise(figure.unit or "") if counts(token)]
    return stem(words[-1]) if words else None


def _is_people(page: _Page, figure: Figure, head: str | None) -> bool:
    """Say whether whoever is counted is a person: by a closed class of nouns, or as the article's mentions show."""
    if head is None or figure.counts is None:
        return False
    if head in page.persons or head.endswith(_PERSON_ENDINGS):
        return True
    counted = figure.counts
    near = page.mentioned(Span(figure.span.start, counted.end))
    return any(one.type in _PERSONAL and one.span.end == counted.end for one in near)


_PERSONAL = frozenset({ActorType.PERSON, ActorType.GROUP})


def _named(tokens: Sequence[Token], away: Sequence[int], classes: Mapping[str, str]) -> str | None:
    """Return the class of the nearest word that has one: what happened to those who are counted, what is measured."""
    found = (
        (away[place], classes[token.word])
        for place, token in enumerate(tokens)
        if away[place] <= _NAMED_WITHIN and token.word in classes and word_at(tokens, place - 1) not in _NONE
    )
    return min(found, default=(0, None))[1]


_NONE = frozenset({"no", "without"})
"""Before a word that has not happened: "leaving no survivors"."""


def _words(
    tokens: Sequence[Token],
    away: Sequence[int],
    head: str | None,
    mentions: Iterable[Mentioned],
    page: _Page,
) -> dict[str, float]:
    found: dict[str, float] = {}
    for token, distance in zip(tokens, away, strict=True):
        if counts(token) and not holder(page.figures, token.start):
            _put(found, stem(token.word), _FADING / (_FADING + distance))
        elif counts(token) and distance == 0 and stem(token.word) != head:
            _put(found, stem(token.word), 1.0)
    at = {token.start: distance for token, distance in zip(tokens, away, strict=True)}
    for one in mentions:
        if one.span.start in at:
            _put(found, f"@{one.entity}", _FADING / (_FADING + at[one.span.start]))
    return found


def _put(found: dict[str, float], word: str, weight: float) -> None:
    found[word] = max(found.get(word, 0.0), weight)


def _bearer(page: _Page, figure: Figure, mentions: Sequence[Mentioned], behind: str) -> Mentioned | None:
    """Return whose age it is: "Ann Lee, 47", "she is 47", "the 47-year-old Ann Lee", else by the noun behind it."""
    text, span = page.text, figure.span
    before = [one for one in mentions if one.span.end <= span.start <= one.span.end + _BEFORE]
    if before and _IS.fullmatch(text[before[-1].span.end : span.start]):
        return before[-1]
    around = [one for one in mentions if one.span.overlaps(span)]
    after = [one for one in mentions if span.end <= one.span.start <= span.end + _BEHIND]
    if around or after:
        return (around or after)[0]
    # "The six-year-old, who fell" and "the six-year-old slipped" are called nothing else.
    is_noun = behind.isalpha() and behind not in FUNCTION_WORDS and not behind.endswith("ed")
    nouns = frozenset({stem(behind)} if is_noun else ())
    return Mentioned(span=span, entity="", name=frozenset(), nouns=nouns, type=None)


_IS = re.compile(r"[\s,(]*(?:(?:who )?(?:is|was|aged|were|are)\s+(?:only |just )?)?")
_BEFORE, _BEHIND = 20, 30
"""Characters between an age and whose it is."""


def _mentions(reading: Reading, who: Entities) -> list[Mentioned]:
    text, found = reading.article.text, []
    for actor in reading.actors:
        entity = who.get(actor.id, actor.name.casefold())
        name = frozenset(fold(actor.name).split()) if _is_named(actor) else frozenset[str]()
        nominals = (mention.span.of(text).split() for mention in actor.mentions if mention.form is Form.NOMINAL)
        nouns = frozenset(stem(words[-1].lower()) for words in nominals if words)
        found += [
            Mentioned(span=mention.span, entity=entity, name=name, nouns=nouns, type=actor.type)
            for mention in actor.mentions
        ]
    return sorted(found, key=lambda one: one.span)


def _is_named(actor: Actor) -> bool:
    return any(mention.form is Form.NAME for mention in actor.mentions)


def _when(page: _Page, sentence: Span, tokens: Sequence[Token], away: Sequence[int]) -> tuple[date, date] | None:
    """Return the days of the nearest time whose days are known, if it stands near."""
    at = {token.start: distance for token, distance in zip(tokens, away, strict=True)}
    found = ((at.get(time.span.start, _LONGEST), time) for time in page.timed(sentence))
    distance, time = min(found, key=lambda one: one[0], default=(_LONGEST, None))
    if time is None or distance > _NAMED_WITHIN or time.start is None or time.end is None:
        return None
    return time.start, time.end


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


_PERSON_STEMS = frozenset(stem(word) for word in PERSONS | PEOPLE)
_PERSON_ENDINGS = ("man", "woman", "girl", "boy")
ANYBODY = frozenset(stem(word) for word in PEOPLE)
"""Stems of heads that count whoever it is."""


def same_head(one: Sense, other: Sense) -> float:
    """Return how far what is counted is the same, between 0 and 1."""
    if one.head is not None and other.head is not None and are_one_kind(one.head, other.head):
        return 1.0
    anybody = one.head in ANYBODY or other.head in ANYBODY or None in {one.head, other.head}
    return _HALF_HEAD if one.is_people and other.is_people and anybody else 0.0


def are_one_kind(one: str, other: str) -> bool:
    """Say whether two heads are the same, or one is a compound that ends in the other: "schoolgirl" and "girl"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_HEAD and len(long) - len(short) >= _LEAST_BEFORE and long.endswith(short)


_LEAST_HEAD, _LEAST_BEFORE = 4, 3
"""Letters of such a head and of what stands before it: a "woman" is no "man", and a "train" no "rain"."""

_HALF_HEAD = 0.5
"""What "people" is worth beside "passengers"."""


def days_between(one: Sense, other: Sense) -> int | None:
    """Return how many days lie between the articles of two figures; None where a date is not known."""
    return abs((one.published - other.published).days) if one.published and other.published else None


def other_times(one: Sense, other: Sense) -> bool:
    """Say whether two passages tell of different times: last year and this year, two days a week apart."""
    if one.when is None or other.when is None:
        return False
    begun, ended = max(one.when[0], other.when[0]), min(one.when[1], other.when[1])
    return begun - ended >= _APART


_APART = timedelta(days=7)
