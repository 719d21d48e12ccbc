"""Accounts side by side: in the terminal, as JSON and as a page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from sayso.link.accounts import lay_side_by_side
from sayso.link.promises import promises
from sayso.records import Reading
from sayso.records.accounts import Fact, Place
from sayso.show.comparison import make_side
from sayso.show.comparison_print import print_side
from sayso.show.page.comparison import make_comparison_page
from sayso.show.promise import print_promises
from sayso.show.promises_told import promises_told
from sayso.show.side import Side, side_lines
from tests.link.telling import account
from tests.link.test_accounts import own, reprint, wire
from tests.link.test_promises import AGAIN, ANNOUNCED, MOVED, NOT, same_names
from tests.show.conftest import Print

TODAY = date(2024, 9, 1)


def side(*readings: Reading) -> Side:
    who = same_names(list(readings))
    return make_side("ferry", lay_side_by_side(readings, who=who, today=TODAY), readings)  # type: ignore[arg-type]


def test_the_terminal_shows_where_accounts_part(printed: Print) -> None:
    shown = printed(lambda terminal: print_side(terminal, side(wire(), reprint(), own())))

    assert shown.startswith("3 accounts of 2 origins")
    assert "the text of [2]" in " ".join(shown.split())
    assert "Figures that differ (1)" in shown
    assert "  32 passengers  [" in shown
    assert "  30 passengers  [" in shown
    assert "[1] and [2] differ" in shown or "[2] and [1] differ" in shown
    assert "the ‹lamps› went out" in shown
    assert max(map(len, shown.splitlines())) <= 60


def test_the_terminal_shows_promises_and_own_words(printed: Print) -> None:
    loaded = account("The bungling crew slept. " * 40, publisher="Hollin Post")
    plain = account("The harbour office closed the quay. " * 40)

    shown = printed(lambda terminal: print_side(terminal, side(ANNOUNCED, AGAIN, MOVED, loaded, plain)))

    assert "Promises that several tell (1)" in shown
    assert "Ann Lee  due by 31 May 2025" in shown
    assert "20 June 2024: moved, scaled" in shown
    assert "bungling  40 times, the others 0; z" in shown


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ((wire(),), "One article alone"),
        ((wire(), wire()), "One article alone"),
        ((wire(), reprint()), "All of them carry one text"),
        (
            (wire(), account("Nothing of the kind.", publisher="The Echo")),
            "Nothing that several of them tell was found",
        ),
    ],
)
def test_it_is_said_why_there_is_nothing(readings: tuple[Reading, ...], said: str, printed: Print) -> None:
    assert said in " ".join(printed(lambda terminal: print_side(terminal, side(*readings))).split())
    assert said in make_comparison_page(side(*readings)).decode()


def test_json_has_a_line_for_each_account_and_what_they_tell() -> None:
    lines = [json.loads(line) for line in side_lines(side(wire(), reprint(), own()))]

    assert [line["kind"] for line in lines] == [
        "account",
        "account",
        "account",
        "quotation",
        "figure",
        "wording",
        "wording",
    ]
    assert [line["copy_of"] for line in lines[:3]].count(None) == 2
    figure = lines[4]
    assert [value["amount"] for value in figure["values"]] == ["30 passengers", "32 passengers"]
    (difference,) = figure["differences"]
    assert (difference["one"], difference["other"], difference["standing"]) == (1, 2, "differ")
    for place, side_of in ((0, "one_accounts"), (1, "other_accounts")):
        assert set(difference[side_of]) == {passage["account"] for passage in figure["values"][place]["passages"]}
    article = {line["number"]: line["article"] for line in lines[:3]}
    for value in figure["values"]:
        for passage in value["passages"]:
            text = next(
                one for one in (wire(), reprint(), own()) if one.article.id == article[passage["account"]]
            ).article.text
            assert text[passage["start"] :].startswith(passage["words"])


def test_the_page_has_a_column_for_each_origin_and_no_scripts() -> None:
    page = make_comparison_page(side(wire(), reprint(), own())).decode()

    assert page.count('<th scope="col">') == 2
    assert "the same text:" in page
    assert "<b>32 passengers</b>" in page
    assert '<span class="differs">' in page
    assert "<script" not in page
    assert " style=" not in page


def test_what_would_harm_a_page_is_shown_as_text() -> None:
    bad = account("<script>alert(1)</script> 32 passengers were injured on the ferry.", publisher="<b>Bad</b>")
    worse = account("On the ferry 32 passengers were injured <img src=x>.", publisher="Hollin Post")

    page = make_comparison_page(side(bad, worse)).decode()

    assert "<script>alert" not in page
    assert "<img" not in page


def test_controls_are_shown_on_a_page() -> None:
    one = account("\u202eThe ferry carried 32 passengers.\x1b[2J", publisher="North\u202ePost")
    other = account("On the ferry were 32 passengers.", publisher="Hollin Post")

    page = make_comparison_page(side(one, other)).decode()

    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "North⟨U+202E⟩Post" in page


def test_an_overdue_promise_is_due_with_nothing_found(printed: Print) -> None:
    readings = [ANNOUNCED, AGAIN]
    known = promises(readings, same_names(readings), today=TODAY)  # type: ignore[arg-type]

    shown = printed(lambda terminal: print_promises(terminal, promises_told(known, readings)))

    assert "due by 31 July 2024, nothing found · 2 tellings" in shown
    assert "broken" not in shown
    assert "10 January 2024: announced" in shown
    assert "by July (July 2024)" in shown


def test_a_promise_is_told_in_the_words_of_its_passage_and_marked_where_it_is_negated(printed: Print) -> None:
    readings = [ANNOUNCED, NOT]
    known = promises(readings, same_names(readings), today=TODAY)  # type: ignore[arg-type]

    alone = printed(lambda terminal: print_promises(terminal, promises_told(known, readings)))
    shown = printed(lambda terminal: print_side(terminal, side(*readings)))
    page = make_comparison_page(side(*readings)).decode()

    for text in (" ".join(alone.split()), " ".join(shown.split())):
        assert "Ann Lee pledged to build 400 homes" in text
        assert "Ann Lee will not build homes on the old harbour negated" in text
        assert "the other way round · no deadline is told" in text
    assert '<b>negated</b></span> Ann Lee <i class="cue">will</i> not build homes' in page
    assert "the other way round" in page


def test_an_actor_goes_by_the_name_across_articles(printed: Print) -> None:
    (promise,) = promises([ANNOUNCED], today=TODAY)
    names = {ANNOUNCED.actors[0].id: "Annabel Lee"}

    shown = printed(lambda terminal: print_promises(terminal, promises_told([promise], [ANNOUNCED], names=names)))

    assert shown.startswith("Annabel Lee\n")


def quoting(words: str, *, publisher: str = "The Ane Courier") -> Reading:
    return account(f"“[said|{words}]”, said [who|Ann Lee].", publisher=publisher)


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("The lamps went out at nine and the big ship drifted onto the northern sandbank", "The same words"),
        ("the big ship drifted onto the northern sandbank", "Quotations told in part"),
        ("The lamps went out at nine and the ship drifted onto the sandbank", "Quotations told in part"),
        ("the big ship drifted onto the northern sandbank. Nobody saw it", "Quotations told in part"),
        ("The lamps failed at nine and the big ship drifted onto the northern sandbank", "Quotations that differ"),
        (
            "The lamps went out at nine and the big ship never drifted onto the northern sandbank",
            "Quotations that differ",
        ),
    ],
)
def test_only_other_words_make_a_difference(words: str, heading: str, printed: Print) -> None:
    whole = "The lamps went out at nine and the big ship drifted onto the northern sandbank"
    both = side(quoting(whole), quoting(words, publisher="Hollin Post"))

    assert [one.heading for one in both.quotations] == [heading]
    assert heading in printed(lambda terminal: print_side(terminal, both))
    assert f"<h2>{heading}" in make_comparison_page(both).decode()


def test_an_amount_that_counts_nothing_is_shown_with_the_words_around_it() -> None:
    one = account("On the ferry 432 were injured when the ship hit the rocks. The mayor told of 431.")
    places = tuple(Place(article=one.article.id, figure=figure.id) for figure in one.figures)
    comparison = replace(lay_side_by_side([one], today=TODAY), facts=(Fact(figures=places, pairs=()),))

    (told,) = make_side("ferry", comparison, [one]).figures

    assert [value.heading for value in told.values] == [
        "432 (“432 were injured when the”)",
        "431 (“The mayor told of 431”)",
    ]


def test_articles_that_are_named_give_the_page_its_title() -> None:
    readings = (wire(), own())
    named = make_side(None, lay_side_by_side(readings, today=TODAY), readings)

    assert named.title.startswith("Two accounts: ")
    assert f"<title>{named.title} · sayso" in make_comparison_page(named).decode()


def test_many_accounts_have_no_columns() -> None:
    few = make_comparison_page(side(wire(), own())).decode()
    many = make_comparison_page(side(wire(), *(own_of(f"Paper {n}") for n in range(4)))).decode()

    assert "rem) {\n/* Accounts below each other" in few
    assert "@media all {\n/* Accounts below each other" in many


def own_of(publisher: str) -> Reading:
    return account(f"On the ferry 32 passengers were injured, {publisher} has learned today.", publisher=publisher)
