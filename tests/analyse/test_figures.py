"""Quantities: their words, values, comparators and units, and the numbers that are none."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse.figures import find_figures
from sayso.records import ActorType, Figure, Form, Mention, Time, TimeType
from tests.planted import marked_article

PIECES = (
    *("more than", "two", "thousands of", "people", "$", "€5", "1.3", "million", "-", "to", "from", "between", "and"),
    *("12", "10-12", "per cent", "%", "km/h", "Ann Lee,", "25,", "half", "a", "one", "of the", "best ships", "or more"),
    *("2019", "March", "COP", "F-16", "page", "minus", "°C", "(", ")", "\n\n", "“", ".", "٣", "½", "US$", "A$", "RM"),
    *("dollars", "a day", "–", "each", "no"),
)


def told(figure: Figure) -> str:
    """Return value, comparator and unit in one line."""
    value = "..".join(dict.fromkeys(f"{end}" for end in (figure.low, figure.high) if end is not None))
    return f"{value} {figure.comparator.value} {figure.unit}"


def check(marked: str, *expected: str) -> None:
    """Find the figures marked ``f`` in the text, and nothing else; ``expected`` tells what each one says."""
    article, spans = marked_article(marked)

    figures = find_figures(article, (), ())

    words = [figure.span.of(article.text) for figure in figures]
    assert words == [span.of(article.text) for span in spans.get("f", ())]
    assert [figure.span for figure in figures] == list(spans.get("f", ()))
    assert [told(figure) for figure in figures] == list(expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[f|More than 120 countries] signed.", "120 more_than country"),
        ("It needs [f|a minimum of 30 signatures].", "30 at_least signature"),
        ("[f|Up to 2,000 people] fled.", "2000 at_most people"),
        ("[f|As many as 17] died.", "17 at_most None"),
        ("[f|Fewer than 5] are missing.", "5 less_than None"),
        ("[f|Just under $1.5tn] was lent.", "1500000000000 less_than USD"),
        ("[f|Well over 100 drones] fell.", "100 more_than drone"),
        ("[f|Roughly a dozen boats] sank.", "12 about boat"),
        ("[f|Almost half] of them left.", "0.5 about None"),
        ("[f|Some 200 police] came.", "200 about police"),
        ("[f|20-odd soldiers] came.", "20 about soldier"),
        ("[f|50 or more guests] came.", "50 at_least guest"),
        ("[f|12,000+ jobs] were lost.", "12000 at_least job"),
        ("It took [f|20 minutes or so].", "20 about minute"),
        ("It took [f|no more than two weeks].", "2 at_most week"),
    ],
)
def test_a_comparator_belongs_to_its_number(marked: str, expected: str) -> None:
    check(marked, expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They searched for [f|10-12 hours].", "10..12 between hour"),
        ("[f|Between 10 and 12 ships] sank.", "10..12 between ship"),
        ("[f|Three to four days] passed.", "3..4 between day"),
        ("After [f|five or six weeks] it rained.", "5..6 between week"),
        ("A fine of [f|$20 to $30 billion] is due.", "20000000000..30000000000 between USD"),
        ("A fine of [f|$500 to $2 million] is due.", "500..2000000 between USD"),
        ("It grew [f|from 50 to 61 seats].", "50..61 between seat"),
        ("It grew [f|from 12 miles in 1990 to 30 miles].", "12..30 between mile"),
        ("Some hold [f|40% to 45%].", "40..45 between percent"),
        ("[f|Some 5-6,000 fans] came.", "5000..6000 about fan"),
        ("It lies [f|3 m-10 m] deep.", "3..10 between metre"),
        ("[f|Some 10,000-15,000 protesters] came.", "10000..15000 about protester"),
        ("[f|Dozens of bills] failed.", "12..120 between bill"),
        ("[f|Hundreds of thousands of refugees] fled.", "100000..1000000 between refugee"),
        ("It cost [f|tens of billions of dollars].", "10000000000..100000000000 between USD"),
    ],
)
def test_a_range_is_one_figure(marked: str, expected: str) -> None:
    check(marked, expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("She led by [f|46 percent] to [f|39 percent].", ("46 exact percent", "39 exact percent")),
        ("Bread went up [f|15 sen] to [f|RM4.50].", ("15 exact sen", "4.50 exact MYR")),
        ("It rose by [f|$3 million] to [f|$9 million].", ("3000000 exact USD", "9000000 exact USD")),
    ],
)
def test_two_values_are_no_range(marked: str, expected: tuple[str, ...]) -> None:
    check(marked, *expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It cost [f|€100 billion].", "100000000000 exact EUR"),
        ("It cost [f|£1.2bn a year].", "1200000000 exact GBP"),
        ("It cost [f|5m euros].", "5000000 exact EUR"),
        ("It cost [f|A$30m].", "30000000 exact AUD"),
        ("It cost [f|$A30,000].", "30000 exact AUD"),
        ("It cost [f|U.S. $30].", "30 exact USD"),
        ("It cost [f|10.5 million Australian dollars].", "10500000 exact AUD"),
        ("It cost [f|20 Swiss francs].", "20 exact CHF"),
        ("It cost [f|3 million pounds].", "3000000 exact GBP"),
        ("It weighed [f|30 pounds].", "30 exact pound"),
        ("It has [f|3 million pounds] of liftoff thrust.", "3000000 exact pound"),
        ("It flew [f|998 horizontal miles].", "998 exact mile"),
        ("They met for [f|three full days].", "3 exact day"),
        ("They waited [f|12 long years].", "12 exact year"),
        ("It was an [f|11-and-a-half hour] flight.", "11.5 exact hour"),
        ("They sold [f|12 long boats].", "12 exact long boat"),
        ("It cost [f|Rs 500 crore].", "5000000000 exact INR"),
        ("It cost [f|USD10m].", "10000000 exact USD"),
        ("It cost [f|USD 1,700 per ounce].", "1700 exact USD"),
        ("It cost [f|1,200€].", "1200 exact EUR"),
        ("Trade was [f|$-50.8bn].", "-50800000000 exact USD"),
        ("It rose [f|2.5 percentage points].", "2.5 exact percentage point"),
        ("It rose [f|0.6 per cent].", "0.6 exact percent"),
        ("He ran [f|37 km/h].", "37 exact kilometre per hour"),
        ("It is [f|15 square feet].", "15 exact square foot"),
        ("It is [f|-3C] now.", "-3 exact degree Celsius"),
        ("It is [f|minus 10 degrees Celsius].", "-10 exact degree Celsius"),
        ("It made [f|400,000 barrels a day].", "400000 exact barrel per day"),
        ("It is [f|half a mile] away.", "0.5 exact mile"),
        ("It is [f|6.5 times] dearer.", "6.5 exact time"),
        ("Zoë ran for [f|30 days].", "30 exact day"),
        ("The [f|two-storey] barn fell.", "2 exact storey"),
    ],
)
def test_a_unit_has_one_name(marked: str, expected: str) -> None:
    check(marked, expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[f|Six narrow boats] left.", "6 exact narrow boat"),
        ("[f|Three women] left.", "3 exact woman"),
        ("[f|12 long-term tenants] left.", "12 exact long-term tenant"),
        ("They arrested [f|six] in the morning.", "6 exact None"),
        ("[f|12 crew members] left.", "12 exact crew member"),
        ("[f|5 local and national papers] fell.", "5 exact local and national paper"),
        ("[f|20 Lyons buses] came.", "20 exact Lyons bus"),
        ("[f|One solution] is left.", "1 exact solution"),
        ("[f|One of the best ships] sank.", "1 exact best ship"),
        ("[f|Two other towns] fell.", "2 exact town"),
        ("[f|1,307,000 Salians] voted.", "1307000 exact Salian"),
        ("[f|Two new Merlin 40 boats] came.", "2 exact new Merlin 40 boat"),
        ("She has [f|12 wins] and [f|two Ely Cup wins].", ("12 exact win", "2 exact Ely Cup win")),
        ("Only [f|one woman] won.", "1 exact woman"),
        ("The race saw [f|TWO red flags].", "2 exact red flag"),
    ],
)
def test_what_is_counted_is_the_noun_phrase_in_the_singular(marked: str, expected: str | tuple[str, ...]) -> None:
    check(marked, *([expected] if isinstance(expected, str) else expected))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Ann Lee, [f|25], paid.", "25 exact year of age"),
        ("A [f|40-year-old] man paid.", "40 exact year of age"),
        ("At the age of [f|78] she paid.", "78 exact year of age"),
        ("Her [f|18 month-old] son slept.", "18 exact month of age"),
    ],
)
def test_an_age_is_a_figure(marked: str, expected: str) -> None:
    check(marked, expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[f|Two thirds] of voters agreed.", "0.6666666666666666666666666667 exact None"),
        ("[f|One in five] voters agreed.", "0.2 exact None"),
        ("[f|Nine out of 10] women agreed.", "0.9 exact None"),
    ],
)
def test_a_share_is_a_number_below_one(marked: str, expected: str) -> None:
    check(marked, expected)


@pytest.mark.parametrize(
    "text",
    [
        "COP26 met in Ely, and COP 26 too.",
        "An F-16 and a TPP-11, the XC40 and 5G, and the only one.",
        "By Article 5 and Nord Stream 2 of Formula One, see page 5, No. 10 and phase 3 trials.",
        "At 22 Elm Street, or at 4:39 p.m. and 5am.",
        "From six in the morning until two in the afternoon, and at nine o’clock or at ten at night.",
        "No one came; each one slept; the two left, and the bottom three. One day, one another.",
        "He was born on 3 May in 1984, in the 1990s, between 1914 and 1918.",
        "By 2030 the 2019 budget is spent.",
        "Call 020 7946 0018 or 555-1234.",
        "They won 6-4 and 2-0.",
        "1. The first point",
        "(2) The second point, on pages 16-17.",
        "It was the second half of the third race.",
        "No two people agree on a one-China policy.",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    check(text)


def test_dates_and_names_of_the_model_hold_no_figures() -> None:
    article, spans = marked_article(
        "The team of [name|Leopards 2] met [date|12 days] on, on [date|the 12th or 13] and had [duration|two weeks]."
    )
    dates = [Time(article_id=article.id, span=span, type=TimeType.DATE, confidence=0.9) for span in spans["date"]]
    lasting = Time(article_id=article.id, span=spans["duration"][0], type=TimeType.DURATION, confidence=0.9)
    team = Mention(span=spans["name"][0], form=Form.NAME, type=ActorType.ORGANISATION)

    figures = find_figures(article, [*dates, lasting], [team])

    # "12 days on" names a day, and counts days too.
    assert [told(figure) for figure in figures] == ["12 exact day", "2 exact week"]


def test_the_country_of_a_bare_dollar_is_assumed() -> None:
    article, _ = marked_article("It cost $5, 6 dollars, US$7 and €8.")

    assert [figure.assumed for figure in find_figures(article, (), ())] == [("unit",), ("unit",), (), ()]


def test_what_is_counted_has_its_span() -> None:
    article, spans = marked_article("More than 30 [counts|brave sailors] and 5% left.")

    sailors, percent = find_figures(article, (), ())

    assert (sailors.counts, percent.counts) == (spans["counts"][0], None)


def test_captions_are_not_read() -> None:
    check("[f|Two boats] sank.\n\n[caption|Three boats]", "2 exact boat")


def test_a_headline_in_capitals_is_read() -> None:
    check("Police Arrest [f|12 Men] After [f|300 Homes] Burn", "12 exact Man", "300 exact Home")


def test_exact_values_of_any_size() -> None:
    article, _ = marked_article(f"{'9' * 400} ships, ١٢ ships, {'9' * 2000} ships")

    assert [figure.low for figure in find_figures(article, (), ())] == [Decimal("9" * 400), Decimal(12)]


@pytest.mark.parametrize(
    "piece", ["9", "1,234,", "a", "$", "12,", "two-", "1/", "one in ", "from 1 ", "-", "million ", "and "]
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    article, _ = marked_article(piece * (20_000 // len(piece)))
    start = time.process_time()

    find_figures(article, (), ())

    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("more than 120 countries", 120, None),
        ("a minimum of 2 percent", 2, None),
        ("up to 12 ships", None, 12),
        ("fewer than 12 ships", None, 12),
        ("about 12 ships", 12, 12),
        ("10 to 12 ships", 10, 12),
    ],
)
def test_a_range_may_be_open(words: str, low: int | None, high: int | None) -> None:
    article, _ = marked_article(f"They sent {words}.")

    (figure,) = find_figures(article, (), ())

    assert (figure.low, figure.high) == (low, high)


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]))
def test_figures_lie_in_the_text_in_order(pieces: list[str], between: str) -> None:
    article, _ = marked_article(between.join(pieces))

    figures = find_figures(article, (), ())

    assert find_figures(article, (), ()) == figures
    end = 0
    for figure in figures:
        assert end <= figure.span.start
        assert figure.span.end <= len(article.text)
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.counts is None or figure.span.holds(figure.counts)
        end = figure.span.end
