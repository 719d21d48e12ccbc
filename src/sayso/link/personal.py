"""Take a person's name apart: what is called by it in full, in short, and with or without middle names."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.english.names import COURTESY, GENERATIONS, PARTICLES, SUFFIXES
from sayso.link.folding import fold, sound, turned

_GIVEN_NAMES = frozenset({"al", "ben"})


@dataclass(frozen=True, slots=True)
class PersonalName:
    """The parts of a person's name, folded."""

    given: tuple[str, ...]
    """The words before the last; none where the article gives the last name alone."""

    last: str
    generation: str = ""
    """ "jr", "sr", "ii": another of the family bears the name without it."""

    @property
    def full(self) -> str:
        """What stands for the whole name; empty without a given name that is more than an initial."""
        if not self.given or self.initial:
            return ""
        return turned(sound("".join((*self.given, self.last)))) + self.generation

    @property
    def plain(self) -> str:
        """What stands for the name without those in the middle; empty where there are none."""
        if not self.full or len(self.given) == 1:
            return ""
        return turned(sound(self.given[0] + self.last)) + self.generation

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
    words = [fold(word).replace(" ", "") for word in written]
    generation = next((GENERATIONS[word] for word in words[1:] if word in GENERATIONS), "")
    kept = [
        word
        for place, (word, as_written) in enumerate(zip(words, written, strict=True))
        if not (place and word in SUFFIXES) and not (word in PARTICLES and _joins(as_written, place))
    ] or words[-1:]
    if not kept:
        return None
    return PersonalName(tuple(kept[:-1]), _without_particle(written, kept[-1]), generation)


def _joins(written: str, place: int) -> bool:
    """Say whether a particle is one: in the first place "Al" and "Ben" are given names, as in "Al Gore"."""
    return place > 0 or written.islower() or written.casefold() not in _GIVEN_NAMES


def _without_particle(written: list[str], last: str) -> str:
    """Take "al" off "al-Assad"; "Al-Assad" alone is a last name as well."""
    first, hyphen, rest = written[-1].partition("-")
    return fold(rest).replace(" ", "") if hyphen and rest and fold(first) in PARTICLES else last
