"""Print PDFs in a test, as a newspaper would: what is set where is given, line by line or as paragraphs."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from sayso.intake.articles import read_article
from sayso.intake.found import PDF, Found
from sayso.records import Article, Skipped, Source

WIDTH, HEIGHT, MARGIN, GUTTER = 500.0, 400.0, 50.0, 20.0

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, alignment=4, firstLineIndent=10)
APART = ParagraphStyle("apart", BODY, firstLineIndent=0, spaceAfter=8)
RAGGED = ParagraphStyle("ragged", BODY, alignment=0)
TITLE = ParagraphStyle("title", BODY, fontName="Times-Bold", fontSize=20, leading=23, alignment=0, firstLineIndent=0)
HEADING = ParagraphStyle("heading", TITLE, fontSize=10, leading=12, spaceBefore=6)
SMALL = ParagraphStyle("small", BODY, fontSize=8, leading=9.5, firstLineIndent=0)
QUOTE = ParagraphStyle("quote", BODY, leftIndent=20, rightIndent=20, firstLineIndent=0, spaceBefore=6, spaceAfter=6)


def read_pdf(data: bytes, name: str = "news.pdf") -> tuple[Source, Article]:
    """Return the article of a PDF, which must hold one."""
    made = read_article(Found(name=name, data=data, media_type=PDF))
    assert not isinstance(made, Skipped), made.reason
    return made


def why_skipped(data: bytes) -> str:
    """Return why no article could be made of a PDF."""
    made = read_article(Found(name="news.pdf", data=data, media_type=PDF))
    assert isinstance(made, Skipped)
    return made.reason


def printed(*blocks: tuple[str, ParagraphStyle] | Any, columns: int = 1, head: str = "", foot: str = "") -> bytes:
    """Set ``blocks`` in columns, over as many pages as they need; in ``head`` and ``foot`` "#" is the page number."""
    measure = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    none = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
    frames = [
        Frame(MARGIN + n * (measure + GUTTER), MARGIN, measure, HEIGHT - 2 * MARGIN, **none) for n in range(columns)
    ]

    def edges(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(MARGIN, HEIGHT - MARGIN / 2, head.replace("#", str(document.page)))
        canvas.drawCentredString(WIDTH / 2, MARGIN / 2, foot.replace("#", str(document.page)))

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(WIDTH, HEIGHT))
    document.addPageTemplates([PageTemplate(frames=frames, onPage=edges)])
    document.build([Paragraph(*block) if isinstance(block, tuple) else block for block in blocks])
    return out.getvalue()


def drawn(*pages: Callable[[Canvas], None], **settings: Any) -> bytes:
    """Let each of ``pages`` draw one."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), **settings)
    for page in pages:
        canvas.setFont("Times-Roman", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*words: str, left: float = MARGIN, top: float = 300) -> Callable[[Canvas], None]:
    """Return what draws lines one below the other."""

    def draw(canvas: Canvas) -> None:
        for number, said in enumerate(words):
            canvas.drawString(left, top - 12 * number, said)

    return draw


def over(*parts: Sequence[Callable[[Canvas], None]] | Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    """Return what draws all of ``parts`` on one page."""

    def draw(canvas: Canvas) -> None:
        for part in parts:
            for one in (part,) if callable(part) else part:
                one(canvas)

    return draw
