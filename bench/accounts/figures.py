"""Score which figures of two articles are lined up, and how they are told apart, against ``figures.jsonl``.

A marked figure is the one that shares characters with its span; where several do, a pair of them that was lined up
counts. What was not lined up is ``unrelated``. All articles of the pairs are read at once, so that who is who among
them is known as in a ledger::

    python -m bench.accounts.figures --corpora DIR     # the figures, and each pair without its words
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import DEFAULT, Corpus
from bench.rows import Measure, Results, Row
from sayso import pipeline
from sayso.link.accounts import same_actors
from sayso.link.facts import figure_pairs
from sayso.records import Figure, Reading, Span
from sayso.records.accounts import FigurePair, Standing

NEWS = Corpus(
    name="news_cluster",
    folder="accounts/news_cluster",
    files=("accounts/news_cluster/*.json",),
    where="its makers, as DIR/accounts/news_cluster/*.json with dId, text, title, date_publish and source_domain",
)

MARKS = Path(__file__).with_name("figures.jsonl")

RIGHT = Measure(key="figure_pairs", words="figures of two accounts told apart", unit="%", target=85)
FOUND = Measure(key="figure_pairs_found", words="the same, where both figures are found", unit="%")
FALSE = Measure(key="figure_pairs_false", words="unrelated figures said to differ", better="lower", target=0, digits=0)

_LABELS = {Standing.AGREE: "agree", Standing.DIFFER: "real", Standing.EXPLAINED: "explained"}
_UNRELATED, _NOT_FOUND = "unrelated", "not found"


@dataclass(frozen=True, slots=True)
class Mark:
    """Two figures that a reader compared."""

    a: str
    a_span: Span
    b: str
    b_span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A mark, and what was made of its pair."""

    mark: Mark
    given: str
    """A label, or ``not found`` where one of the figures was not found; such a pair is taken for unrelated."""

    @property
    def is_right(self) -> bool:
        """Say whether the label is the marked one."""
        return self.mark.label == (_UNRELATED if self.given == _NOT_FOUND else self.given)


def marks(path: Path = MARKS) -> list[Mark]:
    """Read the marked pairs."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Mark(one["a"], Span(*one["a_span"]), one["b"], Span(*one["b_span"]), one["label"]) for one in lines]


def read(names: Iterable[str], *, corpora: Path, work: Path) -> dict[str, Reading]:
    """Read some articles of the corpus, by their names."""
    lines = []
    for name in sorted(set(names)):
        article = json.loads((corpora / NEWS.folder / f"{name}.json").read_text(encoding="utf-8"))
        about = {"date": article["date_publish"], "title": article["title"], "publisher": article["source_domain"]}
        lines.append(json.dumps({"source": name, "text": article["text"], **about}) + "\n")
    prepared = work / "news_cluster.jsonl"
    prepared.write_text("".join(lines), encoding="utf-8")
    entries = pipeline.read([str(prepared)])
    return {entry.article.source: entry for entry in entries if isinstance(entry, Reading)}


def score(wanted: Iterable[Mark], readings: Mapping[str, Reading]) -> list[Scored]:
    """Say of each mark what was made of it."""
    who = same_actors(readings.values())
    scored = []
    for mark in wanted:
        one, other = readings.get(mark.a), readings.get(mark.b)
        ours = list(_at(one, mark.a_span)), list(_at(other, mark.b_span))
        if one is None or other is None or not all(ours):
            scored.append(Scored(mark, _NOT_FOUND))
            continue
        found = _pair(figure_pairs(one, other, who), *ours)
        scored.append(Scored(mark, _LABELS[found.standing] if found else _UNRELATED))
    return scored


def _at(reading: Reading | None, raw: Span) -> Iterator[Figure]:
    for figure in reading.figures if reading else ():
        if reading and any(piece.overlaps(raw) for piece in reading.article.raw(figure.span)):
            yield figure


def _pair(pairs: Iterable[FigurePair], ones: Sequence[Figure], others: Sequence[Figure]) -> FigurePair | None:
    """Return the surest pair of some figures."""
    here, there = {figure.id for figure in ones}, {figure.id for figure in others}
    fitting = (pair for pair in pairs if pair.one in here and pair.other in there)
    return max(fitting, key=lambda pair: pair.probability, default=None)


def measure(results: Results, *, corpora: Path, work: Path) -> None:
    """Add the rows of figures across articles."""
    rows = (RIGHT, FOUND, FALSE)
    if not NEWS.present(corpora):
        note = f"not under {corpora}; to be had from {NEWS.where}"
        results.rows.extend(Row(measure=one, on=NEWS.name, corpora=(NEWS.name,), note=note) for one in rows)
        return
    results.corpora[NEWS.name] = NEWS.digest(corpora)
    wanted = marks()
    scored = score(wanted, read([name for mark in wanted for name in (mark.a, mark.b)], corpora=corpora, work=work))
    found = [one for one in scored if one.given != _NOT_FOUND]
    false = sum(one.mark.label == _UNRELATED and one.given == _LABELS[Standing.DIFFER] for one in scored)
    for one, figure, number in (
        (RIGHT, _share(scored), len(scored)),
        (FOUND, _share(found), len(found)),
        (FALSE, false, sum(one.mark.label == _UNRELATED for one in scored)),
    ):
        on = f"news (news_cluster), {number} pairs"
        results.rows.append(Row(measure=one, on=on, corpora=(NEWS.name,), figure=figure))


def _share(scored: Sequence[Scored]) -> float:
    return 100 * sum(one.is_right for one in scored) / max(len(scored), 1)


def main() -> None:
    """Print the figures, and how the labels were given."""
    parser = argparse.ArgumentParser(prog="python -m bench.accounts.figures", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help=f"where the corpora lie (default: {DEFAULT})")
    work = Path(__file__).parent.parent / "work"
    work.mkdir(exist_ok=True)
    corpora, wanted = parser.parse_args().corpora, marks()
    scored = score(wanted, read([name for mark in wanted for name in (mark.a, mark.b)], corpora=corpora, work=work))
    for (label, given), number in sorted(Counter((one.mark.label, one.given) for one in scored).items()):
        print(f"{label:10} taken for {given:10} {number:3}")
    print(f"right: {_share(scored):.1f} % of {len(scored)}")


if __name__ == "__main__":
    main()
