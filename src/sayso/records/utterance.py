"""An utterance: what somebody said on one occasion, as several articles quote it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from sayso.records.ids import ActorId, ArticleId, StatementId, fingerprint
from sayso.records.span import Span

TellingId = NewType("TellingId", str)


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One quotation: the words between a pair of quotation marks."""

    article_id: ArticleId
    span: Span
    """The words without their marks."""

    statement: StatementId | None
    """In whose content it stands; None where it is told in none, so that it may be a title or a by-word."""

    speaker: ActorId | None
    """Who is told to have said it, among the article's actors; None where that is not known."""

    named: bool = False
    """Whether the speaker is named right there, so that no pronoun or gap had to be resolved."""

    @property
    def id(self) -> TellingId:
        """Made from the article and the span."""
        return TellingId(fingerprint("telling", self.article_id, self.span))


class Hold(StrEnum):
    """How much the words that two tellings share can hold together."""

    ONE_SPEAKER = "one speaker"
    """They are one utterance if one and the same person is told to have said both."""

    ANY_SPEAKER = "any speaker"
    """So many and so rare are the words that they are one utterance also where nobody knows who said one of them."""

    VERBATIM = "verbatim"
    """So long is the row of the very same words that they are one utterance also where "he said" was taken for somebody
    else, if that article names the speaker as well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlap:
    """The words that two tellings share."""

    one: TellingId
    other: TellingId
    hold: Hold
    longest: int
    """Words of the longest row that stands in both."""

    share: float
    """What part of the shorter telling's words stands in such rows, from 0 to 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the ledger keeps of an article's quotations so that other tellings of them are found."""

    article_id: ArticleId
    tellings: tuple[Telling, ...]
    """In text order."""

    bands: tuple[tuple[int, ...], ...]
    """Of each telling, hashes of words that stand together in it; sorted."""
