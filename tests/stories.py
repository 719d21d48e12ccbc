"""Invented readings that several tests show, search and export, and a ledger that holds some."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from sayso import link
from sayso.records import (
    Act,
    Actor,
    ActorType,
    ActType,
    Appraisal,
    AppraisalType,
    Article,
    Basis,
    Comparator,
    Figure,
    Form,
    Mention,
    Method,
    Polarity,
    Reading,
    Sentence,
    SentenceRole,
    Skipped,
    Stage,
    Statement,
    Time,
    TimeType,
    Traced,
)
from sayso.store import Ledger
from tests.planted import Spans, marked_article, planted_reading, planted_statements

FERRY = """\
[title|Mayor pledges new ferry]

[byline|By Tom Ode]

[caption|The old ferry in the harbour of Port Ane.]

“[content|We will pay for it,]” [cue|said] [source|Ann Lee], the mayor of Port Ane. “[content|All of it.]”

[source.2|She] [cue.2|told] the council [content.2|that [source.3|her predecessor] had [cue.3|believed] \
[content.3|the ship would “last for ever”]].

[quote|“[content.4|It is too late.]”]

[furniture|Subscribe to our letter]"""

STORM = "“[content|=HYPERLINK(1)],” [cue|warned] [source|the \x9b2Jharbour office]. [bold]No[/bold] ship \u202esails."


BRIDGE = """\
[sentence|[by|[mayor|Mayor Ann Lee]] [cue|said] [content|[nobody|Nobody] [act|must] [action|close] \
[amount|both [counts|lanes]] of [target|the bridge] in its [loaded|splendid] old age [action|to lorries] \
[when|on [time|Monday]], [condition|unless it snows]].]

[sentence|A [scare|“festival”] of trucks lasted [time|two days].] [sentence|It cost [figure|more than $1.5 million] \
[time|the day before [anchor|the storm]].] [sentence|So [actor_again|nobody] [act_again|may] \
[action_again|close both lanes], and its [echo|“splendid”] age is over.]"""


def bridge() -> Reading:
    """Return an article with acts, figures, times, appraisals and sentences; no field of theirs is always empty."""
    article, spans = marked_article(
        BRIDGE,
        source="news/bridge.txt",
        title="Bridge to stay open",
        publisher="The Ane Courier",
        published="2024-04-05",
    )
    statement = planted_statements(article, spans | {"source": spans["by"]})[0]
    types = {"mayor": ActorType.PERSON, "nobody": ActorType.GROUP}
    lee, nobody = (
        Actor(
            article_id=article.id,
            name=spans[name][0].of(article.text),
            mentions=(Mention(span=spans[name][0], form=Form.NAME, type=types[name]),),
            type=types[name],
        )
        for name in types
    )
    lanes, dollars = (
        Figure(
            article_id=article.id,
            span=spans["amount"][0],
            low=Decimal(2),
            high=Decimal(2),
            comparator=Comparator.EXACT,
            unit="lane",
            counts=spans["counts"][0],
            voice=statement.id,
        ),
        Figure(
            article_id=article.id,
            span=spans["figure"][0],
            low=Decimal("1.5E+6"),
            high=None,
            comparator=Comparator.MORE_THAN,
            unit="USD",
            assumed=("unit",),
            voice="author",
        ),
    )
    monday, days, eve = _bridge_times(article, spans, statement)
    act = Act(
        article_id=article.id,
        type=ActType.DEMAND,
        cue=spans["act"][0],
        actor=spans["nobody"][0],
        by=spans["by"][0],
        action=spans["action"],
        amounts=spans["amount"],
        when=spans["when"][0],
        condition=spans["condition"][0],
        negated=True,
        stage=Stage.CONSIDERED,
        confidence=0.75,
        method=Method.MODEL_AND_RULES,
        actor_id=nobody.id,
        by_id=lee.id,
        amount_ids=(lanes.id,),
        when_id=monday.id,
        voice=statement.id,
    )
    again = Act(
        article_id=article.id,
        type=ActType.PLAN,
        cue=spans["act_again"][0],
        actor=spans["actor_again"][0],
        action=spans["action_again"],
        actor_id=nobody.id,
        confidence=0.5,
        same_as=act.id,
        voice="author",
    )
    return replace(
        planted_reading(article, [replace(statement, speaker=lee.id, voice="author")], [lee, nobody]),
        acts=(act, again),
        times=(monday, days, eve),
        appraisals=_bridge_appraisals(article, spans, statement),
        figures=(lanes, dollars),
        sentences=tuple(
            Sentence(article_id=article.id, span=span, role=role, voice="author")
            for span, role in zip(
                spans["sentence"],
                (SentenceRole.REPORTED, SentenceRole.ASSERTION, SentenceRole.RESIDUE, SentenceRole.JUDGEMENT),
                strict=True,
            )
        ),
    )


def _bridge_times(article: Article, spans: Spans, statement: Statement) -> tuple[Time, Time, Time]:
    monday, days, eve = spans["time"]
    return (
        Time(
            article_id=article.id,
            span=monday,
            type=TimeType.DATE,
            confidence=0.5,
            value="2024-04-08",
            start=date(2024, 4, 8),
            end=date(2024, 4, 9),
            basis=Basis.COMPUTED,
            voice=statement.id,
        ),
        Time(article_id=article.id, span=days, type=TimeType.DURATION, confidence=0.7, value="P2D", voice="author"),
        Time(
            article_id=article.id,
            span=eve,
            type=TimeType.DATE,
            confidence=0.6,
            value="2024-03-01",
            start=date(2024, 3, 1),
            end=date(2024, 3, 2),
            basis=Basis.COMPUTED,
            anchor=spans["anchor"][0],
            voice="author",
        ),
    )


def _bridge_appraisals(article: Article, spans: Spans, statement: Statement) -> tuple[Appraisal, Appraisal, Appraisal]:
    return (
        Appraisal(
            article_id=article.id,
            type=AppraisalType.LOADED,
            span=spans["loaded"][0],
            target=spans["target"][0],
            polarity=Polarity.POSITIVE,
            confidence=0.6,
            voice=statement.id,
        ),
        Appraisal(
            article_id=article.id, type=AppraisalType.SCARE, span=spans["scare"][0], confidence=0.8, voice="author"
        ),
        Appraisal(
            article_id=article.id,
            type=AppraisalType.SCARE,
            span=spans["echo"][0],
            confidence=0.8,
            voice="author",
            echo_of=statement.id,
        ),
    )


def ferry() -> Reading:
    """Return an article with speakers: direct, mixed and nested statements, and one that names nobody."""
    article, spans = marked_article(
        FERRY,
        source="news/ferry.txt",
        title="Mayor pledges new ferry",
        authors=["Tom Ode"],
        publisher="The Ane Courier",
        published="2024-04-03",
    )
    said, told, believed, late = planted_statements(article, spans)
    lee = Actor(
        article_id=article.id,
        name="Ann Lee",
        type=ActorType.PERSON,
        mentions=(
            Mention(span=spans["source"][0], form=Form.NAME),
            Mention(span=spans["source.2"][0], form=Form.PRONOUN),
        ),
    )
    said = replace(said, speaker=lee.id, voice="author")
    told = replace(told, speaker=lee.id, voice="author")
    return planted_reading(
        article, [said, told, replace(believed, voice=told.id), replace(late, voice="author")], [lee]
    )


def storm() -> Reading:
    """Return an article that tries to do harm: terminal controls, markup, a spreadsheet's formula."""
    article, spans = marked_article(
        STORM, source="news/\x1b[31mstorm\u202e.txt", title="Storm [red]warning[/red] :smile:", published="2024-05"
    )
    return planted_reading(article, planted_statements(article, spans))


def written(path: Path, *readings: Reading) -> Path:
    """Return the path of a ledger that holds these readings, their actors linked."""
    with Ledger.open(path, write=True) as ledger:
        for reading in readings:
            ledger.add(reading, Traced(rules=link.RULES, traces=link.traces(reading.article, reading.actors)))
    return path


def told(path: Path) -> Path:
    """Return the path of a new ledger that holds the ferry, the storm and a source that was skipped."""
    with Ledger.open(written(path, ferry(), storm()), write=True) as ledger:
        ledger.add_skipped(Skipped(source="news/empty.txt", stage="intake", reason="it is empty"))
    return path
