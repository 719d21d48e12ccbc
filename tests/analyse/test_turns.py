"""Who speaks when in a transcript, in five styles of labels; and articles that are none.

The transcripts are those of ``bench/transcripts/``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.turns import FOLDER, planted, said

from sayso.analyse.turns import find_speeches, find_turns, with_turns
from sayso.records import Article, Manner, Method, Span, Statement
from sayso.resolve.voices import containers
from tests.intake.reading import read_markdown, read_text


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.stem)
def test_turns_are_found_exactly(path: Path) -> None:
    text, turns = planted(path)
    read = read_markdown if path.suffix == ".md" else read_text

    assert said(read(text)) == turns


def test_labels_inside_a_block_are_found_where_they_stand_elsewhere_too() -> None:
    article = read_text(
        "MR. LEE: We will pay. MS. KIM: When?\n\nMR. LEE: In May.\n\nMS. KIM: I doubt it.\n\nMR. LEE: You will see."
    )

    assert [label for label, _ in said(article)] == ["MR. LEE", "MS. KIM", "MR. LEE", "MS. KIM", "MR. LEE"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The council met.\n\nAnn Lee: We will pay.\n\nNobody answered her.\n\nThe council went home.",
        "Pros: Cheap.\n\nCons: Loud.\n\nPros: Small.\n\nCons: Old.\n\nPros: It is quick.",
        "Claim: The pier is new.\n\nFact: It is not.\n\nClaim: It is safe.\n\nFact: It is not safe.",
        "Update: The vote is over.\n\nUpdate: He won.\n\nUpdate: She lost.\n\nUpdate: They went home.",
        "A Linton paper says so.\n\nA Kim aide denies it.\n\nA Holm aide does not.\n\nA Lee aide laughs.",
        "Lee: 212.\n\nKim: 198.\n\nBy county, Ellery\n\nLee: 20.\n\nKim: 31.",
        "Where: the old pier\n\nWhen: at nine\n\nWhere: the new pier\n\nWhen: at ten",
    ],
)
def test_an_ordinary_article_has_no_turns(text: str) -> None:
    if text:
        assert said(read_text(text)) == []


class TestStatements:
    """Turns become statements, and keep those that the model found in them."""

    TEXT = (
        "Talks at the harbour\n\nAnn Lee: The mayor said that he would pay.\n\nBo Kim: I doubt it.\n\n"
        "Ann Lee: He gave his word.\n\nBo Kim: He gave it twice."
    )

    def test_a_turn_is_a_statement_of_its_label(self) -> None:
        article = read_text(self.TEXT)

        first = with_turns(article, ())[0]

        assert first.source is not None
        assert (first.source.of(article.text), first.cue, first.manner, first.method) == (
            "Ann Lee",
            None,
            Manner.DIRECT,
            Method.RULES,
        )
        assert [piece.of(article.text) for piece in first.content] == ["The mayor said that he would pay."]

    def test_a_statement_inside_a_turn_is_in_its_voice(self) -> None:
        article = read_text(self.TEXT)
        inner = self.statement(article, "The mayor", "said", "that he would pay")

        found = with_turns(article, [inner])

        place = found.index(inner)
        (holder,) = (containers(found)[place],)
        assert holder is not None
        assert found[holder].source == Span(22, 29)

    def test_what_the_model_made_of_labels_and_of_several_turns_is_left_out(self) -> None:
        article = read_text(self.TEXT)
        again = self.statement(article, "Ann Lee", None, "The mayor said that he would pay.")
        bare = self.statement(article, None, None, "I doubt it.")
        over_two = self.statement(article, "The mayor", "said", "I doubt it.")

        assert with_turns(article, [again, bare, over_two]) == with_turns(article, ())

    @staticmethod
    def statement(article: Article, source: str | None, cue: str | None, content: str) -> Statement:
        def span(words: str) -> Span:
            at = article.text.index(words)
            return Span(at, at + len(words))

        return Statement(
            article_id=article.id,
            source=span(source) if source else None,
            cue=span(cue) if cue else None,
            content=(span(content),),
            manner=Manner.INDIRECT,
            confidence=0.9,
            method=Method.MODEL,
        )


def test_a_long_article_takes_linear_time() -> None:
    article = read_text("\n\n".join(["Ann Lee: " + "we will " * 50 + "pay."] * 1500 + ["A" * 200_000, "A " * 100_000]))

    assert len(find_turns(article)) in {0, 1500}


def test_speeches_are_turns_with_all_that_stands_outside_them() -> None:
    article = read_text(
        "The dam\n\nMR. LEE: We will pay. (Applause.) All of it.\n\nMS. KIM: When?\n\nMR. LEE: In May.\n\n"
        "MS. KIM: I doubt that."
    )

    assert [
        (speech.label and speech.label.of(article.text), [piece.of(article.text) for piece in speech.content])
        for speech in find_speeches(article)
    ] == [
        (None, ["The dam"]),
        ("MR. LEE", ["We will pay.", "All of it."]),
        ("MS. KIM", ["When?"]),
        ("MR. LEE", ["In May."]),
        ("MS. KIM", ["I doubt that."]),
    ]


def test_a_text_without_speakers_is_one_speech() -> None:
    article = read_text("We will pay for the dam.\n\n(Applause.)\n\nAnd we begin in May.")

    (speech,) = find_speeches(article)

    assert speech.label is None
    assert [piece.of(article.text) for piece in speech.content] == ["We will pay for the dam.", "And we begin in May."]
