"""Several accounts side by side, in words: what the terminal, JSON and the web page show of a comparison.

Takes a ``Comparison`` and its readings; gives a ``Side``: cards with words and names, and the numbers of the accounts,
which count from 1 in the order of their dates. Finding what belongs together was done before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from sayso.link.alignment import Kind, align, split_words
from sayso.records import (
    AUTHOR,
    ActView,
    Article,
    ArticleId,
    Comparator,
    FigureView,
    Reading,
    Span,
    act_views,
    figure_views,
    holder,
)
from sayso.records.accounts import Comparison, Due, Fact, Promise, Quotation, Standing, Turn, Used, Why
from sayso.records.utterance import Telling
from sayso.show.clauses import clause
from sayso.show.words import amount

_FIRST = (Standing.DIFFER, Standing.EXPLAINED, Standing.AGREE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """One article."""

    number: int
    article: str
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    copy_of: int | None
    """The account whose text it carries too; None where it speaks for itself."""

    quotations_alone: int
    """How many quotations it has that no other account has; those of a copy count with the first."""

    @property
    def name(self) -> str:
        """What it is called beside its words: the publisher, else the title or the source."""
        return self.publisher or self.title or self.source


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Words of an account in their place."""

    account: int
    before: str
    words: str
    after: str
    start: int
    """Where the words begin in the article's text."""

    told_by: str | None = None
    """Whose statement it stands in; None where the author tells it, or nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A stretch of a telling's words."""

    words: str
    differs: bool
    """Whether the fullest telling has other words there, or none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldWords:
    """A quotation as one account has it."""

    account: int
    cue: str | None
    parts: tuple[Part, ...]
    start: int

    @property
    def is_verbatim(self) -> bool:
        """Whether all of its words stand in the fullest telling, in one stretch or cut."""
        return not any(part.differs for part in self.parts)

    @property
    def words(self) -> str:
        """The words."""
        return "".join(part.words for part in self.parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """An utterance as the accounts have it, the fullest telling first."""

    speaker: str | None
    tellings: tuple[ToldWords, ...]

    @property
    def is_the_same(self) -> bool:
        """Whether all tellings have the same words, some of them fewer."""
        return all(telling.is_verbatim for telling in self.tellings)


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One amount that accounts give for a thing."""

    amount: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """How two of the amounts stand to each other."""

    one: int
    """The place of the amount among the values, from 1."""

    other: int
    standing: Standing
    why: Why | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What accounts give figures for."""

    standing: Standing
    values: tuple[Value, ...]
    """By how many accounts give them, the most first."""

    differences: tuple[Difference, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnTold:
    """One telling of a promise."""

    account: int | None
    """None where it stands in no comparison, but in a history of its own."""

    turns: tuple[Turn, ...]
    act: ActView


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseTold:
    """A promise with its tellings."""

    id: str
    due: Due
    deadline: date | None
    tellings: tuple[TurnTold, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word that is a publisher's own."""

    word: str
    count: int
    others: int
    score: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """A publisher's own words."""

    publisher: str
    total: int
    words: tuple[Word, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """All accounts, side by side."""

    query: str
    accounts: tuple[Account, ...]
    quotations: tuple[Quoted, ...]
    figures: tuple[Told, ...]
    """Those that differ first, then those that are explained, then those that agree."""

    promises: tuple[PromiseTold, ...]
    wording: tuple[Wording, ...]

    @property
    def origins(self) -> tuple[Account, ...]:
        """The accounts that speak for themselves."""
        return tuple(account for account in self.accounts if account.copy_of is None)

    def account(self, number: int) -> Account:
        """Return an account by its number."""
        return self.accounts[number - 1]

    def copies(self, number: int) -> tuple[Account, ...]:
        """Return the accounts that carry the text of one."""
        return tuple(account for account in self.accounts if account.copy_of == number)


REASONS = {
    Why.DATE: "another date, or another state of things",
    Why.UNIT: "another unit or currency",
    Why.ROUNDING: "rounding, or a rough number",
    Why.COMPARATOR: "“more than” or the like",
    Why.SCOPE: "another scope",
}
"""What explains a difference, in words."""


def in_words(difference: Difference) -> str:
    """Say how two amounts stand to each other."""
    both = f"{difference.one} and {difference.other}"
    return f"{both}: {REASONS[difference.why]}" if difference.why else f"{both} differ"


def make_side(query: str, comparison: Comparison, readings: Iterable[Reading]) -> Side:
    """Put a comparison into words."""
    by_id = {reading.article.id: reading for reading in readings}
    numbers = {article: number for number, article in enumerate(comparison.articles, 1)}
    first = {article: origin[0] for origin in comparison.origins for article in origin}
    alone = dict(comparison.alone)
    accounts = tuple(
        _account(by_id[article].article, number, numbers[first[article]], alone.get(article, 0))
        for article, number in numbers.items()
    )
    figures = {
        (view.article, view.id): (numbers[ArticleId(view.article)], view)
        for reading in by_id.values()
        for view in figure_views(reading)
    }
    told = [_told(fact, figures) for fact in comparison.facts]
    return Side(
        query=query,
        accounts=accounts,
        quotations=tuple(_quoted(one, by_id, numbers) for one in comparison.quotations),
        figures=tuple(sorted(told, key=lambda one: _FIRST.index(one.standing))),
        promises=tuple(promises_told(comparison.promises, by_id.values(), numbers)),
        wording=tuple(
            Wording(
                publisher=one.publisher, total=one.total, words=tuple(_word(use, by_id, numbers) for use in one.words)
            )
            for one in comparison.wording
        ),
    )


def side_lines(side: Side) -> Iterator[bytes]:
    """Yield a comparison as JSON Lines: the accounts, then what they share and where they part."""
    encode = msgspec.json.Encoder().encode
    kinds: tuple[tuple[str, Sequence[object]], ...] = (
        ("account", side.accounts),
        ("quotation", side.quotations),
        ("figure", side.figures),
        ("promise", side.promises),
        ("wording", side.wording),
    )
    for kind, cards in kinds:
        for card in cards:
            yield encode({"kind": kind} | msgspec.to_builtins(card)) + b"\n"


def promises_told(
    promises: Iterable[Promise], readings: Iterable[Reading], numbers: Mapping[ArticleId, int] | None = None
) -> Iterator[PromiseTold]:
    """Yield promises with the words of their tellings."""
    views = {(view.article, view.id): view for reading in readings for view in act_views(reading)}
    for promise in promises:
        yield PromiseTold(
            id=promise.id,
            due=promise.due,
            deadline=promise.deadline,
            tellings=tuple(
                TurnTold(
                    account=numbers[one.article] if numbers else None,
                    turns=one.turns,
                    act=views[one.article, one.act],
                )
                for one in promise.tellings
            ),
        )


def _account(article: Article, number: int, first: int, alone: int) -> Account:
    return Account(
        number=number,
        article=article.id,
        source=article.source,
        title=article.title.value if article.title else None,
        publisher=article.publisher.value if article.publisher else None,
        published=article.published.value if article.published else None,
        copy_of=None if first == number else first,
        quotations_alone=alone,
    )


def _told(fact: Fact, figures: Mapping[tuple[str, str], tuple[int, FigureView]]) -> Told:
    """Put together what is the same amount, be it in other words, and say how the amounts stand to each other."""
    values: dict[object, list[Passage]] = {}
    worded: dict[object, str] = {}
    where: dict[tuple[str, str], object] = {}
    for place in fact.figures:
        number, view = figures[place.article, place.figure]
        key = _same_amount(view)
        where[place.article, place.figure] = key
        worded.setdefault(key, _amount(view))
        values.setdefault(key, []).append(_passage(number, view))
    ordered = sorted(values, key=lambda one: -len({passage.account for passage in values[one]}))
    rank = {key: number for number, key in enumerate(ordered, 1)}
    found: dict[tuple[int, int], Difference] = {}
    for pair in fact.pairs:
        one, other = sorted((rank[where[pair.one_article, pair.one]], rank[where[pair.other_article, pair.other]]))
        if one != other and pair.standing is not Standing.AGREE:
            found.setdefault((one, other), Difference(one=one, other=other, standing=pair.standing, why=pair.why))
    return Told(
        standing=fact.standing,
        values=tuple(Value(amount=worded[key], passages=tuple(values[key])) for key in ordered),
        differences=tuple(found[key] for key in sorted(found)),
    )


def _same_amount(view: FigureView) -> object:
    """Return what is the same for "2 pieces" and "two key pieces", for "at least 12" and "12"."""
    strict = view.comparator if view.comparator in {Comparator.MORE_THAN, Comparator.LESS_THAN} else None
    return view.low or view.high, view.high or view.low, strict, None if view.counts else view.unit


def _amount(view: FigureView) -> str:
    """Return an amount; of one that no digits tell, such as "dozens", the words."""
    low, high = (Decimal(value) if value is not None else None for value in (view.low, view.high))
    if view.comparator is Comparator.BETWEEN and not any(letter.isdigit() for letter in view.words):
        return view.words
    return amount(low, high, view.comparator, view.unit, view.counts)


def _passage(number: int, view: FigureView) -> Passage:
    told_by = view.voice_name if view.voice not in {None, AUTHOR} else None
    if view.sentence is None or view.sentence_start is None:
        return Passage(account=number, before="", words=view.words, after="", start=view.start, told_by=told_by)
    at = view.start - view.sentence_start
    return _cut(number, view.sentence, Span(at, at + len(view.words)), view.sentence_start, told_by)


def _cut(number: int, sentence: str, place: Span, start: int, told_by: str | None = None) -> Passage:
    """Return some words of a sentence with their clause around them."""
    place = Span(place.start, max(min(place.end, len(sentence)), place.start + 1))
    shown = clause(sentence, place)
    return Passage(
        account=number,
        before=("… " if shown.start else "") + sentence[shown.start : place.start],
        words=place.of(sentence),
        after=sentence[place.end : shown.end] + (" …" if shown.end < len(sentence) else ""),
        start=start + place.start,
        told_by=told_by,
    )


def _word(use: Used, by_id: Mapping[ArticleId, Reading], numbers: Mapping[ArticleId, int]) -> Word:
    return Word(
        word=use.word,
        count=use.count,
        others=use.others,
        score=use.score,
        passages=tuple(_in_sentence(by_id[article], span, numbers[article]) for article, span in use.passages),
    )


def _in_sentence(reading: Reading, span: Span, number: int) -> Passage:
    sentence = holder([one.span for one in reading.sentences], span.start) or span
    place = Span(span.start - sentence.start, span.end - sentence.start)
    return _cut(number, sentence.of(reading.article.text), place, sentence.start)


def _quoted(quotation: Quotation, by_id: Mapping[ArticleId, Reading], numbers: Mapping[ArticleId, int]) -> Quoted:
    """Put the fullest telling first, and mark in the others what differs from it."""

    def text(telling: Telling) -> str:
        return telling.span.of(by_id[telling.article_id].article.text)

    fullest = max(quotation.tellings, key=lambda one: len(one.span))
    others = [one for one in quotation.tellings if one is not fullest]
    return Quoted(
        speaker=next((name for one in (fullest, *others) if (name := _speaker(one, by_id[one.article_id]))), None),
        tellings=tuple(
            ToldWords(
                account=numbers[one.article_id],
                cue=_cue(one, by_id[one.article_id]),
                parts=_parts(text(one), text(fullest)),
                start=one.span.start,
            )
            for one in (fullest, *others)
        ),
    )


def _parts(words: str, fullest: str) -> tuple[Part, ...]:
    """Cut a telling where the fullest one has other words, or none: what it leaves out is not marked."""
    here, there = split_words(words), split_words(fullest)
    parts: list[Part] = []
    at = 0
    for step in align(here, there):
        if step.kind in {Kind.SAME, Kind.SPELLING} or step.left_start == step.left_end:
            continue
        start, end = here[step.left_start].start, here[step.left_end - 1].end
        parts += [Part(words=words[at:start], differs=False)] if start > at else []
        parts.append(Part(words=words[start:end], differs=True))
        at = end
    return (*parts, *([Part(words=words[at:], differs=False)] if at < len(words) else []))


def _speaker(telling: Telling, reading: Reading) -> str | None:
    return next((actor.name for actor in reading.actors if actor.id == telling.speaker), None)


def _cue(telling: Telling, reading: Reading) -> str | None:
    cue = next((one.cue for one in reading.statements if one.id == telling.statement), None)
    return cue.of(reading.article.text) if cue else None
