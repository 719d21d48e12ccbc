"""Make an article of the bytes that were found for it, by the reader of their format.

``Found`` bytes come in; the ``Source`` and its ``Article`` go out, or the reason why there is none. Where the bytes
came from is left to ``sources``. Text, Markdown and lines of .jsonl files are read here.
"""

from __future__ import annotations

import json
from dataclasses import replace

from sayso.intake.decoding import NotText, decode
from sayso.intake.exports import read_header
from sayso.intake.found import DOCX, HTML, JSON_LINE, MARKDOWN, MHTML, PDF, TEXT, Found, Reader, by_signature, skipped
from sayso.intake.layout import Told, lay_out
from sayso.intake.layout.lines import split_lines
from sayso.intake.making import make_article
from sayso.intake.markdown import front_matter_end, read_markup
from sayso.intake.metadata import Fields, fields_of, front_matter_fields, gather
from sayso.records import Article, Skipped, Source

_HALF_CHARACTERS = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def read_article(found: Found) -> tuple[Source, Article] | Skipped:
    """Return the article that ``found`` holds, with its source, or why it holds none.

    How the bytes begin says more about their format than what they are called.
    """
    if found.media_type != JSON_LINE and (shown := by_signature(found.data)):
        found = replace(found, media_type=shown)
    made = _reader(found.media_type)(found)
    if isinstance(made, Skipped) or not found.fetched:
        return made
    source, article = made
    return replace(source, fetched=found.fetched), article


def _reader(media_type: str) -> Reader:
    """Return what reads a format; each is imported when it is first needed."""
    if media_type in {HTML, MHTML}:
        from sayso.intake.html import read_page

        return read_page
    if media_type == PDF:
        from sayso.intake.pdf import read_pdf

        return read_pdf
    if media_type == DOCX:
        from sayso.intake.docx import read_docx

        return read_docx
    return _read_text


def _read_text(found: Found) -> tuple[Source, Article] | Skipped:
    decoded = decode(found.data)
    if isinstance(decoded, NotText):
        return skipped(found.name, decoded.reason)
    if found.media_type != JSON_LINE:
        return _make(found, decoded.text, decoded.encoding, None)
    try:
        entries = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return skipped(found.name, f"is not a JSON object: {error}")
    if not isinstance(entries, dict):
        return skipped(found.name, "is not a JSON object, as each line of a .jsonl file must be")
    text = entries.get("text")
    if not isinstance(text, str):
        return skipped(found.name, 'has no string under "text"')
    name = next(
        (value for key in ("source", "url") if isinstance(value := entries.get(key), str) and value), found.name
    )
    whole = {key: _whole(value) for key, value in entries.items() if key != "text"}
    return _make(replace(found, name=str(_whole(name))), text, decoded.encoding, fields_of(whole, "field"))


def _make(found: Found, text: str, encoding: str, fields: Fields | None) -> tuple[Source, Article] | Skipped:
    lines = split_lines(text)
    if found.media_type == MARKDOWN:
        inside = front_matter_end(lines)
        fields = front_matter_fields(lines[1 : inside - 1]) if inside else None
        lines = read_markup(text, lines)
    elif found.media_type == TEXT and (header := read_header(lines)):
        lines, fields = header.lines, header.fields
    told = Told(title=fields.title, authors=fields.authors) if fields else Told()
    laid_out = lay_out(text, lines, told)
    return make_article(found, text=text, encoding=encoding, laid_out=laid_out, metadata=gather(laid_out, fields))


def _whole(value: object) -> object:
    """Return ``value`` without half characters, which JSON escapes can hold and nothing can store."""
    if isinstance(value, str):
        return value.translate(_HALF_CHARACTERS)
    return [_whole(item) for item in value] if isinstance(value, list) else value
