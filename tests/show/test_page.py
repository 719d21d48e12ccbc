"""The card of an article as a web page: well formed, harmless, and all of the article's words on it."""

from __future__ import annotations

import hashlib
import re
import time
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Maker, Reading, Skipped, Span
from sayso.show.card_making import make_card
from sayso.show.page import make_page
from sayso.show.safe import harmless_lines
from tests.planted import marked_article, planted_reading, planted_statements
from tests.stories import bridge, ferry, storm

VOID = {"meta", "input", "br"}

HOSTILE = """\
[content|</style></article><script>alert(1)</script>],” [cue|said] [source|<img src=x onerror=alert(2)>].

javascript:alert(3) https://evil.example/x.png &lt;b&gt; &#60; {{ 7 * 7 }} {% raw %} "\x00\x1b[31m'\u202e\u2066

§ left alone, \u2028 and \ufffe, \u05d0\u05d1 \u00ad."""


@dataclass
class _Seen(HTMLParser):
    """A page as a parser sees it."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: dict[str, str] = field(default_factory=Counter)  # type: ignore[arg-type]

    def __post_init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        assert not (tag == "a" and "a" in self.opened), "a link stands in a link"
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in {*self.opened}:
            self.text[tag] = self.text.get(tag, "") + data

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name)) is not None]


def _seen(reading: Reading, voice: str | None = None) -> _Seen:
    page = make_page(make_card(reading, voice)).decode()
    seen = _Seen(text={})
    seen.feed(page)
    seen.close()
    assert seen.opened == []
    assert page.startswith("<!DOCTYPE html>\n")
    _assert_linked(seen)
    _assert_harmless(seen)
    return seen


def _assert_linked(seen: _Seen) -> None:
    ids = Counter(seen.values("id"))
    assert [name for name, number in ids.items() if number > 1] == []
    assert {href for href in seen.values("href") if not (href.startswith("#") and href[1:] in ids)} == set()
    assert set(seen.values("aria-labelledby")) <= set(ids)


def _assert_harmless(seen: _Seen) -> None:
    names = {tag for tag, _ in seen.tags}
    attributes = {name for _, given in seen.tags for name in given}
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "form", "base", "svg"}
    assert not attributes & {"src", "style", "srcset", "action"}
    assert not [name for name in attributes if name.startswith("on")]
    assert not {"\x00", "\x1b", "\u202e", "\u2066"} & set("".join(seen.text.values()))


def _hostile() -> Reading:
    """Return an article of which every part would do harm; the tests' helper takes no lone surrogate."""
    article, spans = marked_article(
        HOSTILE, source="javascript:alert(4)", title="</title><script>", authors=["<b>"], publisher="\u202ea"
    )
    reading = planted_reading(article, planted_statements(article, spans), maker=Maker(model="<i>", rules="\x1b[0m"))
    return replace(reading, article=replace(article, text=article.text.replace("§", "\ud800")))


@pytest.mark.parametrize(
    "reading", [bridge(), ferry(), storm(), _hostile()], ids=["bridge", "ferry", "storm", "hostile"]
)
def test_a_page_is_well_formed_and_holds_the_text_of_the_article(reading: Reading) -> None:
    seen = _seen(reading)

    assert seen.text["article"] == harmless_lines(reading.article.text)


def test_every_entry_leads_to_its_words_and_they_lead_back() -> None:
    card = make_card(bridge())
    seen = _seen(bridge())
    hrefs, ids = set(seen.values("href")), set(seen.values("id"))

    entries = {stretch.entry for stretch in card.stretches}
    assert entries <= ids
    assert {stretch.ref for stretch in card.stretches} <= ids
    assert {f"#{entry}" for entry in entries if not entry.startswith("n")} <= hrefs
    assert {f"#{entry}-1" for entry in entries} <= hrefs


def test_nothing_but_its_own_style_sheet_may_act_on_a_page() -> None:
    seen = _seen(_hostile())
    (policy,) = [tag["content"] for _, tag in seen.tags if tag.get("http-equiv") == "Content-Security-Policy"]
    digest = b64encode(hashlib.sha256(seen.text["style"].encode()).digest()).decode()

    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|https?:", seen.text["style"])
    assert [tag for tag, _ in seen.tags].count("style") == 1


def test_a_page_asks_nothing_of_any_server() -> None:
    assert b"http" not in make_page(make_card(ferry())).replace(b"http-equiv", b"")


def test_a_page_says_what_it_was_made_from_and_by_what() -> None:
    reading = ferry()

    footer = _seen(reading).text["footer"]

    for known in (reading.article.sha256, reading.article.id, reading.maker.model, reading.maker.rules):
        assert known in footer


def test_a_page_is_the_same_each_time() -> None:
    assert make_page(make_card(bridge())) == make_page(make_card(bridge()))


@pytest.mark.parametrize("voice", ["author", "Ann Lee", "predecessor"])
def test_a_page_in_one_voice_leads_nowhere_else(voice: str) -> None:
    seen = _seen(ferry(), voice)

    assert "Only the voice of" in seen.text["header"]
    assert seen.text["article"] == ferry().article.text


def test_an_article_that_was_not_analysed_has_a_page() -> None:
    article, _ = marked_article("Il pleut.\n\nEncore.", language="fr")
    skipped = Skipped(source=article.source, stage="analyse", reason="it is written in <French>")

    seen = _seen(replace(planted_reading(article), skipped=skipped))

    assert "Not analysed: it is written in <French>." in seen.text["header"]
    assert ("article", {"lang": "fr"}) in seen.tags


def test_an_empty_article_has_a_page() -> None:
    article, _ = marked_article("")

    assert "article" not in _seen(planted_reading(article)).text


def test_a_statement_that_runs_on_in_another_block_is_highlighted_as_a_whole() -> None:
    article, spans = marked_article("[source|Lee] [cue|said]: [content|“One.\n\n“Two.”]")
    seen = _seen(planted_reading(article, planted_statements(article, spans)))

    assert [given["class"] for _, given in seen.tags if (given.get("class") or "").startswith("content")] == [
        "content depth-0",
        "content depth-0 go-s1-1",
    ]
    assert ":root:has(#s1-1:target) .go-s1-1{" in seen.text["style"]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), min_size=1, max_size=4), min_size=1, max_size=5
    )
)
def test_any_spans_leave_the_words_as_they_are(drawn: list[list[tuple[int, int]]]) -> None:
    article, spans = marked_article(
        "“[content|We will pay for it,]” [cue|said] [source|Ann Lee].\n\nShe told them that."
    )
    (planted,) = planted_statements(article, spans)
    statements = [
        replace(planted, content=tuple(Span(start, min(start + length, len(article.text))) for start, length in parts))
        for parts in drawn
    ]
    reading = bridge()
    crossing = [
        replace(figure, article_id=article.id, span=Span(start, min(start + length, len(article.text))), counts=None)
        for figure, (start, length) in zip(reading.figures, drawn[0], strict=False)
    ]

    seen = _seen(replace(planted_reading(article, statements), figures=tuple(crossing)))

    assert seen.text["article"] == article.text


def test_a_line_of_a_million_characters_is_set_as_it_is() -> None:
    article, _ = marked_article("x" * 1_000_000)

    assert _seen(planted_reading(article)).text["article"] == article.text


def test_a_long_article_takes_time_in_proportion() -> None:
    def seconds(sentences: int) -> float:
        one = "“[content.{0}|We will pay,]” [cue.{0}|said] [source.{0}|Ann Lee]."
        article, spans = marked_article("\n\n".join(one.format(number) for number in range(sentences)))
        card = make_card(planted_reading(article, planted_statements(article, spans)))
        began = time.process_time()
        make_page(card)
        return time.process_time() - began

    seconds(50)
    assert seconds(1600) < 8 * 4 * seconds(200)
