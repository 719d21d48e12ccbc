"""Make an article of the bytes that were found for it.

``Found`` bytes come in; the ``Source`` and its ``Article`` go out, or the reason why there is none. Where the bytes
came from is left to ``sources``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from sayso.intake.decoding import NotText, decode
from sayso.intake.language import detect_language
from sayso.intake.layout import LaidOut, Told, lay_out
from sayso.intake.layout.lines import split_lines
from sayso.intake.markdown import front_matter_end, read_markup
from sayso.intake.metadata import Fields, fields_of, front_matter_fields, gather
from sayso.records import READ_ROLES, Article, Skipped, Source

TEXT = "text/plain"
MARKDOWN = "text/markdown"
JSON_LINE = "application/json"

_HALF_CHARACTERS = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_SAMPLE_FOR_LANGUAGE = 2000  # characters


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Bytes that should hold one article."""

    name: str
    data: bytes
    media_type: str


def skipped(name: str, reason: str) -> Skipped:
    """Return the record of a source that intake could not read."""
    return Skipped(source=name, stage="intake", reason=reason)


def read_article(found: Found) -> tuple[Source, Article] | Skipped:
    """Return the article that ``found`` holds, with its source, or why it holds none."""
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
    told = Told(title=fields.title, authors=fields.authors) if fields else Told()
    laid_out = lay_out(text, lines, told)
    if not laid_out.blocks:
        return skipped(found.name, "holds no text")
    metadata = gather(laid_out, fields)
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
        other_dates=metadata.other_dates,
        language=detect_language(_body_sample(laid_out)),
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


def _whole(value: object) -> object:
    """Return ``value`` without half characters, which JSON escapes can hold and nothing can store."""
    if isinstance(value, str):
        return value.translate(_HALF_CHARACTERS)
    return [_whole(item) for item in value] if isinstance(value, list) else value
