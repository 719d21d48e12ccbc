"""The ledger: what was read, who said what in it, and what could not be read.

Readings and skipped sources come in, views, readings and counts go out. Every write is a step that happens wholly or
not at all, and steps are committed in batches; a process that is killed loses its last batch at most, and reading the
same sources again makes it good. The file is long because a ledger answers many questions; what each of them does is
left to the other modules of this package.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from sayso.errors import LedgerBusyError, LedgerError
from sayso.records import (
    ActorCard,
    ActorId,
    ActorView,
    ActType,
    ActView,
    AppraisalView,
    ArticleId,
    Body,
    Corrected,
    Correction,
    CorrectionKind,
    CorrectionView,
    EntityId,
    EntryCorrection,
    EntryEdit,
    EntryKind,
    FigureView,
    Likeness,
    OriginView,
    Overlap,
    Reading,
    RunId,
    Sketch,
    Skipped,
    StatementView,
    TellingId,
    TimeView,
    Told,
    Traced,
    UtteranceView,
)
from sayso.store import (
    answers,
    asking,
    copies,
    corrections,
    editing,
    edits,
    entities,
    facets,
    library,
    origins,
    remembering,
    review,
    searching,
    tellings,
    timeline,
    told_again,
    writing,
)
from sayso.store.connection import Opened, open_for_reading, open_for_writing, open_in_memory
from sayso.store.copies import ArticlePair
from sayso.store.location import default_author, default_path, make_private
from sayso.store.queries import (
    ActorQuery,
    ActQuery,
    AppraisalQuery,
    ArticleQuery,
    FigureQuery,
    Query,
    ReviewQuery,
    StatementQuery,
    TimeQuery,
)
from sayso.store.tellings import TellingPair
from sayso.store.timeline import DatedView, DaysCount, Grain, TimelineQuery
from sayso.store.trouble import told_as_ledger_errors
from sayso.store.views import (
    Added,
    ArticleRow,
    ArticleView,
    Counts,
    EntryView,
    Facet,
    LedgerInfo,
    ReviewView,
    SkippedView,
)

_BATCH_STEPS = 200
_BATCH_SECONDS = 1.0
"""A batch is committed with the step that makes it this long, whichever comes first."""


class Ledger:
    """An open ledger; close it, or use it in a ``with``.

    Every method raises ``LedgerError`` where the file cannot be read or written.
    """

    def __init__(self, opened: Opened, path: Path | None) -> None:
        """``open`` and ``in_memory`` make ledgers."""
        self.path = path
        self._opened = opened
        self._db = opened.db
        self._closed = False
        self._steps = 0
        self._began = 0.0
        self._inside = 0

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        *,
        write: bool,
        on_wait: Callable[[str], None] | None = None,
        wait: float = 60.0,
    ) -> Self:
        """Open the ledger at ``path`` (``default_path()`` if None).

        With ``write`` it is made if it is not there, and no other process can write until it is closed. If another one
        is writing, ``on_wait`` is called once with a sentence that says so, and after ``wait`` seconds
        ``LedgerBusyError`` is raised. ``on_wait`` hears as well that an older ledger is brought up to date. Without
        ``write`` a ledger that is not there raises ``LedgerError``.
        """
        path = default_path() if path is None else path
        opened = (
            open_for_writing(path, wait=wait, on_wait=on_wait) if write else open_for_reading(path, on_wait=on_wait)
        )
        return cls(opened, path)

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty ledger that can be written and is gone when closed."""
        return cls(open_in_memory(), None)

    def close(self) -> None:
        """Commit, and let others write."""
        if self._closed:
            return
        self._closed = True
        try:
            self.commit()
        finally:
            self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        # Also after Ctrl-C: every step that is in the batch is whole.
        self.close()

    # Writing

    def add(self, reading: Reading | Corrected, traced: Traced | None = None) -> Added:
        """Write a reading down, as the current version of its source; link its actors, now or with ``link``.

        If people have corrected entries of its source and it does not come as they have, it is ``to_correct``.
        """
        with self._step():
            return writing.write_reading(self._db, reading, traced)

    def replace(self, reading: Reading | Corrected, traced: Traced | None = None) -> None:
        """Give an article the records that another run found; which version of its source is current stays as it is.

        ``LedgerError`` if the article is not here.
        """
        with self._step():
            replaced = writing.replace_records(self._db, reading, traced)
        if not replaced:
            raise self._unknown((reading.reading if isinstance(reading, Corrected) else reading).article.id)

    def rewrite(self, corrected: Corrected) -> bool:
        """Give an article the records that people made of its own, if that concerns no other article.

        Says whether it does not; if it does, nothing is written, and the article is to be replaced.
        """
        with self._step():
            return writing.rewrite_records(self._db, corrected)

    def link(self, reading: Reading, traced: Traced) -> None:
        """Link the actors of an article that is here, which was not linked yet or by other rules."""
        with self._step():
            writing.replace_traces(self._db, reading, traced)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing; what is kept is safe at once."""
        if self._inside:
            with self._step():
                yield
            return
        self.commit()
        with self._trouble():
            # No savepoint around those of the steps inside: with each of them SQLite would go through all that was
            # written before, two milliseconds for an article in the middle of two thousand.
            self._db.execute("BEGIN IMMEDIATE")
            self._inside += 1
            try:
                yield
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            finally:
                self._inside -= 1
            self._db.execute("COMMIT")

    def add_sketch(self, sketch: Sketch) -> None:
        """Write down by what the copies of an article are found."""
        with self._step():
            copies.write_sketch(self._db, sketch)

    def bodies_to_compare(self) -> tuple[ArticlePair, ...]:
        """Return the articles to be compared, two and two: those whose sketches were added since this was asked last.

        And those that others, which are gone, tied together.
        """
        with self._step():
            return tuple(copies.to_compare(self._db))

    def add_likenesses(self, likenesses: Iterable[Likeness]) -> None:
        """Write down which bodies are alike."""
        with self._step():
            copies.write_likenesses(self._db, likenesses)

    def add_told(self, told: Told) -> None:
        """Write down by what other tellings of an article's quotations are found, once its sketch is here."""
        with self._step():
            tellings.write_told(self._db, told)

    def tellings_to_compare(self) -> tuple[TellingPair, ...]:
        """Return the tellings to be compared, as ``bodies_to_compare`` does the articles."""
        with self._step():
            return tuple(tellings.to_compare(self._db))

    def add_overlaps(self, overlaps: Iterable[Overlap]) -> None:
        """Write down what tellings share."""
        with self._step():
            tellings.write_overlaps(self._db, overlaps)

    def not_compared(self, rules: str) -> tuple[ArticleId, ...]:
        """Return the articles whose copies were not sought yet, or by other rules."""
        with self._step():
            return copies.waiting(self._db, rules)

    def add_skipped(self, skipped: Skipped) -> None:
        """Write down that a source could not be read; that is forgotten once an article goes by its name."""
        with self._step():
            writing.write_skipped(self._db, skipped)

    def keep_skipped(self, source: str, *, only: Collection[str]) -> None:
        """Of what was skipped of ``source``, of its lines and of the files below it, forget all but ``only``.

        For a source that was just read to its end: an article of a .jsonl file goes by a name of its own, so that only
        the whole file shows that a line has been mended.
        """
        with self._step():
            writing.keep_skipped(self._db, source, only)

    def merge(self, one: str, other: str, *, author: str | None = None) -> CorrectionView:
        """Say that two actors are one.

        This and the next four take a name or the beginning of an id (eight digits), as ``actor`` does; ``author`` is
        ``default_author()`` if None. ``LedgerError`` if the name means nobody or several, or there is nothing to say.
        """
        return self._edited(author, lambda editing: editing.merge(one, other))

    def split(self, name: str, articles: Sequence[ArticleId], *, author: str | None = None) -> CorrectionView:
        """Say that whoever goes by ``name`` in ``articles`` is somebody else than in all others."""
        return self._edited(author, lambda editing: editing.split(name, articles))

    def rename(self, name: str, new: str, *, author: str | None = None) -> CorrectionView:
        """Say what an actor is to be called."""
        return self._edited(author, lambda editing: editing.rename(name, new))

    def identify(self, name: str, wikidata: str, *, author: str | None = None) -> CorrectionView:
        """Say under which id Wikidata knows an actor, such as ``Q42``; actors with the same id are one."""
        return self._edited(author, lambda editing: editing.identify(name, wikidata))

    def undo(self, correction: str | None = None, *, author: str | None = None) -> CorrectionView:
        """Take back a correction, by the beginning of its id, or the last one that is in force and no undo itself.

        If it is about an entry, its articles are ``to_correct`` then; ``sayso.correcting.undo`` does that too.
        """
        return self._edited(author, lambda editing: editing.undo(correction))

    def edit(self, kind: CorrectionKind, edit: EntryEdit, *, author: str | None = None) -> CorrectionView:
        """Write down what somebody says about an entry, unchecked; its articles are ``to_correct`` from then on."""
        return self._edited(author, lambda editing: editing.edit(kind, edit))

    def add_correction(self, correction: Correction) -> bool:
        """Take a correction over from another ledger; say whether it was not here before."""
        with self._step():
            return corrections.write_correction(self._db, correction)

    def to_correct(self) -> tuple[ArticleId, ...]:
        """Return the articles, old versions too, whose entries are not as the corrections that are here say."""
        with self._trouble():
            return edits.waiting(self._db)

    def corrected(self) -> tuple[ArticleId, ...]:
        """Return the articles, current versions alone, of which entries are as people say."""
        with self._trouble():
            return edits.corrected(self._db)

    def edits(self, sha256: str) -> tuple[EntryCorrection, ...]:
        """Return what people said about entries of a source, in the order in which they did."""
        with self._trouble():
            return edits.of_source(self._db, sha256)

    def uncorrected(self, article: ArticleId) -> Reading:
        """Return an article as model and rules read it; ``LedgerError`` if it is not here."""
        with self._trouble():
            reading = edits.uncorrected(self._db, article)
        if reading is None:
            raise self._unknown(article)
        return reading

    def commit(self) -> None:
        """Make safe what was written; happens by itself every second or few hundred articles, and on closing."""
        with self._trouble():
            if self._db.in_transaction and not self._inside:
                self._db.execute("COMMIT")

    def forget(self, article: ArticleId) -> tuple[ArticleView, ...]:
        """Remove an article, its records and, if no other article needs them, its source's bytes, for good.

        Returns the other versions of its source, which stay; the newest of them becomes the current one if this one
        was. Backups made before are not touched. ``LedgerError`` if the article is not here; ``LedgerBusyError`` if it
        is forgotten, but its words are still in the file because another process reads what was there before.
        """
        with self._step():
            source = writing.forget_article(self._db, article)
        if source is None:
            raise self._unknown(article)
        self.commit()
        with self._trouble():
            # Until then the write-ahead log holds the pages as they were.
            busy, *_ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            others = asking.versions(self._db, source)
        if busy:
            raise LedgerBusyError(
                str(self.path),
                "the article is forgotten, but another program is reading the ledger, whose file still holds the words",
                "They go with the next command that writes to the ledger once that program has finished.",
            )
        return others

    def backup(self, file: Path) -> None:
        """Write a copy of the ledger to ``file``, which must not be there yet; its owner alone can read it."""
        self.commit()
        if file.exists():
            raise LedgerError(str(file), "there is a file already", "Name a new one; backups overwrite nothing.")
        with told_as_ledger_errors(str(file)):
            make_private(file)
            try:
                with closing(sqlite3.connect(file)) as copy:
                    self._db.backup(copy)
            except BaseException:
                file.unlink()
                raise

    # Reading

    @property
    def statements(self) -> Iterator[StatementView]:
        """All statements of current versions: articles as they came, statements in the order of their anchors."""
        return self.search(StatementQuery())

    def search(self, query: StatementQuery) -> Iterator[StatementView]:
        """Yield the statements that ``query`` asks for, in the same order."""
        with self._trouble():
            yield from answers.STATEMENTS.ask(self._db, query)

    def acts(self, query: ActQuery | None = None) -> Iterator[ActView]:
        """Yield the acts that ``query`` asks for, or all: articles as they came, acts as they stand in the text."""
        with self._trouble():
            yield from answers.ACTS.ask(self._db, query or ActQuery())

    def figures(self, query: FigureQuery | None = None) -> Iterator[FigureView]:
        """Yield the figures that ``query`` asks for, or all, in the same order unless it asks for another."""
        with self._trouble():
            yield from answers.FIGURES.ask(self._db, query or FigureQuery())

    def times(self, query: TimeQuery | None = None) -> Iterator[TimeView]:
        """Yield the times that ``query`` asks for, or all, in the same order unless it asks for a timeline."""
        with self._trouble():
            yield from answers.TIMES.ask(self._db, query or TimeQuery())

    def timeline(self, query: TimelineQuery | None = None) -> Iterator[DatedView]:
        """Yield what articles place on known days, the earliest first, with the acts that are to be done then."""
        with self._trouble():
            yield from timeline.entries(self._db, query or TimelineQuery())

    def timeline_counts(self, query: TimelineQuery, grain: Grain) -> tuple[DaysCount, ...]:
        """Return how many entries of each kind begin in each year or month, or on each day."""
        with self._trouble():
            return tuple(timeline.counts(self._db, query, grain))

    def published(self) -> tuple[str, str] | None:
        """Return the earliest and the latest date of publication; None where no article has one."""
        with self._trouble():
            return timeline.published(self._db)

    def appraisals(self, query: AppraisalQuery | None = None) -> Iterator[AppraisalView]:
        """Yield the appraisals that ``query`` asks for, or all, in the order of acts."""
        with self._trouble():
            yield from answers.APPRAISALS.ask(self._db, query or AppraisalQuery())

    def count(self, query: Query | ArticleQuery | ActorQuery | ReviewQuery) -> int:
        """Return how many records ``query`` asks for, whatever its limit and offset."""
        with self._trouble():
            if isinstance(query, ArticleQuery):
                return library.count(self._db, query)
            if isinstance(query, ActorQuery):
                return entities.count(self._db, query)
            if isinstance(query, ReviewQuery):
                return review.count(self._db, query)
            return facets.count(self._db, query)

    def facets(self, query: Query | ArticleQuery) -> tuple[Facet, ...]:
        """Return by what the answer to ``query`` can be narrowed.

        Of statements: speaker, publisher, manner, voice, year; of acts: type, stage, actor, publisher, year; of
        figures: unit, publisher, comparator; of times: type, basis, year, decade, publisher; of appraisals: type,
        polarity, publisher; of articles: publisher, year, kind.
        """
        with self._trouble():
            found = library.facets if isinstance(query, ArticleQuery) else facets.facets
            return tuple(found(self._db, query))  # type: ignore[arg-type]  # each takes its kind of query

    def library(self, query: ArticleQuery | None = None) -> Iterator[ArticleRow]:
        """Yield the articles that ``query`` asks for, or all, with how much was found in each."""
        with self._trouble():
            yield from library.rows(self._db, query or ArticleQuery())

    def search_entries(self, text: str, *, limit: int | None = None, offset: int = 0) -> Iterator[EntryView]:
        """Yield the entries of all kinds with all words of ``text`` in them or in the sentence around them.

        The latest articles come first, entries as they stand in the text.
        """
        with self._trouble():
            yield from searching.entries(self._db, text, limit=limit, offset=offset)

    def count_entries(self, text: str) -> dict[EntryKind, int]:
        """Return how many entries of each kind ``search_entries`` finds."""
        with self._trouble():
            return searching.count(self._db, text)

    def actors(self, query: ActorQuery | None = None) -> Iterator[ActorView]:
        """Yield the actors across the ledger that ``query`` asks for, or all, who says most first."""
        with self._trouble():
            yield from entities.select(self._db, query or ActorQuery())

    def find_actors(self, text: str) -> tuple[ActorView, ...]:
        """Return the actors that ``text`` may mean, who says most first: none, one or several, a hundred at most.

        The first of these that gives any: the beginning of an id (eight digits), a whole name, all words of a name, all
        words of a role. Case, accents, hyphens and apostrophes do not matter. Where several have the whole name, the
        one that is called so first of all is meant.
        """
        with self._trouble():
            return entities.find(self._db, text)

    def entities_of(self, articles: Iterable[ArticleId]) -> dict[ActorId, EntityId]:
        """Return which actor across the ledger each actor of ``articles`` is, as people have corrected it.

        Those that no other article may mention, for want of a name, are not among them.
        """
        with self._trouble():
            return entities.of_articles(self._db, articles)

    def parties(
        self, kind: Literal["statements", "acts"], records: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], EntityId]:
        """Return ids that find those who speak or act in some statements or acts; they need not be the ids they have.

        ``records`` are pairs of an article's id and a record's. The keys are the record's id and ``speaker``, ``actor``
        or ``by``; who is not known is missing.
        """
        with self._trouble():
            return entities.of_records(self._db, kind, records)

    def the_actor(self, name: str, *, strict: bool = False) -> tuple[ActorView, str | None]:
        """Return the actor that ``name`` means, and in a sentence which correction made it go by another name now.

        ``LedgerError`` if the name means nobody or several, or if ``strict`` and it is the id of an actor that has
        become part of another one.
        """
        with self._trouble():
            return editing.look_up(self._db, name, strict=strict)

    def actor(self, name: str, *, limit: int | None = None, offset: int = 0) -> ActorCard:
        """Return everything about one actor, at most ``limit`` of each kind, without the first ``offset`` of each.

        ``LedgerError`` if the name means nobody or several; ``find_actors`` says whom.
        """
        with self._trouble():
            view, history = editing.with_history(self._db, name)
        return ActorCard(
            actor=view,
            said=tuple(self.search(StatementQuery(speaker=view.id, limit=limit, offset=offset))),
            promised=tuple(self.acts(ActQuery(actor=view.id, promises=True, limit=limit, offset=offset))),
            demanded=tuple(self.acts(ActQuery(actor=view.id, types=(ActType.DEMAND,), limit=limit, offset=offset))),
            said_about=tuple(self.search(StatementQuery(mentions=view.id, limit=limit, offset=offset))),
            corrections=history,
        )

    def corrections_of(self, actor: EntityId) -> tuple[CorrectionView, ...]:
        """Return what was said about who an actor is, in the order in which it was said; what is taken back too."""
        with self._trouble():
            return editing.history_of(self._db, actor)

    @property
    def corrections(self) -> Iterator[CorrectionView]:
        """All corrections in words, in the order in which they were made."""
        with self._trouble():
            yield from corrections.views(self._db)

    def latest_corrections(self, *, limit: int, offset: int = 0) -> tuple[CorrectionView, ...]:
        """Return some corrections in words, the last one first, those that are taken back too."""
        with self._trouble():
            return tuple(corrections.latest(self._db, limit=limit, offset=offset))

    def count_corrections(self) -> int:
        """Return how many corrections there are, those that are taken back too."""
        with self._trouble():
            return corrections.number(self._db)

    def entry_corrections(self, article: ArticleId, entry: str | None = None) -> tuple[CorrectionView, ...]:
        """Return what people said about the entries of an article, those that are taken back too.

        With the id of an ``entry``, one that it has or had, only what is in force of that one.
        """
        with self._trouble():
            if entry is None:
                return tuple(corrections.views(self._db, edits.OF_ARTICLE, (article,)))
            return tuple(corrections.views(self._db, edits.AT_ENTRY, (article, entry)))

    def to_review(self, query: ReviewQuery | None = None) -> Iterator[ReviewView]:
        """Yield the entries that nobody has checked, those that ``query`` asks for or all, the least certain first."""
        with self._trouble():
            yield from review.to_review(self._db, query or ReviewQuery())

    @property
    def correction_records(self) -> Iterator[Correction]:
        """All corrections as another ledger can take them over, in the same order."""
        with self._trouble():
            yield from corrections.corrections(self._db)

    def linked_by_others(self, rules: str) -> tuple[ArticleId, ...]:
        """Return the ids of all articles, old versions too, that are not linked, or by other rules than ``rules``."""
        with self._trouble():
            return asking.linked_by_others(self._db, rules)

    @property
    def articles(self) -> Iterator[ArticleView]:
        """The current version of every source, as they came."""
        with self._trouble():
            yield from asking.current_articles(self._db)

    def read_by_others(self, run: RunId) -> tuple[ArticleId, ...]:
        """Return the ids of all articles, old versions too, that another run than ``run`` read."""
        with self._trouble():
            return asking.read_by_others(self._db, run)

    def find_articles(self, text: str) -> tuple[ArticleView, ...]:
        """Return the articles that ``text`` may mean: none, one or several, a hundred at most.

        The first of these that gives any: the first four or more digits of an id (any version), the source, its file
        name with or without the ending, words of the title, words of the text.
        """
        with self._trouble():
            return asking.find_articles(self._db, text)

    def search_articles(self, text: str) -> tuple[ArticleView, ...]:
        """Return the articles with all words of ``text`` in title or text, a hundred at most.

        Those that are most about these words come first, the title counting most.
        """
        with self._trouble():
            return asking.search_articles(self._db, text)

    def body(self, article: ArticleId) -> tuple[Body, str, str | None]:
        """Return what an article itself brings, with its text and title; ``LedgerError`` if it was not compared."""
        with self._trouble():
            found = copies.body(self._db, article)
        if found is None:
            raise self._unknown(article)
        return found

    def telling_words(self, telling: TellingId) -> tuple[str, date | None]:
        """Return the words of a telling that is here, and the day on which its article was published if it is known."""
        with self._trouble():
            return tellings.words(self._db, telling)

    def likenesses(self, article: ArticleId | None = None) -> Iterator[Likeness]:
        """Yield which bodies are alike, all or those of one article's: copies, and texts that share whole sentences."""
        with self._trouble():
            yield from copies.likenesses(self._db, article)

    @property
    def waiting_for_comparison(self) -> int:
        """How many articles have not been compared with the others yet."""
        with self._trouble():
            return copies.waiting_number(self._db)

    def origins(
        self, articles: Collection[ArticleId] | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[OriginView]:
        """Yield the texts that several articles carry, or those of ``articles``; the most carried ones first.

        At most ``limit``, without the first ``offset``.
        """
        with self._trouble():
            yield from origins.origins(self._db, articles, limit=limit, offset=offset)

    def origins_of(self, articles: Iterable[ArticleId]) -> dict[ArticleId, str]:
        """Return the origin of each of ``articles``, by its id: copies of one text are one source."""
        with self._trouble():
            return origins.origins_of(self._db, articles)

    def utterances(self, text: str | None = None) -> Iterator[UtteranceView]:
        """Yield the utterances that several articles tell, or those that ``text`` means; those of most origins first.

        ``text`` is the beginning of the id of a telling or an article, or words of the quotation or its sentence.
        """
        with self._trouble():
            yield from told_again.utterances(self._db, text)

    def reading(self, article: ArticleId, *, only: Collection[str] | None = None) -> Reading:
        """Return an article with all its records, equal to what was added; ``LedgerError`` if it is not here.

        ``only`` names the kinds of records that are wanted, where not all are: ``statements``, ``sentences``, ….
        """
        with self._trouble():
            reading = asking.reading(self._db, article, only)
        if reading is None:
            raise self._unknown(article)
        return reading

    def has(self, source: str, *, sha256: str, run: RunId) -> bool:
        """Say whether the source's current version has these bytes and was read, without trouble, by this run."""
        with self._trouble():
            return asking.has(self._db, source, sha256=sha256, run=run)

    @property
    def skipped(self) -> Iterator[SkippedView]:
        """What could not be read, by the name of its source."""
        with self._trouble():
            yield from asking.skipped(self._db)

    def count_skipped(self) -> int:
        """Return how much could not be read."""
        with self._trouble():
            return asking.count_skipped(self._db)

    def counts(self) -> Counts:
        """Return how much the ledger holds."""
        with self._trouble():
            return asking.counts(self._db)

    def info(self) -> LedgerInfo:
        """Return the state of the file, after SQLite's quick check of it."""
        with self._trouble():
            return asking.info(self._db, self.path)

    def _edited(self, author: str | None, edit: Callable[[editing.Editing], Correction]) -> CorrectionView:
        with self._step():
            correction = edit(editing.Editing(self._db, default_author() if author is None else author))
            return corrections.view(self._db, correction.id)

    @contextmanager
    def _step(self) -> Iterator[None]:
        """Make what is written inside happen wholly or not at all, and commit if the batch is long enough."""
        with self._trouble():
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
                self._steps, self._began = 0, time.monotonic()
            self._db.execute("SAVEPOINT step")
            self._inside += 1
            before = self._db.total_changes
            try:
                yield
                if self._db.total_changes != before:
                    remembering.write_down_change(self._db)
            except BaseException:
                # A full disk may have ended the transaction, and its savepoints with it.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK TO step")
                    self._db.execute("RELEASE step")
                raise
            finally:
                self._inside -= 1
            self._db.execute("RELEASE step")
            self._steps += 1
            long_enough = self._steps >= _BATCH_STEPS or time.monotonic() - self._began >= _BATCH_SECONDS
            if long_enough and not self._inside:
                self._db.execute("COMMIT")

    def _trouble(self) -> AbstractContextManager[None]:
        return told_as_ledger_errors(str(self.path or "ledger in memory"))

    def _unknown(self, article: ArticleId) -> LedgerError:
        return LedgerError(
            article, f"no such article in {self.path or 'the ledger'}", "`sayso show` alone lists them all."
        )
