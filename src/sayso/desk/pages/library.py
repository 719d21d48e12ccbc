"""The library: all articles of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.desk.routing import Page, Part
from sayso.store import ArticleView, Ledger


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryAsked:
    """Which articles are asked for."""

    text: str | None = None
    """Words of the title or the text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """Articles of the ledger."""

    articles: tuple[ArticleView, ...]


def make_library(ledger: Ledger, asked: LibraryAsked) -> Library:
    """Return the articles that are asked for."""
    found = ledger.search_articles(asked.text) if asked.text else ledger.articles
    return Library(articles=tuple(found))


PART = Part(
    pages=(
        Page(
            path="/articles",
            name="Library",
            template="library.html",
            asked=LibraryAsked,
            view=Library,
            make=make_library,
        ),
    )
)
