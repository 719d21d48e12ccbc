"""Score statements against PolNeAR.

The gold folder holds ``text/`` and ``attributions/`` (brat standoff), with ``metadata.tsv`` beside it. Per
role, which is source, cue or content:

token
    F1 over words
exact
    F1 over spans, edges trimmed of quotation marks, punctuation and space
overlap
    a span counts when it shares a character with one of the other side (precision and recall apart)

Per attribution, linked: predicted and gold attributions are paired by shared cue and content words, then

linked overlap
    source, cue and content all share a word (or are absent on both sides)
linked exact
    source, cue and content are the same words
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.score import ledger
from bench.score.ledger import Entry, Pieces

ROLES = ("source", "cue", "content")
EDGE = " \n\t,“”\".:;'‘’—–-"

Attribution = dict[str, Pieces]


def read_brat(path: Path) -> list[Attribution]:
    """Return the attributions of one annotation file."""
    spans: dict[str, Pieces] = {}
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if parts[0].startswith("T") and len(parts) > 1:
            _, offsets = parts[1].split(" ", 1)
            spans[parts[0]] = [_piece(piece) for piece in offsets.split(";")]
        elif parts[0].startswith("E"):
            event, *arguments = parts[1].split()
            attribution = _attribution(arguments, spans) if event.startswith("Attribution") else {}
            if any(attribution.values()):
                found.append(attribution)
    return found


def _piece(offsets: str) -> tuple[int, int]:
    start, end = offsets.split()
    return int(start), int(end)


def _attribution(arguments: list[str], spans: dict[str, Pieces]) -> Attribution:
    attribution: Attribution = {role: [] for role in ROLES}
    for argument in arguments:
        role, target = argument.split(":")
        role = re.sub(r"\d+$", "", role).lower()
        if role in attribution and target in spans:
            attribution[role] += spans[target]
    return attribution


def gold_articles(folder: Path, only: frozenset[str] | None = None) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Yield the name and text of each annotated article, and its attributions by its first annotator."""
    files = sorted(folder.glob("attributions/*.ann"), key=str)
    for path in sorted(folder.glob("text/*.txt"), key=str):
        annotations = [file for file in files if re.fullmatch(re.escape(path.stem) + "_.{4}", file.stem)]
        if annotations and (only is None or path.name in only):
            yield path.name, path.read_bytes().decode("utf-8"), read_brat(annotations[0])


def predicted(entry: Entry) -> Iterator[Attribution]:
    """Yield the statements of an article in the coordinates of its source."""
    for statement in entry.records["statement"]:
        yield {
            "source": ledger.raw(statement["source"]),
            "cue": ledger.raw(statement["cue"]),
            "content": ledger.raws(statement["content"]),
        }


def joined(pieces: Pieces, text: str) -> set[tuple[int, int]]:
    """Join pieces parted by white space alone; take quotation marks and punctuation off the edges."""
    spans: Pieces = []
    for start, end in sorted(pieces):
        if spans and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    trimmed = set()
    for start, end in spans:
        words = text[start:end]
        left = start + len(words) - len(words.lstrip(EDGE))
        right = end - len(words) + len(words.rstrip(EDGE))
        if left < right:
            trimmed.add((left, right))
    return trimmed


class _Tally:
    """Counts over articles, and the F1 they amount to."""

    def __init__(self) -> None:
        self.roles: Counter[tuple[str, str]] = Counter()
        self.linked: Counter[str] = Counter()

    def add(self, text: str, found: list[Attribution], gold: list[Attribution]) -> None:
        words = [match.span() for match in re.finditer(r"\w+(?:['’]\w+)?", text)]
        for role in ROLES:
            self._add_role(role, words, text, found, gold)
        self._add_links(
            [{role: _covered(words, one[role]) for role in ROLES} for one in found],
            [{role: _covered(words, one[role]) for role in ROLES} for one in gold],
        )

    def _add_role(self, role: str, words: Pieces, text: str, found: list[Attribution], gold: list[Attribution]) -> None:
        p = set().union(*(joined(one[role], text) for one in found))
        g = set().union(*(joined(one[role], text) for one in gold))
        p_words = _covered(words, [piece for one in found for piece in one[role]])
        g_words = _covered(words, [piece for one in gold for piece in one[role]])
        counts = {
            "token": len(p_words & g_words),
            "token p": len(p_words),
            "token g": len(g_words),
            "p": len(p),
            "g": len(g),
            "exact": len(p & g),
            "overlap p": sum(any(a < d and c < b for c, d in g) for a, b in p),
            "overlap g": sum(any(a < d and c < b for c, d in p) for a, b in g),
        }
        self.roles.update({(role, name): count for name, count in counts.items()})

    def _add_links(self, found: list[dict[str, frozenset[int]]], gold: list[dict[str, frozenset[int]]]) -> None:
        self.linked.update(p=len(found), g=len(gold))
        free = set(range(len(found)))
        for g in gold:
            shared = {i: len(found[i]["content"] & g["content"]) + 3 * len(found[i]["cue"] & g["cue"]) for i in free}
            best = max(free, key=shared.__getitem__, default=None)
            if best is None or not shared[best]:
                continue
            free.remove(best)
            p = found[best]
            self.linked["exact"] += all(p[role] == g[role] for role in ROLES)
            self.linked["overlap"] += all(p[role] & g[role] or not (p[role] or g[role]) for role in ROLES)

    def figures(self) -> dict[str, dict[str, tuple[float, float, float]]]:
        n, linked = self.roles, self.linked
        result = {}
        for role in ROLES:
            exact, token = n[role, "exact"], n[role, "token"]
            result[role] = {
                "token": ledger.f1(token, n[role, "token p"], token, n[role, "token g"]),
                "exact": ledger.f1(exact, n[role, "p"], exact, n[role, "g"]),
                "overlap": ledger.f1(n[role, "overlap p"], n[role, "p"], n[role, "overlap g"], n[role, "g"]),
            }
        result["linked"] = {
            name: ledger.f1(linked[name], linked["p"], linked[name], linked["g"]) for name in ("exact", "overlap")
        }
        return result


def _covered(words: Pieces, pieces: Pieces) -> frozenset[int]:
    return frozenset(start for start, end in words if any(a <= start and end <= b for a, b in pieces))


def score(
    triples: Iterable[tuple[str, list[Attribution], list[Attribution]]],
) -> dict[str, dict[str, tuple[float, float, float]]]:
    """Score triples of text, predicted and gold attributions; each figure is precision, recall and F1."""
    tally = _Tally()
    for text, found, gold in triples:
        tally.add(text, found, gold)
    return tally.figures()


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name, text and date of each gold article."""
    dates = {}
    for line in (folder.parent / "metadata.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        dates[fields[1] + ".txt"] = fields[5]
    for name, text, _ in gold_articles(folder, only):
        yield name, text, dates.get(name)


def evaluate(folder: Path, entries: dict[str, Entry], only: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the figures of ``entries`` on the gold articles of ``folder``."""
    triples, missing, broken = [], 0, 0
    for name, text, gold in gold_articles(folder, only):
        entry = entries.get(name)
        missing += entry is None
        broken += ledger.broken_spans(entry, text) if entry else 0
        triples.append((text, list(predicted(entry)) if entry else [], gold))
    return {"articles": len(triples), "missing": missing, "broken_spans": broken, **score(triples)}


if __name__ == "__main__":
    ledger.main(prepare, evaluate)
