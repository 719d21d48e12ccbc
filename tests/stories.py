"""Invented readings that several tests show, search and export."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import Actor, ActorType, Form, Mention, Reading
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
