"""Check: what is quoted, beside what was said.

A quotation, or an article of the ledger, comes in with the texts that it is to be checked against: articles of the
ledger, files or pasted text, none of which is written down. What came of it is kept in memory for a while, under an
address of its own. How quotations are sought is left to the pipeline.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice

import anyio
import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso import pipeline
from sayso.desk.articles import article_meant
from sayso.desk.files import HTML, JSON_LINES, saved
from sayso.desk.pages.add import plain_name
from sayso.desk.routing import AskedError, Desk, Done, Page, Part, Upload, asked_for
from sayso.intake import Handed
from sayso.records import GivenText, Skipped, Verification
from sayso.records.ids import fingerprint
from sayso.show.page.verification import make_verification_page
from sayso.show.verification import Checks, make_checks
from sayso.show.verification_lines import verification_lines
from sayso.show.words import count
from sayso.store import ArticleView, Ledger

_FOUND = 12
"""Articles that are offered to choose from."""

_MOST_FILES = 20
_LONGEST_QUOTATION = 5_000  # characters
_MOST_PASTED = 4 * 2**20  # bytes
_MOST_SOUGHT = 3_000_000
"""Characters of all texts together, in which quotations are sought within some ten seconds."""

_AT_ONCE = 2
"""Checks that run at once: each takes a processor."""

_KEPT = 24
"""Checks that are kept; the oldest goes for the next."""

_PASTED = "pasted text"


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckAsked:
    """What a check is to begin with, and what is looked for to choose from."""

    article: str | None = None
    """The article whose quotations are to be checked, by its id."""

    against: tuple[str, ...] = ()
    """Articles of the ledger to check against."""

    quotation: str | None = None
    speaker: str | None = None
    find: str | None = None
    """Words of the article that is looked for."""

    find_text: str | None = None
    """Words of the texts that are looked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToCheck:
    """What can be chosen."""

    article: ArticleView | None
    articles: tuple[ArticleView, ...]
    """Those that were found, but for the one that is chosen."""

    texts: tuple[ArticleView, ...]
    """Those that are chosen."""

    further: tuple[ArticleView, ...]
    """Those that were found."""


def make_to_check(ledger: Ledger, asked: CheckAsked) -> ToCheck:
    """Return what is chosen, and what was found to choose from."""
    article = article_meant(ledger, asked.article) if asked.article else None
    texts = tuple({view.id: view for view in (article_meant(ledger, one) for one in asked.against)}.values())
    return ToCheck(
        article=article,
        articles=_found(ledger, asked.find, (article,) if article else ()),
        texts=texts,
        further=_found(ledger, asked.find_text, texts),
    )


def _found(ledger: Ledger, text: str | None, without: Iterable[ArticleView]) -> tuple[ArticleView, ...]:
    chosen = {view.id for view in without}
    found = ledger.search_articles(text) if text else ()
    return tuple(islice((view for view in found if view.id not in chosen), _FOUND))


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeAsked:
    """Which check is asked for."""

    check: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A check, and of which articles of the ledger it was made."""

    id: str
    checks: Checks
    article: str | None
    """The id of the article that was checked; None for words alone."""

    readable: tuple[str, ...]
    """The ids of the articles and texts that lie in the ledger."""

    skipped: tuple[Skipped, ...]
    """Texts that could not be read."""


class _Kept:
    """The last checks, with the lines by which programs read them."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, tuple[Made, bytes]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, made: Made, lines: bytes) -> None:
        with self._lock:
            self._made[made.id] = made, lines
            self._made.move_to_end(made.id)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)

    def get(self, check: str) -> tuple[Made, bytes]:
        with self._lock:
            found = self._made.get(check)
        if found is None:
            reason = "this check is not kept any more; make it again"
            raise HTTPException(HTTPStatus.NOT_FOUND, reason)
        return found


_kept = _Kept()
"""For all desks of the process: what is kept goes by an id that is made of all that it says."""


def make_made(_: Ledger, asked: MadeAsked) -> Made:
    """Return a check that is kept."""
    return _kept.get(asked.check)[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class ToBeChecked:
    """What is to be checked against what, as the form has it."""

    article: str | None = None
    quotation: str | None = None
    speaker: str | None = None
    against: tuple[str, ...] = ()
    pasted: str | None = None


def _check(desk: Desk, asked: ToBeChecked, handed: Sequence[Handed]) -> Made:
    """Check what is asked for, and keep what came of it."""
    if not asked.article and not (asked.quotation and asked.quotation.strip()):
        raise AskedError("there is nothing to be checked; type a quotation or choose an article")
    if len(asked.quotation or "") > _LONGEST_QUOTATION:
        raise AskedError(f"the quotation has more than {_LONGEST_QUOTATION:,} characters; add it as an article")
    pasted = [Handed(name=_PASTED, data=asked.pasted.encode("utf-8", "replace"))] if asked.pasted else []
    with Ledger.open(desk.path, write=False) as ledger:
        reading = ledger.reading(article_meant(ledger, asked.article).id) if asked.article else None
        read = [ledger.reading(article_meant(ledger, one).id) for one in dict.fromkeys(asked.against)]
    found = list(pipeline.given_texts((*handed, *pasted)))
    skipped = tuple(one for one in found if isinstance(one, Skipped))
    texts = (
        *(pipeline.given_text(one.source, one.article) for one in read),
        *(one for one in found if isinstance(one, GivenText)),
    )
    _refuse_what_cannot_be_sought(texts, skipped)
    if reading:
        (verification,) = pipeline.verify([reading], texts)
    else:
        verification = pipeline.verify_words(asked.quotation or "", texts, speaker=asked.speaker)
    readable = (*([reading.article.id] if reading else []), *(one.article.id for one in read))
    return _keep(verification, reading.article.id if reading else None, readable, skipped)


def _refuse_what_cannot_be_sought(texts: Sequence[GivenText], skipped: Sequence[Skipped]) -> None:
    if not texts:
        why = "; ".join(f"{one.source}: {one.reason}" for one in skipped)
        raise AskedError(why or "there is no text to check against; choose, upload or paste one")
    size = sum(len(given.article.text) for given in texts)
    if size > _MOST_SOUGHT:
        raise AskedError(
            f"the texts have {size:,} characters, more than {_MOST_SOUGHT:,}; choose fewer or shorter ones"
        )


def _keep(
    verification: Verification, article: str | None, readable: tuple[str, ...], skipped: tuple[Skipped, ...]
) -> Made:
    lines = b"".join(verification_lines(verification))
    made = Made(
        id=fingerprint("check", lines, readable, skipped),
        checks=make_checks(verification),
        article=article,
        readable=readable,
        skipped=skipped,
    )
    _kept.keep(made, lines)
    return made


def _routes(desk: Desk) -> Iterator[BaseRoute]:
    free = anyio.Semaphore(_AT_ONCE)

    async def check(request: Request) -> Response:
        """Check what a form brings."""
        async with (
            free,
            request.form(max_files=_MOST_FILES, max_fields=200, max_part_size=_MOST_PASTED) as form,
        ):
            given = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
            files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
            handed = [
                Handed(name=plain_name(file.filename or ""), data=await file.read()) for file in files if file.filename
            ]
            made = await run_in_threadpool(_check, desk, asked_for(ToBeChecked, given), handed)
        number = count(len(made.checks.quotations), "quotation")
        done = Done(told=f"{number} checked against {count(len(made.checks.against), 'text')}.", go=f"/check/{made.id}")
        return Response(msgspec.json.encode(done), media_type="application/json")

    def page(request: Request) -> Response:
        made = _kept.get(request.path_params["check"])[0]
        return saved(make_verification_page([made.checks]), HTML, name="check.html")

    def lines(request: Request) -> Response:
        return saved(_kept.get(request.path_params["check"])[1], JSON_LINES, name="check.jsonl")

    yield Route("/check", check, methods=["POST"])
    yield Route("/check/{check}/page", page)
    yield Route("/check/{check}/lines", lines)


PART = Part(
    pages=(
        Page(path="/check", name="Check", template="check.html", asked=CheckAsked, view=ToCheck, make=make_to_check),
        Page(
            path="/check/{check}",
            name="What was quoted and said",
            template="check_made.html",
            asked=MadeAsked,
            view=Made,
            make=make_made,
        ),
    ),
    uploads=(Upload(path="/check", name="Check what is quoted", asked=ToBeChecked, file="file"),),
    routes=_routes,
)
