"""What of a page is the article, what each block is to it, and where its words stand."""

from __future__ import annotations

import pytest

from sayso.intake.html.page import read_source
from sayso.records import Span
from tests.intake.html.pages import BODY, page, paragraphs, read_here, shown
from tests.intake.reading import assert_map_leads_back

TITLE = ("title", "Harbour to be rebuilt")
WHOLE = [TITLE, *(("paragraph", words) for words in BODY)]


def test_the_site_around_an_article_stays_outside() -> None:
    assert shown(page()) == WHOLE


def test_head_and_captions_have_their_roles() -> None:
    top = (
        '<p class="standfirst">Fishermen fear for the herring</p>'
        '<div class="byline">By <a rel="author" href="/cleo">Cleo Marsh</a></div>'
        '<time datetime="2024-04-03T08:00:00Z">3 April 2024, 08:00</time>'
        "<figure><img src=quay.jpg><figcaption>What is left of the quay. Photo: Ole Dahl</figcaption></figure>"
    )

    assert shown(page(top=top)) == [
        TITLE,
        ("dek", "Fishermen fear for the herring"),
        ("byline", "By Cleo Marsh"),
        ("date", "3 April 2024, 08:00"),
        ("caption", "What is left of the quay. Photo: Ole Dahl"),
        *WHOLE[1:],
    ]


def test_headings_lists_and_quotations_are_read() -> None:
    first, second, third, fourth = paragraphs()
    source = page(
        first,
        "<h2>What it costs</h2>",
        second,
        "<ul><li>Nine million crowns for the quay and its lamps.</li>"
        "<li>Two million crowns for the ferry house.</li></ul>",
        "<blockquote><p>I have seen three such plans, and I have mended my nets behind the same wall all my life.</p>"
        "</blockquote>",
        third,
        fourth,
    )

    assert shown(source) == [
        TITLE,
        ("paragraph", BODY[0]),
        ("heading", "What it costs"),
        ("paragraph", BODY[1]),
        ("paragraph", "Nine million crowns for the quay and its lamps."),
        ("paragraph", "Two million crowns for the ferry house."),
        ("quote", "I have seen three such plans, and I have mended my nets behind the same wall all my life."),
        ("paragraph", BODY[2]),
        ("paragraph", BODY[3]),
    ]


@pytest.mark.parametrize(
    "box",
    [
        '<p><a href="/goat">Goat found on the quay after a night of searching</a></p>',
        '<p><strong>Read more:</strong> <a href="/goat">Goat found on the quay</a></p>',
        '<aside class="pullquote"><p>Not a crown of it comes from the ferry’s fares.</p></aside>',
        "<blockquote><p>“Not a crown of it comes from the ferry’s fares.”</p></blockquote>",
        '<div class="related-articles"><h3>More on this</h3><p>The goat, its owner and all of the quay.</p></div>',
        '<div class="story__newsletter-signup"><p>Sign up to our newsletter and read the Courier in bed.</p></div>',
    ],
)
def test_boxes_between_paragraphs_are_furniture_or_left_out(box: str) -> None:
    first, *others = paragraphs()

    found = shown(page(first, box, *others))

    assert [block for block in found if block[0] != "furniture"] == WHOLE


def test_a_table_is_one_block_that_is_not_read() -> None:
    rows = "".join(f"<tr><td>{kind}</td><td>{crowns}</td></tr>" for kind, crowns in [("Quay", 9), ("Lamps", 1)])
    first, *others = paragraphs()

    found = shown(page(first, f"<table><tr><th>What</th><th>Crowns</th></tr>{rows}</table>", *others))

    assert [words for role, words in found if role == "table"] in ([], ["What Crowns Quay 9 Lamps 1"])
    assert [block for block in found if block[0] != "table"] == WHOLE


def test_headings_that_lead_elsewhere_are_furniture() -> None:
    found = shown(page(*paragraphs(), "<h3>DON’T MISS</h3>", '<p><a href="/1">The herring and its price</a></p>'))

    assert [block for block in found if block[0] != "furniture"] == WHOLE


def test_words_lead_back_through_entities_tags_and_comments() -> None:
    source = page(
        *paragraphs(),
        "<p>&ldquo;A <b>new</b> h&shy;arbour,<!-- no --> &amp;&nbsp;a&#160;new<br>start&rdquo;, said "
        "<i>Zo&euml; O&#x2019;Brien</i> of the union, whom nobody had asked before.</p>",
    )
    read = read_here(source)
    text = read.laid_out.text

    assert_map_leads_back(text, read.laid_out.map, source)
    assert text.endswith("“A new harbour, & a new start”, said Zoë O’Brien of the union, whom nobody had asked before.")
    start = text.index("Zoë")
    raw = read.laid_out.map.raw(Span(start, start + len("Zoë O’Brien")))
    assert [piece.of(source) for piece in raw] == ["Zo&euml; O&#x2019;Brien"]
    (mark,) = read.laid_out.map.raw(Span(text.index("& a new"), text.index("& a new") + 1))
    assert mark.of(source) == "&amp;"


def test_two_breaks_part_paragraphs_and_one_does_not() -> None:
    source = page(f"<div>{'<br><br>'.join(BODY[:3])}<br>{BODY[3]}</div>")

    assert shown(source)[1:] == [*WHOLE[1:3], ("paragraph", f"{BODY[2]} {BODY[3]}")]


def test_nothing_of_a_page_is_run() -> None:
    source = page(
        *paragraphs(),
        '<script>document.write("<p>“I did,” said the mayor of Port Linton, and the town believed it.</p>")</script>',
        '<p style="background:url(http://127.0.0.1:1/x)"><img src="http://127.0.0.1:1/y" onerror="alert(1)"></p>',
    )

    assert shown(source) == WHOLE


def test_of_two_articles_the_one_that_the_page_is_called_after_is_read() -> None:
    other = "".join(
        f"<p>A goat was seen {place}, said Ole Dahl, who keeps six of them on the hill above.</p>" for place in PLACES
    )
    source = page().replace("</article>", f"</article><article><h1>A goat on the quay</h1>{other}</article>")

    assert shown(source) == WHOLE


def test_two_articles_of_which_neither_is_named_are_skipped() -> None:
    bodies = [
        "".join(
            f"<p>A {animal} was seen {place}, said Ole Dahl, who keeps six of them on the hill above the town.</p>"
            for place in PLACES
        )
        for animal in ("goat", "sheep")
    ]
    source = "<html><body>" + "".join(
        f"<article><h1>Animals, part {number}</h1>{body}</article>" for number, body in enumerate(bodies, start=1)
    )

    assert read_source(source) == "holds 2 articles; save each of them on a page of its own"


PLACES = ("on the quay", "in the church", "behind the school", "at the mill", "near the well", "under the bridge")
