"""Let a fetch reach the public web and nothing else.

A host and a port come in, an open connection goes out, or ``RefusedError``. The host is resolved here, once, every
address it has is checked, and the connection goes to one of those that were checked: a name that means another machine
a moment later gains nothing. What is asked over the connection is left to ``fetching``.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from socket import SOCK_STREAM, getaddrinfo
from typing import Any

import httpcore2
import httpx2

USUAL_PORTS = frozenset({80, 443})
"""Where the web is served; what listens elsewhere is hardly a newspaper."""

_NOT_PUBLIC = tuple(
    map(
        ip_network,
        (
            "64:ff9b::/96",  # stands for any IPv4 address, private ones too; so do the next four
            "64:ff9b:1::/48",
            "2002::/16",
            "2001::/32",
            "::ffff:0:0/96",
            "::/96",
            "192.88.99.0/24",
            "fec0::/10",
        ),
    )
)
"""Beside what ``ipaddress`` knows not to be global."""


class RefusedError(Exception):
    """An address that must not be reached, with the reason as a sentence without its subject."""


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses that ``host`` has, as the system tells."""
    return list(dict.fromkeys(str(entry[4][0]) for entry in getaddrinfo(host, port, type=SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Say whether ``address`` is one of a machine on the public internet."""
    try:
        ip: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False  # one with a zone is of the local link
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return not any(ip.version == network.version and ip in network for network in _NOT_PUBLIC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Guard:
    """What a fetch may reach."""

    resolve: Callable[[str, int], list[str]] = resolved
    may_reach: Callable[[str], bool] = is_public
    ports: frozenset[int] | None = USUAL_PORTS
    """None for any."""

    def check(self, url: httpx2.URL) -> None:
        """Raise ``RefusedError`` where the address itself shows that it must not be asked."""
        if url.scheme not in {"http", "https"}:
            raise RefusedError(f"is an address of {url.scheme or 'no scheme'}; only http and https are fetched")
        if not url.host:
            raise RefusedError("is an address without a host")
        if url.userinfo:
            raise RefusedError("is an address with a password in it; those are not sent")
        port = url.port or (443 if url.scheme == "https" else 80)
        if self.ports is not None and port not in self.ports:
            raise RefusedError(f"is at port {port}; only the usual ports of the web are asked")


class Network(httpcore2.NetworkBackend):
    """Connections that a guard allows, all of them closed to reading after a deadline."""

    def __init__(self, guard: Guard, deadline: float) -> None:
        """Take the ``deadline`` in seconds of ``time.monotonic``."""
        self._guard = guard
        self._deadline = deadline
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of ``host`` that answers, after a look at all of them."""
        try:
            addresses = self._guard.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"no machine is called {host}") from error
        for address in addresses:
            if not self._guard.may_reach(address):
                raise RefusedError(f"leads to {address}, which is no address of the public web")
        failed: Exception = httpcore2.ConnectError(f"no machine is called {host}")
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(
                    address, port, remaining(self._deadline, timeout), local_address, socket_options
                )
                return _Timed(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed

    def connect_unix_socket(self, *_: object, **__: object) -> httpcore2.NetworkStream:
        """Refuse: no page lies in a socket of this machine."""
        raise RefusedError("leads to a socket of this machine")


class _Timed(httpcore2.NetworkStream):
    """A connection on which nothing waits beyond a deadline, however slowly the other side sends."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, remaining(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, remaining(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, remaining(self._deadline, timeout))
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # as the protocol has it
        return self._stream.get_extra_info(info)


def remaining(deadline: float, timeout: float | None) -> float:
    """Return how long to wait: ``timeout``, or what is left until ``deadline`` where that is less.

    Raises:
        httpcore2.ReadTimeout: Nothing is left.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the deadline is over")
    return left if timeout is None else min(left, timeout)
