"""Whatever a source holds, its text leads back to it and nothing of it is lost."""

import json
from collections import Counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sayso import intake
from sayso.intake.text_builder import DROPPED
from sayso.records import Article, Skipped, Source
from tests.intake.reading import assert_map_leads_back

PIECES = st.sampled_from(
    [
        "Port Linton to rebuild its harbour",
        "By Ann Lee and Bo Kim, Staff writers",
        "3 April 2024",
        "The council voted on Monday to rebuild the old harbour, which a storm had destroyed.",
        "the council had voted in the spring",
        "“We will pay,” said Ann Lee.",
        "“We gave our word.",
        "It will be kept,” she said.",
        '"No," he said, "not ever',
        "‘He told me “no”,’ she said",
        "the govern-",
        "ment of Port Linton, and the govern- ment",
        "long-",
        "term and pre- and post-war",
        "soft\u00adly and soft\u00ad",
        "THE LINTON COURIER   7",
        "THE LINTON COURIER   8",
        "7",
        "Page 7 of 9",
        "Read more: The storm",
        "Photo: The harbour",
        "Ann Lee is a reporter at The Linton Courier.",
        "- a wall",
        "* * *",
        "👩🏽‍🚒 said e\u0301t\u00e9 and 🇫🇷",
        "\x1b[31mred\x1b[0m and \u202eright to left\u202c",
        "nul\x00s and \ufeffmarks\u200b",
        "half \ud83d",
        "U.S.",
        "Ωμέγα είπε «όχι»",
        "a",
    ]
)
BREAKS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "\r",
        " ",
        "\f",
        "\n\f",
        "\n    ",
        "\n\t",
        "\u2028",
        "\x85",
        "  \n \n",
        "\n\n\n\n",
        "\v",
    ]
)
SOURCES = st.lists(st.tuples(PIECES, BREAKS), min_size=1, max_size=40).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


def read(text: str) -> tuple[Source, Article]:
    # A .jsonl line alone can carry half characters, so the text goes in as one.
    result = intake.reread(
        Source(
            name="x", data=json.dumps({"text": text}).encode(), media_type="application/json", encoding="utf-8", text=""
        )
    )
    assert not isinstance(result, Skipped)
    return result


@given(SOURCES)
@settings(deadline=None)
def test_every_character_leads_back(text: str) -> None:
    source, article = read(text)

    assert source.text == text
    assert_map_leads_back(article.text, article.map, text)


@given(SOURCES)
@settings(deadline=None)
def test_blocks_cover_the_text(text: str) -> None:
    _, article = read(text)

    assert article.text == "\n\n".join(block.span.of(article.text) for block in article.blocks)
    position = 0
    for block in article.blocks:
        assert block.span.start == position
        assert block.span.of(article.text).strip() == block.span.of(article.text)
        position = block.span.end + 2
    mapped = {place for run in article.map.runs for place in range(run.text, run.text + run.length)}
    joiners = {place for block in article.blocks[:-1] for place in (block.span.end, block.span.end + 1)}
    assert mapped | joiners == set(range(len(article.text)))
    assert not mapped & joiners


@given(SOURCES)
@settings(deadline=None)
def test_nothing_is_lost_and_nothing_comes_twice(text: str) -> None:
    _, article = read(text)

    shown = Counter(place for run in article.map.runs for place in range(run.source, run.source + run.length))
    assert max(shown.values()) == 1
    for place, character in enumerate(text):
        if place not in shown and not character.isspace() and character not in DROPPED:
            assert character == "-", f"{character!r} at {place} is lost"
            assert text[place - 1].isalpha()


@given(SOURCES)
@settings(deadline=None)
def test_a_second_reading_gives_the_same(text: str) -> None:
    source, article = read(text)

    assert intake.reread(source) == (source, article)


@given(
    SOURCES.filter(lambda text: "\ud83d" not in text), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
)
@settings(max_examples=50, deadline=None)
def test_the_encoding_makes_no_difference(text: str, encoding: str) -> None:
    text = f"The council of Port Linton voted to rebuild the old harbour.\n\n{text}"
    assume(text.count("\0") * 50 < len(text))  # in UTF-16 without a mark, more of them are data and no text
    _, expected = read(text)

    result = intake.reread(Source(name="x", data=text.encode(encoding), media_type="text/plain", encoding="", text=""))

    assert not isinstance(result, Skipped)
    assert (result[1].text, result[1].blocks, result[1].map) == (expected.text, expected.blocks, expected.map)
