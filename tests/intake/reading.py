"""Read a source in a test and look at what came out."""

from __future__ import annotations

import json
from html import unescape

from sayso.intake.articles import read_article
from sayso.intake.found import JSON_LINE, MARKDOWN, TEXT, Found
from sayso.records import Article, Skipped, Source, TextMap


def read_bytes(data: bytes, media_type: str = TEXT) -> tuple[Source, Article]:
    """Return the article of ``data``, which must hold one."""
    result = read_article(Found(name="news.txt", data=data, media_type=media_type))
    assert not isinstance(result, Skipped), result.reason
    return result


def read_text(text: str) -> Article:
    """Return the article of a plain text."""
    return read_bytes(text.encode())[1]


def read_markdown(text: str) -> Article:
    """Return the article of a Markdown text."""
    return read_bytes(text.encode(), MARKDOWN)[1]


def read_fields(**fields: object) -> Article:
    """Return the article of a .jsonl line."""
    return read_bytes(json.dumps(fields).encode(), JSON_LINE)[1]


def blocks(article: Article) -> list[tuple[str, str]]:
    """Return the role and the words of each block."""
    return [(block.role.value, block.span.of(article.text)) for block in article.blocks]


def body(article: Article) -> list[str]:
    """Return the words of the paragraphs."""
    return [words for role, words in blocks(article) if role == "paragraph"]


def assert_map_leads_back(text: str, text_map: TextMap, source: str) -> None:
    """Check that every mapped character equals the source's, or stands for white space or half a character."""
    position = 0
    for run in text_map.runs:
        assert run.text >= position
        position = run.text + run.length
        shown, found = text[run.text : position], source[run.source : run.source_end]
        if run.written is not None:
            assert shown == unescape(found) or (shown.isspace() and unescape(found).isspace())
            continue
        assert len(shown) == len(found) == run.length
        for here, there in zip(shown, found, strict=True):
            assert here == there or (here.isspace() and there.isspace()) or (here == "\ufffd" and _is_half(there))


def _is_half(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"
