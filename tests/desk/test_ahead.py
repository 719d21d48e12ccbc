"""What is made before anybody asks for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.desk import ahead
from sayso.desk.ahead import Ahead
from sayso.desk.routing import Page
from sayso.store import Ledger


@dataclass(frozen=True, kw_only=True, slots=True)
class _Nothing:
    page: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class _One:
    actor: str


def _page(asked: type, make: Callable[[Ledger, object], object]) -> Page[object, object]:
    return Page(path="/", name="Page", template="page.html", asked=asked, view=object, make=make)


def _until(told: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not told() and time.monotonic() < end:
        time.sleep(0.01)
    return told()


def test_pages_for_which_nothing_need_be_asked_are_made_and_again_when_all_is_quiet(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_QUIET", 0.01)
    made: list[object] = []

    def fail(_: Ledger, asked: object) -> None:
        made.append("failed")
        raise ValueError(asked)

    pages = [
        _page(_One, lambda _, asked: made.append(asked)),
        _page(_Nothing, fail),
        _page(_Nothing, lambda _, asked: made.append(asked)),
    ]
    one = Ahead(ledger, pages)
    one.again()
    assert made == []
    one.begin()
    one.begin()
    assert _until(lambda: len(made) == 4)
    one.again()
    assert _until(lambda: len(made) == 6)
    one.close()

    assert made == ["failed", _Nothing()] * 3


def test_a_ledger_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    made: list[object] = []
    one = Ahead(tmp_path / "gone.sqlite", [_page(_Nothing, lambda _, asked: made.append(asked))])
    one.begin()
    one.close()
    assert made == []
