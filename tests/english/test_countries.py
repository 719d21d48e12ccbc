"""Countries, capitals, peoples and international bodies."""

from __future__ import annotations

import pytest
from babel import Locale

from sayso.english import countries as known

TERRITORIES = {
    code: name for code, name in Locale("en").territories.items() if len(code) == 2 and known.country_of(name) is None
}
"""What CLDR names and the table does not."""

LEFT_OUT = (
    "AC AI AQ AS AX BL BQ BV CC CK CP CQ CX DG EA EU EZ GF GG GP GS HM IC IM IO JE KY MF MP MQ MS NF NU PM PN QO RE SH"
    " SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ"
)
"""Dependent territories and what is no territory."""


def test_every_country_of_cldr_is_known_by_its_name_there() -> None:
    other_names = {"HK": "Hong Kong SAR China", "MM": "Myanmar (Burma)", "MO": "Macao SAR China"}

    assert {code: TERRITORIES.pop(code) for code in other_names} == other_names
    assert set(TERRITORIES) == set(LEFT_OUT.split())


def test_each_row_bears_the_code_of_its_name() -> None:
    named = Locale("en").territories
    codes = [country.code for country in known.countries()]

    assert len(codes) == len(set(codes))
    assert all((found := known.country_of(named[code])) is None or found.code == code for code in codes)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("Ivory Coast", "CI"), ("Côte d’Ivoire", "CI"), ("the Netherlands", "NL"), ("The Netherlands", "NL")),
        *(("US", "US"), ("U.S.", "US"), ("the U.S.", "US"), ("the United States of America", "US"), ("GERMANY", "DE")),
        *(("St. Lucia", "LC"), ("Trinidad & Tobago", "TT"), ("Guinea-Bissau", "GW"), ("Turkey", "TR")),
        *(("us", None), ("Us", None), ("turkey", None), ("Car", None), ("Congo", None), ("", None), ("the", None)),
        ("C" * 1_000_000, None),
    ],
)
def test_countries_by_name(name: str, code: str | None) -> None:
    found = known.country_of(name)

    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("city", "code"),
    [
        *(("Bogotá", "CO"), ("Kiev", "UA"), ("Kyiv", "UA"), ("Washington", "US"), ("Delhi", "IN"), ("Malé", "MV")),
        *(("male", None), ("Hamburg", None), ("Washington State", None)),
    ],
)
def test_countries_by_capital(city: str, code: str | None) -> None:
    found = known.capital_of(city)

    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        *(("Danish", "DK"), ("Danes", "DK"), ("Germans", "DE"), ("Czechs", "CZ"), ("Frenchwoman", "FR")),
        *(("North Korean", "KP"), ("New Zealanders", "NZ"), ("Nigerien", "NE"), ("Nigerian", "NG")),
        *(("Congolese", None), ("Dominican", None), ("polish", None), ("Spain", None)),
    ],
)
def test_countries_by_people(word: str, code: str | None) -> None:
    found = known.demonym(word)

    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("name", "body"),
    [
        *(("UN", "United Nations"), ("U.N.", "United Nations"), ("the UN", "United Nations"), ("un", None)),
        *(
            ("WHO", "World Health Organisation"),
            ("Who", None),
            ("World Health Organization", "World Health Organisation"),
        ),
        *(("Nato", "North Atlantic Treaty Organisation"), ("G-7", "Group of Seven"), ("Group of Salis", None)),
    ],
)
def test_international_bodies(name: str, body: str | None) -> None:
    found = known.international(name)

    assert (found.name if found else None) == body


def test_a_body_goes_by_its_seat() -> None:
    seat = known.seated_in("Brussels")

    assert seat is known.international("EU")
    assert known.seated_in("Salis") is None


def test_a_form_that_several_share_is_known_of_none() -> None:
    """Which they are: so that a new row does not silence an old one unnoticed."""
    words = [word for country in known.countries() for word in country.demonyms]

    assert {word for word in words if known.demonym(word) is None} == {"Congolese", "Dominican"}
    for country in known.countries():
        assert all(known.country_of(name) is country for name in country.names)
        assert all(known.capital_of(city) is country for city in country.capitals)
    for body in known.bodies():
        assert all(known.international(name) is body for name in (*body.names, *body.acronyms))
