"""British and American spellings of one word."""

from __future__ import annotations

import pytest

from sayso.english.spellings import one_spelling


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"),
        ("unfavourable", "unfavorable"),
        ("neighbourhoods", "neighborhoods"),
        ("organisations", "organizations"),
        ("paralysed", "paralyzed"),
        ("kilometres", "kilometers"),
        ("travelling", "traveling"),
        ("councillor", "councilor"),
        ("dialogues", "dialogs"),
        ("defence", "defense"),
        ("paediatric", "pediatric"),
        ("oestrogen", "estrogen"),
        ("programme", "program"),
        ("manoeuvre", "maneuver"),
        ("learnt", "learned"),
        ("café", "cafe"),
    ],
)
def test_both_are_one(british: str, american: str) -> None:
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"),
        ("hour", "hor"),
        ("tour", "tor"),
        ("filled", "filed"),
        ("called", "caled"),
        ("prise", "prize"),
        ("does", "des"),
        ("centred", "central"),
        ("tonne", "ton"),
    ],
)
def test_other_words_stay_two(one: str, other: str) -> None:
    assert one_spelling(one) != one_spelling(other)
