"""Readings for the store's tests, and what a ledger's file holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from sayso.records import Actor, ActorType, Form, Maker, Mention, Reading, Statement
from tests.planted import MAKER, Metadata, marked_article, planted_reading, planted_statements

FERRY = (
    "[title|Ferry fares to rise]\n\n“[content|We will pay every crown,]” [cue|said] [source|Zoë Ó’Brien-Hale].\n\n"
    "[source.2|The harbour union] [cue.2|doubts] that [content.2|the cafés can wait]."
)

ANOTHER_MAKER = Maker(model="planted-2 (fp32, 111111)", rules="1")


def told(marked: str = FERRY, *, maker: Maker = MAKER, **metadata: Unpack[Metadata]) -> Reading:
    """Return a reading of ``marked`` in which every source is a speaker of its own, named as written there."""
    article, spans = marked_article(marked, **metadata)
    statements: list[Statement] = []
    actors: list[Actor] = []
    for statement in planted_statements(article, spans):
        if statement.source:
            mention = Mention(span=statement.source, form=Form.NAME)
            name = statement.source.of(article.text)
            actors.append(Actor(article_id=article.id, name=name, mentions=(mention,), type=ActorType.PERSON))
            statements.append(replace(statement, speaker=actors[-1].id, voice="author"))
        else:
            statements.append(replace(statement, voice="author"))
    return planted_reading(article, statements, actors, maker)


def dump(path: Path) -> list[str]:
    """Return all that the tables of a ledger hold, as it lies there, but for how often it was written to."""
    with closing(sqlite3.connect(path)) as db:
        return [line for line in db.iterdump() if not line.startswith('INSERT INTO "state"')]
