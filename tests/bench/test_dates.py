"""What dateparser finds is mapped to the contract as the module says."""

from __future__ import annotations

import json

import pytest

from bench import dates

pytest.importorskip("dateparser", reason="it is only compared with")


@pytest.mark.parametrize(
    ("text", "words", "value", "type_"),
    [
        ("He left on Tuesday, she said.", "Tuesday", "2024-07-09", "date"),
        ("It burned on March 5, 1998.", "March 5, 1998", "1998-03-05", "date"),
        ("It burned in March 1998.", "March 1998", "1998-03", "date"),
        ("It burned yesterday at 9:30.", "yesterday at 9:30", "2024-07-10T09:30", "time"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_words_and_moments_become_times(text: str, words: str, value: str, type_: str) -> None:
    article, time = dates.read(json.dumps({"source": "fire.txt", "text": text, "date": "2024-07-11"}))

    start = text.index(words)
    assert (article["kind"], article["source"]) == ("article", "fire.txt")
    assert (time["value"], time["type"]) == (value, type_)
    assert time["span"]["raw"] == [[start, start + len(words)]]


@pytest.mark.filterwarnings("ignore")
def test_a_text_without_dates_gives_the_article_alone() -> None:
    (article,) = dates.read(json.dumps({"source": "fire.txt", "text": "\n\n", "date": None}))

    assert article["kind"] == "article"
