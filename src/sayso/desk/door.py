"""Who may ask the desk, and what goes with every answer.

A request comes in, and goes on to the application or is turned away. On this machine whoever has the address that
``sayso serve`` printed is let in: its token is changed for a cookie. A public desk asks for a password. What keeps
other sites out stands here too: the names that the desk answers to, the header that no form of another site can send,
the policy that lets nothing but the desk's own scripts run. What is asked is left to the pages.
"""

from __future__ import annotations

import math
import re
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from http import HTTPStatus
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

import anyio
import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.desk.rendering import render
from sayso.desk.routing import Trouble

MOST = 33 * 2**20
"""Bytes that a request may bring: the largest article, and what a form writes around it."""

SHORTEST_PASSWORD = 8
_MOST_OF_PASSWORD = 2**18
"""Bytes that somebody may bring who has not been let in yet."""

_LOGIN = "/login"
_STATIC = "/static/"

_HERE = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""What this machine is called by its own browsers; no other site's name can be made to look like these."""

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::(?P<port>\d{1,5}))?")

_NETWORK = 64
"""Bits of an IPv6 address that name a network: whoever is given one has all its addresses."""

_READS = frozenset({"GET", "HEAD"})

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
_FOR_GOOD = "public, max-age=31536000, immutable"

_WAIT = 30.0  # seconds without a byte of what a request brings
_WHOLE = 600.0  # seconds for all of it
_MOST_IGNORED = 256 * 2**20
"""Bytes of a request too large that are taken and thrown away: browsers hear the answer only once they have sent."""

_FREE_TRIES = 3
_LONGEST_PAUSE = 60  # seconds
_KEPT_TRIES = 10_000  # addresses


@dataclass(frozen=True, kw_only=True, slots=True)
class Door:
    """Who is let in."""

    port: int
    password: str | None = None
    """None: the desk is for this machine alone, and opened by the token."""

    hosts: frozenset[str] = frozenset()
    """Names that a public desk answers to, beside the addresses of its machine."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    once: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    """A token that opens it once. A browser that is started with an address shows it to all users of the machine, who
    can list what programs run; when they have read it, it is used up."""

    session: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """What the cookie holds; it ends with the server."""

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers keep those of all ports of a machine together."""
        return f"sayso-{self.port}"

    def is_called(self, host: str) -> bool:
        """Say whether ``host``, as a request names it, is a name of this desk."""
        match = _HOST.fullmatch(host.lower())
        if match is None:
            return False
        name = match["name"]
        if self.password is None:
            return name in _HERE and int(match["port"] or 80) == self.port
        return name in _HERE or name in self.hosts or _is_address(name)


class Doorway:
    """The application behind its door; without a door it lets everybody in."""

    def __init__(self, app: ASGIApp, door: Door | None = None) -> None:
        """Stand before ``app``."""
        self._app = app
        self._door = door
        self._tries = Tries()
        self._once = door.once if door else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] not in _READS:
            most = _MOST_OF_PASSWORD if self._door and scope["path"] == _LOGIN else MOST
            receive = _Bounded(receive, Headers(scope=scope).get("content-length"), most=most)
        send = _with_headers(scope, send)
        answer = await self._answer(Request(scope, receive))
        await (answer or self._app)(scope, receive, send)

    async def _answer(self, request: Request) -> Response | None:
        """Return what is said at the door; None where the request may go in."""
        door = self._door
        if door is None:
            return None
        if not _is_named(request, door):
            return turned_away(
                request, HTTPStatus.MISDIRECTED_REQUEST, "this is not an address of the desk", _named(door)
            )
        if request.method in _READS and request.scope["path"].startswith(_STATIC):
            return None
        if door.password is not None and request.scope["path"] == _LOGIN:
            return await self._login(request, door, door.password)
        token = (
            request.query_params.get("token", "") if request.scope["path"] == "/" and request.method == "GET" else ""
        )
        if door.password is None and token and self._opens(token, door):
            return _let_in(request, door)
        if not _same(request.cookies.get(door.cookie, ""), door.session):
            return _asked_who(request, door)
        if request.method not in _READS:
            if request.headers.get("x-sayso") != "desk":
                hint = "Send the header `X-Sayso: desk` with everything that writes."
                return turned_away(request, HTTPStatus.FORBIDDEN, "nothing is written without the desk's header", hint)
            if not _is_own(request):
                return turned_away(request, HTTPStatus.FORBIDDEN, "another site asked for this")
        return None

    def _opens(self, token: str, door: Door) -> bool:
        if self._once and _same(token, self._once):
            self._once = ""
            return True
        return _same(token, door.token)

    async def _login(self, request: Request, door: Door, password: str) -> Response:
        if request.method in _READS:
            return _login_page(request)
        if request.method != "POST" or not _is_own(request):
            return turned_away(request, HTTPStatus.FORBIDDEN, "another site asked for this")
        client = _network(request.client.host) if request.client else ""
        try:
            async with request.form(max_files=0, max_fields=1) as form:
                given = form.get("password")
        except (HTTPException, MultiPartException):
            given = None
        # Once the password has come, for many that were begun at once would all find that there was no pause yet.
        if pause := self._tries.pause(client):
            seconds = f"{pause} seconds" if pause > 1 else "a second"
            return _login_page(request, f"Too many wrong passwords. Wait {seconds}.", HTTPStatus.TOO_MANY_REQUESTS)
        if isinstance(given, str) and _same(given, password):
            self._tries.forget(client)
            return _let_in(request, door)
        self._tries.wrong(client)
        return _login_page(request, "That is not the password.", HTTPStatus.FORBIDDEN)


class Tries:
    """Wrong passwords, by the address from which they came: each one after the third costs twice the time."""

    def __init__(self) -> None:
        """Begin with none."""
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wrong(self, client: str) -> None:
        """Count a wrong password."""
        number = self._wrong.pop(client, (0, 0.0))[0] + 1
        self._wrong[client] = number, time.monotonic()
        if len(self._wrong) > _KEPT_TRIES:
            self._wrong.popitem(last=False)

    def forget(self, client: str) -> None:
        """Begin anew, for the password was right."""
        self._wrong.pop(client, None)

    def pause(self, client: str) -> int:
        """Return how many seconds must pass before another password is looked at."""
        number, at = self._wrong.get(client, (0, 0.0))
        if number < _FREE_TRIES:
            return 0
        pause = min(1 << (number - _FREE_TRIES), _LONGEST_PAUSE)
        return max(0, math.ceil(at + pause - time.monotonic()))


def turned_away(request: Request, status: HTTPStatus, reason: str, hint: str = "") -> Response:
    """Return why a request is answered no further, to people as a page and to programs as JSON."""
    if request.method not in _READS or request.url.path.startswith("/api/"):
        trouble = Trouble(status=status, where=request.url.path, reason=reason, hint=hint)
        return Response(msgspec.json.encode(trouble), status_code=status, media_type="application/json")
    return HTMLResponse(render("shut.html", reason=reason, hint=hint), status_code=status)


def _asked_who(request: Request, door: Door) -> Response:
    """Return what is said to somebody who shows no cookie."""
    if request.headers.get("sec-fetch-site") == "cross-site" and request.headers.get("sec-fetch-dest") == "document":
        # Who follows a link on another site has left the cookie behind, and shows it when the page asks for itself.
        return HTMLResponse(render("again.html"))
    if door.password is None:
        hint = "Open the address that `sayso serve` printed: the key is in it. It changes with each start."
        return turned_away(request, HTTPStatus.FORBIDDEN, "this browser has no key to the desk", hint)
    if request.method in _READS and not request.url.path.startswith("/api/"):
        return RedirectResponse(_LOGIN, status_code=HTTPStatus.SEE_OTHER)
    return turned_away(request, HTTPStatus.UNAUTHORIZED, "the desk asks for its password", f"Go to {_LOGIN} first.")


def _let_in(request: Request, door: Door) -> Response:
    """Give the cookie, and lead to an address without the token."""
    answer = RedirectResponse("/", status_code=HTTPStatus.SEE_OTHER)
    secure = request.url.scheme == "https"
    answer.set_cookie(door.cookie, door.session, httponly=True, samesite="strict", secure=secure)
    return answer


def _login_page(request: Request, wrong: str = "", status: HTTPStatus = HTTPStatus.OK) -> Response:
    # No password should go over an open line without a word about it.
    is_open = request.url.scheme != "https" and request.url.hostname not in {"127.0.0.1", "localhost", "::1"}
    # Without a referrer browsers say that a form comes from nowhere, and it could be that of another site.
    headers = {"Referrer-Policy": "same-origin"}
    return HTMLResponse(render("login.html", wrong=wrong, is_open=is_open), status_code=status, headers=headers)


def _is_named(request: Request, door: Door) -> bool:
    hosts = request.headers.getlist("host")
    return len(hosts) == 1 and door.is_called(hosts[0])


def _named(door: Door) -> str:
    if door.password is None:
        return f"Ask for http://127.0.0.1:{door.port}/."
    return "Whoever runs it can add the name with --host."


def _is_own(request: Request) -> bool:
    """Say whether a page of the desk itself asks, as far as the browser tells."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    try:
        parts = urlsplit(origin.lower())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.netloc == request.headers["host"].lower()


def _is_address(name: str) -> bool:
    """Say whether a host is no name at all but an address, which cannot be made to mean another machine."""
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _network(client: str) -> str:
    """Return by what the wrong passwords of an address are counted."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if address.version == 4 or address.ipv4_mapped:
        return client
    return str(ip_network((address, _NETWORK), strict=False))


def _same(given: str, secret: str) -> bool:
    """Compare in a time that does not tell where the two differ."""
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode())


def _with_headers(scope: Scope, send: Send) -> Send:
    """Return what sends an answer with the headers that all of them have, but for those that it has of its own."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", _POLICY)
            headers.setdefault("Cache-Control", _kept(scope, message["status"]))
        await send(message)

    return sent


def _kept(scope: Scope, status: int) -> str:
    """Return how long an answer may be kept: files whose address changes with them for good, all else not at all."""
    versioned = scope["path"].startswith(_STATIC) and scope["query_string"].startswith(b"v=")
    return _FOR_GOOD if versioned and status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED} else "no-store"


def _in_words(most: int) -> str:
    """Return how large what is sent may be, but for what a form writes around it."""
    return f"{most // 2**20 - 1} MB" if most >= 2**21 else f"{most // 2**10} kB"


class _Bounded:
    """What a request brings, as far as it is neither too much nor too slow."""

    def __init__(self, receive: Receive, length: str | None, *, most: int) -> None:
        self._receive = receive
        self._most = most
        self._said = int(length) if length and length.isdecimal() else 0
        self._taken = 0
        self._deadline = anyio.current_time() + _WHOLE
        self._is_whole = False

    async def __call__(self) -> Message:
        if self._is_whole:
            return await self._receive()
        if self._said > self._most:
            await self._ignore_rest()
        message = await self._next()
        if self._taken > self._most:
            await self._ignore_rest()
        return message

    async def _next(self) -> Message:
        wait = min(_WAIT, self._deadline - anyio.current_time())
        message = None
        if wait > 0:
            with anyio.move_on_after(wait):
                message = await self._receive()
        if message is None:
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, "this was sent too slowly")
        self._is_whole = message["type"] != "http.request" or not message.get("more_body", False)
        self._taken += len(message.get("body", b""))
        return message

    async def _ignore_rest(self) -> None:
        while not self._is_whole and self._taken < _MOST_IGNORED:
            await self._next()
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"this is larger than {_in_words(self._most)}")
