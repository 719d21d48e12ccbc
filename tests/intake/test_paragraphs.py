"""Lines become paragraphs."""

from tests.intake.reading import blocks, body, read_text

LONG = [
    "The council of Port Linton voted on Monday to rebuild the old harbour, which a storm had destroyed in the spring.",
    "“We will pay every cent of it,” said the mayor, Ann Lee, who had opposed it for years before the storm came.",
    "So far. Bo Kim, who owns two boats, believes that the money will be gone before the first stone is set.",
]
WRAPPED = """\
The council of Port Linton voted on
Monday to rebuild the old harbour, which
a storm had destroyed in the spring.{gap}
“We will pay every cent of it,” said the
mayor, Ann Lee, who had opposed it for
years before the storm came.{gap}
So far. Bo Kim, who owns two boats,
believes that the money will be gone
before the first stone is set.
"""


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert body(read_text("\n".join(LONG))) == LONG
    assert body(read_text("\n\n".join(LONG))) == LONG
    assert body(read_text("\r\n".join(LONG))) == LONG
    assert body(read_text("\r".join(LONG))) == LONG


def test_wrapped_lines_become_paragraphs() -> None:
    assert body(read_text(WRAPPED.format(gap="\n"))) == LONG


def test_wrapped_lines_without_blank_lines_are_parted_where_a_line_ends_early() -> None:
    assert body(read_text(WRAPPED.format(gap=""))) == LONG


def test_wrapped_lines_with_a_blank_line_after_each_become_paragraphs() -> None:
    assert body(read_text(WRAPPED.format(gap="\n\n").replace("\n", "\n\n"))) == LONG


def test_indented_first_lines_part_paragraphs() -> None:
    indented = "".join(
        f"    {line}\n" if line.startswith(("The", "“", "So")) else f"{line}\n"
        for line in WRAPPED.format(gap="").splitlines()
    )

    assert body(read_text(indented)) == LONG


def test_a_heading_above_wrapped_lines_is_a_block_of_its_own() -> None:
    article = read_text("Harbour to be rebuilt\nBy Ann Lee\n3 April 2024\n\n" + WRAPPED.format(gap="\n"))

    assert blocks(article)[:3] == [
        ("title", "Harbour to be rebuilt"),
        ("byline", "By Ann Lee"),
        ("date", "3 April 2024"),
    ]
    assert body(article) == LONG


def test_blanks_are_folded_and_blank_lines_may_hold_blanks() -> None:
    assert body(read_text(f"  {LONG[0]}  \n \t \n{LONG[1].replace(' ', '   ')}\n")) == LONG[:2]


def test_items_of_a_list_are_blocks() -> None:
    article = read_text(f"{LONG[0]}\n\nThe plan has three parts:\n- a wall of stone.\n- a crane.\n- a customs house.\n")

    assert [words for _, words in blocks(article)][2:] == ["- a wall of stone.", "- a crane.", "- a customs house."]


def test_a_line_of_prose_that_looks_like_a_notice_stays_in_its_paragraph() -> None:
    article = read_text(
        "He told the council that anybody who\nhad a house on the quay would have to\nleave. Nobody moved. "
        "They were told to\nemail the clerk at desk@linton.example\nand nobody else was asked to send any\nletters.\n"
    )

    assert len(article.blocks) == 1
