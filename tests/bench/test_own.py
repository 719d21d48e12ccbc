"""The invented articles with gold marks: reading the marks, scoring sayso against them, marking a second time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bench.own import __main__ as command
from bench.own import loader
from bench.own.agreement import agreement, paragraphs
from bench.own.loader import GoldArticle, MarkError, gold_articles, strip
from bench.own.measure import BY_KIND, SENTENCES, VOICES, rows
from bench.score import own
from bench.score.ledger import Entry

from sayso.records import SentenceRole

MARKED = """⟦residue|The price of water⟧

⟦reported|⟨Lee#1|“We will pay,”⟩ Ann Lee said.⟧ ⟦reported|⟨Lee#1|“Orr promised ⟨Orr|to help by June⟩.”⟩⟧
⟦judgement|A fine promise.⟧
"""
TEXT = """The price of water

“We will pay,” Ann Lee said. “Orr promised to help by June.”
A fine promise.
"""


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "raw": [[start, start + len(words)]]}


def sentence(words: str, role: str) -> dict[str, Any]:
    return {"id": words, "span": span(words), "role": role}


def statement(id_: str, cue: str | None, *content: str, voice: str | None = "author") -> dict[str, Any]:
    pieces = [span(words) for words in content]
    return {"id": id_, "cue": span(cue) if cue else None, "content": pieces, "source": None, "voice": voice}


LEE = statement("lee", "said", "“We will pay,”", "“Orr promised to help by June.”")
ORR = statement("orr", "promised", "to help by June", voice="lee")


def entry(**records: list[dict[str, Any]]) -> Entry:
    found = Entry({"text": TEXT})
    found.records.update(records)
    return found


@pytest.fixture
def article() -> GoldArticle:
    return strip(MARKED, "water.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "water.txt").write_text(MARKED, encoding="utf-8")
    return tmp_path


def test_marks_come_out_of_the_text(article: GoldArticle) -> None:
    assert article.text == TEXT
    assert [(TEXT[one.start : one.end], one.role.value) for one in article.sentences] == [
        ("The price of water", "residue"),
        ("“We will pay,” Ann Lee said.", "reported"),
        ("“Orr promised to help by June.”", "reported"),
        ("A fine promise.", "judgement"),
    ]


def test_pieces_with_one_number_are_one_region(article: GoldArticle) -> None:
    lee, orr = article.regions

    assert (lee.label, [TEXT[start:end] for start, end in lee.pieces]) == (
        "Lee",
        ["“We will pay,”", "“Orr promised to help by June.”"],
    )
    assert (orr.label, [TEXT[start:end] for start, end in orr.pieces]) == ("Orr", ["to help by June"])
    assert article.outside(orr) == lee
    assert article.outside(lee) is None


def test_a_region_may_run_over_sentences() -> None:
    (region,) = strip("⟦reported|⟨Lee|“It is late.⟧ ⟦reported|Go home.”⟩⟧").regions

    assert region.pieces == ((0, 22),)


@pytest.mark.parametrize(
    ("marked", "problem"),
    [
        ("⟦reported|Ann Lee left.", "left open"),
        ("⟦assertion|Ann Lee left.⟧⟩", "closes nothing"),
        ("⟦assertion|⟧", "closes nothing"),
        ("⟦gossip|Ann Lee left.⟧", "no such role"),
        ("⟦assertion|Ann ⟦assertion|Lee⟧ left.⟧", "inside a sentence"),
        ("⟦assertion|Ann Lee left.⟧ Orr too.", "outside all sentences: 'Orr too.'"),
    ],
)
def test_marks_that_do_not_fit_are_refused(marked: str, problem: str) -> None:
    with pytest.raises(MarkError, match=problem):
        strip(marked, "x.txt")


def test_the_articles_are_many_and_their_marks_fit() -> None:
    articles = list(gold_articles())

    assert len(articles) == 18
    assert sum(len(one.sentences) for one in articles) == 552
    assert {one.role for article in articles for one in article.sentences} == set(SentenceRole)


def test_roles_are_compared_by_sentence(article: GoldArticle) -> None:
    found = entry(
        sentence=[
            sentence("The price of water", "assertion"),
            sentence("“We will pay,” Ann Lee said. “Orr promised to help by June.”", "reported"),
            sentence("A fine promise.", "judgement"),
        ]
    )

    # Of two sentences read as one, the longer is paired with it.
    assert [role for _, role in own.roles(article, found)] == ["assertion", own.LOST, "reported", "judgement"]


def test_role_figures_count_what_is_lost(folder: Path) -> None:
    found = entry(sentence=[sentence("The price of water", "residue"), sentence("A fine", "judgement")])

    figures = own.evaluate(folder, {"water.txt": found})

    assert figures["sentences"]["right"] == 25
    assert figures["sentences"]["residue"] == (100, 100, 100)
    assert figures["sentences"]["judgement"] == (0, 0, 0)
    assert figures["confusion"]["reported", own.LOST] == 2
    assert figures["confusion"][own.LOST, "judgement"] == 1
    assert figures["broken_spans"] == 0


def told(article: GoldArticle, **records: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    return [(one.words, one.right) for one in own.voices(article, entry(**records))]


def test_voices_follow_the_innermost_region(article: GoldArticle) -> None:
    figures = [{"span": span("June"), "voice": "orr"}, {"span": span("help"), "voice": "lee"}]
    acts = [{"cue": span("will"), "voice": "lee"}, {"cue": span("promised"), "voice": "author"}]
    appraisals = [{"span": span("fine promise"), "voice": "author"}]

    assert told(article, statement=[LEE, ORR], figure=figures, act=acts, appraisal=appraisals) == [
        ("said", True),
        ("promised", True),
        ("will", True),
        ("promised", False),
        ("June", True),
        ("help", False),
        ("fine promise", True),
    ]


def test_an_unknown_voice_is_not_right(article: GoldArticle) -> None:
    times = [{"span": span("June"), "voice": None}, {"span": span("water"), "voice": None}]

    assert told(article, statement=[LEE, ORR], time=times)[2:] == [("June", False), ("water", False)]


def test_a_statement_without_cue_is_told_outside_its_content(article: GoldArticle) -> None:
    goes_on = statement("more", None, "“Orr promised to help by June.”")

    assert told(article, statement=[goes_on, ORR | {"voice": "more"}]) == [
        ("“Orr promised to help by June.”", True),
        ("promised", True),
    ]


def test_the_whole_is_not_taken_for_the_part_that_fills_most_of_it() -> None:
    article = strip("⟦reported|Lee said ⟨Lee|Orr vowed ⟨Orr|to leave the town council by June⟩⟩.⟧", "x.txt")
    start, end = article.regions[0].pieces[0]

    assert own.own_region(article, [(start, end)]) == article.regions[0]
    assert own.own_region(article, [(start + 10, end)]) == article.regions[1]


def test_rows_name_their_sizes(folder: Path) -> None:
    june = {"span": span("June"), "voice": "orr"}
    found = rows(own.evaluate(folder, {"water.txt": entry(statement=[LEE, ORR], time=[june])}))

    assert [row.measure for row in found] == [SENTENCES, VOICES, *BY_KIND.values()]
    assert [row.figure for row in found[:3]] == [0, 100, 100]
    assert found[1].on == "invented articles (1), 3 records"


def test_a_missing_article_is_named(folder: Path) -> None:
    figures = own.evaluate(folder, {})

    assert figures["missing"] == 1
    assert rows(figures)[0].note == "1 articles were not read"


def test_prepare_gives_the_bare_texts(folder: Path) -> None:
    assert list(own.prepare(folder)) == [("water.txt", TEXT, None)]


def test_the_second_marking_covers_what_is_chosen() -> None:
    found = agreement()

    assert found.sentences == sum(
        start <= one.start < end
        for article, (start, end) in paragraphs(list(gold_articles()))
        for one in article.sentences
    )


def test_the_readme_tells_the_agreement() -> None:
    found, told = agreement(), (loader.HERE / "README.md").read_text(encoding="utf-8")

    assert f"{found.roles:.1f} % (Cohen's kappa {found.kappa:.2f})" in told
    assert f"(F1) | {found.exact:.1f} |" in told
    assert f"{found.sentences}\nsentences, {found.regions} regions" in told


def test_other_marks_do_not_agree(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    body = "⟦residue|A⟧\n\n⟦residue|B⟧\n\n"
    for place, chosen in (
        (first, "⟦assertion|One went.⟧ ⟦reported|Lee says ⟨Lee|two did⟩.⟧\n"),
        (second, "⟦assertion|One went.⟧ ⟦assertion|Lee says two did.⟧\n"),
    ):
        place.mkdir()
        (place / "x.txt").write_text(body + chosen, encoding="utf-8")

    found = agreement(first, second)

    assert (found.sentences, found.roles, found.regions, found.exact) == (2, 50, 1, 0)


def test_a_second_marking_of_other_words_is_refused(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for place, word in ((first, "One"), (second, "Two")):
        place.mkdir()
        (place / "x.txt").write_text(f"⟦residue|A⟧\n\n⟦residue|B⟧\n\n⟦residue|{word}⟧\n", encoding="utf-8")

    with pytest.raises(ValueError, match="not in the second marking: 'One'"):
        agreement(first, second)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "sentences accounted for rightly: 0.0 % of 552"),
        (["--confusion"], "(columns: found; rows: gold)"),
        (["--mistakes"], "water_editorial.txt: call found as not found: 'Start digging.'"),
        (["agreement"], "sentences=111"),
        (["bare"], "Ask Mr. Fullerton about the dirt."),
    ],
)
def test_the_command_prints(
    arguments: list[str],
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "none.jsonl").touch()
    monkeypatch.setattr("sys.argv", ["own", *arguments, "--found", str(tmp_path / "none.jsonl")])

    command.main()

    assert line in capsys.readouterr().out
