"""Pages as files: found, decoded, read in a process of their own, or skipped with a reason."""

from __future__ import annotations

import time
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from sayso import intake
from sayso.intake import apart
from sayso.intake import html as pages
from sayso.intake.apart import Failed, do_apart
from sayso.intake.found import MHTML, TEXT
from sayso.records import Skipped
from tests.intake.html.pages import BODY, page, read_bytes
from tests.intake.reading import assert_map_leads_back


def test_a_page_is_an_article_with_its_source() -> None:
    data = page(top="<p>By Cleo Marsh</p>").encode()
    made = read_bytes(data)
    assert not isinstance(made, Skipped)
    source, article = made

    assert (source.data, source.text, source.media_type, source.encoding) == (data, data.decode(), "text/html", "utf-8")
    assert (article.language, article.publisher and article.publisher.value) == ("en", "The Linton Courier")
    assert [block.span.of(article.text) for block in article.blocks] == [
        "Harbour to be rebuilt",
        "By Cleo Marsh",
        *BODY,
    ]
    assert_map_leads_back(article.text, article.map, source.text)
    assert intake.reread(source) == made


def test_a_page_under_another_name_is_told_by_its_beginning() -> None:
    made = read_bytes(b"\n<!-- saved -->\n" + page().encode(), media_type=TEXT)

    assert not isinstance(made, Skipped)
    assert made[0].media_type == "text/html"


def test_an_archive_gives_its_page() -> None:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText(page(), "html", "utf-8"))
    archive.attach(MIMEImage(b"\x89PNG", "png"))
    made = read_bytes(archive.as_bytes(), media_type=MHTML)
    assert not isinstance(made, Skipped)
    source, article = made

    assert source.text == page()
    assert article.text.endswith(BODY[-1])
    assert intake.reread(source) == made


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "shows no text"),
        (
            b"<html><script>var a = '<p>We will pay';</script>",
            "shows no text without running its scripts, which is never done; save the page from a browser",
        ),
        (b"<html><p>Page not found.", "holds no article that could be told from the rest of the page"),
        (b"<html>" + b'<a href="/">Sport</a> ' * 99, "holds no article that could be told from the rest of the page"),
        (b"<html>" + b"<div>" * 100_000 + page().encode(), "is nested more than 250 levels deep, which no page is"),
        (b"<html>" + b"a" * (10 * 2**20), "is a page larger than 10 MB, which no article is on"),
        (b"<html>" + bytes(range(256)) * 40, "holds binary data, not text"),
    ],
    ids=["empty", "scripts", "no article", "links", "deep", "large", "binary"],
)
def test_what_holds_no_article_is_skipped_with_its_reason(data: bytes, reason: str) -> None:
    started = time.monotonic()

    made = read_bytes(data)

    assert isinstance(made, Skipped)
    assert made.reason == reason
    assert time.monotonic() - started < 30


def test_an_archive_without_a_page_is_skipped() -> None:
    made = read_bytes(b"Content-Type: text/plain\n\nHello", media_type=MHTML)

    assert isinstance(made, Skipped)
    assert made.reason == "is an archive that holds no page"


def test_the_rest_of_a_run_goes_on_after_a_page_that_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "</" * 2_000_000)
    (tmp_path / "b.html").write_text(page())
    monkeypatch.setattr(apart, "SECONDS", 8.0)

    slow, whole = intake.read_sources([str(tmp_path)])

    assert isinstance(slow, Skipped)
    assert slow.reason == "takes longer than 8 seconds to read"
    assert not isinstance(whole, Skipped)


def test_what_needs_too_much_memory_fails_alone() -> None:
    assert do_apart("tests.intake.html.test_reading:hungry", b"") == Failed("takes too much memory to read")
    assert do_apart("tests.intake.html.test_reading:broken", b"x") == Failed(
        "breaks the program that reads it (ValueError: x)"
    )
    assert do_apart("tests.intake.html.test_reading:dying", b"") == Failed("breaks the program that reads it")
    assert do_apart("tests.intake.html.test_reading:echo", b"still here") == b"still here"


def hungry(_: bytes) -> bytes:
    return b"x" * (apart.MEMORY + 1)


def broken(data: bytes) -> bytes:
    raise ValueError(data.decode())


def dying(_: bytes) -> bytes:
    import os

    os._exit(3)


def echo(data: bytes) -> bytes:
    print("a library that talks")
    return data


def test_the_limit_of_a_page_is_below_that_of_a_file() -> None:
    from sayso.intake import sources

    assert pages.LARGEST < sources.LARGEST
