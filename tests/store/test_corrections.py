"""Corrections of who is who: they take effect, outlive what changes around them, are taken back and brought over."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from sayso.errors import LedgerError
from sayso.records import OF_ENTRIES, Correction, CorrectionKind, Form, Mention, Reading, Span
from sayso.store import ActorQuery, Ledger
from tests.store.linked import naming, traced
from tests.store.readings import ANOTHER_MAKER


def names(ledger: Ledger) -> list[tuple[str, int]]:
    """Return each actor's name and in how many articles it is."""
    return sorted((view.name, view.articles) for view in ledger.actors())


def add(ledger: Ledger, *readings: Reading) -> None:
    for reading in readings:
        ledger.add(reading, traced(reading))


NORTH = naming("Ann Lee spoke to Bo Kim.", "north.txt")
SOUTH = naming("then dr Anna Lee came.", "south.txt")
WEST = naming("Ann Lee left.", "west.txt")


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.in_memory()
    add(ledger, NORTH, SOUTH, WEST)
    return ledger


def test_a_merge_makes_one_of_two_until_it_is_taken_back(ledger: Ledger) -> None:
    before = names(ledger)
    assert before == [("Ann Lee", 2), ("Anna Lee", 1), ("Bo Kim", 1)]

    merged = ledger.merge("ann lee", "Anna-Lee", author="ida")

    assert names(ledger) == [("Ann Lee", 3), ("Bo Kim", 1)]
    (lee,) = ledger.find_actors("Lee")
    assert lee.other_names == ("Anna Lee",)
    assert (merged.kind, merged.names, merged.author, merged.places) == ("merge", ("Ann Lee", "Anna Lee"), "ida", 3)
    undone = ledger.undo(author="bo")
    assert names(ledger) == before
    assert (undone.kind, undone.undoes, undone.names) == ("undo", merged.id, ("Ann Lee", "Anna Lee"))
    ledger.undo(undone.id[:8])
    assert names(ledger) == [("Ann Lee", 3), ("Bo Kim", 1)]


def test_which_actors_are_one_follows_corrections(ledger: Ledger) -> None:
    articles = [reading.article.id for reading in (NORTH, SOUTH)]
    assert len(set(ledger.entities_of(articles).values())) == 3

    ledger.merge("Ann Lee", "Anna Lee")

    entities = ledger.entities_of(articles)
    assert entities[NORTH.actors[0].id] == entities[SOUTH.actors[0].id]
    assert len(set(entities.values())) == 2


def test_a_split_cuts_off_its_articles_and_later_ones_stay_with_the_others(ledger: Ledger) -> None:
    ledger.split("Ann Lee", [WEST.article.id])
    assert names(ledger) == [("Ann Lee", 1), ("Ann Lee", 1), ("Anna Lee", 1), ("Bo Kim", 1)]

    add(ledger, naming("Ann Lee again.", "east.txt"))
    assert names(ledger) == [("Ann Lee", 1), ("Ann Lee", 2), ("Anna Lee", 1), ("Bo Kim", 1)]
    ledger.undo()
    assert names(ledger) == [("Ann Lee", 3), ("Anna Lee", 1), ("Bo Kim", 1)]


def test_what_was_said_before_a_split_stays_with_the_others(ledger: Ledger) -> None:
    ledger.rename("Ann Lee", "Ann Margaret Lee")
    ledger.merge("Ann Margaret Lee", "Bo Kim")
    ledger.split("Bo Kim", [WEST.article.id])
    (cut,) = [view for view in ledger.find_actors("Ann Lee") if view.name == "Ann Lee"]
    assert cut.articles == 1

    ledger.rename(cut.id, "The other Ann Lee")
    assert names(ledger) == [("Ann Margaret Lee", 1), ("Anna Lee", 1), ("The other Ann Lee", 1)]


def test_a_new_name_is_found_and_the_last_one_counts(ledger: Ledger) -> None:
    ledger.rename("Bo Kim", "Bo Kim-Sørensen")
    ledger.rename("Bo Kim", "Bodil Kim")

    (view,) = ledger.find_actors("kim sorensen")
    assert (view.name, view.other_names) == ("Bodil Kim", ("Bo Kim-Sørensen", "Bo Kim"))
    ledger.undo()
    assert ledger.find_actors("Bodil") == ()
    assert ledger.find_actors("Bo Kim")[0].name == "Bo Kim-Sørensen"


def test_actors_with_the_same_wikidata_id_are_one(ledger: Ledger) -> None:
    ledger.identify("Ann Lee", "Q5")
    ledger.identify("Anna Lee", "Q5")

    assert names(ledger) == [("Ann Lee", 3), ("Bo Kim", 1)]
    assert [view.wikidata for view in ledger.actors()] == ["Q5", None]
    with pytest.raises(LedgerError, match="linked to Q5 already"):
        ledger.identify("Ann Lee", "Q5")
    with pytest.raises(LedgerError, match="no Wikidata id"):
        ledger.identify("Ann Lee", "42")


def test_corrections_outlive_new_readings_that_move_the_mention(ledger: Ledger) -> None:
    ledger.merge("Ann Lee", "Anna Lee")
    (found,) = SOUTH.actors
    wider = Mention(span=Span(found.mentions[0].span.start - 3, found.mentions[0].span.end), form=Form.NAME)
    moved = replace(SOUTH, actors=(replace(found, name="dr Anna Lee", mentions=(wider,)),))
    for reading in (NORTH, WEST, moved):
        again = replace(reading, maker=ANOTHER_MAKER)
        ledger.replace(again, traced(again, rules="2"))

    assert names(ledger) == [("Ann Lee", 3), ("Bo Kim", 1)]
    assert ledger.find_actors("Ann Lee")[0].other_names == ("dr Anna Lee",)


def test_a_correction_holds_where_one_of_its_articles_is_forgotten(ledger: Ledger) -> None:
    ledger.merge("Ann Lee", "Anna Lee")
    ledger.forget(NORTH.article.id)
    assert names(ledger) == [("Anna Lee", 2)]

    ledger.forget(SOUTH.article.id)
    ledger.forget(WEST.article.id)
    (view,) = ledger.corrections
    assert (view.places, view.anchors, view.undone) == (0, 3, False)
    add(ledger, SOUTH, WEST)
    assert names(ledger) == [("Anna Lee", 2)]


def test_corrections_come_over_in_any_order_and_once(ledger: Ledger) -> None:
    ledger.merge("Ann Lee", "Anna Lee", author="ida")
    ledger.rename("Bo Kim", "Bodil Kim", author="ida")
    ledger.undo(author="bo")
    lines = [msgspec.json.encode(correction) for correction in ledger.correction_records]
    other = Ledger.in_memory()
    add(other, WEST, NORTH, SOUTH)

    for line in reversed(lines):
        assert other.add_correction(msgspec.json.decode(line, type=Correction))
        assert not other.add_correction(msgspec.json.decode(line, type=Correction))

    assert names(other) == names(ledger) == [("Ann Lee", 3), ("Bo Kim", 1)]
    assert [replace(view, places=0) for view in other.corrections] == [
        replace(view, places=0) for view in ledger.corrections
    ]


def test_what_cannot_be_said_is_refused_with_a_reason(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="Anna Lee: is one with Anna Lee already"):
        ledger.merge("Anna Lee", "Anna Lee")
    ledger.merge("Ann Lee", "Anna Lee", author="ida")
    with pytest.raises(LedgerError, match="one with Anna Lee already: “Ann Lee” and “Anna Lee” were merged by ida on"):
        ledger.merge("Anna Lee", "Ann Lee")
    with pytest.raises(LedgerError, match="no actor of the ledger goes by this"):
        ledger.merge("Zoë", "Anna Lee")
    with pytest.raises(LedgerError, match="called so already"):
        ledger.rename("Bo Kim", " Bo  Kim ")
    with pytest.raises(LedgerError, match=r"5,000 characters"):
        ledger.rename("Bo Kim", "x" * 5000)
    with pytest.raises(LedgerError, match="no letter and no digit"):
        ledger.rename("Bo Kim", " \u202e ")
    with pytest.raises(LedgerError, match="does not name Bo Kim"):
        ledger.split("Bo Kim", [WEST.article.id])
    with pytest.raises(LedgerError, match="no other article names it"):
        ledger.split("Bo Kim", [NORTH.article.id])
    with pytest.raises(LedgerError, match="no correction has this id"):
        ledger.undo("0123")
    first = ledger.undo()
    with pytest.raises(LedgerError, match="taken back already"):
        ledger.undo(first.undoes)
    with pytest.raises(LedgerError, match="no correction is in force"):
        ledger.undo()


def test_several_of_one_name_are_told_apart_and_named_by_id(ledger: Ledger) -> None:
    ledger.split("Ann Lee", [WEST.article.id])

    with pytest.raises(LedgerError, match="2 actors go by this"):
        ledger.actor("Ann Lee")
    first, second = ledger.find_actors("Ann Lee")
    assert ledger.actor(first.id[:8]).actor == first
    ledger.merge(first.id, second.id)
    assert ledger.actor("Ann Lee").actor.articles == 2


def test_whoever_names_an_actor_that_is_gone_is_told_who_changed_it(ledger: Ledger) -> None:
    lee, other = ledger.find_actors("Ann Lee") + ledger.find_actors("Anna Lee")
    ledger.merge("Ann Lee", "Anna Lee", author="ida")
    gone = max(lee.id, other.id)

    with pytest.raises(LedgerError, match=rf"{gone}: this actor is now part of Ann Lee .*were merged by ida on"):
        ledger.rename(gone, "Anne Lee")
    assert ledger.actor(gone).actor.name == "Ann Lee"

    ledger.rename("Bo Kim", "Bodil", author="ida")
    ledger.forget(NORTH.article.id)
    with pytest.raises(LedgerError, match="goes by this: “Bo Kim” was renamed “Bodil” by ida on"):
        ledger.merge("Bo Kim", "Ann Lee")


def test_an_empty_ledger_has_no_actors() -> None:
    with Ledger.in_memory() as ledger:
        assert list(ledger.actors()) == list(ledger.actors(ActorQuery(text="lee"))) == []
        assert ledger.find_actors("") == ledger.find_actors("'") == ()
        with pytest.raises(LedgerError, match="no actor"):
            ledger.merge("a", "b")


def test_old_versions_are_not_linked_and_come_back_with_their_corrections(ledger: Ledger) -> None:
    ledger.merge("Ann Lee", "Anna Lee")
    newer = naming("Bo Kim came.", "south.txt")
    add(ledger, newer)
    assert names(ledger) == [("Ann Lee", 2), ("Bo Kim", 2)]

    ledger.forget(newer.article.id)
    assert names(ledger) == [("Ann Lee", 3), ("Bo Kim", 1)]


def test_kinds_of_corrections_are_all_written_and_read_back(ledger: Ledger) -> None:
    ledger.merge("Ann Lee", "Anna Lee")
    ledger.split("Ann Lee", [WEST.article.id])
    ledger.rename("Bo Kim", "Bo")
    ledger.identify("Bo", "Q1")
    ledger.undo()

    of_actors = [kind for kind in CorrectionKind if kind not in OF_ENTRIES]
    assert [view.kind for view in ledger.corrections] == of_actors
    assert [record.id for record in ledger.correction_records] == [view.id for view in ledger.corrections]


def test_an_actor_is_called_as_it_is_best_written() -> None:
    with Ledger.in_memory() as ledger:
        for number, name in enumerate(("JOSÉ NÚÑEZ", "Jose Nunez", "Jose Nunez", "José Núñez")):
            reading = naming(f"{name} left.", f"{number}.txt")
            ledger.add(reading, traced(reading, [("nunez", "", "")]))

        assert [view.name for view in ledger.actors()] == ["José Núñez"]


def test_a_last_name_that_one_has_alone_and_others_in_full_means_all_of_them(ledger: Ledger) -> None:
    bare = naming("Lee came.", "bare.txt")
    ledger.add(bare, traced(bare, [("north", "", "")]))

    assert sorted(view.name for view in ledger.find_actors("lee")) == ["Ann Lee", "Anna Lee", "Lee"]
    assert [view.name for view in ledger.find_actors("ann lee")] == ["Ann Lee"]
