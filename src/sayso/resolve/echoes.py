"""Link scare quotes to the earlier statement whose words they repeat.

Reads appraisals and statements; gives the appraisals, those that quote nothing new with the statement that they echo:
the latest one before them that holds their words, for a writer takes up what the reader has just read, and the
innermost one there. Of several words it is enough that the statement holds them; a single one has to stand there in
quotation marks, for single words recur by chance.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.records import Appraisal, AppraisalType, Article, Manner, Span, Statement, StatementId

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)|«[^«»]*»")
_MOST = 100
"""Places of a first word that are compared with a scare quote; more have it only where a book is read as an article."""


def link_echoes(
    article: Article, appraisals: Sequence[Appraisal], statements: Sequence[Statement]
) -> tuple[Appraisal, ...]:
    """Return the appraisals, in the same order."""
    if not any(one.type is AppraisalType.SCARE for one in appraisals):
        return tuple(appraisals)
    said = _Said(article.text, statements)
    return tuple(
        replace(one, echo_of=said.before(one.span)) if one.type is AppraisalType.SCARE else one for one in appraisals
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a statement's content, cut into words."""

    statement: StatementId
    span: Span
    words: tuple[str, ...]
    quoted: tuple[bool, ...]
    """Of each word, whether it stands in quotation marks."""

    def holds(self, words: Sequence[str], at: int) -> bool:
        """Say whether ``words`` stand here from word ``at`` on; a single one in marks."""
        return self.words[at : at + len(words)] == tuple(words) and (len(words) > 1 or self.quoted[at])


class _Said:
    """Where in an article's statements each word stands."""

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        self._text = text
        self._places: defaultdict[str, list[tuple[int, int, _Piece, int]]] = defaultdict(list)
        for statement in statements:
            direct = statement.manner is Manner.DIRECT
            for span in statement.content:
                self._add(statement.id, span, direct=direct)
        for places in self._places.values():
            places.sort(key=lambda place: place[:2])

    def _add(self, statement: StatementId, span: Span, *, direct: bool) -> None:
        marked = [] if direct else [match.span() for match in _QUOTED.finditer(self._text, span.start, span.end)]
        starts, words, quoted = [], [], []
        for start, word in _words(self._text, span):
            while marked and marked[0][1] <= start:
                del marked[0]
            starts.append(start)
            words.append(word)
            quoted.append(direct or (bool(marked) and marked[0][0] < start))
        piece = _Piece(statement, span, tuple(words), tuple(quoted))
        for number, (start, word) in enumerate(zip(starts, words, strict=True)):
            # Of pieces that hold one another, the innermost comes last.
            self._places[word].append((start, -len(span), piece, number))

    def before(self, span: Span) -> StatementId | None:
        """Return the latest statement before ``span`` that holds its words."""
        words = [word for _, word in _words(self._text, span)]
        if not words:
            return None
        places = self._places.get(words[0], [])
        end = bisect_left(places, span.start, key=lambda place: place[0])
        for _, _, piece, at in reversed(places[max(0, end - _MOST) : end]):
            if piece.holds(words, at) and not piece.span.holds(span):
                return piece.statement
        return None


def _words(text: str, span: Span) -> Iterator[tuple[int, str]]:
    for match in _WORD.finditer(text, span.start, span.end):
        yield match.start(), match.group().casefold().replace("’", "'")
