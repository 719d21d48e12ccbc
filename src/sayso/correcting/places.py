"""What corrections name, found again in a reading: stretches of text, actors, and the record of an entry.

Reads places in a source with their words, gives stretches of the article's text: those that show these places, or that
have the words close by.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sayso.correcting.drafts import Entry, draft_of
from sayso.records import (
    ENTRY_FORMS,
    Act,
    Actor,
    ActorId,
    ActType,
    Appraisal,
    AppraisalType,
    Article,
    Basis,
    Comparator,
    EntryKind,
    EntryState,
    Excerpt,
    Figure,
    Form,
    Manner,
    Mention,
    Method,
    Polarity,
    Run,
    Span,
    Stage,
    Statement,
    Time,
    TimeType,
    enclosing,
)

_NEAR = 200
"""How far from its place the words of an excerpt are sought, where another intake made another text of the source."""

_SAME_MENTION = 0.5
"""The share of the characters of two stretches that is in both, from which on they mention the same: "Mayor Ann Lee"
and "Ann Lee" do, "Lee" and "Lee Shipping" do not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Located:
    """What a state says, in the text of a reading."""

    parts: Mapping[str, tuple[Span, ...]]
    values: Mapping[str, str]
    whom: Mapping[str, Span]

    @classmethod
    def of(cls, entry: Entry) -> Located:
        """Return an entry of the reading itself."""
        draft = draft_of(entry)
        return cls(parts=draft.parts, values=draft.values, whom={})


class Places:
    """Finds in an article's text what stands at places of its source."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._runs: list[Run] = sorted(article.map.runs, key=lambda run: run.source)
        self._ends = [run.source_end for run in self._runs]

    def locate(self, kind: EntryKind, state: EntryState | None) -> Located | None:
        """Return where a state stands; None where its needed part has no place."""
        if state is None:
            return None
        parts = {name: tuple(sorted(set(self._all(pieces)))) for name, pieces in state.parts}
        if not parts[ENTRY_FORMS[kind].needed]:
            return None
        whom = {name: span for name, there in state.whom for span in self._all([there])}
        return Located(
            parts={name: spans for name, spans in parts.items() if spans}, values=dict(state.values), whom=whom
        )

    def _all(self, excerpts: Iterable[Excerpt]) -> Iterator[Span]:
        for excerpt in excerpts:
            if (span := self._one(excerpt)) is not None:
                yield span

    def _one(self, excerpt: Excerpt) -> Span | None:
        shown = [span for piece in excerpt.raw for span in self._showing(piece)]
        if not shown:
            return None
        span = enclosing(shown)
        words = span.of(self._text)
        if words.split() == excerpt.words.split():
            return _without_blanks(self._text, span)
        # The source shows more or less in this text than it did: the words decide, if they stand here.
        pattern = r"\s+".join(map(re.escape, excerpt.words.split()))
        begin, end = max(0, span.start - _NEAR), span.end + _NEAR
        found = [Span(*match.span()) for match in re.compile(pattern).finditer(self._text, begin, end)]
        if found:
            return min(found, key=lambda one: (abs(one.start - span.start), one))
        return _without_blanks(self._text, span)

    def _showing(self, piece: Span) -> Iterator[Span]:
        """Yield what the text shows of a piece of the source."""
        for number in range(bisect_right(self._ends, piece.start), len(self._runs)):
            run = self._runs[number]
            if run.source >= piece.end:
                return
            if run.written is not None:
                yield Span(run.text, run.text + run.length)
                continue
            start, end = max(piece.start, run.source), min(piece.end, run.source_end)
            if start < end:
                yield Span(run.text + start - run.source, run.text + end - run.source)


def _without_blanks(text: str, span: Span) -> Span | None:
    words = span.of(text)
    if not words.strip():
        return None
    return Span(span.start + len(words) - len(words.lstrip()), span.end - (len(words) - len(words.rstrip())))


class Cast:
    """The actors of an article, with those whom corrections name beside them."""

    def __init__(self, article: Article, actors: Sequence[Actor]) -> None:
        self._article = article
        self.actors = list(actors)
        self._mentions = sorted(
            (mention.span, number) for number, actor in enumerate(actors) for mention in actor.mentions
        )
        self._starts = [span for span, _ in self._mentions]
        self._longest = max((len(span) for span in self._starts), default=0)

    def whom(self, span: Span) -> ActorId:
        """Return whose mention stands at a place; somebody new where none does."""
        begin = max(0, span.start - self._longest)
        first = bisect_left(self._starts, Span(begin, begin + 1))
        near = self._mentions[first : bisect_left(self._starts, Span(span.end, span.end + 1))]
        alike = [(likeness([mention], [span]), -number) for mention, number in near if mention.overlaps(span)]
        share, number = max(alike, default=(0.0, 0))
        if share >= _SAME_MENTION:
            return self.actors[-number].id
        words = span.of(self._article.text)
        new = Actor(article_id=self._article.id, name=words, mentions=(Mention(span=span, form=Form.NAME),))
        self.actors.append(new)
        place = bisect_left(self._mentions, (span, len(self.actors) - 1))
        self._mentions.insert(place, (span, len(self.actors) - 1))
        self._starts.insert(place, span)
        self._longest = max(self._longest, len(span))
        return new.id


def likeness(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the share of the characters of both that is in both; pieces of one do not overlap."""
    if not one or not other:
        return 0.0
    shared = at = 0
    others = sorted(other)
    for span in sorted(one):
        while at < len(others) and others[at].end <= span.start:
            at += 1
        number = at
        while number < len(others) and others[number].start < span.end:
            shared += min(span.end, others[number].end) - max(span.start, others[number].start)
            number += 1
    return shared / (sum(map(len, one)) + sum(map(len, other)) - shared)


def entry_of(kind: EntryKind, article: Article, located: Located, cast: Cast) -> Entry:
    """Return the record of what a person said, as certain as can be."""
    parts, values = located.parts, located.values
    one = {name: spans[0] for name, spans in parts.items()}
    whom = {name: cast.whom(span) for name, span in located.whom.items()}
    if kind is EntryKind.STATEMENTS:
        return Statement(
            article_id=article.id,
            source=one.get("source"),
            cue=one.get("cue"),
            content=parts["content"],
            manner=Manner(values["manner"]),
            confidence=1.0,
            method=Method.PERSON,
            speaker=whom.get("speaker"),
        )
    if kind is EntryKind.ACTS:
        return Act(
            article_id=article.id,
            type=ActType(values["type"]),
            cue=one["cue"],
            actor=one.get("actor"),
            by=one.get("by"),
            action=parts.get("action", ()),
            amounts=parts.get("amounts", ()),
            when=one.get("when"),
            condition=one.get("condition"),
            negated=values["negated"] == "true",
            stage=Stage(values["stage"]),
            confidence=1.0,
            method=Method.PERSON,
            actor_id=whom.get("actor"),
            by_id=whom.get("by"),
        )
    if kind is EntryKind.FIGURES:
        return Figure(
            article_id=article.id,
            span=one["span"],
            low=Decimal(values["low"]) if "low" in values else None,
            high=Decimal(values["high"]) if "high" in values else None,
            comparator=Comparator(values["comparator"]),
            unit=values.get("unit"),
            counts=one.get("counts"),
            assumed=tuple(values["assumed"].split(",")) if "assumed" in values else (),
            method=Method.PERSON,
        )
    if kind is EntryKind.TIMES:
        return Time(
            article_id=article.id,
            span=one["span"],
            type=TimeType(values["type"]),
            confidence=1.0,
            method=Method.PERSON,
            value=values.get("value"),
            start=date.fromisoformat(values["start"]) if "start" in values else None,
            end=date.fromisoformat(values["end"]) if "end" in values else None,
            basis=Basis(values["basis"]),
            anchor=one.get("anchor"),
        )
    return Appraisal(
        article_id=article.id,
        type=AppraisalType(values["type"]),
        span=one["span"],
        target=one.get("target"),
        polarity=Polarity(values["polarity"]) if "polarity" in values else None,
        confidence=1.0,
        method=Method.PERSON,
    )
