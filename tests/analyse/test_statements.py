"""From frames to statements: the rules that hold for any model."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from sayso.analyse.found import Frame
from sayso.analyse.layers import ANCHOR_CUE
from sayso.analyse.statements import find_statements
from sayso.records import BlockRole, Manner
from tests.analyse.planted_frames import find_planted, read_blocks, words
from tests.planted import marked_article


@pytest.mark.parametrize(
    "marked",
    [
        "[content|“We will pay,”] [cue|said] [source|Ann Lee].",
        "[source|Ann Lee] [cue|said] that [content|the bridge was safe].",
        "[cue|According to] [source|the ministry], [content|nine roads] are closed.",
    ],
)
def test_a_frame_becomes_a_statement(marked: str) -> None:
    article, expected = marked_article(marked)

    (statement,) = find_planted(article, expected)

    assert statement.content == expected["content"]
    assert (statement.cue,) == expected["cue"]
    assert (statement.source,) == expected["source"]


def test_an_interrupted_quotation_is_one_statement_in_two_pieces() -> None:
    article, expected = marked_article(
        "[content|“We will pay,”] [cue|said] [source|Ann Lee], [content|“and we will pay in full.”]"
    )

    (statement,) = find_planted(article, expected)

    assert statement.content == expected["content"]
    assert statement.manner is Manner.DIRECT


def test_pieces_that_only_marks_part_are_one() -> None:
    article, expected = marked_article("[source|Bo Kim] [cue|said]: “[content|Never.]” “[content|Not once.]”")

    (statement,) = find_planted(article, expected)

    assert [piece.of(article.text) for piece in statement.content] == ["“Never.” “Not once.”"]


@pytest.mark.parametrize(
    ("marked", "manner"),
    [
        ("[content|“We will pay,”] [cue|said] [source|Ann Lee].", Manner.DIRECT),
        ("[source|Ann Lee] [cue|said] [content|the town would pay].", Manner.INDIRECT),
        ("[source|Ann Lee] [cue|said] [content|the town would pay “in full”].", Manner.MIXED),
        ("[source|Ann Lee] [cue|said] [content|“in full” was what the town would pay].", Manner.MIXED),
        ("« [content|Nous verrons], » [cue|said] [source|Zoë Ó’Brien-Hale].", Manner.DIRECT),
    ],
)
def test_manner_follows_the_quotation_marks(marked: str, manner: Manner) -> None:
    article, expected = marked_article(marked)

    (statement,) = find_planted(article, expected)

    assert statement.manner is manner


def test_both_marks_of_a_quotation_are_taken_in() -> None:
    article, expected = marked_article("[whole|“[content|We will pay,]”] [cue|said] [source|Ann Lee].")

    (statement,) = find_planted(article, expected)

    assert statement.content == expected["whole"]


def test_of_two_frames_with_one_cue_the_surer_stays() -> None:
    article, expected = marked_article("[content|Rain is near], [source|she] [cue|said], [content.2|and snow].")
    spans = {**expected, "cue.2": expected["cue"]}

    (statement,) = find_planted(article, spans, chances={"": 0.6, ".2": 0.8})

    assert statement.content == expected["content.2"]


def test_a_quotation_that_goes_on_is_a_statement_of_its_own() -> None:
    article, expected = marked_article(
        "[source|Ann Lee] [cue|said]: [content|“The bridge is old.]\n\n[later|“It will be closed by June.”]"
    )

    _, continued = find_planted(article, expected)

    assert continued.content == expected["later"]
    assert (continued.source, continued.cue, continued.manner) == (None, None, Manner.DIRECT)


def test_a_quotation_that_the_model_follows_into_the_next_paragraph_is_parted_there() -> None:
    article, expected = marked_article(
        "[content|“The bridge is old,”] [cue|said] [source|Ann Lee]. [content|“It leaks.]\n\n"
        "[content|“It will be closed.”]"
    )

    told, continued = find_planted(article, expected)

    assert told.content == expected["content"][:2]
    assert continued.content == expected["content"][2:]
    assert (continued.source, continued.cue, continued.manner) == (None, None, Manner.DIRECT)


def test_a_quotation_in_a_paragraph_after_its_cue_is_the_content_of_that_cue() -> None:
    article, expected = marked_article("[source|Ann Lee] [cue|said]:\n\n[content|“The bridge is old.”]")

    (statement,) = find_planted(article, expected)

    assert statement.content == expected["content"]


@pytest.mark.parametrize(
    ("content", "statements"), [("“ … ”", 0), ("”“", 0), ("“🎉”", 1), ("[content.3|“ ”]\n\n[content.4|“. ”]", 0)]
)
def test_a_content_of_punctuation_alone_says_nothing(content: str, statements: int) -> None:
    article, expected = marked_article(f"[source|Ann Lee] [cue|said]: [content|{content}]")

    assert len(find_planted(article, expected)) == statements


def test_furniture_is_not_read() -> None:
    article, expected = marked_article(
        "[source|Ann Lee] [cue|said] [content|the bridge was safe].\n\n[furniture|“Read more” about the bridge]"
    )

    assert len(find_planted(article, expected)) == 1


def test_an_article_without_statements_has_none() -> None:
    article, expected = marked_article("It rained all day.")

    assert find_planted(article, expected) == ()


def test_marks_are_taken_in_from_both_sides_and_no_word_with_them() -> None:
    article, expected = marked_article(
        "A “[content|free meal]”, ( “‘[content.2|It is,]’” ) [cue.2|said] [source.2|Bo Kim], who [cue|ate] “one”."
    )

    found = find_planted(article, expected)

    assert [piece.of(article.text) for statement in found for piece in statement.content] == [
        "“‘It is,’”",
        "“free meal”",
    ]


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        ("[content|“We pay,”] [cue|said] [source|Ann Lee]. [content|[content.2|“We always did.”]]", 1),
        ("[content|“We pay,”] [cue|said] [source|Ann Lee]. [content.2|“We always did.”]", 2),
        ("[content|[content.2|“We always did.”]]", 1),
    ],
)
def test_words_without_source_and_cue_that_another_statement_holds_are_told_once(marked: str, statements: int) -> None:
    article, expected = marked_article(marked)

    assert len(find_planted(article, expected)) == statements


def test_an_endless_paragraph_takes_time_in_proportion() -> None:
    def seconds(sentences: int) -> float:
        text = "“We will pay,” said Ann Lee. " * sentences
        article, _ = marked_article(text.strip())
        pieces, frames = words(article.text, read_blocks(article)), _in_every_sentence(sentences)
        began = time.process_time()
        assert len(find_statements(article, pieces, frames)) == sentences
        return time.process_time() - began

    seconds(100)
    assert seconds(8000) < 8 * 4 * seconds(1000)


def _in_every_sentence(sentences: int) -> list[Frame]:
    """The same attribution in every sentence of ten words and marks."""
    return [
        Frame(
            anchor=at + 6,
            kind=ANCHOR_CUE,
            chance=0.9,
            source=(at + 7, at + 9),
            cue=(at + 6, at + 7),
            content=((at + 1, at + 4),),
        )
        for at in range(0, 10 * sentences, 10)
    ]


def test_a_title_is_no_piece_of_the_first_sentence() -> None:
    article, expected = marked_article(
        "[content|Bridge to stay shut]\n\n[content.2|The bridge is not safe], [source|Ann Lee] [cue|said]."
    )
    title, body = article.blocks
    article = replace(article, blocks=(replace(title, role=BlockRole.TITLE), body))
    head, told = expected["content"], expected.pop("content.2")

    (statement,) = find_planted(article, expected | {"content": (*head, *told)})

    assert statement.content == told


def test_the_first_sentence_is_no_piece_of_a_title() -> None:
    article, expected = marked_article(
        "[content|Bridge to stay shut], [source|Ann Lee] [cue|says]\n\n[content.2|It has been shut for a week], "
        "since a lorry struck it."
    )
    title, body = article.blocks
    article = replace(article, blocks=(replace(title, role=BlockRole.TITLE), body))
    told, body_words = expected["content"], expected.pop("content.2")

    (statement,) = find_planted(article, expected | {"content": (*told, *body_words)})

    assert statement.content == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Bridge to stay shut, [source|council] [cue|says]", "Bridge to stay shut"),
        ("‘Shut’ bridge to open – [cue|says] [source|Ann Lee]", "‘Shut’ bridge to open"),
        ("[source|Council]: [cue|says] bridge to stay shut", "bridge to stay shut"),
        ("In full: what [source|Ann Lee] [cue|said] of the bridge", "The bridge is not safe"),
        ("What [source|the council] [cue|says]", "The bridge is not safe"),
        ("[source|Ann Lee] [cue|said]:", "The bridge is not safe"),
    ],
)
def test_a_cue_in_a_title_tells_the_rest_of_it(title: str, told: str) -> None:
    article, expected = marked_article(f"{title}\n\n[content|The bridge is not safe].")
    head, body = article.blocks
    article = replace(article, blocks=(replace(head, role=BlockRole.TITLE), body))

    (statement,) = find_planted(article, expected)

    assert [piece.of(article.text) for piece in statement.content] == [told]
