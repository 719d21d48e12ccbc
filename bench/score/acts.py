"""Score acts and the author's own words against the acts corpus.

A predicted act is paired with the gold act that it shares most words of cue and action with, if it shares a word of the
cue or half the words of the action.

found
    paired
typed
    paired, and of the same type
actor, when, amount
    typed, and that role shares a word with the gold one (or is absent on both sides)
action
    typed, and the two actions share at least half of their words (intersection over union)
negated, stage
    typed, and that attribute is the same
loaded, scare
    the author's own words: spans that overlap
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.score import ledger
from bench.score.ledger import Entry, Pieces
from bench.score.marks import locate

ROLES = ("actor", "when", "amount")
FIGURES = ("found", "typed", *ROLES, "action", "negated", "stage")
OWN_WORDS = ("loaded", "scare")

_PAIRED = ("cue", "action", *ROLES)
_GOLD_NAMES = {**{role: role for role in _PAIRED}, "by": "by", "if": "condition"}


@dataclass(frozen=True, slots=True)
class Act:
    """An act, predicted or gold."""

    type: str
    negated: bool
    stage: str
    roles: dict[str, Pieces]
    """The pieces of its cue, actor, action, amount and when; a gold act has ``by`` and ``condition`` too."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A loaded phrase or a scare quote of the author's."""

    type: str
    words: Pieces
    target: Pieces
    polarity: str | None
    """``+`` or ``-``; None for a scare quote."""


Gold = tuple[str, str, str | None, list[Act], list[OwnWords]]


def gold_articles(folder: Path, only: frozenset[str] | None = None) -> Iterator[Gold]:
    """Yield the id, text and date of each article, its acts and its author's own words."""
    articles = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    for path in sorted((folder / "marks").glob("*.jsonl")):
        if only is not None and path.stem not in only:
            continue
        article = articles[path.stem]
        marks = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        own = [_own_words(article, mark) for mark in marks if mark["t"] in OWN_WORDS]
        acts = [_act(article, mark) for mark in marks if mark["t"] not in (*OWN_WORDS, "statement")]
        yield path.stem, article["text"], article.get("date"), acts, own


def _act(article: dict[str, Any], mark: dict[str, Any]) -> Act:
    (cue,) = _spans(article, mark, "cue", None)
    roles = {name: _spans(article, mark, key, cue[0]) for key, name in _GOLD_NAMES.items() if key != "cue"}
    return Act(mark["t"], bool(mark.get("neg")), mark.get("stage", "announced"), {"cue": [cue], **roles})


def _own_words(article: dict[str, Any], mark: dict[str, Any]) -> OwnWords:
    words = _spans(article, mark, "words", None)
    return OwnWords(mark["t"], words, _spans(article, mark, "target", words[0][0]), mark.get("pol"))


def _spans(article: dict[str, Any], mark: dict[str, Any], key: str, near: int | None) -> Pieces:
    words = [mark[key]] if isinstance(mark.get(key), str) else mark.get(key) or []
    return [locate(article, mark["s"], one, near) for one in words]


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name, text and date of each gold article."""
    for name, text, date, _, _ in gold_articles(folder, only):
        yield name, text, date


def predicted(entry: Entry) -> Iterator[Act]:
    """Yield the acts of an article in the coordinates of its source."""
    for act in entry.records["act"]:
        roles = {name: ledger.raw(act[name]) for name in ("cue", "actor", "when")}
        roles |= {name: ledger.raws(act[name]) for name in ("action", "amount")}
        yield Act(act["type"], act["negated"], act["stage"], roles)


@dataclass(frozen=True, slots=True)
class _Bagged:
    """An act and, of each role, the words it covers."""

    act: Act
    words: dict[str, frozenset[int]]

    def worth(self, gold: _Bagged) -> int:
        """How good a partner this act is for ``gold``; 0 if none at all."""
        cue = len(self.words["cue"] & gold.words["cue"])
        action = len(self.words["action"] & gold.words["action"])
        if not cue and 2 * action < max(len(gold.words["action"]), 1):
            return 0
        return 2 * cue + action + (self.act.type == gold.act.type)


class _Tally:
    """Counts over articles, and the F1 they amount to."""

    def __init__(self) -> None:
        self.acts: Counter[str] = Counter()
        self.types: Counter[tuple[str, str]] = Counter()
        self.own: Counter[tuple[str, str]] = Counter()

    def add_acts(self, text: str, found: list[Act], gold: list[Act]) -> None:
        words = [match.span() for match in re.finditer(r"\w+(?:['’]\w+)?", text)]
        free = [_bagged(act, words) for act in found]
        self.acts.update(p=len(found), g=len(gold))
        self.types.update((act.type, "p") for act in found)
        self.types.update((act.type, "g") for act in gold)
        for one in gold:
            wanted = _bagged(one, words)
            best = max(free, key=lambda act: act.worth(wanted), default=None)
            if best is not None and best.worth(wanted):
                free.remove(best)
                self._add_pair(best, wanted)

    def _add_pair(self, found: _Bagged, gold: _Bagged) -> None:
        self.acts["found"] += 1
        if found.act.type != gold.act.type:
            return
        self.acts["typed"] += 1
        self.types[gold.act.type, "hit"] += 1
        for role in ROLES:
            p, g = found.words[role], gold.words[role]
            self.acts[role] += bool(p & g) or not (p or g)
        p, g = found.words["action"], gold.words["action"]
        self.acts["action"] += 2 * len(p & g) >= len(p | g)
        self.acts["negated"] += found.act.negated == gold.act.negated
        self.acts["stage"] += found.act.stage == gold.act.stage

    def add_own_words(self, kind: str, found: list[Pieces], gold: list[Pieces]) -> None:
        self.own[kind, "p"] += len(found)
        self.own[kind, "g"] += len(gold)
        self.own[kind, "hit p"] += sum(_touches(one, gold) for one in found)
        self.own[kind, "hit g"] += sum(_touches(one, found) for one in gold)

    def figures(self) -> dict[str, dict[str, tuple[float, float, float]]]:
        n, types, own = self.acts, self.types, self.own
        kinds = sorted({kind for kind, _ in types})
        return {
            "acts": {name: ledger.f1(n[name], n["p"], n[name], n["g"]) for name in FIGURES},
            "typed": {k: ledger.f1(types[k, "hit"], types[k, "p"], types[k, "hit"], types[k, "g"]) for k in kinds},
            "own words": {k: ledger.f1(own[k, "hit p"], own[k, "p"], own[k, "hit g"], own[k, "g"]) for k in OWN_WORDS},
        }


def _bagged(act: Act, words: Pieces) -> _Bagged:
    bags = {
        role: frozenset(start for start, end in words if any(a < end and start < b for a, b in act.roles[role]))
        for role in _PAIRED
    }
    return _Bagged(act, bags)


def _touches(pieces: Pieces, others: list[Pieces]) -> bool:
    return any(a < d and c < b for a, b in pieces for other in others for c, d in other)


def evaluate(folder: Path, entries: dict[str, Entry], only: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the figures of ``entries`` on the gold articles of ``folder``."""
    tally, articles, missing, broken = _Tally(), 0, 0, 0
    for name, text, _, acts, own in gold_articles(folder, only):
        entry = entries.get(name) or Entry({"text": text})
        articles += 1
        missing += name not in entries
        broken += ledger.broken_spans(entry, text)
        tally.add_acts(text, list(predicted(entry)), acts)
        for kind in OWN_WORDS:
            found = [ledger.raw(record["span"]) for record in entry.records["appraisal"] if record["type"] == kind]
            tally.add_own_words(kind, found, [one.words for one in own if one.type == kind])
    return {"articles": articles, "missing": missing, "broken_spans": broken, **tally.figures()}


if __name__ == "__main__":
    ledger.main(prepare, evaluate)
