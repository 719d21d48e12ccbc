"""Word-processor files become articles: their styles say what a paragraph is, their sizes are checked first."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml import parse_xml

from sayso import intake
from sayso.intake.articles import read_article
from sayso.intake.found import DOCX, Found
from sayso.records import Article, Skipped, Source
from tests.intake.reading import assert_map_leads_back, blocks

VOTE = "The council of Port Linton voted on Monday to rebuild the old harbour, which a storm had destroyed."
DOUBT = "Fishermen doubt that the money will be there. They have heard such promises before, and kept the papers."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def written(*paragraphs: str | tuple[str, str]) -> bytes:
    """Return a file with ``paragraphs``, each with its style where it has one."""
    document = Document()
    for paragraph in paragraphs:
        words, style = paragraph if isinstance(paragraph, tuple) else (paragraph, "Normal")
        document.add_paragraph(words, style)
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def read(data: bytes) -> tuple[Source, Article]:
    made = read_article(Found(name="news.docx", data=data, media_type=DOCX))
    assert not isinstance(made, Skipped), made.reason
    return made


def why_skipped(data: bytes) -> str:
    made = read_article(Found(name="news.docx", data=data, media_type=DOCX))
    assert isinstance(made, Skipped)
    return made.reason


def repacked(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file with its text changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, change(part) if name == "word/document.xml" else part)
    return out.getvalue()


def test_styles_say_what_a_paragraph_is() -> None:
    data = written(
        ("Harbour to be rebuilt", "Title"),
        "By Ida Holm",
        "3 April 2024",
        VOTE,
        ("A long way to go", "Heading 2"),
        (DOUBT, "Quote"),
        ("The harbour in the spring", "Caption"),
        ("The first stone", "List Bullet"),
        DOUBT,
    )

    source, article = read(data)

    assert blocks(article) == [
        ("title", "Harbour to be rebuilt"),
        ("byline", "By Ida Holm"),
        ("date", "3 April 2024"),
        ("paragraph", VOTE),
        ("heading", "A long way to go"),
        ("quote", DOUBT),
        ("caption", "The harbour in the spring"),
        ("paragraph", "The first stone"),
        ("paragraph", DOUBT),
    ]
    assert article.published is not None
    assert (article.published.value, article.encoding) == ("2024-04-03", "docx")
    assert_map_leads_back(article.text, article.map, source.text)
    assert source.text.split("\n\n")[3] == VOTE


def test_tables_are_blocks_that_are_not_read() -> None:
    document = Document()
    document.add_paragraph(VOTE)
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    document.add_paragraph(DOUBT)

    _, article = read(saved(document))

    assert blocks(article) == [
        ("paragraph", VOTE),
        ("table", "cell 0 cell 1 cell 2 cell 3"),
        ("paragraph", DOUBT),
    ]


def test_tables_that_set_the_page_are_read() -> None:
    document = Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = VOTE, DOUBT

    assert [words for _, words in blocks(read(saved(document))[1])] == [VOTE, DOUBT]


def test_line_breaks_inside_a_paragraph() -> None:
    _, article = read(
        written("The council of Port Linton voted on Monday\nto rebuild the harbour.\n\nNobody had expected it.")
    )

    assert [words for _, words in blocks(article)] == [
        "The council of Port Linton voted on Monday to rebuild the harbour.",
        "Nobody had expected it.",
    ]


def test_tracked_changes_links_and_text_boxes() -> None:
    document = Document()
    paragraph = document.add_paragraph("We ")
    for xml in (
        f"<w:del {_W}><w:r><w:delText>never </w:delText></w:r></w:del>",
        f"<w:ins {_W}><w:r><w:t>will </w:t></w:r></w:ins>",
        f"<w:hyperlink {_W}><w:r><w:t>pay</w:t></w:r></w:hyperlink>",
        f"<w:r {_W}><w:pict><w:txbxContent><w:p><w:r><w:t>aside</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        f"<w:sdt {_W}><w:sdtContent><w:r><w:t>, said Ann Lee.</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph._p.append(parse_xml(xml))

    assert read(saved(document))[1].text == "We will pay, said Ann Lee."


def test_the_files_own_entries_are_asked_last() -> None:
    document = Document()
    document.core_properties.title, document.core_properties.author = "Harbour to be rebuilt", "Ida Holm"
    document.add_paragraph(VOTE)

    _, article = read(saved(document))

    assert (article.title and article.title.basis, [author.value for author in article.authors]) == (
        "document info",
        ["Ida Holm"],
    )
    assert article.published is None


def test_reading_the_kept_bytes_again_gives_the_same() -> None:
    source, article = read(written(VOTE, DOUBT))

    assert intake.reread(replace(source, text="")) == (source, article)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda data: data[:2000], "is cut off or damaged: it cannot be unpacked"),
        (lambda _: b"PK\x03\x04rubbish", "is cut off or damaged: it cannot be unpacked"),
        (
            lambda _: b"\xd0\xcf\x11\xe0 old",
            "is encrypted or in an older format; save a copy as .docx without a password",
        ),
        (
            lambda data: repacked(data, lambda text: text.replace(b"Port", b"a" * 2**26)),
            "unpacks to more than any article holds",
        ),
        (
            lambda data: repacked(data, lambda text: text.replace(b"<w:document", b"<!DOCTYPE x><w:document", 1)),
            "declares entities, which no word-processor file does",
        ),
        (
            lambda data: repacked(data, lambda text: text.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 100_000)),
            "is damaged and cannot be opened as a word-processor file (XMLSyntaxError)",
        ),
        (
            lambda data: repacked(data, lambda text: text[:300]),
            "is damaged and cannot be opened as a word-processor file (XMLSyntaxError)",
        ),
        (lambda data: repacked(data, lambda text: text.replace(VOTE.encode(), b"")), "holds no text"),
    ],
)
def test_bad_files_have_their_reason(spoil: Callable[[bytes], bytes], reason: str) -> None:
    assert why_skipped(spoil(written(VOTE))) == reason
