"""Make the traces of an article's actors, by which they are recognised in other articles.

Nobody is the same for a name alone that others may bear. A person with a full name shares, beside it, a role in the
same place or body, or somebody or something named in both articles, whatever each takes it for; a last name, an initial
or an acronym seeks whoever bears it in full. In doubt somebody new is made: two who are taken for one are worse than
one who stands twice. What everybody knows beforehand (countries, capitals, international bodies) is the same wherever
it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.link.ages import births, is_dead
from sayso.link.personal import PersonalName, read_name
from sayso.link.roles import Role
from sayso.link.surroundings import Named, Surroundings
from sayso.link.things import is_national, is_short_for, says_little, thing, without_trade
from sayso.records import Actor, ActorType, Article, ArticleId, Trace

RULES = "4"
"""Version of the rules; a ledger linked by others is linked again."""

_CLOSE = 3
"""As many companions count for a last name."""


_SHORT = 2
"""A name of as many words may be short for a longer one."""


@dataclass(slots=True)
class _Marks:
    """The keys of a trace while they are gathered."""

    keys: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    sought: list[str] = field(default_factory=list)


def traces(article: Article, actors: Sequence[Actor]) -> tuple[Trace, ...]:
    """Return the trace of each actor that other articles may mention; who has no name, or has members, leaves none."""
    around = Surroundings(article, actors)
    article_id = article.id
    return tuple(_trace(article_id, one, around) for one in around.named)


def _trace(article_id: ArticleId, one: Named, around: Surroundings) -> Trace:
    if one.known is not None:
        marks = _Marks(keys=[one.known])
    elif one.person is not None:
        marks = _person(one, one.person, around)
    elif one.actor.type is ActorType.PLACE:
        marks = _place(one, around)
    else:
        marks = _thing(one, around)
    return Trace(
        article_id=article_id,
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
    roles = around.roles(one)
    if not name.full:
        return _short_name(name, roles, around, one)
    called = [f"person|{full}" for full in (around.full(name), name.alias) if full]
    people, near = around.people(one), _held_near(roles, around.towns)
    born, dead = births(around.article, one.actor), is_dead(around.article, one.actor)
    ties = people if dead else (*around.company_by_any_name(one), *around.towns, *near)
    marks = _Marks()
    for full in called:
        if born:
            marks.sought += _evidence(full, roles, (*people, *near))
            marks.keys += [key for years in born for key in _evidence(f"{full} {years}", roles, ties)]
            marks.keys.append(f"{full} {' '.join(born)}")
        else:
            marks.keys += _evidence(full, roles, ties)
    if name.plain:
        marks.sought += _evidence(f"person|{name.plain}", roles, (*people, *near) if born else ties)
    if name.first_of_two:
        marks.sought += _evidence(f"person|{name.first_of_two}", roles, (*people, *near))
    if not (born or dead):
        marks.keys += [key for half in name.one_of_two for key in _evidence(f"person|{half}", roles, (*people, *near))]
        marks.keys += _respelled(name, roles, around, one)
    places = [f"{full}|{place}|*" for full in called for place in around.places]
    if not marks.keys:
        marks.sought += [] if dead else places
        return marks
    marks.offered += [*places, *_last_names(name, roles, around, one)]
    return marks


def _respelled(name: PersonalName, roles: Sequence[Role], around: Surroundings, one: Named) -> Iterator[str]:
    """Yield the keys by which somebody is found whose given name others write with other vowels.

    He or she has nobody of nearly the same name beside, who may be a brother or sister.
    """
    gender = around.gender(one)
    if not gender or any(around.is_shared(spelling) for spelling in name.respelled):
        return
    for spelling in name.respelled:
        base = f"respelled|{spelling}|{gender}"
        yield from _held(base, roles)
        yield from (f"{base}|{tie}" for tie in around.company_by_any_name(one, _CLOSE))


def _last_names(name: PersonalName, roles: Sequence[Role], around: Surroundings, one: Named) -> Iterator[str]:
    """Yield what is offered to those who go by a last name alone, or with an initial."""
    gender, close = around.gender(one), around.company(one)[:_CLOSE]
    for short in _shorts(one, name):
        for base in (f"last|{short}|{gender}", f"last|{name.given[0][0]} {short}|{gender}"):
            yield from _offers(base, roles, (*close, *around.places))
        if not roles:
            yield from _twice_tied(f"last|{short}|{gender}", close, around)


def _twice_tied(base: str, companions: Sequence[str], around: Surroundings) -> list[str]:
    """Return what ties somebody without a role to a last name that has one: a place, and somebody named as well."""
    return [f"{base}|{place}|{tie}|*" for place in around.places for tie in companions]


def _evidence(base: str, roles: Sequence[Role], ties: Iterable[str]) -> list[str]:
    """Return the keys of a full name: its roles, with what they are held in, and whatever is named with it."""
    alone = [f"{base}|{role.head}|" for role in roles if role.tells_enough]
    return [*_held(base, roles), *alone, *(f"{base}|{tie}" for tie in ties)]


def _held_near(roles: Sequence[Role], towns: Sequence[str]) -> list[str]:
    """Return the ties that a role is whose article does not say what it is held in, but names some towns."""
    return [f"{role.head}|{town}" for role in roles if not role.of for town in towns]


def _held(base: str, roles: Iterable[Role]) -> list[str]:
    return [f"{base}|{role.head}|{of}" for role in roles for of in role.of]


def _shorts(one: Named, name: PersonalName) -> list[str]:
    """Return the last names by which the article calls somebody with a full name."""
    read = [read_name(short) for short in one.names]
    return list(dict.fromkeys([name.short, *(short.short for short in read if short and not short.given)]))[:2]


def _offers(base: str, roles: Sequence[Role], ties: Sequence[str]) -> list[str]:
    """Return what a last name may seek: a role that is held in something, or any tie, in the same role or in none."""
    return _held(base, roles) + [f"{base}|{tie}|{head}" for tie in ties for head in ("*", *(r.head for r in roles))]


def _short_name(name: PersonalName, roles: Sequence[Role], around: Surroundings, one: Named) -> _Marks:
    """Seek who bears a last name in full, in the same role, or beside the same somebody and in no other role."""
    short = f"{name.initial} {name.short}" if name.initial else name.short
    gender = around.gender(one)
    company = around.company(one)[:_CLOSE]
    ties = (*company, *around.places) if roles or name.initial else company
    held = [f"{role.head}|{of}" for role in roles for of in role.of]
    marks = _Marks(keys=[f"last|{short}|{role}" for role in held])
    for known in (gender, "") if gender else ("m", "f", ""):
        base = f"last|{short}|{known}"
        marks.sought += [f"{base}|{role}" for role in held]
        marks.sought += [f"{base}|{tie}|{head}" for tie in ties for head in ([r.head for r in roles] or ["*"])]
        if roles and not name.initial:
            marks.sought += _twice_tied(base, company, around)
    return marks


def _place(one: Named, around: Surroundings) -> _Marks:
    """Know a place by its name, and by what it lies in where the article says so, as in "Springfield, Illinois"."""
    base, outer = f"place|{one.thing}", around.outer(one)
    return _Marks(keys=[f"{base}|{outer}"], offered=[base]) if outer else _Marks(keys=[base], sought=[base])


def _thing(one: Named, around: Surroundings) -> _Marks:
    """Know an organisation or a group by its name; what is made of common nouns, in its country or beside the same."""
    base = f"thing|{one.thing}"
    if not one.thing:
        return _Marks()
    if says_little(one.thing):
        country = around.country(one)
        if country is None:
            return _Marks(keys=[f"{base}|{companion}" for companion in around.company(one)], sought=[base])
        return _Marks(keys=[f"{base} {country}"], offered=[base])
    marks = _Marks(keys=[base])
    if is_national(one.thing):
        marks.offered.append(f"thing|{one.thing.rpartition(' ')[0]}")
    if one.actor.type is ActorType.ORGANISATION:
        shorts = [thing(other) for other in one.names[1:] if is_short_for(other, one.actor.name)]
        marks.offered += [f"thing|{short}" for short in (*shorts, without_trade(one.actor.name)) if short]
        if one.thing.count(" ") < _SHORT:
            marks.sought.append(base)
    return marks
