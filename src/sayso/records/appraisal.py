"""An appraisal: the author's own loaded words, or words held at arm's length in scare quotes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.ids import AppraisalId, ArticleId, StatementId, fingerprint
from sayso.records.span import Span
from sayso.records.statement import Method, Voice


class AppraisalType(StrEnum):
    """How the author's own view shows."""

    LOADED = "loaded"
    """Words that judge, praise, blame, ridicule or heighten."""

    SCARE = "scare"
    """Words in quotation marks that nobody is said to have uttered there."""


class Polarity(StrEnum):
    """Whether loaded words speak for or against their target."""

    POSITIVE = "+"
    NEGATIVE = "-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Appraisal:
    """One loaded phrase or scare quote."""

    article_id: ArticleId
    type: AppraisalType
    span: Span
    target: Span | None = None
    """What is judged, as written; of loaded words only."""

    polarity: Polarity | None = None
    """None for scare quotes."""

    confidence: float
    """The reader's probability, between 0 and 1, that these words are an appraisal of this type."""

    method: Method = Method.MODEL
    voice: Voice = None
    """In whose voice it stands; None until resolved."""

    echo_of: StatementId | None = None
    """Of a scare quote, the earlier statement whose content holds these words: it quotes nothing new."""

    @property
    def id(self) -> AppraisalId:
        """Made from the article, the type and the span."""
        return AppraisalId(fingerprint("appraisal", self.article_id, self.type, self.span))
