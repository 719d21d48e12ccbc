"""Input that breaks careless readers."""

import time

import pytest

from sayso.records import Span
from tests.intake.reading import assert_map_leads_back, body, read_bytes, read_fields, read_text

SENTENCE = "“We will pay,” said Ann Lee, the mayor of Port Linton, on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 75_000,
        "a" * 5_000_000,
        "“" * 5_000_000,
        "in- " * 1_250_000,
        "By Ann Lee and " * 333_333,
        " " * 5_000_000 + "a",
    ],
    ids=["prose", "one word", "quotation marks", "hyphens", "names", "blanks"],
)
def test_five_megabytes_on_one_line_take_time_in_proportion(text: str) -> None:
    started = time.process_time()

    source, article = read_bytes(text.encode())

    assert time.process_time() - started < 20
    assert len(article.blocks) == 1
    assert_map_leads_back(article.text, article.map, source.text)


def test_an_ordinary_article_takes_milliseconds() -> None:
    text = "Harbour to be rebuilt\n\n" + "\n".join([SENTENCE.strip() * 3] * 20)
    read_text(text)

    times = []
    for _ in range(20):
        started = time.process_time()
        read_text(text)
        times.append(time.process_time() - started)

    assert min(times) < 0.005


@pytest.mark.parametrize("before", ["👩🏽‍🚒🇫🇷 ", "e\u0301\u0323 ", "\x1b[31m", "\u202e", "𝔏𝔦𝔫𝔱𝔬𝔫 "])
def test_offsets_count_code_points(before: str) -> None:
    source = f"{before}{SENTENCE}".rstrip()
    article = read_text(source)
    start = article.text.index("We will pay")

    (piece,) = article.raw(Span(start, start + 11))

    assert article.text == source
    assert piece.of(source) == "We will pay"


def test_nuls_leave_no_trace_in_the_text() -> None:
    assert read_text("We\0 will\0\0 pay,\0\nsaid the mayor.\0").text == "We will pay, said the mayor."


def test_half_characters_become_replacement_characters_one_to_one() -> None:
    article = read_fields(text="We will \ud83d pay \ud83d\ude00, said the mayor.")

    assert article.text == "We will \ufffd pay 😀, said the mayor."


def test_carriage_returns_are_line_breaks() -> None:
    lines = ["The council voted on Monday.", "“We will pay,” said Ann Lee.", "Nobody believed her."]

    assert body(read_text("\r".join(lines))) == lines
    assert body(read_text("\r\n\r\n".join(lines))) == lines
