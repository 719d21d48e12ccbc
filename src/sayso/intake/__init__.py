"""Intake: from what the user names to articles with a way back to their bytes.

Names of files, folders, addresses, .jsonl files and ``-`` come in, or bytes that were handed over; ``Source`` and
``Article`` go out, one pair after the other, or a ``Skipped`` with its reason. Articles in any language pass; which of
them are read is left to the analysis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from sayso.intake.found import ALL_SUFFIXES, JSON_LINE, Found, Handed
from sayso.intake.sources import LARGEST, expected, find, find_handed
from sayso.records import Article, Skipped, Source

__all__ = ["ALL_SUFFIXES", "JSON_LINE", "LARGEST", "RULES", "Handed", "estimate", "read_sources", "reread"]

RULES = "2"
"""The version of the rules of intake."""


def read_sources(
    sources: Iterable[str | Handed], *, stdin: BinaryIO | None = None
) -> Iterator[tuple[Source, Article] | Skipped]:
    """Yield each article of ``sources`` with its source, and a ``Skipped`` for what could not be read.

    ``sources`` are paths of files and folders, addresses, ``-`` for ``stdin``, by default the process's own, and what
    was handed over. Files are read when their turn comes; of a .jsonl file one line is held at a time.
    """
    from sayso.intake.articles import read_article
    from sayso.intake.exports import split

    for source in sources:
        for found in find_handed(source) if isinstance(source, Handed) else find(source, stdin):
            if isinstance(found, Skipped):
                yield found
            else:
                yield from map(read_article, split(found))


def estimate(sources: Iterable[str]) -> int | None:
    """Return about how many articles ``sources`` hold, without reading them; None where they are piped in."""
    return expected(sources)


def reread(source: Source) -> tuple[Source, Article] | Skipped:
    """Make the article of a stored source again, from its bytes and under the name it is stored by."""
    from sayso.intake.articles import read_article

    found = read_article(
        Found(name=source.name, data=source.data, media_type=source.media_type, fetched=source.fetched)
    )
    if isinstance(found, Skipped):
        return found
    # A line of a .jsonl file names itself, but may be stored under another name.
    again, article = found
    return replace(again, name=source.name), replace(article, source=source.name)
