"""How well sayso reads: what it finds in every layer against what people and written guidelines mark.

Beside it stand, where there are any, the same with the encoder in fp32, what the plain quotation-mark rule reaches, and
how far two people agree. Each corpus is read once by each reader, by the command that a user would run; only actors are
told by a command of their own (``references``), with the noun phrases that GUM takes for mentions.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

from bench import child, dates, quantulum
from bench.corpora import ACTS_DEV, FIGURES_DEV, GUM_DEV, MEANTIME_DEV, NAMES_DEV, POLNEAR_DEV, TIMES_DEV, Corpus
from bench.plain import PLAIN
from bench.rows import Measure, Results, Row
from bench.score import acts, attribution, entities, figures, ledger, names, references, speakers, statements, times

Figures = dict[str, Any]
"""What a scorer returns: of each part its figures, each precision, recall and F1, or a share."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure of a scorer, and the row it fills."""

    measure: Measure
    part: str
    name: str
    people: float | None = None
    aim: float | None = None
    """What is hoped for beyond the target."""

    def of(self, figures: Figures | None) -> float | None:
        """Return it: the F1 where it has precision and recall; None where there is none."""
        found: Any = (figures or {}).get(self.part, {}).get(self.name)
        return None if found is None else float(found[2] if isinstance(found, tuple) else found)


@dataclass(frozen=True, slots=True)
class _Scorer:
    """A scorer with the figures that are taken from it."""

    module: ModuleType
    on: str
    figures: tuple[_Figure, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Set:
    """A corpus and the scorers that measure on it; all articles come from the first."""

    corpus: Corpus
    scorers: tuple[_Scorer, ...]
    reader: tuple[str | Path, ...] = (child.SAYSO, "read", "{articles}", "--json")
    plain: tuple[str | Path, ...] = (sys.executable, "-m", "bench.encoder", "read", PLAIN, "{articles}")
    rule: tuple[str | Path, ...] | None = None

    @property
    def measures(self) -> list[Measure]:
        """The measures of all its figures."""
        return [figure.measure for scorer in self.scorers for figure in scorer.figures]


def _f1(key: str, part: str, name: str, target: float | None = None, *, words: str = "", **more: float) -> _Figure:
    measure = Measure(key=key, words=f"{words or f'{part}, {name}'} (F1)", target=target, slack=0.5 if target else 0.0)
    return _Figure(measure, part, name, **more)


def _share(key: str, part: str, name: str, words: str, target: float | None = None) -> _Figure:
    measure = Measure(key=key, words=words, unit="%", target=target, slack=0.5 if target else 0.0)
    return _Figure(measure, part, name)


_RULE = (sys.executable, "-m", "bench.baseline", "{articles}")
_ACTORS = (sys.executable, "-m", "bench.references", "{articles}")
_LINKED = (sys.executable, "-m", "bench.linked", "{articles}")

SETS = (
    _Set(
        POLNEAR_DEV,
        (
            _Scorer(
                attribution,
                "US politics (PolNeAR dev)",
                (
                    _f1("linked_overlap", "linked", "overlap", 75, people=77.1, aim=77),
                    _f1("linked_exact", "linked", "exact", 50, people=59.4, aim=57),
                    _f1("content_exact", "content", "exact", 67, people=71.5, aim=71),
                    _f1("content_overlap", "content", "overlap", 86, people=87.3),
                    _f1("source_exact", "source", "exact", 80, people=78.5, aim=82),
                    _f1("cue_exact", "cue", "exact", 72, people=71.0, aim=74),
                ),
            ),
            _Scorer(
                speakers,
                "150 statements of US politics (PolNeAR dev)",
                (
                    _share("speakers", "speakers", "of found", "right speaker, of contents found", 90),
                    _share("speakers_all", "speakers", "of all", "right speaker, of all"),
                ),
            ),
        ),
        rule=_RULE,
    ),
    _Set(
        ACTS_DEV,
        (
            _Scorer(
                acts,
                "politics, war, climate (acts dev)",
                (
                    _f1("act_found", "acts", "found", 72),
                    _f1("act_typed", "acts", "typed", 57),
                    _f1("act_actor", "acts", "actor", 49),
                    _f1("act_action", "acts", "action", 50),
                    *(_f1(f"act_{name}", "acts", name) for name in ("when", "amount", "negated", "stage")),
                    _f1("act_pledge", "typed", "pledge", 40),
                    *(_f1(f"act_{kind}", "typed", kind) for kind in ("threat", "offer", "demand", "plan", "forecast")),
                    _f1("loaded", "own words", "loaded", 48),
                    _f1("scare", "own words", "scare", 72),
                ),
            ),
            _Scorer(
                statements,
                "war, climate, opinion (acts dev)",
                (
                    _f1("polemic_linked_overlap", "linked", "overlap", 72),
                    _f1("polemic_linked_exact", "linked", "exact"),
                    _f1("polemic_content_exact", "content", "exact", 62),
                    _f1("polemic_content_overlap", "content", "overlap"),
                    _f1("polemic_source_exact", "source", "exact"),
                    _f1("polemic_cue_exact", "cue", "exact"),
                    _share("polemic_speaker", "resolved", "speaker", "right speaker, of contents found", 90),
                    _share("polemic_manner", "resolved", "manner", "right manner, of contents found"),
                ),
            ),
        ),
        rule=_RULE,
    ),
    _Set(
        NAMES_DEV,
        (
            _Scorer(
                names,
                "world news (Worldwide dev)",
                (
                    _f1("names", "names", "exact", 85),
                    _f1("names_whole", "names", "whole", words="names, read whole"),
                    _f1("names_span", "names", "span"),
                ),
            ),
        ),
    ),
    _Set(
        GUM_DEV,
        (
            _Scorer(
                references,
                "texts of many kinds (GUM dev)",
                (
                    _f1("references", "references", "conll", 64, words="references, CoNLL"),
                    *(_f1(f"references_{name}", "references", name) for name in ("muc", "b3", "ceafe")),
                ),
            ),
        ),
        reader=_ACTORS,
        plain=(*_ACTORS, "--encoder", PLAIN),
    ),
    _Set(
        MEANTIME_DEV,
        (
            _Scorer(
                entities,
                "Wikinews on two firms (MEANTIME dev)",
                (
                    _f1("entities", "entities", "b3", 80, words="who is who across articles, B-cubed"),
                    _share("entity_mentions", "mentions", "found", "mentions that are found"),
                    _share("entity_names", "mentions", "named", "mentions with a capital that are found"),
                ),
            ),
        ),
        reader=_LINKED,
        plain=(*_LINKED, "--encoder", PLAIN),
    ),
    _Set(
        TIMES_DEV,
        (
            _Scorer(
                times,
                "news (TimeBank and AQUAINT dev)",
                (
                    _f1("times", "times", "strict", 82),
                    _f1("times_relaxed", "times", "relaxed"),
                    _f1("times_type", "times", "type", 84),
                    _f1("times_value", "times", "value", 78),
                ),
                note=dates.NOTE,
            ),
        ),
        rule=dates.COMMAND,
    ),
    _Set(
        FIGURES_DEV,
        (
            _Scorer(
                figures,
                "news sentences (NewsQuant dev)",
                (
                    _f1("figures", "figures", "value", 90),
                    _f1("figures_unit", "figures", "value, unit", 84),
                    _f1("figures_sense", "figures", "value, sense", 85),
                ),
                note=quantulum.NOTE,
            ),
        ),
        rule=quantulum.COMMAND,
    ),
)
_FEW = ("threat", "offer")
"""Types of acts that the set holds so few of that one figure says little."""

BROKEN = Measure(key="broken_spans", words="spans that do not cut their words", digits=0, better="lower", target=0)


def measure(results: Results, *, corpora: Path, work: Path) -> None:
    """Add the rows of quality to ``results``; the readers' output stays in ``work``."""
    broken = articles = 0
    for one in SETS:
        if absent(one.corpus, results, one.measures, corpora):
            continue
        found = _read(one, corpora, work)
        results.model = results.model or _model(found["sayso"])
        scored = [_scored(scorer, one, found, corpora) for scorer in one.scorers]
        for scorer, by_reader in zip(one.scorers, scored, strict=True):
            results.rows.extend(_rows(scorer, one.corpus, by_reader))
        if one.corpus is ACTS_DEV:
            results.rows = list(_with_spread(results.rows, corpora, ledger.load(found["sayso"])))
        broken += scored[0]["sayso"]["broken_spans"]
        articles += scored[0]["sayso"]["articles"]
        if one.corpus is POLNEAR_DEV:
            results.publishers = by_publisher(corpora / one.corpus.folder, ledger.load(found["sayso"]))
    # Whatever state a corpus is in: no span may be broken.
    results.rows.append(Row(measure=BROKEN, on=f"all sets, {articles} articles", figure=broken if articles else None))


def absent(corpus: Corpus, results: Results, measures: list[Measure], corpora: Path) -> bool:
    """Say whether a corpus is not there, and add rows that say so; else keep its digest."""
    if corpus.present(corpora):
        results.corpora[corpus.name] = corpus.digest(corpora)
        return False
    note = f"not under {corpora}; to be had from {corpus.where}"
    results.rows.extend(Row(measure=one, on=corpus.name, corpora=(corpus.name,), note=note) for one in measures)
    return True


def by_publisher(gold: Path, entries: dict[str, ledger.Entry]) -> dict[str, dict[str, float]]:
    """Return, of each publisher in PolNeAR, its articles and how many of its attributions are found."""
    read: dict[str, list[tuple[str, list[attribution.Attribution], list[attribution.Attribution]]]] = {}
    for name, text, marked in attribution.gold_articles(gold):
        found = list(attribution.predicted(entries[name])) if name in entries else []
        read.setdefault(name.partition("_")[0], []).append((text, found, marked))
    return {
        publisher: {"articles": len(triples), "linked_overlap": attribution.score(triples)["linked"]["overlap"][2]}
        for publisher, triples in sorted(read.items())
    }


def _read(one: _Set, corpora: Path, work: Path) -> dict[str, Path]:
    """Let all readers read the articles of a set; return where each one's findings lie."""
    gold, only = corpora / one.corpus.folder, one.corpus.selected(corpora)
    scorer = one.scorers[0].module
    name = scorer.__name__.rpartition(".")[2]
    articles = work / f"{name}.jsonl"
    articles.write_text("".join(ledger.article_lines(scorer.prepare(gold, only))), encoding="utf-8")
    commands = {"sayso": one.reader, "plain": one.plain if PLAIN.is_file() else None, "rule": one.rule}
    found = {}
    for reader, command in commands.items():
        if command:
            found[reader] = work / f"{name}.{reader}.jsonl"
            child.write_output([articles if part == "{articles}" else part for part in command], found[reader])
    return found


def _scored(scorer: _Scorer, one: _Set, found: dict[str, Path], corpora: Path) -> dict[str, Figures]:
    """Return a scorer's figures of each reader."""
    gold, only = corpora / one.corpus.folder, one.corpus.selected(corpora)
    return {reader: dict(scorer.module.evaluate(gold, ledger.load(path), only)) for reader, path in found.items()}


def _rows(scorer: _Scorer, corpus: Corpus, by_reader: dict[str, Figures]) -> Iterator[Row]:
    """Yield the rows of one scorer; the rule finds statements only, and no speakers."""
    sayso, plain = by_reader["sayso"], by_reader.get("plain")
    rule = by_reader.get("rule") if scorer.module not in {acts, speakers} else None
    missing = f"{sayso['missing']} articles were not read" if sayso["missing"] else ""
    for one in scorer.figures:
        aim = f"the aim is {one.aim:g}" if one.aim else ""
        yield Row(
            measure=one.measure,
            on=f"{scorer.on}, {sayso['articles']} articles",
            corpora=(corpus.name,),
            figure=one.of(sayso),
            plain=one.of(plain),
            rule=one.of(rule),
            people=one.people,
            note="; ".join(filter(None, (aim, scorer.note, missing))),
        )


def _with_spread(rows: list[Row], corpora: Path, entries: dict[str, ledger.Entry]) -> Iterator[Row]:
    """Add to the rows of the types with few acts how far their figures differ between fifths of the articles."""
    selected = sorted(ACTS_DEV.selected(corpora) or ())
    fifths = [frozenset(selected[n::5]) for n in range(5)]
    typed = [acts.evaluate(corpora / ACTS_DEV.folder, entries, fifth)["typed"] for fifth in fifths]
    for row in rows:
        kind = row.measure.key.removeprefix("act_")
        each = [one[kind][2] for one in typed if kind in one] if kind in _FEW else []
        if each:
            spread = f"in fifths of the articles {mean(each):.1f}, from {min(each):.1f} to {max(each):.1f}"
            yield replace(row, note="; ".join(filter(None, (row.note, spread))))
        else:
            yield row


def _model(path: Path) -> str:
    """Return the model that the first article was read with."""
    with path.open(encoding="utf-8") as lines:
        return next((str(json.loads(line).get("model", "")) for line in lines), "")
