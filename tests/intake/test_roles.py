"""Blocks get their roles, and the body stays whole."""

import pytest

from tests.intake.reading import blocks, read_fields, read_text

PROSE = [
    "The council of Port Linton voted on Monday to rebuild the old harbour, which a storm had destroyed in the spring.",
    "“We will pay every cent of it,” said the mayor, Ann Lee, who had opposed it for years before the storm came.",
    "So far. Bo Kim, who owns two boats, believes that the money will be gone before the first stone is set.",
]


def roles_around(head: list[str], tail: list[str]) -> list[tuple[str, str]]:
    """Return the blocks that are no paragraphs of ``PROSE``."""
    article = read_text("\n\n".join([*head, *PROSE, *tail]))
    assert [words for _, words in blocks(article) if words in PROSE] == PROSE
    return [(role, words) for role, words in blocks(article) if words not in PROSE]


def test_the_head_of_an_article() -> None:
    assert roles_around(
        [
            "Port Linton to rebuild its harbour",
            "A close vote ends years of quarrel.",
            "By Ann Lee and Bo Kim, Staff writers",
            "The Linton Courier",
            "Updated 5 April 2024, 10:15 a.m. | Published April 3, 2024",
        ],
        [],
    ) == [
        ("title", "Port Linton to rebuild its harbour"),
        ("dek", "A close vote ends years of quarrel."),
        ("byline", "By Ann Lee and Bo Kim, Staff writers"),
        ("byline", "The Linton Courier"),
        ("date", "Updated 5 April 2024, 10:15 a.m. | Published April 3, 2024"),
    ]


def test_a_title_may_end_with_a_full_stop_where_a_blank_line_sets_it_off() -> None:
    article = read_text("Harbour to be rebuilt.\n\n" + "\n".join(PROSE))

    assert blocks(article)[0] == ("title", "Harbour to be rebuilt.")


def test_a_text_that_begins_with_a_paragraph_has_no_title() -> None:
    article = read_text("\n\n".join(PROSE))

    assert article.title is None
    assert {role for role, _ in blocks(article)} == {"paragraph"}


def test_the_title_told_outside_the_text_is_found_in_it() -> None:
    article = read_fields(text="\n\n".join(["OPINION", "The harbour, again.", *PROSE]), title="The harbour, again")

    assert blocks(article)[1] == ("title", "The harbour, again.")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("caption", "Photo: The harbour of Port Linton in April."),
        ("caption", "FILE - The harbour of Port Linton before the storm."),
        ("caption", "Ann Lee speaks to the council on Monday. (Photo by Bo Kim)"),
        ("caption", "Bo Kim / Reuters"),
        ("furniture", "Advertisement"),
        ("furniture", "* * *"),
        ("furniture", "Read more: The storm that nobody saw coming"),
        ("furniture", "Sign up for our newsletter here."),
        ("furniture", "Follow us on Twitter"),
        ("furniture", "Watch the whole debate below:"),
        ("furniture", "© 2024 The Linton Courier. All rights reserved."),
        ("furniture", "(Reporting by Ann Lee; editing by Bo Kim)"),
        ("furniture", "newsdesk@linton.example"),
        ("furniture", "Cy Dow contributed to this report."),
        ("furniture", "This text may not be reproduced without leave."),
    ],
)
def test_what_is_not_the_article_is_kept_out_of_its_body(role: str, words: str) -> None:
    article = read_text("\n\n".join([PROSE[0], words, *PROSE[1:]]))

    assert blocks(article)[1] == (role, words)


@pytest.mark.parametrize(
    "words",
    [
        "Read more books, the mayor told the children, and less news.",
        "“Follow us on Twitter,” said Bo Kim, who sells lobsters.",
        "Watch out, she said.",
        "Share prices fell by a third.",
        "The photo was taken by Bo Kim on Monday.",
        "LONDON (AP) — The mayor resigned.",
        "Bo Kim is a reporter at The Linton Courier, and he has not slept since Monday.",
        "She wrote to ann@linton.example and had no answer.",
        "By Monday, nobody was left.",
        "Translation: “We will not pay,” said Bo Kim.",
    ],
)
def test_paragraphs_that_begin_alike_stay_in_the_body(words: str) -> None:
    article = read_text("\n\n".join([PROSE[0], words, *PROSE[1:]]))

    assert blocks(article)[1] == ("paragraph", words)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("bio", "Cy Dow is a columnist for The Linton Courier."),
        ("bio", "Cy Dow covers fishing for The Linton Courier."),
        ("bio", "The writer is a former harbour master."),
        ("furniture", "Have you a story about the storm? Write to newsdesk@linton.example or call 01632 960118."),
        ("paragraph", "Bo Kim has not made up his mind."),
    ],
)
def test_the_end_of_an_article(role: str, words: str) -> None:
    assert roles_around([], [words]) == [(role, words)]


def test_an_author_who_is_named_in_full_at_the_end_has_a_bio() -> None:
    article = read_fields(text="\n\n".join([*PROSE, "Cy Dow lives in Port Linton."]), authors=["Cy Dow"])

    assert blocks(article)[-1] == ("bio", "Cy Dow lives in Port Linton.")


def test_a_byline_that_returns_is_furniture() -> None:
    assert roles_around(["Harbour to be rebuilt", "By Ann Lee"], ["By Ann Lee"]) == [
        ("title", "Harbour to be rebuilt"),
        ("byline", "By Ann Lee"),
        ("furniture", "By Ann Lee"),
    ]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    article = read_text("\n\n".join([PROSE[0], "What the fishermen say", *PROSE[1:]]))

    assert blocks(article)[1] == ("heading", "What the fishermen say")


def test_an_indented_paragraph_is_a_quotation() -> None:
    quoted = "We have put this off for four winters, and the sea has not waited for us to make up our minds."
    article = read_text("\n\n".join([PROSE[0], f"      {quoted}", *PROSE[1:]]))

    assert blocks(article)[1] == ("quote", quoted)
