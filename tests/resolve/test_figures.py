"""Whose dollar a bare "$" is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sayso.records import Article, Comparator, Figure, Span
from sayso.resolve.figures import settle_figures
from tests.planted import marked_article


def amount(article: Article, span: Span, *, unit: str = "USD", assumed: tuple[str, ...] = ("unit",)) -> Figure:
    return Figure(
        article_id=article.id,
        span=span,
        low=Decimal(5),
        high=Decimal(5),
        comparator=Comparator.EXACT,
        unit=unit,
        assumed=assumed,
    )


@pytest.mark.parametrize(
    ("publisher", "source", "unit"),
    [
        ("The Hartwick Post", "post.txt", "USD"),
        ("post.example.com.au", "post.txt", "AUD"),
        ("The Hartwick Post", "https://news.hartwick.ca/budget", "CAD"),
        ("The Hartwick Post", "http://hartwick.co.nz:8080", "NZD"),
        ("The Hartwick Post", "notes.ca", "USD"),
        ("Hartwick Times of Singapore", "a.txt", "SGD"),
        ("Radio New Zealand", "a.txt", "NZD"),
        ("The Canada–Australia Review", "a.txt", "USD"),
        ("hartwick.de", "a.txt", "USD"),
        ("", "https://", "USD"),
    ],
)
def test_a_bare_dollar_is_the_publishers(publisher: str, source: str, unit: str) -> None:
    article, spans = marked_article("It cost [figure|$5].", publisher=publisher, source=source)

    (settled,) = settle_figures(article, [amount(article, spans["figure"][0])])

    assert (settled.unit, settled.assumed) == (unit, ("unit",))


def test_what_the_words_say_stays() -> None:
    article, spans = marked_article("It cost [figure|US$5] or [figure|€5].", publisher="Radio New Zealand")
    dollars, euros = spans["figure"]
    said = (amount(article, dollars, assumed=()), amount(article, euros, unit="EUR", assumed=()))

    assert settle_figures(article, said) == said
