"""Where the entries of a card stand in the text: the stretches that are marked, and the words around them.

Takes spans of an article; gives stretches with names that are used once on a card, and what stands beside a span.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Reading, Span, holder
from sayso.show.card import Around, Part, Stretch
from sayso.show.clauses import clause
from sayso.show.safe import one_line, one_line_with_edges

_BESIDE = 55
"""Characters of a sentence on each side of a figure or time: together with it about two lines of a terminal."""

_NEAR = 500
"""Characters on each side in which its clause is looked for: some texts are one sentence of a million characters."""


class Marking:
    """Names the stretches of one entry."""

    def __init__(self, text: str, kind: str, number: int) -> None:
        self.entry = f"{kind}{number}"
        self._text, self._number, self._made = text, number, 0

    def __call__(self, part: Part, span: Span) -> Stretch:
        """Return the next stretch of the entry."""
        self._made += 1
        return Stretch(
            entry=self.entry,
            number=self._number,
            ref=f"{self.entry}-{self._made}",
            part=part,
            span=span,
            text=one_line(span.of(self._text)),
        )

    def maybe(self, part: Part, span: Span | None) -> Stretch | None:
        """Return the next stretch where there is one."""
        return self(part, span) if span else None


class Surroundings:
    """The sentences and blocks of an article, asked for what stands beside some words."""

    def __init__(self, reading: Reading) -> None:
        """Take the sentences where the reading has them."""
        self._text = reading.article.text
        self._sentences = [sentence.span for sentence in reading.sentences]
        self._blocks = [block.span for block in reading.article.blocks]

    def of(self, span: Span) -> Around:
        """Return what stands beside ``span`` in its clause."""
        whole = _holding(self._sentences, span) or _holding(self._blocks, span) or span
        near = Span(max(whole.start, span.start - _NEAR), min(whole.end, span.end + _NEAR))
        found = clause(near.of(self._text), Span(span.start - near.start, span.end - near.start))
        whole = Span(near.start + found.start, near.start + found.end)
        start, end = max(whole.start, span.start - _BESIDE), min(whole.end, span.end + _BESIDE)
        before, after = self._text[start : span.start], self._text[span.end : end]
        if start > whole.start:
            before = "… " + before.partition(" ")[2]
        if end < whole.end:
            after = after.rpartition(" ")[0] + " …"
        return Around(before=one_line_with_edges(before), after=one_line_with_edges(after))


def _holding(spans: Sequence[Span], inner: Span) -> Span | None:
    found = holder(spans, inner.start)
    return found if found and found.holds(inner) else None
