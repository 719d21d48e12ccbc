"""Make the names of organisations, places and groups comparable, and tell which of them say little by themselves."""

from __future__ import annotations

from functools import lru_cache

from sayso.english.countries import country_of, demonym
from sayso.english.names import CORPORATE, INSTITUTIONS, MEDIA, TRADES
from sayso.english.spellings import one_spelling
from sayso.english.words import FUNCTION_WORDS
from sayso.link.folding import fold, sound

_LONGEST = 12
"""A name of more words is taken as it stands."""

_COMMON = {one_spelling(form) for word in INSTITUTIONS for form in (word, word.removesuffix("s"))}

_TRADES = {word.removesuffix("s") for word in TRADES}

_ACRONYM = 7
"""As many letters stand one by one in an acronym ("U S A F")."""


@lru_cache(maxsize=4096)
def thing(name: str) -> str:
    """Return what stands for a name: without "the", joints and the legal form, in whatever order the words stand.

    "Ministry of Defence" is the Defence Ministry, and "Aer Nordwick Group PLC" is Aer Nordwick. Common nouns that
    belong to a country, as in "the French Army", are the country's with its code: "army country:FR".
    """
    written = name.removesuffix("’s").removesuffix("'s").split()
    if len(written) > _LONGEST:
        return fold(name)
    written = _without_kind(_without_initials(written))
    whose, rest = _of_country(written)
    words = _words(rest)
    if whose and words and says_little(" ".join(words)):
        return " ".join([*sorted(words), whose])
    return " ".join(sorted(_words(written))) or fold(name)


def _without_initials(written: list[str]) -> list[str]:
    """Return the words of a name without the one that the initials of those before it make."""
    for number, word in enumerate(written[2:], start=2):
        initials = "".join(fold(before)[:1] for before in written[:number] if fold(before) not in FUNCTION_WORDS)
        if len(word) > 2 and word.isupper() and initials.startswith(fold(word)):
            return written[:number] + written[number + 1 :]
    return written


def _without_kind(written: list[str]) -> list[str]:
    """Return the words of a name without the small noun behind them that says what it is: "Fair Tides union"."""
    last = written[-1] if len(written) > 2 else ""
    return written[:-1] if last.islower() and one_spelling(fold(last)) in _COMMON else written


def tie(name: str) -> str:
    """Return what stands for a name that two articles have in common, whatever each takes its bearer for.

    Who is named beside somebody may be a person for one article and a firm or a place for the other.
    """
    return sound(thing(name))


def without_place(name: str) -> str:
    """Return a body's name without the place behind it: "Ministry of Fish" for "Ministry of Fish of Salis".

    Empty where none stands there, or what is left is made of common nouns ("University" of "University of Salis").
    """
    rest, of, place = name.rpartition(" of ")
    return rest if of and place[:1].isupper() and not says_little(thing(rest)) else ""


def says_little(name: str) -> bool:
    """Say whether a name, as ``thing`` gives it, is made of common nouns alone, as many countries and towns have it."""
    return all(word in _COMMON for word in name.split())


def is_national(name: str) -> bool:
    """Say whether a name, as ``thing`` gives it, is that of a country's institution."""
    return name.rpartition(" ")[2].startswith("country:")


def is_short_for(short: str, name: str) -> bool:
    """Say whether a name is some words of another or made of its letters; both as written."""
    words, fewer = _words(name.split()[:_LONGEST]), _words(short.split())
    if not fewer or len(words) < len(fewer) or says_little(" ".join(fewer)):
        return False
    if set(fewer) < set(words):
        return True
    letters = iter("".join(words))
    is_acronym = len(fewer) == 1 and short.isupper() and fewer[0][0] in {word[0] for word in words}
    return is_acronym and len(words) > 1 and all(letter in letters for letter in fewer[0])


def without_trade(name: str) -> str:
    """Return what stands for a firm's name without its line of business: "Ford" for "Ford Motor"; empty without one."""
    words = _words(name.split()[:_LONGEST])
    kept = [word for word in words if word not in _TRADES]
    if len(kept) == len(words) or not kept or says_little(" ".join(kept)) or _of_country(name.split())[0]:
        return ""
    return " ".join(sorted(kept))


def is_media(name: str) -> bool:
    """Say whether a name, as ``thing`` gives it, is that of a medium, which keeps everybody company."""
    return not MEDIA.isdisjoint(name.split())


def _of_country(written: list[str]) -> tuple[str | None, list[str]]:
    """Return the country that some of the words name, and the other words."""
    for length in (3, 2, 1):
        for first in range(len(written) - length + 1):
            words = " ".join(written[first : first + length]).removesuffix("’s").removesuffix("'s")
            country = country_of(words) or demonym(words)
            if country is not None:
                return f"country:{country.code}", written[:first] + written[first + length :]
    return None, written


def _words(written: list[str]) -> list[str]:
    """Return the words that count, folded, in their order; those of several in the singular."""
    words = [word for word in map(fold, written) if word]
    if 1 < len(words) < _ACRONYM and all(len(word) == 1 for word in words):
        return ["".join(words)]
    words = [one_spelling(word) for word in words if word not in FUNCTION_WORDS]
    while len(words) > 1 and words[-1] in CORPORATE:
        words.pop()
    return [word.removesuffix("s") if len(word) > _PLURAL else word for word in words] if len(words) > 1 else words


_PLURAL = 4
"""A longer word that ends with an s may be a plural: "Ford Motors"."""
