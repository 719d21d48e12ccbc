"""Who may ask the desk, and what goes with every answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio
import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from sayso.desk import door as door_module
from sayso.desk import make_desk
from sayso.desk.door import Door, Tries

PORT = 7297
HERE = f"http://127.0.0.1:{PORT}"
OURS = {"X-Sayso": "desk"}
PASSWORD = "open sesame"  # noqa: S105


@contextmanager
def desk(ledger: Path, address: str = HERE, **kinds: object) -> Iterator[TestClient]:
    """Ask a desk with a door, at ``address``."""
    door = Door(port=PORT, token="the-key", **kinds)  # type: ignore[arg-type]  # noqa: S106
    app = make_desk(ledger, author="Ann", door=door)
    with TestClient(app, base_url=address, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture
def shut(ledger: Path) -> Iterator[TestClient]:
    """Return what asks a desk that has not been opened."""
    with desk(ledger) as client:
        yield client


@pytest.fixture
def opened(shut: TestClient) -> TestClient:
    """Return what asks it with the cookie."""
    assert shut.get("/?token=the-key").status_code == 303
    return shut


@pytest.fixture
def public(ledger: Path) -> Iterator[TestClient]:
    """Return what asks a public desk."""
    with desk(ledger, "http://desk.example", password=PASSWORD, hosts=frozenset({"desk.example"})) as client:
        yield client


def test_the_token_is_changed_for_a_cookie_and_leaves_the_address(shut: TestClient) -> None:
    answer = shut.get("/?token=the-key")

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"sayso-{PORT}=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "the-key" not in cookie
    assert shut.get("/add").status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/add", "/?token=", "/?token=another", "/?token=k%C3%A9y", "/add?token=the-key", "/none"]
)
def test_without_the_key_nothing_is_shown(shut: TestClient, path: str) -> None:
    answer = shut.get(path)

    assert answer.status_code == 403
    assert "Open the address that `sayso serve` printed" in answer.text
    assert "set-cookie" not in answer.headers


def test_programs_without_the_key_are_told_as_programs(shut: TestClient) -> None:
    answer = shut.get("/api/add")

    assert answer.status_code == 403
    assert answer.json()["reason"] == "this browser has no key to the desk"


@pytest.mark.parametrize("cookie", ["", "the-key", "x" * 20_000, "é", '"', "=;=;"])
def test_a_cookie_of_another_making_opens_nothing(shut: TestClient, cookie: str) -> None:
    header = f"sayso-{PORT}={cookie}".encode()

    assert shut.get("/add", headers={b"cookie": header}).status_code == 403


def test_whoever_follows_a_link_on_another_site_is_sent_again_to_show_the_cookie(opened: TestClient) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}
    left_behind = opened.get("/add", headers={**link, "Cookie": "sayso-7297=none"})
    framed = opened.get("/add", headers={**link, "Sec-Fetch-Dest": "iframe", "Cookie": "sayso-7297=none"})

    assert '<meta http-equiv="refresh" content="0">' in left_behind.text
    assert "<h1>Add" not in left_behind.text
    assert framed.status_code == 403


def test_the_cookie_of_one_port_is_not_that_of_another() -> None:
    assert {Door(port=7297).cookie, Door(port=7298).cookie} == {"sayso-7297", "sayso-7298"}


def test_each_start_has_keys_of_its_own_which_are_not_printed() -> None:
    one, other = Door(port=PORT), Door(port=PORT)

    assert len({one.token, one.session, other.token, other.session}) == 4
    assert one.token not in repr(one)
    assert one.session not in repr(one)


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"])
def test_the_desk_answers_to_the_names_of_this_machine(opened: TestClient, host: str) -> None:
    assert opened.get("/add", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        f"news.example:{PORT}",
        f"127.0.0.1.news.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:80",
        f"192.168.1.7:{PORT}",
        f"127.0.0.1:{PORT}:{PORT}",
        f"user@127.0.0.1:{PORT}",
        f"127.0.0.1:{PORT}/",
        "",
        "h" * 10_000,
    ],
)
@pytest.mark.parametrize("path", ["/add", "/?token=the-key", "/static/desk.css", "/api/add"])
def test_another_name_is_refused_before_anything_is_looked_at(opened: TestClient, host: str, path: str) -> None:
    answer = opened.get(path, headers={"host": host})

    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


def test_what_writes_needs_the_desks_header(opened: TestClient) -> None:
    forgotten = opened.post("/add/text", data={"text": ""})
    wrong = opened.post("/add/text", data={"text": ""}, headers={"X-Sayso": "yes"})
    right = opened.post("/add/text", data={"text": ""}, headers=OURS)

    assert (forgotten.status_code, wrong.status_code) == (403, 403)
    assert forgotten.json()["reason"] == "nothing is written without the desk's header"
    assert right.json()["reason"] == "there is no text to be read; paste one"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_every_method_but_get_and_head_counts_as_writing(opened: TestClient, method: str) -> None:
    assert opened.request(method, "/add").status_code == 403
    assert opened.request(method, "/static/desk.css").status_code == 403


def test_head_is_answered_as_get_without_the_page(opened: TestClient) -> None:
    answer = opened.head("/add")

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://news.example"},
        {"Origin": "null"},
        {"Origin": f"http://localhost:{PORT}"},
        {"Origin": "http://127.0.0.1:7298"},
        {"Origin": f"file://127.0.0.1:{PORT}"},
        {"Origin": "http://[::1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_what_another_site_asks_for_is_not_done(opened: TestClient, headers: dict[str, str]) -> None:
    answer = opened.post("/add/text", data={"text": "x"}, headers={**OURS, **headers})

    assert answer.status_code == 403
    assert answer.json()["reason"] == "another site asked for this"


def test_what_a_page_of_the_desk_asks_for_is_done(opened: TestClient) -> None:
    headers = {**OURS, "Origin": HERE, "Sec-Fetch-Site": "same-origin"}

    assert opened.post("/add/text", data={"text": ""}, headers=headers).status_code == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [("/add", 200), ("/nothing", 404), ("/articles/nothing", 404), ("/api/add", 200), ("/articles?kind=x", 400)],
)
def test_every_answer_has_the_headers(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)

    assert answer.status_code == status
    headers = answer.headers
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_so_have_the_answers_of_the_door_and_of_a_fault(shut: TestClient, ledger: Path) -> None:
    refused = shut.get("/add")
    shut.get("/?token=the-key")
    ledger.write_bytes(b"this is no ledger, and was one a moment ago" * 100)
    broken = shut.get("/add")

    assert (refused.status_code, broken.status_code) == (403, 503)
    for answer in (refused, broken):
        assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_files_whose_address_changes_with_them_are_kept(shut: TestClient, client: TestClient) -> None:
    (address,) = {part for part in client.get("/add").text.split('"') if part.startswith("/static/desk.css?v=")}

    kept, looked_up, missing = shut.get(address), shut.get("/static/desk.css"), shut.get("/static/none.css?v=1")

    assert (kept.status_code, kept.headers["cache-control"]) == (200, "public, max-age=31536000, immutable")
    assert looked_up.headers["cache-control"] == "no-store"
    assert (missing.status_code, missing.headers["cache-control"]) == (404, "no-store")


@pytest.mark.parametrize(
    "path", ["/static/../door.py", "/static/%2e%2e/door.py", "/static/..%2fdoor.py", "/static//etc"]
)
def test_nothing_beside_the_files_is_served(opened: TestClient, path: str) -> None:
    assert opened.get(path).status_code == 404


# A public desk


def test_a_public_desk_asks_for_its_password(public: TestClient) -> None:
    page, programs = public.get("/add"), public.get("/api/add")
    login = public.get("/login")

    assert (page.status_code, page.headers["location"]) == (303, "/login")
    assert programs.status_code == 401
    assert 'type="password"' in login.text
    assert login.headers["referrer-policy"] == "same-origin"
    assert "not encrypted" in login.text


def test_the_password_opens_it(public: TestClient) -> None:
    answer = public.post("/login", data={"password": PASSWORD}, headers={"Origin": "http://desk.example"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert public.get("/add").status_code == 200
    assert public.post("/add/text", data={"text": ""}).status_code == 403
    assert public.post("/add/text", data={"text": ""}, headers=OURS).status_code == 400


@pytest.mark.parametrize("given", ["", "open sesam", "open sesame ", "öffne dich", "\ud800", "x" * 100_000])
def test_another_password_does_not(public: TestClient, given: str) -> None:
    answer = public.post("/login", content=b"password=" + given.encode("utf-8", "surrogatepass"))

    assert answer.status_code == 403
    assert "That is not the password." in answer.text
    assert "set-cookie" not in answer.headers


def test_the_token_means_nothing_there(public: TestClient) -> None:
    assert public.get("/?token=the-key").headers["location"] == "/login"


def test_a_line_that_is_encrypted_needs_no_warning_and_keeps_the_cookie_to_itself(ledger: Path) -> None:
    hosts = frozenset({"desk.example"})
    with desk(ledger, "https://desk.example", password=PASSWORD, hosts=hosts) as client:
        assert "not encrypted" not in client.get("/login").text
        answer = client.post("/login", data={"password": PASSWORD})

    assert "Secure" in answer.headers["set-cookie"]


def test_after_three_wrong_passwords_the_right_one_has_to_wait_as_well(
    public: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])

    def tried(password: str) -> int:
        return public.post("/login", data={"password": password}).status_code

    assert [tried("wrong") for _ in range(3)] == [403, 403, 403]
    refused = public.post("/login", data={"password": PASSWORD})
    assert (refused.status_code, "Wait a second." in refused.text) == (429, True)
    now[0] += 1
    assert tried("wrong") == 403
    now[0] += 1
    assert tried(PASSWORD) == 429
    now[0] += 1
    assert tried(PASSWORD) == 303


def test_the_pause_has_an_end_and_the_memory_of_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "_KEPT_TRIES", 2)
    tries = Tries()
    for client in ("a", "b", *["c"] * 2000):
        tries.wrong(client)

    assert tries.pause("c") == 60
    assert tries.pause("a") == 0


def test_another_site_cannot_try_passwords(public: TestClient) -> None:
    answer = public.post("/login", data={"password": PASSWORD}, headers={"Origin": "https://news.example"})

    assert answer.status_code == 403
    assert public.put("/login").status_code == 403


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("desk.example", 200),
        ("DESK.example:443", 200),
        ("192.168.1.7:7297", 200),
        ("[2001:db8::1]:7297", 200),
        ("localhost:7297", 200),
        ("news.example", 421),
        ("desk.example.news.example", 421),
        ("1.2.3.4.news.example", 421),
    ],
)
def test_a_public_desk_answers_to_its_names_and_to_addresses(public: TestClient, host: str, status: int) -> None:
    assert public.get("/login", headers={"host": host}).status_code == status


# What a request brings


def asked(app: ASGIApp, messages: Iterator[Message], *, length: int | None = None, path: str = "/add/text") -> Message:
    """Return the beginning of the answer to a POST that brings ``messages``; each that is None never comes."""
    sent: list[Message] = []
    headers = [(b"host", b"testserver"), (b"content-type", b"application/x-www-form-urlencoded")]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))
    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"name=a.txt",
        "headers": headers,
        "http_version": "1.1",
        "scheme": "http",
        "server": ("testserver", 80),
    }

    async def receive() -> Message:
        message = next(messages, None)
        if message is None:
            await anyio.sleep_forever()
        assert message
        return message

    async def send(message: Message) -> None:
        sent.append(message)

    anyio.run(app, scope, receive, send)
    return sent[0]


def parts(number: int, size: int = 2**20) -> Iterator[Message]:
    """Yield a form with one long field, bit by bit."""
    for part in range(number):
        yield {
            "type": "http.request",
            "body": (b"" if part else b"text=") + b"x" * size,
            "more_body": part < number - 1,
        }


@pytest.mark.parametrize("path", ["/add/text", "/add/file"])
@pytest.mark.parametrize("length", [60 * 2**20, None])
def test_sixty_megabytes_are_refused(ledger: Path, path: str, length: int | None) -> None:
    coming = parts(60)

    answer = asked(make_desk(ledger), coming, length=length, path=path)

    assert answer["status"] == 413
    # A browser hears the answer only once it has sent everything; nothing of it is kept.
    assert next(coming, None) is None


def test_a_form_without_an_end_is_refused_in_the_end(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "_MOST_IGNORED", 100 * 2**20)

    assert asked(make_desk(ledger), parts(10**6))["status"] == 413


@pytest.mark.parametrize("path", ["/add/text", "/add/file"])
def test_whoever_sends_too_slowly_is_not_waited_for(ledger: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(door_module, "_WAIT", 0.05)
    begun: Message = {"type": "http.request", "body": b"text=", "more_body": True}

    assert asked(make_desk(ledger), iter([begun]), path=path)["status"] == 408


def test_nor_is_whoever_sends_on_and_on_bit_by_bit(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "_WHOLE", 0.0)

    assert asked(make_desk(ledger), parts(3, 1))["status"] == 408


def test_a_websocket_is_closed(shut: TestClient) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), shut.websocket_connect("/add"):
        pass
