"""Invented readings that several tests show, search and export."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import (
    Act,
    Actor,
    ActorType,
    ActType,
    Appraisal,
    AppraisalType,
    Form,
    Mention,
    Method,
    Polarity,
    Reading,
    Stage,
    Time,
    TimeType,
)
from tests.planted import marked_article, planted_reading, planted_statements

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
[by|[mayor|Mayor Ann Lee]] [cue|said] [content|[nobody|Nobody] [act|must] [action|close] [amount|both lanes] of \
[target|the bridge] in its [loaded|splendid] old age [action|to lorries] [when|on [time|Monday]], \
[condition|unless it snows]].

A [scare|“festival”] of trucks lasted [time|two days]."""


def bridge() -> Reading:
    """Return an article with an act, times and appraisals in which no part is missing."""
    article, spans = marked_article(BRIDGE, source="news/bridge.txt")
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
        voice=statement.id,
    )
    monday, days = spans["time"]
    times = (
        Time(article_id=article.id, span=monday, type=TimeType.DATE, confidence=0.5, voice=statement.id),
        Time(article_id=article.id, span=days, type=TimeType.DURATION, confidence=0.7, voice="author"),
    )
    loaded = Appraisal(
        article_id=article.id,
        type=AppraisalType.LOADED,
        span=spans["loaded"][0],
        target=spans["target"][0],
        polarity=Polarity.POSITIVE,
        confidence=0.6,
        voice=statement.id,
    )
    scare = Appraisal(article_id=article.id, type=AppraisalType.SCARE, span=spans["scare"][0], confidence=0.8)
    return replace(
        planted_reading(article, [replace(statement, speaker=lee.id, voice="author")], [lee, nobody]),
        acts=(act,),
        times=times,
        appraisals=(loaded, scare),
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
