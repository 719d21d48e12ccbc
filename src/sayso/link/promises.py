"""Follow promises through several articles: announced, moved, scaled, done, blocked.

Acts by which their actor is bound (pledges, threats, offers and plans) are one promise where the actor is the same, the
actions have most of their words in common, and both say that something will be done, or both that it will not. Where
one says that it will be done and another that it will not, they are two promises that know of each other. What was read
first plays no part: tellings go by the dates of their articles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.english.tokens import tokenise
from sayso.link.facts_sense import Entities, counts, stem
from sayso.link.facts_values import Match, Quantity, compared, quantity
from sayso.records import Act, ActType, Reading, Stage, Time
from sayso.records.accounts import Due, Promise, PromiseTelling, Turn

BINDING = frozenset({ActType.PLEDGE, ActType.THREAT, ActType.OFFER, ActType.PLAN})
"""Types of acts by which the actor is bound."""

_ALIKE = 0.5
"""How much of the words of two actions are the same, rare ones counting more, where they are one promise."""

_FEWEST = 2
"""Words that two actions share at least, if they have as many."""

_TURN_OF = {Stage.UNDERWAY: Turn.UNDERWAY, Stage.DONE: Turn.DONE, Stage.BLOCKED: Turn.BLOCKED}
_DUE_OF = {Turn.DONE: Due.DONE, Turn.BLOCKED: Due.BLOCKED}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """One act with all that tells it from others."""

    reading: Reading
    act: Act
    actor: str
    words: frozenset[str]
    amounts: tuple[Quantity, ...]
    when: Time | None

    @property
    def place(self) -> tuple[bool, str, str, int]:
        published = self.reading.article.published
        return published is None, published.value if published else "", self.act.article_id, self.act.cue.start


def promises(readings: Sequence[Reading], who: Entities | None = None, *, today: date) -> tuple[Promise, ...]:
    """Return the promises of the articles, by their first tellings; ``today`` decides what is overdue."""
    told = sorted((one for reading in readings for one in _told(reading, who or {})), key=lambda one: one.place)
    frequencies = Counter(word for one in told for word in one.words)
    histories: dict[tuple[str, bool], list[list[_Told]]] = {}
    for one in told:
        known = histories.setdefault((one.actor, one.act.negated), [])
        best = _closest([one], known, frequencies, len(told))
        if best is not None:
            best.append(one)
        else:
            known.append([one])
    other_way: dict[str, list[_Told]] = {}
    for (actor, negated), known in histories.items():
        free = list(histories.get((actor, False), ())) if negated else []
        for history in known if free else ():
            best = _closest(history, free, frequencies, len(told))
            if best is not None:
                free.remove(best)
                other_way[history[0].act.id], other_way[best[0].act.id] = best, history
    found = {history[0].act.id: history for known in histories.values() for history in known}
    ordered: dict[str, list[_Told]] = {}
    for history in sorted(found.values(), key=lambda history: history[0].place):
        # What is told the other way round stands right behind it.
        both = (history, other_way.get(history[0].act.id, history))
        ordered |= {one_way[0].act.id: one_way for one_way in both if one_way[0].act.id not in ordered}
    return tuple(_promise(history, today, other_way.get(first)) for first, history in ordered.items())


def _closest(
    history: Sequence[_Told], known: Iterable[list[_Told]], frequencies: Counter[str], number: int
) -> list[_Told] | None:
    """Return which of the known histories is most like one, if any is alike."""

    def likeness(other: Sequence[_Told]) -> float:
        return max(_likeness(one, two, frequencies, number) for one in history for two in other)

    best, alike = max(((other, likeness(other)) for other in known), key=lambda pair: pair[1], default=(None, 0.0))
    return best if alike >= _ALIKE else None


def _told(reading: Reading, who: Entities) -> list[_Told]:
    """Return the promises of one article, each once."""
    figures = {figure.id: figure for figure in reading.figures}
    times = {time.id: time for time in reading.times}
    text = reading.article.text
    found = []
    for act in reading.acts:
        if act.type not in BINDING or act.actor_id is None or act.same_as is not None:
            continue
        tokens = (token for piece in act.action for token in tokenise(text, piece.start, piece.end))
        words = frozenset(stem(token.word) for token in tokens if counts(token))
        if words:
            found.append(
                _Told(
                    reading=reading,
                    act=act,
                    actor=who.get(act.actor_id, act.actor_id),
                    words=words,
                    amounts=tuple(quantity(figures[one]) for one in act.amount_ids if one in figures),
                    when=times.get(act.when_id) if act.when_id else None,
                )
            )
    return found


def _likeness(one: _Told, other: _Told, frequencies: Counter[str], number: int) -> float:
    """Say how much of what two acts would do is the same, between 0 and 1."""
    shared = one.words & other.words
    if len(shared) < min(_FEWEST, len(one.words), len(other.words)):
        return 0.0

    def worth(words: frozenset[str]) -> float:
        return sum(math.log((number + 1) / frequencies[word]) + 0.1 for word in words)

    return worth(shared) / math.sqrt(worth(one.words) * worth(other.words))


def _promise(history: Sequence[_Told], today: date, other_way: Sequence[_Told] | None) -> Promise:
    tellings = tuple(
        PromiseTelling(article=one.act.article_id, act=one.act.id, turns=_turns(one, history[:number]))
        for number, one in enumerate(history)
    )
    deadline = next((end for one in reversed(history) if (end := _last_day(one))), None)
    turns = [turn for telling in tellings for turn in telling.turns if turn in _DUE_OF]
    if turns:
        due = _DUE_OF[turns[-1]]
    elif deadline is None:
        due = Due.OPEN
    else:
        due = Due.AHEAD if deadline >= today else Due.OVERDUE
    return Promise(tellings=tellings, deadline=deadline, due=due, opposite=other_way[0].act.id if other_way else None)


def _turns(one: _Told, before: Sequence[_Told]) -> tuple[Turn, ...]:
    """Return what a telling adds to those before it."""
    staged = _TURN_OF.get(one.act.stage)
    if not before:
        return (staged or Turn.ANNOUNCED,)
    found = [Turn.MOVED] * _is_moved(one, before) + [Turn.SCALED] * _is_scaled(one, before)
    if staged and staged is not _TURN_OF.get(before[-1].act.stage):
        found.append(staged)
    return tuple(found) or (Turn.AGAIN,)


def _last_day(one: _Told) -> date | None:
    return one.when.end - timedelta(days=1) if one.when and one.when.end else None


def _is_moved(one: _Told, before: Sequence[_Told]) -> bool:
    """Say whether it is due on other days than it was told last."""
    last = next((other for other in reversed(before) if _last_day(other)), None)
    if last is None or last.when is None or one.when is None or not _last_day(one):
        return False
    if one.when.start and last.when.start:
        # "In May" does not move what is due on 3 May.
        return one.when.start >= (last.when.end or date.max) or last.when.start >= (one.when.end or date.max)
    return one.when.end != last.when.end


def _is_scaled(one: _Told, before: Sequence[_Told]) -> bool:
    """Say whether an amount is another than it was told last."""
    last = next((other for other in reversed(before) if other.amounts), None)
    return last is not None and any(
        not any(compared(amount, other) is not Match.APART for other in there)
        for amount in one.amounts
        if (there := [other for other in last.amounts if (other.measure, other.unit) == (amount.measure, amount.unit)])
    )
