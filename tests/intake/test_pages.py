"""What pages put between lines comes out of the sentences, and stays in the text."""

import pytest

from sayso.records import Span
from tests.intake.reading import blocks, read_text

FIRST = "The council of Port Linton voted on Monday to rebuild the old harbour, which a storm had"
SECOND = "destroyed in the spring. Nobody had expected that the vote would be so close."
LAST = "Fishermen doubt that the money will be there. They have heard such promises before."


@pytest.mark.parametrize(
    "between",
    [
        "\f",
        "\n\f",
        "\n\n\f\n",
        "\n\n",
        "\n7\n",
        "\n\n- 7 -\n\n",
        "\n\nPage 7 of 9\n\n",
        "\nTHE LINTON COURIER, page 7\n\n\f",
        "\n\nPhoto: The harbour in April. Bo Kim\n\n",
        "\n\nAdvertisement\n\n",
        "\nContinued on page A7\n\n\fContinued from page A1\n",
    ],
)
def test_a_sentence_goes_on_over_a_page_break(between: str) -> None:
    article = read_text(f"{FIRST}{between}{SECOND}\n\n{LAST}\n")

    paragraphs = [words for role, words in blocks(article) if role == "paragraph"]
    assert paragraphs == [f"{FIRST} {SECOND}", LAST]


def test_what_stood_on_the_break_comes_after_the_paragraph_with_its_own_role() -> None:
    article = read_text(f"{FIRST}\nPage 7\n\f{SECOND}\n\n{LAST}\n")

    assert blocks(article) == [("paragraph", f"{FIRST} {SECOND}"), ("furniture", "Page 7"), ("paragraph", LAST)]


def test_a_span_over_the_break_has_two_pieces_in_the_source() -> None:
    source = f"{FIRST}\nPage 7\n\f{SECOND}\n\n{LAST}\n"
    article = read_text(source)
    start = article.text.index("storm had destroyed")

    pieces = article.raw(Span(start, start + len("storm had destroyed")))

    assert [piece.of(source) for piece in pieces] == ["storm had\n", "destroyed"]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_a_quotation_goes_on_over_a_page_break_between_its_sentences(opening: str, closing: str) -> None:
    article = read_text(
        f"{LAST}\n\n{opening}We will pay every cent of it. We gave our word.\n\n\f"
        f"It will be kept,{closing} said the mayor, Ann Lee, who had opposed the plan for years.\n"
    )

    joined = (
        f"{opening}We will pay every cent of it. We gave our word. "
        f"It will be kept,{closing} said the mayor, Ann Lee, who had opposed the plan for years."
    )
    assert blocks(article)[1] == ("paragraph", joined)


def test_a_quotation_that_is_opened_again_begins_a_new_paragraph() -> None:
    article = read_text(f"{LAST}\n\n“We will pay every cent of it.\n\n\f“It will be kept,” said the mayor, Ann Lee.\n")

    assert [words for _, words in blocks(article)][1:] == [
        "“We will pay every cent of it.",
        "“It will be kept,” said the mayor, Ann Lee.",
    ]


def test_running_heads_are_known_by_their_return() -> None:
    head = "THE LINTON COURIER"
    article = read_text(
        f"{head}  1\n\nHarbour to be rebuilt\n\n{FIRST}\n\n{head}  2\n\n{SECOND}\n\n{head}  3\n\n{LAST}\n"
    )

    assert blocks(article) == [
        ("furniture", f"{head} 1"),
        ("title", "Harbour to be rebuilt"),
        ("paragraph", f"{FIRST} {SECOND}"),
        ("furniture", f"{head} 2"),
        ("furniture", f"{head} 3"),
        ("paragraph", LAST),
    ]


def test_the_title_at_the_head_of_each_page_is_a_title_once() -> None:
    article = read_text(f"Harbour to be rebuilt\n\n{FIRST}\n\fHarbour to be rebuilt\n{SECOND}\n\n{LAST}\n")

    assert [role for role, _ in blocks(article)] == ["title", "paragraph", "furniture", "paragraph"]


def test_lines_that_return_without_breaking_sentences_stay() -> None:
    article = read_text("\n\n".join([LAST, "9:05 p.m.", LAST, "9:10 p.m.", LAST]))

    assert "furniture" not in [role for role, _ in blocks(article)]


def test_a_heading_before_a_page_break_is_not_joined() -> None:
    article = read_text(
        f"{LAST}\n\nA long way to go\n\n\fThe harbour will not be ready before the winter after next.\n"
    )

    assert ("heading", "A long way to go") in blocks(article)
