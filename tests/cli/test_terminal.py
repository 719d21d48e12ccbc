"""The commands on a real terminal: colour, and nothing from an article that acts on it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.show.progress import progress
from sayso.show.terminal import console

ACTING = ("\x1b[31mstorm", "\x9b2J", "\u202e")
"""What the stories' articles would do to a terminal."""


@pytest.fixture
def on_terminal(stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have subprocesses use the stories' ledger and see a terminal with colours."""
    monkeypatch.setenv("SAYSO_LEDGER", str(stories))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def _seen(*arguments: str) -> str:
    """Return what a terminal gets from ``sayso`` run on it."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", "from sayso.cli import main; main()", *arguments], stdout=slave
    ) as process:
        os.close(slave)
        seen = b"".join(iter(lambda: _read(master), b""))
        os.close(master)
        assert process.wait(30) == 0
    return seen.decode().replace("\r\n", "\n")


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # how Linux says that nobody holds the other end any more
        return b""


@pytest.mark.usefixtures("on_terminal")
@pytest.mark.parametrize(
    "command",
    [
        ["statements"],
        ["statements", "--csv"],
        ["statements", "--json"],
        ["show"],
        ["show", "storm"],
        ["show", "storm", "--text"],
        ["show", "storm", "--html", "-"],
        ["export", "--jsonl"],
    ],
)
def test_nothing_from_an_article_acts_on_the_terminal(command: list[str]) -> None:
    seen = _seen(*command)

    assert "⟨U+202E⟩" in seen
    assert not [words for words in ACTING if words in seen]


@pytest.mark.usefixtures("on_terminal")
def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[1;36mAnn Lee\x1b[0m" in _seen("show", "ferry.txt", "--text")

    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b" not in _seen("show", "ferry.txt", "--text")
    assert "{¹Ann Lee}" in _seen("show", "ferry.txt", "--text")


def test_progress_shows_how_many_are_done_and_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    with (tmp_path / "seen").open("w+", encoding="utf-8") as seen:
        with progress(console(seen), 2) as advance:
            advance("a.txt")
            advance("b.txt")
        seen.seek(0)
        shown = seen.read()

    assert "Reading" in shown
    assert "2/2" in shown
    assert shown.endswith("\x1b[2K")
