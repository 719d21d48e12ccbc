"""Take a person's name apart: what is called by it in full, in short, and with or without middle names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.english.names import COURTESY, GENERATIONS, PARTICLES, SHORT_FORMS, SUFFIXES
from sayso.link.folding import fold, sound, turned

_GIVEN_NAMES = frozenset({"al", "ben"})
_QUOTED = re.compile(r"[\"“”‘’'(](\w[\w-]+)[\"”’')]\Z")
"""A name that somebody goes by, among those that he bears: Ann “Red” Lee."""

_DIPHTHONG = re.compile("ei|ai")
_FAINT = re.compile(r"(.*[aeiou][^aeiou]+)e([^aeiou]+)\Z")
"""A name whose last syllable has an "e" and is not the only one."""

_TWO = 2


@dataclass(frozen=True, slots=True)
class PersonalName:
    """The parts of a person's name, folded."""

    given: tuple[str, ...]
    """The words before the last; none where the article gives the last name alone."""

    last: str
    generation: str = ""
    """ "jr", "sr", "ii": another of the family bears the name without it."""

    nickname: str = ""
    """What stands in quotation marks before the last name."""

    halves: tuple[str, ...] = ()
    """The parts of a last name that is two, joined by a hyphen."""

    @property
    def full(self) -> str:
        """What stands for the whole name, whether the given one is cut short or not ("Bill", "William").

        Empty without a given name that is more than an initial.
        """
        return self._whole(SHORT_FORMS.get(self.given[0], self.given[0]), *self.given[1:]) if self._is_given else ""

    @property
    def as_written(self) -> str:
        """What stands for the whole name where another of the family bears it cut short."""
        return self._whole(*self.given) if self._is_given else ""

    @property
    def alias(self) -> str:
        """What stands for the name with the nickname for a given one; empty without."""
        return self._whole(self.nickname) if self.nickname else ""

    @property
    def plain(self) -> str:
        """What stands for the name without those in the middle; empty where there are none."""
        return self._with(self.last) if self._is_given and len(self.given) > 1 else ""

    @property
    def first_of_two(self) -> str:
        """What stands for the name without its last word: "Carlos Ruiz Soto" goes by "Carlos Ruiz" as well."""
        return self._with(self.given[1]) if len(self.given) == _TWO and len(self.given[1]) > 1 else ""

    @property
    def one_of_two(self) -> tuple[str, ...]:
        """What stands for the name with each half of the last one: "Ann Lee-Hale" may be known as "Ann Lee"."""
        return tuple(self._with(half) for half in self.halves) if self._is_given else ()

    @property
    def respelled(self) -> tuple[str, ...]:
        """What stands for the name however the vowels of Arabic and the like are written: "Youssef", "Yusuf".

        There are more than one for a name whose last syllable has an "e", which may stand for any of three.
        """
        if not self._is_given or len(self.given) > 1:
            return ()
        given = _DIPHTHONG.sub("ai", sound(self.given[0])).replace("o", "u")
        faint = _FAINT.match(given)
        spellings = [f"{faint[1]}{vowel}{faint[2]}" for vowel in "aiu"] if faint else [given]
        return tuple(f"{spelling} {self.short}" for spelling in spellings)

    @property
    def _is_given(self) -> bool:
        return bool(self.given) and not self.initial

    def _with(self, last: str) -> str:
        return turned(sound(SHORT_FORMS.get(self.given[0], self.given[0]) + last)) + self.generation

    def _whole(self, *given: str) -> str:
        return turned(sound("".join((*given, self.last)))) + self.generation

    @property
    def initial(self) -> str:
        """The given name's first letter, where no given name is more than one."""
        return self.given[0][0] if self.given and all(len(name) == 1 for name in self.given) else ""

    @property
    def short(self) -> str:
        """What stands for the last name."""
        return sound(self.last) + self.generation


def read_name(name: str) -> PersonalName | None:
    """Return the parts of a name as written, without its titles; None if there are none."""
    written = [word for word in name.split() if fold(word)]
    while len(written) > 1 and fold(written[0]) in COURTESY:
        del written[0]
    nickname = next((told[1] for word in written[:-1] if (told := _QUOTED.match(word))), "")
    written = [word for word in written if not _QUOTED.match(word)] if nickname else written
    words = [fold(word).replace(" ", "") for word in written]
    generation = next((GENERATIONS[word] for word in words[1:] if word in GENERATIONS), "")
    kept = [
        word
        for place, (word, as_written) in enumerate(zip(words, written, strict=True))
        if not (place and word in SUFFIXES) and not (word in PARTICLES and _joins(as_written, place))
    ] or words[-1:]
    if not kept:
        return None
    last = _without_particle(written, kept[-1])
    return PersonalName(tuple(kept[:-1]), last, generation, fold(nickname).replace(" ", ""), _halves(written, last))


def _halves(written: list[str], last: str) -> tuple[str, ...]:
    """Return the two last names that a hyphen joins: "Lee" and "Hale"; but "Ki-moon" is one name."""
    for word in written:
        one, hyphen, other = word.partition("-")
        if hyphen and one[:1].isupper() and other[:1].isupper() and fold(word).replace(" ", "") == last:
            return fold(one), fold(other)
    return ()


def _joins(written: str, place: int) -> bool:
    """Say whether a particle is one: in the first place "Al" and "Ben" are given names, as in "Al Gore"."""
    return place > 0 or written.islower() or written.casefold() not in _GIVEN_NAMES


def _without_particle(written: list[str], last: str) -> str:
    """Take "al" off "al-Assad"; "Al-Assad" alone is a last name as well."""
    first, hyphen, rest = written[-1].partition("-")
    return fold(rest).replace(" ", "") if hyphen and rest and fold(first) in PARTICLES else last
