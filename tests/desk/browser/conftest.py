"""The desk in a real browser: Chromium from the system's packages, driven by Playwright.

``visitor`` has come in to a desk over the sample articles that all tests share and none changes; ``arrive`` opens one
over a ledger of the test's own. Whatever goes wrong on a page fails the test. Where there is no browser, all of these
tests are skipped and say why.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the desk is an extra: pip install 'sayso[desk]'")
pytest.importorskip("playwright", reason="the browser tests need playwright")

from playwright.sync_api import Browser, expect, sync_playwright

from tests.desk.browser.serving import WIDE, Served, Visitor, find_browser, launched, read_samples, served

Arrive = Callable[..., Visitor]
"""Takes a ledger and the size of the window."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return a running browser; for these tests alone, for its event loop would be in the way of others."""
    path = find_browser()
    if path is None:
        pytest.skip("there is no Chromium here; on Debian and Ubuntu: apt install chromium")
    # A loaded machine fails nothing: what comes at once elsewhere may take a while there.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = launched(playwright, path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger with the sample articles, read by the real model, for tests that change nothing."""
    return read_samples(tmp_path_factory.mktemp("samples") / "ledger.sqlite")


@pytest.fixture
def own_samples(samples: Path, tmp_path: Path) -> Path:
    """Return a ledger with the sample articles that a test may change."""
    for file in samples.parent.glob(samples.name + "*"):
        shutil.copy(file, tmp_path)
    return tmp_path / samples.name


@pytest.fixture(scope="package")
def desk(browser: Browser, samples: Path) -> Iterator[Served]:  # noqa: ARG001  no browser, no desk
    """Return a desk over the sample articles, for tests that change nothing."""
    with served(samples) as desk:
        yield desk


@pytest.fixture
def visitor(browser: Browser, desk: Served) -> Iterator[Visitor]:
    """Return somebody who has come in to the desk over the sample articles."""
    with ExitStack() as stack:
        visitor = _visitor(stack, browser, desk, WIDE)
        yield visitor
    assert visitor.trouble == []


@pytest.fixture
def arrive(browser: Browser) -> Iterator[Arrive]:
    """Return what serves a ledger and lets somebody in to it."""
    visitors = []
    with ExitStack() as stack:

        def arrive(ledger: Path, size: tuple[int, int] = WIDE) -> Visitor:
            visitors.append(_visitor(stack, browser, stack.enter_context(served(ledger)), size))
            return visitors[-1]

        yield arrive
    assert [trouble for visitor in visitors for trouble in visitor.trouble] == []


def _visitor(stack: ExitStack, browser: Browser, desk: Served, size: tuple[int, int]) -> Visitor:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="UTC",
        permissions=["clipboard-read", "clipboard-write"],
    )
    stack.callback(context.close)
    context.set_default_timeout(30_000)
    visitor = Visitor(context=context, served=desk)
    visitor.enter().close()
    return visitor
