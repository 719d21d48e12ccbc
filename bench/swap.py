"""Put the names of one side in the place of the other's: politicians, parties, countries and who lives there.

Each name has one partner, and both are swapped wherever they stand, so that a text stays consistent and a second swap
gives it back (party adjectives aside). Names of several words have partners of as many words, and each word is swapped
for itself: spans keep their ends. Mr., Mrs. and pronouns stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

Piece = tuple[int, int]

PAIRS = (
    # US politics
    *(("Hillary", "Donald"), ("Clinton", "Trump"), ("Clintons", "Trumps")),
    *(("Tim Kaine", "Mike Pence"), ("Kaine", "Pence"), ("Barack Obama", "Mitt Romney"), ("Obama", "Romney")),
    *(("Bernie Sanders", "Ted Cruz"), ("Sanders", "Cruz"), ("Elizabeth Warren", "Marco Rubio"), ("Warren", "Rubio")),
    *(("Joe Biden", "Paul Ryan"), ("Biden", "Ryan"), ("Harry Reid", "Mitch McConnell"), ("Reid", "McConnell")),
    *(("Democrats", "Republicans"), ("Democrat", "Republican"), ("DNC", "RNC"), ("(D", "(R")),
    # countries
    *(("Russia", "Ukraine"), ("Russian", "Ukrainian"), ("Russians", "Ukrainians"), ("Moscow", "Kyiv")),
    *(("Vladimir Putin", "Volodymyr Zelensky"), ("Putin", "Zelensky")),
    *(("Israel", "Iran"), ("Israeli", "Iranian"), ("Israelis", "Iranians"), ("Jerusalem", "Tehran")),
    *(("North Korea", "South Korea"), ("North Korean", "South Korean"), ("North Koreans", "South Koreans")),
    *(("Pyongyang", "Seoul"), ("China", "Japan"), ("Chinese", "Japanese"), ("Beijing", "Tokyo")),
    *(("Mexico", "Canada"), ("Mexican", "Canadian"), ("Mexicans", "Canadians"), ("Turkey", "Greece")),
    *(("Turkish", "Greek"), ("Finland", "Sweden"), ("Finnish", "Swedish"), ("Poland", "Hungary")),
    *(("Polish", "Hungarian"), ("Britain", "France"), ("British", "French"), ("Britons", "Frenchmen")),
    # These hold a name of the list and mean another.
    *((name, name) for name in ("New Mexico", "Warren Buffett", "Democratic Republic", "Donald Tusk")),
)

ADJECTIVE, NOUN = "Democratic", "Democrat"
_SMALL_WORDS = (
    "and or but nor who whom whose which that is are was were be been has have had does did do can could may might "
    "will would shall should must since before after of in on at by for from to with about over under against not as "
    "than when while because if challenging running serving leading threatened said says told"
)
"""Words before which "Republican" is a noun."""

_OFFICES = (
    "Party National Convention Congress Senate House President Presidents Senator Senators Governor Governors "
    "Secretary Committee Conference Attorney Mayor Caucus Leader Speaker"
)
"""Words with a capital before which "Republican" is an adjective."""


def _partners() -> dict[str, str]:
    partners: dict[str, str] = {}
    for one, other in PAIRS:
        for a, b in ((one, other), (one.upper(), other.upper())):
            partners.setdefault(a, b)
            partners.setdefault(b, a)
    return partners | {ADJECTIVE: "Republican", ADJECTIVE.upper(): "REPUBLICAN"}


PARTNERS = _partners()
_NAMES = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(PARTNERS, key=len, reverse=True)))})(?!\w)")
_NEXT_WORD = re.compile(r"[ \u00a0](\w+)")
_ARTICLE = re.compile(r"\b([Aa])n?(?= $)")
_VOWELS = frozenset("AEIO")


@dataclass(frozen=True, slots=True)
class Swapped:
    """A text with its names swapped."""

    text: str
    here: tuple[Piece, ...]
    """Where each swapped word stood before; in text order."""

    there: tuple[Piece, ...]
    """Where the word in its place stands in ``text``."""

    def back(self, piece: Piece) -> Piece:
        """Return where a piece of ``text`` stood before; one that cuts a swapped word takes in the whole of it."""
        start, end = piece
        before = bisect_right(self.there, start, key=lambda word: word[0]) - 1
        if before >= 0 and start < self.there[before][1]:
            start = self.here[before][0]
        elif before >= 0:
            start += self.here[before][1] - self.there[before][1]
        after = bisect_left(self.there, end, key=lambda word: word[1])
        if after < len(self.there) and self.there[after][0] < end:
            end = self.here[after][1]
        elif after > 0:
            end += self.here[after - 1][1] - self.there[after - 1][1]
        return start, end


def swap(text: str) -> Swapped:
    """Swap all names of ``PAIRS`` in ``text``."""
    made, here, there, at = "", [], [], 0
    for start, end, words in _words(text):
        made += text[at:start]
        here.append((start, end))
        there.append((len(made), len(made) + len(words)))
        made, at = made + words, end
    return Swapped(made + text[at:], tuple(here), tuple(there))


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each word stands that is to be swapped, and its partner."""
    for name in _NAMES.finditer(text):
        partner = PARTNERS[name[0]]
        if partner in (NOUN, NOUN.upper()) and _is_adjective(text, name.end()):
            partner = ADJECTIVE if partner == NOUN else ADJECTIVE.upper()
        article = _ARTICLE.search(text, max(0, name.start() - 4), name.start())
        if article and (name[0][0] in _VOWELS) != (partner[0] in _VOWELS):
            yield *article.span(), article[1] + "n" * (partner[0] in _VOWELS)
        old = re.finditer(r"\S+", name[0])
        for word, new in zip(old, partner.split(), strict=True):
            if word[0] != new:
                yield name.start() + word.start(), name.start() + word.end(), new


def _is_adjective(text: str, end: int) -> bool:
    """Say whether "Republican", which ends at ``end``, goes with a noun after it."""
    following = _NEXT_WORD.match(text, end)
    if not following:
        return False
    word = following[1]
    return word in _OFFICES.split() or word.isupper() or (word[0].islower() and word not in _SMALL_WORDS.split())
