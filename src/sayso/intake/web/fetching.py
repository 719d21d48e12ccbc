"""Fetch what lies at an address of the web.

An address comes in, ``Found`` bytes with their headers and time go out, or a ``Skipped`` with its reason. Only what a
user names is fetched, by the guard's leave, and only where the site's robots.txt lets readers of sayso's kind in. What
the bytes hold is left to the reader of their format.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from http import HTTPStatus
from urllib.robotparser import RobotFileParser

import httpcore2
import httpx2

from sayso.intake.found import DOCX, HTML, MARKDOWN, MHTML, PDF, TEXT, Found, by_signature, by_suffix, skipped
from sayso.intake.web.guard import Guard, Network, RefusedError
from sayso.records import Fetched, Skipped

SECONDS = 30.0
"""What a fetch may take with all its redirections, and the robots.txt of each host beside it."""

_WAIT = 10.0  # seconds without a byte
_MOST_REDIRECTIONS = 5
_MOST_RULES = 500_000  # bytes of a robots.txt; RFC 9309 asks for that much at least
_KEPT_RULES = 3600.0  # seconds

_NAME = "sayso"
_MEDIA_TYPES = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "text/plain": TEXT,
    "text/markdown": MARKDOWN,
    "multipart/related": MHTML,
    "application/pdf": PDF,
    DOCX: DOCX,
}
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/download"})
"""What servers say that do not know."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Answer:
    """What a server answered in the end."""

    url: httpx2.URL
    status: int
    headers: httpx2.Headers
    data: bytes


@dataclass(kw_only=True)
class Web:
    """The public web as it was found: what may be reached, and the rules of the sites that were asked already."""

    guard: Guard = field(default_factory=Guard)
    seconds: float = SECONDS
    _rules: dict[str, tuple[float, RobotFileParser]] = field(default_factory=dict)

    def fetch(self, address: str, *, most: int) -> Found | Skipped:
        """Return what lies at ``address``, of ``most`` bytes at most, or why it is not fetched."""
        try:
            return self._fetch(address, most)
        except RefusedError as error:
            reason = str(error)
        except (httpcore2.TimeoutException, httpx2.TimeoutException):
            reason = f"does not answer within {self.seconds:.0f} seconds"
        except (httpcore2.ConnectError, httpx2.ConnectError) as error:
            reason = f"cannot be reached: {error}"
        except (httpx2.HTTPError, httpx2.InvalidURL, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            reason = f"cannot be fetched: {error or type(error).__name__}"
        except (ValueError, OSError) as error:  # addresses that no library foresaw, certificates that nobody can check
            reason = f"cannot be fetched: {error}"
        return skipped(address, reason)

    def _fetch(self, address: str, most: int) -> Found:
        answer = self._get(httpx2.URL(address.strip()), most=most, check=self._check_rules, accept=_media_type)
        if answer.status != HTTPStatus.OK:
            raise RefusedError(_told(answer.status))
        fetched = Fetched(
            url=str(answer.url),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            headers=tuple((name, value) for name, value in answer.headers.multi_items()),
        )
        media_type = _media_type(answer.headers) or by_signature(answer.data) or by_suffix(answer.url.path)
        if media_type is None:
            raise RefusedError("sends what it gives no name to, and what is no format that is read")
        return Found(name=address, data=answer.data, media_type=media_type, fetched=fetched)

    def _get(
        self,
        url: httpx2.URL,
        *,
        most: int,
        check: Callable[[httpx2.URL], None] | None = None,
        accept: Callable[[httpx2.Headers], str | None] | None = None,
    ) -> _Answer:
        """Ask for ``url`` and wherever it leads; ``check`` is asked before each step, ``accept`` before the bytes."""
        deadline = time.monotonic() + self.seconds
        for _ in range(_MOST_REDIRECTIONS + 1):
            self.guard.check(url)
            if check:
                started = time.monotonic()
                check(url)
                deadline += time.monotonic() - started
            with self._asked(url, deadline) as response:
                leads_to = response.headers.get("location")
                if response.is_redirect and leads_to:
                    url = response.url.join(leads_to)
                    continue
                data = b""
                if response.status_code == HTTPStatus.OK:
                    if accept:
                        accept(response.headers)
                    data = _all(response, most, deadline)
                return _Answer(url=url, status=response.status_code, headers=response.headers, data=data)
        raise RefusedError(f"is redirected more than {_MOST_REDIRECTIONS} times")

    @contextmanager
    def _asked(self, url: httpx2.URL, deadline: float) -> Iterator[httpx2.Response]:
        pool = httpcore2.ConnectionPool(
            ssl_context=self._certificates, network_backend=Network(self.guard, deadline), max_connections=1
        )
        # Nothing of the environment: a proxy would resolve the name again, behind the guard's back.
        with (
            httpx2.Client(transport=_Transport(pool), trust_env=False, timeout=_WAIT, headers=_headers()) as client,
            client.stream("GET", url) as response,
        ):
            yield response

    @cached_property
    def _certificates(self) -> ssl.SSLContext:
        return httpx2.create_ssl_context(trust_env=False)

    def _check_rules(self, url: httpx2.URL) -> None:
        """Raise ``RefusedError`` where the site does not want the address to be fetched by programs."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        asked, rules = self._rules.get(site, (0.0, None))
        if rules is None or time.monotonic() - asked > _KEPT_RULES:
            rules = self._asked_rules(httpx2.URL(f"{site}/robots.txt"))
            self._rules[site] = (time.monotonic(), rules)
        if not rules.can_fetch(_NAME, str(url)):
            raise RefusedError(f"is closed to programs by {site}/robots.txt; save the page and read the file")

    def _asked_rules(self, url: httpx2.URL) -> RobotFileParser:
        """Return the rules of a site, as RFC 9309 has it: where there are none, all is open; if they fail, nothing."""
        rules = RobotFileParser()
        answer = self._get(url, most=_MOST_RULES)
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise RefusedError(f"cannot be fetched: {url} {_told(answer.status)}")
        rules.parse(answer.data.decode("utf-8", "replace").splitlines())
        return rules


class _Transport(httpx2.BaseTransport):
    """Hands requests to a pool of guarded connections, for httpx2's own one takes no network of ours."""

    def __init__(self, pool: httpcore2.ConnectionPool) -> None:
        self._pool = pool

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        response = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(response.status, headers=response.headers, stream=_Stream(response))

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


WEB = Web()
"""As this process sees it."""


def _headers() -> dict[str, str]:
    from importlib.metadata import version

    return {
        "User-Agent": f"{_NAME}/{version('sayso')}",
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": "identity",
    }


def _media_type(headers: httpx2.Headers) -> str | None:
    """Return the format that a server says it sends; None where it does not say.

    Raises:
        RefusedError: It is none that is read.
    """
    said = headers.get("content-type", "").partition(";")[0].strip().lower()
    if said in _UNSAID:
        return None
    if said not in _MEDIA_TYPES:
        raise RefusedError(f"is of the type {said[:80]}, which holds no article that can be read")
    return _MEDIA_TYPES[said]


def _all(response: httpx2.Response, most: int, deadline: float) -> bytes:
    """Return what a server sends; its own word on the length is not trusted."""
    too_large = f"is larger than {most // 2**20 or 1} MB, which no article is"
    if int(response.headers.get("content-length", "0") or 0) > most:
        raise RefusedError(too_large)
    parts: list[bytes] = []
    length = 0
    for part in response.iter_bytes():
        length += len(part)
        if length > most:
            raise RefusedError(too_large)
        if time.monotonic() > deadline:
            raise httpx2.ReadTimeout("the deadline is over")
        parts.append(part)
    return b"".join(parts)


def _told(status: int) -> str:
    try:
        return f"answers {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"answers {status}"
