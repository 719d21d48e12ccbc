"""The desk under attack: what was tried against a running one and must not give way."""

from __future__ import annotations

import itertools
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Message

from sayso.desk import listening, make_desk, pictures, streaming
from sayso.desk.door import Door
from sayso.desk.listening import make_server
from sayso.desk.streaming import Streamed
from sayso.intake.apart import Failed
from sayso.store import Ledger

PORT = 7297
PASSWORD = "open sesame"  # noqa: S105


@contextmanager
def desk(ledger: Path, address: str = f"http://127.0.0.1:{PORT}", **kinds: object) -> Iterator[TestClient]:
    door = Door(port=PORT, token="the-key", once="the-first-key", **kinds)  # type: ignore[arg-type]  # noqa: S106
    app = make_desk(ledger, author="Ann", door=door)
    with TestClient(app, base_url=address, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


# The door


def test_the_key_that_a_browser_is_started_with_opens_once(ledger: Path) -> None:
    # Every user of a machine sees with which address a browser is started.
    with desk(ledger) as client:
        first = client.get("/?token=the-first-key")
        client.cookies.clear()
        second, printed = client.get("/?token=the-first-key"), client.get("/?token=the-key")

    assert (first.status_code, second.status_code, printed.status_code) == (303, 403, 303)


def test_passwords_that_are_tried_at_once_wait_for_each_other(ledger: Path) -> None:
    app = make_desk(ledger, door=Door(port=PORT, password=PASSWORD))
    begun: list[anyio.Event] = []
    statuses: list[int] = []

    async def tried() -> None:
        async def receive() -> Message:
            begun.append(event := anyio.Event())
            await event.wait()
            return {"type": "http.request", "body": b"password=wrong", "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        headers = [(b"host", b"127.0.0.1:7297"), (b"content-type", b"application/x-www-form-urlencoded")]
        scope = {
            "type": "http",
            "method": "POST",
            "path": "/login",
            "query_string": b"",
            "headers": headers,
            "scheme": "http",
            "server": ("127.0.0.1", PORT),
            "client": ("10.0.0.1", 1),
        }
        await app(scope, receive, send)

    async def together() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(40):
                group.start_soon(tried)
            while len(begun) < 40:
                await anyio.sleep(0)
            for event in begun:
                event.set()

    anyio.run(together)

    assert (statuses.count(403), statuses.count(429)) == (3, 37)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("10.0.0.1", "10.0.0.2", False),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.2", False),
        ("", "10.0.0.1", False),
    ],
)
def test_wrong_passwords_are_counted_for_all_addresses_that_somebody_has(
    ledger: Path, one: str, other: str, *, together: bool
) -> None:
    app = make_desk(ledger, door=Door(port=PORT, password=PASSWORD))

    def tried(client: str) -> int:
        asked = TestClient(app, base_url=f"http://127.0.0.1:{PORT}", client=(client, 1))
        return asked.post("/login", data={"password": "wrong"}).status_code

    assert [tried(one) for _ in range(4)] == [403, 403, 403, 429]
    assert tried(other) == (429 if together else 403)


def test_nobody_brings_much_before_he_is_let_in(ledger: Path) -> None:
    with desk(ledger, password=PASSWORD) as client:
        answer = client.post("/login", content=b"password=" + b"x" * 2**19)

    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/@[x/", "//evil.example/", "/\\evil.example", "//[", "/%5b//x", "/static%3f/add"])
def test_odd_paths_lead_nowhere(ledger: Path, path: str) -> None:
    with desk(ledger) as client:
        shut = client.get(f"http://127.0.0.1:{PORT}{path}")
        client.get("/?token=the-key")
        opened = client.get(f"http://127.0.0.1:{PORT}{path}")

    assert (shut.status_code, opened.status_code) == (403, 404)
    assert "location" not in opened.headers


def test_pages_are_made_while_many_wait_to_write(ledger: Path) -> None:
    with TestClient(make_desk(ledger)) as client, Ledger.open(ledger, write=True) as held:
        (actor, *_) = held.actors()
        waiting = [
            threading.Thread(target=client.post, args=[f"/actors/{actor.id}/rename"], kwargs={"data": {"name": "Zed"}})
            for _ in range(60)
        ]
        for one in waiting:
            one.start()
        time.sleep(0.5)
        begun = time.monotonic()
        status = client.get("/add").status_code
        took = time.monotonic() - begun
        held.close()
        for one in waiting:
            one.join()

    assert status == 200
    assert took < 4


# Searches


@pytest.mark.parametrize(
    "text",
    [
        *('"' * 10_000, "(" * 10_000, "*" * 10_000, "x" * 10_000, "a " * 5_000, "\0" * 100, "^ferry", "NEAR(a b, 3)"),
        *("NEAR(" * 10, "text : ferry", "ferry*", '"', 'fe"rry', "a AND", "NOT OR", "\ud7ff", "\u202eferry", "{a b}:c"),
    ],
)
@pytest.mark.parametrize(
    ("path", "name"), [("/articles", "text"), ("/statements", "about"), ("/compare", "query"), ("/check", "find")]
)
def test_no_search_is_taken_for_a_language(client: TestClient, path: str, name: str, text: str) -> None:
    assert client.get(path, params={name: text}).status_code in {200, 400}


@pytest.mark.parametrize(
    "text", ['"' + "a " * 5_000 + '"', "-".join("a" * 5_000), " ".join(f"a{n}" for n in range(51)), "NEAR(" * 2_000]
)
@pytest.mark.parametrize(
    ("path", "name"), [("/articles", "text"), ("/statements", "about"), ("/acts", "by"), ("/check", "find_text")]
)
def test_more_words_than_can_be_sought_are_refused(client: TestClient, path: str, name: str, text: str) -> None:
    answer = client.get(f"/api{path}", params={name: text})

    assert answer.status_code == 400
    assert answer.json()["reason"].endswith("words are more than the 50 that are sought at once")


# Connections


@contextmanager
def listening_at() -> Iterator[tuple[str, int]]:
    """Serve something small as the desk is served."""

    async def app(scope: object, receive: object, send: object) -> None:
        await PlainTextResponse("here")(scope, receive, send)  # type: ignore[arg-type]

    with socket.create_server(("127.0.0.1", 0)) as at:
        server = make_server(app)
        server.config.lifespan = "off"
        thread = threading.Thread(target=server.run, kwargs={"sockets": [at]})
        thread.start()
        try:
            yield at.getsockname()
        finally:
            server.should_exit = True
            thread.join(20)


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n"])
def test_whoever_sends_no_head_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(listening, "_HEAD", 0.2)
    with listening_at() as address, socket.create_connection(address, timeout=10) as connection:
        connection.sendall(sent)
        assert connection.recv(100) == b""


def test_nor_is_it_after_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "_HEAD", 0.2)
    with listening_at() as address, socket.create_connection(address, timeout=10) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        said = b""
        while not said.endswith(b"here"):
            said += connection.recv(4096)
        connection.sendall(b"GET / HT")
        assert connection.recv(100) == b""


def test_a_head_without_an_end_is_refused() -> None:
    with listening_at() as address, socket.create_connection(address, timeout=10) as connection:
        connection.sendall(b"GET /" + b"a" * 100_000)
        assert connection.recv(4096).startswith(b"HTTP/1.1 400 ")


def test_no_other_protocol_is_spoken() -> None:
    upgrade = (
        b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    with listening_at() as address, socket.create_connection(address, timeout=10) as connection:
        connection.sendall(upgrade)
        assert connection.recv(4096).startswith(b"HTTP/1.1 200 ")


def test_whoever_takes_nothing_of_a_file_lets_its_thread_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "_STALLED", 0.2)
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)
        if len(sent) > 2:
            await anyio.sleep_forever()

    async def receive() -> Message:
        await anyio.sleep_forever()
        raise AssertionError

    async def answered() -> None:
        answer = Streamed(lambda: itertools.repeat(b"x" * 2**17), media_type="text/plain", headers={})
        with pytest.raises(TimeoutError):
            await answer(Request({"type": "http", "headers": []}).scope, receive, send)

    begun = time.monotonic()
    anyio.run(answered)

    assert time.monotonic() - begun < 10
    assert len(sent) == 3


def test_a_page_that_cannot_be_drawn_in_time_costs_that_time_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def takes_too_long(job: str, _: bytes) -> Failed:
        drawn.append(job)
        time.sleep(0.1)
        return Failed("takes longer than 45 seconds to read")

    monkeypatch.setattr(pictures, "do_apart", takes_too_long)
    asking = [threading.Thread(target=pictures.page_picture, args=(b"", "a digest", 1)) for _ in range(20)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()

    assert drawn == ["sayso.intake.pdf.drawing:draw"]
    assert pictures.page_picture(b"", "a digest", 1).reason == "takes longer than 45 seconds to read"
