"""Score the roles of sentences and the voices of records against the invented articles of ``bench.own``.

sentences, right
    share of the gold sentences whose role is right; a gold sentence is paired with the ``sentence`` record that shares
    most of its characters, and is wrong where they share less than half of the longer one
sentences, by role
    F1 of each role
voices, right
    share of all statements, acts, figures, times and appraisals found whose voice is right: the author's where no gold
    region holds the record's anchor, else a statement whose content is the innermost region that does. A statement's
    anchor is its cue, an act's its cue, the others' their span; a statement without cue is told where its region is
voices, by kind
    the same of each kind
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.own.loader import GoldArticle, GoldSentence, Region, gold_articles
from bench.score import ledger
from bench.score.ledger import Entry, Pieces
from sayso.records import SentenceRole

KINDS = ("statement", "act", "figure", "time", "appraisal")
LOST = "not found"
"""Instead of a role: no record shares half of the sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One record, and whether its voice is right."""

    kind: str
    words: str
    gold: Region | None
    """None is the author."""

    found: str | None
    """The content of the statement it is said to stand in, ``author``, or None for unknown."""

    right: bool


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name and text of each article; their dates stand in the texts, if anywhere."""
    for article in _articles(folder, only):
        yield article.name, article.text, None


def evaluate(folder: Path, entries: Mapping[str, Entry], only: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the figures of ``entries`` on the articles of ``folder``."""
    confusion = Counter[tuple[str, str]]()
    told: list[Told] = []
    articles = missing = broken = 0
    for article in _articles(folder, only):
        entry = entries.get(article.name) or Entry({"text": article.text})
        articles += 1
        missing += article.name not in entries
        broken += ledger.broken_spans(entry, article.text)
        confusion += Counter((gold.role, role) for gold, role in roles(article, entry))
        confusion += Counter((LOST, record["role"]) for record in _unpaired(article, entry))
        told.extend(voices(article, entry))
    return {
        "articles": articles,
        "missing": missing,
        "broken_spans": broken,
        "sentences": _by_role(confusion),
        "voices": _by_kind(told),
        "confusion": confusion,
    }


def roles(article: GoldArticle, entry: Entry) -> Iterator[tuple[GoldSentence, str]]:
    """Yield each gold sentence with the role that was found, or ``LOST``."""
    for gold, record in _paired(article, entry):
        yield gold, record["role"] if record else LOST


def voices(article: GoldArticle, entry: Entry) -> Iterator[Told]:
    """Yield each record whose voice is judged."""
    contents = {record["id"]: ledger.raws(record["content"]) for record in entry.records["statement"]}
    for kind in KINDS:
        for record in entry.records[kind]:
            gold = _gold_voice(article, kind, record)
            voice = record["voice"]
            content = contents.get(voice)
            yield Told(
                kind=kind,
                words=_words(record),
                gold=gold,
                found=_cut(article.text, content) if content else voice,
                right=voice == "author"
                if gold is None
                else content is not None and own_region(article, content) == gold,
            )


def own_region(article: GoldArticle, content: Pieces) -> Region | None:
    """Return the region that a statement's content is, as far as it is one: it holds most of it and fits best.

    Of a region that runs over several sentences only those count that the content touches.
    """
    touched = [
        (sentence.start, sentence.end)
        for sentence in article.sentences
        if any(start < sentence.end and sentence.start < end for start, end in content)
    ]
    said = _characters(article, content)
    there = _characters(article, touched)
    fits = {
        region: len(said & held) / len(said | held)
        for region in article.regions
        if 2 * len(said & (held := _characters(article, region.pieces) & there)) > len(said)
    }
    return max(fits, key=fits.__getitem__, default=None)


def _articles(folder: Path, only: frozenset[str] | None) -> Iterator[GoldArticle]:
    return (article for article in gold_articles(folder) if only is None or article.name in only)


def _gold_voice(article: GoldArticle, kind: str, record: dict[str, Any]) -> Region | None:
    if kind == "statement" and record["cue"] is None:
        own = own_region(article, ledger.raws(record["content"]))
        return article.outside(own) if own else None
    return article.around(ledger.raw(record["cue"] if kind in {"statement", "act"} else record["span"]))


def _paired(article: GoldArticle, entry: Entry) -> Iterator[tuple[GoldSentence, dict[str, Any] | None]]:
    records = [(ledger.raw(record["span"]), record) for record in entry.records["sentence"]]
    for gold in article.sentences:
        pieces, best = max(records, key=lambda one: _shared(one[0], gold), default=([], None))
        longer = max(gold.end - gold.start, sum(end - start for start, end in pieces))
        yield gold, best if 2 * _shared(pieces, gold) >= longer else None


def _unpaired(article: GoldArticle, entry: Entry) -> Iterator[dict[str, Any]]:
    taken = {record["id"] for _, record in _paired(article, entry) if record}
    return (record for record in entry.records["sentence"] if record["id"] not in taken)


def _shared(pieces: Pieces, gold: GoldSentence) -> int:
    return sum(max(0, min(end, gold.end) - max(start, gold.start)) for start, end in pieces)


def _characters(article: GoldArticle, pieces: Iterable[tuple[int, int]]) -> set[int]:
    """Return where the letters and figures of ``pieces`` stand: marks and spaces at the edges decide nothing."""
    return {i for start, end in pieces for i in range(start, end) if article.text[i].isalnum()}


def _words(record: dict[str, Any]) -> str:
    span = record.get("span") or record["cue"] or record["content"][0]
    return str(span["text"])


def _cut(text: str, pieces: Pieces) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in pieces)


def _by_role(confusion: Counter[tuple[str, str]]) -> dict[str, Any]:
    total = sum(count for (gold, _), count in confusion.items() if gold != LOST)
    hits = {role: confusion[role, role] for role in SentenceRole}
    figures: dict[str, Any] = {"right": _share(sum(hits.values()), total), "of": total}
    for role in SentenceRole:
        wanted = sum(count for (gold, _), count in confusion.items() if gold == role)
        given = sum(count for (_, found), count in confusion.items() if found == role)
        figures[role.value] = ledger.f1(hits[role], given, hits[role], wanted)
    return figures


def _by_kind(told: list[Told]) -> dict[str, Any]:
    figures: dict[str, Any] = {"right": _share(sum(one.right for one in told), len(told)), "of": len(told)}
    for kind in KINDS:
        of_kind = [one.right for one in told if one.kind == kind]
        figures[kind] = _share(sum(of_kind), len(of_kind))
        figures[f"{kind}s"] = len(of_kind)
    return figures


def _share(right: int, of: int) -> float:
    return 100 * right / max(of, 1)
