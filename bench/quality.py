"""How well sayso reads: its statements against people's, beside what the plain quotation-mark rule reaches."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import baseline
from bench.corpora import ACTS_DEV, POLNEAR_DEV, Corpus
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
_BROKEN = Measure(key="broken_spans", words="spans that do not cut their words", better="lower", target=0)


def measure(results: Results, *, corpora: Path, work: Path) -> None:
    """Add the rows of quality to ``results``; the readers' output stays in ``work``."""
    _attribution(results, corpora, work)
    _statements(results, corpora, work)


def _attribution(results: Results, corpora: Path, work: Path) -> None:
    measures = {
        key: Measure(key=key, words=f"{part}, {figure} (F1)", target=target, slack=0.5)
        for key, part, figure, target, _ in _F1
    }
    if _absent(POLNEAR_DEV, results, [*measures.values(), _BROKEN], corpora):
        return
    sayso, rule = _read(attribution, POLNEAR_DEV, results, corpora, work)
    on = f"PolNeAR dev, {sayso['articles']} articles"
    for key, part, figure, _, people in _F1:
        results.rows.append(
            Row(
                measure=measures[key],
                on=on,
                corpus=POLNEAR_DEV.name,
                figure=sayso[part][figure][2],
                rule=rule[part][figure][2],
                people=people,
            )
        )
    note = f"{sayso['missing']} articles were not read" if sayso["missing"] else ""
    results.rows.append(
        Row(measure=_BROKEN, on=on, corpus=POLNEAR_DEV.name, figure=float(sayso["broken_spans"]), note=note)
    )


def _statements(results: Results, corpora: Path, work: Path) -> None:
    measures = [Measure(key=f"acts_{key}", words=f"{part}, {figure} (F1)") for key, part, figure, *_ in _F1] + [
        Measure(key="acts_speaker", words="speaker right, of contents found", unit="%"),
        Measure(key="acts_manner", words="manner right, of contents found", unit="%"),
    ]
    if _absent(ACTS_DEV, results, measures, corpora):
        return
    sayso, rule = _read(statements, ACTS_DEV, results, corpora, work)
    figures = [(sayso[part][figure][2], rule[part][figure][2]) for _, part, figure, *_ in _F1]
    figures += [(sayso["resolved"]["speaker"], None), (sayso["resolved"]["manner"], rule["resolved"]["manner"])]
    on = f"acts dev, {sayso['articles']} articles"
    for one, (reached, by_rule) in zip(measures, figures, strict=True):
        results.rows.append(Row(measure=one, on=on, corpus=ACTS_DEV.name, figure=reached, rule=by_rule))


def _absent(corpus: Corpus, results: Results, measures: list[Measure], corpora: Path) -> bool:
    if corpus.present(corpora):
        results.corpora[corpus.name] = corpus.digest(corpora)
        return False
    note = f"not under {corpora}; to be had from {corpus.where}"
    results.rows.extend(Row(measure=one, on=corpus.name, corpus=corpus.name, note=note) for one in measures)
    return True


def _read(
    scorer: ModuleType, corpus: Corpus, results: Results, corpora: Path, work: Path
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Let sayso and the rule read the corpus' articles; return what the scorer finds of each."""
    gold, only = corpora / corpus.folder, corpus.selected(corpora)
    name = scorer.__name__.rpartition(".")[2]
    articles = work / f"{name}.jsonl"
    by_sayso, by_rule = work / f"{name}.sayso.jsonl", work / f"{name}.rule.jsonl"
    lines = list(ledger.article_lines(scorer.prepare(gold, only)))
    articles.write_text("".join(lines), encoding="utf-8")
    with by_sayso.open("wb") as out:
        subprocess.run([SAYSO, "read", articles, "--json"], stdout=out, check=True)
    with by_rule.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for line in lines for record in baseline.read(line))
    results.model = results.model or _model(by_sayso)
    return (
        scorer.evaluate(gold, ledger.load(by_sayso), only),
        scorer.evaluate(gold, ledger.load(by_rule), only),
    )


def _model(path: Path) -> str:
    return next(_models(path), "")


def _models(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line).get("model", "")
