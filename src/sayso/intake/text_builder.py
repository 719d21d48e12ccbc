"""Build an article's text out of stretches of its source, and with it the map back.

Stretches of the source come in, block by block; the text, the blocks and the map go out. Nothing else makes the text
of an article, so the map is right by construction. Which stretches, in which order and role, is left to the layout.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.records import Block, BlockRole, Run, Span, TextMap

DROPPED = "\x00\xad\u200b\ufeff"
"""Left out of every text: NUL, soft hyphen, zero-width space, and a byte order mark inside the text."""

JOINER = "\n\n"
"""What stands between two blocks."""

_SURPLUS = re.compile(
    rf"[\s{DROPPED}]{{2,}}"  # blanks, folded into one
    rf"|[{DROPPED}\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]"  # dropped, or shown as a space
    r"|[\ud800-\udfff]"  # half a character, which no file can hold
)
_BLANK = re.compile(r"\s")
_WITHOUT_DROPPED = dict.fromkeys(map(ord, DROPPED))


class TextBuilder:
    """Collects the text of one article. Pieces of a block are added in their order, then the block is closed."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._block_start = 0

    def add(self, start: int, end: int) -> None:
        """Add ``source[start:end]``, with its blanks folded and without the characters that no text keeps."""
        for surplus in _SURPLUS.finditer(self._source, start, end):
            self._copy(start, surplus.start())
            self._repair(surplus)
            start = surplus.end()
        self._copy(start, end)

    def add_blank(self, start: int, end: int) -> None:
        """Add one space that stands for the first white space in ``source[start:end]``, a line break mostly."""
        blank = _BLANK.search(self._source, start, end)
        if blank and self._inside_line():
            self._put(" ", blank.start())

    def add_written(self, words: str, start: int, end: int) -> None:
        """Add ``words``, which ``source[start:end]`` writes otherwise, as ``&rsquo;`` is an apostrophe."""
        words = words.translate(_WITHOUT_DROPPED)
        if words.isspace():
            words = " " if self._inside_line() else ""
        if words:
            self._parts.append(words)
            self._runs.append(Run(self._length, start, len(words), end - start))
            self._length += len(words)

    def add_break(self) -> None:
        """Add one space for which nothing stands in the source, as between two lines that markup alone parts."""
        if self._inside_line():
            self._parts.append(" ")
            self._length += 1

    def close_block(self, role: BlockRole) -> None:
        """End the block; without effect if nothing visible was added to it."""
        if self._length > self._block_start and not self._inside_line():
            self._drop_last()
        if self._length == self._block_start:
            return
        self._blocks.append(Block(role=role, span=Span(self._block_start, self._length)))
        self._parts.append(JOINER)
        self._length += len(JOINER)
        self._block_start = self._length

    @property
    def last_block(self) -> Span | None:
        """The place of the block closed last, None before there is one."""
        return self._blocks[-1].span if self._blocks else None

    def finish(self) -> tuple[str, tuple[Block, ...], TextMap]:
        """Return the text, its blocks and the map from the text to the source."""
        return "".join(self._parts)[: -len(JOINER)], tuple(self._blocks), TextMap(tuple(self._runs))

    def _inside_line(self) -> bool:
        """Say whether a space may follow: neither at the start of a block nor after another space."""
        return self._length > self._block_start and not self._parts[-1][-1].isspace()

    def _copy(self, start: int, end: int) -> None:
        if start < end and self._source[start].isspace() and not self._inside_line():
            start += 1
        if start < end:
            self._put(self._source[start:end], start)

    def _repair(self, surplus: re.Match[str]) -> None:
        if surplus[0][0] >= "\ud800" and surplus[0][0] <= "\udfff":
            self._put("\ufffd", surplus.start())
        else:
            self.add_blank(*surplus.span())

    def _put(self, words: str, source: int) -> None:
        self._parts.append(words)
        last = self._runs[-1] if self._runs else None
        joins = last and last.written is None and last.text + last.length == self._length
        if last and joins and last.source + last.length == source:
            self._runs[-1] = Run(last.text, last.source, last.length + len(words))
        else:
            self._runs.append(Run(self._length, source, len(words)))
        self._length += len(words)

    def _drop_last(self) -> None:
        """Take back the blank at the end of a block."""
        self._parts[-1] = self._parts[-1][:-1]
        if not self._parts[-1]:
            self._parts.pop()
        self._length -= 1
        if self._runs and self._runs[-1].text + self._runs[-1].length > self._length:
            last = self._runs.pop()
            if last.length > 1:
                self._runs.append(replace(last, length=last.length - 1))
