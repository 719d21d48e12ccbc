"""Put lines together into paragraphs, over line breaks and page breaks.

Lines come in, ``Draft`` blocks of lines go out. Whether a line break is one inside a paragraph is decided by what the
whole text shows: how long its lines are, whether sentences run over their ends, whether blank lines part its
paragraphs. What a block is to the article is left to ``roles``, apart from what its lines are marked as.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.intake.layout.lines import Line, Mark

_OPEN_WORDS = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "but",
        "nor",
        "as",
        "that",
    }
    | {"than", "if", "who", "which", "whose", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will"}
    | {
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "this",
    }
    | {"these", "those", "into", "over", "under", "about"}
)
"""Words that no sentence ends with."""

_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_ITEM = re.compile(r"[•‣◦▪●]\s*|[-–—*·]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+")
_QUOTES = re.compile(r"[“”\"]")
_SHORT = 0.6  # of the widest line: what is shorter was ended on purpose, as headings are
_HEADING_LENGTH = 40  # characters below which a line that does not end a sentence may be a heading
_FARTHEST = 8  # blocks between the halves of a paragraph, and one more
_QUOTED_LINES = 100  # of a paragraph in which an open quotation is looked for


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines of one block, in reading order."""

    lines: tuple[Line, ...]
    of_page: bool = False
    """It belongs to the page it is printed on, not to the article."""

    alone: bool = False
    """It is by its form no part of the running text."""

    @property
    def mark(self) -> Mark:
        """What the first line is marked as."""
        return self.lines[0].mark

    @property
    def words(self) -> str:
        """What the block says, on one line."""
        return self.lines[0].words if len(self.lines) == 1 else " ".join(line.words for line in self.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Setting:
    """How a text is set."""

    wrapped: bool
    """Line breaks stand inside its paragraphs."""

    width: int
    """Characters of its widest wrapped line."""

    full: int
    """Characters that a line and the first word of the next have together, at least, where the line was full."""

    indent: int
    """Columns before the lines inside its paragraphs."""

    first_indented: bool
    """The first lines of its paragraphs are set further in than the others."""

    inner_gap: int
    """Line breaks between two lines of a paragraph: 2 in a text with a blank line after every line."""

    separated: bool
    """Blank lines part its paragraphs."""


def paragraphs(lines: Sequence[Line], of_page: set[int], alone: set[int]) -> list[Draft]:
    """Return the blocks that ``lines`` make.

    ``of_page`` holds the indexes of lines that belong to pages, ``alone`` of those that are blocks of their own by
    their form, such as bylines.
    """
    setting = _setting(lines)
    alone = {index for index in alone if not _is_inside(lines, index, setting)}
    drafts: list[Draft] = []
    open_lines: list[Line] = []
    for index, line in enumerate(lines):
        if index in of_page:
            _close(drafts, open_lines)
            drafts.append(Draft((line,), of_page=True))
        elif index in alone:
            _close(drafts, open_lines)
            drafts.append(Draft((line,), alone=True))
        else:
            if open_lines and _parted(open_lines, line, setting):
                _close(drafts, open_lines)
            open_lines.append(line)
    _close(drafts, open_lines)
    return _joined(drafts, setting)


def _is_inside(lines: Sequence[Line], index: int, setting: _Setting) -> bool:
    """Say whether a line of a wrapped text, whatever its words look like, is part of a longer paragraph."""
    if not setting.wrapped:
        return False
    pairs = list(pairwise(lines[max(0, index - 1) : index + 2]))
    return any(not _parted([before], after, setting) for before, after in pairs)


def _close(drafts: list[Draft], open_lines: list[Line]) -> None:
    if open_lines:
        drafts.append(Draft(tuple(open_lines)))
        open_lines.clear()


def _setting(lines: Sequence[Line]) -> _Setting:
    """Learn from all neighbouring lines how the text is set."""
    pairs = list(pairwise(lines))
    single = [pair for pair in pairs if pair[1].gap == 1]
    double = [pair for pair in pairs if pair[1].gap == 2]
    inner_gap = 1
    running = [pair for pair in single if _runs_over(*pair)]
    if len(double) > 4 * len(single):
        spaced = [pair for pair in double if _runs_over(*pair)]
        if len(spaced) * 2 >= len(double) and len(spaced) > 2:
            inner_gap, single, running = 2, double, spaced
    parted = sum(after.gap > inner_gap for _, after in pairs)
    return _Setting(
        wrapped=bool(running) and len(running) * 3 >= len(single),
        width=_rank([len(before.words) for before, _ in running], 0.95),
        full=_rank([len(before.words) + 1 + len(after.first_word) for before, after in running], 0.05),
        indent=_rank([after.indent for _, after in running], 0.5),
        first_indented=sum(before.indent > after.indent + 1 for before, after in running) * 10 > len(running),
        inner_gap=inner_gap,
        separated=parted * 12 >= len(lines),
    )


def _rank(values: list[int], share: float) -> int:
    """Return the value below which ``share`` of ``values`` lie."""
    return sorted(values)[int(share * len(values))] if values else 0


def _runs_over(before: Line, after: Line) -> bool:
    """Say whether a sentence certainly runs from the one line into the other."""
    if before.ended:
        return False
    if after.starts_low:
        return True
    last = _LAST_WORD.search(before.words, max(0, len(before.words) - 12))
    return before.words[-1] == "," or (last is not None and last[0] in _OPEN_WORDS)


def _parted(block: list[Line], line: Line, setting: _Setting) -> bool:
    """Say whether ``line`` begins a new block after the lines of ``block``."""
    before = block[-1]
    if line.mark is not before.mark or line.mark in {Mark.HEADING, Mark.SUBHEADING, Mark.ITEM, Mark.CAPTION, Mark.RULE}:
        return not (
            before.mark in {Mark.ITEM, Mark.QUOTE} and line.mark is Mark.NONE and line.gap == 1 and setting.wrapped
        )
    if line.mark is Mark.PREAMBLE:
        return False
    if line.gap > setting.inner_gap or line.new_page:
        return True
    return not _wraps(block, line, setting)


def _wraps(block: list[Line], line: Line, setting: _Setting) -> bool:
    """Say whether the break between two neighbouring lines stands inside a paragraph."""
    before = block[-1]
    if _ITEM.match(line.words) and (before.ended or _ITEM.match(block[0].words)):
        return False
    if line.starts_low and (setting.wrapped or not before.ended):
        return True
    if before.words[-1] in "-‐" and before.words[-2:-1].isalpha():
        return True
    if not setting.wrapped:
        return False
    length = len(before.words)
    if before.ended:
        indented = line.indent > setting.indent + 1 and setting.first_indented
        if line.indent > before.indent + 1 or indented:
            return False
        if not setting.separated:
            return length + 1 + len(line.first_word) >= setting.full
    return length >= _SHORT * setting.width


def _joined(drafts: list[Draft], setting: _Setting) -> list[Draft]:
    """Join the halves of each paragraph that a page break parts; what stood between them comes after it."""
    result: list[Draft] = []
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        index += 1
        if _is_apart(draft):
            result.append(draft)
            continue
        lines, between = list(draft.lines), []
        while (found := _continuation(lines, drafts, index, setting)) is not None:
            between += drafts[index:found]
            lines += drafts[found].lines
            index = found + 1
        result += [Draft(tuple(lines)), *between]
    return result


def _is_apart(draft: Draft) -> bool:
    """Say whether a block is no part of the running text."""
    return draft.alone or draft.of_page or draft.mark not in {Mark.NONE, Mark.QUOTE}


def _continuation(lines: list[Line], drafts: list[Draft], index: int, setting: _Setting) -> int | None:
    """Return the index of the block that the paragraph of ``lines`` goes on in, if it does."""
    over_page = False
    for place in range(index, min(index + _FARTHEST, len(drafts))):
        following = drafts[place]
        over_page = over_page or following.of_page or following.lines[0].new_page
        if not _is_apart(following):
            goes_on = following.mark is lines[0].mark and _goes_on(lines, following, setting, over_page=over_page)
            return place if goes_on else None
    return None


def _goes_on(lines: list[Line], following: Draft, setting: _Setting, *, over_page: bool) -> bool:
    """Say whether ``following`` continues the paragraph of ``lines``."""
    before, after = lines[-1], following.lines[0]
    if _ITEM.match(after.words):
        return False
    long_enough = len(lines) > 1 or len(before.words) >= _HEADING_LENGTH
    if not before.ended and after.starts_low and (over_page or long_enough):
        return True
    if not over_page:
        return False
    if not before.ended and long_enough and len(before.words) >= _SHORT * setting.width:
        return _runs_over(before, after) or before.words[-1].isalnum()
    return _inside_quotation(" ".join(line.words for line in lines[-_QUOTED_LINES:]), following.words)


def _inside_quotation(before: str, after: str) -> bool:
    """Say whether a quotation begun in the one paragraph ends in the other, which does not open it again."""
    ahead = _QUOTES.search(after)
    if not ahead or ahead.start() == 0:
        return False
    if ahead[0] == "”":
        return before.rfind("“") > before.rfind("”")
    return ahead[0] == '"' and before.count('"') % 2 == 1 and after.count('"') % 2 == 1
