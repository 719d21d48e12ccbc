"""Places that stand for who governs them.

No place is invented here: which city is whose capital is known beforehand.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Findings
from sayso.resolve.page import read_page
from sayso.resolve.places import mark_places
from tests.resolve.casting import cast

COUNTRY = "Snow fell in [place|Norway]."


def stands_for(marked: str) -> dict[str, str]:
    """Return each name of a place that stands for somebody, with the name of whom."""
    article, _, resolved = cast(marked)
    names = {actor.id: actor.name for actor in resolved.actors}
    return {
        mention.span.of(article.text): names[mention.stands_for]
        for actor in resolved.actors
        for mention in actor.mentions
        if mention.stands_for
    }


@pytest.mark.parametrize(
    "marked",
    [
        "Later [source|[place|Oslo]] [cue|said] [content|nobody had known of it].",
        "[content|Nobody had known], according to [source|[place|Oslo]].",
        "By then [actor|[place|Oslo]] [act|will] pay for the bridge.",
        "By then [actor|[place|Paris] and [place|Oslo]] [act|will] pay for the bridge.",
        "Later [place|Oslo] denied it.",
        "Later [place|Oslo] has repeatedly refused to pay.",
        "It said that [place|Oslo] wants more.",
        "After [place|Oslo] invaded nobody came.",
        "Critics say [place|Oslo] is mortgaging its future.",
        "Now [place|Oslo] is ready to pay.",
        "[place|Oslo] has been planning it for years.",
        "They think [place|Oslo] must not accept it.",
        "There [place|Paris] and [place|Oslo] have agreed to it.",
        "There [place|Oslo], [place|Paris] and [place|Rome] have agreed to it.",
        "They turned down [place|Oslo]’s offer.",
        "They knew [place|Oslo]’s thinly veiled threats.",
        "They met [place|Oslo]’s closest allies there.",
        "They met [place|Oslo]'s demands there.",
    ],
)
def test_a_capital_that_speaks_or_acts_stands_for_its_country(marked: str) -> None:
    assert stands_for(f"{marked} {COUNTRY}").get("Oslo") == "Norway"


@pytest.mark.parametrize(
    "marked",
    [
        "They met in [place|Oslo] on Monday.",
        "[place|OSLO], May 3 — Nobody there had known of it.",
        "Officials in [place|Oslo] said so.",
        "[source|Officials in [place|Oslo]] [cue|said] [content|nobody had known of it].",
        "Snow in [place|Paris] and [place|Oslo] wanted clearing.",
        "They called for [actor|[place|Oslo]] to be [act|taken] before winter.",
        "They met [place|Oslo]’s mayor there.",
        "They met [place|Oslo]’s policy chief there.",
        "Now [place|Oslo] is cold and dark.",
        "Now [place|Oslo] is hosting the games.",
        "They walked the [place|Oslo] streets that winter.",
        "Later [org|Oslo] denied it.",
        "Later [place|Bergen] denied it.",
    ],
)
def test_elsewhere_it_is_a_place(marked: str) -> None:
    assert stands_for(f"{marked} {COUNTRY}") == {}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[place|Oslo] denied it. [org|The Norwegian government] paid later.", {"Oslo": "The Norwegian government"}),
        ("[place|Oslo] denied it. The [org|Government of Norway] paid later.", {"Oslo": "Government of Norway"}),
        ("[place|Norway] denied it. [org|The Norwegian government] paid.", {"Norway": "The Norwegian government"}),
        ("[place|Norway] denied it, and nobody paid later.", {}),
        ("[place|Oslo] denied it, and nobody paid later.", {}),
        ("[place|Oslo] denied it. Snow fell in [place|Sweden] later.", {}),
        ("[place|Brussels] denied it. The [org|EU] paid later on.", {"Brussels": "EU"}),
        ("[place|Brussels] denied it. Snow fell in [place|Belgium] later.", {"Brussels": "Belgium"}),
        ("[place|Oslo] denied it. [per|Norway] left for good.", {}),
    ],
)
def test_whom_it_stands_for_the_article_names(marked: str, expected: dict[str, str]) -> None:
    assert stands_for(f"{marked} Nobody there had known anything about that before.") == expected


PIECES = [
    "Oslo",
    "Norway",
    " and ",
    ", ",
    " said",
    " in ",
    "’s offer",
    " has ",
    "been ",
    "not ",
    ". ",
    "the government of ",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20))
def test_whom_a_place_stands_for_is_another_actor(pieces: list[str]) -> None:
    marked = "".join(pieces).replace("Oslo", "[place|Oslo]").replace("Norway", "[place|Norway]")
    _, _, resolved = cast(marked)

    ids = {actor.id for actor in resolved.actors}
    for actor in resolved.actors:
        assert all(one.stands_for is None or one.stands_for in ids - {actor.id} for one in actor.mentions)


def test_thousands_of_capitals_take_no_long_time() -> None:
    article, _, resolved = cast("[place|Norway], " + "[place|Oslo], " * 5_000 + "denied it.")
    page = read_page(article)

    before = time.perf_counter()
    actors = mark_places(page, resolved.actors, Findings())

    assert time.perf_counter() - before < 10
    assert len(actors) == 2
