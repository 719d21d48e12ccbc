"""A record where it stands."""

from __future__ import annotations

from sayso.records import EntryKind
from sayso.show.passage import find_record, make_passage
from tests.planted import marked_article, planted_reading, planted_statements
from tests.stories import bridge, ferry


def test_holds_the_sentences_of_the_record_with_its_words_marked() -> None:
    reading = bridge()

    passage = make_passage(reading, reading.times[2])

    assert "".join(piece.text for piece in passage.pieces) == "It cost more than $1.5 million the day before the storm."
    assert [piece.text for piece in passage.pieces if piece.parts == ("time",)] == ["the day before the storm"]
    assert [(fact.label, fact.value, fact.basis) for fact in passage.facts] == [
        ("means", "1 March 2024", "from “the storm”"),
        ("voice", "the article’s own", None),
    ]


def test_an_act_that_tells_another_again_is_shown_for_itself() -> None:
    reading = bridge()

    passage = make_passage(reading, reading.acts[1])

    assert [piece.text for piece in passage.pieces if "action" in piece.parts] == ["close both lanes"]


def test_without_sentences_it_is_the_paragraph() -> None:
    reading = ferry()

    passage = make_passage(reading, reading.statements[0])

    text = "".join(piece.text for piece in passage.pieces)
    assert text == "“We will pay for it,” said Ann Lee, the mayor of Port Ane. “All of it.”"
    assert (passage.begins, passage.ends) == (True, True)


def test_of_a_sentence_without_end_it_is_what_is_near() -> None:
    around = "and on and on " * 5000
    article, spans = marked_article(f"{around}[cue|said] [source|Ann Lee] [content|that it would end] {around}")
    reading = planted_reading(article, planted_statements(article, spans))

    passage = make_passage(reading, reading.statements[0])

    text = "".join(piece.text for piece in passage.pieces)
    assert len(text) < 2500
    assert "said Ann Lee that it would end" in text
    assert (passage.begins, passage.ends) == (False, False)


def test_of_a_record_without_end_it_is_the_beginning() -> None:
    article, spans = marked_article(f"[source|Ann Lee] [cue|said] [content|{'on and on ' * 5000}].")
    reading = planted_reading(article, planted_statements(article, spans))

    passage = make_passage(reading, reading.statements[0])

    assert "".join(piece.text for piece in passage.pieces).startswith("Ann Lee said on and on")
    assert sum(len(piece.text) for piece in passage.pieces) <= 2500
    assert not passage.ends


def test_finds_a_record_of_the_kind_alone() -> None:
    reading = bridge()
    figure = reading.figures[0]

    assert find_record(reading, EntryKind.FIGURES, figure.id) == figure
    assert find_record(reading, EntryKind.TIMES, figure.id) is None
