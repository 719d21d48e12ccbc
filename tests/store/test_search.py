"""Statements and articles are found by what people ask for, and no words are a syntax error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Manner
from sayso.store import ActQuery, FigureQuery, Ledger, StatementQuery
from tests.store.linked import naming
from tests.store.readings import FERRY, told

PAY, DOUBT, MARK = "We will pay every crown,", "the cafés can wait", "Nobody asked us."


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.in_memory() as ledger:
        ledger.add(told(FERRY, source="post/ferry.txt", title="Ferry fares to rise", published="2024-04-03"))
        ledger.add(
            told(
                "“[content|Nobody asked us.]” [cue|says] [source|Mark Åsen], who repairs nets.",
                source="times/nets.txt",
                title="Nets",
                published="2024-03",
            )
        )
        yield ledger


def found(ledger: Ledger, query: StatementQuery) -> list[str]:
    return [view.content for view in ledger.search(query)]


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("Zoë Ó’Brien-Hale", [PAY]),
        ("zoe o'brien hale", [PAY]),
        ("HALE", [PAY]),
        ("harbour union", [DOUBT]),
        ("Åsen", [MARK]),
        ("asen mark", [MARK]),
        ("marks", []),
        ("union Hale", []),
        ("", []),
        ("…", []),
    ],
)
def test_by_takes_whole_words_of_a_name(ledger: Ledger, name: str, contents: list[str]) -> None:
    assert found(ledger, StatementQuery(by=name)) == contents


@pytest.mark.parametrize(
    ("words", "contents"),
    [
        ("paying crowns", [PAY]),
        ("cafe", [DOUBT]),
        ("fares", [PAY, DOUBT]),
        ("ferries waiting", [DOUBT]),
        ("union", [DOUBT]),
        ('"every crown"', [PAY]),
        ('"crown every"', []),
        ("nets repairs", []),
        ("—", []),
    ],
)
def test_about_takes_all_forms_of_words_in_the_statement_or_the_title(
    ledger: Ledger, words: str, contents: list[str]
) -> None:
    assert found(ledger, StatementQuery(about=words)) == contents


@given(st.lists(st.sampled_from(['"', "'", "(", ")", "*", "^", "AND", "NEAR(", "title:", "-", "\0", "\ud800", "pay"])))
def test_no_words_are_a_syntax_error(pieces: list[str]) -> None:
    words = " ".join(pieces)
    with Ledger.in_memory() as ledger:
        ledger.add(told())

        found(ledger, StatementQuery(about=words))
        found(ledger, StatementQuery(by=words))
        ledger.find_articles(words)
        list(ledger.acts(ActQuery(by=words, voice=words)))
        list(ledger.figures(FigureQuery(about=words, unit=words)))


@pytest.mark.parametrize(
    ("since", "contents"),
    [
        ("2024-04-03", [PAY, DOUBT]),
        ("2024-04-04", []),
        ("2024-04", [PAY, DOUBT]),
        ("2024-03-20", [PAY, DOUBT, MARK]),
        ("2024", [PAY, DOUBT, MARK]),
        ("2025", []),
    ],
)
def test_since_asks_as_much_as_the_articles_date_tells(ledger: Ledger, since: str, contents: list[str]) -> None:
    ledger.add(told("“[content|Undated.]”", source="undated.txt"))

    assert found(ledger, StatementQuery(since=since)) == contents


def test_since_wants_a_date() -> None:
    with pytest.raises(ValueError, match="2024-04-03"):
        StatementQuery(since="yesterday")


def test_conditions_narrow_each_other(ledger: Ledger) -> None:
    (ferry, _) = ledger.articles

    assert found(ledger, StatementQuery(manner=Manner.DIRECT)) == [PAY, MARK]
    assert found(ledger, StatementQuery(manner=Manner.DIRECT, article=ferry.id)) == [PAY]
    assert found(ledger, StatementQuery(manner=Manner.DIRECT, since="2024-04", by="union")) == []
    assert found(ledger, StatementQuery(limit=1)) == [PAY]
    assert found(ledger, StatementQuery(limit=0)) == []


def test_an_old_version_is_found_only_when_it_is_asked_for() -> None:
    first, second = (
        told("“[content|No.]” [cue|said] [source|Ann Lee]."),
        told("[source|Ann Lee] [cue|nodded].\n\n[content|Yes]."),
    )
    with Ledger.in_memory() as ledger:
        ledger.add(first)
        ledger.add(second)

        assert found(ledger, StatementQuery(by="Lee")) == ["Yes"]
        assert found(ledger, StatementQuery(article=first.article.id)) == ["No."]
        assert [view.id for view in ledger.find_articles(first.article.id[:6])] == [first.article.id]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("post/ferry.txt", ["post/ferry.txt"]),
        ("nets.txt", ["times/nets.txt"]),
        ("nets", ["times/nets.txt"]),
        ("ferry", ["post/ferry.txt"]),
        ("net", ["times/nets.txt"]),
        ("times", []),
        ("ferry fare", ["post/ferry.txt"]),
        ("nobody asked", ["times/nets.txt"]),
        ("zeppelin", []),
        ("", []),
    ],
)
def test_articles_are_found_by_what_people_call_them(ledger: Ledger, text: str, sources: list[str]) -> None:
    assert [view.source for view in ledger.find_articles(text)] == sources


def test_an_ambiguous_name_gives_all_it_may_mean(ledger: Ledger) -> None:
    ledger.add(told("Ferry.", source="elsewhere/ferry.txt"))

    assert [view.source for view in ledger.find_articles("ferry.txt")] == ["post/ferry.txt", "elsewhere/ferry.txt"]


def test_search_finds_words_of_titles_and_texts_the_title_first() -> None:
    with Ledger.in_memory() as ledger:
        for name, title, text in (
            ("a.txt", "Harbour", "The night ferry stays. " * 9),
            ("b.txt", "Night ferry saved", "The council met."),
            ("c.txt", "Rain", "It rained all night."),
        ):
            ledger.add(naming(text, name, title=title))

        assert [view.source for view in ledger.search_articles("night ferry")] == ["b.txt", "a.txt"]
        assert ledger.search_articles("“!?”") == ()
