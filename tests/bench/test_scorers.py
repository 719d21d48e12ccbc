"""The scorers: what counts as the same span, as the same attribution, as the same speaker."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.score import attribution, ledger, statements
from bench.score.marks import locate

TEXT = "“We will pay,” said Ann Lee. “All of it.”\n\nBo Ek thinks that she is bluffing."
GOLD = """\
T1\tContent 0 14;29 41\t“We will pay,” “All of it.”
T2\tCue 15 19\tsaid
T3\tSource 20 27\tAnn Lee
T4\tAttribution 15 19\tsaid
E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3
T5\tSource 43 48\tBo Ek
T6\tCue 49 55\tthinks
T7\tContent 56 77\tthat she is bluffing.
T8\tAttribution 49 55\tthinks
E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7
"""


@pytest.fixture
def polnear(tmp_path: Path) -> Path:
    folder = tmp_path / "dev"
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    (folder / "text/paper_pay.txt").write_text(TEXT, encoding="utf-8")
    (folder / "text/paper_unread.txt").write_text("Nobody annotated this.", encoding="utf-8")
    (folder / "attributions/paper_pay_ab12.ann").write_text(GOLD, encoding="utf-8")
    (folder / "attributions/paper_pay_cd34.ann").write_text("", encoding="utf-8")
    (tmp_path / "metadata.tsv").write_text("dev\tpaper_pay\t3\tab12\tpaper\t2016-09-12\n", encoding="utf-8")
    return folder


def entry(*found: dict[str, Any]) -> dict[str, ledger.Entry]:
    return {"paper_pay.txt": ledger.Entry({"text": TEXT}, {"statement": list(found), "actor": []})}


def span(start: int, end: int, text: str = TEXT) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end], "raw": [[start, end]]}


PAY: dict[str, Any] = {"source": span(20, 27), "cue": span(15, 19), "content": [span(0, 14), span(29, 41)]}
BLUFF = {"source": span(43, 48), "cue": span(49, 55), "content": [span(61, 76)]}


def test_prepares_the_annotated_articles_with_their_dates(polnear: Path) -> None:
    (line,) = ledger.article_lines(attribution.prepare(polnear))

    assert json.loads(line) == {"source": "paper_pay.txt", "text": TEXT, "date": "2016-09-12"}


def test_reads_the_first_annotator_and_contents_in_pieces(polnear: Path) -> None:
    ((_, _, (pay, bluff)),) = attribution.gold_articles(polnear)

    assert pay == {"source": [(20, 27)], "cue": [(15, 19)], "content": [(0, 14), (29, 41)]}
    assert bluff["content"] == [(56, 77)]


def test_a_word_too_few_costs_the_exact_figures_and_not_the_overlap(polnear: Path) -> None:
    figures = attribution.evaluate(polnear, entry(PAY, BLUFF))

    assert figures["articles"] == 1
    assert figures["broken_spans"] == 0
    assert figures["source"]["exact"] == (100, 100, 100)
    assert figures["content"]["exact"] == pytest.approx((200 / 3, 200 / 3, 200 / 3))
    assert figures["content"]["overlap"] == (100, 100, 100)
    assert figures["linked"] == {"exact": (50, 50, 50), "overlap": (100, 100, 100)}


def test_a_statement_without_its_source_is_not_linked(polnear: Path) -> None:
    figures = attribution.evaluate(polnear, entry(PAY | {"source": None}))

    assert figures["linked"]["overlap"] == (0, 0, 0)
    assert figures["cue"]["exact"] == pytest.approx((100, 50, 200 / 3))


def test_an_article_that_was_not_read_counts_against_recall(polnear: Path) -> None:
    figures = attribution.evaluate(polnear, {})

    assert figures["missing"] == 1
    assert figures["linked"]["overlap"] == (0, 0, 0)


def test_edges_lose_quotation_marks_and_pieces_that_adjoin_are_one() -> None:
    assert attribution.joined([(0, 14), (29, 41)], TEXT) == {(1, 12), (30, 39)}
    assert attribution.joined([(20, 23), (24, 27)], TEXT) == {(20, 27)}


@pytest.mark.parametrize(
    "wrong",
    [
        PAY["source"] | {"text": "Bo Ek"},
        PAY["source"] | {"raw": [[21, 27]]},
    ],
)
def test_counts_spans_that_do_not_cut_their_words(wrong: dict[str, Any]) -> None:
    (one,) = entry(PAY | {"source": wrong}).values()

    assert ledger.broken_spans(one, TEXT) == 1


def test_a_word_that_a_page_break_parts_is_not_broken() -> None:
    source = "We will reim-\nburse them."
    found = {"start": 8, "end": 17, "text": "reimburse", "raw": [[8, 12], [14, 19]]}
    one = ledger.Entry({"text": "We will reimburse them."}, {"statement": [{"content": [found]}]})

    assert ledger.broken_spans(one, source) == 0


@pytest.mark.parametrize(
    ("words", "near", "expected"),
    [("pay", None, 3), ("pay#2", None, 11), ("pay", 12, 11), ("1|pay", None, 31)],
)
def test_locates_the_words_of_a_mark(words: str, near: int | None, expected: int) -> None:
    article = {"id": "x", "text": "We pay and pay. Prepay nothing, pay all.", "sents": [[0, 15], [16, 40]]}

    start, end = locate(article, 0, words, near)

    assert article["text"][start:end] == "pay"
    assert start == (32 if words == "1|pay" else expected)


@pytest.mark.parametrize(
    ("said", "wanted", "same"),
    [
        ("Lee", "Ann Lee", True),
        ("Mayor Ann Lee", "Bo Ek; Ann Lee", True),
        ("President", "President Ek", False),
        ("", "Ann Lee", False),
    ],
)
def test_names_agree_by_their_last_words(said: str, wanted: str, *, same: bool) -> None:
    assert statements.same_name(said, wanted) is same


def test_scores_speakers_and_manners_of_the_contents_that_were_found(tmp_path: Path) -> None:
    article = {"id": "se_1", "text": TEXT, "date": None, "sents": [[0, 41], [43, 77]], "pass": 2}
    mark = {"t": "statement", "s": 0, "source": "Ann Lee", "cue": "said", "content": ["We will pay", "All of it"]}
    (tmp_path / "articles.json").write_text(json.dumps({"se_1": article}), encoding="utf-8")
    (tmp_path / "marks").mkdir()
    line = json.dumps(mark | {"manner": "direct", "speaker": "Ann Lee"})
    (tmp_path / "marks/se_1.jsonl").write_text(line, encoding="utf-8")
    found = PAY | {"speaker": "a1", "manner": "mixed"}
    read = ledger.Entry({"text": TEXT}, {"statement": [found], "actor": [{"id": "a1", "name": "Mayor Lee"}]})

    figures = statements.evaluate(tmp_path, {"se_1": read})

    assert figures["linked"]["exact"] == (100, 100, 100)
    assert figures["resolved"] == {"speaker": 100, "of": 1, "speaker of all named": 100, "manner": 0}
