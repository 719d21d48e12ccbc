"""Put the lines of a PDF together into blocks, over lines, columns and pages, by the way they are set.

Lines in reading order come in, blocks of them go out in the order of the article, each with what its type says that it
is: title, heading, block quotation, caption, note. A line break stands inside a paragraph where the next word had no
room on the line; a larger gap, an indent or other type begin a new one. What the words say is left to the roles of the
layout.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from sayso.intake.pdf.shapes import Column, Kind, PageLine

_SAME_TYPE = 0.06  # by which the heights of one type differ at most
_LARGE = 1.1  # times the height of the body: the type of headings
_SMALL = 0.93  # times the height of the body: the type of notes and captions
_LOOSE = 1.25  # times the usual distance of lines: a gap between paragraphs
_LOOSE_TITLE = 1.6  # times the height: a gap between a title and what is not part of it
_INDENT = 0.5  # heights, from which a line is indented
_SLACK = 0.25  # heights by which a word may seem to have had room: type set ragged, hanging punctuation
_SPACE = 0.25  # heights: a blank
_SAME_EDGE = 3.0  # points
_FLUSH = 1.5  # points
_CLOSED = frozenset("”\"’'")
_LONGEST_HEADING = 120
_LONGEST_TITLE = 250
_LONGEST_CAPTION = 600
_FARTHEST = 8  # blocks between the halves of a paragraph
_PULLED = 40  # characters from which large type that says what the body says is a pull quote
_BESIDE = 40.0  # points between a picture and its caption

_ITEM = re.compile(r"[•‣◦▪●■]\s*|[-–—*·]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})[.):]?\s*\D")
_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
_WORD_BEFORE_MARK = re.compile(r"[^\W\d_]{2,}[.,;:!?…”’\"')]*$")

Box = tuple[float, float, float, float]
Block = tuple[Kind, list[PageLine]]


class Setting:
    """How the body of a document is set."""

    def __init__(self, regions: Sequence[Sequence[PageLine]]) -> None:
        lines = [line for region in regions for line in region]
        self.height = common_height(lines)
        body = [[line for line in region if self.is_body(line)] for region in regions]
        steps = Counter(
            round(before.base - after.base, 1)
            for region in body
            for before, after in pairwise(region)
            if before.page == after.page and before.base > after.base
        )
        self.leading = _smallest_usual(steps) or 1.1 * self.height
        self.bold = 2 * sum(line.bold for part in body for line in part) > sum(map(len, body))
        _set_columns(regions, self)
        inner = [(before, after) for part in body for before, after in pairwise(part) if self.is_full(before, after)]
        starts = [after for part in body for before, after in pairwise(part) if not self.is_full(before, after)]
        flush = sum(before.column.right - before.right <= _FLUSH for before, _ in inner if before.column)
        self.even = flush * 5 > len(inner) * 4
        self.first_indented = sum(map(self.is_indented, starts)) * 2 > len(starts) and len(inner) > 0

    def is_body(self, line: PageLine) -> bool:
        """Say whether a line is in the type of the body."""
        return abs(line.height - self.height) <= _SAME_TYPE * self.height

    def may_end(self, line: PageLine) -> bool:
        """Say whether a full line that ends a sentence is likely to end its paragraph.

        Where lines are of even length, those inside a paragraph reach the edge; the last one does so by chance alone.
        """
        if self.even and line.column is not None:
            return line.column.right - line.right > _FLUSH
        return line.text[-1] in _CLOSED

    def is_indented(self, line: PageLine) -> bool:
        """Say whether a line begins further in than its column."""
        return line.column is not None and line.left - line.column.left > _INDENT * line.height

    def is_full(self, line: PageLine, following: PageLine) -> bool:
        """Say whether the first word of ``following`` had no room at the end of ``line``."""
        if line.column is None:
            return False
        first = following.words[0]
        end = following.words[0].right
        for gap, word in zip(following.gaps[1:], following.words[1:], strict=True):
            if gap:
                break
            end = word.right
        room = line.column.right - line.right - _SPACE * line.height
        return end - first.left > room - _SLACK * line.height


def common_height(lines: Iterable[PageLine]) -> float:
    """Return the height of the type in which most of the text is set."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.height, 1)] += len(line.text)
    return max(counts, key=lambda height: (counts[height], height), default=12.0)


def _smallest_usual(steps: Counter[float]) -> float:
    """Return the smallest distance that is no exception: gaps between paragraphs may be as frequent as lines."""
    usual = [step for step, count in steps.items() if count * 5 >= max(steps.values())]
    return min(usual, default=0.0)


def _set_columns(regions: Sequence[Sequence[PageLine]], setting: Setting) -> None:
    """Give each line the edges of its column; a stretch of few lines has those of a longer one that it lies in."""
    bodies = ([line for line in region if setting.is_body(line)] for region in regions)
    edges = (_edges(body) for body in bodies if len(body) > 3)
    wide = [Column(*each) for each in {(round(left), round(right)): (left, right) for left, right in edges}.values()]
    for region in regions:
        if not region:
            continue
        left, right = _edges([line for line in region if setting.is_body(line)] or region)
        same = [
            column
            for column in wide
            if -_SAME_EDGE <= left - column.left <= 4 * setting.height and column.right >= right - _SAME_EDGE
        ]
        column = min(same, key=lambda column: column.right - column.left, default=Column(left, right))
        if same:
            # A page of ragged lines may end short of the edge that the others reach.
            alike = [c for c in same if abs(c.left - column.left) <= _SAME_EDGE and c.right - column.right <= 20]
            column = Column(min(column.left, left), max([right, *(c.right for c in alike)]))
        for line in region:
            line.column = column


def _edges(region: Sequence[PageLine]) -> tuple[float, float]:
    return min(line.left for line in region), max(line.right for line in region)


def make_blocks(regions: Sequence[Sequence[PageLine]], pictures: Sequence[Sequence[Box]], title: str) -> list[Block]:
    """Return the blocks that the lines of ``regions`` make.

    ``pictures`` are those of each page; ``title`` is what the document's own entry calls it, empty where nothing.
    """
    for number, region in enumerate(regions):
        for line in region:
            line.region = number
    setting = Setting(regions)
    bodies, notes = _without_notes(regions, setting)
    drafts = [block for region in bodies for block in _paragraphs(region, setting)]
    for line in (line for region in bodies for line in region):
        line.note_marks = _note_marks(line)
    kinds = _kinds(drafts, setting, pictures, title)
    return insert(_joined(list(zip(kinds, drafts, strict=True)), setting), notes)


def insert(blocks: Sequence[Block], more: Mapping[int, Sequence[Block]]) -> list[Block]:
    """Return ``blocks`` with more of them, each lot after the last block that has a line of the region it is given for.

    So what stands between two pages comes after the paragraph that goes on over it. Region -1 is before them all.
    """
    last = {line.region: number for number, (_, lines) in enumerate(blocks) for line in lines}
    placed: defaultdict[int, list[Block]] = defaultdict(list)
    place = -1
    for region in range(-1, max([*last, *more], default=-1) + 1):
        place = max(place, last.get(region, -1))
        placed[place] += more.get(region, ())
    result = list(placed[-1])
    for number, block in enumerate(blocks):
        result += [block, *placed[number]]
    return result


def _without_notes(
    regions: Sequence[Sequence[PageLine]], setting: Setting
) -> tuple[list[list[PageLine]], dict[int, list[Block]]]:
    """Take the notes away from the ends of columns: smaller type that begins with the mark of a note."""
    bodies: list[list[PageLine]] = []
    notes: dict[int, list[Block]] = {}
    last_of_page = {region[0].page: number for number, region in enumerate(regions) if region}
    for number, region in enumerate(regions):
        start = len(region)
        while start and region[start - 1].height <= _SMALL * setting.height:
            start -= 1
        if start == 0 and region and number != last_of_page[region[0].page]:
            start = len(region)  # small type above the end of a page is something else
        while start < len(region) and not _NOTE.match(region[start].text):
            start += 1
        bodies.append(list(region[:start]))
        if start < len(region):
            notes[number] = _notes(region[start:])
    return bodies, notes


def _note_marks(line: PageLine) -> list[int]:
    """Return the words of a line that are raised figures or stars after a word: they refer to notes."""
    marks: list[int] = []
    said = ""
    for number, (gap, word) in enumerate(zip(line.gaps, line.words, strict=True)):
        raised = word.height < 0.85 * line.height and word.base > line.base + 0.15 * line.height
        if raised and _MARK.fullmatch(word.text) and _WORD_BEFORE_MARK.search(said):
            marks.append(number)
        said += gap + word.text
    return marks


def _paragraphs(region: Sequence[PageLine], setting: Setting) -> list[list[PageLine]]:
    """Cut the lines of one stretch of a column into paragraphs."""
    drafts: list[list[PageLine]] = []
    for line in region:
        if drafts and not _begins(drafts[-1], line, setting):
            drafts[-1].append(line)
        else:
            drafts.append([line])
    return drafts


def _begins(block: Sequence[PageLine], line: PageLine, setting: Setting) -> bool:
    """Say whether ``line`` begins a new paragraph after the lines of ``block``."""
    before = block[-1]
    height = max(before.height, line.height)
    step = before.base - line.base
    if abs(before.height - line.height) > _SAME_TYPE * height or before.bold != line.bold:
        # Bold or other words at the end of a paragraph do not make another one of its last line.
        alike = abs(before.height - line.height) <= _SAME_TYPE * height and setting.is_full(before, line)
        if not (alike and line.text[0].islower()):
            return True
    if before.height >= _LARGE * setting.height:
        return step > _LOOSE_TITLE * height
    if step > _LOOSE * _leading(before, setting):
        return True
    if not setting.is_full(before, line):
        # Lines that are ended by hand, or run around something, go on in the middle of a sentence.
        return before.ended or not line.text[0].islower()
    if not setting.first_indented and before.ended and setting.even and setting.may_end(before):
        return True
    if _ITEM.match(line.text) and (before.ended or _ITEM.match(block[0].text)):
        return True
    return _is_first_line(block, line, setting)


def _leading(line: PageLine, setting: Setting) -> float:
    return setting.leading if setting.is_body(line) else setting.leading * line.height / setting.height


def _is_first_line(block: Sequence[PageLine], line: PageLine, setting: Setting) -> bool:
    """Say whether the indent of a line shows that a paragraph begins with it."""
    before = block[-1]
    further = line.left - before.left > _INDENT * line.height
    if further:
        # Lines after the first may be set in, as those of an item are.
        return not (len(block) == 1 and (_ITEM.match(before.text) or not setting.first_indented))
    if not setting.is_indented(line) or not setting.first_indented:
        return False
    return len(block) == 1 and before.ended and setting.is_indented(before)


def _kinds(
    drafts: Sequence[Sequence[PageLine]], setting: Setting, pictures: Sequence[Sequence[Box]], title: str
) -> list[Kind]:
    words = [_words(draft) for draft in drafts]
    kinds = [_kind(draft, said, setting, pictures[draft[0].page]) for draft, said in zip(drafts, words, strict=True)]
    _mark_pulled(kinds, words)
    first_page = [number for number, draft in enumerate(drafts) if draft[0].page == drafts[0][0].page]
    named = [n for n in first_page if title and _plain(words[n]) == _plain(title)]
    large = [n for n in first_page if kinds[n] is Kind.HEADING and drafts[n][0].height >= _LARGE * setting.height]
    large = [n for n in large if len(words[n]) <= _LONGEST_TITLE and " " in words[n]]
    best = named[:1] or sorted(large, key=lambda n: (-round(drafts[n][0].height), n))[:1]
    for number in best:
        kinds[number] = Kind.TITLE
        # What stands above a title in large type is the name of the paper or of the section.
        for above in range(number):
            if kinds[above] is Kind.HEADING:
                kinds[above] = Kind.FURNITURE
    return kinds


def _words(draft: Sequence[PageLine]) -> str:
    return " ".join(line.text for line in draft)


def _plain(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _kind(draft: Sequence[PageLine], said: str, setting: Setting, pictures: Sequence[Box]) -> Kind:
    """Return what the type of a block says that it is."""
    height = draft[0].height
    if height >= _LARGE * setting.height:
        return Kind.HEADING if len(said) <= _LONGEST_TITLE else Kind.BODY
    if draft[0].bold and not setting.bold and all(line.bold for line in draft):
        is_heading = len(said) <= _LONGEST_HEADING and not draft[-1].ended and said[-1] not in ",;"
        return Kind.HEADING if is_heading else Kind.BODY
    if height <= _SMALL * setting.height and len(said) <= _LONGEST_CAPTION and _is_beside(draft, pictures):
        return Kind.CAPTION
    if len(draft) > 1 and _is_set_in(draft, setting):
        return Kind.QUOTE
    return Kind.BODY


def _is_beside(draft: Sequence[PageLine], pictures: Sequence[Box]) -> bool:
    left, right = _edges(draft)
    top, bottom = draft[0].top, draft[-1].bottom
    return any(
        box[0] < right and box[2] > left and (abs(box[1] - top) < _BESIDE or abs(bottom - box[3]) < _BESIDE)
        for box in pictures
    )


def _is_set_in(draft: Sequence[PageLine], setting: Setting) -> bool:
    """Say whether all lines of a block begin further in than the column, and end earlier."""
    column = draft[0].column
    if column is None:
        return False
    left, right = _edges(draft)
    return left - column.left > setting.height and column.right - right > _INDENT * setting.height


def _mark_pulled(kinds: list[Kind], words: Sequence[str]) -> None:
    """Mark large type that says again what the body says."""
    body = _plain(" ".join(said for kind, said in zip(kinds, words, strict=True) if kind is Kind.BODY))
    for number, (kind, said) in enumerate(zip(kinds, words, strict=True)):
        if kind is Kind.HEADING and len(said) >= _PULLED and _plain(said) in body:
            kinds[number] = Kind.FURNITURE


def _joined(blocks: Sequence[Block], setting: Setting) -> list[Block]:
    """Join the halves of each paragraph that the end of a column or page parts; what stood between comes after it."""
    result: list[Block] = []
    index = 0
    while index < len(blocks):
        kind, lines = blocks[index]
        index += 1
        whole = list(lines)
        between: list[Block] = []
        while (found := _continuation(kind, whole, blocks, index, setting)) is not None:
            between += blocks[index:found]
            whole += blocks[found][1]
            index = found + 1
        result += [(kind, whole), *between]
    return result


def _continuation(
    kind: Kind, lines: Sequence[PageLine], blocks: Sequence[Block], start: int, setting: Setting
) -> int | None:
    """Return the number of the block in which the paragraph of ``lines`` goes on, if it does."""
    before = lines[-1]
    if kind not in {Kind.BODY, Kind.QUOTE}:
        return None
    for number in range(start, min(start + _FARTHEST, len(blocks))):
        other, following = blocks[number]
        after = following[0]
        if other in {Kind.CAPTION, Kind.FURNITURE} or after.height <= _SMALL * before.height:
            continue
        alike = abs(before.height - after.height) <= _SAME_TYPE * before.height
        if other is not kind or not alike or after.region == before.region:
            return None
        return number if _goes_on(lines, following, setting) else None
    return None


def _goes_on(lines: Sequence[PageLine], following: Sequence[PageLine], setting: Setting) -> bool:
    """Say whether a paragraph goes on in the first lines of another column."""
    before, after = lines[-1], following[0]
    if _ITEM.match(after.text):
        return False
    if after.page == before.page and before.base - after.base > _LOOSE * setting.leading:
        return False  # below what goes over all columns, not at the top of the next one
    if not setting.is_full(before, after):
        return not before.ended and after.text[0].islower()
    if setting.first_indented:
        return not setting.is_indented(after)
    # Printers do not like the last line of a paragraph to stand alone at the head of a column.
    return not before.ended or not (setting.may_end(before) or (len(following) == 1 and not setting.even))


def _notes(lines: Sequence[PageLine]) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        if blocks and not _NOTE.match(line.text):
            blocks[-1][1].append(line)
        else:
            blocks.append((Kind.NOTE, [line]))
    return blocks
