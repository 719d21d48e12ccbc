"""Score copies against ``copies.jsonl`` and utterances told again against ``utterances.jsonl``.

All articles of news_cluster are read and compared in one ledger, as a user's are. Two articles are called what the
ledger keeps of them: a pair that shares no band is compared by nobody and called nothing. Two marked quotations are one
utterance if tellings that share characters with them are in one utterance of the ledger and their words overlap::

    python -m bench.accounts.copies --corpora DIR     # the figures, and how the labels were given
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from bench.accounts.figures import NEWS, read
from bench.corpora import DEFAULT
from bench.rows import Measure, Results, Row
from sayso import link
from sayso.accounts import compare_articles
from sayso.link.alignment import split_words
from sayso.link.utterances import TellingWords, overlap
from sayso.records import Reading, Span, TellingId, TellingView, Traced
from sayso.store import Ledger

HERE = Path(__file__).parent

COPIES = Measure(key="copies", words="copies (F1)", target=95, slack=0.5)
PARTLY = Measure(key="partly_copied", words="partly copied (F1)")
PRECISION = Measure(key="utterances_precision", words="the same words told again (precision)", unit="%", target=97)
RECALL = Measure(key="utterances_recall", words="the same words told again (recall)", unit="%", target=90)
MEASURES = (COPIES, PARTLY, PRECISION, RECALL)

_NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Two quotations that a reader compared."""

    a: str
    a_span: Span
    b: str
    b_span: Span
    label: str


def measure(results: Results, *, corpora: Path, work: Path) -> None:
    """Add the rows of copies and utterances."""
    if not NEWS.present(corpora):
        note = f"not under {corpora}; to be had from {NEWS.where}"
        results.rows.extend(Row(measure=one, on=NEWS.name, corpora=(NEWS.name,), note=note) for one in MEASURES)
        return
    results.corpora[NEWS.name] = NEWS.digest(corpora)
    readings = read_all(corpora=corpora, work=work)
    with ledger_of(readings) as ledger:
        copies, utterances = copies_given(ledger, readings), utterances_given(ledger, readings)
    pairs, quotations = f"news (news_cluster), {sum(copies.values())} pairs", f"{sum(utterances.values())} pairs"
    precision, recall = _precision_and_recall(utterances, "same")
    for one, on, figure in (
        (COPIES, pairs, _f1(copies, "copy")),
        (PARTLY, pairs, _f1(copies, "partly")),
        (PRECISION, f"news (news_cluster), {quotations}", precision),
        (RECALL, f"news (news_cluster), {quotations}", recall),
    ):
        results.rows.append(Row(measure=one, on=on, corpora=(NEWS.name,), figure=figure))


def read_all(*, corpora: Path, work: Path) -> dict[str, Reading]:
    """Read all articles of the corpus."""
    return read([path.stem for path in (corpora / NEWS.folder).glob("*.json")], corpora=corpora, work=work)


def ledger_of(readings: Mapping[str, Reading]) -> Ledger:
    """Return a ledger in memory in which the readings are linked and compared."""
    ledger = Ledger.in_memory()
    for reading in readings.values():
        traces = link.traces(reading.article, reading.actors)
        ledger.add(reading, Traced(rules=link.RULES, traces=traces))
    compare_articles(ledger)
    return ledger


def copies_given(ledger: Ledger, readings: Mapping[str, Reading]) -> Counter[tuple[str, str]]:
    """Return how often pairs of each label were called what."""
    ids = {reading.article.id: name for name, reading in readings.items()}
    kept = {frozenset((ids[one.shorter], ids[one.longer])): one.copying.value for one in ledger.likenesses()}
    marks = _lines(HERE / "copies.jsonl")
    return Counter((mark["label"], kept.get(frozenset((mark["a"], mark["b"])), _NOTHING)) for mark in marks)


def utterances_given(ledger: Ledger, readings: Mapping[str, Reading]) -> Counter[tuple[str, str]]:
    """Return how often pairs of each label were called one utterance or two."""
    found: dict[str, list[tuple[str, TellingView]]] = {}
    for utterance in ledger.utterances():
        for telling in utterance.tellings:
            found.setdefault(telling.article, []).append((utterance.id, telling))
    given: Counter[tuple[str, str]] = Counter()
    for mark in _quoted(HERE / "utterances.jsonl"):
        ones = list(_at(found, readings.get(mark.a), mark.a_span))
        others = list(_at(found, readings.get(mark.b), mark.b_span))
        same = any(
            one_id == other_id and overlap(_words(one), _words(other))
            for (one_id, one), (other_id, other) in product(ones, others)
        )
        given[mark.label, "same" if same else "different"] += 1
    return given


def _at(
    found: Mapping[str, Sequence[tuple[str, TellingView]]], reading: Reading | None, raw: Span
) -> Iterator[tuple[str, TellingView]]:
    """Yield the tellings that share characters with a span of the source, each with its utterance."""
    for utterance, telling in found.get(reading.article.id, ()) if reading else ():
        pieces = reading.article.raw(Span(telling.start, telling.end)) if reading else ()
        if any(piece.overlaps(raw) for piece in pieces):
            yield utterance, telling


def _words(telling: TellingView) -> TellingWords:
    published = telling.published
    day = date.fromisoformat(published) if published and len(published) == len("2024-04-03") else None
    return TellingWords(TellingId(telling.id), split_words(telling.words), day)


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _quoted(path: Path) -> Iterator[Quoted]:
    for line in path.read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        yield Quoted(mark["a"], Span(*mark["a_span"]), mark["b"], Span(*mark["b_span"]), mark["label"])


def _precision_and_recall(given: Counter[tuple[str, str]], label: str) -> tuple[float, float]:
    right = given[label, label]
    called = sum(number for (_, as_), number in given.items() if as_ == label)
    marked = sum(number for (is_, _), number in given.items() if is_ == label)
    return 100 * right / max(called, 1), 100 * right / max(marked, 1)


def _f1(given: Counter[tuple[str, str]], label: str) -> float:
    precision, recall = _precision_and_recall(given, label)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> None:
    """Print the figures, and how the labels were given."""
    parser = argparse.ArgumentParser(prog="python -m bench.accounts.copies", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help=f"where the corpora lie (default: {DEFAULT})")
    work = HERE.parent / "work"
    work.mkdir(exist_ok=True)
    readings = read_all(corpora=parser.parse_args().corpora, work=work)
    with ledger_of(readings) as ledger:
        for given in (copies_given(ledger, readings), utterances_given(ledger, readings)):
            for (label, as_), number in sorted(given.items()):
                print(f"{label:10} taken for {as_:10} {number:3}")
            for label in ("copy", "partly", "same"):
                if any(is_ == label for is_, _ in given):
                    precision, recall = _precision_and_recall(given, label)
                    print(f"{label:10} precision {precision:.1f}, recall {recall:.1f}")


if __name__ == "__main__":
    main()
