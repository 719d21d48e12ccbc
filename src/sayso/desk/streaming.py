"""Answers that are sent while they are made: exports of any length in little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from anyio import fail_after, from_thread, to_thread
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

_CHUNK = 1 << 16
"""Bytes that are sent together."""

_STALLED = 60.0
"""Seconds in which nothing was taken of what was sent; then nobody seems to listen, and the thread is let go."""


class Streamed(Response):
    """What ``make`` yields, made and sent from one thread: a ledger can be read in the thread alone that opened it."""

    def __init__(self, make: Callable[[], Iterator[bytes]], *, media_type: str, headers: Mapping[str, str]) -> None:
        """``make`` raises before its first bytes where there is nothing to give: that becomes a page of its own."""
        self._make = make
        super().__init__(media_type=media_type, headers=headers)
        # Nobody knows the length yet.
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  what ASGI calls
        """Answer."""
        await to_thread.run_sync(self._send_all, send)

    def _send_all(self, send: Send) -> None:
        async def give(message: Message) -> None:
            with fail_after(_STALLED):
                await send(message)

        def sent(message: Message) -> None:
            from_thread.run(give, message)

        chunks = _chunks(self._make())
        first = next(chunks, b"")
        sent({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        sent({"type": "http.response.body", "body": first, "more_body": True})
        for chunk in chunks:
            sent({"type": "http.response.body", "body": chunk, "more_body": True})
        sent({"type": "http.response.body", "body": b"", "more_body": False})


def _chunks(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield ``lines`` in pieces that are worth sending."""
    chunk = bytearray()
    for line in lines:
        chunk += line
        if len(chunk) >= _CHUNK:
            yield bytes(chunk)
            chunk.clear()
    if chunk:
        yield bytes(chunk)
