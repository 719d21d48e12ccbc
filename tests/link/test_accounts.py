"""Articles side by side: origins, quotations, facts and promises among a few of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from sayso.link.accounts import lay_side_by_side
from sayso.records import Reading, Source
from sayso.records.accounts import Standing
from tests.link.telling import account

TODAY = date(2024, 9, 1)

WIRE = """\
The ferry Aurelia ran aground off Port Ane on Tuesday evening with tourists on board.

Rescuers said 32 passengers were injured when the ferry hit the rocks near the old lighthouse.

“[said|We heard a crash and then the lights went out on every deck]”, said [who|Ann Lee].

The harbour office will look into the accident, and its report is expected before the summer."""

OWN = """\
An evening crossing ended on the rocks: the Aurelia lies off Port Ane with a hole in her side.

The ferry hit the rocks near the old lighthouse and 30 passengers were injured, rescuers said.

“[said|We heard a crash and then the lamps went out]”, said [who|Ann Lee]."""


def wire() -> Reading:
    return account(WIRE, publisher="The Ane Courier", published="2024-04-03")


def reprint() -> Reading:
    return account(WIRE, publisher="Hollin Post", published="2024-04-04")


def own() -> Reading:
    return account(OWN, publisher="Linton Mail", published="2024-04-03")


def test_copies_are_one_origin_and_speak_once() -> None:
    comparison = lay_side_by_side([reprint(), own(), wire()], today=TODAY)

    assert {frozenset(origin) for origin in comparison.origins} == {
        frozenset((wire().article.id, reprint().article.id)),
        frozenset((own().article.id,)),
    }
    assert {place.article for fact in comparison.facts for place in fact.figures} == {
        wire().article.id,
        own().article.id,
    }


def test_quotations_and_figures_of_several_stand_together() -> None:
    who = {actor.id: actor.name for reading in (wire(), own()) for actor in reading.actors}

    comparison = lay_side_by_side([wire(), own()], who=who, today=TODAY)

    assert [len(quotation.tellings) for quotation in comparison.quotations] == [2]
    assert [fact.standing for fact in comparison.facts] == [Standing.DIFFER]
    assert dict(comparison.alone) == {wire().article.id: 0, own().article.id: 0}


def test_order_changes_nothing() -> None:
    found = [lay_side_by_side(ordered, today=TODAY) for ordered in permutations((wire(), reprint(), own()))]

    assert all(one == found[0] for one in found)


def test_one_article_or_the_same_one_twice_has_nothing_beside_it() -> None:
    for readings in ([wire()], [wire(), wire()], []):
        comparison = lay_side_by_side(readings, today=TODAY)

        assert len(comparison.origins) == len({reading.article.id for reading in readings})
        assert [*comparison.quotations, *comparison.facts, *comparison.promises, *comparison.wording] == []


def test_an_empty_article_is_no_copy_of_another_empty_one() -> None:
    empty = [
        replace(account(".", publisher=name), source=Source(name=name, data=b"", media_type="", encoding="", text=""))
        for name in ("A", "B")
    ]

    assert len(lay_side_by_side(empty, today=TODAY).origins) == 2


def test_what_is_known_to_be_one_text_is_one_origin() -> None:
    known = {wire().article.id: "wire", own().article.id: "wire"}

    assert len(lay_side_by_side([wire(), own()], today=TODAY, origins=known).origins) == 1


def test_own_words_may_be_counted_about_one_actor_alone() -> None:
    hollin = account("Bungling [who|Ann Lee] slept. The gloomy quay was closed. " * 40, publisher="Hollin Post")
    ane = account("[who|Ann Lee] slept. The quay was closed. " * 40)

    def words(about: str | None) -> set[str]:
        found = lay_side_by_side([hollin, ane], today=TODAY, about=about).wording
        return {use.word for one in found for use in one.words}

    assert {"bungling", "gloomy"} <= words(None)
    assert "gloomy" not in words("lee")
    assert words("Kim") == set()
