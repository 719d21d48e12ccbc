"""The article beside its source: the text as it was repaired, and what was read, with the same words marked in both.

An article's id and what is to be looked up come in; the passages of the source around it, or the pages of a printed one
with boxes over its words, go out. A source is text here, whatever it was: a web page is shown as it was written, and
nothing of it is obeyed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.desk.article_text import ArticleText, article_text
from sayso.desk.articles import Meant, article_meant, meant
from sayso.desk.pictures import page_picture
from sayso.desk.readings import reading_with_card
from sayso.desk.routing import Desk, Page, Part
from sayso.errors import LedgerError
from sayso.records import PageBox, Reading, Span
from sayso.show.source_places import around, cut, passages, place_told
from sayso.store import ArticleView, Ledger

_WHOLE = 40_000
"""Characters of a source that are shown all at once; of a longer one the regions around the words."""

_REGION = 4_000
"""Characters before and after the words."""

_BOX = 2.0
"""Points by which a box is wider than its words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OriginalAsked:
    """Which article, and what of it is to be looked up."""

    article: str
    """Its id, or the beginning of that."""

    entry: str | None = None
    """The id of any record of the article, or the name of an entry on its card."""

    at: str | None = None
    """A stretch of the article's text: ``120:180``."""

    start: int | None = None
    """Where in a long source what is shown is to begin."""

    page: int | None = None
    """Of a printed source, from 1."""

    part: int | None = None
    """Of a very long article, which is shown in parts, from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcePassage:
    """A stretch of the decoded source."""

    start: int
    text: str
    marked: tuple[Span, ...]
    """What of it was looked up, in positions of the source."""

    place: str | None
    """Where that stands, in words; None where nothing of it was looked up."""

    @property
    def runs(self) -> Iterator[tuple[str, bool]]:
        """The text in runs, and whether each is marked."""
        for span, marked in cut(Span(self.start, self.start + len(self.text)), self.marked):
            yield self.text[span.start - self.start : span.end - self.start], marked


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcePage:
    """A page of a printed source."""

    number: int
    width: float
    """In points, as all here."""

    height: float
    boxes: tuple[PageBox, ...]
    """Over the words that were looked up, from the bottom left."""

    reason: str | None
    """Why it cannot be shown, where it cannot."""

    @property
    def rectangles(self) -> Iterator[tuple[float, float, float, float]]:
        """The boxes from the top left: across, down, width and height."""
        for box in self.boxes:
            width, height = box.right - box.left + 2 * _BOX, box.top - box.bottom + 2 * _BOX
            yield round(box.left - _BOX, 1), round(self.height - box.top - _BOX, 1), round(width, 1), round(height, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """An article beside its source."""

    article: ArticleView
    text: ArticleText
    opened: Meant | None
    """What was looked up."""

    lost: str | None
    """What was to be looked up and is not here."""

    media_type: str
    encoding: str
    bytes: int
    characters: int
    """Of the decoded source."""

    passages: tuple[SourcePassage, ...]
    """Of a source without pages."""

    before: int | None
    """Where the stretch of a long source before what is shown begins; None where there is none."""

    after: int | None
    pages: int
    """How many pages a printed source has; 0 for others."""

    page: SourcePage | None
    """Of a printed source: the page on which what was looked up begins, or the one that was asked for."""

    others: tuple[int, ...]
    """Further pages that hold what was looked up."""


def make_original(ledger: Ledger, asked: OriginalAsked) -> Original:
    """Return an article beside its source."""
    view = article_meant(ledger, asked.article)
    reading, card = reading_with_card(ledger, view.id)
    opened = meant(reading, entry=asked.entry, at=asked.at)
    article, source = reading.article, reading.source
    spans = opened.spans if opened else ()
    shown = () if article.pages else tuple(_passages(reading, spans, asked.start))
    one = shown[0] if len(shown) == 1 else None
    end = one.start + len(one.text) if one else 0
    boxes = tuple(box for span in spans for box in article.boxes(span))
    pages = article.pages.lines[-1].page if article.pages and article.pages.lines else 0
    number = min(max(asked.page or (boxes[0].page if boxes else 1), 1), pages) if pages else 0
    return Original(
        article=view,
        text=article_text(card, opened, asked.part),
        opened=opened,
        lost=None if opened else asked.entry or asked.at,
        media_type=source.media_type,
        encoding=source.encoding,
        bytes=len(source.data),
        characters=len(source.text),
        passages=shown,
        before=max(0, one.start - 2 * _REGION) if one and one.start else None,
        after=end if one and end < len(source.text) else None,
        pages=pages,
        page=_page(reading, number, boxes) if number else None,
        others=tuple(sorted({box.page for box in boxes} - {number})),
    )


def _passages(reading: Reading, spans: Sequence[Span], start: int | None) -> Iterator[SourcePassage]:
    """Yield the whole of a short source, of a long one the regions around ``spans``, or what follows ``start``."""
    text = reading.source.text
    found = tuple(passages(reading.article, spans))
    if len(text) <= _WHOLE:
        pieces = tuple(piece for passage in found for piece in passage)
        yield SourcePassage(start=0, text=text, marked=pieces, place=_told(reading, pieces))
    elif start is not None or not found:
        begin = min(max(start or 0, 0), max(len(text) - 1, 0))
        shown = Span(begin, min(begin + 2 * _REGION, len(text)))
        yield SourcePassage(start=begin, text=shown.of(text), marked=(), place=None)
    else:
        for region, pieces in _regions(text, found):
            yield SourcePassage(start=region.start, text=region.of(text), marked=pieces, place=_told(reading, pieces))


def _regions(text: str, found: Sequence[tuple[Span, ...]]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield the regions around passages; those that would touch are one."""
    together: list[tuple[Span, tuple[Span, ...]]] = []
    for pieces in found:
        region = around(text, pieces, _REGION)
        if together and together[-1][0].end >= region.start:
            before, others = together.pop()
            together.append((Span(before.start, max(before.end, region.end)), (*others, *pieces)))
        else:
            together.append((region, pieces))
    yield from together


def _told(reading: Reading, pieces: Sequence[Span]) -> str | None:
    return place_told(reading.article, pieces) if pieces else None


def _page(reading: Reading, number: int, boxes: Sequence[PageBox]) -> SourcePage:
    drawn = page_picture(reading.source.data, reading.article.sha256, number)
    return SourcePage(
        number=number,
        width=drawn.width,
        height=drawn.height,
        boxes=tuple(box for box in boxes if box.page == number),
        reason=drawn.reason,
    )


def _page_picture(desk: Desk, request: Request) -> Response:
    """Answer with a page of a printed source as a PNG."""
    with Ledger.open(desk.path, write=False) as ledger:
        view = article_meant(ledger, request.path_params["article"])
        reading = ledger.reading(view.id, only=())
    number = request.path_params["page"]
    if not reading.article.pages:
        raise LedgerError(view.id, "its source has no pages")
    drawn = page_picture(reading.source.data, reading.article.sha256, number)
    if drawn.reason:
        raise LedgerError(f"page {number}", f"the source {drawn.reason}")
    return Response(drawn.png, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


def _routes(desk: Desk) -> Iterator[BaseRoute]:
    yield Route("/articles/{article}/pages/{page:int}.png", partial(_page_picture, desk))


PART = Part(
    pages=(
        Page(
            path="/articles/{article}/original",
            name="Original",
            template="original.html",
            asked=OriginalAsked,
            view=Original,
            make=make_original,
        ),
    ),
    routes=_routes,
)
