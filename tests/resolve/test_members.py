"""Groups that an article names by their members."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Actor, ActorType, Findings, Form, Mention, Span
from sayso.resolve import resolve
from sayso.resolve.members import join_members
from sayso.resolve.noun_phrases import NounPhrases
from sayso.resolve.page import read_page
from tests.planted import marked_article, planted_statements
from tests.resolve.casting import cast

SAID = "[cue|said] [content|nobody there had known anything about that before]."
OF_ALL = "[per|Ann Lee], [per|Bo Kim] and [per|Cy Orr]"


def speaker(marked: str) -> tuple[Actor | None, list[str]]:
    """Return who speaks in the first statement, and the names of its members."""
    _, _, resolved = cast(marked)
    names = {actor.id: actor for actor in resolved.actors}
    told = resolved.statements[0].speaker
    return (names[told], [names[member].name for member in names[told].members]) if told else (None, [])


@pytest.mark.parametrize(
    ("source", "members"),
    [
        ("[per|Ann Lee] and [per|Bo Kim]", ["Ann Lee", "Bo Kim"]),
        (OF_ALL, ["Ann Lee", "Bo Kim", "Cy Orr"]),
        ("[per|Ann Lee], [per|Bo Kim], and [per|Cy Orr]", ["Ann Lee", "Bo Kim", "Cy Orr"]),
        ("Both [per|Ann Lee] and [per|Bo Kim]", ["Ann Lee", "Bo Kim"]),
        ("Mayor [per|Ann Lee] and lawyer [per|Bo Kim]", ["Ann Lee", "Bo Kim"]),
        ("[per|Ann Lee], the mayor of Salis, and [per|Bo Kim], a lawyer,", ["Ann Lee", "Bo Kim"]),
        ("[per|Ann Lee] of [org|Fair Tides] and [per|Bo Kim], who won,", ["Ann Lee", "Bo Kim"]),
        ("[per|Ann Lee] as well as [per|Bo Kim]", ["Ann Lee", "Bo Kim"]),
        ("[per|Ann Lee], along with [per|Bo Kim],", ["Ann Lee", "Bo Kim"]),
        ("[place|Omar]’s minister [per|Ann Lee] and [per|Bo Kim]", ["Ann Lee", "Bo Kim"]),
        ("Minister of State for Trade Ms [per|Ann Lee] and [per|Bo Kim]", ["Ann Lee", "Bo Kim"]),
        ("[per|Ann Lee], [place|Salis], and [per|Bo Kim], [place|Omar],", ["Ann Lee", "Bo Kim"]),
        ("[place|Omar], [place|Salis] and [place|Halden]", ["Omar", "Salis", "Halden"]),
        ("The [org|Ministry of Health and Sport] and [org|Fair Tides]", ["Ministry of Health and Sport", "Fair Tides"]),
        ("[org|Fair Tides] ([org|Gute Flut]) and [org|Sandbar]", ["Fair Tides", "Sandbar"]),
        ("[org|Fair Tides] and [per|Ann Lee]", ["Fair Tides", "Ann Lee"]),
        ("Two lawyers, [per|Ann Lee] and [per|Bo Kim],", ["Ann Lee", "Bo Kim"]),
        (
            f"The foreign ministers of [place|Omar], [place|Salis] and [place|Halden], {OF_ALL},",
            ["Ann Lee", "Bo Kim", "Cy Orr"],
        ),
        ("The ministers of [place|Omar] and [place|Salis], [per|Ann Lee] and [per|Bo Kim],", ["Ann Lee", "Bo Kim"]),
        ("The mayors [per|Ann Lee] and [per|Bo Kim]", ["Ann Lee", "Bo Kim"]),
        ("[per|Ann Lee] and other critics", ["Ann Lee"]),
    ],
)
def test_a_joint_source_is_a_group_of_all_whom_it_names(source: str, members: list[str]) -> None:
    actor, found = speaker(f"[source|{source}] {SAID}")

    assert found == members
    assert actor is not None
    assert actor.type is ActorType.GROUP


@pytest.mark.parametrize(
    "marked",
    [
        f"[source|The ministers of [place|Omar], [place|Salis] and [place|Halden]], {OF_ALL}, {SAID}",
        f"[source|The ministers of [place|Omar] and [place|Salis]] – {OF_ALL} – {SAID}",
        f"[source|The ministers] ({OF_ALL}) {SAID}",
    ],
)
def test_members_are_named_behind_a_source_as_well(marked: str) -> None:
    assert speaker(marked)[1] == ["Ann Lee", "Bo Kim", "Cy Orr"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("[per|Ann Lee]", "Ann Lee"),
        ("[per|Ann Lee], the mayor of [place|Salis] and [place|Omar],", "Ann Lee"),
        ("The [org|Ministry of Health and Sport]", "Ministry of Health and Sport"),
        ("A spokesman for [per|Ann Lee] and [per|Bo Kim]", "A spokesman for Ann Lee and Bo Kim"),
        ("[per|Ann Lee]’s and [per|Bo Kim]’s lawyer", None),
        ("[org|Fair Tides], [org|Sandbar] and [org|Salis Sands] executives", None),
        ("Tory MP and chair of the [org|Trade Committee] [per|Ann Lee]", None),
        ("Police in [place|Salis], [place|Omar],", None),
    ],
)
def test_who_is_named_beside_others_need_not_be_a_member(source: str, name: str | None) -> None:
    actor, members = speaker(f"Later [source|{source}] {SAID}")

    assert members == []
    assert name is None or (actor is not None and actor.name == name)


def test_countries_in_a_description_make_no_members_and_are_all_a_part_of_it() -> None:
    actor, members = speaker(f"[source|The ministers of [place|Omar], [place|Salis] and [place|Halden]] {SAID}")

    assert actor is not None
    assert (actor.name, actor.type, members) == (
        "The ministers of Omar, Salis and Halden",
        ActorType.GROUP,
        [],
    )


def test_the_same_members_are_one_group_wherever_they_speak() -> None:
    article, _, resolved = cast(
        f"[source|[per|Ann Lee] and [per|Bo Kim]] {SAID} Later [source.2|[per|Kim] and [per|Lee]] [cue.2|warned]"
        " [content.2|that nobody had come to Salis]."
    )

    (group,) = (actor for actor in resolved.actors if actor.members)
    assert {one.speaker for one in resolved.statements} == {group.id}
    assert [mention.span.of(article.text) for mention in group.mentions] == ["Ann Lee and Bo Kim", "Kim and Lee"]


def test_a_quotation_that_goes_on_is_the_groups_too() -> None:
    _, _, resolved = cast(
        f"“[content|We paid,]” [source|{OF_ALL}] [cue|said]. “[content.2|Nobody there had known of it.]”"
    )

    told = resolved.statements
    assert told[0].speaker == told[1].speaker == next(actor.id for actor in resolved.actors if actor.members)


def test_they_who_refer_back_to_a_list_are_the_group() -> None:
    article, spans = marked_article(
        f"[both|[per|Ann Lee] and [per|Bo Kim]] came late. [source|[they|They]] {SAID}"
        " [source.2|[both|[per|Ann Lee] and [per|Bo Kim]]] [cue.2|said] [content.2|so]."
    )
    names = tuple(Mention(span=span, form=Form.NAME, type=ActorType.PERSON) for span in sorted(spans["per"]))
    chain = (
        Mention(span=spans["both"][0], form=Form.NOMINAL),
        Mention(span=spans["they"][0], form=Form.PRONOUN),
        Mention(span=spans["both"][1], form=Form.NOMINAL),
    )
    found = Findings(statements=planted_statements(article, spans), names=names, chains=(chain,))

    resolved = resolve(article, found)

    group = next(actor for actor in resolved.actors if actor.members)
    assert {one.speaker for one in resolved.statements} == {group.id}


def test_a_party_of_an_act_may_be_a_group() -> None:
    _, _, resolved = cast("By then [actor|[per|Ann Lee], [per|Bo Kim] and [per|Cy Orr]] [act|will] pay for the bridge.")

    group = next(actor for actor in resolved.actors if actor.members)
    assert resolved.acts[0].actor_id == group.id


PIECES = [
    "Ann Lee",
    ", ",
    "the mayors",
    " of ",
    "Salis",
    " and ",
    "both ",
    "Bo Kim",
    " as well as ",
    "(",
    ")",
    "’s",
    " who ",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20))
def test_every_member_is_an_actor(pieces: list[str]) -> None:
    marked = "".join(pieces).strip() or "Ann Lee"
    _, _, resolved = cast(f"[source|{marked}] {SAID}")

    ids = {actor.id for actor in resolved.actors}
    assert len(ids) == len(resolved.actors)
    assert all(member in ids for actor in resolved.actors for member in actor.members)
    assert all(one.speaker is None or one.speaker in ids for one in resolved.statements)


def test_a_list_of_thousands_is_read_in_no_long_time() -> None:
    article, _ = marked_article("Ann Lee, Bo Kim and " * 10_000 + "Cy Orr said so.")
    statements = planted_statements(
        *marked_article(f"[source|{'Ann Lee, Bo Kim and ' * 10_000}Cy Orr] [cue|said] [content|so].")
    )
    found = Findings(statements=statements)
    resolved = resolve(article, Findings())
    page = read_page(article)

    before = time.perf_counter()
    join_members(NounPhrases(page, found), article.id, resolved.actors, found)

    assert time.perf_counter() - before < 10
    assert statements[0].source == Span(0, len("Ann Lee, Bo Kim and ") * 10_000 + 6)
