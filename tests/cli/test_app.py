"""How commands end: exit statuses, errors in one line, pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sayso.cli import app
from sayso.errors import ReadError
from tests.cli.conftest import Sayso


def _sayso(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    program = "from sayso.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Add a command ``fail``, which raises what the test puts in the list."""
    errors: list[BaseException] = []

    @click.command()
    def fail() -> None:
        raise errors[0]

    monkeypatch.setitem(app.sayso.commands, "fail", fail)
    return errors


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (ReadError("a\x1b.txt", "it is empty", "Write it."), 1, "sayso: a␛.txt: it is empty. Write it.\n"),
        (PermissionError(13, "Permission denied", "a.txt"), 1, "sayso: a.txt: Permission denied.\n"),
        (OSError(28, "No space left on device"), 1, "sayso: standard output: No space left on device.\n"),
        (
            ValueError("two\nlines"),
            1,
            "sayso: unexpected ValueError: two␊lines. Run it again with --debug and report what it prints.\n",
        ),
        (KeyboardInterrupt(), 130, "sayso: stopped.\n"),
        (click.exceptions.Exit(3), 3, ""),
    ],
)
def test_an_error_is_one_line(
    sayso: Sayso, failing: list[BaseException], error: BaseException, status: int, message: str
) -> None:
    failing.append(error)

    assert sayso("fail") == (status, "", message)


def test_a_traceback_comes_only_with_debug(sayso: Sayso, failing: list[BaseException]) -> None:
    failing.append(ValueError("\x1b[31m"))

    status, _, err = sayso("--debug", "fail")

    assert status == 1
    assert err.startswith("Traceback (most recent call last):\n")
    assert "\x1b" not in err


def test_a_command_that_is_not_there_is_not_understood(sayso: Sayso) -> None:
    assert sayso("nonsense") == (2, "", "sayso: No such command 'nonsense'. See `sayso --help`.\n")


def test_alone_it_prints_its_help(sayso: Sayso) -> None:
    assert sayso() == sayso("--help")
    assert sayso().out.startswith("Usage: sayso ")


def test_the_version_is_told(sayso: Sayso) -> None:
    status, out, _ = sayso("--version")

    assert (status, out.split()[0]) == (0, "sayso")


@pytest.mark.usefixtures("stories")
def test_the_ledger_may_be_named_before_and_after_the_command(sayso: Sayso, tmp_path: Path) -> None:
    sayso("backup", "copy.sqlite")
    (tmp_path / "ledger.sqlite").unlink()

    before = sayso("--ledger", "copy.sqlite", "statements")
    after = sayso("statements", "--ledger", "copy.sqlite")

    assert before == after
    assert "Ann Lee" in after.out


def test_a_ledger_that_is_not_there_is_told_in_one_line(sayso: Sayso) -> None:
    for command in (["statements"], ["show"], ["skipped"], ["export", "--csv"], ["backup", "x"], ["forget", "x"]):
        status, out, err = sayso(*command)
        assert (status, out, err.count("\n")) == (1, "", 1), command


def test_start_up_imports_nothing_heavy() -> None:
    heavy = {"rich", "onnxruntime", "numpy", "tokenizers", "sqlite3", "msgspec", "py3langid", "charset_normalizer"}
    heavy |= {"sayso.records", "sayso.store", "starlette"}
    program = "import sys; from sayso.cli import main; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout.split()

    assert not heavy & set(loaded)


@pytest.mark.parametrize("command", [["statements"], ["export", "--jsonl"], ["show", "ferry.txt"]])
def test_a_closed_pipe_ends_quietly(stories: Path, command: list[str]) -> None:
    process = _sayso(*command, SAYSO_LEDGER=str(stories))
    assert process.stdout
    assert process.stderr
    process.stdout.close()

    assert process.wait(30) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_standard_streams_may_be_closed(stories: Path) -> None:
    program = "import sys; sys.stdin = sys.stdout = None; from sayso.cli import main; main()"
    for command in (["read", "-"], ["statements"], ["statements", "--csv"], ["export", "--jsonl"]):
        ended = subprocess.run(
            [sys.executable, "-c", program, *command],
            capture_output=True,
            env={**os.environ, "SAYSO_LEDGER": str(stories)},
            check=False,
        )

        # Nothing is piped in, so nothing could be read; that is all that went wrong.
        assert (ended.returncode, ended.stdout, ended.stderr) == (command[0] == "read", b"", b""), command


def test_a_terminal_without_curly_quotes_shows_question_marks(stories: Path) -> None:
    process = _sayso("statements", SAYSO_LEDGER=str(stories), PYTHONIOENCODING="ascii")

    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    assert b"?We will pay for it, ? All of it.?" in out
