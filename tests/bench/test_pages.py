"""How the body of pages is scored, and what the bench's own sites do with an article."""

from __future__ import annotations

import pytest
from bench.pages import f1, shares
from bench.sites import SITES, Site

from sayso.intake.html.page import read_source
from sayso.records import READ_ROLES, BlockRole

BLOCKS = [
    (BlockRole.TITLE, "Harbour to be rebuilt"),
    (BlockRole.BYLINE, "By Cleo Marsh"),
    (BlockRole.DATE, "3 April 2024"),
    (BlockRole.CAPTION, "What is left of the quay. Photo: Ole Dahl"),
    *(
        (
            BlockRole.PARAGRAPH,
            f"On day {number} the council voted, and “we will pay for all of it – & more”, said Ann Lee, who presides.",
        )
        for number in range(1, 13)
    ),
    (BlockRole.HEADING, "What it costs"),
    (
        BlockRole.PARAGRAPH,
        "Nine million crowns, two thirds of which the kingdom’s fund for harbours has promised to pay.",
    ),
    (BlockRole.QUOTE, "I have seen three such plans, and I have mended my nets behind the same wall all my life."),
]


@pytest.mark.parametrize(
    ("true", "found", "share"),
    [
        ("a b c d e", "a b c d e", (1.0, 0.0, 0.0)),
        ("a b c d e", "a b c d", (0.5, 0.0, 0.5)),
        ("a b c d", "a b c d e f", (1 / 3, 2 / 3, 0.0)),
        ("a b", "a b", (1.0, 0.0, 0.0)),
        ("a b", "", (0.0, 0.0, 1.0)),
        ("", "", (0.0, 0.0, 0.0)),
    ],
)
def test_runs_of_four_words_are_compared(true: str, found: str, share: tuple[float, float, float]) -> None:
    assert shares(true, found) == pytest.approx(share)


def test_precision_and_recall_are_means_over_pages() -> None:
    assert f1([(1.0, 0.0, 0.0)]) == 1.0
    assert f1([(1.0, 0.0, 0.0), (0.0, 0.0, 1.0)]) == 0.5
    assert f1([(0.5, 0.0, 0.5)]) == pytest.approx(2 * 0.5 / 1.5)


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
@pytest.mark.parametrize("number", range(4))
def test_an_article_comes_back_from_each_site(site: Site, number: int) -> None:
    read = read_source(site(BLOCKS, number))
    assert not isinstance(read, str)
    text = read.laid_out.text

    found = [(block.role, block.span.of(text)) for block in read.laid_out.blocks if block.role in READ_ROLES]

    assert found == [block for block in BLOCKS if block[0] in READ_ROLES]
