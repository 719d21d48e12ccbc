"""Resolve the times of one article, in text order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Act, Article, Basis, Span, Stage, Time, TimeType
from sayso.resolve.times.clock import time_of_day
from sayso.resolve.times.dates import DATES
from sayso.resolve.times.events import event_behind, event_named
from sayso.resolve.times.lengths import LENGTHS
from sayso.resolve.times.periods import Period, of_iso
from sayso.resolve.times.relative import RELATIVE
from sayso.resolve.times.scene import Answer, Scene, Told
from sayso.resolve.times.sets import SETS
from sayso.resolve.times.vague import VAGUE
from sayso.resolve.times.wording import plain
from sayso.resolve.times.years import YEARS

_AROUND = 300
"""Characters of the sentence that are looked at on either side."""

_LEADING = 20
"""The most characters of a preposition before a time that is when something would be done: "no later than"."""

_DATED = (SETS, DATES, YEARS, VAGUE, RELATIVE)
_TRIES = 4

_FROM = "since|after|from|starting|beginning|following"
_TO = "until|till|by|before|through|no later than|prior to"
_OPENING = re.compile(
    rf"(?:(?P<from>{_FROM})|(?P<to>{_TO})|in|on|at|during|of|for|over|throughout|as of|as|effective|due)\s+(?=\S)"
)

_PART = "early|late|mid|middle|first|latter|last|better|greater"
_PARTS = "part|half|end|days|hours|weeks|months|years"
_EDGE = "beginning|start|middle|end|close|rest|remainder|onset|turn|dawn|height|course|eve"
_SOFTENING = (
    "nearly|almost|about|around|approximately|approx|roughly|some|well|just about|near|towards?|a flat|a full|the very",
    "(?:well |just )?(?:over|under)|(?:no )?(?:more|less|fewer) than|no later than|at least|at most|up to",
    "just|only|exactly|precisely|barely|even|maybe|perhaps|sometime|some time|both|all|latter",
    "as (?:early|late|soon|long|much|many) as|(?:much|most|all|part|each|the whole|a (?:good|large|great) part) of",
    rf"(?:the )?(?:{_PART}) (?:{_PARTS}) of|(?:the )?(?:very )?(?:{_EDGE}) (?:of|in)",
    "(?:early|late|mid|middle|later|earlier)(?: (?:in|on))?|the(?= (?:early|late|mid|middle|latter) )",
)
_SOFT = re.compile(rf"(?:{'|'.join(_SOFTENING)})\s+(?=\S)")
"""Words that soften a time, or say which part of it: "late March" is told as March."""

_TRAILING = re.compile(
    r"\s+(?:alone|or so|itself|only|onwards?|respectively|now|inclusive|local time|at the latest|at the earliest|too)$"
)


def resolve_times(
    article: Article, sentences: Sequence[Span], times: Sequence[Time], acts: Sequence[Act] = ()
) -> tuple[Time, ...]:
    """Return the times with value, interval, basis and anchor, in the same order; ``acts`` tell which lie ahead."""
    published = of_iso(article.published.value) if article.published else None
    starts = [sentence.start for sentence in sentences]
    ahead = {act.when.end: act.when for act in acts if act.when is not None and act.stage is not Stage.DONE}
    told: list[Told] = []
    resolved: dict[int, Time] = {}
    for n in sorted(range(len(times)), key=lambda n: times[n].span):
        span = times[n].span
        at = bisect_right(starts, span.start) - 1
        scene = _scene(article.text, span, sentences[at] if at >= 0 else span, at, published, told)
        when = ahead.get(span.end)
        scene.is_deadline = when is not None and 0 <= span.start - when.start <= _LEADING
        answer = _answer(scene, span.of(article.text))
        if answer.period is not None:
            told.append(Told(answer.period, span, at, scene.compared))
        resolved[n] = _filled(times[n], answer)
    return tuple(resolved[n] for n in range(len(times)))


def _scene(text: str, span: Span, sentence: Span, at: int, published: Period | None, told: list[Told]) -> Scene:
    start = min(max(sentence.start, span.start - _AROUND), span.start)
    end = min(max(sentence.end, span.end), span.end + _AROUND)
    return Scene(
        published=published,
        earlier=told,
        sentence=at,
        before=text[start : span.start],
        after=text[span.end : end],
        span=span,
    )


def _filled(time: Time, answer: Answer) -> Time:
    """Return ``time`` with what is known of it; its type stays where nothing is."""
    return replace(
        time,
        type=answer.type if answer.value is not None else time.type,
        value=answer.value,
        start=answer.start,
        end=answer.end,
        basis=answer.basis,
        anchor=answer.anchor,
    )


def _answer(scene: Scene, words: str) -> Answer:
    """Resolve the words of a time, and find what it is counted from."""
    written = plain(words)
    answer = _resolved(scene, written)
    if answer is None and (opening := _OPENING.match(written)):
        answer = _opened(_resolved(scene, written[opening.end() :]), opening)
    if answer is None:
        return Answer(anchor=event_named(scene, words) or event_behind(scene))
    if answer.basis is Basis.COMPUTED and scene.anchor is not None:
        return replace(answer, anchor=scene.anchor)
    # "Two years after the war" is counted from the war; "Friday after the vote" is not.
    is_counted = answer.value is None or answer.type is TimeType.DURATION
    return replace(answer, anchor=event_behind(scene)) if is_counted else answer


def _opened(answer: Answer | None, opening: re.Match[str]) -> Answer | None:
    """Open the interval of "since 1990" and "before Friday" to one side."""
    if answer is None or answer.period is None or "/" in (answer.value or ""):
        return answer
    if word := opening["from"]:
        return replace(answer, start=answer.end if word in ("after", "following") else answer.start, end=None)
    if word := opening["to"]:
        return replace(answer, start=None, end=answer.start if word in ("before", "prior to") else answer.end)
    return answer


def _resolved(scene: Scene, written: str) -> Answer | None:
    """Resolve words in plain writing, and where that fails, without those that only soften them."""
    for _ in range(_TRIES):
        answer = next((found for rules in _DATED if (found := rules.answer(scene, written)) is not None), None)
        answer = answer or time_of_day(scene, written, _date) or LENGTHS.answer(scene, written)
        shorter = _TRAILING.sub("", _SOFT.sub("", written, count=1) if _SOFT.match(written) else written)
        if answer is not None or shorter == written:
            return answer
        written = shorter
    return None


def _date(scene: Scene, written: str) -> Answer | None:
    return DATES.answer(scene, written) or RELATIVE.answer(scene, written)
