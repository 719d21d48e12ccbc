"""What came of a run: the ``Outcome`` of each article, the ``Report`` of all, the ``Change`` of reading one again.

Takes readings and skipped sources as the pipeline gives them. How it is told to people is left to ``show``.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.records import (
    Act,
    Appraisal,
    ArticleId,
    Figure,
    Reading,
    SentenceRole,
    Skipped,
    StatementView,
    Time,
    statement_views,
)
from sayso.store import Added

_LISTED = 1000
"""Skipped sources that a report lists; a bound on memory."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a run did to the ledger."""

    new: int
    new_versions: int
    updated: int
    unchanged: int
    statements: int
    """In the articles that are new, new versions or updated, as all records that are counted here."""

    acts: int
    figures: int
    times: int
    appraisals: int
    sentences: tuple[tuple[SentenceRole, int], ...]
    """How many are accounted for by each role, in the order of the roles."""

    skipped_count: int
    skipped: tuple[Skipped, ...]
    """The first thousand; the ledger lists them all."""

    seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of one article, or of a source that gave none."""

    source: str
    """By which the ledger knows it."""

    added: Added | None
    """None where nothing of it is in the ledger."""

    skipped: Skipped | None
    """Why it was not read; of an article in another language, that is kept all the same."""

    article: ArticleId | None
    """None where nothing of it is in the ledger."""

    title: str | None


class Counting:
    """What a run into the ledger did so far."""

    def __init__(self) -> None:
        """Begin the run's time."""
        self.added = Counter[Added]()
        self._found = Counter[str]()
        self._sentences = Counter[SentenceRole]()
        self._skipped: list[Skipped] = []
        self._skipped_count = 0
        self._started = time.perf_counter()

    def count(self, reading: Reading) -> None:
        """Count what was found in an article."""
        for kind in ("statements", "acts", "figures", "times", "appraisals"):
            self._found[kind] += len(getattr(reading, kind))
        self._sentences.update(sentence.role for sentence in reading.sentences)

    def skip(self, skipped: Skipped) -> None:
        """Count what could not be read, and list the first of it."""
        self._skipped_count += 1
        if len(self._skipped) < _LISTED:
            self._skipped.append(skipped)

    def report(self) -> Report:
        """Return what the run did up to now."""
        return Report(
            new=self.added[Added.NEW],
            new_versions=self.added[Added.NEW_VERSION],
            updated=self.added[Added.UPDATED],
            unchanged=self.added[Added.UNCHANGED],
            statements=self._found["statements"],
            acts=self._found["acts"],
            figures=self._found["figures"],
            times=self._found["times"],
            appraisals=self._found["appraisals"],
            sentences=tuple((role, self._sentences[role]) for role in SentenceRole if self._sentences[role]),
            skipped_count=self._skipped_count,
            skipped=tuple(self._skipped),
            seconds=time.perf_counter() - self._started,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """How many records of one kind came and went; one that changed in any part did both."""

    kind: str
    """``act``, ``figure``, ``time`` or ``appraisal``."""

    more: int
    fewer: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What reading an article again changed."""

    article: ArticleId
    source: str
    added: tuple[StatementView, ...]
    removed: tuple[StatementView, ...]
    """A statement whose speaker, manner or voice changed is removed and added."""

    same: int
    """How many statements stayed as they were."""

    others: tuple[Difference, ...]
    """How many records of other kinds came and went; kinds without change are left out."""


def failed(source: str, stage: str, error: Exception) -> Skipped:
    """Return why a source was skipped where nobody foresaw that it could fail."""
    reason = f"sayso itself failed on it ({type(error).__name__}: {error}), a bug that is worth reporting"
    return Skipped(source=source, stage=stage, reason=reason)


def change_between(before: Reading, after: Reading) -> Change:
    """Return what reading an article again changed."""
    old, new = ({_told(view): view for view in statement_views(reading)} for reading in (before, after))
    return Change(
        article=after.article.id,
        source=after.article.source,
        added=tuple(view for told, view in new.items() if told not in old),
        removed=tuple(view for told, view in old.items() if told not in new),
        same=len(old.keys() & new.keys()),
        others=tuple(_differences(before, after)),
    )


def _differences(before: Reading, after: Reading) -> Iterator[Difference]:
    layers: list[tuple[str, Callable[[Reading], Iterable[Act | Figure | Time | Appraisal]]]] = [
        ("act", lambda reading: reading.acts),
        ("figure", lambda reading: reading.figures),
        ("time", lambda reading: reading.times),
        ("appraisal", lambda reading: reading.appraisals),
    ]
    for kind, layer in layers:
        old, new = ({_however_sure(record) for record in layer(reading)} for reading in (before, after))
        if old != new:
            yield Difference(kind=kind, more=len(new - old), fewer=len(old - new))


def _however_sure(record: Act | Figure | Time | Appraisal) -> Act | Figure | Time | Appraisal:
    return record if isinstance(record, Figure) else replace(record, confidence=0)


def _told(view: StatementView) -> tuple[str | None, ...]:
    """Return what makes a statement the same to people, however sure the model is of it."""
    return view.id, view.speaker, view.manner, view.voice
