"""Who is who at the command line: listed, shown, corrected, linked to Wikidata and taken over."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.link import RULES
from sayso.records import Reading
from sayso.store import Ledger
from tests.cli.conftest import PatternReader, Sayso, write_article
from tests.store.linked import naming, traced
from tests.stories import ferry

NORTH = naming("Ann Lee spoke to Bo Kim.", "north.txt", title="North of it", published="2024-04-03")
WEST = naming("Ann Lee left. Zoë Ó’Brien-Hale stayed.", "west.txt", published="2024-05")
SOUTH = naming("then Anna Lee came.", "south.txt")


def write_ledger(path: Path, *readings: Reading) -> None:
    with Ledger.open(path, write=True) as ledger:
        for reading in readings:
            ledger.add(reading, traced(reading, rules=RULES))


@pytest.fixture(autouse=True)
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ledger.sqlite"
    monkeypatch.setenv("SAYSO_AUTHOR", "ida")
    write_ledger(path, ferry(), NORTH, WEST, SOUTH)
    return path


def id_of(sayso: Sayso, name: str) -> str:
    found = sayso("actors", name, "--json")
    return str(json.loads(found.out.splitlines()[0])["id"])


def test_all_actors_are_listed_who_says_most_first(sayso: Sayso) -> None:
    status, out, err = sayso("actors")

    assert (status, err) == (0, "")
    names = [line.split("  ")[1] for line in out.splitlines() if not line.startswith(" ")]
    assert names[0] == "Ann Lee"
    assert sorted(names) == ["Ann Lee", "Anna Lee", "Bo Kim", "Zoë Ó’Brien-Hale"]
    first = out.splitlines()
    assert first[0] == f"{id_of(sayso, 'ann lee')[:8]}  Ann Lee  person"
    assert first[1].strip() == "2 statements · 4 mentions in 3 articles · 3 April 2024 – May 2024"


def test_actors_are_searched_and_given_to_programs(sayso: Sayso) -> None:
    assert [json.loads(line)["name"] for line in sayso("actors", "lee", "--json").out.splitlines()] == [
        "Ann Lee",
        "Anna Lee",
    ]
    assert sayso("actors", "--type", "place").err == "sayso: no actor in the ledger fits.\n"
    assert len(sayso("actors", "--limit", "1", "--json").out.splitlines()) == 1
    assert sayso("actors", "obrien hale").out.count("\n") == 2


@pytest.mark.parametrize("name", ["ann lee", "ANN-LEE", "Ánn  Lée", "a’nn lee"])
def test_names_are_typed_as_they_come(sayso: Sayso, name: str) -> None:
    status, out, err = sayso("actor", name)

    assert (status, err) == (0, "")
    assert out.startswith("Ann Lee  person\n2 statements · 4 mentions in 3 articles")
    assert "SAID\n" in out
    assert "We will pay for it," in out


def test_an_actor_is_given_to_programs(sayso: Sayso) -> None:
    card = json.loads(sayso("actor", "ann lee", "--json").out)

    assert card["actor"]["name"] == "Ann Lee"
    assert card["said"][0]["content"] == "We will pay for it, … All of it."
    assert list(card) == ["actor", "said", "promised", "demanded", "said_about", "corrections"]


def test_several_that_fit_are_listed_with_what_tells_them_apart(sayso: Sayso) -> None:
    status, out, err = sayso("actor", "lee")

    assert status == 1
    assert err == "sayso: lee: 2 actors go by this. Name one by the digits before it.\n"
    assert "in south.txt" in out
    assert sayso("actor", out.split()[0]).out.startswith("Ann Lee  person")


def test_two_are_made_one_and_two_again(sayso: Sayso) -> None:
    status, out, err = sayso("merge", "Ann Lee", "anna lee")
    assert (status, out) == (0, "")
    assert err.startswith("sayso: Ann Lee and Anna Lee are one (`sayso undo ")
    assert "also Anna Lee" in sayso("actor", "ann lee").out

    status, _, err = sayso("merge", "anna lee", "ann lee", "--author", "bo")
    assert status == 1
    assert "is one with" in err
    assert "“Ann Lee” and “Anna Lee” were merged by ida on" in err

    assert sayso("undo").err.count("is taken back") == 1
    assert "also" not in sayso("actor", "ann lee").out
    assert [line.split("  ", 1)[1] for line in sayso("corrections").out.splitlines()[::2]] == [
        "Ann Lee and Anna Lee are one",
        f"{sayso('corrections').out[:8]} (Ann Lee, Anna Lee) is taken back",
    ]


def test_an_actor_is_split_and_renamed(sayso: Sayso) -> None:
    assert "Ann Lee is somebody else in west.txt" in sayso("split", "ann lee", "west.txt").err
    status, out, err = sayso("rename", "ann lee", "Ann Q. Lee")
    assert (status, err) == (1, "sayso: ann lee: 2 actors go by this. Name one by the digits before it.\n")
    other = out.splitlines()[3].split()[0]

    assert "Ann Lee is to be called Ann Q. Lee" in sayso("rename", other, "Ann Q. Lee", "--author", "bo").err
    assert sayso("actor", "ann q lee").out.startswith("Ann Q. Lee  person\n1 mention in 1 article")
    assert "CORRECTIONS" in sayso("actor", "ann q lee").out


def test_whoever_names_what_a_correction_made_part_of_another_is_told(sayso: Sayso) -> None:
    sayso("merge", "Bo Kim", "ann lee", "--author", "bo")

    _, out, err = sayso("actor", "bo kim")

    assert out.startswith("Ann Lee  person")
    assert err.startswith("sayso: bo kim is now Ann Lee: “Bo Kim” and “Ann Lee” were merged by bo on ")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("merge", "ann lee", "Ann Lee"), "is one with"),
        (("merge", "nobody", "ann lee"), "no actor of the ledger goes by this"),
        (("split", "bo kim", "north.txt"), "no other article names it"),
        (("split", "bo kim", "nowhere"), "no article of the ledger goes by this"),
        (("rename", "bo kim", ""), "no letter and no digit"),
        (("rename", "bo kim", "x" * 5000), "5,000 characters"),
        (("undo", "0000"), "no correction has this id"),
        (("undo",), "no correction is in force"),
        (("corrections", "--import", "missing.jsonl"), "could not be read"),
        (("actors", "--link", "missing.csv"), "could not be read"),
        (("actor", "y" * 5000), "no actor of the ledger goes by this"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(sayso: Sayso, command: tuple[str, ...], reason: str) -> None:
    status, out, err = sayso(*command)

    assert (status, out) == (1, "")
    assert reason in err
    assert err.count("\n") == 1
    assert len(err) < 700
    assert sayso("corrections").err.startswith("sayso: nothing was corrected yet.")


def test_wikidata_ids_come_from_a_table(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "ids.csv").write_text(
        "\ufeffID,Name\nQ5,Ann Lee\nQ5,Anna Lee\nQ7,Nobody\nseven,Bo Kim\n", encoding="utf-8"
    )

    status, _, err = sayso("actors", "--link", "ids.csv")

    assert status == 0
    assert err.splitlines()[0].startswith("sayso: Nobody: no actor of the ledger goes by this")
    assert err.splitlines()[1] == "sayso: Bo Kim: 'seven' is no Wikidata id. They look like Q42."
    assert err.splitlines()[2] == "sayso: 2 actors of 4 linked to Wikidata."
    assert "Ann Lee  person  Q5\n" in sayso("actors", "ann lee").out
    (tmp_path / "bad.csv").write_text("who;what\n")
    assert "does not name the columns" in sayso("actors", "--link", "bad.csv").err


def test_corrections_are_taken_over_into_another_ledger(sayso: Sayso, tmp_path: Path) -> None:
    sayso("merge", "Ann Lee", "anna lee")
    (tmp_path / "said.jsonl").write_text(sayso("corrections", "--json").out, encoding="utf-8")
    write_ledger(tmp_path / "other.sqlite", NORTH, SOUTH)
    write_ledger(tmp_path / "empty.sqlite")

    taken = sayso("corrections", "--import", "said.jsonl", "--ledger", "other.sqlite")
    assert taken.err == "sayso: 1 correction taken over, 0 there already.\n"
    assert "also Ann Lee" in sayso("actor", "anna lee", "--ledger", "other.sqlite").out
    lost = sayso("corrections", "--import", "said.jsonl", "--ledger", "empty.sqlite")
    assert "find no place in it now: 1; they are kept." in lost.err
    assert "finds no place in the ledger now" in sayso("corrections", "--ledger", "empty.sqlite").out


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("2024-04-03T05:06:07.000000+00:00", "some day"),
        ("2024-04-03T05:06:07.000000+00:00", "2024-04-03T05:06:07"),
        ("2024-04-03T05:06:07.000000+00:00", "9999-12-31T23:59:59.999999+00:00"),
        ('"end":7', f'"end":{10**25}'),
        ('"rename"', '"merge"'),
        ('"rename"', '"undo"'),
        ('"value":"Ann"', '"value":null'),
        ('"undoes":null', '"undoes":"1234"'),
        ('"sides"', '"side"'),
    ],
)
def test_what_is_no_correction_is_not_taken_over(sayso: Sayso, tmp_path: Path, right: str, wrong: str) -> None:
    side = '{"name":"A","entity":"1","anchors":[{"sha256":"a","source":"a","raw":{"start":0,"end":7},"words":"A"}]}'
    good = (
        '{"kind":"rename","author":"ida","at":"2024-04-03T05:06:07.000000+00:00",'
        f'"sides":[{side}],"value":"Ann","undoes":null}}\n'
    )
    (tmp_path / "said.jsonl").write_text(good)
    assert "1 correction taken over" in sayso("corrections", "--import", "said.jsonl").err

    (tmp_path / "said.jsonl").write_text(good + good.replace(right, wrong))
    status, _, err = sayso("corrections", "--import", "said.jsonl")

    assert status == 1
    assert "line 2: this is no correction" in err
    assert sayso("rename", "Bo Kim", "Bo").status == 0


def test_names_from_the_right_and_long_ones_stay_in_their_line(sayso: Sayso, people: Path) -> None:
    name = "A" + "b" * 4999
    with Ledger.open(people, write=True) as ledger:
        ledger.add(naming(f"{name} left.", "long.txt"), traced(naming(f"{name} left.", "long.txt"), rules=RULES))
    told = sayso("rename", "bo kim", "בו קים").err
    assert "Bo Kim is to be called \u2068בו קים\u2069 (" in told

    out = sayso("actors").out
    assert "\u2068בו קים\u2069  person" in out
    assert max(map(len, out.splitlines())) <= 120
    assert sayso("actor", "בו קים").status == sayso("actor", name).status == 0


@pytest.mark.usefixtures("reader")
def test_articles_that_were_not_linked_are_at_the_next_read(
    sayso: Sayso, tmp_path: Path, people: Path, reader: type[PatternReader]
) -> None:
    with Ledger.open(people, write=True) as ledger:
        ledger.add(replace(naming("Old Article Lee left.", "old.txt")))
    assert "1 article not linked yet" in sayso("actors").err
    assert "1 article not linked yet" in sayso("actor", "Old Article Lee").err

    err = sayso("read", str(write_article(tmp_path / "new.txt"))).err

    assert "the actors of 1 article are linked" in err
    assert sayso("actors").err == ""
    assert reader.name == "pattern-1"


@pytest.mark.parametrize(
    "command",
    [("merge", "a", "b"), ("split", "a", "b"), ("rename", "a", "b"), ("undo",), ("actors", "--link", "ids.csv")],
    ids=lambda given: given[0],
)
def test_correcting_makes_no_ledger(sayso: Sayso, tmp_path: Path, command: tuple[str, ...]) -> None:
    nowhere = tmp_path / "typo.sqlite"
    (tmp_path / "ids.csv").write_text("name,id\nAnn Lee,Q5\n")

    status, out, err = sayso(*command, "--ledger", str(nowhere))

    assert (status, out) == (1, "")
    assert "there is no ledger" in err
    assert not nowhere.exists()
