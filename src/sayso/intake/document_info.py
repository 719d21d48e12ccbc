"""What a PDF or a word-processor file tells about itself in entries of its own.

Programs fill these in: a title with the name of a file, an author with that of an account, a date with the day of
printing. So they are asked last, and what can be seen to be no title or name is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.intake.dates import find_date
from sayso.intake.metadata import Metadata
from sayso.records import Candidate, Known

BASIS = "document info"
TRUST = 0.3
"""How sure such an entry is."""

_NO_TITLE = re.compile(r"microsoft \w+ - .*|untitled.*|.*\.\w{2,5}|\S*", re.IGNORECASE | re.DOTALL)
_NO_NAME = re.compile(
    r".*[\d@_\\/(].*|\S*|.*\b(?:user|admin|unknown|office|editor|python-docx)\b.*", re.IGNORECASE | re.DOTALL
)
_CREATED = re.compile(r"(?:D:)?((?:19|20)\d\d)-?(\d\d)-?(\d\d)")


def with_info(metadata: Metadata, info: Mapping[str, str]) -> Metadata:
    """Return ``metadata`` with what ``info`` tells: its title and author count where the text tells none.

    The date is never taken from there: it is that of the file.
    """
    title, author = _title(info), _author(info)
    return replace(
        metadata,
        title=metadata.title or (Known(value=title, basis=BASIS) if title else None),
        authors=metadata.authors or ((Known(value=author, basis=BASIS),) if author else ()),
        candidates=(*metadata.candidates, *_candidates(info)),
    )


def _candidates(info: Mapping[str, str]) -> Iterator[Candidate]:
    """Yield what ``info`` tells by its entries ``Title``, ``Author`` and ``CreationDate``."""
    created = _CREATED.match(info.get("CreationDate", ""))
    date = find_date("-".join(created.groups())) if created else None
    told = (("title", _title(info)), ("author", _author(info)), ("published", date.iso if date else ""))
    for field, value in told:
        if value:
            yield Candidate(field=field, value=value, basis=BASIS, confidence=TRUST)


def _title(info: Mapping[str, str]) -> str:
    title = info.get("Title", "").strip()
    return "" if _NO_TITLE.fullmatch(title) else title


def _author(info: Mapping[str, str]) -> str:
    author = info.get("Author", "").strip()
    return "" if _NO_NAME.fullmatch(author) else author
