"""Statements and acts are found by whoever goes by a name in any article, as a member of a group too."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import Actor, ActorType, Form, Mention, Reading, StatementView
from sayso.store import ActQuery, Ledger, StatementQuery
from tests.people import mayor
from tests.planted import marked_article, planted_reading, planted_statements
from tests.store.linked import traced

ROLE = "[source|[role|The Alliance’s chief], [name|Ola Nordmann],] [cue|said] [content|it was late]."
NAME = "[source|[name|Nordmann]] [cue|said] [content|it was early]."
GROUP = "[source|[name|Ann Lee] and [name|Bo Kim]] [cue|said] [content|[about|Nordmann] was wrong]."


def speaking(marked: str, source: str) -> Reading:
    """Return a reading in which whoever is named speaks, as a group where there are several."""
    article, spans = marked_article(marked, source=source)
    (statement,) = planted_statements(article, spans)
    actors = [
        Actor(
            article_id=article.id,
            name=span.of(article.text),
            mentions=(Mention(span=span, form=Form.NAME),),
            type=ActorType.PERSON,
            roles=spans.get("role", ()) if name == "name" else (),
        )
        for name in ("name", "about")
        for span in spans.get(name, ())
    ]
    speaker = actors[0]
    if len(spans["name"]) > 1:
        speaker = Actor(
            article_id=article.id,
            name=spans["source"][0].of(article.text),
            mentions=(Mention(span=spans["source"][0], form=Form.NOMINAL),),
            type=ActorType.GROUP,
            members=tuple(actor.id for actor in actors if actor.name != "Nordmann"),
        )
        actors.append(speaker)
    return planted_reading(article, [replace(statement, speaker=speaker.id, voice="author")], actors)


def ledger() -> Ledger:
    ledger = Ledger.in_memory()
    for number, (marked, keys) in enumerate(
        (
            (ROLE, [("nordmann", "", "")]),
            (NAME, [("nordmann", "", "")]),
            (GROUP, [("lee", "", ""), ("kim", "", ""), ("nordmann", "", ""), ("both", "", "")]),
        )
    ):
        reading = speaking(marked, f"{number}.txt")
        ledger.add(reading, traced(reading, keys))
    return ledger


def contents(views: list[StatementView]) -> list[str]:
    return [view.content for view in views]


def test_who_has_a_role_in_one_article_and_a_name_in_another_is_found_by_either() -> None:
    with ledger() as both:
        for name in ("the Alliance's chief", "Ola Nordmann", "nordmann"):
            assert contents(list(both.search(StatementQuery(by=name)))) == ["it was late", "it was early"]
            assert contents(list(both.search(StatementQuery(by=name, limit=1)))) == ["it was late"]
        assert contents(list(both.search(StatementQuery(by="alliance nobody")))) == []


def test_members_of_a_group_that_speaks_are_found_by_name() -> None:
    with ledger() as three:
        for name in ("bo kim", "ann lee"):
            assert contents(list(three.search(StatementQuery(by=name)))) == ["Nordmann was wrong"]
        card = three.actor("Bo Kim")
        assert (contents(list(card.said)), card.actor.statements) == (["Nordmann was wrong"], 1)


def test_what_others_say_about_somebody_is_found_and_not_what_he_says_himself() -> None:
    with ledger() as three:
        card = three.actor("Ola Nordmann")
        assert contents(list(card.said_about)) == ["Nordmann was wrong"]
        assert contents(list(card.said)) == ["it was late", "it was early"]
        assert [(role.words, role.article_source) for role in card.actor.roles] == [("The Alliance’s chief", "0.txt")]
        assert contents(list(three.actor("Ann Lee").said_about)) == []


def test_a_merged_actor_is_found_by_both_names_and_a_split_one_by_neither() -> None:
    with ledger() as three:
        three.merge("Bo Kim", "Ola Nordmann")
        assert len(contents(list(three.search(StatementQuery(by="Kim"))))) == 3
        three.undo()
        assert contents(list(three.search(StatementQuery(by="Kim")))) == ["Nordmann was wrong"]


def test_acts_are_found_by_whoever_acts_or_demands() -> None:
    with Ledger.in_memory() as one:
        one.add(*mayor())
        one.rename("Mayor Ann Lee", "Annika")

        assert len(list(one.acts(ActQuery(by="annika")))) == len(list(one.acts())) == 2
        assert len(list(one.acts(ActQuery(by="annika", voice="annika")))) == 1
        card = one.actor("annika")
        assert ([act.type for act in card.demanded], [act.type for act in card.promised]) == (["demand"], ["plan"])
        # The plan tells the demand again, and is not counted.
        assert (card.actor.demands, card.actor.promises) == (1, 0)
