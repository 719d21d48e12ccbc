"""Read what an article says somebody is: "mayor of Hartwick", "the German defence minister".

Gives the noun that names the role, and the names in it: what the role is held in or over. A role without such a name
says less: there are many mayors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.english.countries import country_of, demonym, international
from sayso.english.names import COURTESY, PARTICLES
from sayso.english.words import FUNCTION_WORDS, words_of
from sayso.link.folding import fold
from sayso.link.things import tie

_LONGEST = 200
"""As many characters of a role are read."""

_POSSESSIVE = re.compile(r"[’']s?(?=\s|\Z)")
_GENERAL = re.compile(r"-(?=general)", re.IGNORECASE)

_PREPOSITIONS = words_of("of for at in with to from on by under who that which whose and or as")

_SAME = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "congresswoman": "congressman",
    "councilman": "councillor",
    "councilwoman": "councillor",
    "councilor": "councillor",
    "businesswoman": "businessman",
    "policewoman": "policeman",
    "premier": "prime minister",
    "pm": "prime minister",
    "ceo": "chief executive",
    "executive officer": "chief executive",
    "actress": "actor",
    "footballer": "player",
    "skipper": "captain",
    "attorney": "lawyer",
    "solicitor": "lawyer",
    "barrister": "lawyer",
    "justice": "judge",
    "author": "writer",
    "novelist": "writer",
    "boss": "head",
    "chief": "head",
    "leader": "head",
    "mp": "lawmaker",
    "legislator": "lawmaker",
}
"""Roles under one name that have several."""

_SAY_LITTLE = words_of(
    "man woman person people boy girl child one father mother son daughter brother sister wife husband widow uncle aunt"
    " friend partner colleague parent couple official resident victim witness suspect defendant member expert"
    " source guy lady gentleman someone teenager teen native fan passenger veteran figure"
)
"""Nouns that fit so many that they are no evidence."""

_QUALIFIERS = words_of(
    "former ex current acting new late longtime long-time then outgoing incoming interim senior old young first second"
    " year-old us's own top chief-in-waiting"
)

_OFFICES = words_of("president chancellor minister secretary king queen senator ambassador premier pope") | {
    "prime minister",
    "foreign minister",
    "vice president",
    "foreign secretary",
    "secretary general",
    "attorney general",
    "chief justice",
}
"""Are held by one person of a name at a time, so that an article need not say of which country."""

_CALLINGS = words_of(
    "striker goalkeeper midfielder defender winger forward quarterback pitcher bowler batsman swimmer sprinter"
    " runner boxer wrestler golfer jockey skier skater rower singer rapper drummer composer conductor painter"
    " sculptor architect poet writer actor comedian dancer chef historian mathematician astronomer philosopher"
    " grandmaster heavyweight middleweight lightweight flyweight soprano tenor baritone"
)
"""What somebody stays when he goes to another club, company or university, as does whose calling ends in -ist."""

_OF_TWO_WORDS = words_of(
    "minister executive secretary general officer director manager justice marshal president mayor"
)
"""Heads that the word before them makes another role of: "prime minister", "chief executive", "deputy mayor"."""

_UNDER = words_of("deputy vice assistant")

_FIRST_OF_TWO = words_of("prime chief foreign secretary vice managing attorney director major field")


_FORMS_OF_ADDRESS = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}
"""May stand in a role: "Mrs Justice Ann Lee". A Lord Mayor may be a woman."""

_OF_EITHER = words_of("chairman alderman ombudsman human")
"""End in -man, and women are called so too."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role that somebody has."""

    head: str
    of: tuple[str, ...] = ()
    """The countries, organisations and places that it is held in or over, folded."""

    @property
    def tells_enough(self) -> bool:
        """Whether it tells somebody from others of his full name, whatever it is held in.

        An office of a country does, and a calling: there are few violinists of one name, but many directors.
        """
        is_office = self.head in _OFFICES and (not self.of or any(of.startswith("country:") for of in self.of))
        return is_office or self.head in _CALLINGS or self.head.endswith("ist")


def read_role(words: str) -> Role | None:
    """Return the role that ``words`` tell; None where they tell none that is evidence."""
    written = _GENERAL.sub(" ", _POSSESSIVE.sub(" ", words[:_LONGEST])).replace(",", " , ").split()
    core, names = _core(written)
    while core and (core[-1] in COURTESY or core[-1] in _QUALIFIERS):
        core.pop()
    if not core:
        return None
    head = core[-1].removeprefix("ex-")
    if len(core) > 1 and head in _OF_TWO_WORDS and core[-2] in _FIRST_OF_TWO:
        head = f"{core[-2]} {head}"
    if _UNDER.intersection(core[:-1]) and not _UNDER.intersection(head.split()):
        head = f"deputy {head}"
    head = fold(_SAME.get(head, head))
    return Role(head, names) if head and head not in _SAY_LITTLE else None


def gender_shown(words: str) -> str:
    """Return "m" or "f" where a role shows it: "lobsterman", "Salis spokeswoman", "Mrs Justice"; else nothing."""
    core, _ = _core(_POSSESSIVE.sub(" ", words[:_LONGEST]).replace(",", " , ").split())
    if not core:
        return ""
    if core[0] in _FORMS_OF_ADDRESS:
        return _FORMS_OF_ADDRESS[core[0]]
    if core[-1].endswith("woman"):
        return "f"
    return "m" if core[-1].endswith("man") and core[-1] not in _OF_EITHER else ""


def _core(written: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the words before the first preposition, in small letters, and what is named among all words."""
    core: list[str] = []
    names: list[str] = []
    run: list[str] = []
    behind = False
    for word in [*written, ","]:
        low = word.casefold().strip("“”\"'’.;:()")
        joins = bool(run) and low in PARTICLES
        if (word[:1].isupper() or joins) and low not in FUNCTION_WORDS:
            run.append(word)
        elif run:
            names += _named(run, behind=behind)
            run = []
        if low in _PREPOSITIONS or word == ",":
            if core:
                behind = True
        elif not behind and low and low not in FUNCTION_WORDS:
            core.append(low)
    return core, tuple(dict.fromkeys(names))


def _named(run: list[str], *, behind: bool) -> list[str]:
    """Return what a run of capitalised words names: before a preposition a country or a body, else any."""
    found = []
    rest = list(run)
    for length in range(len(run), 0, -1):
        words = " ".join(run[:length])
        known = known_as(words)
        if known:
            found.append(known)
            rest = run[length:]
            break
    if behind and fold(" ".join(rest)):
        found.append(tie(" ".join(rest)))
    return found


def known_as(name: str) -> str | None:
    """Return the id of the country or international body that a name or an adjective means: ``country:FR``."""
    country = country_of(name) or demonym(name)
    if country is not None:
        return f"country:{country.code}"
    body = international(name)
    return None if body is None else f"organisation:{(body.acronyms or body.names)[0]}"
