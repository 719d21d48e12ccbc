"""Put an article together from what the reader of its format made of it.

The laid-out text and the metadata come in, the ``Source`` and its ``Article`` go out; or the reason why there is none.
"""

from __future__ import annotations

import hashlib

from sayso.intake.found import Found, skipped
from sayso.intake.language import detect_language
from sayso.intake.layout import LaidOut
from sayso.intake.metadata import Metadata
from sayso.records import READ_ROLES, Article, PageMap, Skipped, Source

_SAMPLE_FOR_LANGUAGE = 2000  # characters


def make_article(
    found: Found,
    *,
    text: str,
    encoding: str,
    laid_out: LaidOut,
    metadata: Metadata,
    pages: PageMap | None = None,
) -> tuple[Source, Article] | Skipped:
    """Return the source, of which ``text`` is what it says, and its article."""
    if not laid_out.blocks:
        return skipped(found.name, "holds no text")
    source = Source(name=found.name, data=found.data, media_type=found.media_type, encoding=encoding, text=text)
    article = Article(
        source=found.name,
        sha256=hashlib.sha256(found.data).hexdigest(),
        media_type=found.media_type,
        encoding=encoding,
        text=laid_out.text,
        blocks=laid_out.blocks,
        map=laid_out.map,
        title=metadata.title,
        authors=metadata.authors,
        publisher=metadata.publisher,
        published=metadata.published,
        language=detect_language(_body_sample(laid_out)),
        candidates=metadata.candidates,
        pages=pages,
    )
    return source, article


def _body_sample(laid_out: LaidOut) -> str:
    """Return the beginning of what the analysis would read."""
    sample: list[str] = []
    length = 0
    for block in laid_out.blocks:
        if block.role in READ_ROLES:
            sample.append(
                laid_out.text[block.span.start : min(block.span.end, block.span.start + _SAMPLE_FOR_LANGUAGE)]
            )
            length += len(sample[-1])
        if length > _SAMPLE_FOR_LANGUAGE:
            break
    return "\n".join(sample)
