"""The desk's application: its pages, actions and files, and how trouble is told."""

from __future__ import annotations

import sys
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from sayso.desk.adding import Adding
from sayso.desk.ahead import Ahead
from sayso.desk.door import MOST, Door, Doorway
from sayso.desk.hints import for_the_desk
from sayso.desk.pages import PARTS
from sayso.desk.rendering import STATIC, render
from sayso.desk.routing import Action, AskedError, Desk, Page, Trouble, asked_for
from sayso.errors import LedgerBusyError, LedgerError, QuestionError, SaysoError
from sayso.store import Ledger

_START = "/articles"
"""Where the desk opens."""

_API = "/api"

_DETAILS = {
    HTTPStatus.NOT_FOUND.phrase: "there is no such page",
    HTTPStatus.METHOD_NOT_ALLOWED.phrase: "this address is not asked so",
}
"""What Starlette says of itself, in words for people."""

_WRITERS = 16
"""Actions at once. They wait for each other and for others who write, and must not keep the threads of the pages."""

_SMALL = 1000  # bytes that are not worth compressing


def make_desk(
    path: Path, *, author: str | None = None, door: Door | None = None, adding: Adding | None = None
) -> ASGIApp:
    """Return the application over the ledger at ``path``.

    Corrections are kept under the name ``author``, what is added goes through ``adding``. Without a ``door`` whoever
    can reach it is let in.
    """
    desk = Desk(path=path, author=author, adding=adding or Adding(path))
    ahead = Ahead(path, [page for part in PARTS for page in part.pages])
    desk.adding.call_when_written(ahead.again)
    routes: list[BaseRoute] = [Route("/", lambda _: RedirectResponse(_START))]
    for part in PARTS:
        for page in part.pages:
            routes += (
                Route(path_, _page(desk, page, ahead, as_json=bool(api)))
                for api in (_API, "")
                for path_ in [api + page.path]
            )
        routes += (Route(action.path, _action(desk, action, ahead), methods=["POST"]) for action in part.actions)
        routes += part.routes(desk)
    routes.append(Route(f"{_API}/openapi.json", _description))
    routes.append(Mount("/static", StaticFiles(packages=list(STATIC))))
    application = Starlette(
        routes=routes,
        lifespan=_lifespan(desk, ahead),
        middleware=[Middleware(GZipMiddleware, minimum_size=_SMALL)],
        exception_handlers={
            AskedError: _not_understood,
            SaysoError: partial(_told, path),
            HTTPException: _http,
            Exception: _fault,
        },
    )
    return Doorway(application, door)


def _lifespan(desk: Desk, ahead: Ahead) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        ahead.close()
        await run_in_threadpool(desk.adding.close)

    return lifespan


def _page(desk: Desk, page: Page[Any, Any], ahead: Ahead, *, as_json: bool) -> Callable[[Request], Response]:
    """Return what answers a page; in a thread, for the ledger is read there."""

    def answer(request: Request) -> Response:
        asked = asked_for(page.asked, [*request.query_params.multi_items(), *request.path_params.items()])
        with Ledger.open(desk.path, write=False) as ledger:
            view = page.make(ledger, asked)
        if as_json:
            return Response(msgspec.json.encode(view), media_type="application/json")
        html = render(page.template, page=page, asked=asked, view=view, request=request)
        ahead.begin()
        return HTMLResponse(html)

    return answer


def _action(desk: Desk, action: Action[Any], ahead: Ahead) -> Callable[[Request], Awaitable[Response]]:
    free = CapacityLimiter(_WRITERS)

    async def answer(request: Request) -> Response:
        async with request.form(max_part_size=MOST) as form:
            given = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
        asked = asked_for(action.asked, [*given, *request.path_params.items()])
        done = await to_thread.run_sync(action.do, desk, asked, limiter=free)
        ahead.again()
        return Response(msgspec.json.encode(done), media_type="application/json")

    return answer


def _description(_: Request) -> Response:
    from sayso.desk.openapi import describe  # programs alone ask for it

    return Response(msgspec.json.encode(describe(PARTS, prefix=_API)), media_type="application/json")


def _not_understood(request: Request, error: Exception) -> Response:
    return _answer(request, Trouble(status=400, where=request.url.path, reason=str(error)))


def _told(path: Path, request: Request, error: Exception) -> Response:
    assert isinstance(error, SaysoError)  # noqa: S101  what it is registered for
    return _answer(
        request,
        Trouble(status=_status(path, error), where=error.where, reason=error.reason, hint=for_the_desk(error.hint)),
    )


def _status(path: Path, error: SaysoError) -> HTTPStatus:
    if isinstance(error, QuestionError):
        return HTTPStatus.BAD_REQUEST
    if isinstance(error, LedgerBusyError) or error.where == str(path):
        # The ledger itself is gone, damaged or in use; all else is only not in it.
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.NOT_FOUND if isinstance(error, LedgerError) else HTTPStatus.INTERNAL_SERVER_ERROR


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    return _answer(
        request,
        Trouble(status=error.status_code, where=request.url.path, reason=_DETAILS.get(error.detail, error.detail)),
    )


def _fault(request: Request, error: Exception) -> Response:
    traceback.print_exception(error, file=sys.stderr)
    reason = f"sayso itself failed ({type(error).__name__}), a bug that is worth reporting"
    return _answer(request, Trouble(status=500, where=request.url.path, reason=reason))


def _answer(request: Request, trouble: Trouble) -> Response:
    """Tell trouble in the form that was asked for: a page to people, JSON to programs and to actions' scripts."""
    if request.method == "POST" or request.url.path.startswith(f"{_API}/"):
        return Response(msgspec.json.encode(trouble), status_code=trouble.status, media_type="application/json")
    page = render("trouble.html", request=request, page=None, trouble=trouble)
    return HTMLResponse(page, status_code=trouble.status)
