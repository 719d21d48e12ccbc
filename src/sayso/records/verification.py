"""Quotations of an article, checked against the texts that they are taken from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sayso.records.article import Article
from sayso.records.ids import ArticleId, StatementId
from sayso.records.span import Span


class Wording(StrEnum):
    """What a quotation is to the words of its source; of several things that hold, the last one named here counts."""

    VERBATIM = "verbatim"
    """The same words in the same order; what stands before the first word and after the last one does not count."""

    WRITTEN_OTHERWISE = "verbatim but for writing"
    """The same words; punctuation, quotation marks, capitals, spelling, the writing of numbers or contractions differ,
    brackets explain, or hesitations ("uh") are left out."""

    LEFT_OUT_MARKED = "words left out, marked"
    """Words of the same passage are left out, and dots or brackets stand for them."""

    LEFT_OUT = "words left out, unmarked"
    SPLICED = "joined from several places"
    """Its parts stand more than 60 words apart, in another order, in the words of several speakers or in several
    texts."""

    ALTERED = "words altered"
    """Words are replaced by others, put in, or put in another order."""

    TOO_SHORT = "too short to judge"
    """One or two words that stand nowhere: too little to say what they would be taken from."""

    NOT_FOUND = "not found"


FAITHFUL = frozenset({Wording.VERBATIM, Wording.WRITTEN_OTHERWISE, Wording.LEFT_OUT_MARKED, Wording.TOO_SHORT})
"""What quoting allows, or what nothing is known of."""


class ChangeKind(StrEnum):
    """In what a quotation differs from its source."""

    PUNCTUATION = "punctuation"
    CAPITALS = "capitals"
    SPELLING = "spelling"
    BRACKETS = "brackets"
    """Words in brackets stand for others, or beside them."""

    HESITATION = "hesitation"
    """Left out: "uh", or a word that was begun twice."""

    LEFT_OUT = "left out"
    PUT_IN = "put in"
    ALTERED = "altered"
    ORDER = "order"


Grave = Literal["negation", "number", "name"]
"""What a change may touch that readers must know of first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Speech:
    """What one speaker says before another one does; a text without speakers is one speech."""

    label: Span | None
    """Who speaks, as written; None where no label tells."""

    content: tuple[Span, ...]
    """In text order, without stage directions."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenText:
    """A text that was given to check articles against."""

    article: Article
    speeches: tuple[Speech, ...]
    lines: tuple[int, ...] = ()
    """Where lines begin in its source, as decoded; none where they are no lines that a person counts."""

    trouble: str | None = None
    """Why nothing is sought in it, where nothing is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuoteChange:
    """One difference between a quotation and its source."""

    kind: ChangeKind
    quoted: Span | None
    """The article's words or signs; None where it has none there."""

    said: Span | None
    """Those of the text; None where it has none there."""

    passage: int
    """In which of the passages of the quotation ``said`` lies, or would."""

    marked: bool = False
    """Whether dots or brackets say that something was changed here."""

    touches: Grave | None = None

    @property
    def is_grave(self) -> bool:
        """Whether a negation or a number changed: what makes the opposite, or another figure, of what was said."""
        return self.touches in {"negation", "number"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Where a text holds a quotation, or a part of one."""

    text: int
    """Which of the texts."""

    said: Span
    """From the first word that is quoted to the last one, with what was left out between them."""

    around: Span
    """The sentences that hold these words."""

    speaker: Span | None
    """Who speaks there, by the label of a transcript's turn."""

    page: int | None
    """Of a printed text, from 1."""

    line: int | None
    """Of a text without pages whose lines are for people, from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuoteCheck:
    """One quotation of an article, and what became of the words on the way into it."""

    quoted: Span
    """What stands between the quotation marks."""

    statement: StatementId | None
    """The statement whose content it is; None where none was found."""

    speaker: str | None
    """Who said it, as the article has it."""

    wording: Wording
    passages: tuple[Passage, ...] = ()
    """In the order of the quotation; one, unless it is joined from several."""

    changes: tuple[QuoteChange, ...] = ()
    """In the order of the quotation."""

    others: tuple[Passage, ...] = ()
    """Where the text has the very same words again."""

    other_speaker: str | None = None
    """Somebody else who said it, or a part of it, as a transcript labels them; None where no label shows that."""

    @property
    def is_grave(self) -> bool:
        """Whether readers must know of it first: a negation or a number changed, or somebody else said it."""
        return self.other_speaker is not None or any(change.is_grave for change in self.changes)

    @property
    def is_faithful(self) -> bool:
        """Whether quoting allows what was changed, if anything was."""
        return self.wording in FAITHFUL and not self.is_grave


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """An article's quotations, checked against texts."""

    article: Article
    article_id: ArticleId
    texts: tuple[GivenText, ...]
    checks: tuple[QuoteCheck, ...]
    """In text order."""

    @property
    def unfaithful(self) -> tuple[QuoteCheck, ...]:
        """What is altered, cut without a mark, spliced or not found; of other words those that are grave."""
        return tuple(check for check in self.checks if not check.is_faithful)
