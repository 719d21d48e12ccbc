"""Quotations are cut with their speakers, and overlap word by word."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.link.alignment import split_words
from sayso.link.utterances import TellingWords, bands_of, overlap, told
from sayso.records import Hold, TellingId
from tests.planted import marked_article, planted_statements

DAY = date(2024, 4, 3)


def words(text: str, id_: str = "a", day: date | None = DAY) -> TellingWords:
    return TellingWords(TellingId(id_), split_words(text), day)


def hold(one: str, other: str, *, days: int = 0) -> Hold | None:
    later = date.fromordinal(DAY.toordinal() + days)
    found = overlap(words(one), words(other, "b", later))
    again = overlap(words(other, "b", later), words(one))
    assert found == again, "whichever comes first"
    return found.hold if found else None


@pytest.mark.parametrize(
    ("marked", "tellings"),
    [
        ("“[content|We will pay every crown,]” [cue|said] [source|Ann Lee].", ["We will pay every crown,"]),
        (
            "“[content|We will pay it,]” [cue|said] [source|Ann Lee]. “[content|All of it.]”",
            ["We will pay it,", "All of it."],
        ),
        ("[source|She] [cue|called] it [content|“a day of shame for us all”].", ["a day of shame for us all"]),
        ("[source|She] [cue|called] it [content|“a shame”].", []),
        ('"[content|We will pay every crown]\n\n[source|Ann Lee] [cue|said] so.', ["We will pay every crown"]),
    ],
)
def test_tellings_are_the_words_between_the_marks(marked: str, tellings: list[str]) -> None:
    article, spans = marked_article(marked)
    statements = planted_statements(article, spans)

    found = told(article, statements)

    assert [one.span.of(article.text) for one in found.tellings] == tellings
    assert {one.statement for one in found.tellings} <= {one.id for one in statements} | {None}
    assert len(found.bands) == len(found.tellings)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "We will rebuild every house in the valley before winter.",
            "rebuild every house in the valley",
            Hold.VERBATIM,
        ),
        (
            "We will rebuild every house in the valley before winter.",
            "We'll rebuild every house in the valley",
            Hold.VERBATIM,
        ),
        ("It was a dark day for the whole of Port Ane.", "a dark day", Hold.ANY_SPEAKER),
        ("The dam held, but only just, and nobody slept.", "The dam held, but nobody slept.", Hold.ANY_SPEAKER),
        ("We will rebuild every house in the valley.", "Nobody slept that night in our street.", None),
        ("I think that it is going to be all right in the end.", "I think that it was the wind.", None),
    ],
)
def test_words_hold_together_as_far_as_they_tell(one: str, other: str, expected: Hold | None) -> None:
    assert hold(one, other) == expected


def test_short_words_at_another_time_are_a_formula() -> None:
    formula = "Our thoughts and prayers"

    assert hold(formula, formula, days=60) is None
    assert hold(formula, f"{formula} are with them", days=5) is Hold.ONE_SPEAKER
    said = "The harbour will never close while a single boat sails from Port Ane"
    assert hold(said, "never close while a single boat sails from Port Ane", days=600) is Hold.VERBATIM


def test_the_same_promise_with_another_number_months_later_is_a_new_utterance() -> None:
    april = "We will build 400 homes by the harbour, and not a single crown of tax will be raised for it."
    september = april.replace("400", "250")

    assert hold(april, september, days=1) is Hold.VERBATIM
    assert hold(april, september, days=150) is None
    assert hold(april, april.replace("will be", "was"), days=150) is Hold.VERBATIM


def test_tellings_that_overlap_share_a_band() -> None:
    long = bands_of(split_words("We will rebuild every house in the valley before winter."))

    assert set(long) & set(bands_of(split_words("rebuild every house")))
    assert not set(long) & set(bands_of(split_words("Nobody slept that night in our street.")))


@pytest.mark.parametrize("text", ["", "“”", "““““", "“" + "x" * 100_000, '"' * 5_000, "“٣ ٤ ٥ ٦”", "“a” “b”"])
def test_strange_texts_have_tellings_without_trouble(text: str) -> None:
    article, _ = marked_article(text)

    for one in told(article, ()).tellings:
        assert one.span.of(article.text).strip()
