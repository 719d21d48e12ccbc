"""Read how a quantity stands to its number: "more than", "a minimum of", "up to", "some 200", "20-odd", "or so".

Looks at the tokens before and behind a quantity, gives the comparator and where its words begin and end.
"""

from __future__ import annotations

from sayso.english.tokens import HYPHENS, Token, touches
from sayso.records import Comparator

_BEFORE: dict[Comparator, str] = {
    Comparator.ABOUT: (
        "about|around|roughly|approximately|approx|circa|some|nearly|almost|close to|near|an estimated|estimated|~|≈|≃"
        "|in the region of|in the order of|on the order of|in the neighbourhood of|in the neighborhood of|barely"
        "|nearing|approaching|something like|more or less|or so|averaged|averages|averaging"
        "|just about|pretty much|as good as|virtually|practically|c|ca|to about|an approximate"
    ),
    Comparator.AT_LEAST: (
        "at least|a minimum of|minimum of|the minimum of|no fewer than|no less than|not less than|not fewer than"
        "|upwards of|upward of|a minimum|≥|as early as|starting at|from at least|at the least|as little as|as few as"
    ),
    Comparator.MORE_THAN: (
        "more than|over|above|in excess of|exceeding|exceeds|exceeded|greater than|higher than|larger than|bigger than"
        "|longer than|older than|faster than|better than|north of|just over|well over|topping|topped|>"
        "|surpassing|surpassed|upwards from|over than|heavier than|taller than"
    ),
    Comparator.AT_MOST: (
        "up to|at most|a maximum of|maximum of|the maximum of|no more than|not more than|a maximum|≤"
        "|as many as|as much as|capped at|at the most|limited to|no greater than|no higher than|no longer than"
    ),
    Comparator.LESS_THAN: (
        "less than|fewer than|under|below|lower than|smaller than|shorter than|younger than|just under|well under"
        "|slower than|south of|short of|just shy of|shy of|<|sub|a little under|not quite|cheaper than"
    ),
}

_BEHIND: dict[Comparator, str] = {
    Comparator.ABOUT: "or so|or thereabouts|odd|ish|give or take|or more or less|approximately",
    Comparator.AT_LEAST: (
        "or more|or over|or above|or higher|or older|or longer|plus|and over|and above|at least|minimum|and up"
    ),
    Comparator.AT_MOST: (
        "or less|or fewer|or under|or below|or lower|or younger|at most|maximum|max|and under|tops|at the most"
    ),
}


def _phrases(table: dict[Comparator, str]) -> dict[tuple[str, ...], Comparator]:
    return {tuple(words.split()): comparator for comparator, listed in table.items() for words in listed.split("|")}


_WORDS_BEFORE = _phrases(_BEFORE)
_WORDS_BEHIND = _phrases(_BEHIND)
_LONGEST = max(len(words) for words in (*_WORDS_BEFORE, *_WORDS_BEHIND))
_LAST_WORDS = frozenset(words[-1] for words in _WORDS_BEFORE)
_FIRST_WORDS = frozenset(words[0] for words in _WORDS_BEHIND)
_BETWEEN = frozenset({"a", "an", "another", "only", "just", "record", "-"})
"""Words that may stand between the comparator and the number."""


def comparator_before(tokens: list[Token], start: int) -> tuple[Comparator, int] | None:
    """Return the comparator whose words end before ``start``, and where they begin."""
    end = start
    for _ in range(2):
        if end > 0 and tokens[end - 1].word in _LAST_WORDS:
            for length in range(min(_LONGEST, end), 0, -1):
                words = tuple(token.word for token in tokens[end - length : end])
                if words in _WORDS_BEFORE:
                    first = end - length
                    while first > 0 and tokens[first - 1].word in {"just", "well", "slightly", "far"}:
                        first -= 1
                    return _WORDS_BEFORE[words], first
        if end == 0 or tokens[end - 1].word not in _BETWEEN:
            return None
        end -= 1
    return None


def comparator_behind(tokens: list[Token], place: int) -> tuple[Comparator, int] | None:
    """Return the comparator whose words stand at ``place``, behind a number or its unit, and where they end."""
    at = place + (place < len(tokens) and tokens[place].word in HYPHENS)
    if at < len(tokens) and tokens[at].word == "+" and touches(tokens, at):
        return Comparator.AT_LEAST, at + 1
    if at >= len(tokens) or tokens[at].word not in _FIRST_WORDS:
        return None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        words = tuple(token.word for token in tokens[at : at + length])
        # "20 plus 5": one word alone must be tied on by a hyphen.
        if words in _WORDS_BEHIND and (length > 1 or at > place or words[0] in {"maximum", "minimum", "max"}):
            return _WORDS_BEHIND[words], at + length
    return None
