"""What the bench prints is what it was given."""

from __future__ import annotations

import io

import pytest
from bench.printed import _hyphenated, printable, to_docx, to_pdf
from docx import Document

from sayso.records import BlockRole
from tests.intake.printing import read_pdf
from tests.intake.reading import blocks

STORY = [
    (BlockRole.TITLE, "Harbour to be rebuilt"),
    (BlockRole.PARAGRAPH, "The government of Port Linton said on Monday that it would rebuild the harbour."),
    (BlockRole.HEADING, "A long way to go"),
    (BlockRole.PARAGRAPH, "“We will pay every cent of it,” said the mayor, Ann Lee, and asked for information."),
]


@pytest.mark.parametrize(
    ("word", "broken"), [("information", "infor-mation"), ("harbour", "har-bour"), ("mayor", "mayor")]
)
def test_words_are_broken_between_consonants(word: str, broken: str) -> None:
    assert _hyphenated(word).replace("\xad", "-") == broken


def test_only_what_every_font_has_is_printed() -> None:
    assert printable("Zoë  said “łódź” & left — ✓") == "Zoë said “?ód?” and left — ?"


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("number", range(4))
def test_a_pdf_holds_the_blocks(columns: int, number: int) -> None:
    _, article = read_pdf(to_pdf(STORY, columns=columns, number=number))

    assert [words for role, words in blocks(article) if role != "furniture"] == [words for _, words in STORY]


def test_a_word_processor_file_holds_the_blocks() -> None:
    document = Document(io.BytesIO(to_docx(STORY)))

    assert [(one.style and one.style.name, one.text) for one in document.paragraphs] == list(
        zip(["Title", "Normal", "Heading 1", "Normal"], [words for _, words in STORY], strict=True)
    )
