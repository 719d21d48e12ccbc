"""Articles of one event as invented publishers tell it, with figures by rules and the rest by marks.

    account("[who|Ann Lee] [act|will] [action|build 40 homes] [when|by May].", publisher="The Ane Courier")

``[who|…]`` is a name: the same words are the same actor. Each ``[act|…]`` takes the ``[who|…]`` before it, and the
``[action|…]`` and ``[when|…]`` behind it; ``[act.done|…]`` is of that stage, ``[act.not|…]`` is negated. ``[said|…]``
is the content of a statement of the first name behind it. What a time means, ``times`` says, in the order of the text.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.analyse.figures import find_figures
from sayso.analyse.sentences import find_sentences
from sayso.records import (
    AUTHOR,
    Act,
    Actor,
    ActorType,
    ActType,
    Basis,
    Figure,
    Form,
    Manner,
    Mention,
    Method,
    Reading,
    Sentence,
    SentenceRole,
    Span,
    Stage,
    Statement,
    Time,
    TimeType,
)
from tests.planted import Spans, marked_article, planted_reading


def account(
    marked: str,
    *,
    publisher: str = "The Ane Courier",
    published: str | None = "2024-04-03",
    times: Sequence[tuple[str, str]] = (),
) -> Reading:
    """Return an article with its figures, names, acts and statements."""
    source = f"{publisher}-{hashlib.sha256(marked.encode()).hexdigest()[:8]}.txt"
    dated = {"published": published} if published else {}
    article, spans = marked_article(marked, source=source, publisher=publisher, **dated)
    names: dict[str, list[Span]] = defaultdict(list)
    for span in spans.get("who", ()):
        names[span.of(article.text)].append(span)
    actors = [
        Actor(
            article_id=article.id,
            name=name,
            type=ActorType.PERSON,
            mentions=tuple(Mention(span=span, form=Form.NAME, type=ActorType.PERSON) for span in found),
        )
        for name, found in names.items()
    ]
    known = [
        Time(
            article_id=article.id,
            span=span,
            type=TimeType.DATE,
            confidence=0.9,
            value=first,
            start=date.fromisoformat(first),
            end=date.fromisoformat(last) + timedelta(days=1),
            basis=Basis.STATED,
        )
        for span, (first, last) in zip(spans.get("when", ()), times, strict=False)
    ]
    figures = tuple(replace(figure, voice=AUTHOR) for figure in find_figures(article, known, ()))
    statements = tuple(_statement(article.id, span, actors) for span in spans.get("said", ()))
    return replace(
        planted_reading(article, statements, actors),
        figures=figures,
        times=tuple(known),
        acts=tuple(_acts(article.id, spans, actors, figures, known)),
        sentences=tuple(
            Sentence(article_id=article.id, span=span, role=SentenceRole.ASSERTION, voice=AUTHOR)
            for span in find_sentences(article)
        ),
    )


def _statement(article_id: str, said: Span, actors: Sequence[Actor]) -> Statement:
    behind = [(mention.span, actor) for actor in actors for mention in actor.mentions if mention.span.start > said.end]
    source, speaker = min(behind, key=lambda one: one[0], default=(None, None))
    return Statement(
        article_id=article_id,  # type: ignore[arg-type]
        content=(said,),
        source=source,
        cue=None,
        manner=Manner.DIRECT,
        confidence=0.9,
        method=Method.MODEL,
        speaker=speaker.id if speaker else None,
        voice=AUTHOR,
    )


def _acts(
    article_id: str, spans: Spans, actors: Sequence[Actor], figures: Sequence[Figure], times: Sequence[Time]
) -> list[Act]:
    cues = [
        (span, Stage(name[4:] if name not in {"act", "act.not"} else "announced"), name == "act.not")
        for name in spans
        if name[:3] == "act"
        for span in spans[name]
        if name == "act" or name.startswith("act.")
    ]
    cues.sort(key=lambda one: one[0])
    found = []
    for number, (cue, stage, negated) in enumerate(cues):
        end = cues[number + 1][0].start if number + 1 < len(cues) else 10**9
        actor = _nearest(actors, cue)
        action = tuple(span for span in spans.get("action", ()) if cue.end <= span.start < end)
        when = next((time for time in times if cue.end <= time.span.start < end), None)
        amounts = [figure for figure in figures if any(piece.holds(figure.span) for piece in action)]
        found.append(
            Act(
                article_id=article_id,  # type: ignore[arg-type]
                type=ActType.PLEDGE,
                cue=cue,
                actor=actor.mentions[0].span if actor else None,
                action=action,
                amounts=tuple(figure.span for figure in amounts),
                amount_ids=tuple(figure.id for figure in amounts),
                when=when.span if when else None,
                when_id=when.id if when else None,
                stage=stage,
                negated=negated,
                confidence=0.9,
                actor_id=actor.id if actor else None,
                voice=AUTHOR,
            )
        )
    return found


def _nearest(actors: Sequence[Actor], cue: Span) -> Actor | None:
    before = [(mention.span, actor) for actor in actors for mention in actor.mentions if mention.span.end <= cue.start]
    return max(before, key=lambda one: one[0])[1] if before else None
