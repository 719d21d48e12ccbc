"""An actor: a person, organisation, place or group, with all its mentions in one article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.ids import ActorId, ArticleId, fingerprint
from sayso.records.span import Span


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"


class Form(StrEnum):
    """How a mention refers: by name ("Ann Lee"), by noun ("the mayor") or by pronoun ("she")."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """One place where the article refers to an actor."""

    span: Span
    form: Form
    type: ActorType | None = None
    """What these words, there, refer to; None where nothing shows it."""

    stands_for: ActorId | None = None
    """For the name of a place that acts or speaks as somebody, whom it stands for: its government, or its country."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Everything in one article that refers to one person, organisation, place or group."""

    article_id: ArticleId
    name: str
    """The fullest name the article gives, else its most telling description, as written."""

    mentions: tuple[Mention, ...]
    """In text order, at least one."""

    type: ActorType | None = None
    """None where the words do not show it."""

    members: tuple[ActorId, ...] = ()
    """Of a group that the article puts together ("Ann Lee and Bo Kim said"): each of them, in text order."""

    roles: tuple[Span, ...] = ()
    """The words that say what it is ("mayor of Hartwick"), in text order; what they hold on the article's date."""

    @property
    def id(self) -> ActorId:
        """Made from the article, the name and the first mention."""
        return ActorId(fingerprint("actor", self.article_id, self.name, self.mentions[0].span))
