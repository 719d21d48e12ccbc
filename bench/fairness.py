"""Fair to all: how much of what sayso finds stays the same when the names of both sides are swapped.

Each article of PolNeAR dev and of the acts corpus, dev part, that holds a name of ``swap.PAIRS`` is read twice, as it
is and swapped; the spans found in the swapped text are led back. A *case* is a frame (a statement, an act, an
appraisal) that is found in one of the two versions. It stays the same where the other version has it too:

fair
    of the same kind and type (a statement's manner, an act's type, an appraisal's type and polarity), anchored to the
    same characters: its cue, the words of an appraisal, the content of a statement that has no cue
fair, named
    the same, of the frames alone that hold a swapped name
fair, overlap
    of the same kind and type, anchored to words that share a character
fair, all spans
    the same as the first, and all its other spans, its stage and its being negated are the same too

After a run of the bench the frames that differ can be looked at with their words; results.json keeps offsets alone::

    python -m bench.fairness --corpora DIR
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import child
from bench.corpora import ACTS_DEV, DEFAULT, POLNEAR_DEV
from bench.quality import absent
from bench.rows import Measure, Results, Row
from bench.score import acts, attribution, ledger
from bench.score.ledger import Entry
from bench.swap import Piece, Swapped, swap

KINDS = ("statement", "act", "appraisal")
FAIR = Measure(key="fair", words="frames that stay when names are swapped", unit="%", target=97, slack=0.5)
BY_KIND = {kind: Measure(key=f"fair_{kind}s", words=f"{kind}s that stay", unit="%") for kind in KINDS}
NAMED = Measure(key="fair_named", words="frames with a swapped name in them that stay", unit="%")
OVERLAP = Measure(key="fair_overlap", words="frames that stay, in part at least", unit="%")
ALL_SPANS = Measure(key="fair_all_spans", words="frames that stay with all their spans", unit="%")

_SETS = ((attribution, POLNEAR_DEV), (acts, ACTS_DEV))
_SWAPPED = " (swapped)"
_LISTED = 20
"""Differing frames that results.json lists: enough to look at, little to keep."""

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A statement, an act or an appraisal, with spans in the text as it was."""

    kind: str
    type: str
    anchor: Pieces
    rest: tuple[object, ...]
    """Its other spans, and what else makes it the same in all."""

    named: bool
    """Whether a swapped name stands in it."""

    @property
    def case(self) -> tuple[str, str, Pieces]:
        """What must be the same for the frame to be the same."""
        return self.kind, self.type, self.anchor

    @property
    def whole(self) -> tuple[object, ...]:
        """What must be the same for the frame to be the same in all."""
        return *self.case, *self.rest

    def overlaps(self, other: Frame) -> bool:
        """Say whether another frame is of the same kind and type, and its anchor shares a character with this one's."""
        touch = any(a < d and c < b for a, b in self.anchor for c, d in other.anchor)
        return touch and (self.kind, self.type) == (other.kind, other.type)


@dataclass(frozen=True, slots=True)
class Pair:
    """The frames found in one article as it is and swapped."""

    name: str
    before: tuple[Frame, ...]
    after: tuple[Frame, ...]

    def differing(self) -> list[tuple[str, Frame]]:
        """Return the frames found in one version only, with which one that is, in text order."""
        found = {"before": Counter(f.case for f in self.before), "after": Counter(f.case for f in self.after)}
        both = found["before"] & found["after"]
        differing = []
        for version, frames in (("before", self.before), ("after", self.after)):
            left = both.copy()
            for frame in frames:
                if left[frame.case]:
                    left[frame.case] -= 1
                else:
                    differing.append((version, frame))
        return sorted(differing, key=lambda one: one[1].anchor)

    def overlapping(self) -> int:
        """Count the frames of the one version that differ but share words and type with one of the other."""
        differing = self.differing()
        free = [frame for version, frame in differing if version == "after"]
        count = 0
        for frame in (frame for version, frame in differing if version == "before"):
            if partner := next((other for other in free if frame.overlaps(other)), None):
                free.remove(partner)
                count += 1
        return count


def measure(results: Results, *, corpora: Path, work: Path) -> None:
    """Add the rows of fairness to ``results``; the articles and what is found in them stay in ``work``."""
    measures = [FAIR, *BY_KIND.values(), NAMED, OVERLAP, ALL_SPANS]
    for _, corpus in _SETS:
        if absent(corpus, results, measures, corpora):
            return
    texts = dict(_write(corpora, work / "fairness.jsonl"))
    child.write_output((child.SAYSO, "read", work / "fairness.jsonl", "--json"), work / "fairness.sayso.jsonl")
    pairs = list(compared(texts, ledger.load(work / "fairness.sayso.jsonl")))
    on = f"PolNeAR dev and acts dev, {len(pairs)} articles"
    names = tuple(corpus.name for _, corpus in _SETS)
    results.rows.extend(Row(measure=one, on=on, corpora=names, figure=figure) for one, figure in shares(pairs).items())
    results.swapped = worst(pairs)


def shares(pairs: list[Pair]) -> dict[Measure, float | None]:
    """Return the share of the cases that stay the same, of each measure; None where there is no case."""

    def counts(of: str, **wanted: object) -> tuple[int, int]:
        """Count the frames with the ``wanted`` fields that are the same ``of`` something, and all cases."""
        same = cases = 0
        for pair in pairs:
            before, after = (
                Counter(getattr(f, of) for f in frames if all(getattr(f, key) == it for key, it in wanted.items()))
                for frames in (pair.before, pair.after)
            )
            same += 2 * (before & after).total()
            cases += before.total() + after.total()
        return same, cases

    same, cases = counts("case")
    overlapping = sum(pair.overlapping() for pair in pairs)
    counted = {
        FAIR: (same, cases),
        **{measure: counts("case", kind=kind) for kind, measure in BY_KIND.items()},
        NAMED: counts("case", named=True),
        OVERLAP: (same + 2 * overlapping, cases),
        ALL_SPANS: counts("whole"),
    }
    return {measure: 100 * part / whole if whole else None for measure, (part, whole) in counted.items()}


def worst(pairs: list[Pair]) -> dict[str, Any]:
    """Return the article with the most frames that differ, and where these stand, without its words."""
    pair = max(pairs, key=lambda one: len(one.differing()), default=None)
    if pair is None:
        return {}
    listed = [
        {"found": version, "kind": frame.kind, "type": frame.type, "at": [list(piece) for piece in frame.anchor]}
        for version, frame in pair.differing()[:_LISTED]
    ]
    cases = Counter(f.case for f in pair.before) | Counter(f.case for f in pair.after)
    return {"article": pair.name, "frames": cases.total(), "differing": len(pair.differing()), "first": listed}


def _articles(corpora: Path) -> Iterator[tuple[str, str, str | None, Swapped]]:
    """Yield the name, text and date of each article in which there is something to swap, and the swapped text."""
    for scorer, corpus in _SETS:
        for name, text, date in scorer.prepare(corpora / corpus.folder, corpus.selected(corpora)):
            swapped = swap(text)
            if swapped.here:
                yield name, text, date, swapped


def _write(corpora: Path, path: Path) -> Iterator[tuple[str, Swapped]]:
    """Write both versions of each article to a .jsonl file; yield its name and the swapped text."""
    with path.open("w", encoding="utf-8") as lines:
        for name, text, date, swapped in _articles(corpora):
            lines.writelines(ledger.article_lines([(name, text, date), (name + _SWAPPED, swapped.text, date)]))
            yield name, swapped


def compared(texts: dict[str, Swapped], entries: dict[str, Entry]) -> Iterator[Pair]:
    """Yield what was found in both versions of each article."""
    for name, swapped in texts.items():
        before, after = entries.get(name), entries.get(name + _SWAPPED)
        yield Pair(
            name,
            tuple(_frames(before, swapped, back=False)) if before else (),
            tuple(_frames(after, swapped, back=True)) if after else (),
        )


def _frames(entry: Entry, swapped: Swapped, *, back: bool) -> Iterator[Frame]:
    """Yield the frames of one version; ``back`` leads their spans back to the text as it was."""

    def at(*spans: dict[str, Any] | None) -> Pieces:
        pieces = ledger.raws(span for span in spans if span)
        return tuple(swapped.back(piece) if back else piece for piece in pieces)

    def frame(kind: str, kind_type: str, anchor: Pieces, spans: list[Pieces], *more: object) -> Frame:
        held = [piece for pieces in (anchor, *spans) for piece in pieces]
        named = any(a < end and start < b for a, b in held for start, end in swapped.here)
        return Frame(kind, kind_type, anchor, (*spans, *more), named)

    for one in entry.records["statement"]:
        content = at(*one["content"])
        yield frame("statement", one["manner"], at(one["cue"]) or content, [at(one["source"]), content])
    for one in entry.records["act"]:
        spans = [at(one[role]) for role in ("actor", "by", "when", "condition")]
        spans += [at(*one[role]) for role in ("action", "amount")]
        yield frame("act", one["type"], at(one["cue"]), spans, one["negated"], one["stage"])
    for one in entry.records["appraisal"]:
        kind_type = one["type"] + (one["polarity"] or "")
        yield frame("appraisal", kind_type, at(one["span"]), [at(one["target"])])


def main() -> None:
    """Print the frames that differ, article by article, as the last run of the bench left them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help=f"where the corpora lie (default: {DEFAULT})")
    parser.add_argument("--work", type=Path, default=Path("bench/work"), help="where the bench left what it read")
    options = parser.parse_args()
    texts = {name: (text, swapped) for name, text, _, swapped in _articles(options.corpora)}
    entries = ledger.load(options.work / "fairness.sayso.jsonl")
    for pair in compared({name: swapped for name, (_, swapped) in texts.items()}, entries):
        if differing := pair.differing():
            print(f"\n{pair.name}")
        for version, frame in differing:
            words = " … ".join(texts[pair.name][0][start:end] for start, end in frame.anchor)
            print(f"  {version:6}  {frame.kind} {frame.type}  {frame.anchor[0][0]}  {words}")


if __name__ == "__main__":
    main()
