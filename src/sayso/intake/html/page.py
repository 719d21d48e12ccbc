"""Read one page, in the process where that can do no harm.

The decoded source comes in; the text of its article with its blocks and the map, its metadata and all candidates for
it go out, or the reason why there is no article. Nothing of a page is run and nothing it names is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from sayso.intake.bylines import byline_names, split_names
from sayso.intake.dates import find_date
from sayso.intake.html.body import find_again, find_blocks
from sayso.intake.html.choice import Chosen, PageTold, choose
from sayso.intake.html.declared import chosen, declared, description
from sayso.intake.html.outcome import Outcome, PageRead
from sayso.intake.html.projection import DEEPEST, Projection, Segment, TooDeepError, project
from sayso.intake.layout import LaidOut
from sayso.intake.metadata import Metadata
from sayso.intake.text_builder import TextBuilder
from sayso.records import BlockRole, Candidate, Known, Span

_ELSEWHERE = 0.2
"""How far a date in a time element away from the article's head is to be trusted: most often it is another one's."""

_BYLINE, _DATE_LINE = 0.7, 0.65


def read(data: bytes) -> bytes:
    """Read the page whose source is ``data`` in UTF-8; return the ``Outcome`` as MessagePack."""
    told = read_source(data.decode())
    return msgspec.msgpack.encode(Outcome(reason=told) if isinstance(told, str) else Outcome(page=told))


def read_source(source: str) -> PageRead | str:
    """Return what the page ``source`` holds, or why it holds no article."""
    try:
        projection = project(source)
    except TooDeepError:
        return f"is nested more than {DEEPEST:,} levels deep, which no page is"
    inside = _covered(projection, find_again(find_blocks(source), projection.letters))
    candidates = declared(source, projection)
    told = PageTold(
        titles=_by_trust(candidates, "title"),
        authors=_by_trust(candidates, "author"),
        description=description(projection),
    )
    parts = choose(projection, source, inside, told)
    if isinstance(parts, str):
        return parts
    laid_out, spans = _written(parts, projection, source)
    candidates = (*_in_place(candidates, parts), *_shown(parts))
    return PageRead(laid_out=laid_out, metadata=_metadata(candidates, parts, spans, laid_out))


def _covered(projection: Projection, places: Sequence[tuple[int, int] | None]) -> bytearray:
    """Return for each letter of the page whether it is body."""
    found = bytearray(len(projection.letters))
    for place in places:
        if place:
            first, last = place
            found[first:last] = b"\1" * (last - first)
    return found


def _by_trust(candidates: Sequence[Candidate], field: str) -> tuple[str, ...]:
    told = sorted((one for one in candidates if one.field == field), key=lambda one: -one.confidence)
    return tuple(dict.fromkeys(one.value for one in told))


# The text


def _written(parts: Sequence[Chosen], projection: Projection, source: str) -> tuple[LaidOut, list[Span | None]]:
    """Write the text; return it with the span of each part, None for one that went into the block of the one before."""
    builder = TextBuilder(source)
    spans: list[Span | None] = []
    for part, following in zip(parts, (*parts[1:], None), strict=True):
        for first, last in part.stretches:
            _write(part.segment, projection.begins[first], projection.ends[last - 1], builder)
            if last != part.stretches[-1][1]:
                builder.add_break()
        # The cells of a table are one block.
        if following and part.role is following.role is BlockRole.TABLE:
            builder.add_break()
            spans.append(None)
        else:
            builder.close_block(part.role)
            spans.append(builder.last_block)
    text, blocks, text_map = builder.finish()
    return LaidOut(text=text, blocks=blocks, map=text_map), spans


def _write(segment: Segment, begin: int, end: int, builder: TextBuilder) -> None:
    """Add what a segment says between two places of the source."""
    for start, stop, words in segment.pieces:
        if stop < begin or start >= end:
            continue
        if words is None:
            builder.add(max(start, begin), min(stop, end))
        elif start == stop:
            builder.add_break()
        else:
            builder.add_written(words, start, stop)


# Metadata


def _in_place(candidates: Sequence[Candidate], parts: Sequence[Chosen]) -> Iterator[Candidate]:
    """Trust a date in a time element less where it does not stand in the head of the article."""
    body = next((n for n, part in enumerate(parts) if part.role is BlockRole.PARAGRAPH), len(parts))
    head = [piece for part in parts[: body + 1] for piece in part.segment.pieces]
    start, end = head[0][0], head[-1][0]
    for one in candidates:
        away = one.basis == "time" and one.raw and not start - _NEAR <= one.raw.start <= end
        yield replace(one, confidence=min(one.confidence, _ELSEWHERE)) if away else one


_NEAR = 2000
"""Characters of the source before the title in which a date still belongs to it."""


def _shown(parts: Sequence[Chosen]) -> Iterator[Candidate]:
    """Yield what byline and date line of the article say."""
    for part in parts:
        raw = Span(part.segment.pieces[0][0], max(part.segment.pieces[-1][1], part.segment.pieces[0][0] + 1))
        if part.role is BlockRole.BYLINE:
            names = byline_names(part.words)
            for name in split_names(part.words) if names is None else names:
                yield Candidate(field="author", value=name, basis="byline", confidence=_BYLINE, raw=raw)
        if part.role in {BlockRole.DATE, BlockRole.BYLINE} and (date := find_date(part.words)):
            yield Candidate(field="published", value=date.iso, basis="date line", confidence=_DATE_LINE, raw=raw)


def _metadata(
    candidates: Sequence[Candidate], parts: Sequence[Chosen], spans: Sequence[Span | None], laid_out: LaidOut
) -> Metadata:
    head = next((span for part, span in zip(parts, spans, strict=True) if part.role is BlockRole.TITLE), None)
    title = chosen(candidates, "title")
    author = chosen(candidates, "author")
    names = dict.fromkeys(one.value for one in candidates if author and _beside(one, author))
    publisher, published = chosen(candidates, "publisher"), chosen(candidates, "published")
    return Metadata(
        title=Known(value=head.of(laid_out.text), basis=title.basis if title else "title", span=head)
        if head
        else _known(title),
        authors=tuple(_placed(name, author.basis, laid_out) for name in names) if author else (),
        publisher=_known(publisher),
        published=_known(published),
        candidates=tuple(candidates),
    )


def _beside(one: Candidate, author: Candidate) -> bool:
    return (one.field, one.basis, one.confidence) == (author.field, author.basis, author.confidence)


def _known(candidate: Candidate | None) -> Known | None:
    return Known(value=candidate.value, basis=candidate.basis) if candidate else None


def _placed(name: str, basis: str, laid_out: LaidOut) -> Known:
    """Return an author, with the place in the byline where it stands there."""
    for block in laid_out.blocks:
        if block.role is BlockRole.BYLINE:
            at = laid_out.text.find(name, block.span.start, block.span.end)
            if at >= 0:
                return Known(value=name, basis=basis, span=Span(at, at + len(name)))
    return Known(value=name, basis=basis)
