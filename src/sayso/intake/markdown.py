"""Read what Markdown marks: front matter, headings, quotations, lists, captions, emphasis and links.

Lines of a Markdown source come in; the same lines go out, each with what it is marked as and without its markup.
Tables and code are left as they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.intake.layout.lines import Line, Mark

_FENCE = re.compile(r"-{3,}|\+{3,}")
_LONGEST_FRONT_MATTER = 60  # lines

_HEADING = re.compile(r"(#{1,6})\s+")
_HEADING_END = re.compile(r"\s+#+$")
_UNDERLINE = re.compile(r"=+|-{2,}")
_RULE = re.compile(r"(?:[-*_]\s*){3,}")
_QUOTE = re.compile(r"(?:>\s?)+")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")

_INLINE = re.compile(
    r"(?P<open>!?\[)[^\[\]\n]{1,500}(?P<target>\]\((?:[^()\s]|\([^()\s]*\)){0,1000}(?:[ \t]+\"[^\"\n]{0,200}\")?\))"
    r"|(?P<escape>\\)[!-/:-@\[-`{-~]"
)
_EMPHASIS = re.compile(
    r"(?<![\w*_])(?P<begin>\*{1,3}|_{1,3})(?=[^\s*_])(?:[^*_\n]|(?<=\w)_(?=\w)|\n(?!\s*\n)){1,1000}(?<=\S)(?P<end>(?P=begin))(?![\w*_])"
)


def front_matter_end(lines: Sequence[Line]) -> int:
    """Return how many of ``lines`` are front matter, fences included."""
    if not lines or not _FENCE.fullmatch(lines[0].words):
        return 0
    for index, line in enumerate(lines[1:_LONGEST_FRONT_MATTER], start=1):
        if line.words == lines[0].words:
            return index + 1
    return 0


def read_markup(source: str, lines: Sequence[Line]) -> list[Line]:
    """Return ``lines`` with what Markdown marks them as."""
    inside = front_matter_end(lines)
    inline = _inline_markup(source)
    marked = [replace(line, mark=Mark.PREAMBLE) for line in lines[:inside]]
    surplus_gap = 0
    for line in lines[inside:]:
        line = replace(line, gap=line.gap + surplus_gap)  # noqa: PLW2901  (an empty line of a quotation parts its paragraphs)
        surplus_gap = 0
        if _UNDERLINE.fullmatch(line.words) and line.gap == 1 and len(marked) > inside and marked[-1].mark is Mark.NONE:
            marked[-1] = replace(marked[-1], mark=Mark.HEADING if line.words[0] == "=" else Mark.SUBHEADING)
            marked.append(replace(line, mark=Mark.RULE))
        elif found := _read_line(line, inline):
            marked.append(found)
        else:
            surplus_gap = line.gap
    return marked


def _inline_markup(source: str) -> list[tuple[int, int]]:
    """Return the stretches of inline markup, in order."""
    found: list[tuple[int, int]] = []
    for match in _INLINE.finditer(source):
        found += [match.span(name) for name in ("open", "target", "escape") if match[name]]
    for match in _EMPHASIS.finditer(source):
        found += [match.span("begin"), match.span("end")]
    return sorted(found)


def _read_line(line: Line, inline: Sequence[tuple[int, int]]) -> Line | None:
    """Return ``line`` without its markup; None where nothing else is on it."""
    words = line.words
    if _RULE.fullmatch(words):
        return replace(line, mark=Mark.RULE)
    quote = _QUOTE.match(words)
    if quote:
        return _cut(line, quote.end(), len(words), Mark.QUOTE, inline) if quote.end() < len(words) else None
    heading = _HEADING.match(words)
    if heading:
        end = _HEADING_END.search(words, max(0, len(words) - 20))
        mark = Mark.HEADING if len(heading[1]) == 1 else Mark.SUBHEADING
        return _cut(line, heading.end(), end.start() if end else len(words), mark, inline)
    if _IMAGE.fullmatch(words):
        return _cut(line, 0, len(words), Mark.CAPTION, inline)
    item = _ITEM.match(words)
    if item:
        return _cut(line, item.end() if words[0] in "-*+" else 0, len(words), Mark.ITEM, inline)
    whole = _EMPHASIS.fullmatch(words)
    return _cut(line, 0, len(words), Mark.EMPHASIS if whole else Mark.NONE, inline)


def _cut(line: Line, start: int, end: int, mark: Mark, inline: Sequence[tuple[int, int]]) -> Line:
    """Return ``line`` reduced to ``words[start:end]`` without the inline markup in it.

    A line with dropped characters has fewer words than source; its markers stay, which is untidy and loses nothing.
    """
    if len(line.words) != line.end - line.start:
        return replace(line, mark=mark)
    pieces: list[tuple[int, int]] = []
    position, stop = line.start + start, line.start + end
    first = bisect_left(inline, (position, position))
    for begin, after in inline[first : first + len(line.words)]:
        if begin >= stop:
            break
        if begin > position:
            pieces.append((position, begin))
        position = max(position, after)
    if position < stop:
        pieces.append((position, stop))
    words = "".join(line.words[a - line.start : b - line.start] for a, b in pieces).strip()
    if not words:
        return replace(line, mark=Mark.RULE)
    return replace(line, mark=mark, words=words, pieces=tuple(pieces))
