"""Somebody whom an article mentions, while the mentions are being gathered, and the record made of him in the end."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from sayso.records import Actor, ActorType, ArticleId, Form, Mention, Span
from sayso.resolve.names import Name
from sayso.resolve.page import Page

Gender = Literal["he", "she"]


@dataclass(slots=True, eq=False)
class Candidate:
    """Somebody or something that the article mentions, while its mentions are being gathered."""

    names: list[Name] = field(default_factory=list)
    mentions: dict[Span, Form] = field(default_factory=dict)
    type: ActorType | None = None
    gender: Gender | None = None
    places: list[int] = field(default_factory=list)
    """Where the mentions begin, in text order."""

    descriptions: dict[str, list[int]] = field(default_factory=dict)
    """The nouns that the article says this is ("mayor"), each with the places where it does, in text order."""

    nominal: str = ""
    """The words that describe it, where it has no name."""

    human: bool | None = None
    """Whether its names are a person's; None where analysis has not found them."""

    @property
    def may_be_person(self) -> bool:
        """Whether nothing speaks against a person."""
        return self.type in {None, ActorType.PERSON} and self.human is not False

    @property
    def is_person(self) -> bool:
        """Whether the words show a person, or a name of several words shows nothing else."""
        several = any(len(name.words) > 1 and not name.article for name in self.names)
        return self.type is ActorType.PERSON or (self.type is None and several) or self.human is True

    def mention(self, span: Span, form: Form) -> None:
        """Add a mention, unless the same words are one already."""
        if span not in self.mentions:
            self.mentions[span] = form
            insort(self.places, span.start)

    def forget(self, span: Span) -> None:
        """Take a mention away, if it is one."""
        if self.mentions.pop(span, None) is not None:
            self.places.remove(span.start)

    def settle(self) -> None:
        """Take what most of its names are for what it is, where the words do not show it."""
        kinds = Counter(name.given.type for name in self.names if name.given and name.given.type)
        self.type = self.type or next((kind for kind, _ in kinds.most_common(1)), None)

    def last_mention(self, position: int) -> int:
        """Return where it was last mentioned before ``position``, or -1."""
        number = bisect_left(self.places, position)
        return self.places[number - 1] if number else -1


def to_actor(candidate: Candidate, article_id: ArticleId, page: Page) -> Actor:
    """Return the record of a candidate: its fullest name, and its mentions in text order."""
    borne = {word for name in candidate.names if name.given for word in name.words}
    # Of somebody whose names analysis found, a name that it did not find may be one if it is a part of those.
    names = [name for name in candidate.names if name.given or not borne or borne.issuperset(name.words)]
    usual = candidate.type if borne else None
    mentions = {span: Mention(span=span, form=form) for span, form in candidate.mentions.items() if form != Form.NAME}
    for name in names:
        mentions[name.span] = name.given or Mention(span=name.span, form=Form.NAME, type=usual)
    fullest = max(names, key=lambda name: (len(name.words), len(name.span), -name.start), default=None)
    return Actor(
        article_id=article_id,
        name=fullest.span.of(page.text) if fullest else candidate.nominal,
        mentions=_apart(mentions, {name.span for name in names if name.given}),
        type=candidate.type,
    )


def _apart(mentions: dict[Span, Mention], given: set[Span]) -> tuple[Mention, ...]:
    """Return mentions in text order, without those that repeat the beginning of a longer one, or cross it.

    What is ``given`` by analysis always stays. "His" stays beside "the winner of his first race", which holds it.
    """
    kept: list[Mention] = []
    outer: Span | None = None
    for span in sorted(mentions, key=lambda span: (span.start, -span.end)):
        mention = mentions[span]
        if outer is None or span.start >= outer.end:
            outer = span
        elif span not in given and (span.start == outer.start or span.end > outer.end or mention.form is Form.NAME):
            continue
        elif span.end > outer.end:
            kept = [one for one in kept if one.span != outer or one.span in given]
            outer = span
        kept.append(mention)
    return tuple(kept)
