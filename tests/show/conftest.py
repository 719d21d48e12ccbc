"""Pages to print on."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.console import Console

from sayso.show.terminal import console

Print = Callable[[Callable[[Console], object]], str]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Print:
    """Return a function that gives what another one prints on a page of 60 columns."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return _printed


@pytest.fixture
def printed_in_colour(monkeypatch: pytest.MonkeyPatch) -> Print:
    """Return a function that gives what another one prints on a terminal of 60 columns, with its escape sequences."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return _printed


def _printed(write: Callable[[Console], object]) -> str:
    page = io.StringIO()
    write(console(page))
    return page.getvalue()
