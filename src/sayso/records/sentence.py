"""A sentence, and how the ledger accounts for it: nothing of the body is silently passed over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.ids import ArticleId, SentenceId, fingerprint
from sayso.records.span import Span
from sayso.records.statement import Method, Voice


class SentenceRole(StrEnum):
    """What a sentence does in the article."""

    REPORTED = "reported"
    """It tells what somebody other than the author said, thinks or wants."""

    ASSERTION = "assertion"
    """The author states something as a fact."""

    JUDGEMENT = "judgement"
    """The author judges, praises, blames or ridicules."""

    FORECAST = "forecast"
    """The author tells what will, may or is meant to happen."""

    CALL = "call"
    """The author asks that something be done."""

    FURNITURE = "furniture"
    """It belongs to the page, not to what the article tells: credits, notes, invitations to read on."""

    RESIDUE = "residue"
    """None of these, as far as the rules can tell: fragments, questions, text that is no prose."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence of an article; its role follows by rules from what was found in it."""

    article_id: ArticleId
    span: Span
    role: SentenceRole
    method: Method = Method.RULES
    voice: Voice = None
    """In whose voice it stands; None until resolved."""

    @property
    def id(self) -> SentenceId:
        """Made from the article and the span."""
        return SentenceId(fingerprint("sentence", self.article_id, self.span))
