"""In whose voice a statement is told."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import Span, Statement
from sayso.resolve import resolve
from sayso.resolve.voices import containers
from tests.planted import marked_article, planted_statements


def test_a_statement_within_another_is_told_in_its_voice() -> None:
    article, spans = marked_article(
        "[source|Ann Lee] [cue|said] [content|that [source.2|Bo Kim] [cue.2|thinks] "
        "[content.2|that [source.3|the ministry] [cue.3|hopes] [content.3|for rain]]]. It rained."
    )

    (outer, middle, inner), _ = resolve(article, planted_statements(article, spans))

    assert outer.voice == "author"
    assert middle.voice == outer.id
    assert inner.voice == middle.id


def test_ids_do_not_change_with_speaker_and_voice() -> None:
    article, spans = marked_article(
        "[source|Ann Lee] [cue|said] [content|that [source.2|he] [cue.2|thinks] [content.2|so]]."
    )
    given = planted_statements(article, spans)

    resolved, _ = resolve(article, given)

    assert [statement.id for statement in resolved] == [statement.id for statement in given]


def test_two_statements_that_hold_each_other_make_no_circle() -> None:
    first = _statement(cue=Span(12, 14), content=Span(0, 10))
    second = _statement(cue=Span(4, 6), content=Span(8, 20))

    assert containers((first, second)) == (1, None)


def test_the_same_words_told_twice_without_a_cue_contain_nothing() -> None:
    told = _statement(cue=None, content=Span(0, 10))

    assert containers((told, replace(told, confidence=0.5))) == (None, None)


def _statement(*, cue: Span | None, content: Span) -> Statement:
    article, spans = marked_article("[cue|said] [content|so]")
    (statement,) = planted_statements(article, spans)
    return replace(statement, cue=cue, content=(content,))
