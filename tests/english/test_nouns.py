"""Plural nouns and their singulars."""

from __future__ import annotations

import pytest

from sayso.english.nouns import is_invariable, is_plural, singular


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        *(("ships", "ship"), ("Countries", "Country"), ("boxes", "box"), ("churches", "church"), ("classes", "class")),
        *(("houses", "house"), ("viruses", "virus"), ("women", "woman"), ("fishermen", "fisherman"), ("Feet", "Foot")),
        *(("CHILDREN", "CHILD"), ("lives", "life"), ("movies", "movie"), ("heroes", "hero"), ("ties", "tie")),
        *(("people", "people"), ("troops", "troops"), ("aircraft", "aircraft"), ("pence", "penny")),
    ],
)
def test_a_plural_has_its_singular(plural: str, one: str) -> None:
    assert is_plural(plural.lower())
    assert singular(plural) == one


@pytest.mark.parametrize(
    "word", ["ship", "was", "gas", "boss", "virus", "basis", "famous", "specimen", "its", "ann's", ""]
)
def test_other_words_stay(word: str) -> None:
    assert not is_plural(word)
    assert singular(word) == word


def test_some_plurals_have_no_singular() -> None:
    assert is_invariable("crew")
    assert not is_invariable("ships")
