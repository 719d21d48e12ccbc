"""Turn the frames that the model found in an article into statements.

Reads an ``Article`` and its frames, gives ``Statement`` s without speaker and voice; those are left to ``resolve``.
The rules here hold for any model: pieces that only marks and white space part are one, quotation marks are taken in
together, two frames with one cue are one, and a quotation that goes on in the next paragraph without a cue is a
statement of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from sayso.analyse.found import Frame, one_per_cue
from sayso.analyse.pieces import Pieces
from sayso.analyse.stretches import Stretches
from sayso.english.quotations import Quotation, find_quotations
from sayso.records import READ_ROLES, Article, Block, BlockRole, Manner, Method, Span, Statement, enclosing

WORDS = re.compile(r"\w")
_TOLD = re.compile(r"[^\s,:;–—-](?s:.*)[^\s,:;–—-]")
_HEADS = frozenset({BlockRole.TITLE, BlockRole.DEK, BlockRole.HEADING})

_ByBlock = dict[int, tuple[Span, ...]]
"""The pieces of a content by the number of the block that they stand in."""


def find_statements(article: Article, pieces: Pieces, frames: Sequence[Frame]) -> tuple[Statement, ...]:
    """Find the statements of an article, in the order of their anchors."""
    read = [block for block in article.blocks if block.role in READ_ROLES]
    quotations = list(find_quotations(article.text, [block.span for block in read]))
    quoted = Stretches(
        [q.span for q in quotations if q.depth == 0] + [block.span for block in read if block.role is BlockRole.QUOTE]
    )
    of_frames = (_statements(article, read, pieces, frame, quoted) for frame in one_per_cue(frames))
    found = _each_once([one for statements in of_frames for one in statements])
    found += _continued(article, found, [q for q in quotations if q.continues])
    return tuple(sorted(found, key=lambda s: (s.anchor, s.extent)))


def _each_once(found: Sequence[Statement]) -> list[Statement]:
    """Leave out statements without source and cue whose content another one holds: they tell nothing more."""
    anchored = [one for one in found if one.source or one.cue]
    told = Stretches(piece for one in anchored for piece in one.content)
    bare = {one.content: one for one in found if not (one.source or one.cue)}
    return anchored + [one for one in bare.values() if not all(told.hold(piece) for piece in one.content)]


def _statements(
    article: Article, read: Sequence[Block], pieces: Pieces, frame: Frame, quoted: Stretches
) -> Iterator[Statement]:
    """The statement of a frame, and one more for each block after it in which its quotation goes on without a cue."""

    def statement(source: Span | None, cue: Span | None, content: tuple[Span, ...]) -> Statement:
        return Statement(
            article_id=article.id,
            source=source,
            cue=cue,
            content=content,
            manner=_manner(article.text, content, quoted),
            confidence=frame.chance,
            method=Method.MODEL_AND_RULES,
        )

    by_block = {
        block: _joined(article.text, [_with_marks(article.text, pieces.span(words), quoted) for words in ranges])
        for block, ranges in _by_block(pieces, frame.content).items()
    }
    by_block = {block: spans for block, spans in by_block.items() if _says_anything(article.text, spans)}
    if not by_block:
        return
    source, cue = (pieces.span(part) if part else None for part in (frame.source, frame.cue))
    told_in = int(pieces.block[frame.anchor])
    by_block = _apart_from_titles(article.text, read, by_block, told_in, [part for part in (source, cue) if part])
    told_in = max(told_in, min(by_block))
    content: list[Span] = []
    continued: list[Statement] = []
    for block, spans in by_block.items():
        later = statement(None, None, spans)
        if block > told_in and later.manner is Manner.DIRECT:
            continued.append(later)
        else:
            content += spans
    yield statement(source, cue, tuple(content))
    yield from continued


def _apart_from_titles(
    text: str, read: Sequence[Block], by_block: _ByBlock, told_in: int, frame: Sequence[Span]
) -> _ByBlock:
    """Keep a title and the sentence behind it apart, ``frame`` being source and cue.

    A title without a full stop looks like the beginning of that sentence. And that one, which says the same at more
    length, is often found instead of what the title tells.
    """
    heads = {block for block in (told_in, *by_block) if read[block].role in _HEADS}
    if told_in in heads and (told := by_block.get(told_in) or _rest_of_title(text, read[told_in].span, frame)):
        return {told_in: told}
    return {block: spans for block, spans in by_block.items() if block not in heads} or by_block


def _rest_of_title(text: str, title: Span, frame: Sequence[Span]) -> tuple[Span, ...]:
    """Return what stands on one side of source and cue, if nothing does on the other: "Rents fall, survey shows".

    A single word tells nothing: "What the union says".
    """
    inside = [part for part in frame if title.holds(part)]
    if not inside:
        return ()
    around = enclosing(inside)
    sides = ((title.start, around.start), (around.end, title.end))
    told = tuple(Span(*match.span()) for side in sides if (match := _TOLD.search(text, *side)))
    return told if len(told) == 1 and " " in told[0].of(text) else ()


def _by_block(pieces: Pieces, content: Iterable[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """Sort ranges of words, none of which goes on into the next block, by the block that they stand in."""
    found: dict[int, list[tuple[int, int]]] = {}
    for words in content:
        found.setdefault(int(pieces.block[words[0]]), []).append(words)
    return found


def _with_marks(text: str, piece: Span, quoted: Stretches) -> Span:
    """Take in both marks of a quotation whose words the piece holds."""
    first = piece.start
    while first and not WORDS.match(text, first - 1):
        first -= 1
    # A quotation that begins further left has a word there that the piece lacks.
    for quotation in quoted.beginning_from(first):
        if quotation.start >= piece.end:
            break
        if quotation.end > piece.start and not WORDS.search(text, min(piece.end, quotation.end), quotation.end):
            piece = enclosing((piece, quotation))
    return piece


def _says_anything(text: str, content: Iterable[Span]) -> bool:
    """Whether there is more to a content than punctuation; an emoji is enough."""
    return any(unicodedata.category(character)[0] not in "PZC" for piece in content for character in piece.of(text))


def _joined(text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Join pieces with nothing but marks and white space between them; drop those that hold no word."""
    made: list[Span] = []
    for piece in pieces:
        if made and not WORDS.search(text, made[-1].end, piece.start):
            made[-1] = Span(made[-1].start, piece.end)
        else:
            made.append(piece)
    return tuple(piece for piece in made if WORDS.search(text, piece.start, piece.end)) or tuple(made)


def _manner(text: str, content: Sequence[Span], quoted: Stretches) -> Manner:
    """Direct if every word of the content is quoted, mixed if some are."""
    inside = outside = False
    for piece in content:
        at = piece.start
        for stretch in quoted.covered_in(piece):
            outside = outside or bool(stretch.start > at and WORDS.search(text, at, stretch.start))
            inside = True
            at = stretch.end
        outside = outside or bool(at < piece.end and WORDS.search(text, at, piece.end))
    if inside and not outside:
        return Manner.DIRECT
    return Manner.MIXED if inside else Manner.INDIRECT


def _continued(article: Article, found: Sequence[Statement], quotations: Sequence[Quotation]) -> list[Statement]:
    """The quotations that go on from the paragraph before and belong to no statement found so far."""
    taken = Stretches(piece for statement in found for piece in statement.content)
    return [
        Statement(
            article_id=article.id,
            source=None,
            cue=None,
            content=(quotation.span,),
            manner=Manner.DIRECT,
            confidence=1.0,
            method=Method.RULES,
        )
        for quotation in quotations
        if not taken.overlap(quotation.span) and _says_anything(article.text, (quotation.span,))
    ]
