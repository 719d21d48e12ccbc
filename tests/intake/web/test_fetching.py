"""Addresses, fetched from a server of the test's own."""

from __future__ import annotations

import time
from datetime import datetime
from http.server import BaseHTTPRequestHandler

import pytest

from sayso.intake.articles import read_article
from sayso.intake.found import HTML, PDF, TEXT, Found
from sayso.intake.web import fetching
from sayso.intake.web.guard import Guard
from sayso.records import Skipped
from tests.intake.html.pages import page
from tests.intake.web.serving import Page, answer, endless, redirect, site

MOST = 200_000


def reason(found: Found | Skipped) -> str:
    assert isinstance(found, Skipped)
    assert found.stage == "intake"
    return found.reason


def test_what_is_fetched_is_kept_with_its_headers_and_time() -> None:
    data = page().encode("cp1252")
    with site(harbour=answer(data, "text/html; charset=windows-1252", X_Served_By="quay")) as served:
        address = served.at("/harbour?page=1#top")
        found = served.web().fetch(address, most=MOST)
    assert isinstance(found, Found)
    assert found.fetched

    assert (found.name, found.data, found.media_type) == (address, data, HTML)
    assert found.fetched.url == address
    assert dict(found.fetched.headers)["x-served-by"] == "quay"
    assert datetime.fromisoformat(found.fetched.at).utcoffset() is not None
    made = read_article(found)
    assert not isinstance(made, Skipped)
    assert (made[0].fetched, made[0].encoding, made[1].source) == (found.fetched, "cp1252", address)


def test_the_host_is_asked_by_its_name() -> None:
    with site(a=answer(page())) as served:
        served.web().fetch(served.at("/a"), most=MOST)

    host = f"linton.example:{served.port}"
    assert served.asked == [("/robots.txt", host), ("/a", host)]


def test_redirections_are_followed() -> None:
    with site(a=redirect("/b"), b=redirect("//other.example:{port}/c"), c=answer(page())) as served:
        served.pages["/b"] = redirect(served.at("/c", "other.example"), 301)
        found = served.web().fetch(served.at("/a"), most=MOST)

    assert isinstance(found, Found)
    assert found.fetched
    assert found.fetched.url == served.at("/c", "other.example")
    assert [path for path, _ in served.asked] == ["/robots.txt", "/a", "/b", "/robots.txt", "/c"]


def test_a_redirection_to_a_private_address_is_refused() -> None:
    with site(a=redirect("http://inside.example/secret")) as served:
        found = served.web(inside_example="10.0.0.7").fetch(served.at("/a"), most=MOST)

    assert reason(found) == "leads to 10.0.0.7, which is no address of the public web"


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("file:///etc/passwd", "is an address of file; only http and https are fetched"),
        ("/a", "is redirected more than 5 times"),
    ],
)
def test_redirections_that_lead_nowhere(to: str, why: str) -> None:
    with site(a=redirect(to)) as served:
        assert reason(served.web().fetch(served.at("/a"), most=MOST)) == why


def test_this_machine_itself_is_refused() -> None:
    with site(a=answer(page())) as served:
        found = fetching.Web().fetch(served.at("/a", "127.0.0.1"), most=MOST)
        through_name = fetching.Web(guard=Guard(ports=None)).fetch(served.at("/a", "localhost"), most=MOST)

    assert reason(found) == f"is at port {served.port}; only the usual ports of the web are asked"
    assert "no address of the public web" in reason(through_name)
    assert served.asked == []


@pytest.mark.parametrize(
    ("rules", "is_open"),
    [
        (answer("User-agent: *\nDisallow: /private", "text/plain"), True),
        (answer("User-agent: *\nDisallow: /", "text/plain"), False),
        (answer("User-agent: sayso\nDisallow: /a\n\nUser-agent: *\nAllow: /", "text/plain"), False),
        (answer("no such file", "text/plain", 404), True),
        (answer("not for you", "text/plain", 403), True),
        (answer("<html>not rules</html>"), True),
        (answer("", "text/plain", 503), False),
        (redirect("/rules"), False),
    ],
)
def test_the_rules_of_a_site_are_kept(rules: Page, is_open: bool) -> None:  # noqa: FBT001
    closed = answer("User-agent: *\nDisallow: /", "text/plain")
    with site(robots=rules, rules=closed, a=answer(page())) as served:
        web = served.web()
        first, again = (web.fetch(served.at("/a"), most=MOST) for _ in range(2))

    assert isinstance(first, Found) is is_open
    assert isinstance(again, Found) is is_open
    assert ("/a" in [path for path, _ in served.asked]) is is_open


@pytest.mark.parametrize(
    ("served_page", "why"),
    [
        (answer(b"\x89PNG", "image/png"), "is of the type image/png, which holds no article that can be read"),
        (
            answer(b"\0\1\2", "application/octet-stream"),
            "sends what it gives no name to, and what is no format that is read",
        ),
        (answer("gone", status=410), "answers 410 Gone"),
        (answer("not for you", status=403), "answers 403 Forbidden"),
        (answer(b"a" * (MOST + 1)), "is larger than 1 MB, which no article is"),
        (answer(b"a", Content_Length=str(2**30)), "is larger than 1 MB, which no article is"),
        (answer(b"a", Content_Length="many"), None),
        (redirect("http://[bad/"), None),
    ],
)
def test_what_is_no_article_is_skipped(served_page: Page, why: str | None) -> None:
    with site(a=served_page) as served:
        found = served.web().fetch(served.at("/a"), most=MOST)

    assert why in (reason(found), None)


@pytest.mark.parametrize(
    ("name", "data", "media_type", "told"),
    [
        ("a", b"%PDF-1.7\n", "application/octet-stream", PDF),
        ("a", page().encode(), None, HTML),
        ("a", b"plain words", "text/plain; charset=utf-8", TEXT),
    ],
)
def test_the_format_is_told_by_server_or_signature(name: str, data: bytes, media_type: str | None, told: str) -> None:
    with site(a=answer(data, media_type)) as served:
        found = served.web().fetch(served.at(f"/{name}"), most=MOST)

    assert isinstance(found, Found)
    assert found.media_type == told


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(10_000):
        handler.wfile.write(f"X-{number}: more\r\n".encode())
        time.sleep(0.2)


def test_what_never_ends_is_given_up() -> None:
    with site(a=endless) as served:
        assert reason(served.web().fetch(served.at("/a"), most=MOST)) == "is larger than 1 MB, which no article is"


def test_what_comes_too_slowly_is_given_up() -> None:
    with site(a=dripping) as served:
        web = served.web()
        web.seconds = 1.5
        started = time.monotonic()
        found = web.fetch(served.at("/a"), most=MOST)

    assert reason(found) == "does not answer within 2 seconds"
    assert time.monotonic() - started < 4


def test_a_small_answer_that_unpacks_to_a_large_one_is_given_up() -> None:
    import gzip

    with site(a=answer(gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")) as served:
        assert reason(served.web().fetch(served.at("/a"), most=MOST)) == "is larger than 1 MB, which no article is"


def test_a_host_that_nobody_knows_is_told() -> None:
    def unknown(*_: object) -> list[str]:
        raise OSError("Name or service not known")

    web = fetching.Web(guard=Guard(resolve=unknown))

    assert (
        reason(web.fetch("http://linton.example/", most=MOST))
        == "cannot be reached: no machine is called linton.example"
    )


def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with site(a=answer(page())) as served:
        assert isinstance(served.web().fetch(served.at("/a"), most=MOST), Found)
