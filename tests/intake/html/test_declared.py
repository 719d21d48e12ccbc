"""What a page says of itself, where it says it, and what counts when it contradicts itself."""

from __future__ import annotations

import json

import pytest

from sayso.records import Candidate
from tests.intake.html.pages import page, read_here


def ld(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "WebSite"}, data]})}</script>'


FULL = ld(
    headline="Harbour to be rebuilt",
    datePublished="2024-04-03T23:30:00-05:00",
    dateModified="2024-04-07",
    author=[{"@type": "Person", "name": "Cleo Marsh"}, {"@type": "Person", "name": "Ole Dahl"}],
    publisher={"@type": "Organization", "name": "Linton Courier"},
)


def told(source: str, field: str) -> list[tuple[str, str]]:
    return [(one.basis, one.value) for one in read_here(source).metadata.candidates if one.field == field]


def test_json_ld_comes_first() -> None:
    metadata = read_here(page(head=FULL)).metadata

    assert [(known.value, known.basis) for known in metadata.authors] == [
        ("Cleo Marsh", "json-ld"),
        ("Ole Dahl", "json-ld"),
    ]
    assert metadata.published
    assert (metadata.published.value, metadata.published.basis) == ("2024-04-03", "json-ld")
    assert metadata.publisher
    assert metadata.publisher.value == "Linton Courier"
    assert metadata.title
    assert metadata.title.value == "Harbour to be rebuilt"


def test_dates_that_contradict_each_other_are_all_kept_and_one_counts() -> None:
    head = FULL + '<meta property="article:published_time" content="2024-04-05T07:00:00Z">'
    source = page(head=head, top='<time datetime="2024-04-06">Updated 6 April 2024</time>')
    read = read_here(source)

    assert told(source, "published") == [
        ("json-ld", "2024-04-03"),
        ("meta article:published_time", "2024-04-05"),
        ("time", "2024-04-06"),
        ("date line", "2024-04-06"),
    ]
    assert told(source, "modified") == [("json-ld", "2024-04-07")]
    assert read.metadata.published
    assert read.metadata.published.value == "2024-04-03"
    places = [one.raw.of(source) for one in read.metadata.candidates if one.field == "published" and one.raw]
    assert places == ["2024-04-03T23:30:00-05:00", "2024-04-05T07:00:00Z", "2024-04-06", "Updated 6 April 2024"]


@pytest.mark.parametrize(
    ("head", "top", "value", "basis"),
    [
        ('<meta name="date" content="2024-04-03">', "", "2024-04-03", "meta date"),
        ('<link rel="canonical" href="https://linton.example/2024/04/03/harbour">', "", "2024-04-03", "address"),
        ("", '<time class="published" datetime="2024-04-03T10:00">today</time>', "2024-04-03", "time"),
        ("", '<p class="date">Wednesday, April 3, 2024</p>', "2024-04-03", "date line"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', "", None, None),
    ],
)
def test_the_date_is_taken_from_what_the_page_has(head: str, top: str, value: str | None, basis: str | None) -> None:
    published = read_here(page(head=head, top=top)).metadata.published

    assert (published and published.value, published and published.basis) == (value, basis)


def test_the_year_in_a_footer_is_no_date() -> None:
    assert read_here(page()).metadata.published is None


def test_times_of_other_articles_count_less_than_the_date_line() -> None:
    source = page(top='<p class="date">3 April 2024</p>').replace(
        "<h2>Most read</h2>", '<h2>Most read</h2><time datetime="2021-01-01">1 January 2021</time>'
    )
    published = read_here(source).metadata.published

    assert published
    assert published.value == "2024-04-03"


def test_a_byline_names_the_authors_where_nothing_else_does() -> None:
    metadata = read_here(page(top="<p>By Cleo Marsh and Ole Dahl</p>")).metadata

    assert [(known.value, known.basis) for known in metadata.authors] == [
        ("Cleo Marsh", "byline"),
        ("Ole Dahl", "byline"),
    ]
    assert all(known.span for known in metadata.authors)


@pytest.mark.parametrize("author", ["https://linton.example/cleo", "admin", "cleo@linton.example", ""])
def test_what_is_no_name_is_no_author(author: str) -> None:
    source = page(head=f'<meta name="author" content="{author}">')

    assert read_here(source).metadata.authors == ()


def test_the_title_is_the_one_that_the_page_shows() -> None:
    source = page().replace("<h1>Harbour to be rebuilt</h1>", "<h1>Harbour to be &lsquo;rebuilt&rsquo;</h1>")
    title = read_here(source).metadata.title

    assert title
    assert title.value == "Harbour to be ‘rebuilt’"
    assert title.span


def test_candidates_know_how_sure_they_are() -> None:
    read = read_here(page())
    names = [one for one in read.metadata.candidates if one.field == "publisher"]

    assert names == [
        Candidate(
            field="publisher",
            value="The Linton Courier",
            basis="meta og:site_name",
            confidence=0.9,
            raw=names[0].raw,
        )
    ]
