"""The stages in order: sources in, readings out, into a ledger if there is one. The only module that knows them all.

A few articles are in memory at a time. A stage that fails on an article in a way nobody foresaw gives a ``Skipped``,
and the run goes on; a model or a ledger that fails ends it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

from sayso.errors import LedgerError, ModelError
from sayso.outcome import Change, Counting, Outcome, Report, change_between, failed
from sayso.records import (
    Article,
    Corrected,
    Findings,
    GivenText,
    Maker,
    Reading,
    RunId,
    Skipped,
    Source,
    Traced,
    Verification,
)
from sayso.store import Added, Ledger

if TYPE_CHECKING:
    from concurrent.futures import Future

    from sayso.intake import Handed

_PIPED = "-"
_NOWHERE = frozenset({_PIPED, ""})
"""Names that stand for no place: nothing lies below them."""

_MOST_WORKERS = 4
"""Each after the first takes 70 to 110 MB; with four, reading 100 articles of 700 words took 605 MB at most."""

_Key = TypeVar("_Key")
_Entry = TypeVar("_Entry")


class ArticleReader(Protocol):
    """Finds all that is to be found in an article; speakers, actors and voices are left open."""

    @property
    def name(self) -> str:
        """Name, version and digest of the model."""

    def find(self, article: Article) -> Findings:
        """Return what the article holds, each layer in text order."""


def read(
    sources: Iterable[str | Handed],
    *,
    stdin: BinaryIO | None = None,
    reader: ArticleReader | None = None,
    workers: int | None = None,
) -> Iterator[Reading | Skipped]:
    """Read each source, in order; ``reader`` is the model that ships with sayso unless given.

    Some articles are analysed at once, one in each of ``workers`` threads: by default one for each processor, up to
    four.
    """
    analysis = _Analysis(reader)
    steps = ((None, analysis.job(found)) for found in _find(sources, stdin))
    for _, entry in _ahead(steps, workers):
        yield entry


def read_into(
    ledger: Ledger,
    sources: Iterable[str | Handed],
    *,
    stdin: BinaryIO | None = None,
    reader: ArticleReader | None = None,
    on_progress: Callable[[str], None] | None = None,
    on_note: Callable[[str], None] | None = None,
) -> Report:
    """Read each source into the ledger; what is there already, read by the same model and rules, is not analysed again.

    In the ledger a file goes by its full path, so that it is the same source from wherever it is read, and what is
    piped in or handed over by its bytes. ``on_progress`` is called with the name of each article's source once it is
    done, skipped ones too. ``on_note`` is called with a sentence about what is done beside that.
    """
    link_others(ledger, on_note=on_note)
    analysis = _Analysis(reader)
    writing = _Writing()
    for place, entry in _ahead(_steps(analysis, sources, stdin, ledger.has)):
        writing.write(ledger, place, entry)
        if on_progress and place.name:
            on_progress(place.name)
    _compare(ledger, on_note)
    return writing.counting.report()


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What came of one article, not written down yet."""

    place: _Place
    entry: Reading | Skipped | None
    """None: the ledger has it, read alike; or the source ends here."""

    @property
    def ends(self) -> bool:
        """Whether this stands for the end of the source instead."""
        return self.place.name is None


class Piecemeal:
    """Reads article by article for a ledger that others write to in between.

    To read an article takes seconds, to write it down a moment: only then must the ledger be open for writing. The
    model is loaded for the first article, and kept.
    """

    def __init__(self, path: Path, *, reader: ArticleReader | None = None, workers: int) -> None:
        """Read for the ledger at ``path``, in ``workers`` threads."""
        self._path = path
        self._analysis = _Analysis(reader)
        self._workers = workers
        self._writing = _Writing()
        self._are_linked = False

    def read(self, sources: Iterable[str | Handed]) -> Iterator[Taken]:
        """Yield each article of ``sources``, in order, and a last one for the end of each source."""
        for place, entry in _ahead(_steps(self._analysis, sources, None, self._has), self._workers):
            yield Taken(place=place, entry=entry)

    def write(
        self, ledger: Ledger, taken: Iterable[Taken], *, on_note: Callable[[str], None] | None = None
    ) -> tuple[Outcome, ...]:
        """Write down what was read, compare it with all others, and say what came of each article."""
        if not self._are_linked:
            link_others(ledger, on_note=on_note)
            self._are_linked = True
        outcomes = [self._writing.write(ledger, one.place, one.entry) for one in taken]
        _compare(ledger, on_note)
        return tuple(outcome for outcome in outcomes if outcome)

    def _has(self, source: str, *, sha256: str, run: RunId) -> bool:
        with Ledger.open(self._path, write=False) as ledger:
            return ledger.has(source, sha256=sha256, run=run)


class _Has(Protocol):
    """Says whether the ledger has an article already, as ``Ledger.has`` does."""

    def __call__(self, source: str, *, sha256: str, run: RunId) -> bool: ...


def _steps(
    analysis: _Analysis, sources: Iterable[str | Handed], stdin: BinaryIO | None, has: _Has
) -> Iterator[tuple[_Place, Callable[[], Reading | Skipped | None]]]:
    """Yield what is to be done for each article of each source, and a step without a name where the source ends."""
    lasting_names = _LastingNames()
    for given in sources:
        source = _lasting_name(given)
        name = source if isinstance(source, str) else _by_bytes(source.name, source.data)
        for found in (lasting_names(source, one) for one in _find((source,), stdin)):
            if isinstance(found, Skipped):
                yield _Place(name, found.source), analysis.job(found)
                continue
            article = found[1]
            known = has(article.source, sha256=article.sha256, run=analysis.maker.id)
            yield _Place(name, article.source, article), _unchanged if known else analysis.job(found)
        yield _Place(name, None), _unchanged


def _compare(ledger: Ledger, on_note: Callable[[str], None] | None) -> None:
    """Compare the articles that are new with all others: copies, and the same words told again.

    Before, those that are not as people corrected them are brought in line.
    """
    from sayso.accounts import compare_articles
    from sayso.correcting import settle

    settle(ledger, on_note=on_note or _unheard)
    compare_articles(ledger, on_note=on_note)


def link_others(ledger: Ledger, *, on_note: Callable[[str], None] | None = None) -> int:
    """Link the actors of articles that were not linked, or by other rules, without reading them; return how many."""
    from sayso import link

    articles = ledger.linked_by_others(link.RULES)
    if articles and on_note:
        number = "1 article" if len(articles) == 1 else f"{len(articles):,} articles"
        on_note(f"the actors of {number} are linked, as they were read before, by the rules of this version.")
    for article in articles:
        reading = ledger.reading(article)
        traced = _traced(reading)
        if isinstance(traced, Traced):
            ledger.link(reading, traced)
        elif on_note:
            on_note(f"{reading.article.source}: {traced.reason}.")
    ledger.commit()
    return len(articles)


def not_linked(ledger: Ledger) -> int:
    """Return how many articles are not linked by the rules of this version."""
    from sayso import link

    return len(ledger.linked_by_others(link.RULES))


def read_again(
    ledger: Ledger, *, reader: ArticleReader | None = None, on_note: Callable[[str], None] | None = None
) -> Iterator[Change | Skipped]:
    """Read again, from the kept bytes, every article that another model or other rules read; yield what changed.

    Everything found is replaced; changes of statements are told one by one, those of other records by their number.

    An article that can no longer be read keeps its records, and is yielded as skipped.
    """
    link_others(ledger, on_note=on_note)
    analysis = _Analysis(reader)
    readings = (ledger.reading(article_id) for article_id in ledger.read_by_others(analysis.maker.id))
    for before, after in _ahead((before, analysis.job(_reread(before.source))) for before in readings):
        if isinstance(after, Skipped):
            yield after
        else:
            corrected = _corrected(ledger, after)
            reading = corrected.reading if isinstance(corrected, Corrected) else corrected
            traced = _traced(reading)
            ledger.replace(corrected, traced if isinstance(traced, Traced) else None)
            yield change_between(before, reading)
    _compare(ledger, on_note)


def given_texts(sources: Iterable[str | Handed], *, stdin: BinaryIO | None = None) -> Iterator[GivenText | Skipped]:
    """Yield each text that articles are to be checked against, with who speaks where; no model is asked."""
    for found in _find(sources, stdin):
        yield found if isinstance(found, Skipped) else given_text(*found)


def given_text(source: Source, article: Article) -> GivenText:
    """Return an article as a text that others are to be checked against."""
    from sayso.analyse.turns import find_speeches

    return GivenText(article=article, speeches=find_speeches(article), lines=_lines(source))


def verify(readings: Iterable[Reading], texts: Iterable[GivenText]) -> Iterator[Verification]:
    """Check the quotations of each article against ``texts``."""
    from sayso.link.verify import Texts

    texts = tuple(texts)
    ready: dict[str, Texts] = {}
    for reading in readings:
        language = reading.article.language or _READ_AS
        if language not in ready:
            ready[language] = Texts(texts, language)
        yield ready[language].verify(reading.article, reading.statements, reading.actors)


def verify_words(words: str, texts: Iterable[GivenText], *, speaker: str | None = None) -> Verification:
    """Check a quotation that somebody has at hand without its article, and perhaps knows who said it."""
    from sayso.link.verify import Texts
    from sayso.link.verify_words import as_article

    texts = tuple(texts)
    language = next((given.article.language for given in texts if given.article.language), _READ_AS)
    return Texts(texts, language).verify(*as_article(words, speaker))


def _lines(source: Source) -> tuple[int, ...]:
    """Return where the lines of a source begin; none where they are those of a page's or a printer's language."""
    if source.media_type not in _PLAIN:
        return ()
    return (0, *(match.end() for match in re.finditer(r"\r\n?|\n", source.text)))


_READ_AS = "en"
"""The language of an article that is too short to tell, as the analysis takes it."""

_PLAIN = frozenset({"text/plain", "text/markdown"})
"""Types of sources whose lines are for people."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a run is: at an article of a source, or at the source's end."""

    source: str
    name: str | None
    """By which the ledger knows the article; None at the end."""

    article: Article | None = None


def _unheard(note: str) -> None:
    """Take a note that nobody asked for."""


def _unchanged() -> None:
    """Stand for the analysis of what needs none."""


def _ahead(
    steps: Iterable[tuple[_Key, Callable[[], _Entry]]], workers: int | None = None
) -> Iterator[tuple[_Key, _Entry]]:
    """Run each step's job in one of some threads, a few steps ahead; yield what the jobs give, in the steps' order.

    The steps themselves are taken in the caller's thread. Two articles side by side, each on one processor, are read
    half as fast again as one after the other on two.
    """
    from concurrent.futures import ThreadPoolExecutor

    workers = workers or _processors()
    waiting: deque[tuple[_Key, Future[_Entry]]] = deque()
    pool = ThreadPoolExecutor(workers)
    try:
        for key, job in steps:
            waiting.append((key, pool.submit(job)))
            while waiting and (len(waiting) > 2 * workers or waiting[0][1].done()):
                yield _given(*waiting.popleft())
        while waiting:
            yield _given(*waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _given(key: _Key, future: Future[_Entry]) -> tuple[_Key, _Entry]:
    return key, future.result()


def _processors() -> int:
    """How many processors this process may use, at most ``_MOST_WORKERS``."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_WORKERS)


class _Analysis:
    """Analysis and resolution by one model, which is loaded when the first article needs it."""

    def __init__(self, reader: ArticleReader | None) -> None:
        self._given = reader

    @cached_property
    def reader(self) -> ArticleReader:
        if self._given:
            return self._given
        from sayso.analyse import Reader

        return Reader.load()

    @cached_property
    def maker(self) -> Maker:
        from sayso import analyse, intake, resolve

        rules = f"intake {intake.RULES}, analyse {analyse.RULES}, resolve {resolve.RULES}"
        return Maker(model=self.reader.name, rules=rules)

    def job(self, found: tuple[Source, Article] | Skipped) -> Callable[[], Reading | Skipped]:
        """What is left to do with what intake found, for any thread to do; the model is loaded here, once."""
        if isinstance(found, Skipped):
            return lambda: found
        _ = self.maker
        return partial(self.read, *found)

    def read(self, source: Source, article: Article) -> Reading | Skipped:
        from sayso import analyse, resolve

        reading = Reading(source=source, article=article, maker=self.maker)
        stage = "analyse"
        try:
            if reason := analyse.reason_to_skip(article):
                return replace(reading, skipped=Skipped(source=article.source, stage=stage, reason=reason))
            found = self.reader.find(article)
            stage = "resolve"
            resolved = resolve.resolve(article, found)
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001 - no article may end the run for the others
            return failed(article.source, stage, error)
        return resolved.put_into(reading)


def _find(sources: Iterable[str | Handed], stdin: BinaryIO | None) -> Iterator[tuple[Source, Article] | Skipped]:
    from sayso import intake

    for source in sources:
        # One source at a time, so that the others are read even where intake itself fails on one.
        try:
            yield from intake.read_sources((source,), stdin=stdin)
        except Exception as error:  # noqa: BLE001 - no source may end the run for the others
            yield failed(source if isinstance(source, str) else source.name, "intake", error)


def _lasting_name(source: str | Handed) -> str | Handed:
    if not isinstance(source, str) or source in _NOWHERE or "://" in source:
        return source
    return os.path.abspath(source)  # noqa: PTH100 - resolve() fails on names that no file can have


class _LastingNames:
    """Names by which the ledger knows what intake found.

    What was piped in or handed over is named by its bytes too, for two files that are called alike may have nothing to
    do with each other; so is an article whose name another one of this run has already, such as the lines of a .jsonl
    file that give their outlet as source. With one name for all, every article would take the place of the last.
    """

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def __call__(
        self, given: str | Handed, found: tuple[Source, Article] | Skipped
    ) -> tuple[Source, Article] | Skipped:
        handed = None if isinstance(given, str) else given
        if isinstance(found, Skipped):
            if handed is None:
                return found
            part = found.source.removeprefix(handed.name)
            return replace(found, source=_by_bytes(handed.name, handed.data) + part)
        source, article = found
        name = article.source
        whole = handed.name if handed else _PIPED
        if name == whole or name.startswith(f"{whole}#"):
            name = _by_bytes(whole, source.data)
        elif handed or self._taken.setdefault(name, article.sha256) != article.sha256:
            name = _by_bytes(name, source.data)
        return replace(source, name=name), replace(article, source=name)


def _by_bytes(name: str, data: bytes) -> str:
    return f"{name}#{hashlib.sha256(data).hexdigest()[:12]}"


def _reread(source: Source) -> tuple[Source, Article] | Skipped:
    from sayso import intake

    try:
        return intake.reread(source)
    except Exception as error:  # noqa: BLE001 - no source may end the run for the others
        return failed(source.name, "intake", error)


def _traced(reading: Reading) -> Traced | Skipped:
    """Return the traces of an article's actors; where that fails, it is kept without."""
    from sayso.correcting import traced

    return traced(reading)


def _corrected(ledger: Ledger, reading: Reading) -> Reading | Corrected:
    """Return a reading with what people said about it; where that fails, as it is: it is tried again, and told then."""
    from sayso.correcting import corrected

    try:
        return corrected(ledger, reading)
    except LedgerError:
        raise
    except Exception:  # noqa: BLE001 - no article may end the run for the others
        return reading


class _Writing:
    """Puts what was read into the ledger."""

    def __init__(self) -> None:
        self.counting = Counting()
        self._still_skipped: set[str] = set()
        """Of the source at hand."""

    def write(self, ledger: Ledger, place: _Place, entry: Reading | Skipped | None) -> Outcome | None:
        """Write down what came of an article, None being one that is there; at a source's end nothing comes of it."""
        if place.name is None:
            # A folder that cannot be reached now says nothing about what lies in it.
            if place.source not in _NOWHERE | self._still_skipped:
                ledger.keep_skipped(place.source, only=self._still_skipped)
            self._still_skipped = set()
            return None
        added, skipped = self._add(ledger, entry)
        if skipped:
            ledger.add_skipped(skipped)
            self.counting.skip(skipped)
            self._still_skipped.add(skipped.source)
        elif isinstance(entry, Reading) and entry.skipped:
            skipped = entry.skipped
            self.counting.skip(skipped)
        return Outcome(
            source=place.name,
            added=added,
            skipped=skipped,
            article=place.article.id if place.article and added else None,
            title=place.article.title.value if place.article and place.article.title else None,
        )

    def _add(self, ledger: Ledger, entry: Reading | Skipped | None) -> tuple[Added | None, Skipped | None]:
        if isinstance(entry, Skipped):
            return None, entry
        if entry is None:
            self.counting.added[Added.UNCHANGED] += 1
            return Added.UNCHANGED, None
        corrected = _corrected(ledger, entry)
        reading = corrected.reading if isinstance(corrected, Corrected) else corrected
        traced = _traced(reading)
        added = ledger.add(corrected, traced if isinstance(traced, Traced) else None)
        self.counting.added[added] += 1
        if added is not Added.UNCHANGED:
            self.counting.count(reading)
        return added, traced if isinstance(traced, Skipped) else None
