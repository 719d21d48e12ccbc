"""The desk as people meet it: ``sayso serve`` in a process of its own, and Debian's Chromium before it.

The browser tests, the pictures of the desk in the documentation and whoever measures it stand on this.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Response

ROOT = Path(__file__).parents[3]
SAMPLES = (ROOT / "samples/articles", ROOT / "samples/transcripts")
WIDE, PHONE = (1280, 900), (390, 844)
"""The windows that every page must look well in."""

_SAYSO = Path(sys.executable).with_name("sayso")
_PATIENCE = 30  # seconds until the desk answers; a loaded machine is slow to import
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_LEFT_BEHIND = "net::ERR_ABORTED"
"""What a request ends with that a page no longer waits for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """A desk that runs."""

    entrance: str
    """The address that it prints, by which one comes in."""

    ledger: Path

    @property
    def address(self) -> str:
        """Where its pages are: scheme, host and port."""
        parts = urlsplit(self.entrance)
        return f"{parts.scheme}://{parts.netloc}"


def read_samples(ledger: Path) -> Path:
    """Read the sample articles into ``ledger``, as a user would, and return it."""
    subprocess.run([_SAYSO, "read", *SAMPLES], env=_environment(ledger), cwd=ROOT, check=True, capture_output=True)
    return ledger


@contextmanager
def served(ledger: Path) -> Iterator[Served]:
    """Serve ``ledger`` until the block ends."""
    command: list[str | Path] = [_SAYSO, "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, env=_environment(ledger), cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Served(entrance=_entrance(process), ledger=ledger)
        finally:
            process.terminate()


def find_browser() -> str | None:
    """Return the path of a Chromium that the system brings; Playwright never fetches one."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def launched(playwright: Playwright, path: str) -> Browser:
    """Return a running Chromium."""
    # In containers it runs as root and with little shared memory.
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    return playwright.chromium.launch(executable_path=path, args=arguments)


@dataclass(frozen=True, kw_only=True, slots=True)
class Visitor:
    """Somebody before a browser, who has come in; every page that is opened is watched."""

    context: BrowserContext
    served: Served
    trouble: list[str] = field(default_factory=list)
    """What went wrong on the pages: errors in the console, breaches of the policy, what could not be loaded, requests
    to another host. Who expects something takes it out."""

    def opened(self, path: str) -> Page:
        """Return the page at ``path``, loaded and quiet."""
        page = self.context.new_page()
        self._watch(page)
        page.goto(self.served.address + path)
        page.wait_for_load_state("networkidle")
        return page

    def enter(self) -> Page:
        """Come in by the address that the command prints, and return the page where that leads."""
        page = self.context.new_page()
        self._watch(page)
        page.goto(self.served.entrance)
        page.wait_for_load_state("networkidle")
        return page

    def _watch(self, page: Page) -> None:
        def told(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.trouble.append(f"{page.url}: {message.text}")

        def asked(request: Request) -> None:
            if not request.url.startswith((self.served.address, "data:", "blob:")):
                self.trouble.append(f"{page.url} asks {request.url}")

        def failed(request: Request) -> None:
            if request.failure != _LEFT_BEHIND:
                self.trouble.append(f"{request.url}: {request.failure}")

        def answered(response: Response) -> None:
            if response.status >= 400:
                self.trouble.append(f"{response.url}: {response.status}")

        page.on("console", told)
        page.on("pageerror", lambda error: self.trouble.append(f"{page.url}: {error}"))
        page.on("request", asked)
        page.on("requestfailed", failed)
        page.on("response", answered)


def _environment(ledger: Path) -> dict[str, str]:
    return {**os.environ, "SAYSO_LEDGER": str(ledger), "SAYSO_AUTHOR": "Ann"}


def _entrance(process: subprocess.Popen[str]) -> str:
    """Return the address that the command prints, once it answers there."""
    assert process.stderr is not None
    printed = []
    for line in process.stderr:
        printed.append(line)
        if match := re.search(r"http://\S+", line):
            break
    else:
        raise RuntimeError("sayso serve printed no address:\n" + "".join(printed))
    address, ends = match[0], time.monotonic() + _PATIENCE
    host, port = urlsplit(address).hostname, urlsplit(address).port
    while True:
        try:
            with socket.create_connection((host, port), timeout=1):
                return address
        except OSError:
            if process.poll() is not None or time.monotonic() > ends:
                raise
            time.sleep(0.05)
