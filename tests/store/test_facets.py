"""Facets, counts and pages: what is counted is what the narrowed query gives, and pages of it do not overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from sayso import link
from sayso.records import ActType, EntryKind, Manner, Reading, Traced
from sayso.store import (
    OTHERS,
    ActorQuery,
    ActQuery,
    AppraisalQuery,
    ArticleQuery,
    FigureQuery,
    Ledger,
    Query,
    StatementQuery,
    TimeQuery,
)
from tests.store.readings import told
from tests.stories import bridge, ferry

STATEMENTS, ACTS, FIGURES, TIMES, WORDS = StatementQuery(), ActQuery(), FigureQuery(), TimeQuery(), AppraisalQuery()

_Query = Query | ArticleQuery

NARROWED: Mapping[str, Callable[[Any, str], Any]] = {
    "year": lambda query, value: (
        replace(query, year=value) if isinstance(query, TimeQuery) else replace(query, since=value, until=value)
    ),
    "decade": lambda query, value: replace(query, year=value),
    "type": lambda query, value: (
        replace(query, types=(ActType(value),)) if isinstance(query, ActQuery) else replace(query, type=value)
    ),
}


def add(ledger: Ledger, reading: Reading) -> None:
    ledger.add(reading, Traced(rules=link.RULES, traces=link.traces(reading.article, reading.actors)))


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.in_memory() as ledger:
        add(ledger, ferry())
        add(ledger, bridge())
        add(ledger, told(source="post.txt", publisher="The Post", published="2023-11"))
        add(ledger, told("“[content|No.]” [cue|said] [source|Ann Lee].", source="lee.txt", publisher="The Post"))
        yield ledger


def listed(ledger: Ledger, query: Query) -> list[str]:
    ask = {
        StatementQuery: ledger.search,
        ActQuery: ledger.acts,
        FigureQuery: ledger.figures,
        TimeQuery: ledger.times,
        AppraisalQuery: ledger.appraisals,
    }[type(query)]
    return [view.id for view in ask(query)]  # type: ignore[operator]  # each takes its kind of query


def counted(ledger: Ledger, query: _Query) -> dict[str, list[str]]:
    return {facet.name: [f"{one.label} {one.count}" for one in facet.values] for facet in ledger.facets(query)}


def test_statements_are_counted_by_who_says_where_when_and_how(ledger: Ledger) -> None:
    found = counted(ledger, STATEMENTS)

    assert sorted(found.pop("speaker")) == [
        "Ann Lee 1",
        "Ann Lee 2",
        "Mayor Ann Lee 1",
        "The harbour union 1",
        "Zoë Ó’Brien-Hale 1",
    ]
    assert found == {
        "publisher": ["The Ane Courier 5", "The Post 3"],
        "manner": ["direct 4", "indirect 2", "mixed 2"],
        "voice": ["author 7", f"{OTHERS} 1"],
        "year": ["2024 5", "2023 2"],
    }


def test_a_facet_is_counted_as_if_it_narrowed_nothing_itself(ledger: Ledger) -> None:
    found = counted(ledger, StatementQuery(publisher="The Post", manner=Manner.DIRECT))

    assert found["publisher"] == ["The Ane Courier 2", "The Post 2"]
    assert found["manner"] == ["direct 2", "indirect 1"]
    assert sorted(found["speaker"]) == ["Ann Lee 1", "Zoë Ó’Brien-Hale 1"]


@pytest.mark.parametrize(
    "query",
    [
        STATEMENTS,
        ACTS,
        FIGURES,
        TIMES,
        WORDS,
        StatementQuery(about="pay"),
        StatementQuery(since="2023-11"),
        StatementQuery(publisher="The Post"),
        StatementQuery(voice="author", since="2023"),
        StatementQuery(until="2023-12"),
        ActQuery(promises=True),
        ActQuery(about="bridge"),
        TimeQuery(by_day=True),
        FigureQuery(by_value=True, voice="author"),
    ],
)
def test_each_value_leaves_as_many_records_as_it_says(ledger: Ledger, query: Query) -> None:
    assert ledger.count(query) == len(listed(ledger, query))
    for facet in ledger.facets(query):
        assert facet.values == tuple(sorted(facet.values, key=lambda one: (-one.count, one.value)))[:12] or (
            facet.name in {"speaker", "actor"}
        )
        for value in facet.values:
            narrow = NARROWED.get(facet.name, lambda query, value, name=facet.name: replace(query, **{name: value}))
            assert len(listed(ledger, narrow(query, value.value))) == value.count, (facet.name, value)


@pytest.mark.parametrize("query", [STATEMENTS, StatementQuery(about="a"), FigureQuery(by_value=True), TIMES])
def test_pages_follow_each_other(ledger: Ledger, query: Query) -> None:
    pages = [listed(ledger, replace(query, limit=2, offset=offset)) for offset in range(0, 10, 2)]

    assert [one for page in pages for one in page] == listed(ledger, query)


def test_actors_are_paged_and_counted(ledger: Ledger) -> None:
    every = [view.id for view in ledger.actors()]
    pages = [view.id for offset in range(0, 12, 2) for view in ledger.actors(ActorQuery(limit=2, offset=offset))]

    assert pages == every
    assert ledger.count(ActorQuery()) == len(every)
    assert ledger.count(ActorQuery(text="lee")) == 3


def test_articles_are_counted_by_publisher_year_and_what_they_have(ledger: Ledger) -> None:
    assert counted(ledger, ArticleQuery()) == {
        "publisher": ["The Ane Courier 2", "The Post 2"],
        "year": ["2024 2", "2023 1"],
        "kind": ["statements 4", "acts 1", "appraisals 1", "figures 1", "times 1"],
    }
    assert counted(ledger, ArticleQuery(kind=EntryKind.ACTS))["publisher"] == ["The Ane Courier 1"]
    assert ledger.count(ArticleQuery(publisher="The Post")) == 2


def test_an_empty_ledger_has_no_values() -> None:
    with Ledger.in_memory() as ledger:
        for query in (STATEMENTS, ACTS, FIGURES, TIMES, WORDS, ArticleQuery()):
            assert ledger.count(query) == 0
            assert all(facet.values == () for facet in ledger.facets(query))
        assert ledger.count(ActorQuery()) == 0
