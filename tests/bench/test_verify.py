"""Quotations changed in a known way: how they are drawn, and what is said of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from bench.rows import Results
from bench.verify import CLASSES, FALSE, MISSED, cases, chance, check, documents, measure, rows, strangers

from sayso.records import Wording

PARTS = (
    "The mayor of Brenmoor will not pay for the {0} bridges , and she has told the council so .",
    "We are going to organise a vote in Varnholt , because it is n't fair to the labour of {1} families .",
    "In the autumn of {1} years they have been building a theatre near the centre of Tarn .",
    "I don't believe that Doctor Okoro could have known the program of the {0} farmers .",
)
NUMBERS = ("two", "three", "seven", "twelve", "forty", "fifty", "nine", "ten")


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an invented interview and an invented speech, written as GUM is."""
    folder = tmp_path_factory.mktemp("corpora")
    (folder / "coref/gum/gum").mkdir(parents=True)
    for document, shift in (("GUM_interview_tarn", 0), ("GUM_speech_tarn", 3)):
        sentences = [
            PARTS[n % 4].format(NUMBERS[(n + shift) % 8], NUMBERS[(n * 3 + shift) % 8])
            + f" Case{n} of{n} {document[4:8]}{n} ."
            for n in range(60)
        ]
        tokens = " ".join(sentences).split()
        lines = ["# begin document", *(f"{n}\t{token}\t_" for n, token in enumerate(tokens))]
        (folder / f"coref/gum/gum/{document}.conll").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_tokens_become_prose(corpora: Path) -> None:
    texts = documents(corpora)

    assert sorted(texts) == ["GUM_interview_tarn", "GUM_speech_tarn"]
    assert texts["GUM_interview_tarn"][2].startswith(
        "We are going to organise a vote in Varnholt, because it isn't fair"
    )


def test_a_third_stays_as_it_is_and_each_draw_is_the_same(corpora: Path) -> None:
    texts = documents(corpora)
    drawn = cases(texts)
    counts = Counter(case.operation for case in drawn)

    assert drawn == cases(texts)
    assert drawn != cases(texts, seed=1)
    assert counts.pop("none") == 100
    assert set(counts.values()) == {22, 23}
    assert all(case.expected is Wording.VERBATIM for case in drawn if case.operation == "none")
    assert {case.operation for case in drawn if case.touches} == {"negation", "number"}


def test_what_is_wrong_lowers_the_figures(corpora: Path) -> None:
    texts = documents(corpora)
    drawn = cases(texts)
    checks = check(texts, drawn)

    figures = {row.measure.key: row.figure or 0 for row in rows(drawn, checks)}
    unseen = {row.measure.key: row.figure for row in rows(drawn, [None] * len(drawn))}

    assert figures[FALSE.key] == 0
    assert unseen == {CLASSES.key: 0, FALSE.key: 100, MISSED.key: 46}
    assert figures[CLASSES.key] > 60


def test_without_the_corpus_the_rows_say_where_it_is(tmp_path: Path) -> None:
    results = Results()

    measure(results, corpora=tmp_path)

    assert [row.figure for row in results.rows] == [None, None, None]
    assert all("https://github.com/amir-zeldes/gum" in row.note for row in results.rows)


def test_what_nobody_said_is_sought_in_all_texts(corpora: Path) -> None:
    texts = documents(corpora)
    said = [replace(case, document="other") for case in cases(texts)[:100]]
    elsewhere = {"other": ["Quietly the lynx crossed seven frozen rivers before dawn broke over distant hills."] * 3}

    assert chance(texts, strangers(elsewhere)).figure == 0
    assert chance(texts, [replace(case, expected=Wording.NOT_FOUND) for case in said]).figure == 100
