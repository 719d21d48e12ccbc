"""Adding: files, pasted text and addresses into the queue, how far it is, and what was skipped before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from itertools import islice

import anyio
import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.desk.rendering import render
from sayso.desk.routing import Action, AskedError, Desk, Done, Page, PageNumber, Part
from sayso.intake import JSON_LINE, LARGEST, Handed
from sayso.store import Ledger, SkippedView

_LISTED = 200
"""Skipped sources on one page."""

_PASTED = "pasted text"
_LONGEST_NAME = 200  # characters
_LONGEST_ADDRESS = 2000  # characters
_MOST_ADDRESSES = 200
_AT_ONCE = 4
"""Files that are taken in at once: a bound on memory."""

_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_FULL = "too much is waiting to be read already; add the rest once some of it is done"


@dataclass(frozen=True, kw_only=True, slots=True)
class AddAsked:
    """Which part of the list of skipped sources is asked for."""

    page: PageNumber = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class NotRead:
    """What could not be read, a part of it."""

    first: int
    """The number of the first of them, from 1."""

    number: int
    """Of all that was skipped."""

    skipped: tuple[SkippedView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TextAsked:
    """A text that somebody pasted, and what he knows of it."""

    text: str = ""
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressesAsked:
    """Addresses of the web, parted by white space."""

    addresses: str = ""


def make_not_read(ledger: Ledger, asked: AddAsked) -> NotRead:
    """Return a page of what could not be read."""
    start = (asked.page - 1) * _LISTED
    return NotRead(
        first=start + 1,
        number=ledger.count_skipped(),
        skipped=tuple(islice(ledger.skipped, start, start + _LISTED)),
    )


def add_text(desk: Desk, asked: TextAsked) -> Done:
    """Put a pasted text into the queue; with what is known of it, it is an article as programs write them."""
    if not asked.text.strip():
        raise AskedError("there is no text to be read; paste one")
    known = {
        "title": asked.title,
        "publisher": asked.publisher,
        "date": asked.published and asked.published.isoformat(),
    }
    known = {name: value for name, value in known.items() if value}
    if known:
        data, media_type = msgspec.json.encode({"text": asked.text, **known}), JSON_LINE
    else:
        data, media_type = asked.text.encode("utf-8", "replace"), None
    _hand_over(desk, Handed(name=_PASTED, data=data, media_type=media_type))
    return Done(told="The text is being read.")


def add_addresses(desk: Desk, asked: AddressesAsked) -> Done:
    """Put addresses into the queue; nothing of this machine can be named by one."""
    addresses = list(dict.fromkeys(asked.addresses.split()))
    if not addresses:
        raise AskedError("there is no address; write one that begins with https://")
    if len(addresses) > _MOST_ADDRESSES:
        raise AskedError(f"these are more than {_MOST_ADDRESSES} addresses; add them bit by bit")
    for address in addresses:
        if len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
            raise AskedError(f"“{address[:80]}” is no address of the web; those begin with https:// or http://")
    for address in addresses:
        if not desk.adding.has_room():
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, _FULL)
        desk.adding.ask_for(address)
    told = "The page is" if len(addresses) == 1 else f"{len(addresses)} pages are"
    return Done(told=f"{told} being fetched and read.")


def plain_name(given: str) -> str:
    """Return the name of a file as it may be shown and kept: no steps up, no line breaks, and not too long.

    It names nothing on this machine, but where it comes from matters to people: folders stay.
    """
    parts = (" ".join(part.split()) for part in given.replace("\\", "/").split("/"))
    name = "/".join(part for part in parts if part not in {"", ".", ".."})
    return name[-_LONGEST_NAME:].lstrip("/")


def _routes(desk: Desk) -> Iterator[BaseRoute]:
    free = anyio.Semaphore(_AT_ONCE)

    async def take(request: Request) -> Response:
        """Put the file that a request brings into the queue."""
        name = plain_name(request.query_params.get("name", ""))
        if not name:
            raise AskedError("the file has no name; send it to /add/file?name=NAME")
        if request.headers.get("content-type", "").startswith("multipart/"):
            raise AskedError("this is a form; send the bytes of one file as they are")
        async with free:
            handed = Handed(name=name, data=await _body(request))
            await run_in_threadpool(_hand_over, desk, handed)
        return Response(msgspec.json.encode(Done(told=f"{name} is being read.")), media_type="application/json")

    def progress(_: Request) -> Response:
        return HTMLResponse(render("add_progress.html", progress=desk.adding.progress()))

    def progress_for_programs(_: Request) -> Response:
        return Response(msgspec.json.encode(desk.adding.progress()), media_type="application/json")

    yield Route("/add/file", take, methods=["POST"])
    yield Route("/add/progress", progress)
    yield Route("/api/add/progress", progress_for_programs)


async def _body(request: Request) -> bytes:
    """Return the bytes that a request brings, if no more than an article has."""
    parts: list[bytes] = []
    length = 0
    async for part in request.stream():
        length += len(part)
        if length <= LARGEST:
            parts.append(part)
        else:
            parts.clear()
    if length > LARGEST:
        reason = f"the file is larger than {LARGEST // 2**20} MB, which no article is; split it"
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reason)
    return b"".join(parts)


def _hand_over(desk: Desk, handed: Handed) -> None:
    if len(handed.data) > LARGEST:
        reason = f"the text is larger than {LARGEST // 2**20} MB, which no article is; split it"
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reason)
    if not desk.adding.has_room(len(handed.data)):
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, _FULL)
    desk.adding.hand_over(handed)


PART = Part(
    pages=(Page(path="/add", name="Add", template="add.html", asked=AddAsked, view=NotRead, make=make_not_read),),
    actions=(
        Action(path="/add/text", name="Read a pasted text", asked=TextAsked, do=add_text),
        Action(path="/add/addresses", name="Fetch and read addresses", asked=AddressesAsked, do=add_addresses),
    ),
    routes=_routes,
)
