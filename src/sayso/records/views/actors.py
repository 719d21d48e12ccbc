"""An actor across the ledger in words: what it did, what it is called, and who corrected that."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.actor import ActorType
from sayso.records.correction import CorrectionId, CorrectionKind
from sayso.records.entry import EntryEdit
from sayso.records.ids import ArticleId, EntityId
from sayso.records.views.acts import ActView
from sayso.records.views.statements import StatementView


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleView:
    """What one article says that an actor is, which holds on that article's date."""

    words: str
    article: str
    """The article's id."""

    article_source: str
    title: str | None
    publisher: str | None
    published: str | None
    sentence: str | None
    """The sentence in which the words stand; None where sentences were not kept yet."""

    start: int
    """Where the words begin in the article's text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorView:
    """One actor across the ledger: the actors of several articles that are one, with how much there is of it."""

    id: EntityId
    """The least of the keys that its actors share, in 16 hexadecimal digits; correction keys do not count."""

    name: str
    """What a person calls it, else its most frequent full name."""

    other_names: tuple[str, ...]
    """What it is called elsewhere, the most frequent first."""

    type: ActorType | None
    known: str | None
    """The country, capital or international body that everybody knows beforehand: ``country:FR``."""

    wikidata: str | None
    """Its id there, ``Q5``, if a person's table said so."""

    statements: int
    """Told as said by it, or by a group that it is named as part of."""

    promises: int
    """Pledges, threats, offers and plans by which it is bound."""

    demands: int
    """Demanded of it."""

    mentions: int
    """All places that refer to it: names, nouns, pronouns."""

    articles: int
    first: str | None
    """The date of the earliest article that names it, as precise as that is; None where no article has one."""

    last: str | None
    """The date of the latest."""

    roles: tuple[RoleView, ...]
    """By date; the same words in a later article are left out."""

    latest: tuple[str, ...]
    """The titles, else the sources, of the three latest articles that name it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectionView:
    """A correction in words."""

    id: CorrectionId
    kind: CorrectionKind
    author: str
    at: str
    """Date and time in UTC, ISO 8601."""

    names: tuple[str, ...]
    """What its sides were called when it was made; of an undo, those of what it takes back."""

    sources: tuple[str, ...]
    """The names of the sources in which it has anchors."""

    value: str | None
    """The new name or the Wikidata id."""

    undoes: CorrectionId | None
    undone: bool
    """Whether an undo takes it back."""

    places: int
    """How many of its anchors stand in the ledger now."""

    anchors: int
    """How many it has; with places 0, and anchors, it finds no place. Of an entry one."""

    edit: EntryEdit | None = None
    """What it says about an entry; of an undo what it takes back. None for corrections of actors."""

    at_entries: tuple[tuple[ArticleId, str | None], ...] = ()
    """Of an entry, the articles in which it stands, each with the id of the entry there; None where it took it out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorCard:
    """Everything in the ledger about one actor."""

    actor: ActorView
    said: tuple[StatementView, ...]
    """By it, or by a group that it is named as part of; articles as they came, as all below."""

    promised: tuple[ActView, ...]
    demanded: tuple[ActView, ...]
    """What it is demanded to do."""

    said_about: tuple[StatementView, ...]
    """What others said with a mention of it."""

    corrections: tuple[CorrectionView, ...]
    """In the order in which they were made; those that are taken back too."""
