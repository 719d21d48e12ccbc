"""The scorer of coreference: GUM's brackets, and three metrics reckoned by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bench.score import chains, ledger, references

GUM = """\
# begin document GUM_news_pay
0	Ann	(person-1-Ann_Lee
1	Lee	person-1-Ann_Lee)
2	,	_
3	the	(person-1-Ann_Lee
4	mayor	_
5	of	_
6	Ely	(place-2)person-1-Ann_Lee)
7	,	_
8	said	_
9	"	_
10	I	(person-1-Ann_Lee)
11	'll	_
12	pay	(abstract-3
13	half	_
14	the	_
15	half	(abstract-3)
16	-	_
17	debt	abstract-3)
18	"	_
19	.	_
20	She	(person-1-Ann_Lee)
21	blames	_
22	her	(organization-4(person-1-Ann_Lee)
23	council	organization-4)
# end document

"""
MASKED = "# begin document GUM_reddit_x\n0\t___\t(person-1)\n1\t_\t_\n# end document\n"
TEXT = 'Ann Lee, the mayor of Ely, said "I\'ll pay half the half-debt". She blames her council'
A, B, C, D, E, F = ((start, start + 1) for start in range(6))


@pytest.fixture
def gum(tmp_path: Path) -> Path:
    (tmp_path / "GUM_news_pay.conll").write_text(GUM, encoding="utf-8")
    (tmp_path / "GUM_reddit_x.conll").write_text(MASKED, encoding="utf-8")
    return tmp_path


def entry(*actors: list[str]) -> dict[str, ledger.Entry]:
    """What a reader found: actors by their mentions, each at the first place where its words stand."""
    records = []
    for actor in actors:
        spans = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in actor]
        mentions = [
            {"start": start, "end": end, "text": TEXT[start:end], "raw": [[start, end]]} for start, end in spans
        ]
        records.append({"mentions": mentions})
    return {"GUM_news_pay": ledger.Entry({"text": TEXT}, {"actor": records})}


def test_reads_words_as_running_text_and_leaves_masked_texts_out(gum: Path) -> None:
    ((name, text, date),) = references.prepare(gum)

    assert (name, text, date) == ("GUM_news_pay", TEXT, None)


def test_reads_nested_mentions_of_persons_organisations_and_places(gum: Path) -> None:
    (gold,) = chains.gold_articles(gum)

    assert [(gold.text[m.start : m.end], m.type, m.entity) for m in gold.mentions] == [
        ("Ann Lee", "person", "1"),
        ("the mayor of Ely", "person", "1"),
        ("Ely", "place", "2"),
        ("I", "person", "1"),
        ("She", "person", "1"),
        ("her council", "organisation", "4"),
        ("her", "person", "1"),
    ]


def test_a_mention_inside_one_of_the_same_entity_closes_first(tmp_path: Path) -> None:
    rows = ["0\tthe\t(person-1", "1\tmayor\t_", "2\tand\t_", "3\ther\t(person-1", "4\tself\tperson-1)person-1)"]
    (tmp_path / "x.conll").write_text("\n".join(rows), encoding="utf-8")

    (gold,) = chains.gold_articles(tmp_path)

    assert gold.in_words(gold.chains()[0]) == [(0, 5), (3, 5)]


def test_a_perfect_reader_scores_100_whatever_single_mentions_it_adds(gum: Path) -> None:
    found = entry(["Ann Lee", "the mayor of Ely", "I", "She", "her"], ["Ely"])

    figures = references.evaluate(gum, found)

    assert (figures["articles"], figures["missing"], figures["broken_spans"]) == (1, 0, 0)
    assert figures["references"]["conll"] == pytest.approx(100)
    assert figures["references"]["mentions"] == (100, 100, 100)


def test_a_mention_counts_by_its_words_so_a_part_of_a_word_is_the_word(gum: Path) -> None:
    found = entry(["Ann L", "the mayor of Ely", "I", "She", "her"])

    assert references.evaluate(gum, found)["references"]["conll"] == pytest.approx(100)


def test_a_mention_a_word_too_long_is_wrong(gum: Path) -> None:
    found = entry(["Ann Lee, the mayor of Ely", "I", "She", "her"])

    assert references.evaluate(gum, found)["references"]["mentions"] == pytest.approx((75, 60, 200 / 3))


def test_an_article_that_was_not_read_counts_against_recall(gum: Path) -> None:
    figures = references.evaluate(gum, {})

    assert figures["missing"] == 1
    assert figures["references"]["conll"] == 0


@pytest.mark.parametrize(
    ("predicted", "gold", "muc", "b3", "ceafe"),
    [
        # One mention stands in the wrong chain.
        ([[A, B], [C, D, E]], [[A, B, C], [D, E]], (2 / 3, 2 / 3), (11 / 15, 11 / 15), (0.8, 0.8)),
        # A chain and a mention are not found, and a mention is none.
        ([[C, D, F]], [[A, B], [C, D, E]], (1 / 2, 1 / 3), (4 / 9, 4 / 15), (2 / 3, 1 / 3)),
        # Single mentions are left out, and a span counts in its first chain alone.
        ([[A, B], [B, C], [F]], [[A, B], [D]], (1, 1), (1, 1), (1, 1)),
    ],
)
def test_metrics_are_those_reckoned_by_hand(
    predicted: Any, gold: Any, muc: tuple[float, float], b3: tuple[float, float], ceafe: tuple[float, float]
) -> None:
    figures = references.score_chains([(predicted, gold)])

    f1 = [2 * p * r / (p + r) for p, r in (muc, b3, ceafe)]
    for name, (p, r), f in zip(("muc", "b3", "ceafe"), (muc, b3, ceafe), f1, strict=True):
        assert figures[name] == pytest.approx((100 * p, 100 * r, 100 * f))
    assert figures["conll"] == pytest.approx(100 * sum(f1) / 3)


def test_articles_count_by_their_mentions_and_do_not_mix() -> None:
    figures = references.score_chains([([[A, B]], [[A, B]]), ([], [[A, B], [C, D, E]])])

    assert figures["muc"] == pytest.approx((100, 25, 40))
    assert figures["mentions"] == pytest.approx((100, 200 / 7, 400 / 9))
