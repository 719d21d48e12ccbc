"""Account for each sentence of an article: say what it does there, from what was found in it.

Reads the sentences and the records that stand in them, gives a ``Sentence`` for each. What belongs to the page comes
first; then a sentence most of whose words tell what others said is theirs; of any other the author's own part decides.
How the words of each kind look is left to ``cues`` and ``forms``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.records import (
    AUTHOR,
    READ_ROLES,
    Act,
    ActType,
    Appraisal,
    AppraisalType,
    Article,
    Block,
    BlockRole,
    Sentence,
    SentenceRole,
    Span,
    Stage,
    Statement,
)
from sayso.resolve import cues, forms

_TITLES = frozenset({BlockRole.TITLE, BlockRole.DEK, BlockRole.HEADING})
_RUBRIC = 3
"""Words of the longest line over the title that is a rubric."""

_LONGEST_NOTE = 600
"""Characters of the longest block that is a note of the page as a whole if its first sentence is."""

_LOOKED_AT = 300
"""Characters before a cue that tell in which clause it stands."""


def account_for(
    article: Article,
    sentences: Sequence[Span],
    *,
    statements: Sequence[Statement],
    acts: Sequence[Act],
    appraisals: Sequence[Appraisal],
    quoted: Sequence[Span],
) -> tuple[Sentence, ...]:
    """Return a record for each sentence, in the same order; the other records are resolved before.

    ``quoted`` is what ``voices.quoted_words`` gives.
    """
    told = _told(article.text, statements, acts, _of_somebody(quoted, appraisals))
    seen = _seen(article, sentences, told, acts, appraisals)
    roles: list[SentenceRole] = []
    for number, one in enumerate(seen):
        goes_on = number > 0 and one.block.span == seen[number - 1].block.span and len(one.block.span) <= _LONGEST_NOTE
        if goes_on and roles[-1] is SentenceRole.FURNITURE:
            roles.append(SentenceRole.FURNITURE)
        else:
            roles.append(_role(article.text, one))
    return tuple(
        Sentence(article_id=article.id, span=one.span, role=role) for one, role in zip(seen, roles, strict=True)
    )


@dataclass(slots=True)
class _Seen:
    """A sentence with what stands in it."""

    span: Span
    block: Block
    over_title: bool
    told: list[Span]
    """The stretches of it in which the words of others are told, source and cue with them; they do not overlap."""

    acts: list[Act] = field(default_factory=list)
    """The author's own."""

    loaded: bool = False
    """Whether the author's own words judge."""

    def own(self, text: str) -> str:
        """Return the words that are the author's."""
        edges = [self.span.start, *(edge for span in self.told for edge in (span.start, span.end)), self.span.end]
        return " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


class _Cover:
    """Stretches of the text, joined where they meet."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.start <= self.spans[-1].end:
                self.spans[-1] = Span(self.spans[-1].start, max(self.spans[-1].end, span.end))
            else:
                self.spans.append(span)
        self._ends = [span.end for span in self.spans]

    def within(self, place: Span) -> Iterator[Span]:
        """Yield what is covered of ``place``."""
        for number in range(bisect_right(self._ends, place.start), len(self.spans)):
            span = self.spans[number]
            if span.start >= place.end:
                return
            yield Span(max(span.start, place.start), min(span.end, place.end))

    def touches(self, place: Span) -> bool:
        """Say whether any of ``place`` is covered."""
        return next(self.within(place), None) is not None


def _told(text: str, statements: Sequence[Statement], acts: Sequence[Act], quoted: Iterable[Span]) -> _Cover:
    """Return the stretches of text that tell what others say, think or want, with sources and cues."""
    found = list(quoted)
    for one in statements:
        if one.cue is None or cues.tells(one.source.of(text) if one.source else None, one.cue.of(text)):
            found += [*one.content, *_frame(text, one.source, one.cue)]
    for act in acts:
        if act.voice == AUTHOR and cues.binds(act.cue.of(text)):
            found += [*_frame(text, act.by or act.actor, act.cue), *act.action]
    return _Cover(found)


def _of_somebody(quoted: Sequence[Span], appraisals: Sequence[Appraisal]) -> Iterator[Span]:
    """Yield the quotations that somebody must have said, whoever is found to: those that are no scare quotes."""
    scare = _Cover(appraisal.span for appraisal in appraisals if appraisal.type is AppraisalType.SCARE)
    yield from (span for span in quoted if not scare.touches(span))


def _frame(text: str, source: Span | None, cue: Span | None) -> Iterator[Span]:
    """Yield source and cue, and what is told of the source between them: "Lee, who lost twice, said"."""
    if source and cue and source.end <= cue.start and forms.describes(text[source.end : cue.start]):
        yield Span(source.start, cue.end)
    else:
        yield from (part for part in (source, cue) if part)


def _seen(
    article: Article, sentences: Sequence[Span], told: _Cover, acts: Sequence[Act], appraisals: Sequence[Appraisal]
) -> list[_Seen]:
    """Return the sentences, each with what stands in it."""
    title = next((block.span.start for block in article.blocks if block.role is BlockRole.TITLE), 0)
    blocks = [block.span.start for block in article.blocks]
    seen = []
    for span in sentences:
        block = article.blocks[bisect_right(blocks, span.start) - 1]
        seen.append(_Seen(span, block, over_title=block.span.start < title, told=list(told.within(span))))
    starts = [one.span.start for one in seen]
    for act in acts:
        number = bisect_right(starts, act.cue.start) - 1
        if number >= 0 and act.voice == AUTHOR and not told.touches(act.cue):
            seen[number].acts.append(act)
    for appraisal in appraisals:
        number = bisect_right(starts, appraisal.span.start) - 1
        if number >= 0 and appraisal.voice == AUTHOR and _judges(appraisal):
            # Words that judge may stand beside what is told of others, or reach into it, but not in the midst of it.
            seen[number].loaded |= sum(map(len, told.within(appraisal.span))) < len(appraisal.span)
    return seen


def _judges(appraisal: Appraisal) -> bool:
    """Say whether an appraisal shows the author's view: a scare quote that repeats what somebody said quotes."""
    return appraisal.type is AppraisalType.LOADED or appraisal.echo_of is None


def _role(text: str, one: _Seen) -> SentenceRole:
    words = one.span.of(text)
    rubric = one.over_title and forms.count(words) <= _RUBRIC
    if one.block.role not in READ_ROLES or rubric or forms.is_furniture(words):
        return SentenceRole.FURNITURE
    start = forms.after_dateline(words)
    said = sum(forms.count(span.of(text)) for span in one.told)
    if 2 * said > forms.count(words[start:]):
        return SentenceRole.REPORTED
    return _own_role(text, one, one.span.start + start)


def _own_role(text: str, one: _Seen, start: int) -> SentenceRole:
    """Return what the author's own part of a sentence does, which begins at ``start`` behind a dateline."""
    own = one.own(text)
    title = one.block.role in _TITLES
    if any(_asks(text, start, act) for act in one.acts) or (not title and forms.is_imperative(own)):
        return SentenceRole.CALL
    if one.loaded or forms.judges(own):
        return SentenceRole.JUDGEMENT
    if own.rstrip("\"”’') ").endswith("?"):
        return SentenceRole.RESIDUE
    if any(_lies_ahead(text, start, act) for act in one.acts) or forms.is_foretold(own, title=title):
        return SentenceRole.FORECAST
    return SentenceRole.ASSERTION if forms.states(own, title=title) else SentenceRole.RESIDUE


def _before(text: str, start: int, act: Act) -> str:
    """Return the words of a sentence before the cue of an act, the last of many."""
    return text[max(start, act.cue.start - _LOOKED_AT) : act.cue.start]


def _asks(text: str, start: int, act: Act) -> bool:
    """Say whether an act is the author's own demand: by its cue, or as an imperative, which is part of the action."""
    if act.type is not ActType.DEMAND or act.by is not None:
        return False
    return cues.asks(act.cue.of(text), _before(text, start, act)) or any(piece.holds(act.cue) for piece in act.action)


def _lies_ahead(text: str, start: int, act: Act) -> bool:
    """Say whether the main clause of a sentence tells by an act what is still to come."""
    cue = act.cue.of(text)
    if act.type is ActType.DEMAND or act.stage in {Stage.DONE, Stage.BLOCKED}:
        return False
    if cues.is_deed(cue) or cues.is_behind(cue):
        return False
    before = _before(text, start, act)
    return not forms.is_subordinate(before, act.actor.start - (act.cue.start - len(before)) if act.actor else None)
