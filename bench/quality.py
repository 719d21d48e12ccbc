"""How well sayso reads: its statements against people's, beside what the plain quotation-mark rule reaches."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import child
from bench.corpora import ACTS_DEV, POLNEAR_DEV, Corpus
from bench.plain import PLAIN
from bench.rows import Measure, Results, Row
from bench.score import attribution, ledger, statements

SAYSO = Path(sys.executable).with_name("sayso")

_F1 = [
    # key, part, figure of the scorer, target, and the F1 of two people on the same articles of PolNeAR
    ("linked_overlap", "linked", "overlap", 72.0, 77.1),
    ("linked_exact", "linked", "exact", 45.0, 59.4),
    ("content_exact", "content", "exact", 64.0, 71.5),
    ("content_overlap", "content", "overlap", 86.0, 87.3),
    ("source_exact", "source", "exact", 77.0, 78.5),
    ("cue_exact", "cue", "exact", 70.0, 71.0),
]
_BROKEN = Measure(key="broken_spans", words="spans that do not cut their words", digits=0, better="lower", target=0)


def measure(results: Results, *, corpora: Path, work: Path) -> None:
    """Add the rows of quality to ``results``; the readers' output stays in ``work``."""
    _attribution(results, corpora, work)
    _statements(results, corpora, work)


def _attribution(results: Results, corpora: Path, work: Path) -> None:
    measures = [
        Measure(key=key, words=f"{part}, {figure} (F1)", target=target, slack=0.5)
        for key, part, figure, target, _ in _F1
    ]
    if _absent(POLNEAR_DEV, results, [*measures, _BROKEN], corpora):
        return
    scored = _read(attribution, POLNEAR_DEV, results, corpora, work)
    on = f"US politics (PolNeAR dev), {scored.sayso['articles']} articles"
    for one, (_, part, figure, _, people) in zip(measures, _F1, strict=True):
        figures = scored.figures(part, figure)
        results.rows.append(Row(measure=one, on=on, corpus=POLNEAR_DEV.name, people=people, **figures))
    missing = scored.sayso["missing"]
    note = f"{missing} articles were not read" if missing else ""
    broken = float(scored.sayso["broken_spans"])
    results.rows.append(Row(measure=_BROKEN, on=on, corpus=POLNEAR_DEV.name, figure=broken, note=note))


def _statements(results: Results, corpora: Path, work: Path) -> None:
    parts = [(part, figure) for _, part, figure, *_ in _F1] + [("resolved", "speaker"), ("resolved", "manner")]
    measures = [Measure(key=f"acts_{key}", words=f"{part}, {figure} (F1)") for key, part, figure, *_ in _F1] + [
        Measure(key="acts_speaker", words="right speaker, of contents found", unit="%"),
        Measure(key="acts_manner", words="right manner, of contents found", unit="%"),
    ]
    if _absent(ACTS_DEV, results, measures, corpora):
        return
    scored = _read(statements, ACTS_DEV, results, corpora, work)
    on = f"war, climate, opinion (acts dev), {scored.sayso['articles']} articles"
    for one, (part, figure) in zip(measures, parts, strict=True):
        results.rows.append(Row(measure=one, on=on, corpus=ACTS_DEV.name, **scored.figures(part, figure)))


def _absent(corpus: Corpus, results: Results, measures: list[Measure], corpora: Path) -> bool:
    if corpus.present(corpora):
        results.corpora[corpus.name] = corpus.digest(corpora)
        return False
    note = f"not under {corpora}; to be had from {corpus.where}"
    results.rows.extend(Row(measure=one, on=corpus.name, corpus=corpus.name, note=note) for one in measures)
    return True


@dataclass(frozen=True, slots=True)
class _Scored:
    """What a scorer found of each reader's statements."""

    sayso: dict[str, Any]
    plain: dict[str, Any] | None
    rule: dict[str, Any]

    def figures(self, part: str, figure: str) -> dict[str, Any]:
        """Return one figure of each reader, as the fields of a row."""
        scored = {"figure": self.sayso, "plain": self.plain, "rule": self.rule}
        return {name: _f1(one[part][figure]) for name, one in scored.items() if one}


def _f1(figure: float | tuple[float, float, float]) -> float:
    """Return the F1 where the figure has precision and recall, else the figure."""
    return figure[2] if isinstance(figure, tuple) else figure


def _read(scorer: ModuleType, corpus: Corpus, results: Results, corpora: Path, work: Path) -> _Scored:
    """Let all readers read the corpus' articles, and score what they find."""
    gold, only = corpora / corpus.folder, corpus.selected(corpora)
    name = scorer.__name__.rpartition(".")[2]
    articles = work / f"{name}.jsonl"
    articles.write_text("".join(ledger.article_lines(scorer.prepare(gold, only))), encoding="utf-8")

    def score(reader: str, command: tuple[str | Path, ...]) -> dict[str, Any]:
        found = work / f"{name}.{reader}.jsonl"
        child.write_output(command, found)
        return dict(scorer.evaluate(gold, ledger.load(found), only))

    encoder = (sys.executable, "-m", "bench.encoder", "read", PLAIN, articles)
    scored = _Scored(
        sayso=score("sayso", (SAYSO, "read", articles, "--json")),
        plain=score("plain", encoder) if PLAIN.is_file() else None,
        rule=score("rule", (sys.executable, "-m", "bench.baseline", articles)),
    )
    results.model = _model(work / f"{name}.sayso.jsonl")
    return scored


def _model(path: Path) -> str:
    """Return the model that the first article was read with."""
    with path.open(encoding="utf-8") as lines:
        return next((str(json.loads(line).get("model", "")) for line in lines), "")
