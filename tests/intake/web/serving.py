"""A web server on this machine that stands for the public web, and a guard that lets fetches reach it alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sayso.intake.web.fetching import Web
from sayso.intake.web.guard import Guard

Page = Callable[[BaseHTTPRequestHandler], None]
HERE = "127.0.0.1"


class Site:
    """What a server serves, by path, and what it was asked."""

    def __init__(self, port: int, pages: dict[str, Page]) -> None:
        self.port = port
        self.pages = pages
        self.asked: list[tuple[str, str | None]] = []
        """Paths, each with the host that was asked for it."""

    def at(self, path: str, host: str = "linton.example") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def web(self, **names: str) -> Web:
        """Return a web in which all hosts are this server, but those of ``names``, dots as underscores."""
        known = {name.replace("_", "."): address for name, address in names.items()}
        return Web(
            guard=Guard(
                resolve=lambda host, _: [known.get(host, HERE)],
                may_reach=lambda address: address == HERE,
                ports=None,
            ),
            seconds=5,
        )


@contextmanager
def site(**pages: Page) -> Iterator[Site]:
    """Serve ``pages`` by their names until the block ends; ``robots`` is the site's robots.txt."""
    by_path = {f"/{name}" if name != "robots" else "/robots.txt": page for name, page in pages.items()}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.path, self.headers["Host"]))
            page = by_path.get(self.path.partition("?")[0])
            if page is None:
                self.send_error(404)
                return
            with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has heard enough
                page(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer((HERE, 0), Handler)
    server.daemon_threads = True
    served = Site(server.server_address[1], by_path)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(data: bytes | str, media_type: str | None = "text/html", status: int = 200, **headers: str) -> Page:
    """Return a page that sends ``data``; in the names of ``headers`` a low line stands for a hyphen."""
    raw = data.encode() if isinstance(data, str) else data

    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if media_type is not None:
            handler.send_header("Content-Type", media_type)
        for name, value in ({"Content_Length": str(len(raw))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(raw)

    return page


def redirect(to: str, status: int = 302) -> Page:
    """Return a page that leads elsewhere."""
    return answer(b"", None, status, Location=to)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Send a page that never ends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>and so on</p>" * 1000)
