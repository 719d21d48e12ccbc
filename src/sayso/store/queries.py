"""What the ledger can be asked: one query record for each kind of record; each field that is set narrows the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.records import (
    ActorType,
    ActType,
    AppraisalType,
    ArticleId,
    Basis,
    Comparator,
    EntityId,
    EntryKind,
    Manner,
    Polarity,
    Stage,
    TimeType,
)

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

OTHERS = "*"
"""As a voice: told inside a statement, whosever it is."""


class ArticleOrder(StrEnum):
    """In which order articles are given."""

    ADDED = "added"
    """The latest first, as for the dates of publication; those without a date come last there."""

    PUBLISHED = "published"
    RELEVANCE = "relevance"
    """Those that are most about the words that are asked for first."""


PROMISES = (ActType.PLEDGE, ActType.THREAT, ActType.OFFER, ActType.PLAN)
"""The types by which the actor is bound; by the others somebody else demands or foretells something."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorQuery:
    """Which actors across the ledger to give; each field that is set narrows the answer."""

    text: str | None = None
    """The beginning of an id, eight digits at least, or words that all stand in one name or role; case, accents,
    hyphens and apostrophes do not matter."""

    begun: bool = False
    """Whether the last word may be the beginning of one, as while it is being typed."""

    type: ActorType | None = None
    limit: int | None = None
    offset: int = 0
    """How many of the first ones to leave out, as in all queries."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """What records of all kinds can be asked for; the queries of single kinds add to it."""

    about: str | None = None
    """Words that all stand, in any of their forms, in the statement, or in the sentence around another record, or in
    the title of the article; words in double quotation marks stand next to each other."""

    voice: str | None = None
    """``author``: told in the author's own voice; ``*``: inside a statement. Else a name: told inside a statement of
    somebody who goes by it."""

    publisher: str | None = None
    """Only articles of this publisher, by its whole name."""

    since: str | None = None
    """An ISO 8601 date, ``2024-04-03``, ``2024-04`` or ``2024``: only articles published then or later, as far as
    their own dates tell; undated ones are left out."""

    until: str | None = None
    """The same for articles published then or earlier."""

    article: ArticleId | None = None
    """Only this article, be it a current version or not. Without it, current versions alone."""

    id: str | None = None
    """Only records whose ids begin with this."""

    limit: int | None = None
    offset: int = 0
    """How many of the first ones to leave out."""

    def __post_init__(self) -> None:
        """Refuse what is no date."""
        refuse_what_is_no_date(since=self.since, until=self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewQuery:
    """Which entries to check: those that nobody has accepted, changed or added, the least certain first."""

    kind: EntryKind | None = None
    publisher: str | None = None
    """As in ``Query``, as are those below."""

    article: ArticleId | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleQuery:
    """Which articles to give; current versions alone. Each field that is set narrows the answer."""

    text: str | None = None
    """Words that all stand, in any of their forms, in the title or the text; words in double quotation marks stand next
    to each other."""

    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    """As in ``Query``."""

    actor: EntityId | None = None
    """Only articles that mention this actor."""

    kind: EntryKind | None = None
    """Only articles that have entries of this kind."""

    order: ArticleOrder = ArticleOrder.ADDED
    folded: bool = False
    """Of articles that carry one text only the first, with the others under it."""

    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no date."""
        refuse_what_is_no_date(since=self.since, until=self.until)


def refuse_what_is_no_date(**dates: str | None) -> None:
    """Raise a ``ValueError`` if one of ``dates`` is neither a date nor None."""
    for name, given in dates.items():
        if given is not None and not _DATE.fullmatch(given):
            raise ValueError(f"{name} is an ISO 8601 date such as 2024-04-03, not {given!r}")


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementQuery(Query):
    """Which statements to give."""

    by: str | None = None
    """Whoever said it: all words stand in the speaker's name, or all in the source as written, or all in one name or
    role that an article, be it another one, gives to who speaks or is named as part of the group that does. Case and
    accents do not matter."""

    speaker: EntityId | None = None
    """Only what this actor said, or a group that it is named as part of."""

    mentions: EntityId | None = None
    """Only what others said with a mention of this actor in the words."""

    manner: Manner | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ActQuery(Query):
    """Which acts to give."""

    by: str | None = None
    """Whoever would act, or demands, threatens or foretells: as for statements."""

    actor: EntityId | None = None
    """Only what this actor would do, or a group that it is named as part of."""

    types: tuple[ActType, ...] = ()
    """Of one of these types; empty for all."""

    promises: bool = False
    """Only what somebody is bound to: pledges, threats, offers and plans that have an actor. What somebody is bound not
    to do counts as well."""

    stage: Stage | None = None
    due_from: date | None = None
    """Only acts whose deadline or time reaches to this day or lies after it, as far as its days are known."""

    due_until: date | None = None
    """Only acts whose deadline or time begins on this day or before it."""

    gone_by: date | None = None
    """Only acts whose deadline or time has ended before this day; by deadline, those that ended last come first."""

    by_deadline: bool = False
    """Those that are due first come first, those without a known day last, in place of article by article."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureQuery(Query):
    """Which figures to give."""

    unit: str | None = None
    """An ISO 4217 code, ``percent``, or what is counted, in the singular; case does not matter."""

    comparator: Comparator | None = None
    by_value: bool = False
    """By unit, then the greatest first, in place of article by article."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeQuery(Query):
    """Which times to give."""

    first: date | None = None
    """Only times that reach to this day or lie after it, as far as it is known which days they mean."""

    last: date | None = None
    """Only times that begin on this day or before it."""

    type: TimeType | None = None
    basis: Basis | None = None
    year: str | None = None
    """``1994``, or ``199`` for the decade: only times that begin then, or end then where nobody knows the beginning."""

    by_day: bool = False
    """As a timeline: only times whose days are known, the earliest first, in place of all article by article."""

    unknown: bool = False
    """In a timeline those dates also whose days are not known, at its end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AppraisalQuery(Query):
    """Which appraisals to give."""

    type: AppraisalType | None = None
    polarity: Polarity | None = None
