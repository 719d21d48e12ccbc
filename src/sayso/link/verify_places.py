"""Where a quotation was taken from: the places in the texts that together account for most of its words.

A quotation and the texts come in; the places go out, in the order of the quotation, or none where what it shares with
the texts may be chance. What differs there is left to ``verify_changes``.

Everything is reckoned in bits: a word that is found tells as much as it is rare in the texts, and to name another place
costs what it takes to tell it from all others. So a place counts only for more than could come about by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log2

from sayso.link.alignment import Kind, Run, Word, align
from sayso.link.verify_quotes import Quote
from sayso.link.verify_said import Said

_FARTHEST = 60
"""Words that may be left out between two parts of one place, about three sentences; parts further off are two."""

_NEAR = 5
"""Words that may lie between two parts of one place that have changed their order."""

_SURE = 6.0
"""Bits that a place must tell beyond what names it, and beyond what counts against it.

With these two, 10 of 800 sentences of news, fiction and talk (GUM, train part) were taken for altered words of 34
speeches and interviews, and 98.9 % of six draws of ``bench.verify`` were right; with 10 bits and nothing that counts
against a place, 50 were. Words go together, so chance finds more than their rarity says.
"""

_MISSING = 0.6
"""Of what the words tell that a place does not account for, as much counts against it."""

_SHARE_OF_SEVERAL = 0.75
"""The same for several places together: the more places, the easier words are found."""

_GAP = 2.0
"""Bits that a gap costs, beside its length."""

_WRITTEN_OUT = 3
"""Words by which what is written in digits may be longer in words."""

_FOR_BRACKETS = 2
"""Words that each word in brackets may stand for."""

_MOST_PLACES = 5_000
"""Places with the very words of a quotation, among which one in a speaker's own words is sought."""

_MOST_RUNS = 300
"""Runs that are put together at most; those that tell least are left out first."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of words of one speech that holds a quotation or a part of it."""

    first: int
    end: int


def exact(quote: Quote, said: Said) -> list[Window]:
    """Return all places that have the words of a quotation as they are, with those in square brackets or without."""
    core = [quote.words[place] for place in quote.core]
    for wanted in (quote.words, core) if core else ():
        if places := said.index.exact(wanted, most=_MOST_PLACES):
            return [Window(at, at + len(wanted)) for at in places]
    return []


def windows(quote: Quote, said: Said) -> tuple[Window, ...]:
    """Return the places that a quotation was taken from whose words stand nowhere as they are; none if not found."""
    found = _windows(quote, [quote.words[place] for place in quote.core], said)
    # Brackets may be the text's own.
    return found or (_windows(quote, quote.words, said) if any(quote.added) else ())


def _windows(quote: Quote, words: Sequence[Word], said: Said) -> tuple[Window, ...]:
    """Return the places from which ``words`` of a quotation were taken; none where that may be chance."""
    told = [0.0, *accumulate(said.bits(word.key) for word in words)]
    runs = said.index.runs(words)
    if len(runs) > _MOST_RUNS:
        runs = sorted(runs, key=lambda run: told[run.left] - told[run.left + run.length])[:_MOST_RUNS]
    places = _places(sorted(runs), told, said)
    if not places:
        return ()
    likeliest = max(places, key=lambda place: place.told)
    slack = _WRITTEN_OUT + _FOR_BRACKETS * (len(quote.words) - len(words))
    (alone,) = _widened([likeliest], len(words), said, slack)
    # Single words beside the runs tell something too, once both sides are laid side by side.
    by_one = _told(words, alone, said)
    sure = [place for place in places if place.told > said.novelty + _SURE]
    by_all = sum(place.told for place in sure)
    if by_all >= _SHARE_OF_SEVERAL * told[-1] and by_all - by_one > (len(sure) - 1) * _jump(said):
        return tuple(_widened(sure, len(words), said, slack))
    missing = told[-1] - by_one
    return (alone,) if by_one - _MISSING * missing > said.novelty + _SURE else ()


def _jump(said: Said) -> float:
    """Return what it costs to name a further place."""
    return said.novelty + _SURE / 2


def _told(words: Sequence[Word], window: Window, said: Said) -> float:
    """Return what those words of a quotation tell that a place has in the same order, less what their gaps cost."""
    told = 0.0
    for number, step in enumerate(steps := align(words, said.words[window.first : window.end])):
        if step.kind in {Kind.SAME, Kind.SPELLING}:
            told += sum(said.bits(word.key) for word in words[step.left_start : step.left_end])
        elif 0 < number < len(steps) - 1:
            told -= _GAP + log2(1 + max(step.left_end - step.left_start, step.right_end - step.right_start))
    return told


@dataclass(slots=True)
class _Place:
    """Some runs that belong together."""

    speech: int
    left: int
    left_end: int
    first: int
    end: int
    told: float


def _places(runs: Sequence[Run], told: Sequence[float], said: Said) -> list[_Place]:
    """Chain runs so that they account for the most; join neighbours into places."""
    gains: list[float] = []
    before: list[int | None] = []
    speeches = [said.speech(run.right) for run in runs]
    jump = _jump(said)
    for number, run in enumerate(runs):
        run_end = run.left + run.length
        best, came = told[run_end] - told[run.left], None
        for other in range(number):
            earlier = runs[other]
            earlier_end = earlier.left + earlier.length
            if earlier_end >= run_end:
                continue
            shared = max(earlier_end - run.left, 0)
            cost = _step(earlier, run, shared) if speeches[other] == speeches[number] else None
            gain = gains[other] + told[run_end] - told[run.left + shared] - (jump if cost is None else cost)
            if gain > best:
                best, came = gain, other
        gains.append(best)
        before.append(came)
    if not gains:
        return []
    chain: list[int] = []
    at: int | None = max(range(len(gains)), key=lambda number: gains[number])
    while at is not None:
        chain.append(at)
        at = before[at]
    return _joined([(runs[number], speeches[number]) for number in reversed(chain)], told)


def _step(earlier: Run, run: Run, shared: int) -> float | None:
    """Return what it costs to go on from one run to the next one in the same place; None if it is too far."""
    distance = run.right + shared - (earlier.right + earlier.length)
    if 0 <= distance <= _FARTHEST:
        return _GAP + log2(1 + distance)
    back = earlier.right - (run.right + run.length)
    return 2 * _GAP + log2(2 + max(back, 0)) if distance < 0 and back <= _NEAR else None


def _joined(chain: Sequence[tuple[Run, int]], told: Sequence[float]) -> list[_Place]:
    places: list[_Place] = []
    last: Run | None = None
    for run, speech in chain:
        left, right, length = run
        if places and last and places[-1].speech == speech:
            shared = max(places[-1].left_end - left, 0)
            if _step(last, run, shared) is not None:
                place = places[-1]
                place.told += told[left + length] - told[left + shared]
                place.left_end = left + length
                place.first, place.end = min(place.first, right), max(place.end, right + length)
                last = run
                continue
        shared = max(places[-1].left_end - left, 0) if places else 0
        gain = told[left + length] - told[left + shared]
        places.append(_Place(speech, left + shared, left + length, right + shared, right + length, gain))
        last = run
    return places


def _widened(places: Sequence[_Place], length: int, said: Said, slack: int) -> list[Window]:
    """Give each place the words beside it that may stand for those of the quotation that no place has yet.

    Where there are any, ``slack`` more words are given.
    """
    found: list[Window] = []
    for number, place in enumerate(places):
        begins = places[number - 1].left_end if number else 0
        ends = places[number + 1].left if number + 1 < len(places) else length
        lowest, highest = said.bounds(place.speech)
        first, end = place.first, place.end
        for _ in range(place.left - begins and place.left - begins + slack):
            if first == lowest or said.ends_sentence(first - 1):
                break
            first -= 1
        for _ in range(ends - place.left_end and ends - place.left_end + slack):
            if end >= highest or said.ends_sentence(end - 1):
                break
            end += 1
        found.append(Window(first, end))
    return found
