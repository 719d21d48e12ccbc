"""Show a page's source as its reader sees it: block by block, every letter with its place in the source.

The decoded source comes in; its letters, the blocks they stand in and what the markup says of each block go out. What
is article and what is site is left to ``body``; what the page tells about itself outside its text, to ``declared``.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from enum import IntFlag
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

DEEPEST = 250
"""Elements inside one another: trafilatura's parser loses what lies deeper. The deepest of 181 news pages has 51."""

LETTERS = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff\ud800-\udfff]+")
"""What counts where words are compared: blanks, controls and what nobody sees do not."""


class Part(IntFlag):
    """What the markup says that a block is, or lies in."""

    TITLE = 1  # h1
    HEADING = 2
    QUOTE = 4
    ITEM = 8
    CAPTION = 16
    CELL = 32
    TIME = 64
    BYLINE = 128
    DEK = 256
    DATE = 512
    ASIDE = 1024  # pull quotes, boxes that lead elsewhere, notices
    SITE = 2048  # navigation and footer
    PROSE = 4096  # p


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


_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
    }
    | {"div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"head", "header", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "picture"}
    | {"pre", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video"}
)
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
_HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "textarea", "select", "object", "title", "iframe"}
)
_CLOSED_BY = {
    "li": {"li", "p"},
    "p": {"p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "tr": {"tr", "td", "th", "p"},
    "td": {"td", "th", "p"},
    "th": {"td", "th", "p"},
    "option": {"option"},
}
"""Which elements, left open, a start tag ends."""

_BY_TAG: dict[str, int] = {
    "h1": Part.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Part.HEADING),
    "blockquote": Part.QUOTE,
    "li": Part.ITEM,
    "dd": Part.ITEM,
    "dt": Part.ITEM,
    "figcaption": Part.CAPTION,
    "td": Part.CELL,
    "th": Part.CELL,
    "time": Part.TIME,
    "p": Part.PROSE,
    "nav": Part.SITE,
    "footer": Part.SITE,
    "aside": Part.ASIDE,
}

_NAMED = (
    (Part.CAPTION, re.compile(r"\b(?:wp-)?(?:image-?|photo-?|media-?|figure-?|img-?)?caption\b|\bphoto-?credit\b")),
    (Part.BYLINE, re.compile(r"\bby-?lines?\b|\bauthors?\b|\bcontributors?\b|\bauthor-?names?\b")),
    (
        Part.DEK,
        re.compile(
            r"\b(?:article-|story-|post-|entry-|headline-)?(?:dek|deck|standfirst|sub-?title|sub-?head(?:line|ing)?)\b"
            r"|\b(?:article|story|post|entry)-(?:summary|description|intro|lede)\b|\balternativeheadline\b"
        ),
    ),
    (
        Part.DATE,
        re.compile(
            r"\bdate-?(?:time|line|published|modified|created)?\b|\bpub-?date\b|\btime-?stamp\b|\bposted-?on\b"
            r"|\b(?:publish(?:ed)?|post|entry|article|story)-?(?:date|time)\b"
        ),
    ),
    (
        Part.ASIDE,
        re.compile(
            r"\bpull-?(?:ed-?)?quotes?\b|\bblock-?pull\b|\bread-?(?:more|next|also)\b|\balso-?read\b|\bsee-?also\b"
            r"|\brelated(?:-?(?:articles?|stor(?:y|ies)|links?|content|posts?|box|news|coverage|reading))?\b"
            r"|\brecommended(?:-?(?:articles?|stor(?:y|ies)|links?|content|posts?))?\b|\bmore-?(?:on|from)-?this\b"
            r"|\bnewsletter(?:-?(?:sign-?up|form|box|promo))?\b|\badvert(?:isement)?s?\b|\bad-?(?:slot|unit|container)\b"
            r"|\b(?:in-?line|story|article)-?promos?\b|\bpromo-?box\b|\bsocial-?(?:share|links|buttons)\b|\bshare-?(?:bar|tools|buttons)\b"
        ),
    ),
)
"""What classes, ids and item properties say, as they are written on news sites; the words of a name by hyphens."""

_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|_+|--+|:")
_TOLD_BY = frozenset({"class", "id", "itemprop", "rel", "data-testid", "data-component"})
_LONGEST_NAME = 400
_KEPT_TAGS = frozenset({"meta", "link", "time", "html", "base"})
_OWN_LINE = int(Part.TIME | Part.BYLINE | Part.DATE | Part.CAPTION | Part.ASIDE)
"""Parts that are blocks of their own whatever element they are, unless inside a paragraph."""

_PARAGRAPH = int(Part.PROSE)
_ANY_NAME = re.compile("|".join(pattern.pattern for _, pattern in _NAMED))


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
        if tag in _VOID:
            if tag == "hr":
                self._close()
            return
        ended = _CLOSED_BY.get(tag)
        while ended and self._stack and self._stack[-1][0] in ended:
            self._pop()
        parts, around, hidden = self._said(tag, attrs), *(self._stack[-1][1:] if self._stack else (0, False))
        if tag in _BLOCKS or (parts & ~around & _OWN_LINE and not around & _PARAGRAPH):
            self._close()
        if len(self._stack) >= DEEPEST:
            raise TooDeepError
        self._stack.append((tag, around | parts, hidden or tag in _HIDDEN))
        self._articles += tag == "article" and not self._opened[tag]
        self._opened[tag] += 1
        self._links += tag == "a"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # A slash means nothing in HTML, but elements of drawings and scripts with one are empty.
        if tag not in _VOID and tag not in _BLOCKS:
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
        if tag in _BLOCKS or (parts & ~around & _OWN_LINE and not around & _PARAGRAPH):
            self._close()
        return tag

    def _said(self, tag: str, attrs: list[tuple[str, str | None]]) -> int:
        parts = _BY_TAG.get(tag, 0)
        if tag in {"html", "body"}:
            return parts
        for name, value in attrs:
            if value and name in _TOLD_BY:
                known = self._named.get(value)
                if known is None:
                    known = self._named[value] = _named_parts(value)
                parts |= known
        return parts

    def _keep(self, tag: str, attrs: list[tuple[str, str | None]], start: int) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._scripts.append(Script(attributes.get("type", "").lower(), start, -1))
        else:
            end = start + len(self.get_starttag_text() or "")
            self._tags.append(Tag(tag, attributes, start, end, len(self._begins)))


def _named_parts(value: str) -> int:
    """Return what a class, or another name, says of its element."""
    plain = _HUMPS.sub("-", value[:_LONGEST_NAME]).lower()
    if not _ANY_NAME.search(plain):
        return 0
    return sum(int(part) for part, pattern in _NAMED if any(_is_named(name, pattern) for name in plain.split()))


def _is_named(name: str, pattern: re.Pattern[str]) -> bool:
    """Say whether ``name`` is called so, or is a part of one that is: ``story-byline__name``."""
    return any(match.start() == 0 or match.end() == len(name) for match in pattern.finditer(name))


def letters_of(words: str) -> str:
    """Return the letters of ``words`` alone, for comparing."""
    return "".join(LETTERS.findall(words))
