"""Undo the hyphens that typesetting put into words.

The two lines of a break, or a line with leftovers ("in- ception"), come in; how to join them goes out. What the
document shows elsewhere decides: the word in one piece, or with its hyphen; then what English has.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, cached_property
from importlib.resources import files

_STEM = re.compile(r"([^\W\d_]+)[-‐]$")
_FIRST = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LEFTOVER = re.compile(r"(?<![^\W_])([^\W\d_]{2,})([-‐]\s)([^\W\d_]{2,})")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-‐][ \t]*\r?\n\s*([^\W\d_]+)")
_FIRST_PARTS = frozenset(
    {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "self", "vice", "quasi"}
)
"""What English sets before a hyphen and hardly ever before the second half of a broken word."""

_SHORT_FIRST = frozenset({"co", "ex"})
"""The same, with words alone: "ex-wife", "co-owns"."""

_LAST_PARTS = frozenset(
    {
        *("abiding", "affiliated", "aligned", "awaited", "backed", "based", "bound", "breaking", "collar"),
        *("controlled", "driven", "educated", "faced", "filled", "friendly", "funded", "generation", "linked"),
        *("looking", "minded", "oriented", "owned", "positioned", "profile", "ranking", "related", "runner"),
        *("speaking", "sponsored", "trained", "winning"),
    }
)
"""What English sets after a hyphen: "law-abiding", "Kyiv-based"."""

_PREFIXES = frozenset(
    {
        *("a", "abo", "an", "as", "be", "dis", "for", "fore", "in", "inter", "mis", "on", "out", "over", "pre"),
        *("pro", "some", "sub", "super", "sur", "there", "to", "trans", "under", "up", "with"),
    }
)
"""What makes one word with what follows it: "misled", "overpaid", "forward"."""

_ENDINGS = frozenset(
    {
        *("able", "age", "ally", "ant", "art", "ate", "back", "backs", "board", "boards", "craft", "den"),
        *("down", "downs", "field", "holder", "holders", "hood", "house", "houses", "keeper", "keepers"),
        *("king", "land", "less", "mail", "maker", "makers", "man", "mate", "mates", "men", "monger"),
        *("mongers", "ness", "out", "outs", "ring", "room", "rooms", "ship", "son", "storm", "ten", "ward"),
        *("wards", "woman", "women", "yard", "yards"),
    }
)
"""What ends many words of one piece, and is a word of its own by chance: "lawmakers"."""

_SHORTEST_FIRST = 3  # letters
_SUSPENDED = frozenset({"and", "or", "to"})


@cache
def common_words() -> frozenset[str]:
    """Return the common words of English: those of three letters or more that the reader model has tokens for."""
    return frozenset((files(__package__) / "words.txt").read_text(encoding="ascii").split())


class Joint(Enum):
    """How two lines of a paragraph are joined."""

    SPACE = "space"
    HYPHEN = "hyphen"
    """The hyphen stays, nothing follows it: "long-" and "term"."""

    WORD = "word"
    """The hyphen goes: "govern-" and "ment"."""


class Hyphenation:
    """How one document writes its words."""

    def __init__(self, source: str) -> None:
        self._source = source

    def joint(self, before: str, after: str) -> Joint:
        """Return how a line that ends like ``before`` is joined to one that begins like ``after``."""
        stem, first = _STEM.search(before, max(0, len(before) - 40)), _FIRST.match(after)
        if not stem:
            hyphen_after_figure = before[-1] in "-‐" and before[-2:-1].isalnum()
            return Joint.HYPHEN if hyphen_after_figure and first and first[0] not in _SUSPENDED else Joint.SPACE
        if not first:
            return Joint.HYPHEN if after[0].isalnum() else Joint.SPACE
        goes_on = after[first.end() : first.end() + 1] in {"-", "‐"}
        if first[0] in _SUSPENDED and not goes_on:
            return Joint.SPACE
        if not first[0][0].islower() or (stem[1].isupper() and len(stem[1]) > 1):
            return Joint.HYPHEN
        stem_goes_on = before[stem.start() - 1 : stem.start()] in {"-", "‐"}
        return self._word_joint(stem[1].lower(), first[0].lower(), in_chain=goes_on or stem_goes_on)

    def leftovers(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of ``source[start:end]`` to leave out: hyphen and blank inside a word.

        Only where the document has the word in one piece elsewhere: "pre- and post-war" stays.
        """
        return [
            found.span(2)
            for found in _LEFTOVER.finditer(self._source, start, end)
            if found[3][0].islower() and (found[1] + found[3]).lower() in self._words
        ]

    def _word_joint(self, stem: str, rest: str, *, in_chain: bool) -> Joint:
        if self._has(stem + rest, self._words):
            return Joint.WORD
        if self._has(f"{stem}-{rest}", self._words):
            return Joint.HYPHEN
        if self._has(stem + rest, common_words()):
            return Joint.WORD
        if stem in _FIRST_PARTS or rest in _SUSPENDED:
            return Joint.HYPHEN
        if rest in _LAST_PARTS and len(stem) >= _SHORTEST_FIRST and stem not in _PREFIXES:
            return Joint.HYPHEN
        # A link in a chain such as "maximum-allowable-by-law".
        if in_chain and (stem in self._words or rest in self._words):
            return Joint.HYPHEN
        # Syllables do not occur as words of their own: "slow-moving" where there is "slow" and "moving".
        if self._are_words(stem, rest) and stem not in _PREFIXES and rest not in _ENDINGS:
            return Joint.HYPHEN
        return Joint.WORD if self._hyphenates else Joint.HYPHEN

    @staticmethod
    def _has(word: str, words: frozenset[str]) -> bool:
        """Say whether ``words`` hold a word, in the singular or the plural."""
        return word in words or word + "s" in words or (word.endswith("s") and word[:-1] in words)

    def _are_words(self, *halves: str) -> bool:
        return all(half in self._words or half in common_words() or half in _SHORT_FIRST for half in halves)

    @cached_property
    def _hyphenates(self) -> bool:
        """Say whether the document breaks words between syllables, and not at the hyphens of compounds alone.

        It does if one of its broken words stands in it unbroken, or else if most halves are no words of their own.
        """
        broken = [(stem.lower(), rest.lower()) for stem, rest in _BROKEN.findall(self._source)]
        if any(stem + rest in self._words for stem, rest in broken):
            return True
        return sum(stem in self._words or rest in self._words for stem, rest in broken) * 2 <= len(broken)

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words of the document that no line break parts, hyphenated ones in one piece, small letters."""
        words: set[str] = set()
        broken = False
        for found in _LETTERS.finditer(self._source):
            second_half = broken
            broken = self._source[found.end() : found.end() + 1] in {"-", "‐"}
            if not broken and not second_half:
                words.add(found[0].lower().replace("‐", "-"))
        return frozenset(words)
