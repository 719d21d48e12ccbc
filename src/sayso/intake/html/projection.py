"""Show a page's source as its reader sees it: block by block, every letter with its place in the source.

The decoded source comes in; its letters, the blocks they stand in and what the markup says of each block go out. What
is article and what is site is left to ``body``; what the page tells about itself outside its text, to ``declared``.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from sayso.intake.html.marks import BLOCKS, BY_TAG, CLOSED_BY, HIDDEN, OWN_LINE, PARAGRAPH, VOID, Part, named_parts

DEEPEST = 250
"""Elements inside one another: trafilatura's parser loses what lies deeper. The deepest of 181 news pages has 51."""

LETTERS = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff\ud800-\udfff]+")
"""What counts where words are compared: blanks, controls and what nobody sees do not."""


class TooDeepError(Exception):
    """The page has more elements inside one another than any page has."""


@dataclass(slots=True)
class Segment:
    """One block: the text between two places where the page begins a new line of thought."""

    parts: Part
    first: int
    """Its letters are ``first <= i < last`` of the page's."""

    article: int = 0
    """Which of the page's article elements it lies in, the outermost one, counted from 1; 0 for none."""

    last: int = 0
    linked: int = 0
    """How many of them stand in links."""

    pieces: list[tuple[int, int, str | None]] = field(default_factory=list)
    """The stretches of the source that say something, each with its words where the source writes them otherwise."""


@dataclass(frozen=True, slots=True)
class Script:
    """Data that the page holds for machines: ``source[start:end]``, of the type it gives itself."""

    type: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag that says something about the page: a meta, link or time element, or the page's own."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    letter: int
    """How many letters stand before it."""


@dataclass(slots=True)
class Projection:
    """What a page shows."""

    letters: str
    begins: array[int]
    """Where each letter begins in the source."""

    ends: array[int]
    segments: list[Segment]
    scripts: list[Script]
    tags: list[Tag]
    title: tuple[int, int] | None
    """The place of what the page's title element holds."""

    def words(self, segment: Segment, source: str) -> str:
        """Return what a segment says, blanks folded."""
        said = "".join(source[start:end] if words is None else words for start, end, words in segment.pieces)
        return " ".join(said.split())


def project(source: str) -> Projection:
    """Return what the page ``source`` shows.

    Raises:
        TooDeepError: Its elements are nested more than ``DEEPEST`` levels deep.
    """
    parser = _Parser(source)
    parser.feed(source)
    parser.close()
    return parser.finish()


_KEPT_TAGS = frozenset({"meta", "link", "time", "html", "base"})
_TOLD_BY = frozenset({"class", "id", "itemprop", "rel", "data-testid", "data-component"})


class _Parser(HTMLParser):
    """Collects letters and segments while the stdlib's parser walks through the source."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        self._lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self._words: list[str] = []
        self._begins, self._ends = array("Q"), array("Q")
        self._segments: list[Segment] = []
        self._open: Segment | None = None
        self._stack: list[tuple[str, int, bool]] = []
        """Each open element with what it and those around it say (as plain numbers, which are much faster), and whether
        it is hidden."""

        self._opened: Counter[str] = Counter()
        self._articles = self._links = 0
        self._broken = False
        """The last thing shown was a line break."""

        self._scripts: list[Script] = []
        self._tags: list[Tag] = []
        self._title: tuple[int, int] | None = None
        self._named: dict[str, int] = {}

    def finish(self) -> Projection:
        self._close()
        return Projection(
            letters="".join(self._words),
            begins=self._begins,
            ends=self._ends,
            segments=self._segments,
            scripts=self._scripts,
            tags=self._tags,
            title=self._title,
        )

    # What the stdlib's parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._place()
        if tag in _KEPT_TAGS or tag == "script":
            self._keep(tag, attrs, start)
        if tag == "br":
            self._break(start)
        if tag in VOID:
            if tag == "hr":
                self._close()
            return
        ended = CLOSED_BY.get(tag)
        while ended and self._stack and self._stack[-1][0] in ended:
            self._pop()
        parts, around, hidden = self._said(tag, attrs), *(self._stack[-1][1:] if self._stack else (0, False))
        if tag in BLOCKS or (parts & ~around & OWN_LINE and not around & PARAGRAPH):
            self._close()
        if len(self._stack) >= DEEPEST:
            raise TooDeepError
        self._stack.append((tag, around | parts, hidden or tag in HIDDEN))
        self._articles += tag == "article" and not self._opened[tag]
        self._opened[tag] += 1
        self._links += tag == "a"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # A slash means nothing in HTML, but elements of drawings and scripts with one are empty.
        if tag not in VOID and tag not in BLOCKS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            self._break(self._place())
        if not self._opened[tag]:
            return
        while self._pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        start = self._place()
        if self._stack and self._stack[-1][2]:
            if self._stack[-1][0] == "title" and self._title is None:
                self._title = (start, start + len(data))
            elif self._stack[-1][0] == "script" and self._scripts and self._scripts[-1].end == -1:
                self._scripts[-1] = Script(self._scripts[-1].type, start, start + len(data))
            return
        shown = False
        for letters in LETTERS.finditer(data):
            begin, end = start + letters.start(), start + letters.end()
            self._show(letters[0])
            self._begins.extend(range(begin, end))
            self._ends.extend(range(begin + 1, end + 1))
            shown = True
        if self._open and (shown or data):
            self._open.pieces.append((start, start + len(data), None))
            if shown:
                self._broken = False

    def handle_charref(self, name: str) -> None:
        self._reference(f"#{name}")

    def handle_entityref(self, name: str) -> None:
        self._reference(name)

    # What these do

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _reference(self, name: str) -> None:
        start = self._place()
        end = start + 1 + len(name)
        end += self._source[end : end + 1] == ";"
        if self._stack and self._stack[-1][2]:
            if self._stack[-1][0] == "title" and self._title:
                self._title = (self._title[0], end)
            return
        words = unescape(self._source[start:end])
        if words == self._source[start:end]:
            self.handle_data(words)
            return
        letters = "".join(LETTERS.findall(words))
        if letters:
            self._show(letters)
            self._begins.extend([start] * len(letters))
            self._ends.extend([end] * len(letters))
            self._broken = False
        if self._open:
            self._open.pieces.append((start, end, words))

    def _show(self, letters: str) -> None:
        if self._open is None:
            parts = self._stack[-1][1] if self._stack else 0
            self._open = Segment(Part(parts), len(self._begins), self._articles if self._opened["article"] else 0)
        self._words.append(letters)
        if self._links:
            self._open.linked += len(letters)

    def _break(self, start: int) -> None:
        """Show a line break; two in a row part paragraphs."""
        if self._broken:
            self._close()
        elif self._open:
            self._open.pieces.append((start, start, "\n"))
            self._broken = True

    def _close(self) -> None:
        if self._open:
            self._open.last = len(self._begins)
            self._segments.append(self._open)
        self._open, self._broken = None, False

    def _pop(self) -> str:
        tag, parts, _ = self._stack.pop()
        self._opened[tag] -= 1
        self._links -= tag == "a"
        around = self._stack[-1][1] if self._stack else 0
        if tag in BLOCKS or (parts & ~around & OWN_LINE and not around & PARAGRAPH):
            self._close()
        return tag

    def _said(self, tag: str, attrs: list[tuple[str, str | None]]) -> int:
        parts = BY_TAG.get(tag, 0)
        if tag in {"html", "body"}:
            return parts
        for name, value in attrs:
            if value and name in _TOLD_BY:
                known = self._named.get(value)
                if known is None:
                    known = self._named[value] = named_parts(value)
                parts |= known
        return parts

    def _keep(self, tag: str, attrs: list[tuple[str, str | None]], start: int) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._scripts.append(Script(attributes.get("type", "").lower(), start, -1))
        else:
            end = start + len(self.get_starttag_text() or "")
            self._tags.append(Tag(tag, attributes, start, end, len(self._begins)))


def letters_of(words: str) -> str:
    """Return the letters of ``words`` alone, for comparing."""
    return "".join(LETTERS.findall(words))
