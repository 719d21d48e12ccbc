"""``sayso serve``: where the desk is told to be, who is let in, how it ends."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sayso.store import Ledger
from tests.cli.conftest import Sayso
from tests.store.readings import told
from tests.store.test_migrations import write_old_ledger

pytest.importorskip("starlette", reason="the desk is an extra: pip install 'sayso[desk]'")

SLOW = ("onnxruntime", "numpy", "lxml", "trafilatura", "pypdfium2", "docx")
"""What takes long to import, and no page needs."""

WATCHED = f"""
import sys
from sayso.cli import main
from sayso.desk import door

def told_what_was_imported(*given, **kinds):
    print("imported:", *(name for name in {SLOW} if name in sys.modules), file=sys.stderr, flush=True)
    return let_in(*given, **kinds)

let_in, door._let_in = door._let_in, told_what_was_imported
main()
"""


class Served:
    """A desk that is being served."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said = self.line()

    def line(self) -> str:
        """Return the next line that it says."""
        assert self.process.stderr
        return self.process.stderr.readline()

    def until(self, beginning: str) -> str:
        """Return the next line that begins so."""
        while not (line := self.line()).startswith(beginning):
            assert line
            self.said += line
        return line

    @property
    def port(self) -> int:
        match = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=", self.said)
        assert match, self.said
        return int(match[1])

    def get(self, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, str]:
        """Return status, headers and text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, response.headers, text

    def end(self) -> tuple[int, str]:
        """Send Ctrl-C; return its status, and what it said until then."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        assert self.process.stderr
        # Not communicate, which passes over what came together with the line that was read last.
        return self.process.returncode, self.process.stderr.read()


@contextmanager
def served(folder: Path, *options: str, program: str = "from sayso.cli import main; main()") -> Iterator[Served]:
    """Serve a ledger in ``folder`` at any free port."""
    command = [sys.executable, "-c", program, "serve", "--ledger", "ledger.sqlite", "--port", "0", "--no-browser"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SAYSO_")}
    with subprocess.Popen(
        [*command, *options], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Served(process)
        finally:
            process.kill()


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to whole consoles")
def test_the_address_opens_the_desk_and_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    with served(tmp_path) as desk:
        token = desk.said.strip().partition("?")[2]
        shut, _, _ = desk.get("/articles")
        entered, headers, _ = desk.get(f"/?{token}")
        opened, _, page = desk.get("/articles", Cookie=headers["set-cookie"].partition(";")[0])
        status, said = desk.end()

    assert (shut, entered, opened) == (403, 303, 200)
    assert "<h1" in page
    assert status == 130
    assert said == "sayso: whoever has this address can read and change the ledger. Ctrl-C ends it.\n"
    assert (tmp_path / "ledger.sqlite").exists()


def test_nothing_slow_is_imported_before_the_first_page(tmp_path: Path) -> None:
    with served(tmp_path, program=WATCHED) as desk:
        desk.get(f"/?{desk.said.strip().partition('?')[2]}")

        assert desk.until("imported:") == "imported:\n"


def test_hostile_requests_are_answered_and_end_nothing(tmp_path: Path) -> None:
    with served(tmp_path) as desk:
        for sent in (
            b"GET / HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: " + b"h" * 200_000 + b"\r\n\r\n",
            b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
            b"POST /add/file HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            b"POST /add/file HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"\x00" * 1000,
        ):
            with socket.create_connection(("127.0.0.1", desk.port), timeout=10) as line:
                line.sendall(sent)
                line.shutdown(socket.SHUT_WR)
                status = line.recv(12)
            assert status[:9] in (b"HTTP/1.1 ", b""), sent[:40]
            assert status[9:10] in (b"4", b""), sent[:40]

        assert desk.get("/articles")[0] == 403


def test_it_listens_on_this_machine_alone(tmp_path: Path) -> None:
    with served(tmp_path) as desk:
        own = socket.gethostbyname(socket.gethostname())
        if own.startswith("127."):
            pytest.skip("this machine has no address but that of itself")
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((own, desk.port), timeout=5)


def test_a_port_that_is_taken_is_told_with_another(sayso: Sayso) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        outcome = sayso("serve", "--port", str(port), "--no-browser")

    assert outcome.status == 1
    assert outcome.err.startswith(f"sayso: port {port}: another program listens there. Name another one: sayso serve")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--public"], "--public needs a password: name its --password-file, or set $SAYSO_PASSWORD."),
        (["--public", "--host", "desk.example"], "--public needs a password"),
        (["--host", "desk.example"], "--host and --password-file go with --public."),
        (["--password-file", "x"], "--host and --password-file go with --public."),
        (["--public", "--password-file", "empty"], "--public needs a password"),
        (["--public", "--password-file", "short"], "the password of a public desk has at least 8 characters."),
        (["--port", "70000"], "Invalid value for '--port'"),
    ],
)
def test_what_is_not_served(sayso: Sayso, tmp_path: Path, options: list[str], reason: str) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "short").write_text("secret\nlonger than the first line\n")

    outcome = sayso("serve", *options)

    assert outcome.status == 2
    assert reason in outcome.err
    assert not (tmp_path / "ledger.sqlite").exists()


def test_a_password_that_cannot_be_read_is_told(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"\xff\xfe\xfd")

    missing = sayso("serve", "--public", "--password-file", "none")
    broken = sayso("serve", "--public", "--password-file", "broken")

    assert (missing.status, missing.err) == (
        1,
        "sayso: none: the password cannot be read: no such file or directory.\n",
    )
    assert (broken.status, broken.err) == (1, "sayso: broken: the password cannot be read: is no text.\n")


def test_a_public_desk_says_that_its_line_is_open_and_asks_for_the_password(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("open sesame\n")
    with served(tmp_path, "--public", "--host", "desk.example", "--password-file", "password") as desk:
        where = re.fullmatch(r"sayso: the desk is open to other machines at http://desk\.example:(\d+)/\n", desk.said)
        assert where
        assert desk.line().startswith("sayso: nothing on its line is encrypted")
        connection = http.client.HTTPConnection("127.0.0.1", int(where[1]), timeout=30)
        connection.request("GET", "/articles", headers={"Host": "desk.example"})
        answer = connection.getresponse()
        assert (answer.status, answer.headers["location"]) == (303, "/login")
        connection.close()


def test_a_public_desk_without_a_name_is_asked_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("open sesame\n")
    with served(tmp_path, "--public", "--password-file", "password") as desk:
        assert re.fullmatch(r"sayso: the desk is open to other machines at port \d+ of this one, .*\n", desk.said)


def test_an_older_ledger_is_brought_up_to_date_with_a_word_about_it(tmp_path: Path) -> None:
    write_old_ledger(tmp_path / "ledger.sqlite", 2, told())
    with served(tmp_path) as desk:
        assert desk.said == "sayso: ledger.sqlite: an older sayso wrote this ledger; it is brought up to date.\n"
        assert "token=" in desk.line()

    with Ledger.open(tmp_path / "ledger.sqlite", write=False) as ledger:
        assert ledger.counts().articles == 1


def test_what_is_no_ledger_is_not_served(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes")

    outcome = sayso("serve", "--ledger", "notes.txt", "--no-browser")

    assert (outcome.status, "this file is not a ledger" in outcome.err) == (1, True)
