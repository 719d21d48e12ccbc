"""The library and the search over entries: what is found, in which order, with what beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.accounts import compare_articles
from sayso.records import EntryKind
from sayso.store import ArticleOrder, ArticleQuery, Ledger, Piece
from sayso.store.snippets import pieces
from tests.planted import planted_reading
from tests.store.linked import naming, traced
from tests.store.readings import told
from tests.stories import bridge, ferry
from tests.test_accounts import reading

STORY = [
    f"The {one} near number {number} closed {number + 7} days before the {other} flooded, and week {number} was long."
    for number, (one, other) in enumerate((("harbour", "quarry"), ("orchard", "station"), ("brewery", "library")), 200)
]


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.in_memory() as ledger:
        ledger.add(ferry())
        ledger.add(bridge())
        ledger.add(reading("later.txt", STORY, published="2024-06-02"))
        ledger.add(reading("first.txt", STORY, published="2024-06-01"))
        compare_articles(ledger)
        yield ledger


def sources(ledger: Ledger, query: ArticleQuery) -> list[str]:
    return [row.source.split("/")[-1] for row in ledger.library(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (ArticleQuery(), ["first.txt", "later.txt", "bridge.txt", "ferry.txt"]),
        (ArticleQuery(order=ArticleOrder.PUBLISHED, limit=3), ["later.txt", "first.txt", "bridge.txt"]),
        (ArticleQuery(order=ArticleOrder.RELEVANCE, limit=1), ["first.txt"]),
        (ArticleQuery(limit=2, offset=1), ["later.txt", "bridge.txt"]),
        (ArticleQuery(folded=True, limit=2), ["first.txt", "bridge.txt"]),
        (ArticleQuery(folded=True, since="2024-06-02"), ["later.txt"]),
        (ArticleQuery(kind=EntryKind.ACTS), ["bridge.txt"]),
        (ArticleQuery(text="lorries"), ["bridge.txt"]),
        (ArticleQuery(text="“!?”"), []),
        (ArticleQuery(publisher="Nobody"), []),
        (ArticleQuery(until="2024-05", since="2024-04-05", kind=EntryKind.FIGURES), ["bridge.txt"]),
    ],
)
def test_articles_are_narrowed_and_sorted(ledger: Ledger, query: ArticleQuery, expected: list[str]) -> None:
    assert sources(ledger, query) == expected
    if query.limit is None:
        assert ledger.count(query) == len(expected)


def test_a_row_tells_how_much_was_found() -> None:
    with Ledger.in_memory() as ledger:
        ledger.add(bridge())

        (row,) = ledger.library()

    assert (row.statements, row.acts, row.figures, row.times, row.appraisals, row.speakers) == (1, 2, 2, 3, 3, 1)


def test_copies_lie_under_the_first_that_is_asked_for(ledger: Ledger) -> None:
    def copies(query: ArticleQuery) -> dict[str, list[str | None]]:
        return {row.source: [copy.published for copy in row.copies] for row in ledger.library(query) if row.copies}

    assert copies(ArticleQuery()) == {"first.txt": ["2024-06-02"]}
    assert copies(ArticleQuery(folded=True)) == {"first.txt": ["2024-06-02"]}
    assert copies(ArticleQuery(folded=True, since="2024-06-02")) == {"later.txt": ["2024-06-01"]}


def test_articles_are_found_by_whom_they_mention() -> None:
    with Ledger.in_memory() as ledger:
        for source, text in (("a.txt", "Ann Lee met Bo Kim."), ("b.txt", "Bo Kim left.")):
            one = naming(text, source)
            ledger.add(one, traced(one))
        (kim,) = ledger.find_actors("Bo Kim")
        (lee,) = ledger.find_actors("Ann Lee")

        assert sources(ledger, ArticleQuery(actor=kim.id)) == ["b.txt", "a.txt"]
        assert sources(ledger, ArticleQuery(actor=lee.id)) == ["a.txt"]


def test_a_snippet_shows_the_words_that_were_asked_for(ledger: Ledger) -> None:
    (row,) = ledger.library(ArticleQuery(text="lorry"))

    assert [piece.words for piece in row.snippet if piece.found] == ["lorries"]
    assert "splendid" in "".join(piece.words for piece in row.snippet)


def test_entries_of_all_kinds_are_found_by_the_words_around_them(ledger: Ledger) -> None:
    found = list(ledger.search_entries("lanes bridge"))

    assert {one.kind.value: one.words for one in found} == {
        "statements": found[0].words,
        "acts": "Nobody must close … to lorries",
        "figures": "both lanes",
        "times": "Monday",
        "appraisals": "splendid",
    }
    assert ledger.count_entries("lanes bridge") == dict.fromkeys(EntryKind, 1)
    assert [one.id for one in ledger.search_entries("lanes bridge", limit=2, offset=1)] == [
        one.id for one in found[1:3]
    ]
    assert all(any(piece.found for piece in one.snippet) for one in found)


@pytest.mark.parametrize("words", ["", "zeppelin", "—", '"', "NEAR(a b)", "a OR b", "\u202eبحث", "x" * 10_000])
def test_no_words_are_a_syntax_error(ledger: Ledger, words: str) -> None:
    assert list(ledger.search_entries(words)) == []
    assert sum(ledger.count_entries(words).values()) == 0
    assert list(ledger.library(ArticleQuery(text=words))) == []


@given(st.text(alphabet="a\x02\x03<>& ", max_size=12))
def test_a_snippet_in_pieces_has_all_its_words(snippet: str) -> None:
    found = "".join(piece.words for piece in pieces(snippet))

    assert found == snippet.replace("\x02", "").replace("\x03", "")


def test_what_is_found_stands_apart() -> None:
    assert pieces("…a \x02tax\x03 on <b>") == (
        Piece(words="…a ", found=False),
        Piece(words="tax", found=True),
        Piece(words=" on <b>", found=False),
    )


def test_a_new_version_takes_the_place_of_the_old_one() -> None:
    with Ledger.in_memory() as ledger:
        ledger.add(told("Ferry one."))
        ledger.add(told("Ferry two."))
        assert [row.version for row in ledger.library()] == [2]
        assert ledger.count(ArticleQuery(text="one")) == 0
        ledger.add(planted_reading(told("Ferry three.").article))
        assert [row.version for row in ledger.library()] == [3]
