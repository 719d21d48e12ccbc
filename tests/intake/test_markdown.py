"""Markdown says by its marks what a block is; the marks stay in the source."""

from sayso.records import Known, Span
from tests.intake.reading import blocks, read_markdown

ARTICLE = """\
---
title: "Give the harbour back"
author: Ann Lee
date: 2024-04
publisher: The Linton Courier
tags: [sea, stone]
---

# Give the harbour back

*It was never theirs*

By Ann Lee

The council *voted* on Monday to **rebuild** the [old harbour](https://linton.example/a_b),
which a storm had destroyed.

## What Lee said

She put it like this:

> We will pay every cent of it,
> and we will pay it twice.
>
> Nobody believed us.

- a wall
- a crane

![The harbour in April](harbour.jpg)

***

_Ann Lee is a columnist._
"""


def test_each_block_gets_its_role_and_loses_its_marks() -> None:
    assert blocks(read_markdown(ARTICLE))[1:] == [
        ("title", "Give the harbour back"),
        ("dek", "It was never theirs"),
        ("byline", "By Ann Lee"),
        ("paragraph", "The council voted on Monday to rebuild the old harbour, which a storm had destroyed."),
        ("heading", "What Lee said"),
        ("paragraph", "She put it like this:"),
        ("quote", "We will pay every cent of it, and we will pay it twice."),
        ("quote", "Nobody believed us."),
        ("paragraph", "a wall"),
        ("paragraph", "a crane"),
        ("caption", "The harbour in April"),
        ("furniture", "***"),
        ("bio", "Ann Lee is a columnist."),
    ]


def test_front_matter_is_kept_and_told() -> None:
    article = read_markdown(ARTICLE)

    role, words = blocks(article)[0]
    assert role == "furniture"
    assert words.startswith('--- title: "Give the harbour back" author: Ann Lee')
    assert article.title == Known(value="Give the harbour back", basis="front matter", span=Span(12, 33))
    assert [author.value for author in article.authors] == ["Ann Lee"]
    assert article.publisher is not None
    assert article.publisher.value == "The Linton Courier"
    assert article.published == Known(value="2024-04", basis="front matter")


def test_authors_may_be_a_list() -> None:
    article = read_markdown("---\nauthors:\n  - Ann Lee\n  - Bo Kim\n---\n\nThe harbour will be rebuilt.\n")

    assert [author.value for author in article.authors] == ["Ann Lee", "Bo Kim"]


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    article = read_markdown("---\n\nThe harbour will be rebuilt, the mayor says.\n")

    assert blocks(article) == [("furniture", "---"), ("paragraph", "The harbour will be rebuilt, the mayor says.")]


def test_underlined_headings() -> None:
    article = read_markdown(
        "Give it back\n============\n\nThe mayor refuses to.\n\nNobody knows\n---\n\nTime will tell.\n"
    )

    assert [(role, words) for role, words in blocks(article) if role != "furniture"] == [
        ("title", "Give it back"),
        ("paragraph", "The mayor refuses to."),
        ("heading", "Nobody knows"),
        ("paragraph", "Time will tell."),
    ]


def test_signs_that_mark_nothing_stay() -> None:
    words = "Snake_case words, 2 * 3 * 4, a [sic] and an unclosed *star cost $5 (about £4)."

    assert blocks(read_markdown(words)) == [("paragraph", words)]
