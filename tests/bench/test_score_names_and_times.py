"""The scorers of names and of time expressions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bench.score import ledger, names, times

TSV = (
    "Mayor\tO\nAnn\tB-Person\nLee\tI-Person\n(\tO\nGreens\tB-Organization\n)\tO\nleft\tO\nEly\tB-Location\n.\tO\n\n\n"
    "The\tO\nFrench\tB-NORP\nFair\tB-Misc\nis\tO\nin\tO\nEly\tB-Location\n'\tO\ns\tO\nOld\tB-Facility\nHall"
    "\tI-Facility\n"
)
NAMES_TEXT = "Mayor Ann Lee (Greens) left Ely.\nThe French Fair is in Ely' s Old Hall"
TML = """<TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="1998-02-13T00:00" functionInDocument="CREATION_TIME">13 Feb</TIMEX3></DCT>
<TEXT>
Ann &amp; Bo <EVENT>paid</EVENT> <TIMEX3 tid="t1" type="DATE" value="1998-02-10">on Tuesday</TIMEX3>, after \
<TIMEX3 tid="t2" type="DURATION" value="P3Y">three years</TIMEX3>.
</TEXT></TimeML>"""
TIMES_TEXT = "\nAnn & Bo paid on Tuesday, after three years.\n"


def span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "raw": [[start, start + len(words)]]}


@pytest.fixture
def worldwide(tmp_path: Path) -> Path:
    (tmp_path / "x.txt.tsv").write_text(TSV, encoding="utf-8")
    return tmp_path


@pytest.fixture
def timeml(tmp_path: Path) -> Path:
    (tmp_path / "x.tml").write_text(TML, encoding="utf-8")
    return tmp_path


def mention(words: str, type_: str, form: str = "name") -> dict[str, Any]:
    return span(NAMES_TEXT, words) | {"type": type_, "form": form}


def test_names_stand_in_running_text(worldwide: Path) -> None:
    ((name, text, found),) = names.gold_articles(worldwide)

    assert (name, text) == ("x.txt.tsv", NAMES_TEXT)
    assert [(text[start:end], type_) for start, end, type_ in found] == [
        ("Ann Lee", "person"),
        ("Greens", "organisation"),
        ("Ely", "place"),
        ("French", "group"),
        ("Ely", "place"),
        ("Old Hall", "place"),
    ]


def test_a_name_of_the_wrong_type_counts_as_a_span(worldwide: Path) -> None:
    actors = [
        {"mentions": [mention("Ann Lee", "person"), mention("Mayor", "person", "nominal")]},
        {"mentions": [mention("Greens", "group")]},
    ]
    found = {"x.txt.tsv": ledger.Entry({"text": NAMES_TEXT}, {"actor": actors})}

    figures = names.evaluate(worldwide, found)

    assert (figures["articles"], figures["missing"], figures["broken_spans"]) == (1, 0, 0)
    assert figures["names"]["exact"] == pytest.approx((50, 100 / 6, 25))
    assert figures["names"]["span"] == pytest.approx((100, 200 / 6, 50))


def test_times_are_read_with_their_types_and_values(timeml: Path) -> None:
    ((name, text, date, found),) = times.gold_articles(timeml)

    assert (name, text, date) == ("x", TIMES_TEXT, "1998-02-13")
    assert [(text[start:end], *rest) for start, end, *rest in found] == [
        ("on Tuesday", "DATE", "1998-02-10"),
        ("three years", "DURATION", "P3Y"),
    ]


def test_times_count_strictly_by_span_and_else_by_overlap(timeml: Path) -> None:
    records = [
        {"span": span(TIMES_TEXT, "Tuesday"), "type": "date", "value": "1998-02-10"},
        {"span": span(TIMES_TEXT, "three years"), "type": "set", "value": "P3Y"},
        {"span": span(TIMES_TEXT, "Ann"), "type": "date", "value": "P3Y"},
    ]
    found = {"x": ledger.Entry({"text": TIMES_TEXT}, {"time": records})}

    figures = times.evaluate(timeml, found)["times"]

    assert figures["relaxed"] == pytest.approx((200 / 3, 100, 80))
    assert figures["value"] == pytest.approx((200 / 3, 100, 80))
    assert figures["strict"] == pytest.approx((100 / 3, 50, 40))
    assert figures["type"] == pytest.approx((100 / 3, 50, 40))


def test_of_two_that_overlap_the_longer_one_is_matched(timeml: Path) -> None:
    records = [
        {"span": span(TIMES_TEXT, words), "type": "duration", "value": "P3Y"} for words in ("three", "three years")
    ]
    found = {"x": ledger.Entry({"text": TIMES_TEXT}, {"time": records})}

    assert times.evaluate(timeml, found)["times"]["strict"] == (50, 50, 50)


def test_articles_that_were_not_read_count_against_recall(worldwide: Path, timeml: Path) -> None:
    assert names.evaluate(worldwide, {})["missing"] == 1
    assert times.evaluate(timeml, {})["times"]["relaxed"] == (0, 0, 0)
    assert list(times.prepare(timeml, frozenset({"y"}))) == []
    assert list(names.prepare(worldwide, frozenset({"x.txt.tsv"}))) == [("x.txt.tsv", NAMES_TEXT, None)]


def test_a_file_without_a_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "y.tml").write_text("<TimeML></TimeML>", encoding="utf-8")

    with pytest.raises(ValueError, match=r"y\.tml: no <TEXT>"):
        list(times.gold_articles(tmp_path))
