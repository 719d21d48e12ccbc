"""Who wrote an article."""

import pytest

from sayso.intake.bylines import byline_names, split_names, unopened_byline_names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("BY ANN LEE", ("ANN LEE",)),
        ("By Ann Lee and Bo Kim", ("Ann Lee", "Bo Kim")),
        ("By ANN LEE and BO KIM, Staff writers", ("ANN LEE", "BO KIM")),
        ("By Zoë Ó’Brien-Hale, Ludwig van der Moor & Bo Kim", ("Zoë Ó’Brien-Hale", "Ludwig van der Moor", "Bo Kim")),
        ("Words by Ann Lee for The Linton Courier", ("Ann Lee",)),
        ("By Ann Lee | 3 April 2024", ("Ann Lee",)),
        ("By The Linton Courier", ()),
    ],
)
def test_a_byline_names_its_authors(words: str, names: tuple[str, ...]) -> None:
    assert byline_names(words) == names


@pytest.mark.parametrize(
    "words",
    [
        "By Monday, the harbour was empty.",
        "By the time he left",
        "By Ann Lee, the harbour was a place to be avoided.",
        "By Saturday Night",
        "Ann Lee",
        "Bylaws of Port Linton",
    ],
)
def test_a_sentence_that_begins_with_by_is_no_byline(words: str) -> None:
    assert byline_names(words) is None


def test_a_name_without_by_counts_beside_an_office() -> None:
    assert unopened_byline_names("Ann Lee", "Health correspondent") == ("Ann Lee",)
    assert unopened_byline_names("Ann Lee, Health correspondent", "") == ("Ann Lee",)
    assert unopened_byline_names("Port Linton", "3 April 2024") is None


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ann Lee, Bo Kim and Cy Dow", ("Ann Lee", "Bo Kim", "Cy Dow")),
        ("By Ann Lee", ("Ann Lee",)),
        ("Ann Lee, Staff writer", ("Ann Lee",)),
        ("Madonna", ("Madonna",)),
    ],
)
def test_an_author_field_is_split_into_names(words: str, names: tuple[str, ...]) -> None:
    assert split_names(words) == names
