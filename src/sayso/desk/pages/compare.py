"""Accounts of one event, side by side: what several tell, where they differ, in which words each tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.desk.articles import article_meant
from sayso.desk.files import HTML, JSON_LINES, saved
from sayso.desk.routing import AskedError, Desk, Page, Part, asked_for
from sayso.show.across import side_by_side
from sayso.show.limits import MOST_ACCOUNTS
from sayso.show.page.comparison import make_comparison_page
from sayso.show.side import Side, side_lines
from sayso.store import ArticleView, Ledger


@dataclass(frozen=True, kw_only=True, slots=True)
class CompareAsked:
    """Which articles are to be compared: those that are named, and those that hold all words."""

    query: str | None = None
    """Words that stand in the title or the text; in double quotation marks next to each other."""

    article: tuple[str, ...] = ()
    """Ids of articles, or their beginnings."""

    about: str | None = None
    """The name of somebody: of the publishers' own words, those of sentences that mention him."""

    @property
    def address(self) -> str:
        """The query of the address that asks for it."""
        pairs = [("query", self.query), *(("article", one) for one in self.article), ("about", self.about)]
        return urlencode([(name, value) for name, value in pairs if value])


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """Several accounts side by side, or the one article that was found, or none."""

    side: Side | None
    """None where there are no two articles to be compared."""

    articles: tuple[ArticleView, ...]
    """Those that are compared."""

    found: int
    """How many there are; the search goes to a hundred."""

    limit: int = MOST_ACCOUNTS
    """How many are compared at most."""


def make_compared(ledger: Ledger, asked: CompareAsked) -> Compared:
    """Return the articles that are asked for, side by side."""
    found = _articles(ledger, asked)
    shown = found[:MOST_ACCOUNTS]
    side = None
    if len(shown) > 1:
        query = None if asked.article else asked.query
        side = side_by_side(ledger, [one.id for one in shown], query=query, today=date.today(), about=asked.about)
    return Compared(side=side, articles=shown, found=len(found))


def _articles(ledger: Ledger, asked: CompareAsked) -> tuple[ArticleView, ...]:
    named = (article_meant(ledger, one) for one in asked.article)
    found = ledger.search_articles(asked.query) if asked.query else ()
    return tuple({view.id: view for view in (*named, *found)}.values())


def _routes(desk: Desk) -> list[BaseRoute]:
    """Return what a comparison is saved by: a page of its own, and JSON Lines."""

    def side(request: Request) -> Side:
        asked = asked_for(CompareAsked, request.query_params.multi_items())
        with Ledger.open(desk.path, write=False) as ledger:
            made = make_compared(ledger, asked).side
        if made is None:
            raise AskedError("fewer than two articles fit, so there is nothing to compare")
        return made

    def page(request: Request) -> Response:
        return saved(make_comparison_page(side(request)), HTML, name="comparison.html")

    def lines(request: Request) -> Response:
        return saved(b"".join(side_lines(side(request))), JSON_LINES, name="comparison.jsonl")

    return [Route("/compare/page", page), Route("/compare/lines", lines)]


PART = Part(
    pages=(
        Page(
            path="/compare",
            name="Compare",
            template="compare.html",
            asked=CompareAsked,
            view=Compared,
            make=make_compared,
        ),
    ),
    routes=_routes,
)
