"""What an article says its actors are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Findings
from sayso.resolve.noun_phrases import NounPhrases
from sayso.resolve.page import read_page
from sayso.resolve.resolution import resolve
from sayso.resolve.roles import give_roles
from tests.planted import marked_article
from tests.resolve.casting import by_name, cast

REST = "Nobody there had known anything about that before."
"""Makes a paragraph of a line, which would else be a headline by its capitals."""

PEOPLE = [
    # Before a name
    "Later [role|NATO Secretary General] [per|Ann Lee] spoke.",
    "Later [role|Australian Prime Minister] [per|Ann Lee] spoke.",
    "Later the [role|former Salis mayor] [per|Ann Lee] spoke.",
    "Later [role|then President] [per|Ann Lee] spoke.",
    "They met [role|veteran lawyer] [per|Ann Lee] there.",
    "It was told by [role|senior trade union official] [per|Ann Lee] there.",
    "On Monday [role|Omar’s Minister of State for Trade] Ms [per|Ann Lee] spoke.",
    "He wanted to arrest [role|President] [per|Ann Lee] there.",
    "A vote on [role|Police and Crime Commissioner] [per|Ann Lee] failed.",
    "Later [role|Tory MP and chair of the Foreign Affairs Committee] [per|Ann Lee] spoke.",
    "Later the 54-year-old [role|economist] [per|Ann Lee] spoke.",
    "In [place|Salis] [role|Mayor] [per|Ann Lee] spoke.",
    "Later [role|[org|Bank of Omar] governor] [per|Ann Lee] spoke.",
    "Later [role|[org|Ferry and Boat Association] president] [per|Ann Lee] spoke.",
    "Later [role|Lt. Gen.] [per|Ann Lee] spoke.",
    "Later [role|Chief Constable] [per|Ann Lee] spoke.",
    "After 40 moves [role|Grandmaster] [per|Ann Lee] slept.",
    "[role|Clockmaker] [per|Ann Lee] was late.",
    "It fell, according to [role|dyke reeve] [per|Ann Lee].",
    # Between commas
    "[per|Ann Lee], [role|Australian Prime Minister], spoke.",
    "The [role|Australian Prime Minister], [per|Ann Lee], spoke.",
    "[per|Ann Lee], 54, the [role|mayor of Salis], spoke.",
    "[per|Ann Lee], [role|head of the [org|Institute of Trade and the Sea]], who left, spoke.",
    "[per|Ann Lee], [role|Omar’s minister for trade] and a [role|lawyer], spoke.",
    "[per|Ann Lee], [role|chair of the council], [role|former mayor of Salis], spoke.",
    "[per|Ann Lee] ([role|mayor of Salis]) spoke.",
    "[per|Ann Lee] – the [role|mayor of Salis] – spoke.",
    "The [role|deputy head of mission in Salis], Mr [per|Ann Lee], spoke.",
    "It was said by the [role|council’s spokeswoman], [per|Ann Lee].",
    "[per|Ann Lee], another [role|lawyer for the union], spoke.",
    "[per|Ann Lee], [role|adviser on trade policy to President Bo F. Orr], spoke.",
    # Behind "is" and "as"
    "[per|Ann Lee] is the [role|mayor of Salis].",
    "[per|Ann Lee] is now [role|head of the agency] tasked with trade.",
    "[per|Ann Lee] has been a [role|judge] since 2015.",
    "[per|Ann Lee], as [role|chair of the council], spoke.",
    "[per|Ann Lee] was elected as [role|chair of the council] in May.",
    # Mentions of their own
    "[per|Ann Lee] came. [ref|The [role|mayor of Hartwick]] left.",
    "[per|Ann Lee] came. [ref|The [role|former trade minister], who is 54,] left.",
]

NO_ROLES = [
    "Mr [per|Ann Lee] spoke.",
    "[per|Ann Lee], 54, spoke.",
    "[per|Ann Lee], who has led the council since 2015, spoke.",
    "According to [per|Ann Lee], the mayor said no.",
    "In a letter to the mayor, [per|Ann Lee] said no.",
    "The wife of [per|Ann Lee] is a judge.",
    "[per|Ann Lee] is not the mayor of Salis.",
    "[per|Ann Lee]’s lawyer, a judge, spoke.",
    "[per|Ann Lee], however, spoke.",
    "[per|Ann Lee], neither sad nor glad, spoke.",
    "The mayors, [per|Ann Lee] and [per|Bo Kim], spoke.",
    "[per|Ann Lee] came. [ref|The man] left.",
    "[per|Ann Lee] told the mayor it was late.",
    "Her husband, [per|Ann Lee], spoke.",
    "There my friend [per|Ann Lee] spoke.",
    "[per|Ann Lee] is the first woman to win.",
    "[per|Ann Lee] was the mayor of Salis.",
]


@pytest.mark.parametrize("marked", PEOPLE)
def test_the_words_that_say_what_a_person_is(marked: str) -> None:
    _, spans, resolved = cast(f"{marked} {REST}")

    assert by_name(resolved.actors, "Ann Lee").roles == spans["role"]


@pytest.mark.parametrize("marked", NO_ROLES)
def test_what_is_no_role(marked: str) -> None:
    article, _, resolved = cast(f"{marked} {REST}")

    assert [role.of(article.text) for role in by_name(resolved.actors, "Ann Lee").roles] == []


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("They fly with [org|Fair Tides], a [role|regional carrier], to Omar.", "Fair Tides"),
        ("Later the [role|charity] [org|Fair Tides] left.", "Fair Tides"),
        ("[org|Fair Tides] grew. [ref|The [role|regional carrier]] paid.", "Fair Tides"),
        ("[org|Fair Tides] grew. [ref|The carrier] paid.", "Fair Tides"),
        ("[org|Fair Tides], [org|Salis Sands] and others left.", "Fair Tides"),
        ("[org|Fair Tides] is [role|Omar’s largest grain trader].", "Fair Tides"),
        ("[place|Salis], the [role|capital of Omar], is small.", "Salis"),
        ("In [place|Salis], the mayor, who left, spoke.", "Salis"),
        ("In [place|Salis], a strike, the third, began.", "Salis"),
    ],
)
def test_what_the_text_calls_organisations_and_places(marked: str, name: str) -> None:
    _, spans, resolved = cast(f"{marked} {REST}")

    assert by_name(resolved.actors, name).roles == spans.get("role", ())


def test_a_role_is_told_once_in_its_fullest_words() -> None:
    article, _, resolved = cast(
        "Mayor [per|Ann Lee] came. [per|Ann Lee], the mayor of Salis, left. The mayor of Salis, [per|Ann Lee], slept."
        " The former vice president, [per|Ann Lee], woke. President [per|Ann Lee] rose."
    )

    (actor,) = resolved.actors

    assert [role.of(article.text) for role in actor.roles] == ["mayor of Salis", "former vice president", "President"]


PIECES = [
    "Ann Lee",
    ", ",
    "the mayor",
    " of ",
    "Salis",
    " is ",
    "as ",
    "a ",
    "’s ",
    " and ",
    "54",
    "(",
    ")",
    ". ",
    "Gen. ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_roles_are_words_of_the_text(pieces: list[str]) -> None:
    article, _ = marked_article("".join(pieces))

    for actor in resolve(article, Findings()).actors:
        assert all(role.of(article.text).strip() for role in actor.roles)
        assert list(actor.roles) == sorted(set(actor.roles))


@pytest.mark.parametrize("piece", ["x", "Mayor of ", "Ann Lee, the mayor, ", "chair of the ", "a, ", "Ms. "])
def test_long_texts_take_no_long_time(piece: str) -> None:
    article, _ = marked_article(piece * (200_000 // len(piece)) + ". Ann Lee said.")
    found = Findings()
    actors = resolve(article, found).actors
    page = read_page(article)

    before = time.perf_counter()
    give_roles(NounPhrases(page, found), actors)

    assert time.perf_counter() - before < 10
