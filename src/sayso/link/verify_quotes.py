"""The quotations of an article, and their words as they were meant.

An article with its statements comes in; a ``Quote`` for each stretch in quotation marks goes out, with what was put
into brackets and where dots stand for words. A few words that are no statement's are no quotation: they may be a name,
a title, or meant otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.english.quotations import find_quotations
from sayso.link.alignment import Word, split_words
from sayso.records import READ_ROLES, Article, Manner, Span, Statement

_FEWEST = 3
"""Words of a quotation that no statement holds."""

_DOTS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){1,5})\s*[\])]|…|\.(?:\s?\.){1,5}")
_BRACKETED = re.compile(r"\[[^\[\]\n]{0,300}\]|\([^()\n]{0,300}\)")
_IN_A_WORD = re.compile(r"(?<=[^\W_])\[[^\W_]{1,12}\]|\[[^\W_]{1,12}\](?=[^\W_])")
"""Letters in brackets: "[w]e", "want[ed]"."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What an article has in quotation marks."""

    span: Span
    words: tuple[Word, ...]
    bracketed: tuple[int, ...]
    """Of each word, in which pair of brackets it stands, of any kind, counted from 1; 0 for none."""

    added: tuple[bool, ...]
    """Of each word, whether it stands in square brackets: by custom it is not the speaker's."""

    breaks: frozenset[int]
    """Words before which dots stand for others."""

    statement: Statement | None = None

    @property
    def core(self) -> list[int]:
        """The places of the words that are the speaker's."""
        return [place for place, added in enumerate(self.added) if not added]


def quotes(article: Article, statements: Sequence[Statement]) -> Iterator[Quote]:
    """Yield the quotations of an article in text order, without those inside others."""
    blocks = [block.span for block in article.blocks if block.role in READ_ROLES]
    pieces = sorted((piece.start, piece.end, number) for number, one in enumerate(statements) for piece in one.content)
    spans = [
        (_inside(article.text, one.span, closed=one.closed), True) for one in find_quotations(article.text, blocks)
    ]
    marked = _outermost([span for span, _ in spans if span])
    found = [*_held(marked, pieces, statements), *_without_marks(statements, marked)]
    for span, statement in sorted(found, key=lambda pair: pair[0]):
        quote = read_quote(article.text, span, statement)
        if quote.words and (statement is not None or len(quote.words) >= _FEWEST):
            yield quote


def read_quote(text: str, span: Span, statement: Statement | None = None) -> Quote:
    """Return what ``span`` of ``text``, a quotation without its marks, says."""
    words = _words(text, span)
    dots = [match.span() for match in _DOTS.finditer(text, span.start, span.end)]
    added = [match.span() for match in _BRACKETED.finditer(text, span.start, span.end)]
    inner = [match.span() for match in _IN_A_WORD.finditer(text, span.start, span.end)]
    whole = [place for place in added if place not in inner]
    bracketed, square = [0] * len(words), [False] * len(words)
    at = 0
    for number, (start, end) in enumerate(whole, 1):
        while at < len(words) and words[at].start < start:
            at += 1
        while at < len(words) and words[at].start < end:
            bracketed[at], square[at] = number, text[start] == "["
            at += 1
    breaks: set[int] = set()
    at = 0
    for _, end in dots:
        while at < len(words) and words[at].start < end:
            at += 1
        if 0 < at < len(words):
            breaks.add(at)
    return Quote(span, words, tuple(bracketed), tuple(square), frozenset(breaks), statement)


def _words(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words of a quotation; letters in brackets are letters of their word."""
    if not _IN_A_WORD.search(text, span.start, span.end):
        return split_words(text, span.start, span.end)
    dropped = set()
    for match in _IN_A_WORD.finditer(text, span.start, span.end):
        dropped |= {match.start(), match.end() - 1}
    places = [place for place in range(span.start, span.end) if place not in dropped]
    found = []
    for word in split_words("".join(text[place] for place in places)):
        start, end = places[word.start], places[word.end - 1] + 1
        # The bracket at its edge belongs to the word.
        found.append(word._replace(start=start - (start - 1 in dropped), end=end + (end in dropped)))
    return tuple(found)


def _inside(text: str, span: Span, *, closed: bool) -> Span | None:
    """Return what stands between the marks of a quotation."""
    end = span.end - 1 if closed else span.end
    words = text[span.start + 1 : end]
    if not words.strip():
        return None
    return Span(span.start + 1 + len(words) - len(words.lstrip()), span.start + 1 + len(words.rstrip()))


def _outermost(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _held(
    marked: Sequence[Span], pieces: Sequence[tuple[int, int, int]], statements: Sequence[Statement]
) -> Iterator[tuple[Span, Statement | None]]:
    """Yield each quotation with the statement of which it is content: the shortest of those that hold most of it."""
    at = 0
    near: list[tuple[int, int, int]] = []
    for span in marked:
        while at < len(pieces) and pieces[at][0] < span.end:
            near.append(pieces[at])
            at += 1
        near = [piece for piece in near if piece[1] > span.start]
        ranks = [
            (-shared, len(statements[number].extent), number)
            for start, end, number in near
            if (shared := min(end, span.end) - max(start, span.start)) * 2 > len(span)
        ]
        yield span, statements[min(ranks)[2]] if ranks else None


def _without_marks(statements: Sequence[Statement], marked: Sequence[Span]) -> Iterator[tuple[Span, Statement]]:
    """Yield the pieces of direct speech that are set as quotations, without marks."""
    for statement in statements:
        if statement.manner is Manner.DIRECT:
            for piece in statement.content:
                at = bisect_right(marked, piece.start, key=lambda span: span.end)
                if at == len(marked) or not marked[at].overlaps(piece):
                    yield piece, statement
