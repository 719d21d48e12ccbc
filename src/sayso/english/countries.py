"""What everybody knows beforehand: countries with their capitals and peoples, and the big international bodies.

Looks up a name as an article writes it, with its capitals; whether it means that there, is left to who asks. The
tables stand in ``countries.txt`` and ``organisations.txt``. Who governs a country is not in them: that comes from the
articles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

_Known = TypeVar("_Known", "Country", "Body")

_LIST = re.compile(r",\s+")
_JOINED = re.compile(r"[\s\-–]+")
_LONGEST = 80
"""No name in the tables is longer, so that nothing long is folded in vain."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or a territory that news speaks of like one."""

    code: str
    """ISO 3166-1 alpha-2; ``XK`` for Kosovo."""

    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    """Its adjective, and what one of its people is called."""

    capitals: tuple[str, ...]
    """The seats of its government, the usual one first; none where the country is a city."""

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Body:
    """An international organisation that news takes for known."""

    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    seats: tuple[str, ...]
    """Places by whose names news means it, as it does by a capital."""

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0]


def country_of(name: str) -> Country | None:
    """Return the country that bears a name: "Ivory Coast", "the U.S."."""
    return _look_up(_by_name(), name)


def capital_of(name: str) -> Country | None:
    """Return the country whose government sits in a city."""
    return _look_up(_by_capital(), name)


def demonym(word: str) -> Country | None:
    """Return the country of an adjective or of its people: "Danish", "Danes"."""
    return _look_up(_by_demonym(), word)


def international(name: str) -> Body | None:
    """Return the international organisation that bears a name or an acronym; z and s are one in "organization"."""
    return _look_up(_by_body(), name)


def seated_in(name: str) -> Body | None:
    """Return the international organisation that news means by the name of a city."""
    return _look_up(_by_seat(), name)


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries, by code."""
    return tuple(Country(code[0], *rest) for code, *rest in _rows("countries.txt"))


@cache
def bodies() -> tuple[Body, ...]:
    """Return all international organisations, by name."""
    return tuple(Body(*row) for row in _rows("organisations.txt"))


@cache
def _by_name() -> dict[str, Country]:
    return _index(countries(), lambda country: country.names)


@cache
def _by_capital() -> dict[str, Country]:
    return _index(countries(), lambda country: country.capitals)


@cache
def _by_demonym() -> dict[str, Country]:
    return _index(countries(), lambda country: (word + end for word in country.demonyms for end in ("", "s")))


@cache
def _by_body() -> dict[str, Body]:
    return _index(bodies(), lambda body: (*body.names, *body.acronyms))


@cache
def _by_seat() -> dict[str, Body]:
    return _index(bodies(), lambda body: body.seats)


def _rows(file: str) -> Iterator[tuple[tuple[str, ...], ...]]:
    for line in files(__package__).joinpath(file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(tuple(_LIST.split(cell.strip())) if cell.strip() else () for cell in line.split("|"))


def _index(rows: Iterable[_Known], forms: Callable[[_Known], Iterable[str]]) -> dict[str, _Known]:
    """Return which row each form means; a form of several means none."""
    found: dict[str, _Known] = {}
    shared: set[str] = set()
    for row in rows:
        for key in {_key(form) for form in forms(row)}:
            if key in found:
                shared.add(key)
            found[key] = row
    return {key: row for key, row in found.items() if key not in shared}


def _look_up(index: dict[str, _Known], name: str) -> _Known | None:
    if len(name) > _LONGEST or name.islower():
        return None
    return index.get(_key(name)) or index.get(_fold(name))


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """Return a name as it is looked up: an acronym in its capitals, all else folded."""
    bare = name.replace(".", "").strip().removeprefix("the ").removeprefix("The ")
    return bare if bare.isupper() and len(bare) <= _ACRONYM and " " not in bare else _fold(name)


_ACRONYM = 6
"""As many letters an acronym may have: "UNICEF"."""


@lru_cache(maxsize=4096)
def _fold(name: str) -> str:
    """Lower-case a name, without "the", accents, full stops and hyphens, in the spelling of the tables."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
    low = "".join(c for c in decomposed if not unicodedata.combining(c)).lower().replace(".", "").replace("&", " and ")
    words = [_SPELLING.get(word, word) for word in _JOINED.split(low.strip())]
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)


_SPELLING = {"st": "saint", "organization": "organisation", "program": "programme", "labor": "labour"}
"""Words that are written in several ways, and as the tables have them."""
