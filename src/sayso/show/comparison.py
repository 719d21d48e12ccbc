"""Put a comparison into words.

Takes a ``Comparison`` and its readings; gives a ``Side``: cards with words and names. Finding what belongs together
was done before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from sayso.link.alignment import Kind, Step, align, split_words
from sayso.link.alignment import Word as TextWord
from sayso.link.verify_grave import touched
from sayso.records import (
    AUTHOR,
    ActorId,
    Article,
    ArticleId,
    ChangeKind,
    Comparator,
    FigureView,
    Form,
    Reading,
    Span,
    figure_views,
    holder,
)
from sayso.records.accounts import (
    Comparison,
    Fact,
    FigurePair,
    Quotation,
    Standing,
    Used,
)
from sayso.records.utterance import Telling
from sayso.show.clauses import clause
from sayso.show.promises_told import bound_actors, promises_told
from sayso.show.side import Account, Difference, Part, Passage, Quoted, Side, Told, ToldWords, Value, Word, Wording
from sayso.show.words import amount

_BEHIND = re.compile(r"(?:\s+[^\s,.;:!?()“”\"]+){0,4}")
_BEFORE = re.compile(r"(?:[^\s,.;:!?()“”\"]+\s+){0,4}\Z")
"""Words that are shown around an amount to say of what it is, up to the next mark."""

_BEFORE_REACH = 120
"""Characters in which the words before an amount are looked for."""

_FEWEST_NEAR = 2

_MOST_REPLACED = 8
"""Words at the beginning or end of a quotation that count as other words; more are another piece of the utterance."""

_FEW_LEFT_OUT = 3
"""Words left out in which a "not" turns the rest; in more, it went with what it told of."""

_FIRST = (Standing.DIFFER, Standing.EXPLAINED, Standing.AGREE)


def make_side(
    query: str | None,
    comparison: Comparison,
    readings: Iterable[Reading],
    names: Mapping[ActorId, str] | None = None,
) -> Side:
    """Put a comparison into words; ``names`` are those of actors across all articles, where they are known."""
    names = names or {}
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
        quotations=tuple(_quoted(one, by_id, numbers, names) for one in comparison.quotations),
        figures=tuple(sorted(told, key=lambda one: _FIRST.index(one.standing))),
        promises=tuple(promises_told(comparison.promises, by_id.values(), numbers, names)),
        wording=tuple(
            Wording(
                publisher=one.publisher, total=one.total, words=tuple(_word(use, by_id, numbers) for use in one.words)
            )
            for one in comparison.wording
        ),
    )


def speaking(comparison: Comparison, readings: Iterable[Reading]) -> Iterator[ActorId]:
    """Yield the actors whom a comparison names: who is quoted, and who is bound."""
    yield from (one.speaker for quotation in comparison.quotations for one in quotation.tellings if one.speaker)
    yield from bound_actors(comparison.promises, readings)


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
    worded: dict[object, tuple[str, str | None]] = {}
    where: dict[tuple[str, str], object] = {}
    for place in fact.figures:
        number, view = figures[place.article, place.figure]
        key = _same_amount(view)
        where[place.article, place.figure] = key
        worded.setdefault(key, (_amount(view), None if view.unit or view.counts else _near(view)))
        values.setdefault(key, []).append(_passage(number, view))
    ordered = sorted(values, key=lambda one: -len({passage.account for passage in values[one]}))
    rank = {key: number for number, key in enumerate(ordered, 1)}
    found: dict[tuple[int, int], list[tuple[FigurePair, int, int]]] = defaultdict(list)
    for pair in fact.pairs:
        sides = ((pair.one_article, pair.one), (pair.other_article, pair.other))
        (one, one_at), (other, other_at) = sorted((rank[where[side]], figures[side][0]) for side in sides)
        if one != other and pair.standing is not Standing.AGREE:
            found[one, other].append((pair, one_at, other_at))
    return Told(
        standing=fact.standing,
        values=tuple(Value(amount=worded[key][0], near=worded[key][1], passages=tuple(values[key])) for key in ordered),
        differences=tuple(_difference(one, other, pairs) for (one, other), pairs in sorted(found.items())),
    )


def _difference(one: int, other: int, pairs: Sequence[tuple[FigurePair, int, int]]) -> Difference:
    first = pairs[0][0]
    return Difference(
        one=one,
        other=other,
        one_accounts=tuple(sorted({at for _, at, _ in pairs})),
        other_accounts=tuple(sorted({at for _, _, at in pairs})),
        standing=first.standing,
        why=first.why,
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


def _near(view: FigureView) -> str | None:
    """Return the words of a figure with some of those around: those behind, or those before where it ends."""
    if view.sentence is None or view.sentence_start is None:
        return None
    place = Span(view.start - view.sentence_start, view.start - view.sentence_start + len(view.words))
    behind = _BEHIND.match(view.sentence, place.end)
    end = behind.end() if behind else place.end
    if len(view.sentence[place.end : end].split()) >= _FEWEST_NEAR:
        return view.sentence[place.start : end]
    before = _BEFORE.search(view.sentence[max(place.start - _BEFORE_REACH, 0) : place.start])
    return (before[0] if before else "") + view.sentence[place.start : end]


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


def _quoted(
    quotation: Quotation,
    by_id: Mapping[ArticleId, Reading],
    numbers: Mapping[ArticleId, int],
    names: Mapping[ActorId, str],
) -> Quoted:
    """Put the fullest telling first, and mark in the others what differs from it."""

    def text(telling: Telling) -> str:
        return telling.span.of(by_id[telling.article_id].article.text)

    fullest = max(quotation.tellings, key=lambda one: len(one.span))
    others = [one for one in quotation.tellings if one is not fullest]
    return Quoted(
        speaker=_speaker((fullest, *others), by_id, names),
        tellings=tuple(
            _told_words(one, numbers[one.article_id], by_id[one.article_id], text(fullest))
            for one in (fullest, *others)
        ),
    )


def _told_words(telling: Telling, number: int, reading: Reading, fullest: str) -> ToldWords:
    """Mark where a telling has other words than the fullest one; what is told in one alone is not marked."""
    words = telling.span.of(reading.article.text)
    here, there = split_words(words), split_words(fullest)
    steps = [step for step in align(here, there) if step.kind not in {Kind.SAME, Kind.SPELLING}]
    marked = [step for step in steps if _is_replaced(step, words, fullest, here, there)]
    return ToldWords(
        account=number,
        cue=_cue(telling, reading),
        parts=_parts(words, [_marked(step, here) for step in marked] if here else []),
        start=telling.span.start,
        has_more=any(step.left_end > step.left_start for step in steps if step not in marked),
        has_less=any(step.right_end > step.right_start for step in steps if step not in marked),
    )


def _is_replaced(step: Step, words: str, fullest: str, here: Sequence[TextWord], there: Sequence[TextWord]) -> bool:
    """Say whether the words of a telling stand in place of others, or one lacks a "not" or the like."""
    ours, theirs = here[step.left_start : step.left_end], there[step.right_start : step.right_end]
    at_edge = step.left_start == 0 or step.left_end == len(here)
    if ours and theirs:
        # What begins or ends elsewhere may go on with other words of the same utterance.
        return not at_edge or len(ours) <= _MOST_REPLACED
    if at_edge or len(ours or theirs) > _FEW_LEFT_OUT:
        return False
    return touched(ChangeKind.LEFT_OUT, (), ours or theirs, "", words if ours else fullest, marked=False) == "negation"


def _marked(step: Step, here: Sequence[TextWord]) -> Span:
    """Return the words of a telling that a difference marks: the one behind it where some are left out."""
    return Span(here[step.left_start].start, here[max(step.left_end - 1, step.left_start)].end)


def _parts(words: str, marked: Sequence[Span]) -> tuple[Part, ...]:
    """Cut a telling's words into those that are marked and the others."""
    parts: list[Part] = []
    at = 0
    for span in marked:
        parts += [Part(words=words[at : span.start], differs=False)] if span.start > at else []
        parts.append(Part(words=span.of(words), differs=True))
        at = span.end
    return (*parts, *([Part(words=words[at:], differs=False)] if at < len(words) else []))


def _speaker(
    tellings: Sequence[Telling], by_id: Mapping[ArticleId, Reading], names: Mapping[ActorId, str]
) -> str | None:
    """Return who said it: by the name across all articles, else one that an article gives, else a description."""
    for telling in tellings:
        if telling.speaker and telling.speaker in names:
            return names[telling.speaker]
    speakers = [actor for one in tellings for actor in by_id[one.article_id].actors if actor.id == one.speaker]
    named = [actor for actor in speakers if any(mention.form is Form.NAME for mention in actor.mentions)]
    return next((actor.name for actor in (*named, *speakers)), None)


def _cue(telling: Telling, reading: Reading) -> str | None:
    cue = next((one.cue for one in reading.statements if one.id == telling.statement), None)
    return cue.of(reading.article.text) if cue else None
