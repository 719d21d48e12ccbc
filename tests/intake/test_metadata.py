"""What is known about an article, and where it was found."""

import pytest

from sayso.records import Article, Known
from tests.intake.reading import read_fields, read_text

PROSE = (
    "The council of Port Linton voted on Monday to rebuild the old harbour, which a storm had destroyed.\n\n"
    "“We will pay every cent of it,” said the mayor, Ann Lee, who had opposed the plan for years before the storm came."
)


def cut(article: Article, known: Known | None) -> str:
    assert known is not None
    assert known.span is not None
    return known.span.of(article.text)


def test_the_head_of_a_text_tells() -> None:
    article = read_text(f"Harbour to be rebuilt\n\nBy Bo Kim and Cy Dow\n\nApril 3, 2024\n\n{PROSE}")

    assert cut(article, article.title) == "Harbour to be rebuilt"
    assert [cut(article, author) for author in article.authors] == ["Bo Kim", "Cy Dow"]
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2024-04-03", "date line")
    assert cut(article, article.published) == "April 3, 2024"


def test_fields_tell() -> None:
    article = read_fields(
        text=PROSE,
        title="Harbour to be rebuilt",
        authors=["Bo Kim", "Cy Dow", "Bo Kim"],
        publisher="The Linton Courier",
        date="2024-04-03T10:00:00Z",
    )

    assert article.title == Known(value="Harbour to be rebuilt", basis="field")
    assert article.authors == (Known(value="Bo Kim", basis="field"), Known(value="Cy Dow", basis="field"))
    assert article.publisher == Known(value="The Linton Courier", basis="field")
    assert article.published == Known(value="2024-04-03", basis="field")


def test_fields_outweigh_the_text() -> None:
    article = read_fields(
        text=f"Harbour to be rebuilt\n\nBy Bo Kim\n\n{PROSE}", title="Harbour: the vote", authors="Cy Dow"
    )

    assert article.title == Known(value="Harbour: the vote", basis="field")
    assert article.authors == (Known(value="Cy Dow", basis="field"),)


def test_fields_of_a_wrong_type_count_as_absent() -> None:
    article = read_fields(text=PROSE, title=7, authors={"a": 1}, date=1712102400, publisher=None)

    assert (article.title, article.authors, article.published, article.publisher) == (None, (), None, None)


@pytest.mark.parametrize(
    ("head", "value", "basis"),
    [
        ("By Bo Kim | 3 April 2024\n\n", "2024-04-03", "byline"),
        ("PORT LINTON, April 3, 2024 (LNA) — ", "2024-04-03", "dateline"),
        ("Harbour to be rebuilt\n\nPublished: April 2024\n\n", "2024-04", "date line"),
        ("Harbour to be rebuilt\n\n03/04/2024\n\n", "2024", "date line"),
        ("Harbour to be rebuilt\n\nLinton News Agency | Updated: 2024-04-03 17:52\n\n", "2024-04-03", "date line"),
    ],
)
def test_a_date_is_found_where_it_stands(head: str, value: str, basis: str) -> None:
    article = read_text(head + PROSE)

    assert article.published is not None
    assert (article.published.value, article.published.basis) == (value, basis)


def test_a_date_in_the_text_is_not_the_date_of_the_article() -> None:
    assert read_text(f"{PROSE} The storm came on 3 March 2024.").published is None


def test_dates_that_say_something_else_are_kept_beside_the_one_that_is_chosen() -> None:
    article = read_fields(
        text=f"Harbour to be rebuilt\n\nBy Bo Kim | April 2024\n\n3 April 2024\n\nPORT LINTON, May 4, 2024 — {PROSE}",
        date="2024-04-03",
    )

    assert article.published == Known(value="2024-04-03", basis="field")
    assert [(date.value, date.basis) for date in article.other_dates] == [("2024-05-04", "dateline")]
    assert cut(article, article.other_dates[0]) == "May 4, 2024"


def test_a_date_that_is_more_precise_than_the_chosen_one_is_kept() -> None:
    article = read_fields(text=f"Harbour to be rebuilt\n\n3 April 2024\n\n{PROSE}", date="2024")

    assert article.published == Known(value="2024", basis="field")
    assert [(date.value, date.basis) for date in article.other_dates] == [("2024-04-03", "date line")]


def test_half_characters_are_kept_out_of_what_is_known() -> None:
    article = read_fields(text=PROSE, title="Harbour \ud83d", source="wire \udc00")

    assert article.title == Known(value="Harbour \ufffd", basis="field")
    assert article.source == "wire \ufffd"
