"""Which tellings are one utterance: put together from what they share and from who is told to have said them.

Overlaps are kept as they were found; who is who changes with every article and every correction, so that tellings are
put together when they are asked for. In three steps, none of which knows an order:

1. Tellings of one and the same speaker that overlap are one *core*, and so are tellings of nobody known whose overlap
   holds whoever spoke. Quotations that no statement holds, such as titles, join none of their kind unless they share
   a long row of words. Of those whose words overlap speakers are the same also where names alone say so: "Ann Lee" and
   "Dr Ann Lee", "Lee" if one fits.
2. Where the same words are told of two speakers, and one article does not name its speaker right there ("he said") but
   names the other one as well, their cores are joined. Words alone do not join them.
3. A core of nobody known joins those of one speaker with which it overlaps, whoever spoke: of several speakers one whom
   its articles name, then the one with whom it shares the longest row of words, then a person, then the one with most
   tellings. So does one of an organisation, place or group with those of a person, who speaks for it.

So utterances of different speakers are never one for their words alone, whatever words they share.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.joining import Joined
from sayso.records import ActorType, Hold
from sayso.store.belonging import Belonging
from sayso.store.cells import as_json
from sayso.store.names import folded

# S608: every f-string below joins constants of this module.
# ruff: noqa: S608

Utterance = frozenset[int]
"""The keys of its tellings."""

_REACHED = (
    "WITH RECURSIVE reached (telling) AS (SELECT value FROM json_each(?) UNION"
    " SELECT o.other FROM reached AS r JOIN overlaps AS o ON o.one = r.telling UNION"
    " SELECT o.one FROM reached AS r JOIN overlaps AS o ON o.other = r.telling)"
)


_Overlap = tuple[int, int, Hold, int]
"""Two tellings, what their words hold, and the longest row of them."""

_NO_TITLE = 8
"""Words in a row that are no title: so many join quotations that no statement holds."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who is told to have said a telling."""

    speaker: int | None
    """The entity's root; None where nobody is known."""

    person: bool
    told: bool
    """Whether a statement holds it."""

    name: frozenset[str] = frozenset()
    """The words of the speaker's name."""

    sure: bool = True
    """Whether the speaker is named right there."""

    named: frozenset[int] = frozenset()
    """The roots of those whom its article names."""


def utterances_of(db: sqlite3.Connection, tellings: Collection[int]) -> list[Utterance]:
    """Return the utterances of ``tellings``, each with all its tellings; a telling alone is one as well."""
    start = (as_json(sorted(tellings)),)
    keys = [row[0] for row in db.execute(f"{_REACHED} SELECT telling FROM reached", start)]
    rows = db.execute(
        f"{_REACHED} SELECT o.one, o.other, o.hold, o.longest FROM reached AS r"
        " JOIN overlaps AS o ON o.one = r.telling",
        start,
    )
    found = _found(db, keys, rows.fetchall())
    return [utterance for utterance in found if not utterance.isdisjoint(tellings)]


def all_utterances(db: sqlite3.Connection) -> list[Utterance]:
    """Return every utterance of several tellings."""
    rows = db.execute("SELECT one, other, hold, longest FROM overlaps").fetchall()
    found = _found(db, {key for one, other, *_ in rows for key in (one, other)}, rows)
    return [utterance for utterance in found if len(utterance) > 1]


def _found(db: sqlite3.Connection, keys: Iterable[int], rows: Sequence[tuple[int, int, str, int]]) -> list[Utterance]:
    overlaps = [(one, other, Hold(hold), longest) for one, other, hold, longest in rows]
    return put_together(_said(db, keys, overlaps), overlaps)


def _said(db: sqlite3.Connection, tellings: Iterable[int], overlaps: Iterable[_Overlap]) -> dict[int, Said]:
    belonging = Belonging(db)
    rows = db.execute(
        "SELECT t.key, k.component, tr.type, t.statement IS NOT NULL, tr.name, t.named, b.article"
        " FROM json_each(?) AS j"
        " JOIN tellings AS t ON t.key = j.value JOIN bodies AS b ON b.key = t.body"
        " LEFT JOIN traces AS tr ON tr.actor = t.speaker LEFT JOIN link_keys AS k ON k.hash = tr.node",
        (as_json(sorted(tellings)),),
    ).fetchall()
    speakers = {key: None if component is None else belonging.root(component) for key, component, *_ in rows}
    contested = {
        key
        for one, other, hold, _ in overlaps
        if hold is not Hold.ONE_SPEAKER and speakers[one] != speakers[other]
        for key in (one, other)
    }
    named: dict[int, frozenset[int]] = {}
    for key, *_, article in rows:
        if key in contested and article not in named:
            components = db.execute(
                "SELECT k.component FROM traces AS t JOIN link_keys AS k ON k.hash = t.node WHERE t.article = ?",
                (article,),
            ).fetchall()
            named[article] = frozenset(belonging.root(component) for (component,) in components)
    return {
        key: Said(
            speaker=speakers[key],
            person=kind == ActorType.PERSON,
            told=bool(told),
            sure=bool(sure),
            name=frozenset(folded(name or "").split()),
            named=named.get(article, frozenset()),
        )
        for key, _, kind, told, name, sure, article in rows
    }


def put_together(said: Mapping[int, Said], overlaps: Sequence[_Overlap]) -> list[Utterance]:
    """Return which tellings are one utterance, in the order of their keys."""
    near = Joined(said)
    for one, other, *_ in overlaps:
        near.join(one, other)
    within: dict[int, list[_Overlap]] = defaultdict(list)
    for overlap in overlaps:
        within[near.top(overlap[0])].append(overlap)
    found = []
    for keys in near.groups():
        some = _known_by_name({key: said[key] for key in keys})
        found += _put_together(some, within[near.top(min(keys))])
    return sorted(found, key=min)


def _known_by_name(said: dict[int, Said]) -> dict[int, Said]:
    """Give speakers whose names say that they are the same one root: the least of them."""
    names = defaultdict(set)
    for one in said.values():
        if one.speaker is not None:
            names[one.speaker].add(one.name)
    same = Joined(names)
    known = [(root, name) for root, several in names.items() for name in several if name]
    by_word = defaultdict(list)
    for root, name in known:
        for word in name:
            by_word[word].append((root, name))
    for root, name in known:
        for other, other_name in min((by_word[word] for word in name), key=len):
            if name == other_name or (len(name) > 1 and name <= other_name):
                same.join(root, other)
    for root, name in known:
        if len(name) == 1:
            (word,) = name
            tops = {same.top(other) for other, other_name in by_word[word] if len(other_name) > 1}
            if len(tops) == 1:
                same.join(root, tops.pop())
    return {
        key: replace(
            one,
            speaker=None if one.speaker is None else same.top(one.speaker),
            named=frozenset(same.top(root) if root in names else root for root in one.named),
        )
        for key, one in said.items()
    }


def _put_together(said: Mapping[int, Said], overlaps: Sequence[_Overlap]) -> list[Utterance]:
    cores = Joined(said)
    for one, other, hold, longest in overlaps:
        ours, theirs = said[one], said[other]
        if ours.speaker is theirs.speaker is None:
            joined = hold is not Hold.ONE_SPEAKER and (ours.told or theirs.told or longest >= _NO_TITLE)
        else:
            joined = ours.speaker == theirs.speaker
        if joined:
            cores.join(one, other)
    for one, other, hold, _ in overlaps:
        ours, theirs = said[one], said[other]
        if _may_be(ours, theirs, hold) or _may_be(theirs, ours, hold):
            cores.join(one, other)
    reaching: dict[int, dict[int, int]] = defaultdict(dict)
    for one, other, hold, longest in overlaps:
        top, other_top = cores.top(one), cores.top(other)
        if hold is not Hold.ONE_SPEAKER and top != other_top:
            for here, there in ((top, other_top), (other_top, top)):
                reaching[here][there] = max(longest, reaching[here].get(there, 0))
    speakers = _speakers(said, cores)
    sizes = Counter(cores.top(key) for key in said)
    named: dict[int, set[int]] = defaultdict(set)
    for key, telling in said.items():
        named[cores.top(key)] |= telling.named
    joining = {}
    for top, reached in reaching.items():
        if top not in speakers or not speakers[top][0]:
            fitting = {
                other: (speakers[other][1] in named[top], longest, speakers[other][0], sizes[other])
                for other, longest in reached.items()
                if other in speakers and (speakers[other][0] or top not in speakers)
            }
            joining[top] = _joined(fitting, speakers)
    for top, others in joining.items():
        for other in others:
            cores.join(top, other)
    return list(map(frozenset, cores.groups()))


def _may_be(said: Said, other: Said, hold: Hold) -> bool:
    """Say whether a telling may be of the other's speaker, whom its article names, and was taken for somebody else's.

    Where the words are few, the other article must not name that somebody.
    """
    if said.speaker is None or said.sure or other.speaker not in said.named:
        return False
    return hold is Hold.VERBATIM or (hold is Hold.ANY_SPEAKER and said.speaker not in other.named)


def _speakers(said: Mapping[int, Said], cores: Joined[int]) -> dict[int, tuple[bool, int]]:
    """Return of each core whether its speaker is a person, and who: of several the one of whom most tellings tell."""
    counts: dict[int, Counter[tuple[bool, int]]] = defaultdict(Counter)
    for key, one in said.items():
        if one.speaker is not None:
            counts[cores.top(key)][one.person, one.speaker] += 1
    return {
        top: max(counted, key=lambda speaker: (speaker[0], counted[speaker], -speaker[1]))
        for top, counted in counts.items()
    }


def _joined(fitting: Mapping[int, tuple[bool, int, bool, int]], speakers: Mapping[int, tuple[bool, int]]) -> list[int]:
    """Return the cores that one joins, all of one speaker: of those that fit, each with what speaks for it.

    A speaker whom its article names goes first, then the longest row, then a person, then the number of tellings.
    """
    ranks: dict[tuple[bool, int], tuple[bool, int, bool, int]] = {}
    for other in sorted(fitting):
        named, longest, person, tellings = fitting[other]
        before = ranks.get(speakers[other], (False, 0, False, 0))
        ranks[speakers[other]] = named, max(longest, before[1]), person, tellings + before[3]
    best = [speaker for speaker, rank in ranks.items() if rank == max(ranks.values())]
    return [other for other in sorted(fitting) if speakers[other] == best[0]] if len(best) == 1 else []
