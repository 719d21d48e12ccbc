"""The article beside its source: the same words in both, whatever the source is."""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.desk.pictures import page_picture
from sayso.records import Article, Maker, Reading, Source
from sayso.store import Ledger
from tests.intake.html.pages import page as courier
from tests.intake.html.pages import read_bytes
from tests.intake.printing import BODY, HEIGHT, TITLE, WIDTH, printed, read_pdf
from tests.planted import marked_article, planted_reading
from tests.stories import ferry

PARAGRAPH = "The mayor said that the ferry would sail again before the winter. " * 12


def added(ledger: Path, made: tuple[Source, Article]) -> Article:
    """Put an article without records into the ledger."""
    source, article = made
    with Ledger.open(ledger, write=True) as opened:
        opened.add(Reading(source=source, article=article, maker=Maker(model="", rules="1")))
    return article


def at(article: Article, words: str) -> dict[str, str]:
    """Return what asks for some words of an article."""
    start = article.text.index(words)
    return {"at": f"{start}:{start + len(words)}"}


def marked(page: str) -> list[str]:
    """Return the words that are marked in the source."""
    return [unescape(words) for words in re.findall(r"<mark>([^<]*)</mark>", page)]


def test_the_words_of_an_entry_are_marked_in_the_source(client: TestClient) -> None:
    article = ferry().article.id

    page = client.get(f"/articles/{article}/original", params={"entry": "s1"}).text

    assert marked(page) == ["We will pay for it,", "said", "Ann Lee", "All of it."]
    assert 'data-open="s1"' in page
    assert f'href="/articles/{article}?entry=s1">Back to the reader' in page


def test_without_words_the_source_is_shown_as_it_was_read(client: TestClient) -> None:
    told = client.get(f"/api/articles/{ferry().article.id}/original").json()

    assert told["passages"] == [{"start": 0, "text": ferry().source.text, "marked": [], "place": None}]


def test_a_web_page_is_shown_as_it_was_written(client: TestClient, ledger: Path) -> None:
    made = read_bytes(courier(top="<script>alert('top')</script>").encode())
    assert isinstance(made, tuple)
    article = added(ledger, made)

    page = client.get(f"/articles/{article.id}/original", params=at(article, article.text[60:90])).text

    assert "&lt;script&gt;alert(&#39;top&#39;)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "".join(marked(page)) == article.text[60:90]


def test_of_a_large_source_the_region_around_the_words_is_shown(client: TestClient, ledger: Path) -> None:
    text = f"{'Much was written. ' * 20_000}\n\nThe ferry sank.\n\n{'More was written. ' * 20_000}"
    article, _ = marked_article(text.strip())
    added(ledger, (planted_reading(article).source, article))
    address = f"/articles/{article.id}/original"

    told = client.get(f"/api{address}", params=at(article, "The ferry sank.")).json()

    (passage,) = told["passages"]
    assert len(passage["text"]) < 9_000
    assert "The ferry sank." in passage["text"]
    begin = passage["marked"][0]["start"] - passage["start"]
    assert passage["text"][begin : begin + 15] == "The ferry sank."
    assert told["after"] == passage["start"] + len(passage["text"])
    following = client.get(f"/api{address}", params={"start": str(told["after"])}).json()["passages"][0]
    assert following["start"] == told["after"]
    assert client.get(address, params={"start": "999999999"}).status_code == 200


def test_a_printed_source_is_a_picture_with_boxes_over_the_words(client: TestClient, ledger: Path) -> None:
    made = read_pdf(printed(("A ferry for Port Ane", TITLE), *[(PARAGRAPH, BODY)] * 8))
    article = added(ledger, made)
    address = f"/articles/{article.id}"

    first = client.get(f"/api{address}/original", params=at(article, "A ferry for Port Ane")).json()
    last = article.text.rindex("before the winter")
    later = client.get(f"/api{address}/original", params={"at": f"{last}:{last + 17}"}).json()

    assert first["pages"] == 3
    assert (first["page"]["width"], first["page"]["height"]) == (WIDTH, HEIGHT)
    assert len(first["page"]["boxes"]) == 1
    assert later["page"]["number"] == 3
    page = client.get(f"{address}/original", params={"at": f"{last}:{last + 17}"}).text
    assert f'<image href="{address}/pages/3.png" width="500.0" height="400.0"/>' in page
    (box,) = re.findall(r'<rect class="box" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/>', page)
    x, y, width, height = map(float, box)
    assert 0 < x < x + width < WIDTH
    assert 0 < y < y + height < HEIGHT


def test_a_page_is_a_png_of_bounded_size(client: TestClient, ledger: Path) -> None:
    article = added(ledger, read_pdf(printed(("A ferry for Port Ane", TITLE), (PARAGRAPH, BODY))))

    answer = client.get(f"/articles/{article.id}/pages/1.png")

    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", answer.content[16:24]) == (1100, 880)
    for number in (2, 0, 99_999):
        assert client.get(f"/articles/{article.id}/pages/{number}.png").status_code == 404
    assert client.get(f"/articles/{ferry().article.id}/pages/1.png").status_code == 404


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 and nothing more", b"\0" * 1000])
def test_what_is_no_pdf_gives_a_reason(data: bytes) -> None:
    drawn = page_picture(data, f"digest {data!r}", 1)

    assert drawn.png == b""
    assert drawn.reason


def test_a_drawn_page_is_kept() -> None:
    data = printed((PARAGRAPH, BODY))

    assert page_picture(data, "kept", 1) is page_picture(data, "kept", 1)


def test_a_source_that_can_no_longer_be_drawn_says_so(client: TestClient, ledger: Path) -> None:
    source, article = read_pdf(printed(("A ferry for Port Ane", TITLE), (PARAGRAPH, BODY)))
    data = b"%PDF- broken"
    broken = replace(article, sha256=hashlib.sha256(data).hexdigest())
    added(ledger, (replace(source, data=data), broken))

    page = client.get(f"/articles/{broken.id}/original").text

    assert "Page 1 cannot be shown: the source is" in page
