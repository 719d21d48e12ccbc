"""Put together groups that an article names by their members: "Ann Lee, Bo Kim and Cy Orr said".

Reads the finished ``Actor``s of one article with its ``Findings``, gives the actors with a group for
each source or party that names several, and whom these mean. How such a list is read is left to ``lists``, whom a
single name means to ``actors``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.english.words import THEY
from sayso.records import Actor, ActorId, ActorType, ArticleId, Findings, Form, Mention, Span, Statement, Voice
from sayso.resolve.lists import List, Lists
from sayso.resolve.noun_phrases import NounPhrases
from sayso.resolve.page import Page


@dataclass(frozen=True, slots=True)
class Joined:
    """The actors of one article with its groups."""

    actors: tuple[Actor, ...]
    whom: Mapping[Span, ActorId]
    """The group that a source or a party means which names several, or refers back to it."""

    renamed: Mapping[ActorId, ActorId]
    """What the ids of groups have become that were known by a part of their words."""

    def retell(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Return the statements with their groups as speakers, also those that go on with what a group says."""
        if not self.whom:
            return tuple(statements)
        told: list[Statement] = []
        turned: dict[Voice, tuple[ActorId | None, ActorId]] = {}
        for one in statements:
            speaker = self.whom.get(one.source) if one.source else None
            if speaker is not None:
                turned[one.voice] = (one.speaker, speaker)
            elif one.source is None and turned.get(one.voice, ("", ""))[0] == one.speaker:
                speaker = turned[one.voice][1]
            else:
                turned.pop(one.voice, None)
                speaker = self.renamed.get(one.speaker, one.speaker) if one.speaker else None
            told.append(replace(one, speaker=speaker))
        return tuple(told)


def join_members(phrases: NounPhrases, article_id: ArticleId, actors: Iterable[Actor], found: Findings) -> Joined:
    """Return ``actors`` with the groups of all sources and parties, by their first mentions."""
    actors = tuple(sorted(actors, key=lambda actor: actor.mentions[0].span))
    parties = [span for span in _parties(found) if _may_be_list(phrases.page.text, span)]
    read = Lists(phrases, actors).read if parties else None
    lists = {span: one for span in parties if read and (one := read(span)) is not None}
    if not lists:
        return Joined(actors, {}, {})
    described = {
        mention.span.start: actor
        for actor in actors
        if actor.type in {None, ActorType.GROUP} and all(one.form is not Form.NAME for one in actor.mentions)
        for mention in actor.mentions
        if mention.form is Form.NOMINAL
    }
    groups: dict[tuple[object, ...], _Group] = {}
    whom: dict[Span, _Group] = {}
    for span, one in sorted(lists.items()):
        known = described.get(one.span.start) or described.get(span.start)
        if known and known.id in one.members:
            known = None
        if known is None and len(one.members) < 2 and not one.others:
            continue
        key = (one.others, *sorted(one.members)) if one.members else (known and known.id,)
        group = groups.setdefault(key, _Group([], []))
        group.lists.append(one)
        if known and known not in group.known:
            group.known.append(known)
        whom[span] = group
    for group in groups.values():
        whom |= dict.fromkeys(group.refer(phrases.page, found), group)
    by_id = {actor.id: actor for actor in actors}
    made = {id(group): group.actor(phrases.page, article_id, by_id) for group in groups.values()}
    known_ids = {actor.id for group in groups.values() for actor in group.known}
    return Joined(
        actors=tuple(
            sorted(
                (*(_without(actor, whom) for actor in actors if actor.id not in known_ids), *made.values()),
                key=lambda actor: actor.mentions[0].span,
            )
        ),
        whom={span: made[id(group)].id for span, group in whom.items()},
        renamed={actor.id: made[id(group)].id for group in groups.values() for actor in group.known},
    )


@dataclass(slots=True)
class _Group:
    """One group, while its mentions are being gathered."""

    known: list[Actor]
    """What resolution took the words of its lists for, or of the beginning of a list."""

    lists: list[List]
    pronouns: list[Span] | None = None

    def refer(self, page: Page, found: Findings) -> Sequence[Span]:
        """Take in, and return, each "they" that analysis chains to a list of this group."""
        spans = {one.span for one in self.lists}
        self.pronouns = [
            mention.span
            for chain in found.chains
            if any(mention.span in spans for mention in chain)
            for mention in chain
            if mention.form is Form.PRONOUN and mention.span.of(page.text).lower() in THEY
        ]
        return self.pronouns

    def actor(self, page: Page, article_id: ArticleId, by_id: Mapping[ActorId, Actor]) -> Actor:
        """Return the record: its name is what stands in the text where it is first put together, with full names."""
        spans = {one.span: Form.NOMINAL for one in self.lists}
        spans |= dict.fromkeys(self.pronouns or (), Form.PRONOUN)
        spans |= {mention.span: mention.form for actor in self.known for mention in actor.mentions}
        mentions: list[Mention] = []
        for span, form in sorted(spans.items(), key=lambda item: (item[0].start, -item[0].end)):
            if not mentions or span.start >= mentions[-1].span.end:
                mentions.append(Mention(span=span, form=form))
        first = min(self.lists, key=lambda one: (one.span.start, -one.span.end))
        return Actor(
            article_id=article_id,
            name=_in_full(page.text, first.span, [by_id[member] for member in first.members]),
            mentions=tuple(mentions),
            type=ActorType.GROUP,
            members=max((one.members for one in self.lists), key=len),
        )


def _in_full(text: str, span: Span, members: Iterable[Actor]) -> str:
    """Return the words of a list with the names of its members in full: "Ann Lee and her son" for "Lee and her son"."""
    names = {
        one.span: member.name
        for member in members
        for one in member.mentions
        if one.form is Form.NAME and span.start <= one.span.start and one.span.end <= span.end
        if set(one.span.of(text).split()) < set(member.name.split())
    }
    words, at = [], span.start
    for one, name in sorted(names.items(), key=lambda item: item[0].start):
        if one.start >= at:
            words += [text[at : one.start], name]
            at = one.end
    return "".join([*words, text[at : span.end]])


def _without(actor: Actor, whom: Mapping[Span, _Group]) -> Actor:
    """Return the actor without the pronouns that mean a group; by its first mention it is known in any case."""
    if not any(mention.form is Form.PRONOUN and mention.span in whom for mention in actor.mentions[1:]):
        return actor
    kept = (one for one in actor.mentions[1:] if one.form is not Form.PRONOUN or one.span not in whom)
    return replace(actor, mentions=(actor.mentions[0], *kept))


_JOINT = re.compile(r"&|\b(?:and|as well as|with)\b", re.IGNORECASE)
_LISTED_BEHIND = re.compile(r"\s?[,(:–—-]")


def _may_be_list(text: str, span: Span) -> bool:
    """Say whether a stretch of text has what joins several, or may have their names behind it."""
    return _JOINT.search(text, span.start, span.end) is not None or _LISTED_BEHIND.match(text, span.end) is not None


def _parties(found: Findings) -> set[Span]:
    """Return the spans of all sources and parties."""
    parties = {one.source for one in found.statements} | {span for act in found.acts for span in (act.actor, act.by)}
    return {span for span in parties if span is not None and span}
