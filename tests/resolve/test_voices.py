"""In whose voice a record is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import AUTHOR, Act, ActType, Appraisal, AppraisalType, Findings, Span, Statement, Time, TimeType
from sayso.resolve import resolve
from sayso.resolve.voices import containers, holders, quoted_words, voices
from tests.planted import marked_article, planted_statements


def test_a_statement_within_another_is_told_in_its_voice() -> None:
    article, spans = marked_article(
        "[source|Ann Lee] [cue|said] [content|that [source.2|Bo Kim] [cue.2|thinks] "
        "[content.2|that [source.3|the ministry] [cue.3|hopes] [content.3|for rain]]]. It rained."
    )

    outer, middle, inner = resolve(article, Findings(statements=planted_statements(article, spans))).statements

    assert outer.voice == "author"
    assert middle.voice == outer.id
    assert inner.voice == middle.id


def test_ids_do_not_change_with_speaker_and_voice() -> None:
    article, spans = marked_article(
        "[source|Ann Lee] [cue|said] [content|that [source.2|he] [cue.2|thinks] [content.2|so]]."
    )
    given = planted_statements(article, spans)

    resolved = resolve(article, Findings(statements=given))

    assert [statement.id for statement in resolved.statements] == [statement.id for statement in given]


def test_acts_times_and_appraisals_are_told_in_the_innermost_voice() -> None:
    article, spans = marked_article(
        "On [time|Monday] [source|Ann Lee] [cue|said] [content|that [source.2|Bo Kim] [cue.2|[act|vowed]] "
        "[content.2|to [act|strike] on [time|Tuesday] with [appraisal|reckless] haste]]. It was [appraisal|splendid]."
    )
    statements = planted_statements(article, spans)
    outer, inner = (statement.id for statement in statements)

    found = resolve(
        article,
        Findings(
            statements=statements,
            acts=tuple(Act(article_id=article.id, type=ActType.THREAT, cue=cue, confidence=1) for cue in spans["act"]),
            times=tuple(
                Time(article_id=article.id, span=span, type=TimeType.DATE, confidence=1) for span in spans["time"]
            ),
            appraisals=tuple(
                Appraisal(article_id=article.id, type=AppraisalType.LOADED, span=span, confidence=1)
                for span in spans["appraisal"]
            ),
        ),
    )

    assert [act.voice for act in found.acts] == [outer, inner]
    assert [time.voice for time in found.times] == ["author", inner]
    assert [appraisal.voice for appraisal in found.appraisals] == [inner, "author"]


def test_voices_in_a_book_that_one_statement_holds_are_found_at_once() -> None:
    length = 10_000
    book = _statement(cue=None, content=Span(0, 10 * length))
    told = [_statement(cue=None, content=Span(10 * n, 10 * n + 5)) for n in range(length // 10)]
    places = [Span(10 * n + 1, 10 * n + 2) for n in range(length)]

    found = list(voices((book, *told), places))

    assert found[:2] == [told[0].id, told[1].id]
    assert found[-1] == book.id


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


def test_words_that_somebody_unknown_is_quoted_with_are_in_no_known_voice() -> None:
    article, spans = marked_article(
        "The square filled. “We will be here until [time|Friday].” It was [appraisal|splendid] “[time.2|today].”"
    )

    found = resolve(
        article,
        Findings(
            times=tuple(
                Time(article_id=article.id, span=span, type=TimeType.DATE, confidence=1)
                for span in (*spans["time"], *spans["time.2"])
            ),
            appraisals=tuple(
                Appraisal(article_id=article.id, type=AppraisalType.LOADED, span=span, confidence=1)
                for span in spans["appraisal"]
            ),
        ),
    )

    assert [time.voice for time in found.times] == [None, "author"]
    assert [one.voice for one in found.appraisals] == ["author"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[source|I] [cue|think] [content|[place|two] of them will go].", AUTHOR),
        ("[source|We] [cue|believe] [content|[place|two] of them will go].", AUTHOR),
        ("[source|Lee] [cue|thinks] [content|[place|two] of them will go].", "told"),
        ("“[source|I] [cue|think] [content|[place|two] of them will go away soon],” it says.", "told"),
    ],
)
def test_what_the_author_thinks_is_told_in_the_authors_voice(marked: str, expected: str) -> None:
    article, spans = marked_article(marked)
    (told,) = planted_statements(article, spans)

    (voice,) = voices(holders(article.text, (told,), quoted_words(article)), spans["place"], quoted_words(article))

    assert voice == (told.id if expected == "told" else expected)
