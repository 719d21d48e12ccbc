"""How the texts of articles hang together: copies, what each changed, and whom an article credits with its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.ids import ArticleId
from sayso.records.span import Span


class Copying(StrEnum):
    """What the body of one article is to that of another."""

    COPY = "copy"
    """The sentences of the shorter body that stand in the longer one are four fifths of it, by their words."""

    PARTLY = "partly"
    """Whole sentences are shared, but each has much of its own."""

    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Likeness:
    """How much of the shorter of two bodies stands in the longer one; furniture and captions are no part of a body."""

    shorter: ArticleId
    longer: ArticleId
    copying: Copying
    sentences: int
    """Of the shorter body."""

    word_for_word: int
    """How many of them stand in the longer one as they are, but for punctuation and capitals."""

    edited: int
    """How many stand there lightly edited."""

    share: float
    """What part of the shorter body's words those sentences hold, from 0 to 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BodySentence:
    """A sentence of an article's body."""

    span: Span
    quoted: bool = False
    """Whether most of its words stand in quotation marks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """The sentences that an article itself brings: no title, caption, credit or other furniture."""

    article_id: ArticleId
    sentences: tuple[BodySentence, ...]
    """In text order."""

    beside: tuple[Span, ...] = ()
    """Captions, headings and fragments: they count for nothing, but what stands in another body may stand here."""


class Place(StrEnum):
    """Where an article credits an agency."""

    BYLINE = "byline"
    DATELINE = "dateline"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True, slots=True)
class Credit:
    """Words by which an article says that an agency's text is in it: evidence, which alone makes no copy."""

    article_id: ArticleId
    agency: str
    """The agency's usual name: ``AP``, ``Reuters``."""

    place: Place
    span: Span | None
    """The words, None where the source tells its author outside the text."""

    words: str


class Edit(StrEnum):
    """What became of a sentence from one article to another."""

    KEPT = "kept"
    EDITED = "edited"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True, slots=True)
class SentenceEdit:
    """One sentence, or several that were joined or parted, in two articles."""

    edit: Edit
    before: Span | None
    """In the first article; None where it was added."""

    after: Span | None
    """In the other one; None where it was dropped."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sketch:
    """What the ledger keeps of an article so that its copies are found: its body, and bands that alike bodies share."""

    body: Body
    bands: tuple[int, ...]
    """MinHash values of its sentences; sorted."""

    credits: tuple[Credit, ...]
    rules: str
    """By which they were made."""
