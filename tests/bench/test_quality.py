"""What the rows of quality are, whoever read the articles."""

from __future__ import annotations

from pathlib import Path

from bench.accounts.copies import MEASURES as ACCOUNTS
from bench.accounts.figures import RIGHT as FIGURES
from bench.clothes import CLOTHES, _same
from bench.fairness import FAIR
from bench.namesakes.measure import RIGHT
from bench.own.measure import SENTENCES, VOICES
from bench.pages import BODY
from bench.rows import Results
from bench.score.ledger import Entry
from bench.verify import CLASSES

from bench import quality, readme

BRAT = """T1\tSource 0 7\tAnn Lee
T2\tCue 8 12\tsaid
T3\tContent 13 22\tshe'd pay
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""


def test_rows_say_why_there_are_no_figures_where_no_corpus_is_there(tmp_path: Path) -> None:
    results = Results()

    quality.measure(results, corpora=tmp_path, work=tmp_path)

    *rows, broken = results.rows
    assert {row.corpora for row in rows} == {(one.corpus.name,) for one in quality.SETS}
    assert all(row.figure is None and "to be had from" in row.note for row in rows)
    assert (broken.measure.key, broken.figure, broken.corpora) == ("broken_spans", None, ())


def test_each_row_has_a_key_of_its_own_and_the_readme_knows_its_rows() -> None:
    beside = (FAIR, RIGHT, SENTENCES, VOICES, BODY, CLASSES, FIGURES, *ACCOUNTS, *map(_same, CLOTHES))
    keys = [measure.key for measure in (*(one for each in quality.SETS for one in each.measures), *beside)]

    assert len(set(keys)) == len(keys)
    assert readme.QUALITY.keys() <= set(keys)


def test_scores_are_told_by_publisher(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    for name in ("hill_2016-09-12_pay", "post_2016-09-12_pay", "post_2016-09-13_pay"):
        (tmp_path / "text" / f"{name}.txt").write_text("Ann Lee said she'd pay.", encoding="utf-8")
        (tmp_path / "attributions" / f"{name}_ab12.ann").write_text(BRAT, encoding="utf-8")
    source, cue, content = ({"start": a, "end": b, "text": "", "raw": [[a, b]]} for a, b in ((0, 7), (8, 12), (13, 22)))
    found = Entry(
        {"text": "Ann Lee said she'd pay."}, {"statement": [{"source": source, "cue": cue, "content": [content]}]}
    )

    scores = quality.by_publisher(tmp_path, {"post_2016-09-12_pay.txt": found})

    assert scores["hill"] == {"articles": 1, "linked_overlap": 0}
    assert scores["post"]["articles"] == 2
    assert 0 < scores["post"]["linked_overlap"] < 100
