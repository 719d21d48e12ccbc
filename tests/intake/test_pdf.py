"""PDFs become articles: lines, columns, pages, what belongs to the page, and the way back to it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Picture
from reportlab.lib import pdfencrypt
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image

from sayso import intake
from sayso.intake import apart
from sayso.records import Maker, Reading, Skipped, Span
from sayso.show.contract import json_lines
from sayso.store import Ledger
from tests.intake.printing import (
    APART,
    BODY,
    HEADING,
    MARGIN,
    QUOTE,
    RAGGED,
    SMALL,
    TITLE,
    drawn,
    lines,
    over,
    printed,
    read_pdf,
    why_skipped,
)
from tests.intake.reading import assert_map_leads_back, blocks

VOTE = (
    "The council of Port Linton voted on Monday to rebuild the old harbour, which a storm had destroyed in the spring. "
    "Nobody had expected that the vote would be so close. “We will pay every cent of it,” said the mayor, Ann Lee."
)
DOUBT = "Fishermen doubt that the money will be there. They have heard such promises before, and kept the newspapers."
UNION = (
    "The harbour union said that its members could not wait for another winter. Its chairman, Bo Kim, asked the "
    "council “to put the first stone where everybody can see it, and to put it there before the elections are over.”"
)
STORY = (VOTE, DOUBT, UNION, VOTE.replace("Monday", "Tuesday"), UNION.replace("winter", "summer"))


def paragraphs(data: bytes) -> list[str]:
    return [words for role, words in blocks(read_pdf(data)[1]) if role == "paragraph"]


class TestParagraphs:
    """Lines are put together, over columns and pages."""

    @pytest.mark.parametrize("style", [BODY, APART, RAGGED], ids=lambda style: style.name)
    @pytest.mark.parametrize("columns", [1, 2, 3])
    def test_paragraphs_come_back_as_they_were_set(self, columns: int, style: ParagraphStyle) -> None:
        story = [*STORY, *(words.replace("council", "city") for words in STORY)]

        assert paragraphs(printed(*((words, style) for words in story), columns=columns)) == story

    def test_columns_are_read_one_after_the_other_below_what_goes_over_both(self) -> None:
        page = over(
            lines(
                "The council of Port Linton has a plan for the whole of the old harbour, and for all who live there."
            ),
            lines(
                "Left of the gutter stands",
                "what is read first, as in",
                "all papers of the region",
                "and beyond it.",
                top=270,
            ),
            lines(
                "Right of it stands what is",
                "read next, down to where",
                "the page has its end, and",
                "no line more.",
                top=267,
                left=270,
            ),
        )

        assert paragraphs(drawn(page)) == [
            "The council of Port Linton has a plan for the whole of the old harbour, and for all who live there.",
            "Left of the gutter stands what is read first, as in all papers of the region and beyond it.",
            "Right of it stands what is read next, down to where the page has its end, and no line more.",
        ]

    def test_a_quotation_goes_on_over_the_end_of_a_page(self) -> None:
        long = "“" + " ".join(f"We will pay for pier number {n} before the winter comes." for n in range(1, 60)) + "”"

        assert paragraphs(printed((long, BODY), (DOUBT, BODY), columns=2, head="THE LINTON COURIER", foot="#")) == [
            long,
            DOUBT,
        ]

    def test_a_large_initial_belongs_to_its_word(self) -> None:
        def initial(canvas: Canvas) -> None:
            canvas.setFont("Times-Bold", 34)
            canvas.drawString(MARGIN, 288, "T")
            canvas.setFont("Times-Roman", 10)

        first = lines(
            "he council of Port Linton voted on Monday to", "rebuild the old harbour, which a storm had in", left=75
        )
        rest = lines(
            "the spring destroyed, and of which little is left.", "Nobody had expected it to be so very close.", top=276
        )

        assert paragraphs(drawn(over(initial, first, rest)))[0].startswith(
            "The council of Port Linton voted on Monday to rebuild"
        )


class TestHyphens:
    """Words that typesetting broke are mended."""

    @pytest.mark.parametrize("hyphen", ["-", "\xad"])
    def test_broken_words_are_mended_and_compounds_kept(self, hyphen: str) -> None:
        page = lines(
            f"The government said on Monday that infor{hyphen}",
            "mation on the law-abiding people of the self-",
            f"made plan of the govern{hyphen}",
            "ment would be given to nobody who was not there.",
        )

        (words,) = paragraphs(drawn(page))
        assert words == (
            "The government said on Monday that information on the law-abiding people of the self-made plan of the "
            "government would be given to nobody who was not there."
        )


class TestWhatBelongsToThePage:
    """Heads, feet, numbers and notes stay in the text and out of its sentences."""

    def test_heads_and_feet_are_known_by_their_return(self) -> None:
        _, article = read_pdf(
            printed(*((words, BODY) for words in STORY * 3), head="THE LINTON COURIER, 3 April 2024", foot="Page #")
        )

        found = [words for role, words in blocks(article) if role == "furniture"]
        assert found[:3] == ["THE LINTON COURIER, 3 April 2024", "Page 1", "THE LINTON COURIER, 3 April 2024"]
        assert [words for role, words in blocks(article) if role == "paragraph"] == [*STORY * 3]

    def test_a_number_at_the_foot_of_the_only_page_is_its_number(self) -> None:
        assert blocks(read_pdf(printed((VOTE, BODY), foot="12"))[1]) == [("paragraph", VOTE), ("furniture", "12")]

    def test_notes_stand_apart_and_their_marks_are_left_out(self) -> None:
        marked = VOTE.replace("close.", "close.<super size=6>1</super>")
        data = printed((marked, BODY), (UNION, BODY), ("1 It was 12 to 11, as the records of the council show.", SMALL))

        assert blocks(read_pdf(data)[1]) == [
            ("paragraph", VOTE),
            ("paragraph", UNION),
            ("furniture", "1 It was 12 to 11, as the records of the council show."),
        ]

    def test_what_is_pulled_out_of_the_text_is_not_read_twice(self) -> None:
        pulled = "Nobody had expected that the vote would be so close."

        found = blocks(read_pdf(printed((VOTE, BODY), (pulled, TITLE), (UNION, BODY), (DOUBT, BODY)))[1])

        assert ("furniture", pulled) in found


class TestRoles:
    """Type says what a block is."""

    def test_title_byline_heading_quotation_and_caption(self) -> None:
        picture = io.BytesIO()
        Picture.new("RGB", (60, 30), "grey").save(picture, "PNG")
        data = printed(
            ("Harbour to be rebuilt in Port Linton", TITLE),
            ("By Ida Holm", APART),
            ("3 April 2024", APART),
            (VOTE, BODY),
            Image(picture, 120, 60, hAlign="LEFT"),
            ("The harbour in the spring", SMALL),
            ("A long way to go", HEADING),
            (UNION, BODY),
            (DOUBT + " " + DOUBT, QUOTE),
            (DOUBT, BODY),
        )

        _, article = read_pdf(data)

        assert blocks(article) == [
            ("title", "Harbour to be rebuilt in Port Linton"),
            ("byline", "By Ida Holm"),
            ("date", "3 April 2024"),
            ("paragraph", VOTE),
            ("caption", "The harbour in the spring"),
            ("heading", "A long way to go"),
            ("paragraph", UNION),
            ("quote", DOUBT + " " + DOUBT),
            ("paragraph", DOUBT),
        ]
        assert (article.title and article.title.value, article.published and article.published.value) == (
            "Harbour to be rebuilt in Port Linton",
            "2024-04-03",
        )
        assert [author.value for author in article.authors] == ["Ida Holm"]

    def test_the_documents_own_entries_are_asked_last(self) -> None:
        def page(canvas: Canvas) -> None:
            canvas.setTitle("Harbour to be rebuilt")
            canvas.setAuthor("Ida Holm")
            lines(DOUBT[:80])(canvas)

        _, article = read_pdf(drawn(page))

        assert (article.title and (article.title.value, article.title.basis)) == (
            "Harbour to be rebuilt",
            "document info",
        )
        assert article.published is None
        assert [candidate.field for candidate in article.candidates] == ["title", "author", "published"]
        assert {candidate.confidence for candidate in article.candidates} == {0.3}


class TestTheWayBack:
    """Every word leads to its page."""

    def test_spans_lead_to_the_text_of_the_pages_and_to_their_places(self) -> None:
        source, article = read_pdf(printed(*((words, BODY) for words in STORY * 3), columns=2, foot="#"))

        assert_map_leads_back(article.text, article.map, source.text)
        assert source.text.count("\f") == 1
        for block in article.blocks:
            boxes = article.boxes(block.span)
            assert boxes
            assert all(
                box.page in {1, 2} and box.left < box.right <= 500 and box.bottom < box.top <= 400 for box in boxes
            )

    def test_a_word_has_its_own_box(self) -> None:
        _, article = read_pdf(drawn(lines("abc mmm abc, said Ann Lee of Port Linton.")))

        (box,) = article.boxes(Span(4, 7))

        assert (box.page, box.left, box.right) == (1, 66.4, 89.7)
        assert box.bottom < 300 < box.top

    def test_places_are_told_in_json_and_kept_in_the_ledger(self) -> None:
        source, article = read_pdf(printed((VOTE, BODY)))
        reading = Reading(source=source, article=article, maker=Maker(model="", rules="1"))
        with Ledger.in_memory() as ledger:
            ledger.add(reading)
            kept = ledger.reading(article.id)

        assert kept == reading
        assert kept.article.pages == article.pages
        assert next(json_lines(kept)).startswith(b'{"kind":"article"')

    def test_reading_the_kept_bytes_again_gives_the_same(self) -> None:
        source, article = read_pdf(printed(*((words, BODY) for words in STORY), columns=2))

        assert intake.reread(replace(source, text="")) == (source, article)

    def test_a_turned_page_is_read_as_it_is_shown(self) -> None:
        def page(canvas: Canvas) -> None:
            canvas.setPageRotation(90)
            canvas.translate(400, 0)
            canvas.rotate(90)
            lines("The council of Port Linton voted on Monday to", "rebuild the harbour.", top=250)(canvas)

        _, article = read_pdf(drawn(page))

        assert article.text == "The council of Port Linton voted on Monday to rebuild the harbour."


class TestBadFiles:
    """What cannot be read is said, and why."""

    def test_each_has_its_reason(self) -> None:
        sound = drawn(*[lines(VOTE[:80])] * 3, pageCompression=0)
        locked = drawn(lines(DOUBT), encrypt=pdfencrypt.StandardEncryption("secret", ownerPassword="owner"))

        assert why_skipped(sound[: len(sound) // 2]) == "is cut off: its end is missing; get the whole file"
        assert why_skipped(locked) == "is encrypted and asks for a password; save a copy without one"
        assert why_skipped(b"%PDF-1.7\n" + bytes(range(256)) + b"%%EOF") == "is damaged and cannot be opened as a PDF"
        assert (
            why_skipped(drawn(*[lines("a")] * 1001)) == "has 1,001 pages, more than the 1,000 that are read; split it"
        )
        assert why_skipped(drawn(lines())) == "holds no text"
        assert why_skipped(b"This is none.") == "is no PDF document, whatever its name says"

    def test_a_scan_is_said_to_be_one(self) -> None:
        scan = drawn(lambda canvas: canvas.drawInlineImage(Picture.new("RGB", (50, 40), "white"), 0, 0, 500, 400))

        assert why_skipped(scan) == "is a scan without text; recognise its text (OCR) first"

    def test_fonts_that_do_not_tell_their_letters(self) -> None:
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

        def page(canvas: Canvas) -> None:
            canvas.setFont("Vera", 10)
            canvas.drawString(MARGIN, 300, "ÄÖÜäöüß éèê àáâ òóô")

        readable = drawn(page, pageCompression=0)
        mute = re.sub(rb"/ToUnicode \d+ 0 R", lambda entry: b" " * len(entry[0]), readable)

        assert read_pdf(readable)[1].text == "ÄÖÜäöüß éèê àáâ òóô"
        assert why_skipped(mute).startswith("is set in fonts that do not say which letters they draw")

    def test_a_file_that_may_be_read_but_not_copied_is_read(self) -> None:
        data = drawn(lines(DOUBT), encrypt=pdfencrypt.StandardEncryption("", ownerPassword="owner", canCopy=0))

        assert read_pdf(data)[1].text == DOUBT

    def test_one_that_takes_too_long_is_given_up_and_the_next_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        long = printed(*((words, BODY) for words in STORY * 40))

        with monkeypatch.context() as patch:
            patch.setattr(apart, "SECONDS", 0.001)
            reason = why_skipped(long)

        assert reason.startswith("takes longer than")
        assert read_pdf(drawn(lines(DOUBT)))[1].text == DOUBT

    def test_the_run_goes_on(self, tmp_path: Path) -> None:
        for name, data in [("a", b"%PDF-1.7"), ("b", drawn(lines(DOUBT))), ("c", b"%PDF-1.7 %%EOF")]:
            (tmp_path / f"{name}.pdf").write_bytes(data)

        results = list(intake.read_sources([str(tmp_path)]))

        assert [isinstance(result, Skipped) for result in results] == [True, False, True]
