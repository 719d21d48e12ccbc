"""Put lines together into paragraphs, over line breaks and page breaks.

Lines come in, ``Draft`` blocks of lines go out. Whether a line break is one inside a paragraph is decided by what the
whole text shows: how long its lines are, whether sentences run over their ends, whether blank lines part its
paragraphs. What a block is to the article is left to ``roles``, apart from what its lines are marked as.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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
_FULL = 0.85  # of the widest line: ragged setting leaves lines up to a seventh shorter
_SHORT = 0.6
_HEADING_LENGTH = 40  # characters below which a line that does not end a sentence may be a heading


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines of one block, in reading order."""

    lines: tuple[Line, ...]
    of_page: bool = False
    """It belongs to the page it is printed on, not to the article."""

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

    inner_gap: int
    """Line breaks between two lines of a paragraph: 2 in a text with a blank line after every line."""

    separated: bool
    """Blank lines part its paragraphs."""


def paragraphs(lines: Sequence[Line], of_page: set[int], stands_alone: Callable[[Line], bool]) -> list[Draft]:
    """Return the blocks that ``lines`` make.

    ``of_page`` holds the indexes of lines that belong to pages; ``stands_alone`` says of a line that it is by its
    form a block of its own, such as a byline.
    """
    setting = _setting(lines)
    drafts: list[Draft] = []
    open_lines: list[Line] = []
    for index, line in enumerate(lines):
        if index in of_page:
            _close(drafts, open_lines)
            drafts.append(Draft((line,), of_page=True))
        else:
            if open_lines and (
                lines[index - 1] is not open_lines[-1] or _parted(open_lines, line, setting, stands_alone)
            ):
                _close(drafts, open_lines)
            open_lines.append(line)
    _close(drafts, open_lines)
    return _joined(drafts, setting, stands_alone)


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
    running = [before for before, after in single if _runs_over(before, after)]
    if len(double) > 4 * len(single):
        spaced = [before for before, after in double if _runs_over(before, after)]
        if len(spaced) * 2 >= len(double) and len(spaced) > 2:
            inner_gap, single, running = 2, double, spaced
    parted = sum(after.gap > inner_gap for _, after in pairs)
    widths = sorted(len(line.words) for line in running)
    return _Setting(
        wrapped=bool(running) and len(running) * 3 >= len(single),
        width=widths[-1 - len(widths) // 20] if widths else 0,
        inner_gap=inner_gap,
        separated=parted * 12 >= len(lines),
    )


def _runs_over(before: Line, after: Line) -> bool:
    """Say whether a sentence certainly runs from the one line into the other."""
    if before.ended:
        return False
    if after.starts_low:
        return True
    last = _LAST_WORD.search(before.words, max(0, len(before.words) - 12))
    return before.words[-1] == "," or (last is not None and last[0] in _OPEN_WORDS)


def _parted(block: list[Line], line: Line, setting: _Setting, stands_alone: Callable[[Line], bool]) -> bool:
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
    if stands_alone(line) or stands_alone(before):
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
    if line.indent > before.indent + 1 and before.ended:
        return False
    if before.ended and not setting.separated:
        return length + 1 + len(line.first_word) > _FULL * setting.width
    return length >= _SHORT * setting.width


def _joined(drafts: list[Draft], setting: _Setting, stands_alone: Callable[[Line], bool]) -> list[Draft]:
    """Join the halves of each paragraph that a page break parts; what stood between them comes after it."""
    result: list[Draft] = []
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        index += 1
        if draft.of_page or _is_apart(draft, stands_alone):
            result.append(draft)
            continue
        between: list[Draft] = []
        while (found := _continuation(draft, drafts, index, setting, stands_alone)) is not None:
            between += drafts[index:found]
            draft = Draft(draft.lines + drafts[found].lines)
            index = found + 1
        result += [draft, *between]
    return result


def _is_apart(draft: Draft, stands_alone: Callable[[Line], bool]) -> bool:
    """Say whether a block is no part of the running text."""
    return draft.mark not in {Mark.NONE, Mark.QUOTE} or (len(draft.lines) == 1 and stands_alone(draft.lines[0]))


def _continuation(
    draft: Draft, drafts: list[Draft], index: int, setting: _Setting, stands_alone: Callable[[Line], bool]
) -> int | None:
    """Return the index of the block that ``draft`` goes on in, if it does."""
    over_page = False
    for place in range(index, min(index + 8, len(drafts))):
        following = drafts[place]
        over_page = over_page or following.of_page or following.lines[0].new_page
        if following.of_page or _is_apart(following, stands_alone):
            continue
        return (
            place if following.mark is draft.mark and _goes_on(draft, following, setting, over_page=over_page) else None
        )
    return None


def _goes_on(draft: Draft, following: Draft, setting: _Setting, *, over_page: bool) -> bool:
    before, after = draft.lines[-1], following.lines[0]
    if _ITEM.match(after.words):
        return False
    long_enough = len(draft.lines) > 1 or len(before.words) >= _HEADING_LENGTH
    if not before.ended and after.starts_low and (over_page or long_enough):
        return True
    if not over_page:
        return False
    if not before.ended and len(before.words) >= max(_HEADING_LENGTH, _SHORT * setting.width) and long_enough:
        return _runs_over(before, after) or before.words[-1].isalnum()
    return _inside_quotation(draft.words, following.words)


def _inside_quotation(before: str, after: str) -> bool:
    """Say whether a quotation begun in the one paragraph ends in the other, which does not open it again."""
    ahead = _QUOTES.search(after)
    if not ahead or ahead.start() == 0:
        return False
    if ahead[0] == "”":
        return before.rfind("“") > before.rfind("”")
    return ahead[0] == '"' and before.count('"') % 2 == 1 and after.count('"') % 2 == 1
