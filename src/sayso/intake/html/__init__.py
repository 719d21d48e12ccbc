"""Web pages: from the bytes of a page to the article on it, each character with its place in the source.

``projection`` shows the source as a reader sees it, ``body`` lets trafilatura say what of it is body, ``choice`` what
each block is to the article, ``declared`` what the page tells about itself, ``page`` puts it together in a process of
its own, ``encoding`` and ``archive`` get at the characters. Pages saved with all their parts (.mhtml) are read too.
"""

from __future__ import annotations

from functools import cache

import msgspec

from sayso.intake.apart import Failed, do_apart
from sayso.intake.decoding import NotText
from sayso.intake.found import MHTML, Found, skipped
from sayso.intake.html.archive import page_of
from sayso.intake.html.encoding import charset_of, decode_page
from sayso.intake.html.outcome import Outcome
from sayso.intake.making import make_article
from sayso.records import Article, Skipped, Source

LARGEST = 10 * 2**20
"""Bytes of a page. The largest of 181 news pages has 1.5 MB; what is larger is data for a script."""


def read_page(found: Found) -> tuple[Source, Article] | Skipped:
    """Return the article on a page, with its source, or why there is none."""
    data, charset = found.data, charset_of(found.fetched.headers) if found.fetched else None
    if found.media_type == MHTML:
        archived = page_of(data)
        if archived is None:
            return skipped(found.name, "is an archive that holds no page")
        data, charset = archived
    if len(data) > LARGEST:
        return skipped(found.name, f"is a page larger than {LARGEST // 2**20} MB, which no article is on")
    decoded = decode_page(data, charset)
    if isinstance(decoded, NotText):
        return skipped(found.name, decoded.reason)
    packed = do_apart("sayso.intake.html.page:read", decoded.text.encode())
    if isinstance(packed, Failed):
        return skipped(found.name, packed.reason)
    outcome = _outcomes().decode(packed)
    if outcome.page is None:
        return skipped(found.name, outcome.reason)
    return make_article(
        found,
        text=decoded.text,
        encoding=decoded.encoding,
        laid_out=outcome.page.laid_out,
        metadata=outcome.page.metadata,
    )


@cache
def _outcomes() -> msgspec.msgpack.Decoder[Outcome]:
    return msgspec.msgpack.Decoder(Outcome)
