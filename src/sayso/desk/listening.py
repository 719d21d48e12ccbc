"""The desk's server: HTTP as uvicorn speaks it, with an end to all waiting.

An application comes in, a server that can be run goes out. Uvicorn bounds how long a head of a request may be and how
long a connection rests between two of them, but not how long the first head may take: whoever opened connections and
sent nothing would hold them for good. What a request brings is bounded by ``door``, how long an answer may take to be
sent by ``streaming``.
"""

from __future__ import annotations

from asyncio import TimerHandle, Transport

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

_HEAD = 15.0
"""Seconds for the head of a request, from the first byte of it or from the beginning of the connection."""

_MOST_CONNECTIONS = 500
"""Connections at once; browsers open six each. Further ones are told to come again (503)."""

_END = 5
"""Seconds that answers have to come to an end when the desk is stopped."""


class _Protocol(H11Protocol):
    """HTTP/1.1, in which the head of a request comes within ``_HEAD`` seconds or not at all."""

    _clock: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn declares it
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_clock()
        super().connection_lost(exc)

    def _watch(self) -> None:
        """Let the clock run while a head is waited for."""
        if self.conn.their_state is not h11.IDLE:
            self._stop_clock()
        elif self._clock is None:
            self._clock = self.loop.call_later(_HEAD, self.transport.close)

    def _stop_clock(self) -> None:
        if self._clock:
            self._clock.cancel()
            self._clock = None


def make_server(app: ASGIApp) -> uvicorn.Server:
    """Return what serves ``app``."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            # Another implementation that happens to be installed takes heads of any length.
            http=_Protocol,
            ws="none",
            log_level="error",
            server_header=False,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_graceful_shutdown=_END,
        )
    )
