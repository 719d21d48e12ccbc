"""An article's text in the terminal, with its statements marked."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Article, Reading, Skipped, Span, Statement
from sayso.show.article import print_text
from sayso.show.card import Stretch
from sayso.show.card_making import make_card
from sayso.show.marks import Mark, by_block, marks, segments
from tests.planted import marked_article, planted_reading, planted_statements
from tests.show.conftest import Print
from tests.stories import ferry, storm

FERRY_WITHOUT_COLOUR = """\
by Tom Ode · The Ane Courier · 3 April 2024
news/ferry.txt · {id}

Marked: {{source}}  ‹cue›  [content]

Mayor pledges new ferry

(byline) By Tom Ode

(caption) The old ferry in the harbour of Port Ane.

“[¹We will pay for it,]” ‹¹said› {{¹Ann Lee}}, the mayor of
Port Ane. “[¹All of it.]”

{{²She}} ‹²told› the council [²that {{³her predecessor}} had
‹³believed› [³the ship would “last for ever”]].

    “[⁴It is too late.]”

(Not shown: 1 block of site furniture, 23 characters.)
"""


def _page(printed: Print, reading: Reading) -> str:
    return printed(lambda terminal: print_text(terminal, make_card(reading)))


def _stretches(statements: Sequence[Statement], article: Article) -> list[Stretch]:
    card = make_card(planted_reading(article, statements))
    return [stretch for statement in card.statements for stretch in statement.stretches]


def test_marks_are_legible_without_colour(printed: Print) -> None:
    reading = ferry()

    page = _page(printed, reading)

    assert page == FERRY_WITHOUT_COLOUR.format(id=reading.article.id[:8])


def test_in_colour_each_part_has_a_style_and_no_brackets(printed_in_colour: Print) -> None:
    page = _page(printed_in_colour, ferry())

    assert "“\x1b[2m¹\x1b[0m\x1b[32mWe will pay for it,\x1b[0m”" in page
    assert "\x1b[3;35msaid\x1b[0m" in page
    assert "\x1b[1;36mAnn Lee\x1b[0m" in page
    assert "\x1b[33mthe ship would “last for ever”\x1b[0m" in page


def test_no_colour_is_respected_on_a_terminal(printed_in_colour: Print, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    page = _page(printed_in_colour, ferry())

    assert "\x1b" not in page
    assert "{¹Ann Lee}" in page


def test_controls_and_markup_in_an_article_stay_words(printed: Print) -> None:
    page = _page(printed, storm())

    words = " ".join(page.split())
    assert "Storm [red]warning[/red] :smile:" in words
    assert "{¹the ⟨U+009B⟩2Jharbour office}. [bold]No[/bold] ship ⟨U+202E⟩sails." in words
    assert "news/␛[31mstorm⟨U+202E⟩.txt" in words


def test_nothing_in_an_article_acts_on_a_terminal_with_colour(printed_in_colour: Print) -> None:
    page = _page(printed_in_colour, storm())

    assert "\x1b[32m" in page
    assert not {"\x9b", "\u202e"} & set(page)
    assert "\x1b[31mstorm" not in page


def test_an_article_that_was_not_analysed_says_why(printed: Print) -> None:
    article, _ = marked_article("Il pleut.", language="fr")
    skipped = Skipped(source=article.source, stage="analyse", reason="it is written in French")

    page = _page(printed, replace(planted_reading(article), skipped=skipped))

    assert page.endswith("Il pleut.\n\nNot analysed: it is written in French.\n")


def test_an_article_without_statements_says_so(printed: Print) -> None:
    article, _ = marked_article("It rains.")

    page = _page(printed, planted_reading(article))

    assert page.endswith("It rains.\n\nNo statements to mark.\n")


def test_segments_put_a_block_together_again_and_close_what_they_open() -> None:
    article, spans = marked_article(
        "[source|Lee] [cue|said] [content|that [source.2|Ode] [cue.2|thinks] [content.2|it rains]].\n\n"
        "[content|And snows.]"
    )
    all_marks = marks(_stretches(planted_statements(article, spans), article))

    for block in article.blocks:
        pieces = list(segments(block.span, all_marks))
        assert "".join(piece.span.of(article.text) for piece in pieces) == block.span.of(article.text)
        assert sum(len(p.opening) for p in pieces) == sum(len(p.closing) for p in pieces)

    outer, inner = (mark for mark in all_marks if mark.span.of(article.text).endswith("it rains"))
    assert (outer.number, outer.depth, inner.number, inner.depth) == (1, 0, 2, 1)


def test_marks_that_cross_are_both_shown() -> None:
    article, spans = marked_article("[source|Lee] [cue|said] [content|one two] three")
    (statement,) = planted_statements(article, spans)
    two_three = replace(statement, source=None, cue=None, content=(Span(13, 22),))

    pieces = list(segments(article.blocks[0].span, marks(_stretches([statement, two_three], article))))

    assert [(p.span.of(article.text), [m.number for m in p.under]) for p in pieces][-3:] == [
        ("one ", [1]),
        ("two", [2, 1]),
        (" three", [2]),
    ]


PARTS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), min_size=1, max_size=6)


@settings(deadline=None)  # a busy machine is no fault of the marks
@given(st.lists(PARTS, min_size=1, max_size=5))
def test_any_spans_leave_the_words_as_they_are(drawn: list[list[tuple[int, int]]]) -> None:
    article, spans = marked_article(
        "[content|“We will pay for it,” said Ann Lee.]\n\nShe told them that rain was near."
    )
    (planted,) = planted_statements(article, spans)
    statements = [
        replace(planted, content=tuple(Span(start, min(start + length, len(article.text))) for start, length in parts))
        for parts in drawn
    ]

    all_marks = marks(_stretches(statements, article))
    for block, block_marks in zip(article.blocks, by_block([b.span for b in article.blocks], all_marks), strict=True):
        assert block_marks == tuple(mark for mark in all_marks if mark.span.overlaps(block.span))
        pieces = list(segments(block.span, block_marks))
        opened: list[Mark] = []
        for piece in pieces:
            opened += piece.opening
            assert sorted(opened, key=repr) == sorted(piece.under, key=repr)
            for mark in piece.closing:
                opened.remove(mark)
        assert opened == []
        assert "".join(piece.span.of(article.text) for piece in pieces) == block.span.of(article.text)


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_long_article_takes_time_in_proportion(between: str) -> None:
    def seconds(sentences: int) -> float:
        article, _ = marked_article(between.join(["“We will pay,” said Ann Lee."] * sentences))
        (one,) = planted_statements(*marked_article("[content|“We will pay,”] [cue|said] [source|Ann Lee]."))
        step = len("“We will pay,” said Ann Lee.") + len(between)
        statements = [_moved(one, step * number) for number in range(sentences)]
        stretches = _stretches(statements, article)
        began = time.process_time()
        blocks = [block.span for block in article.blocks]
        for block, block_marks in zip(blocks, by_block(blocks, marks(stretches)), strict=True):
            assert len(list(segments(block, block_marks))) >= 5
        return time.process_time() - began

    seconds(100)
    # The collector would go through all that other tests have left, the more often the longer the text.
    gc.disable()
    try:
        assert seconds(4000) < 8 * 4 * seconds(500)
    finally:
        gc.enable()


def _moved(statement: Statement, by: int) -> Statement:
    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    assert statement.source
    assert statement.cue
    return replace(
        statement,
        source=moved(statement.source),
        cue=moved(statement.cue),
        content=tuple(map(moved, statement.content)),
    )
