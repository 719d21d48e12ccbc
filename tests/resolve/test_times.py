"""Which days a time means: its value, its interval, how that is known, and what it is counted from."""

from __future__ import annotations

import time as clock
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.english.calendar import ADVERBS, HOLIDAYS, MONTHS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS
from sayso.english.sentences import sentence_bounds
from sayso.records import Act, ActType, Article, Basis, Known, Span, Stage, Time, TimeType
from sayso.resolve.times import resolve_times
from tests.planted import marked_article

TODAY = "2024-07-11"
"""A Thursday, in the 28th week."""


def resolved(marked: str, published: str | None = TODAY) -> tuple[Article, list[Time]]:
    """Return the article and its times, which ``[t|…]`` marks."""
    article, spans = marked_article(marked)
    article = replace(article, published=Known(value=published, basis="field") if published else None)
    times = [Time(article_id=article.id, span=span, type=TimeType.DATE, confidence=1) for span in spans["t"]]
    sentences = [
        Span(*bounds)
        for block in article.blocks
        for bounds in sentence_bounds(article.text, block.span.start, block.span.end)
    ]
    return article, list(resolve_times(article, sentences, times))


def told(time: Time) -> tuple[str | None, ...]:
    """Return value, first day, day after the last."""
    start, end = (day.isoformat() if day else None for day in (time.start, time.end))
    return time.value, start, end


STATED = [
    ("July 11, 2024", "2024-07-11", "2024-07-11", "2024-07-12"),
    ("11 July 2024", "2024-07-11", "2024-07-11", "2024-07-12"),
    ("Friday, Oct. 23, 1998", "1998-10-23", "1998-10-23", "1998-10-24"),
    ("the 4th of July, 1998", "1998-07-04", "1998-07-04", "1998-07-05"),
    ("2024-07-11", "2024-07-11", "2024-07-11", "2024-07-12"),
    ("11/02/89", "1989-11-02", "1989-11-02", "1989-11-03"),
    ("1/2/03", "2003-01-02", "2003-01-02", "2003-01-03"),
    ("13/2/2003", "2003-02-13", "2003-02-13", "2003-02-14"),
    ("02.03.2024", "2024-03-02", "2024-03-02", "2024-03-03"),
    ("March 1998", "1998-03", "1998-03-01", "1998-04-01"),
    ("the middle of March 1998", "1998-03", "1998-03-01", "1998-04-01"),
    ("late March 1998", "1998-03", "1998-03-01", "1998-04-01"),
    ("1998", "1998", "1998-01-01", "1999-01-01"),
    ("fiscal 1989", "1989", "1989-01-01", "1990-01-01"),
    ("nineteen ninety-four", "1994", "1994-01-01", "1995-01-01"),
    ("the year two thousand", "2000", "2000-01-01", "2001-01-01"),
    ("’98", "1998", "1998-01-01", "1999-01-01"),
    ("1991-93", "1991/1993", "1991-01-01", "1994-01-01"),
    ("2011-12", "2011/2012", "2011-01-01", "2013-01-01"),
    ("July 11 and 12, 2024", "2024-07-11/2024-07-12", "2024-07-11", "2024-07-13"),
    ("7-9 July 2024", "2024-07-07/2024-07-09", "2024-07-07", "2024-07-10"),
    ("the 1990s", "199", "1990-01-01", "2000-01-01"),
    ("the mid-1990s", "199", "1990-01-01", "2000-01-01"),
    ("the ’80s", "198", "1980-01-01", "1990-01-01"),
    ("the nineties", "199", "1990-01-01", "2000-01-01"),
    ("the 19th century", "18", "1800-01-01", "1900-01-01"),
    ("the third quarter of 1998", "1998-Q3", "1998-07-01", "1998-10-01"),
    ("Q1 2023", "2023-Q1", "2023-01-01", "2023-04-01"),
    ("the first half of 1998", "1998-H1", "1998-01-01", "1998-07-01"),
    ("the summer of 1998", "1998-SU", "1998-06-01", "1998-09-01"),
    ("the winter of 1998", "1998-WI", "1997-12-01", "1998-03-01"),
    ("Christmas Day 1998", "1998-12-25", "1998-12-25", "1998-12-26"),
    ("9:30 p.m. on July 4, 1998", "1998-07-04T21:30", "1998-07-04", "1998-07-05"),
    ("since 1990", "1990", "1990-01-01", None),
    ("before March 2020", "2020-03", None, "2020-03-01"),
    ("by the end of 1998", "1998", None, "1999-01-01"),
]


@pytest.mark.parametrize(("words", "value", "start", "end"), STATED)
def test_what_the_words_alone_say_needs_no_date_of_the_article(words: str, value: str, start: str, end: str) -> None:
    for published in (TODAY, None):
        _, (time,) = resolved(f"It began [t|{words}], she said.", published)

        assert told(time) == (value, start, end)
        assert time.basis is Basis.STATED


COMPUTED = [
    ("today", "2024-07-11", "2024-07-11", "2024-07-12"),
    ("yesterday", "2024-07-10", "2024-07-10", "2024-07-11"),
    ("the day after tomorrow", "2024-07-13", "2024-07-13", "2024-07-14"),
    ("this week", "2024-W28", "2024-07-08", "2024-07-15"),
    ("early last week", "2024-W27", "2024-07-01", "2024-07-08"),
    ("next month", "2024-08", "2024-08-01", "2024-09-01"),
    ("last year", "2023", "2023-01-01", "2024-01-01"),
    ("earlier this year", "2024", "2024-01-01", "2025-01-01"),
    ("this century", "20", "2000-01-01", "2100-01-01"),
    ("two weeks ago", "2024-W26", "2024-06-24", "2024-07-01"),
    ("10 days ago", "2024-07-01", "2024-07-01", "2024-07-02"),
    ("nearly four years ago", "2020", "2020-01-01", "2021-01-01"),
    ("two decades ago", "2004", "2004-01-01", "2005-01-01"),
    ("a month from now", "2024-08", "2024-08-01", "2024-09-01"),
    ("last Friday", "2024-07-05", "2024-07-05", "2024-07-06"),
    ("this Friday", "2024-07-12", "2024-07-12", "2024-07-13"),
    ("next Friday", "2024-07-19", "2024-07-19", "2024-07-20"),
    ("Tuesday of next week", "2024-07-16", "2024-07-16", "2024-07-17"),
    ("last June", "2024-06", "2024-06-01", "2024-07-01"),
    ("last summer", "2023-SU", "2023-06-01", "2023-09-01"),
    ("this winter", "2025-WI", "2024-12-01", "2025-03-01"),
    ("June of last year", "2023-06", "2023-06-01", "2023-07-01"),
    ("last Christmas", "2023-12-25", "2023-12-25", "2023-12-26"),
    ("Easter weekend", "2024-W13-WE", "2024-03-30", "2024-04-01"),
    ("the weekend", "2024-W27-WE", "2024-07-06", "2024-07-08"),
    ("the end of the year", "2024", "2024-01-01", "2025-01-01"),
    ("the first quarter", "2024-Q1", "2024-01-01", "2024-04-01"),
    ("last quarter", "2024-Q2", "2024-04-01", "2024-07-01"),
    ("last year’s second quarter", "2023-Q2", "2023-04-01", "2023-07-01"),
    ("last night", "2024-07-10TNI", "2024-07-10", "2024-07-11"),
    ("this morning", "2024-07-11TMO", "2024-07-11", "2024-07-12"),
    ("Tuesday night", "2024-07-09TNI", "2024-07-09", "2024-07-10"),
    ("noon Tuesday", "2024-07-09T12:00", "2024-07-09", "2024-07-10"),
    ("9 a.m. EST Tuesday", "2024-07-09T09:00", "2024-07-09", "2024-07-10"),
    ("the past 75 years", "P75Y", "1949-07-11", "2024-07-11"),
    ("the past few months", "PXM", None, "2024-07-11"),
    ("the next five years", "P5Y", "2024-07-12", "2029-07-12"),
    ("within 30 days", "P30D", "2024-07-11", "2024-08-11"),
    ("the first nine months", "P9M", "2024-01-01", "2024-10-01"),
    ("recent years", "PAST_REF", None, "2024-07-11"),
    ("coming months", "FUTURE_REF", "2024-07-12", None),
]


@pytest.mark.parametrize(("words", "value", "start", "end"), COMPUTED)
def test_what_is_counted_from_the_article_s_date(words: str, value: str, start: str, end: str) -> None:
    _, (time,) = resolved(f"They met [t|{words}] in the old hall.")

    assert told(time) == (value, start, end)
    assert (time.basis, time.anchor) == (Basis.COMPUTED, None)


@pytest.mark.parametrize("words", [words for words, *_ in COMPUTED])
def test_without_the_article_s_date_that_stays_unknown(words: str) -> None:
    _, (time,) = resolved(f"They met [t|{words}] in the old hall.", None)

    assert (time.start, time.end, time.basis) == (None, None, Basis.UNKNOWN)


@pytest.mark.parametrize(
    ("words", "value", "type_"),
    [
        ("three days", "P3D", TimeType.DURATION),
        ("two and a half years", "P2Y6M", TimeType.DURATION),
        ("2 1/2 hours", "PT2H30M", TimeType.DURATION),
        ("a minute and a half", "PT1M30S", TimeType.DURATION),
        ("two years and six months", "P2Y6M", TimeType.DURATION),
        ("16-hour", "PT16H", TimeType.DURATION),
        ("a fortnight", "P2W", TimeType.DURATION),
        ("almost two decades", "P20Y", TimeType.DURATION),
        ("several years", "PXY", TimeType.DURATION),
        ("weeks or months", "PXW", TimeType.DURATION),
        ("some time", "PXX", TimeType.DURATION),
        ("daily", "P1D", TimeType.SET),
        ("every two years", "P2Y", TimeType.SET),
        ("every other day", "P2D", TimeType.SET),
        ("twice a week", "P1W", TimeType.SET),
        ("every Tuesday", "XXXX-WXX-2", TimeType.SET),
        ("each July", "XXXX-07", TimeType.SET),
        ("now", "PRESENT_REF", TimeType.DATE),
        ("recently", "PAST_REF", TimeType.DATE),
        ("several years ago", "PAST_REF", TimeType.DATE),
        ("the near future", "FUTURE_REF", TimeType.DATE),
    ],
)
def test_lengths_sets_and_vague_words_mean_no_days(words: str, value: str, type_: TimeType) -> None:
    for published in (TODAY, None):
        _, (time,) = resolved(f"It was so [t|{words}] here.", published)

        assert (time.value, time.type) == (value, type_)
        assert (time.start, time.end, time.basis) == (None, None, Basis.UNKNOWN)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("June", "XXXX-06"),
        ("July 11", "XXXX-07-11"),
        ("Tuesday", "XXXX-WXX-2"),
        ("last fall", "XXXX-FA"),
        ("the third quarter", "XXXX-Q3"),
        ("9 p.m.", "XXXX-XX-XXT21:00"),
        ("Tuesday night", "XXXX-WXX-2TNI"),
    ],
)
def test_what_the_words_leave_open_is_written_as_open(words: str, value: str) -> None:
    _, (time,) = resolved(f"They met [t|{words}].", None)

    assert (time.value, time.start, time.basis) == (value, None, Basis.UNKNOWN)


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("She resigned on [t|Tuesday].", "2024-07-09"),
        ("She will resign on [t|Tuesday].", "2024-07-16"),
        ("She said on [t|Tuesday] that she will resign.", "2024-07-09"),
        ("She said she will resign on [t|Tuesday].", "2024-07-16"),
        ("She is expected to resign [t|Tuesday].", "2024-07-16"),
        ("She was told to resign by [t|Tuesday].", "2024-07-16"),
        ("[t|Tuesday]’s vote could be repeated.", "2024-07-09"),
        ("The vote, held on [t|Tuesday], will be repeated.", "2024-07-09"),
        ("He was given until [t|Tuesday] to reply.", "2024-07-16"),
        ("The talks failed on [t|Thursday].", "2024-07-11"),
        ("The bridge opened in [t|October].", "2023-10"),
        ("The bridge will open in [t|October].", "2024-10"),
        ("The bridge will be opened in [t|June].", "2025-06"),
        ("In [t|June], the company bought a bridge.", "2024-06"),
        ("In [t|October], the company will buy a bridge.", "2024-10"),
        ("The dividend is payable [t|Jan. 2].", "2025-01-02"),
        ("The dividend was paid [t|Jan. 2].", "2024-01-02"),
        ("He gave no reason for the [t|July 14] deadline.", "2024-07-14"),
        ("It will report a [t|second-quarter] loss.", "2024-Q2"),
        ("It will rain over [t|the weekend].", "2024-W28-WE"),
        ("It rained over [t|the weekend].", "2024-W27-WE"),
        ("It will reopen in [t|two years].", "2026"),
        ("It took place in [t|two years].", "P2Y"),
        ("It will [t|one day] reopen.", "FUTURE_REF"),
        ("It was shut for [t|one day].", "P1D"),
        ("The fee is $5 [t|a year].", "P1Y"),
    ],
)
def test_year_and_direction_follow_the_tense_of_the_clause(marked: str, value: str) -> None:
    _, (time,) = resolved(marked)

    assert time.value == value


def test_a_rate_is_a_set_and_the_same_words_elsewhere_are_a_length() -> None:
    _, (rate, length) = resolved("It costs 5 million euros [t|a year]. The work took [t|a year].")

    assert [time.type for time in (rate, length)] == [TimeType.SET, TimeType.DURATION]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("It burned on [t|March 5, 1998]. [t|The day before], all was well.", "1998-03-04"),
        ("It burned on [t|March 5, 1998] and [t|that day] nobody slept.", "1998-03-05"),
        ("It burned on [t|March 5, 1998] and was rebuilt [t|three days later].", "1998-03-08"),
        ("It burned in [t|March 1998] and was rebuilt [t|the following month].", "1998-04"),
        ("It burned in [t|March 1998] and was rebuilt [t|two years later].", "2000"),
        ("It burned in [t|1998]. Others left [t|later that year].", "1998"),
        ("It burned in [t|1998] and was sold [t|the following June].", "1999-06"),
        ("It met on [t|April 24, 1998] and [t|25].", "1998-04-25"),
        ("It met on [t|March 5, 1998] at [t|9 p.m.].", "1998-03-05T21:00"),
        ("It fell in [t|the second quarter] from [t|a year earlier].", "2023-Q2"),
        ("It fell in [t|the second quarter]. [t|The year-ago period] was better.", "2023-Q2"),
        ("It fell in [t|the second quarter]. A loss for [t|the quarter] is sure.", "2024-Q2"),
        ("In [t|the first nine months] it earned more than [t|a year earlier].", "2023"),
        ("It fell in [t|June] from [t|a year ago].", "2023-06"),
    ],
)
def test_what_is_counted_from_a_time_told_before_names_it(marked: str, value: str) -> None:
    article, (first, second) = resolved(marked)

    assert second.value == value
    assert second.basis is Basis.COMPUTED
    if first.type is TimeType.DATE:
        assert second.anchor == first.span, second.span.of(article.text)


@pytest.mark.parametrize(
    ("marked", "event", "value"),
    [
        ("It grew [t|since the dissolution of the old union].", "the dissolution of the old union", None),
        ("It has grown since [t|the war], they say.", "the war", None),
        ("He wrote it [t|two years] after the war, in the hills.", "the war", "P2Y"),
        ("He left [t|the day] before the vote.", "the vote", None),
    ],
)
def test_what_is_counted_from_an_event_names_it_and_stays_open(marked: str, event: str, value: str | None) -> None:
    article, (time,) = resolved(marked)

    assert time.anchor is not None
    assert time.anchor.of(article.text) == event
    assert (time.value, time.start, time.end, time.basis) == (value, None, None, Basis.UNKNOWN)


def test_the_precision_of_the_article_s_date_is_kept() -> None:
    marked = "They met [t|yesterday], [t|last month] and [t|last year]."

    assert [time.value for time in resolved(marked, "2024-07")[1]] == [None, "2024-06", "2023"]
    assert [time.value for time in resolved(marked, "2024")[1]] == [None, None, "2023"]


def test_the_type_that_the_reader_gave_stays_where_the_words_tell_nothing() -> None:
    article, spans = marked_article("They met in [t|the hour of the wolf].")
    time = Time(article_id=article.id, span=spans["t"][0], type=TimeType.TIME, confidence=0.4)

    assert resolve_times(article, (), [time]) == (time,)


@pytest.mark.parametrize(
    "words",
    [
        "the year 50000",
        "February 30",
        "June 31, 2024",
        "99/99/99",
        "the 400th century",
        "3000 years ago",
        "9" * 60 + " seconds",
        "9" * 400 + " years ago",
        "in " + "7" * 5000,
        "٢٠٢٤",
        "２０２４年",
        "25:99",
        "0/0/0",
        "the 0th century",
        "300 B.C.",
        "of the",
        "…",
    ],
)
@pytest.mark.parametrize("published", [TODAY, None, "9999-12-31", "0001-01-01", "2024-02-31", "soon", "", "٢٠٢٤-٠١-٠١"])
def test_what_no_calendar_holds_stays_unknown(words: str, published: str | None) -> None:
    _, (time,) = resolved(f"They met [t|{words}].", published)

    assert (time.start, time.end, time.basis) == (None, None, Basis.UNKNOWN)


PIECES = st.sampled_from(
    [
        *(*MONTHS, *WEEKDAYS, *SEASONS, *UNITS, *ADVERBS, *PARTS_OF_DAY, *HOLIDAYS),
        *("the", "a", "last", "next", "this", "that", "past", "coming", "each", "every", "in", "of", "since", "after"),
        *(
            "before",
            "until",
            "by",
            "from",
            "to",
            "and",
            "or",
            "ago",
            "earlier",
            "later",
            "ahead",
            "early",
            "late",
            "mid",
        ),
        *("first", "second", "third", "final", "end", "quarter", "half", "two", "ninety", "several", "few", "year-ago"),
        *("1", "2", "3rd", "15th", "31", "98", "1998", "2024", "9999", "0001", "1990s", "’80s", "11/02/89", "1/2", "½"),
        *("2024-07-11", "9:30", "10", "p.m.", "-", ",", "’s", "9" * 60, "٣"),
    ]
)
DATES = st.sampled_from([None, "2024-07-11", "2024-07", "2024", "0001-01-01", "9999-12-31", "1998-02-29", "soon"])


@given(st.lists(st.lists(PIECES, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=6), DATES)
def test_any_words_give_whole_intervals_and_say_how_they_are_known(times: list[str], published: str | None) -> None:
    marked = "It will be. " + " and they met ".join(f"[t|{words}]" for words in times) + " there."

    article, found = resolved(marked, published)

    assert [time.span.of(article.text) for time in found] == times
    assert found == resolved(marked, published)[1]
    for time in found:
        assert (time.basis is Basis.UNKNOWN) == (time.start is None and time.end is None)
        assert time.start is None or time.end is None or time.start < time.end
        assert time.value is not None or time.basis is Basis.UNKNOWN
        assert time.anchor is None or time.anchor.of(article.text).strip()


FILLERS = ["x" * 1_000_000, "a " * 500_000, "1 " * 500_000, "," * 1_000_000, " " * 500_000 + "after" + " " * 500_000]


@pytest.mark.parametrize("filler", FILLERS)
def test_a_million_characters_in_a_time_cost_nothing(filler: str) -> None:
    begun = clock.process_time()

    _, (time,) = resolved(f"They met [t|since {filler}] there.")

    assert (time.value, time.basis) == (None, Basis.UNKNOWN)
    assert clock.process_time() - begun < 10


@pytest.mark.parametrize("filler", FILLERS)
def test_a_million_characters_around_a_time_cost_nothing(filler: str) -> None:
    begun = clock.process_time()

    _, (time,) = resolved(f"{filler} [t|yesterday] {filler}")

    assert time.value == "2024-07-10"
    assert clock.process_time() - begun < 10


def test_the_time_of_something_still_to_be_done_lies_ahead() -> None:
    article, spans = marked_article("The trust set a date [when|of [t|31 October]] for [action|the last boat].")
    article = replace(article, published=Known(value="2025-03-12", basis="field"))
    time = Time(article_id=article.id, span=spans["t"][0], type=TimeType.DATE, confidence=1)
    act = Act(
        article_id=article.id,
        type=ActType.PLAN,
        cue=Span(10, 13),
        action=spans["action"],
        when=spans["when"][0],
        confidence=1,
    )
    sentences = [article.blocks[0].span]

    (past,) = resolve_times(article, sentences, [time])
    (ahead,) = resolve_times(article, sentences, [time], [act])
    (done,) = resolve_times(article, sentences, [time], [replace(act, stage=Stage.DONE)])

    assert (past.value, ahead.value, done.value) == ("2024-10-31", "2025-10-31", "2024-10-31")


def test_a_deadline_in_a_condition_lies_ahead() -> None:
    _, times = resolved("The builders would come if the council agreed by [t|the end of May].", "2024-04-03")

    assert [told(time) for time in times] == [("2024-05", "2024-05-01", "2024-06-01")]
