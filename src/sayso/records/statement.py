"""A statement: words an article attributes to someone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from sayso.records.ids import ActorId, ArticleId, StatementId, fingerprint
from sayso.records.span import Span, enclosing

AUTHOR: Final = "author"
"""The voice that is nobody's statement."""

Voice = StatementId | Literal["author"] | None
"""``author``, the innermost statement that contains the record, or None: unknown."""


class Manner(StrEnum):
    """How a statement is told."""

    DIRECT = "direct"
    """All of its content stands in quotation marks, or is set as a quotation."""

    INDIRECT = "indirect"
    MIXED = "mixed"
    """Told in the author's words, with quoted ones among them."""


class Method(StrEnum):
    """What made a finding."""

    MODEL = "model"
    RULES = "rules"
    MODEL_AND_RULES = "model+rules"
    PERSON = "person"
    """A person said so: added it, changed it, or found it right as it was."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """Words an article attributes to someone, and where it does so."""

    article_id: ArticleId
    source: Span | None
    """Who said it, as written. None if the article names nobody there."""

    cue: Span | None
    """The reporting words, such as "said" or "according to"."""

    content: tuple[Span, ...]
    """What was said, in pieces where the article interrupts it; in text order, at least one."""

    manner: Manner
    confidence: float
    """The reader's probability, between 0 and 1, that this is a statement with these parts."""

    method: Method
    speaker: ActorId | None = None
    """Who the source is, among the article's actors. None until resolved, and where it cannot be."""

    voice: Voice = None
    """In whose voice the statement is told; None until resolved."""

    @property
    def id(self) -> StatementId:
        """Made from the article and all spans."""
        return StatementId(fingerprint("statement", self.article_id, self.source, self.cue, self.content))

    @property
    def anchor(self) -> Span:
        """The words by which the statement is placed in the text: its cue, else its first piece."""
        return self.cue or self.content[0]

    @property
    def extent(self) -> Span:
        """The stretch of text from the first to the last of its parts."""
        return enclosing((*self.content, *(part for part in (self.source, self.cue) if part)))
