"""Choose what of a page is the article, and say what each block of it is.

A projection, the letters that are body and what the page declares come in; ``Chosen`` segments go out, in the order
of the page, or the reason why there are none. What sayso leaves out of the body but shows (captions, boxes, tables) is
told by how the page marks it; what no markup tells, by the forms that ``layout`` knows of plain text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.intake.bylines import byline_names
from sayso.intake.html.marks import Part
from sayso.intake.html.projection import Projection, Segment
from sayso.intake.layout.forms import is_date_line, is_furniture
from sayso.intake.layout.lines import ENDED, Line, Mark
from sayso.intake.layout.paragraphs import Draft
from sayso.intake.layout.roles import Told, assign_roles
from sayso.records import BlockRole

_HEAD = 15  # segments between title and body in which byline and date are looked for
_ABOVE = 6  # segments before the title in which they stand where they are marked
_LONGEST_BYLINE = 160
_LONGEST_CAPTION = 600
_LONGEST_DEK = 400
_LEFT_OUT = 40
"""Letters inside a block that trafilatura may leave out without the block falling in two."""

_LINKED = 0.95
"""The share of a block's letters from which it leads elsewhere and says nothing itself."""

_SHORTEST_PULLED = 20
_SHORTEST_ARTICLE = 100  # letters
_SHORTEST_SENTENCE = 40
_SHORTEST_SECOND = 400
"""Letters of body from which another article element is another article."""

_PROSE_IN_CELL = 120
_SHORTEST_DEK = 40
_RUNNING = 80  # characters from which a block is the body's running text, and the head is over

_PROSE = frozenset({BlockRole.PARAGRAPH, BlockRole.QUOTE, BlockRole.DEK})
_HEADED = _PROSE | {BlockRole.TABLE, BlockRole.BIO}
"""What a heading may stand above."""

_BETWEEN = frozenset({BlockRole.HEADING, BlockRole.CAPTION})


@dataclass(frozen=True, slots=True)
class Chosen:
    """A segment that belongs to the article, with what the text shows of it."""

    segment: Segment
    stretches: tuple[tuple[int, int], ...]
    """Of the page's letters."""

    words: str
    role: BlockRole


@dataclass(frozen=True, kw_only=True, slots=True)
class PageTold:
    """What the page declares, as far as the choice depends on it."""

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    description: str | None = None


_WITHOUT_TEXT = "shows no text without running its scripts, which is never done; save the page from a browser"


def choose(projection: Projection, source: str, inside: bytearray, told: PageTold) -> list[Chosen] | str:
    """Return the segments of the article in their order, each with its role; or why the page holds none."""
    if not projection.segments:
        return _WITHOUT_TEXT if "<script" in source.lower() else "shows no text"
    page = _Page(projection, source, inside, told)
    body = page.body()
    if not body:
        return "holds no article that could be told from the rest of the page"
    title = page.title(body[0])
    one = page.one_article(body, title)
    if isinstance(one, str):
        return one
    chosen = list(page.with_roles(one, title))
    return chosen if _is_article(chosen) else "holds no article that could be told from the rest of the page"


def _is_article(chosen: Sequence[Chosen]) -> bool:
    prose = [len(one.words) for one in chosen if one.role in _PROSE]
    return max(prose, default=0) >= _SHORTEST_SENTENCE and sum(prose) >= _SHORTEST_ARTICLE


class _Page:
    """A page while the article is looked for on it."""

    def __init__(self, projection: Projection, source: str, inside: bytearray, told: PageTold) -> None:
        self._segments = projection.segments
        self._words = [projection.words(segment, source) for segment in projection.segments]
        self._inside = inside
        self._told = told
        self._titles = [_plain(title) for title in told.titles]
        self._common = Part(0)

    def body(self) -> list[int]:
        """Return the numbers of the segments that are body, and learn what the markup says of most of them."""
        found = [
            n for n, segment in enumerate(self._segments) if 2 * self._held(segment) >= segment.last - segment.first
        ]
        letters: Counter[Part] = Counter()
        for number in found:
            segment = self._segments[number]
            for part in segment.parts:
                letters[part] += segment.last - segment.first
        total = sum(self._segments[n].last - self._segments[n].first for n in found)
        # Where all stands in one table or one box, that says nothing of its blocks.
        for part, count in letters.items():
            if 2 * count > total and part is not Part.PROSE:
                self._common |= part
        return found

    def title(self, first: int) -> int | None:
        """Return the segment that is the title: a top heading that the page declares, else one before the body."""
        heads = [n for n, segment in enumerate(self._segments) if segment.parts & Part.TITLE]
        for declared in self._titles:
            for number in heads:
                said = _plain(self._words[number])
                if said and (said == declared or (len(said) >= 12 and declared.startswith(said))):
                    return number
        before = [n for n in range(min(first + 2, len(self._segments))) if _plain(self._words[n]) in self._titles]
        unmarked = [n for n in before if not self._segments[n].parts & (Part.SITE | Part.PROSE)]
        if unmarked:
            return unmarked[-1]
        return max((n for n in heads if n <= first), default=None)

    def one_article(self, body: list[int], title: int | None) -> list[int] | str:
        """Return the body of one article where the page holds several: of the one that the page is called after."""
        letters: Counter[int] = Counter()
        for segment in self._segments:
            if segment.parts & Part.PROSE and not segment.parts & (Part.SITE | Part.ASIDE):
                letters[segment.article] += segment.last - segment.first
        headed = {segment.article for segment in self._segments if segment.parts & Part.TITLE}
        whole = [article for article, held in letters.items() if held >= _SHORTEST_SECOND and article in headed]
        if len(whole) < 2:
            return body
        main = self._segments[title].article if title is not None else 0
        if title is None or main not in whole or _plain(self._words[title]) not in self._titles:
            return f"holds {len(whole)} articles; save each of them on a page of its own"
        return [number for number in body if self._segments[number].article == main] or body

    def with_roles(self, body: list[int], title: int | None) -> Iterator[Chosen]:
        """Yield body, title, byline, date, dek and captions with their roles."""
        numbers = sorted({*body, *self._head(body, title), *self._captions(body, title)})
        inside = set(body)
        known = {n: role for n in numbers if (role := self._marked(n, in_body=n in inside))}
        if title is not None:
            known[title] = BlockRole.TITLE
        known |= dict.fromkeys(self._pulled(body, known), BlockRole.FURNITURE)
        stretches = {n: self._stretches(n) for n in numbers}
        drafts = [self._draft(n, known.get(n)) for n in numbers]
        by_form = assign_roles(drafts, Told(title=self._words[title] if title is not None else None))
        roles = [known.get(number, role) for number, role in zip(numbers, by_form, strict=True)]
        self._mend(numbers, roles, title)
        for number, role in zip(numbers, roles, strict=True):
            yield Chosen(
                segment=self._segments[number], stretches=stretches[number], words=self._words[number], role=role
            )

    def _mend(self, numbers: list[int], roles: list[BlockRole], title: int | None) -> None:
        """Put right what only the order of the blocks shows."""
        above = title is not None
        for place, number in enumerate(numbers):
            if roles[place] is BlockRole.TITLE and number != title:
                roles[place] = BlockRole.PARAGRAPH  # it has the form of a title, on a page that marks its own
            if roles[place] is BlockRole.HEADING and above and title is not None and number > title:
                if byline_names(self._words[number]) is not None:
                    roles[place] = BlockRole.BYLINE
                elif len(self._words[number]) >= _SHORTEST_DEK:
                    roles[place] = BlockRole.DEK
            above = above and roles[place] not in {BlockRole.PARAGRAPH, BlockRole.QUOTE, BlockRole.TABLE}
        # What a heading stands above may be furniture alone: "More from us", and links.
        headed = False
        for place in range(len(numbers) - 1, -1, -1):
            if roles[place] is BlockRole.HEADING and not headed:
                roles[place] = BlockRole.FURNITURE
            headed = roles[place] in _HEADED or (headed and roles[place] in _BETWEEN)

    def _held(self, segment: Segment) -> int:
        return sum(self._inside[segment.first : segment.last])

    def _parts(self, number: int) -> Part:
        return self._segments[number].parts & ~self._common

    def _marked(self, number: int, *, in_body: bool) -> BlockRole | None:
        """Return the role that the markup gives a segment, where it does."""
        parts, words = self._parts(number), self._words[number]
        segment = self._segments[number]
        if parts & Part.CAPTION:
            return BlockRole.CAPTION
        if parts & (Part.ASIDE | Part.SITE):
            return BlockRole.FURNITURE
        if in_body and segment.linked >= _LINKED * (segment.last - segment.first):
            return BlockRole.FURNITURE
        if parts & Part.CELL:
            prose = len(words) >= _PROSE_IN_CELL and ENDED.search(words[-8:])
            return BlockRole.PARAGRAPH if prose else BlockRole.TABLE
        if parts & Part.HEADING:
            return BlockRole.DEK if parts & Part.DEK and not in_body else None
        if self._is_dek(number) and len(words) <= _LONGEST_DEK:
            return BlockRole.DEK
        if not in_body and is_date_line(words):
            return BlockRole.DATE
        if not in_body and parts & Part.BYLINE:
            return BlockRole.BYLINE
        return None

    def _is_dek(self, number: int) -> bool:
        parts = self._parts(number)
        said = self._told.description and _plain(self._told.description)
        return bool(parts & Part.DEK) or (not parts & Part.PROSE and said == _plain(self._words[number]))

    def _head(self, body: list[int], title: int | None) -> Iterator[int]:
        """Yield title, dek, byline and date that trafilatura leaves out."""
        after = [n for n in body if title is None or n > title] or body
        first = next((n for n in after if len(self._words[n]) >= _RUNNING and not self._is_dek(n)), after[0])
        if title is not None:
            yield title
        start = max(0, (first if title is None else title) - _ABOVE)
        for number in range(start, first):
            beside = title is not None and title < number and first - title <= _HEAD
            if number != title and self._is_head(number, beside=beside):
                yield number

    def _is_head(self, number: int, *, beside: bool) -> bool:
        """Say whether a segment before the body belongs to the article; ``beside`` its title form alone shows it."""
        words, parts = self._words[number], self._parts(number)
        if parts & Part.SITE or is_furniture(words):
            return False
        if len(words) <= _LONGEST_BYLINE:
            if is_date_line(words) and (beside or parts & (Part.DATE | Part.TIME)):
                return True
            if beside and byline_names(words) is not None:
                return True
            if parts & Part.BYLINE and self._is_signature(words):
                return True
        return beside and self._is_dek(number) and len(words) <= _LONGEST_DEK

    def _is_signature(self, words: str) -> bool:
        return byline_names(words) is not None or any(author in words for author in self._told.authors)

    def _captions(self, body: list[int], title: int | None) -> Iterator[int]:
        start = body[0] if title is None else min(title, body[0])
        for number in range(start, body[-1]):
            parts = self._parts(number)
            marked = parts & Part.CAPTION and not parts & (Part.SITE | Part.ASIDE)
            if marked and len(self._words[number]) <= _LONGEST_CAPTION:
                yield number

    def _pulled(self, body: list[int], known: dict[int, BlockRole]) -> Iterator[int]:
        """Yield the segments that repeat words from inside another: pull quotes."""
        prose = {n: _plain(self._words[n]) for n in body if n not in known}
        counts = Counter(prose.values())
        all_said = "\0".join(prose.values())
        for number, said in prose.items():
            parts = self._parts(number)
            set_apart = parts & Part.QUOTE or not parts & (Part.PROSE | Part.ITEM)
            if set_apart and len(said) >= _SHORTEST_PULLED and all_said.count(said) > counts[said]:
                yield number

    def _stretches(self, number: int) -> tuple[tuple[int, int], ...]:
        """Return which letters of a segment the text shows: all, or those that are body."""
        segment = self._segments[number]
        held = self._inside[segment.first : segment.last]
        if not any(held):
            return ((segment.first, segment.last),)
        found: list[tuple[int, int]] = []
        at = held.find(1)
        while at >= 0:
            end = held.find(0, at)
            end = len(held) if end < 0 else end
            if found and at - found[-1][1] <= _LEFT_OUT:
                found[-1] = (found[-1][0], end)
            else:
                found.append((at, end))
            at = held.find(1, end)
        return tuple((segment.first + start, segment.first + end) for start, end in found)

    def _draft(self, number: int, known: BlockRole | None) -> Draft:
        parts = self._parts(number)
        mark = Mark.NONE
        if known in {BlockRole.FURNITURE, BlockRole.TABLE}:
            mark = Mark.RULE
        elif known is BlockRole.TITLE:
            mark = Mark.HEADING
        elif known is BlockRole.CAPTION:
            mark = Mark.CAPTION
        elif parts & (Part.HEADING | Part.TITLE):
            mark = Mark.SUBHEADING
        elif parts & Part.QUOTE:
            mark = Mark.QUOTE
        elif parts & Part.ITEM:
            mark = Mark.ITEM
        line = Line(start=0, end=0, words=self._words[number], gap=2, indent=0, new_page=False, mark=mark)
        return Draft((line,))


def _plain(words: str) -> str:
    """Return the letters and figures of ``words``, for comparing what is set otherwise."""
    return "".join(filter(str.isalnum, words.casefold()))
