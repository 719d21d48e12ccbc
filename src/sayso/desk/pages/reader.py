"""The reader: an article as text with all that was found in it, and the card of each entry.

An article's id comes in; its text with marks, its speakers and the entries go out. Where the words stand in the source
is left to ``original``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.desk.article_text import ArticleText, article_text
from sayso.desk.articles import Meant, article_meant, current_version, meant, record_ids
from sayso.desk.files import HTML, saved
from sayso.desk.readings import reading_with_card
from sayso.desk.routing import Desk, Page, Part
from sayso.records import ArticleId, CarrierView, Maker, Skipped
from sayso.show.card import (
    ActEntry,
    AppraisalEntry,
    Fact,
    FigureEntry,
    SentenceEntry,
    Speaker,
    TimeEntry,
)
from sayso.show.citation import on_the_web
from sayso.show.page import make_page
from sayso.show.words import not_analysed, place
from sayso.store import ArticleView, Ledger


@dataclass(frozen=True, kw_only=True, slots=True)
class ReaderAsked:
    """Which article, and what of it is to be opened."""

    article: str
    """Its id, or the beginning of that."""

    entry: str | None = None
    """The id of any record of the article, or the name of an entry on its card: ``s3``, ``a1``, ``f2``."""

    at: str | None = None
    """A stretch of the article's text to be marked: ``120:180``."""

    part: int | None = None
    """Of a very long article, which is shown in parts, from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """A layer of marks."""

    name: str
    title: str
    number: int
    on: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """An article and all that was found in it."""

    article: ArticleView
    title: Fact | None
    """None where the source gives none."""

    facts: tuple[Fact, ...]
    """Author, date and publisher, each with how it is known."""

    media_type: str
    encoding: str
    sha256: str
    maker: Maker
    newer: ArticleView | None
    """The version of the same source that took the place of this one."""

    copies: tuple[CarrierView, ...]
    """Other articles that carry the same text."""

    skipped: Skipped | None
    """Why the article was not analysed, where it was not."""

    text: ArticleText
    speakers: tuple[Speaker, ...]
    """Who speaks, in the order of appearance, with what they say."""

    acts: tuple[ActEntry, ...]
    figures: tuple[FigureEntry, ...]
    times: tuple[TimeEntry, ...]
    """Those whose days are known first, from the earliest."""

    own_words: tuple[AppraisalEntry, ...]
    echoes: tuple[AppraisalEntry, ...]
    sentences: tuple[SentenceEntry, ...]
    records: dict[str, str]
    """The ids of the records by the names of their entries."""

    opened: Meant | None
    """What the address asked for; None where it asked for nothing, or for what is not here."""

    lost: str | None
    """What the address asked for and is not here."""

    @property
    def name(self) -> str:
        """What the article is called."""
        return self.title.value if self.title and self.title.value else place(self.article.source)

    @property
    def web(self) -> str | None:
        """The address of the source, where it has one."""
        return on_the_web(self.article.source)

    @property
    def why_not(self) -> str | None:
        """Why it was not analysed, in a sentence."""
        return not_analysed(self.skipped) if self.skipped else None

    @property
    def layers(self) -> tuple[Counted, ...]:
        """The layers of marks that can be switched, in the order of their keys."""
        statements = sum(len(speaker.statements) for speaker in self.speakers)
        return (
            Counted(name="statements", title="Statements", number=statements),
            Counted(name="acts", title="Acts", number=len(self.acts)),
            Counted(name="figures", title="Figures", number=len(self.figures)),
            Counted(name="times", title="Dates", number=len(self.times)),
            Counted(name="words", title="Own words", number=len(self.own_words) + len(self.echoes)),
            Counted(name="sentences", title="Sentences", number=len(self.sentences), on=False),
        )


def make_reader(ledger: Ledger, asked: ReaderAsked) -> Reader:
    """Return the article that is asked for, with its entries."""
    view = article_meant(ledger, asked.article)
    reading, card = reading_with_card(ledger, view.id)
    opened = meant(reading, entry=asked.entry, at=asked.at)
    return Reader(
        article=view,
        title=card.title,
        facts=card.facts,
        media_type=reading.article.media_type,
        encoding=reading.article.encoding,
        sha256=reading.article.sha256,
        maker=reading.maker,
        newer=current_version(ledger, view),
        copies=tuple(_copies(ledger, view.id)),
        skipped=card.skipped,
        text=article_text(card, opened, asked.part),
        speakers=card.speakers,
        acts=card.acts,
        figures=card.figures,
        times=(*card.timeline, *card.undated),
        own_words=card.own_words,
        echoes=card.echoes,
        sentences=card.sentences,
        records=record_ids(reading),
        opened=opened,
        lost=None if opened else asked.entry or asked.at,
    )


def _copies(ledger: Ledger, article: ArticleId) -> Iterator[CarrierView]:
    for origin in ledger.origins((article,)):
        yield from (one for one in origin.carriers if one.article != article)


def _card_page(desk: Desk, request: Request) -> Response:
    """Answer with the card of an article as a page of its own, which needs nothing else."""
    with Ledger.open(desk.path, write=False) as ledger:
        view = article_meant(ledger, request.path_params["article"])
        page = make_page(reading_with_card(ledger, view.id)[1])
    return saved(page, HTML, name=f"sayso-{view.id}.html")


def _routes(desk: Desk) -> Iterator[BaseRoute]:
    yield Route("/articles/{article}/card.html", partial(_card_page, desk))


PART = Part(
    pages=(
        Page(
            path="/articles/{article}",
            name="Article",
            template="reader.html",
            asked=ReaderAsked,
            view=Reader,
            make=make_reader,
        ),
    ),
    routes=_routes,
)
