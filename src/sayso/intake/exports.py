"""Take apart what news databases export: many articles in one file, each with a header of its own.

Two things are done here. ``split`` cuts a file at the lines that part its articles ("3 of 20 DOCUMENTS", "End of
Document", a database's number, the fields that close one header shape and open the next). ``read_header`` finds, in the
lines of one article, the fields around it: what they say becomes metadata, and they stay out of its body. The signs are
whole lines, and several are asked for: an article that mentions such words stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.intake.bylines import byline_names, split_names
from sayso.intake.dates import find_date
from sayso.intake.decoding import NotText, decode
from sayso.intake.docx import document_parts, document_text
from sayso.intake.found import DOCX, TEXT, Found
from sayso.intake.layout.lines import Line, Mark, split_lines
from sayso.intake.metadata import Fields

_FEWEST_SIGNS = 2
_LONGEST_HEADER = 40  # lines
_LONGEST_FIELD = 300  # characters
_LONGEST_NAME = 80  # characters of the name of a publication
_PROSE = 60  # characters from which a line below the fields of a header is text

_COUNTED = re.compile(r"(?:document\s+)?(\d{1,5})\s+(?:of|/)\s+(\d{1,5})(?:\s+documents?)?", re.IGNORECASE)
_END = re.compile(
    r"end of (?:document|article)|(?:an\s+)?document\s+(?=\w*\d)[A-Z][A-Z0-9]{3,}[A-Za-z0-9]{6,}", re.IGNORECASE
)
_LENGTH = re.compile(r"(?:(?:length|wc|word count)\s*:?\s*)?[\d,. ]{1,9}\s*words", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:cy\s+)?(?:copyright|\(c\)|©)\W{0,3}(?:\(c\)|©)?\s*\d{4}\b.*", re.IGNORECASE)
_LOADED = re.compile(r"load[- ]date:\s*(?P<value>.*)", re.IGNORECASE)
_REST = re.compile(r"all rights reserved\.?|body|full text:?", re.IGNORECASE)

_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{1,22}):\s*(?P<value>.*)", re.DOTALL)
_CODED = re.compile(
    r"(?P<key>HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|SE|CLM|ART|AN|PUB|RE|NS|IN|CO|IPD|IPC)\s+(?P<value>\S.*)"
)
_OPENS = re.compile(r"(?:LP|TD)\s+(?=\S)")

_MEANS = {
    "headline": "title",
    "title": "title",
    "hd": "title",
    "byline": "authors",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "publication": "publisher",
    "publication title": "publisher",
    "source": "publisher",
    "sn": "publisher",
    "date": "date",
    "publication date": "date",
    "pd": "date",
}
_HEADER_FIELDS = frozenset(_MEANS) | {
    *(
        "section",
        "length",
        "dateline",
        "edition",
        "pages",
        "page",
        "publication year",
        "publisher",
        "place of publication",
    ),
    *("country of publication", "issn", "source type", "language of publication", "document type", "document url"),
    *("proquest document id", "copyright", "last updated", "database", "wc", "et", "sc", "ed", "pg", "la", "cy", "se"),
    *("clm", "art", "highlight", "distribution", "series", "type", "web only", "word count", "publication info"),
    *("abstract", "links", "volume", "issue", "subject", "location", "people", "company", "identifier"),
}
_TAIL_FIELDS = frozenset(
    {
        "load-date",
        "load date",
        "language",
        "publication-type",
        "publication type",
        "graphic",
        "classification",
        "subject",
    }
    | {"journal-code", "journal code", "notes", "credit", "company", "organization", "industry", "geographic", "person"}
    | {"document-type", "transmission-date", "acc-no", "correction", "correction-date", "an", "re", "ns", "in", "co"}
    | {"ipd", "ipc", "pub", "ticker", "series", "name"}
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the database wrote around an article."""

    lines: list[Line]
    """All lines of the article, those of the database marked as such."""

    fields: Fields


def split(found: Found) -> Iterator[Found]:
    """Yield each article of an export as a source of its own, ``FILE#1`` and so on; anything else as it is."""
    if found.media_type == DOCX:
        parts, _, reason = document_parts(found.data)
        text, encoding = ("", "") if reason else (document_text(parts), "utf-8")
    elif found.media_type == TEXT:
        decoded = decode(found.data)
        text, encoding = ("", "") if isinstance(decoded, NotText) else (decoded.text, decoded.encoding)
    else:
        text = encoding = ""
    ranges = _article_ranges(text) if text else []
    if len(ranges) < 2:
        yield found
        return
    for number, (start, end) in enumerate(ranges, start=1):
        data = _encoded(text[start:end], encoding)
        yield replace(found, name=f"{found.name}#{number}", data=data, media_type=TEXT)


def _encoded(text: str, encoding: str) -> bytes:
    """Return a part in the file's own encoding; what a mended text cannot be written in is written in UTF-8."""
    try:
        return text.encode("utf-8" if encoding.startswith("utf") else encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _article_ranges(text: str) -> list[tuple[int, int]]:
    """Return where each article of an export begins and ends in ``text``; nothing where it is none."""
    lines = split_lines(text)
    for cuts in (_numbered(lines), _ended(lines), _reshaped(lines)):
        bounds = sorted({*cuts, len(lines)})
        parts = [lines[a:b] for a, b in pairwise(bounds)]
        parts = [part for part in parts if len(part) > 1]
        headed = sum(_signs(part) >= _FEWEST_SIGNS for part in parts)
        if len(parts) > 1 and headed * 5 >= len(parts) * 4:
            return [(part[0].start, part[-1].end) for part in parts]
    return []


def _numbered(lines: Sequence[Line]) -> list[int]:
    """Return the lines that count the articles: "3 of 20 DOCUMENTS", one after the other."""
    found: list[int] = []
    for index, line in enumerate(lines):
        match = _COUNTED.fullmatch(line.words)
        if match and int(match[1]) == len(found) + 1 <= int(match[2]):
            found.append(index)
    return found


def _ended(lines: Sequence[Line]) -> list[int]:
    """Return the lines after those that end an article; what stands before the first article belongs to it."""
    ends = [index + 1 for index, line in enumerate(lines) if _END.fullmatch(line.words)]
    return [0, *ends] if ends else []


def _reshaped(lines: Sequence[Line]) -> list[int]:
    """Return the lines after the fields that close an article, where its number and its end are not told."""
    cuts = [0]
    closing = False
    for index, line in enumerate(lines):
        if _LOADED.fullmatch(line.words):
            closing = True
        elif closing and not _is_tail(line):
            cuts.append(index)
            closing = False
    return cuts if len(cuts) > 1 else []


def _signs(lines: Sequence[Line]) -> int:
    """Count the signs of a database among the first and last lines of an article, each kind once."""
    edge = [*lines[:_LONGEST_HEADER], *lines[-_LONGEST_HEADER:]]
    forms = (_COUNTED, _END, _LENGTH, _RIGHTS, _LOADED)
    return sum(any(form.fullmatch(line.words) for line in edge) for form in forms)


def read_header(lines: Sequence[Line]) -> Header | None:
    """Return what a database wrote around the article of ``lines``; None where it wrote nothing."""
    if _signs(lines) < _FEWEST_SIGNS:
        return None
    end = _header_end(lines)
    tail = _tail_start(lines, end)
    if end == 0 or tail <= end:
        return None
    head = lines[:end]
    told = dict(_told(head))
    publisher, date, title = _by_place(head)
    signed = next((names for line in head if (names := byline_names(line.words))), ())
    marked = [replace(line, mark=Mark.PREAMBLE) for line in head]
    name = told.get("title") or title
    for index, line in enumerate(head):
        field = _field(line)
        if name and (line.words == name or (field and field[1] == name)):
            marked[index] = replace(line, mark=Mark.HEADING, start=line.end - len(name), words=name)
            break
    marked += (
        map(_without_code, lines[end:tail]) if any(_CODED.fullmatch(line.words) for line in head) else lines[end:tail]
    )
    marked += [replace(line, mark=Mark.PREAMBLE) for line in lines[tail:]]
    fields = Fields(
        basis="header",
        title=name,
        authors=split_names(told["authors"].removeprefix("By ")) if told.get("authors") else signed,
        publisher=told.get("publisher") or publisher,
        date=told.get("date") or date,
    )
    return Header(marked, fields)


def _field(line: Line) -> tuple[str, str] | None:
    """Return the key and the value of a field line."""
    if len(line.words) > _LONGEST_FIELD:
        return None
    match = _FIELD.fullmatch(line.words) or _CODED.fullmatch(line.words)
    return (match["key"].lower(), match["value"].strip()) if match else None


def _is_of_header(line: Line) -> bool:
    field = _field(line)
    if field and field[0] in _HEADER_FIELDS:
        return True
    return any(form.fullmatch(line.words) for form in (_COUNTED, _LENGTH, _RIGHTS, _REST))


def _header_end(lines: Sequence[Line]) -> int:
    """Return how many of ``lines`` stand above the body: up to the last field before its first long line."""
    end = 0
    for index, line in enumerate(lines[:_LONGEST_HEADER]):
        if _is_of_header(line):
            end = index + 1
        elif end and len(line.words) >= _PROSE and not find_date(line.words):
            break
    return end


def _is_tail(line: Line) -> bool:
    field = _field(line)
    if field and field[0] in _TAIL_FIELDS:
        return True
    return any(form.fullmatch(line.words) for form in (_END, _RIGHTS, _REST))


def _tail_start(lines: Sequence[Line], end: int) -> int:
    """Return the line from which on at least a third are of the kind that databases write below a body."""
    start, found = len(lines), 0
    for index in range(len(lines) - 1, end - 1, -1):
        if _is_tail(lines[index]):
            found += 1
            if found * 3 >= len(lines) - index:
                start = index
    return start


def _without_code(line: Line) -> Line:
    """Return a line of the body without the two letters that say which part of it follows."""
    code = _OPENS.match(line.words)
    return replace(line, start=line.start + code.end(), words=line.words[code.end() :]) if code else line


def _told(head: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield what the fields of a header mean, and their values."""
    for line in reversed(head):
        field = _field(line)
        if field and field[1] and (meaning := _MEANS.get(field[0])):
            yield meaning, field[1]


def _by_place(head: Sequence[Line]) -> tuple[str | None, str | None, str | None]:
    """Return publisher, date and title of a header that does not name them: by what stands where in it."""
    plain = [line.words for line in head if not _is_of_header(line)]
    dated = [words for words in plain if find_date(words) and len(words) <= _LONGEST_NAME]
    date = dated[0] if dated else None
    rights = next((line.words for line in head if _RIGHTS.fullmatch(line.words)), "")
    names = [words for words in plain if words not in dated and len(words) <= _LONGEST_NAME and words in rights]
    before = plain[plain.index(date) - 1] if date and plain.index(date) and date in plain else None
    publisher = max(names, key=len) if names else before
    rest = [words for words in plain if words not in {publisher, date} and not words.lower().startswith("by ")]
    telling = [words for words in rest if len(words.split()) > 2]  # an edition has two
    return publisher, date, next(iter(telling or rest), None)
