"""Print articles as PDFs and word-processor files, for comparing what is read of them with what is read of the text.

The blocks of an article come in, the bytes of a file go out. Papers differ, so each article gets a setting of its own,
drawn by its number: type, measure, first lines set in or paragraphs set apart, lines of even length or not.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.records import BlockRole

Printable = tuple[BlockRole, str]
"""A block: its role and its words."""

_PAGES = ((595.3, 841.9), (612.0, 792.0), (480.0, 680.0))
_PAPERS = ("THE LINTON COURIER", "Harbour & Hill Weekly", "The Ellery Post")
_UNPRINTABLE = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\xff–—‘’‚“”„†‡•…‰‹›€™]")
_WORD = re.compile(r"[a-z]{7,}")
_SYLLABLES = re.compile(r"(?<=[aeiouy][bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouy])")
_SHORTEST = 3  # letters before and after a hyphen


def printable(words: str) -> str:
    """Return ``words`` in the characters that the fonts of every PDF program have."""
    return _UNPRINTABLE.sub("?", " ".join(words.split()).replace("&", "and"))


def to_pdf(blocks: Sequence[Printable], *, columns: int, number: int) -> bytes:
    """Print ``blocks`` in one or two columns, with heads and feet, page numbers and hyphens at the ends of lines."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    choose = random.Random(number)  # noqa: S311  not for secrets
    width, height = choose.choice(_PAGES)
    margin, gutter = choose.uniform(45, 75), choose.uniform(14, 26)
    measure = (width - 2 * margin - (columns - 1) * gutter) / columns
    paper, place = choose.choice(_PAPERS), choose.randrange(3)

    def frames() -> Iterator[Any]:
        for column in range(columns):
            left = margin + column * (measure + gutter)
            padding = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
            yield Frame(left, margin + 20, measure, height - 2 * margin - 40, **padding)

    def edges(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if place < 2:
            canvas.drawString(margin, height - margin + 8, paper)
            canvas.drawRightString(
                width - margin, height - margin + 8, f"Page {document.page}" if place else "3 April 2024"
            )
        if place != 1:
            canvas.drawCentredString(width / 2, margin - 8, str(document.page))

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(width, height))
    document.addPageTemplates([PageTemplate(frames=list(frames()), onPage=edges)])
    styles = _styles(choose)
    from reportlab.platypus import Paragraph

    document.build([Paragraph(_marked_up(words, role), styles[role]) for role, words in blocks])
    return out.getvalue()


def _styles(choose: random.Random) -> dict[BlockRole, Any]:
    from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle

    face, bold = choose.choice((("Times-Roman", "Times-Bold"), ("Helvetica", "Helvetica-Bold")))
    size = choose.choice((9.0, 9.5, 10.0, 11.0))
    leading = size * choose.uniform(1.15, 1.35)
    set_in = choose.random() < 0.5
    body = ParagraphStyle(
        "body",
        fontName=face,
        fontSize=size,
        leading=leading,
        alignment=choose.choice((TA_JUSTIFY, TA_LEFT)),
        firstLineIndent=choose.uniform(0.9, 1.6) * size if set_in else 0,
        spaceAfter=0 if set_in else leading * choose.uniform(0.5, 1.0),
        embeddedHyphenation=1,
    )
    large = ParagraphStyle(
        "title", body, fontName=bold, fontSize=1.8 * size, leading=2.1 * size, firstLineIndent=0, spaceAfter=leading
    )
    heading = ParagraphStyle("heading", body, fontName=bold, firstLineIndent=0, spaceBefore=leading)
    large.alignment = heading.alignment = TA_LEFT
    quote = ParagraphStyle("quote", body, leftIndent=2 * size, rightIndent=2 * size, firstLineIndent=0)
    return dict.fromkeys(BlockRole, body) | {
        BlockRole.TITLE: large,
        BlockRole.HEADING: heading,
        BlockRole.QUOTE: quote,
    }


def _marked_up(words: str, role: BlockRole) -> str:
    if role not in {BlockRole.TITLE, BlockRole.HEADING}:
        words = _WORD.sub(lambda word: _hyphenated(word[0]), words)
    return words.replace("<", "&lt;").replace(">", "&gt;")


def _hyphenated(word: str) -> str:
    """Return ``word`` with a soft hyphen wherever a printer may break it: between two consonants."""
    places = [at for match in _SYLLABLES.finditer(word) if _SHORTEST <= (at := match.start()) <= len(word) - _SHORTEST]
    return "\xad".join(word[a:b] for a, b in zip([0, *places], [*places, len(word)], strict=True))


def to_docx(blocks: Sequence[Printable]) -> bytes:
    """Write ``blocks`` into a word-processor file, with the styles that its program has for titles and headings."""
    from docx import Document

    document = Document()
    for role, words in blocks:
        if role is BlockRole.TITLE:
            document.add_heading(words, 0)
        elif role is BlockRole.HEADING:
            document.add_heading(words, 1)
        else:
            document.add_paragraph(words, "Quote" if role is BlockRole.QUOTE else "Normal")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
