"""Cut an article's text into what the reader model takes: word pieces, grouped into words, with features per word.

Reads a text and the spans of the blocks to read, gives ``Pieces``: arrays over pieces and over words. A word is a run
of letters and digits, or one mark of punctuation; no span that the model finds ever begins or ends inside one. Choosing
windows of pieces is left to ``windows``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from sayso.records import Span

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Ints = npt.NDArray[np.int64]

SLICE = 20_000
"""Characters tokenised at once: a block without end must not become one encoding without end."""


TOGETHER = 64
"""Slices tokenised at once."""


class Case(IntEnum):
    """The letter case of a word, which the uncased encoder does not see by itself."""

    LOWER = 0
    CAPITALISED = 1
    UPPER = 2
    MIXED = 3


class Quoting(IntEnum):
    """Where a word stands among double quotation marks and guillemets, or which way a mark points."""

    OUTSIDE = 0
    INSIDE = 1
    OPENING = 2
    CLOSING = 3
    SINGLE_OPENING = 4
    SINGLE_CLOSING = 5


class Break(IntEnum):
    """Whether a word is the first of its block."""

    NONE = 0
    BLOCK = 1


DOUBLE_OPENING, DOUBLE_CLOSING, DOUBLE_STRAIGHT = frozenset("“„«‟"), frozenset("”»"), frozenset('"＂')
SINGLE_MARKS = frozenset("'‘’‚‛‹›`")

FIRST_COMBINING = "\u0300"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces and words of one article; ``P`` pieces, ``W`` words."""

    ids: Ints
    """(P,) ids of the pieces in the encoder's vocabulary, without special tokens."""

    word: Ints
    """(P,) the index of the word that each piece belongs to, rising."""

    first: Ints
    """(W,) the index of each word's first piece."""

    start: Ints
    """(W,) where each word starts in the text, in code points."""

    end: Ints
    """(W,) where it ends."""

    block: Ints
    """(W,) the index, among the blocks given, of the one the word stands in."""

    case: Ints
    """(W,) a ``Case`` each."""

    quoting: Ints
    """(W,) a ``Quoting`` each."""

    breaks: Ints
    """(W,) a ``Break`` each."""

    def __len__(self) -> int:
        return len(self.ids)

    def span(self, words: tuple[int, int]) -> Span:
        """The stretch of text from the first to the last of a half-open range of words."""
        return Span(int(self.start[words[0]]), int(self.end[words[1] - 1]))

    def before(self, word: int) -> int:
        """How many pieces stand before a word, or before the end."""
        return int(self.first[word]) if word < len(self.first) else len(self)


def cut(text: str, blocks: Sequence[Span], tokenizer: Tokenizer) -> Pieces:
    """Cut the words of ``blocks`` out of ``text`` and describe them."""
    slices = [(n, part) for n, block in enumerate(blocks) for part in _slices(text, block)]
    ids: list[int] = []
    word: list[int] = []
    spans: list[tuple[int, int]] = []
    of_block: list[int] = []
    for (n, part), encoding in zip(slices, _encoded(text, slices, tokenizer), strict=True):
        ids += encoding.ids
        last: int | None = None
        for (start, end), word_id in zip(encoding.offsets, encoding.word_ids, strict=True):
            if word_id != last:
                last = word_id
                spans.append((start + part.start, end + part.start))
                of_block.append(n)
            else:
                spans[-1] = (spans[-1][0], end + part.start)
            word.append(len(spans) - 1)
    bounds = np.array(spans, np.int64).reshape(-1, 2)
    words = np.array(word, np.int64)
    block = np.array(of_block, np.int64)
    words_text = [text[start:end] for start, end in spans]
    ends = [_with_accents(text, end) for _, end in spans]
    return Pieces(
        ids=np.array(ids, np.int64),
        word=words,
        first=np.flatnonzero(np.diff(words, prepend=-1)),
        start=bounds[:, 0],
        end=np.array(ends, np.int64),
        block=block,
        case=np.array([_case(w) for w in words_text], np.int64),
        quoting=_quoting(text, spans, of_block, words_text),
        breaks=np.where(np.diff(block, prepend=-1) != 0, Break.BLOCK, Break.NONE).astype(np.int64),
    )


def _encoded(text: str, slices: Sequence[tuple[int, Span]], tokenizer: Tokenizer) -> Iterator[Encoding]:
    """Tokenise the slices, some at a time: an encoding takes many times the memory of its text."""
    for first in range(0, len(slices), TOGETHER):
        words = [part.of(text) for _, part in slices[first : first + TOGETHER]]
        yield from tokenizer.encode_batch(words, add_special_tokens=False)


def _with_accents(text: str, end: int) -> int:
    """Where a word ends with the combining marks behind it, which the tokenizer drops: an accent written by itself."""
    while text[end : end + 1] >= FIRST_COMBINING and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _slices(text: str, block: Span) -> list[Span]:
    """Cut a block at spaces into parts of at most ``SLICE`` characters."""
    parts, start = [], block.start
    while block.end - start > SLICE:
        space = text.rfind(" ", start + 1, start + SLICE)
        end = space if space > 0 else start + SLICE
        parts.append(Span(start, end))
        start = end
    return [*parts, Span(start, block.end)]


def _case(word: str) -> Case:
    if word.islower() or not (word[0].isupper() or word.istitle()):
        return Case.LOWER
    if len(word) > 1 and word.isupper():
        return Case.UPPER
    return Case.CAPITALISED if word[1:].islower() or len(word) == 1 else Case.MIXED


def _quoting(text: str, spans: list[tuple[int, int]], blocks: list[int], words: list[str]) -> Ints:
    """Follow the quotation marks through each block, by their form and by the white space around them."""
    found = np.zeros(len(words), np.int64)
    inside, block = False, -1
    for n, word in enumerate(words):
        if blocks[n] != block:
            inside, block = False, blocks[n]
        quoting = Quoting.INSIDE if inside else Quoting.OUTSIDE
        if word in DOUBLE_OPENING or (word in DOUBLE_STRAIGHT and not inside):
            quoting, inside = Quoting.OPENING, True
        elif word in DOUBLE_CLOSING or word in DOUBLE_STRAIGHT:
            quoting, inside = Quoting.CLOSING, False
        elif word in SINGLE_MARKS:
            quoting = _single(text, *spans[n]) or quoting
        found[n] = quoting
    return found


def _single(text: str, start: int, end: int) -> Quoting | None:
    """Which way a single mark points; None for an apostrophe inside a word."""
    after_space = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in ".,!?…")
    before_word = end < len(text) and text[end].isalnum()
    if after_space and before_word:
        return Quoting.SINGLE_OPENING
    return None if before_word else Quoting.SINGLE_CLOSING
