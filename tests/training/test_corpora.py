"""The readers of the corpora: each layer's spans cut the words that the corpus marks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from training.corpora import quotations
from training.corpora.labelled import Bounds, Labelled, RoleFrame

from training import corpora

POLNEAR = "T1\tContent 0 14;29 41\t-\nT2\tCue 15 19\t-\nT3\tSource 20 27\t-\nT4\tAttribution 15 19\t-\n"
EVENTS = "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\nE2\tAttribution:T4 Cue:T2\n"
SAID = "“We will pay,” said Ann Lee. “All of it.”"
PLAN = {"t": "plan", "s": 0, "cue": "will", "actor": "We", "action": "pay", "neg": True, "stage": "underway"}
LOADED = {"t": "loaded", "s": 0, "words": "All of it", "target": "Ann Lee", "pol": "+"}
STATEMENT = {
    "t": "statement",
    "s": 0,
    "source": "Ann Lee",
    "cue": "said",
    "content": ["We will pay"],
    "manner": "direct",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of corpora with one article of each, the acts corpus with one that has statements and one without."""

    def write(path: str, text: str) -> None:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    write("attribution/polnear/train/text/a_pay.txt", SAID)
    write("attribution/polnear/train/attributions/a_pay_ab12.ann", POLNEAR + EVENTS)
    articles = {name: {"id": name, "text": SAID, "sents": [[0, len(SAID)]], "pass": 2} for name in ("pn_1", "se_1")}
    write("acts/articles.json", json.dumps(articles))
    write("acts/marks/se_1.jsonl", "\n".join(json.dumps(mark) for mark in (PLAN, LOADED, STATEMENT)))
    write("acts/marks/pn_1.jsonl", json.dumps({"t": "scare", "s": 0, "words": "“All of it.”"}))
    write("names/worldwide/tsv/n.tsv", "Ann\tB-Person\nLee\tI-Person\nleft\tO\n")
    write("times/tbaq/t.tml", '<TEXT>Paid <TIMEX3 type="DATE" value="2024-05">in May</TIMEX3>.</TEXT>')
    write(
        "coref/gum/gum/g.conll",
        "0\tAnn\t(person-7-Ann)\n1\tsees\t_\n2\ther\t(organization-8(person-7)\n3\tfirm\torganization-8)",
    )
    for part, names in {"acts": "pn_1\nse_1\n", "names": "n.tsv\n", "tbaq": "t\n", "gum": "g\n"}.items():
        write(f"splits/{part}-train.txt", names)
    return tmp_path


def read(folder: Path) -> dict[str, Labelled]:
    return {article.name: article for article in corpora.read_all(folder, "train")}


def cutter(article: Labelled) -> Callable[[RoleFrame], dict[str, list[str]]]:
    def words(bounds: Bounds) -> str:
        return article.text[bounds[0] : bounds[1]]

    return lambda frame: {role: [words(piece) for piece in pieces] for role, pieces in frame.roles.items()}


def test_reads_every_corpus(folder: Path) -> None:
    assert list(read(folder)) == ["a_pay.txt", "pn_1", "se_1", "n.tsv", "t", "g"]


def test_attributions_have_a_content(folder: Path) -> None:
    article = read(folder)["a_pay.txt"]

    (one,) = article.attributions or ()

    expected = {"source": ["Ann Lee"], "cue": ["said"], "content": ["“We will pay,”", "“All of it.”"]}
    assert cutter(article)(one) == expected
    assert article.acts is None


def test_acts_and_appraisals_leave_out_the_roles_that_are_not_there(folder: Path) -> None:
    article = read(folder)["se_1"]

    (act,), (loaded,) = article.acts or (), article.appraisals or ()

    assert (act.type, act.negated, act.stage) == ("plan", True, "underway")
    assert cutter(article)(act) == {"cue": ["will"], "actor": ["We"], "action": ["pay"]}
    assert loaded.type == "loaded+"
    assert cutter(article)(loaded) == {"words": ["All of it"], "target": ["Ann Lee"]}


def test_a_layer_that_is_not_marked_is_none_and_one_without_findings_is_empty(folder: Path) -> None:
    articles = read(folder)

    assert articles["pn_1"].attributions is None
    assert articles["pn_1"].acts == ()
    assert [one.type for one in articles["pn_1"].appraisals or ()] == ["scare"]
    assert len(articles["se_1"].attributions or ()) == 1
    assert articles["se_1"].names is None


def test_names_times_and_mentions_have_bounds_and_types(folder: Path) -> None:
    articles = read(folder)

    assert [(one.bounds, one.type) for one in articles["n.tsv"].names or ()] == [((0, 7), "person")]
    assert [(one.bounds, one.type) for one in articles["t"].times or ()] == [((5, 11), "date")]
    assert [(one.bounds, one.type, one.entity) for one in articles["g"].mentions or ()] == [
        ((0, 3), "person", "7"),
        ((9, 17), "organisation", "8"),
        ((9, 12), "person", "7"),
    ]


def test_marked_quotations_are_read_with_the_scare_quotes_of_the_acts_corpus(folder: Path) -> None:
    marks = folder / "marks.jsonl"
    marks.write_text('{"corpus":"polnear","article":"a_pay.txt","marks":[[0,14,0],[29,41,1,0]]}\n', encoding="utf-8")

    found = {article.name: article for article in quotations.read(folder, marks)}

    assert {span.of(SAID): part for span, part in found["a_pay.txt"].scare.items()} == {
        "“We will pay,”": 0.0,
        "“All of it.”": 0.5,
    }
    assert {span.of(SAID): part for span, part in found["pn_1"].scare.items()} == {"“All of it.”": 1.0}
    assert (found["a_pay.txt"].whole, found["pn_1"].whole, found["se_1"].scare) == (False, True, {})


def test_the_marks_of_quotations_are_places_without_words() -> None:
    lines = [json.loads(line) for line in quotations.MARKS.read_text(encoding="utf-8").splitlines()]

    assert {key for line in lines for key in line} == {"corpus", "article", "marks"}
    assert all(start < end and set(said) <= {0, 1} for line in lines for start, end, *said in line["marks"])
