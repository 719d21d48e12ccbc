"""Tests for who is the same in several articles: the traces of actors, and what they are put together to."""

from __future__ import annotations

import time

import pytest

from sayso.link import entities, traces
from sayso.records import Actor, ActorType, Form, Mention, Span
from tests.link.cast import all_traces, cast, linked

MAYOR = "[person.a|Ann Lee], the [role.a|mayor of [place.s|Salis]], spoke."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MAYOR, "[role.a|Salis mayor] [person.a|Ann Lee] resigned. [place.s|Salis] mourns."),
        (MAYOR, "[place.s|Salis]: [person.a|Ann Lee], the [role.a|mayor], resigned."),
        ("[role.a|French President] [person.a|Ann Lee] spoke.", "[role.a|President] [person.a|Ann Lee] left."),
        ("[role.a|[organisation.f|Tides] cook] [person.a|Ann Lee]", "[organisation.f|Tides]: [person.a|Ann Lee]"),
        ("[person.a|Ann Lee] met [person.b|Bo Kim].", "[person.b|Bo Kim] thanked [person.a|Ann Lee]."),
        ("[place.s|Salis], [place.t|Toll]: [person.a|Ann Lee]", "[place.t|Toll], [place.s|Salis]: [person.a|Ann Lee]"),
    ],
    ids=["role held", "role near", "office", "body of a role", "company", "two towns"],
)  # fmt: skip
def test_a_full_name_is_the_same_with_a_role_or_in_company(one: str, other: str) -> None:
    assert ("Ann Lee", "Ann Lee") in linked(one, other)


@pytest.mark.parametrize(
    "other",
    [
        "[person.a|Ann Lee], a [role.a|plumber], was arrested.",
        "[person.a|Ann Lee], the [role.a|mayor of [place.t|Tolland]], spoke.",
        "[person.a|Ann Lee] came in fourth.",
        "[person.a|Ann Lee Jr.], the [role.a|mayor of [place.s|Salis]], spoke.",
        "[person.a|Bea Lee], the [role.a|mayor of [place.s|Salis]], spoke.",
    ],
    ids=["another role", "another town", "nothing told", "daughter", "another given name"],
)
def test_namesakes_stay_apart(other: str) -> None:
    names = {name for entity in linked(MAYOR, other) for name in entity}

    assert not any("Lee" in name for name in names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[person.x|Nordhav] has a new boss, [person.a|Ann Lee].", "[person.a|Ann Lee] left [place.x|Nordhav]."),
        ("[person.a|Ann Lee] of the [person.x|Salis Herons]", "[organisation.x|Salis Herons] lost [person.a|Ann Lee]"),
        ("[person.a|Ann Lee] leads the [place.x|Salis theatre].", "[place.x|Salis] thanked [person.a|Ann Lee]."),
        (
            "[person.a|Ann Lee] left the [organisation.x|Ministry of Fish and Boats of Nordmark].",
            "[person.a|Ann Lee] joined the [organisation.x|Ministry of Fish and Boats].",
        ),
    ],
    ids=["firm or place", "club or person", "house or town", "without its place"],
)
def test_what_is_named_beside_somebody_ties_whatever_it_is_taken_for(one: str, other: str) -> None:
    assert ("Ann Lee", "Ann Lee") in linked(one, other)


def test_a_role_alone_is_no_tie_but_for_a_calling() -> None:
    one, other = "[person.a|Ann Lee], a [role.a|{}]", "The [role.a|{}] [person.a|Ann Lee]"

    assert linked(one.format("violinist"), other.format("violinist")) == {("Ann Lee", "Ann Lee")}
    assert not linked(one.format("surgeon"), other.format("surgeon"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Lee", "William Lee"),
        ("Anthony “Red” Lee", "Anthony Lee"),
        ("Anthony “Red” Lee", "Red Lee"),
        ("Ann Lee-Hale", "Ann Lee"),
        ("Ann Lee-Hale", "Ann Hale"),
        ("Carlos Ruiz Soto", "Carlos Ruiz"),
        ("Youssef Omar", "Yusuf Omar"),
    ],
)
def test_a_name_may_be_told_otherwise_beside_the_same_person(one: str, other: str) -> None:
    marked = "[person.a|{}] met [person.b|Bo Kim], and [pronoun.a|he] smiled."

    assert tuple(sorted((one, other))) in linked(marked.format(one), marked.format(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann Lee-Hale", "Ann Lee"), ("Carlos Ruiz Soto", "Carlos Ruiz"), ("Youssef Omar", "Yusuf Omar")],
)
def test_a_town_says_too_little_of_whose_name_is_told_otherwise(one: str, other: str) -> None:
    marked = "[person.a|{}] lives in [place.s|Salis], where [pronoun.a|he] was born."

    assert linked(marked.format(one), marked.format(other)) == {("Salis", "Salis")}


@pytest.mark.parametrize(("one", "other"), [("William Lee", "Bill Lee"), ("Youssef Omar", "Yusuf Omar")])
def test_who_are_named_in_one_article_are_two(one: str, other: str) -> None:
    both = (
        f"[person.a|{one}] and [pronoun.a|his] brother [person.c|{other}], [pronoun.c|he] says, met [person.b|Bo Kim]."
    )

    assert not linked(both)


def test_whoever_has_the_name_of_somebody_who_died_is_somebody_else() -> None:
    dead = "[person.a|Ann Lee] of [place.s|Salis] made pencils. [pronoun.a|She] died in 1961."
    living = "[person.a|Ann Lee] of [place.s|Salis] makes brushes."

    assert linked(dead, living) == {("Salis", "Salis")}
    assert ("Ann Lee", "Ann Lee") in linked(f"{dead} [person.b|Bo Kim] wept.", f"{living} [person.b|Bo Kim] paints.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("[person.a|Ann Lee], 34,", "[person.a|Ann Lee], aged 34,", True),
        ("[person.a|Ann Lee], 34,", "“No,” [person.a|Ann Lee] said. [pronoun.a|She] was 91.", False),
        ("[person.a|Ann Lee], 34,", "34-year-old baker [person.a|Ann Lee]", True),
        ("[person.a|Ann Lee] (34)", "A 33-year-old baker, [person.a|Ann Lee],", True),
        ("[nominal.a|the 34-year-old], [person.a|Ann Lee]", "[person.a|Ann Lee] is 35 years old", True),
        ("[person.a|Ann Lee], 34,", "[person.a|Ann Lee]", True),
        ("[person.a|Ann Lee], 34,", "[person.a|Ann Lee], 61,", False),
        ("[person.a|Ann Lee], 34,", "With a 34-year-old gone, [person.a|Ann Lee] wept", True),
        ("[person.a|Ann Lee], 61,", "The 34-year-old was found by [person.a|Ann Lee]", True),
    ],
)
def test_who_is_not_as_old_is_somebody_else(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    town = " lives in [place.s|Salis], a [role.a|baker]."
    told = [trace for marked in (one, other) for trace in traces(*cast(marked + town, published="2024-05-06"))]

    assert any(len(entity) > 1 and entity[0].name == "Ann Lee" for entity in entities(told)) is same


def test_the_same_age_is_enough_of_a_tie() -> None:
    article, other = (
        cast(marked, published="2024-05-06") for marked in ("[person.a|Ann Lee], 34,", "Hi [person.a|Ann Lee], 34.")
    )

    assert len(entities([*traces(*article), *traces(*other)])) == 1


def test_media_and_countries_keep_everybody_company() -> None:
    one = "[person.a|Ann Lee] told [organisation.r|Reuters] in [place.f|France]."
    other = "“No,” [person.a|Ann Lee] told [organisation.r|Reuters] of [place.f|France]."

    assert linked(one, other) == {("Reuters", "Reuters"), ("France", "France")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Ó’Brien-Hale", "Zoe O'Brien Hale"),
        ("ANN LEE", "Ann Lee"),
        ("Ban Ki-moon", "Ki-Moon Ban"),
        ("Ban Ki-moon", "Ban Ki Moon"),
        ("Sergei Müller", "Sergey Mueller"),
        ("Pieter van der Berg", "Pieter Van Der Berg"),
        ("Jens Okafor", "Jens M. Okafor"),
        ("Jens Okafor", "Jens Maria Okafor"),
        ("Ann Lee Jr.", "Ann Lee, Junior"),
        ("محمد سلمان", "محمد سلمان"),
    ],
)
def test_names_that_differ_by_their_spelling_are_the_same(one: str, other: str) -> None:
    marked = "[person.a|{}], [role.a|mayor of [place.s|Salis]], spoke."

    assert tuple(sorted((one, other))) in linked(marked.format(one), marked.format(other))


def test_other_names_in_the_middle_stay_apart() -> None:
    marked = "[person.a|John {}. Crane], [role.a|mayor of [place.s|Salis]], spoke."

    assert linked(marked.format("A"), marked.format("B")) == {("Salis", "Salis")}


@pytest.mark.parametrize(
    "short",
    [
        "[role.a|Salis mayor] [person.a|Lee] spoke. [place.s|Salis] heard [pronoun.a|her].",
        "Mayor [person.a|Lee] spoke in [place.s|Salis], the [role.a|mayor] said.",
        "[person.a|Lee] met [person.b|Bo Kim].",
        "[person.a|A. Lee] spoke in [place.s|Salis].",
        "[role.a|Mayor] [person.a|Lee], [role.a|Mrs Justice] once, left [place.s|Salis] to [pronoun.a|him].",
    ],
    ids=["role held", "role near", "company", "initial", "title before pronoun"],
)
def test_a_last_name_finds_who_bears_it_in_full(short: str) -> None:
    full = f"{MAYOR} [person.b|Bo Kim] heard [pronoun.a|her]."

    assert any("Ann Lee" in names for names in linked(full, short))


@pytest.mark.parametrize(
    "short",
    [
        "[person.a|Lee] came in fourth.",
        "[role.a|Coach] [person.a|Lee] met [person.b|Bo Kim].",
        "[person.a|Lee] met [person.b|Bo Kim], [pronoun.a|he] said.",
        "[role.a|Tolland mayor] [person.a|Lee] spoke in [place.t|Tolland].",
        "[person.a|B. Lee] spoke in [place.s|Salis].",
    ],
    ids=["nothing told", "another role", "another gender", "another town", "another initial"],
)
def test_a_last_name_stays_alone_where_something_speaks_against_it(short: str) -> None:
    full = f"{MAYOR} [person.b|Bo Kim] heard [pronoun.a|her]."

    assert not any("Ann Lee" in names for names in linked(full, short))


def test_a_last_name_with_a_role_finds_who_is_told_without_one_where_town_and_company_are_the_same() -> None:
    full = "[person.a|Ann Lee] of [place.s|Salis] had brought [person.b|Bo Kim]."
    short = "[role.a|Mayor] [person.a|Lee] spoke in [place.s|Salis]"

    assert ("Ann Lee", "Lee") in linked(full, f"{short} beside [person.b|Bo Kim].")
    assert linked(full, short) == {("Salis", "Salis")}


def test_a_last_name_stays_alone_where_two_may_be_meant() -> None:
    sisters = "[role.a|Singer] [person.a|Ann Lee] and [role.c|dancer] [person.c|Cy Lee] met [person.b|Bo Kim]."
    short = "[person.x|Lee] met [person.b|Bo Kim]."

    assert linked(sisters.replace("Cy Lee", "Cy Ray"), short) == {("Ann Lee", "Lee"), ("Bo Kim", "Bo Kim")}
    assert linked(sisters, short) == {("Bo Kim", "Bo Kim")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence of France", "French Defense Ministry"),
        ("Fair Tides Ltd.", "the Fair Tides"),
        ("Nordwick Motor Company", "Nordwick"),
        ("Bank of Salis", "Salis Bank"),
    ],
)
def test_organisations_go_by_the_words_of_their_names(one: str, other: str) -> None:
    assert linked(f"[organisation.a|{one}] said", f"[organisation.a|{other}] denied") == {tuple(sorted((one, other)))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Supreme Court", "Supreme Court"),
        ("French Supreme Court", "US Supreme Court"),
        ("Fair Tides", "Fair Winds"),
        ("Qatar Airways", "Qatar"),
    ],
)
def test_organisations_of_other_words_or_of_common_nouns_alone_stay_apart(one: str, other: str) -> None:
    assert not linked(f"[organisation.a|{one}] said", f"[organisation.a|{other}] denied")


def test_an_institution_is_that_of_its_country() -> None:
    french = "[organisation.a|French Supreme Court]"

    assert linked(french, "[place.f|France]’s [organisation.a|Supreme Court] ruled.")
    assert linked(french, "The [organisation.a|Supreme Court] sat in [place.f|France].")
    assert linked(french, "The [organisation.a|Supreme Court] sat.")
    assert not linked(french, "The [organisation.a|Supreme Court] of [place.k|Kenya] sat.")


def test_an_acronym_finds_its_long_form() -> None:
    long, short = "The [organisation.a|World Fish Council] ([organisation.a|WFC]) met.", "The [organisation.a|WFC] met."

    assert linked(long, short) == {("WFC", "World Fish Council")}
    other = "The [organisation.a|Welsh Film Club] ([organisation.a|WFC]) closed."
    assert not linked(long, short, other)


def test_a_place_is_told_from_another_by_what_it_lies_in() -> None:
    one, other = "in [place.s|Salis, Nordmark]", "at [place.s|Salis], [place.o|Ostmark], today"

    assert not linked(one, other)
    assert linked(one, "in [place.s|Salis]") == {("Salis", "Salis, Nordmark")}
    assert not linked(one, other, "in [place.s|Salis]")


@pytest.mark.parametrize(
    ("marked", "known"),
    [
        ("[place.a|the United States]", "country:US"),
        ("[organisation.a|U.S.]", "country:US"),
        ("[group.a|American] troops", "country:US"),
        ("[group.a|Americans]", None),
        ("[organisation.a|American]", None),
        ("[group.a|African Union]", "organisation:AU"),
        ("[place.a|Paris]", "capital:FR"),
        ("[place.a|Paris, Texas]", None),
        ("[organisation.a|NATO]", "organisation:NATO"),
        ("[person.a|Jordan]", None),
    ],
)
def test_what_everybody_knows_is_known(marked: str, known: str | None) -> None:
    assert [trace.known for trace in all_traces(marked)] == [known]


def test_who_has_no_name_and_who_has_members_leaves_no_trace() -> None:
    article, (one, other) = cast("[person.a|Ann Lee] and [nominal.b|a woman]")
    both = Mention(span=Span(0, 7), form=Form.NAME)
    group = Actor(article_id=article.id, name="both", mentions=(both,), members=(one.id, other.id))

    assert [trace.name for trace in traces(article, (one, other, group))] == ["Ann Lee"]


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "–",
        "’",
        "\u200f",
        "A",
        "’s",
        "…’s",
        "Dr.",
        "x" * 5000,
        "a " * 5000,
        "😀",
        "\ud800",
        "५५",
        "Jr. Jr.",
        "al",
    ],
)
@pytest.mark.parametrize("kind", list(ActorType))
def test_any_name_leaves_a_trace_of_bounded_size(name: str, kind: ActorType) -> None:
    article, _ = cast("word " * 2500)
    actor = Actor(article_id=article.id, name=name, mentions=(Mention(span=Span(0, 10000), form=Form.NAME),), type=kind)

    (trace,) = traces(article, (actor,))

    assert trace.keys
    assert all(len(key) < 300 for key in (*trace.keys, *trace.offered, *trace.sought))


def test_long_names_that_differ_at_their_ends_stay_apart() -> None:
    for long in ("x" * 5000, "Salis Harbour " * 40):
        assert not linked(f"[organisation.a|{long}a]", f"[organisation.a|{long}b]")


def test_an_article_of_many_names_takes_no_time() -> None:
    names = " and ".join(
        f"[person.p{n}|Ann{n} Lee{n}], [role.p{n}|mayor of [place.s{n}|Salis{n}]]," for n in range(300)
    )
    article, actors = cast(names)

    start = time.perf_counter()
    traces(article, actors)

    assert time.perf_counter() - start < 1
