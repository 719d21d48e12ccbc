"""Corrected articles as marks that the reader model can learn from, in the format of the acts corpus.

Takes readings with what people said about their entries; writes ``articles.json``, ``marks/ID.jsonl`` and
``times/ID.jsonl``. A mark names its words by the sentence that they stand in. Where they stand there twice, or reach
beyond it, the list of sentences is longer by one that holds these words alone: so each is found again to the character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from sayso.records import (
    OF_ENTRIES,
    Act,
    Appraisal,
    CorrectionView,
    EntryKind,
    Method,
    Reading,
    Span,
    Stage,
    Statement,
    Time,
    holder,
)

_PREFIX = "own_"
"""Of the ids: the corpus tells by theirs where an article comes from."""

_COUNTS_NTH = re.compile(r"#\d\Z")
"""What a mark of the corpus says at the end of words to name their second occurrence."""


@dataclass(slots=True)
class Written:
    """What was written."""

    articles: int = 0
    marks: int = 0
    seen: int = 0
    """Of the marks, those that people accepted, changed or added."""

    left_out: int = 0
    """Entries whose words the format cannot name."""


def write_training(folder: Path, corrected: Iterable[tuple[Reading, Sequence[CorrectionView]]]) -> Written:
    """Write the articles with their marks into ``folder``, which is made; what an earlier run wrote is replaced."""
    for name in ("marks", "times"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file in (folder / name).glob(f"{_PREFIX}*.jsonl"):
            file.unlink()
    written, articles = Written(), {}
    for reading, said in corrected:
        id_ = f"{_PREFIX}{reading.article.id}"
        sentences = _Sentences(reading)
        marks = list(_marks(reading, sentences, written))
        times = [_time(reading, time) for time in reading.times]
        articles[id_] = _article(id_, reading, sentences, said)
        _write_lines(folder / "marks" / f"{id_}.jsonl", marks)
        _write_lines(folder / "times" / f"{id_}.jsonl", times)
        written.articles += 1
        written.marks += len(marks) + len(times)
        written.seen += sum(1 for mark in (*marks, *times) if mark["seen"])
    (folder / "articles.json").write_bytes(msgspec.json.format(msgspec.json.encode(articles), indent=1))
    return written


def _article(id_: str, reading: Reading, sentences: _Sentences, said: Sequence[CorrectionView]) -> Mapping[str, object]:
    article = reading.article
    kinds = {view.edit.entry for view in said if view.edit and view.kind in OF_ENTRIES and not view.undone}
    return {
        "id": id_,
        "title": article.title.value if article.title else None,
        "date": article.published.value if article.published else None,
        "source": article.source,
        "text": article.text,
        "sents": [(span.start, span.end) for span in sentences.spans],
        "pass": 2,
        "corrected": [kind.value for kind in EntryKind if kind in kinds],
    }


@dataclass(slots=True)
class _Sentences:
    """The sentences of an article, and behind them single stretches of it that no sentence names by words alone."""

    reading: Reading
    spans: list[Span] = field(init=False)
    _sentences: tuple[Span, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._sentences = tuple(sorted(sentence.span for sentence in self.reading.sentences))
        self.spans = list(self._sentences)

    def at(self, span: Span) -> int:
        """Return the number of the sentence in which a stretch begins; of one outside all, its own."""
        around = holder(self._sentences, span.start)
        return self._sentences.index(around) if around else self._own(span)

    def name(self, span: Span, sentence: int) -> str | None:
        """Return by which words a mark of a sentence names a stretch; None where it cannot."""
        text = self.reading.article.text
        words = span.of(text)
        if _COUNTS_NTH.search(words):
            return None
        around = self.spans[sentence]
        head, bar, _ = words.partition("|")
        is_plain = not (bar and head.isdigit())
        if is_plain and around.holds(span) and len(re.findall(f"(?={re.escape(words)})", around.of(text))) == 1:
            return words
        return f"{self._own(span)}|{words}"

    def _own(self, span: Span) -> int:
        if span not in self.spans:
            self.spans.append(span)
        return self.spans.index(span)


def _marks(reading: Reading, sentences: _Sentences, written: Written) -> Iterator[dict[str, Any]]:
    for kind in (EntryKind.ACTS, EntryKind.APPRAISALS, EntryKind.STATEMENTS):
        for entry in getattr(reading, kind):
            told = _told(entry, reading)
            sentence = sentences.at(told.at)
            named = {
                key: [sentences.name(span, sentence) for span in spans] for key, spans in told.spans.items() if spans
            }
            if any(words is None for several in named.values() for words in several):
                written.left_out += 1
                continue
            words = {key: several if key in _SEVERAL else several[0] for key, several in named.items()}
            said = {key: value for key, value in told.values.items() if value}
            yield {"s": sentence, "t": told.type, **words, **said, "seen": entry.method is Method.PERSON}


_SEVERAL = frozenset({"content", "action", "amount"})
"""What may have several pieces."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry in the terms of the corpus."""

    type: str
    at: Span
    spans: Mapping[str, tuple[Span, ...]]
    values: Mapping[str, object]


def _told(entry: Statement | Act | Appraisal, reading: Reading) -> _Told:
    def one(span: Span | None) -> tuple[Span, ...]:
        return (span,) if span else ()

    if isinstance(entry, Statement):
        spans = {"source": one(entry.source), "cue": one(entry.cue), "content": entry.content}
        values = {"manner": entry.manner.value, "speaker": _speaker(entry, reading)}
        return _Told("statement", entry.anchor, spans, values)
    if isinstance(entry, Act):
        spans = {
            "cue": one(entry.cue),
            "actor": one(entry.actor),
            "by": one(entry.by),
            "action": entry.action,
            "amount": entry.amounts,
            "when": one(entry.when),
            "if": one(entry.condition),
        }
        stage = "" if entry.stage is Stage.ANNOUNCED else entry.stage.value
        return _Told(entry.type.value, entry.cue, spans, {"neg": entry.negated, "stage": stage})
    spans = {"words": one(entry.span), "target": one(entry.target)}
    return _Told(entry.type.value, entry.span, spans, {"pol": entry.polarity and entry.polarity.value})


def _speaker(statement: Statement, reading: Reading) -> str:
    names = {actor.id: actor.name for actor in reading.actors}
    speaker = next((actor for actor in reading.actors if actor.id == statement.speaker), None)
    if speaker is None:
        return ""
    return "; ".join(names[member] for member in speaker.members if member in names) or speaker.name


def _time(reading: Reading, time: Time) -> dict[str, Any]:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "words": time.span.of(reading.article.text),
        "type": time.type.value,
        "value": time.value,
        "seen": time.method is Method.PERSON,
    }


def _write_lines(file: Path, marks: Iterable[object]) -> None:
    file.write_bytes(b"".join(msgspec.json.encode(mark) + b"\n" for mark in marks))
