"""Make the traces of an article's actors, by which they are recognised in other articles.

Nobody is the same for a name alone that others may bear. A person with a full name shares, beside it, a role in the
same place or body, or somebody named in both articles; a last name, an initial or an acronym seeks whoever bears it in
full. In doubt somebody new is made: two who are taken for one are worse than one who stands twice. What everybody knows
beforehand (countries, capitals, international bodies) is the same wherever it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from sayso.link.personal import PersonalName, read_name
from sayso.link.roles import Role
from sayso.link.surroundings import Named, Surroundings
from sayso.link.things import is_short_for, says_little, thing
from sayso.records import Actor, ActorType, Article, Trace

RULES = "2"
"""Version of the rules; a ledger linked by others is linked again."""

_CLOSE = 3
"""As many companions count for a last name."""


@dataclass(slots=True)
class _Marks:
    """The keys of a trace while they are gathered."""

    keys: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    sought: list[str] = field(default_factory=list)


def traces(article: Article, actors: Sequence[Actor]) -> tuple[Trace, ...]:
    """Return the trace of each actor that other articles may mention; who has no name, or has members, leaves none."""
    around = Surroundings(article, actors)
    return tuple(_trace(article, one, around) for one in around.named)


def _trace(article: Article, one: Named, around: Surroundings) -> Trace:
    if one.known is not None:
        marks = _Marks(keys=[one.known])
    elif one.person is not None:
        marks = _person(one, one.person, around)
    else:
        marks = _thing(one, around)
    return Trace(
        article_id=article.id,
        actor_id=one.actor.id,
        name=one.actor.name,
        type=one.actor.type,
        keys=_once(marks.keys) or (f"actor|{one.actor.id}",),
        offered=_once(marks.offered),
        sought=_once(marks.sought),
        known=one.known,
    )


def _once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _person(one: Named, name: PersonalName, around: Surroundings) -> _Marks:
    roles, company, gender = around.roles(one), around.company(one), around.gender(one)
    if not name.full:
        return _short_name(name, roles, company, around.places, gender)
    full = f"person|{name.full}"
    marks = _Marks(keys=_evidence(full, roles, company, around.towns))
    places = [f"{full}|{place}|*" for place in around.places]
    if name.plain:
        marks.sought += _evidence(f"person|{name.plain}", roles, company, around.towns)
    if not marks.keys:
        marks.sought += places
        return marks
    marks.offered += places
    for short in _shorts(one, name):
        for base in (f"last|{short}|{gender}", f"last|{name.given[0][0]} {short}|{gender}"):
            marks.offered += _offers(base, roles, company, around.places)
    return marks


def _evidence(base: str, roles: Sequence[Role], company: Iterable[str], towns: Sequence[str]) -> list[str]:
    """Return the keys of a full name: each role with what it is held in or else near, and each companion."""
    held = [f"{base}|{role.head}|{of}" for role in roles for of in role.held_in]
    near = [f"{base}|{head}|{town}" for head in _unheld(roles) for town in towns]
    twice = [f"{base}|{one}|{other}" for one, other in combinations(sorted(towns), 2)]
    return held + near + twice + [f"{base}|{companion}" for companion in company]


def _unheld(roles: Sequence[Role]) -> list[str]:
    """Return the roles that are held in nothing, or none where there is no role."""
    return [role.head for role in roles if not role.of] if roles else [""]


def _shorts(one: Named, name: PersonalName) -> list[str]:
    """Return the last names by which the article calls somebody with a full name."""
    read = [read_name(short) for short in one.names]
    return list(dict.fromkeys([name.short, *(short.short for short in read if short and not short.given)]))[:2]


def _offers(base: str, roles: Sequence[Role], company: Sequence[str], places: Sequence[str]) -> list[str]:
    """Return what a last name may seek."""
    heads = [role.head for role in roles]
    held = [f"{base}|{role.head}|{of}" for role in roles for of in role.held_in]
    return held + [f"{base}|{tie}|{head}" for tie in (*company[:_CLOSE], *places) for head in ("*", *heads)]


def _short_name(
    name: PersonalName, roles: Sequence[Role], company: Sequence[str], places: Sequence[str], gender: str
) -> _Marks:
    """Seek who bears a last name in full, in the same role, or beside the same somebody and in no other role."""
    short = f"{name.initial} {name.short}" if name.initial else name.short
    marks = _Marks(keys=[f"last|{short}|{role.head}|{of}" for role in roles for of in role.of])
    for known in (gender, "") if gender else ("m", "f", ""):
        base = f"last|{short}|{known}"
        if roles:
            marks.sought += _offers(base, roles, company, places)
        else:
            ties = (*company[:_CLOSE], *places) if name.initial else company[:_CLOSE]
            marks.sought += [f"{base}|{tie}|*" for tie in ties]
    marks.sought = [one for one in marks.sought if not roles or not one.endswith("|*")]
    return marks


def _thing(one: Named, around: Surroundings) -> _Marks:
    base = f"thing|{one.thing}"
    if one.actor.type is ActorType.PLACE:
        outer = around.around(one)
        if outer:
            return _Marks(keys=[f"{base}|{outer}"], offered=[base])
        return _Marks(keys=[base], sought=[base])
    marks = _Marks()
    if says_little(one.thing):
        country = around.country(one)
        marks.keys += [f"{base}|{country}"] if country else [f"{base}|{one}" for one in around.company(one)]
        return marks
    marks.keys.append(base)
    if one.actor.type is ActorType.ORGANISATION:
        marks.offered += [f"thing|{other}" for other in map(thing, one.names[1:]) if is_short_for(other, one.thing)]
        if " " not in one.thing:
            marks.sought.append(base)
    return marks
