"""Read who wrote an article out of its byline.

The words of one line come in, the names in it go out; ``None`` says that the line is no byline. Where a byline may
stand is left to the layout.
"""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"(?:(?:words|written|story|reported|report|text|analysis|opinion|commentary)\s+)?by:?\s+(?=\S)", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*(?:[,;|•·/]|\s[-–—]\s|\band\b|&)\s*", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:for|of|at|in|from|with)\s+.*", re.IGNORECASE | re.DOTALL)
_PARTICLES = frozenset(
    {
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "zu",
        "al",
        "el",
        "bin",
        "ibn",
    }
    | {"ter", "ten", "y", "e"}
)
_JOBS = frozenset(
    {"reporter", "reporters", "writer", "writers", "correspondent", "correspondents", "editor", "editors", "staff"}
    | {"columnist", "columnists", "contributor", "contributors", "journalist", "journalists", "producer"}
)
_HOUSES = frozenset(
    {"Bureau", "Desk", "News", "Press", "Agency", "Service", "Reuters", "Afp", "Team", "Newsroom", "Wire", "Today"}
    | {"Times", "Post", "Tribune", "Herald", "Gazette", "Courier"}
)
"""What the names of papers and agencies are made of, as ``str.title`` writes it."""
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_CALENDAR = _WEEKDAYS | _MONTHS
_LONGEST = 160


def byline_names(words: str) -> tuple[str, ...] | None:
    """Return the people a byline such as "By Ann Lee and Bo Kim, Staff writers" names, as written.

    A byline that names an agency or an office alone gives an empty tuple.
    """
    opening = _OPENING.match(words)
    if not opening or len(words) > _LONGEST:
        return None
    parts = [part.strip(" .") for part in _SEPARATOR.split(words[opening.end() :])]
    parts = [part for part in parts if part]
    if not parts:
        return None
    first = _FOR.sub("", parts[0])
    if not _is_name(first) and not is_office(first):
        return None
    # "By Monday, Lee had gone" has small words that no byline has.
    if not all(
        _is_name(_FOR.sub("", part)) or is_office(part) or not part[0].isalpha() or _is_date(part) for part in parts[1:]
    ):
        return None
    return tuple(name for name in (_FOR.sub("", part) for part in parts) if _is_name(name) and not is_office(name))


def unopened_byline_names(words: str, following: str) -> tuple[str, ...] | None:
    """Return whom a line without "By" names, where it or the line ``following`` it gives the person's office.

    A name alone could as well be a place.
    """
    if len(words) > _LONGEST:
        return None
    name, _, office = words.partition(",")
    if not office:
        office = following
    office = office.strip()
    return (name,) if _is_name(name) and is_office(office) and not is_office(name) else None


def split_names(words: str) -> tuple[str, ...]:
    """Return the people in an author field such as "Ann Lee and Bo Kim"; where none is found, the whole field."""
    opening = _OPENING.match(words)
    parts = [part.strip() for part in _SEPARATOR.split(words[opening.end() :] if opening else words)]
    names = tuple(part for part in parts if _is_name(part) and not is_office(part))
    return names or ((words.strip(),) if words.strip() else ())


def is_office(words: str) -> bool:
    """Say whether ``words`` name a job or an agency and no more, as "Staff writer" or "The Linton Courier" do."""
    tokens = [token.strip(".,") for token in words.split()]
    return len(tokens) <= 6 and any(
        token.lower() in _JOBS or (token.title() in _HOUSES and token[0].isupper()) for token in tokens
    )


def _is_name(words: str) -> bool:
    """Say whether ``words`` have the form of a person's name: two to five words with capitals, or particles."""
    tokens = words.split()
    if not 2 <= len(tokens) <= 5 or tokens[0].lower() in {"the", "a", "an"}:
        return False
    if tokens[0].strip(".,").lower() in _CALENDAR or tokens[-1].strip(".,").lower() in _CALENDAR:
        return False
    return all(token[0].isupper() or token.lower() in _PARTICLES or token[0] in "'’" for token in tokens) and not any(
        character.isdigit() for character in words
    )


def _is_date(words: str) -> bool:
    return any(token.strip(".,").lower() in _CALENDAR for token in words.split()[:3])
