"""What one reading of one source gives: an article with its records, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.act import Act
from sayso.records.actor import Actor
from sayso.records.appraisal import Appraisal
from sayso.records.article import Article, Source
from sayso.records.entry import PlacedEdit
from sayso.records.figure import Figure
from sayso.records.ids import RunId, fingerprint
from sayso.records.sentence import Sentence
from sayso.records.statement import Statement
from sayso.records.time import Time


@dataclass(frozen=True, kw_only=True, slots=True)
class Skipped:
    """A source, or an article of it, that a stage could not read, and why."""

    source: str
    stage: str
    """``intake`` or ``analyse``."""

    reason: str
    """A sentence without its full stop that says what is wrong and, where it can, what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Maker:
    """What made the records of a reading: the versions that, with the source, decide them."""

    model: str
    """Name, version and digest of the weights, such as ``reader-1 (int8, 3f2a9c)``; empty where no model was used."""

    rules: str
    """The version of the rules of intake, analysis and resolution."""

    @property
    def id(self) -> RunId:
        """Made from the versions: the same makers are the same run."""
        return RunId(fingerprint("run", self.model, self.rules))


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """An article and all that was found in it."""

    source: Source
    article: Article
    maker: Maker
    statements: tuple[Statement, ...] = ()
    """In the order of their anchors."""

    actors: tuple[Actor, ...] = ()
    """In the order of their first mentions."""

    acts: tuple[Act, ...] = ()
    """In text order, as are all records below."""

    times: tuple[Time, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    figures: tuple[Figure, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    skipped: Skipped | None = None
    """Why the analysis left the article unread, where it did; then there are no records."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected:
    """A reading as people have corrected it."""

    reading: Reading
    uncorrected: Reading
    """As model and rules made it."""

    placed: tuple[PlacedEdit, ...]
    """Where the corrections in force stand; those that find no place are left out."""
