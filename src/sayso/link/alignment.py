"""Lay two sequences of words side by side: which are the same, and where they part.

Text comes in, cut into ``Word`` s by ``split_words``; ``align`` gives the steps that lead from one sequence to the
other, ``WordIndex`` finds where a long text holds the words of a short one. Letter case, punctuation, hyphens and the
style of apostrophes make no difference here; British and American spelling, contractions and the writing of numbers
make one of a kind of their own. What a difference means is left to who asks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from sayso.english.numbers import number_at, ordinal
from sayso.english.numerals import SMALL, TENS
from sayso.english.spellings import one_spelling
from sayso.english.tokens import DASHES, Token, tokenise, word_at
from sayso.english.words import words_of

_MOST_CELLS = 250_000
"""Pairs of words that are compared all with all, in about a third of a second; longer stretches are parted first."""

_ALTERED, _ALTERED_ALIKE, _OPEN, _EXTEND = 10, 8, 8, 4
"""What a step costs: a word for another one, for one that begins alike, the first word of a gap, each word of it."""

_ALIKE = 4
"""Letters in which words begin alike."""

_MOST_HITS = 50
"""Places of a long text that one row of words may have to say where a quotation comes from."""

_FEWEST_COMMON, _LONGEST_COMMON = 5, 16
"""Words of a row that a text holds more often than that: a shorter one says nothing, a longer one is a refrain."""


class Kind(StrEnum):
    """How the words of a step differ."""

    SAME = "same"
    SPELLING = "spelling"
    """The same words written otherwise: "colour", "do not" for "don't", "25" for "twenty-five"."""

    ALTERED = "altered"
    PUT_IN = "put in"
    """Words on the left that the right one lacks."""

    LEFT_OUT = "left out"
    """Words on the right that the left one lacks."""


class Word(NamedTuple):
    """A word, number or sign of money or percent, and its place."""

    folded: str
    """In small letters, with the straight apostrophe."""

    key: str
    """The same for all ways to write it."""

    start: int
    end: int


class Step(NamedTuple):
    """Words ``left[left_start:left_end]`` and ``right[right_start:right_end]``, which go together."""

    kind: Kind
    left_start: int
    left_end: int
    right_start: int
    right_end: int


class Run(NamedTuple):
    """``length`` words, by key, that stand on the left from ``left`` on and on the right from ``right`` on."""

    left: int
    right: int
    length: int


_SIGNS = {"$": "$", "£": "£", "€": "€", "¥": "¥", "₹": "₹", "%": "percent", "&": "and", "½": "half"}

_NOT = words_of(
    "don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't mustn't needn't"
    " mightn't oughtn't"
)
_SHORT_VERBS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_IS = words_of("it he she that there here what who where how when why")
_WHOLE = {
    "can't": (("ca", "can"), ("n't", "not")),
    "won't": (("wo", "will"), ("n't", "not")),
    "shan't": (("sha", "shall"), ("n't", "not")),
    "cannot": (("can", "can"), ("not", "not")),
    "let's": (("let", "let"), ("'s", "us")),
    "gonna": (("gon", "going"), ("na", "to")),
    "wanna": (("wan", "want"), ("na", "to")),
    "gotta": (("got", "got"), ("ta", "to")),
}
"""Words that are two, as written and as meant."""

_EITHER = {"'s": frozenset({"is", "has"}), "'d": frozenset({"had", "would"})}
"""Contractions that stand for more than one word."""


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of ``text[start:end]``, placed in ``text``; "don't" and "cannot" are two words each."""
    return tuple(_words(text, start, len(text) if end is None else end))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for token in tokenise(text, start, end):
        word, at = token.word, token.start
        if not (word[0].isalnum() or word in _SIGNS):
            below_zero = word in DASHES and text[token.end : token.end + 1].isdecimal()
            if below_zero and (at == start or text[at - 1].isspace()):
                yield Word(word, "minus", at, token.end)
            elif len(word) > 1:  # ".5"
                yield Word(word, word, at, token.end)
            continue
        parts = _WHOLE.get(word) or (_parts(word) if "'" in word else None)
        if parts is None:
            yield Word(word, _key(word), at, token.end)
            continue
        for written, meant in parts:
            yield Word(written, meant, at, at + len(written))
            at += len(written)


def _parts(word: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Return the two words that a contraction holds, each as written and as meant; None for a genitive or a name."""
    if word in _NOT:
        return (word[:-3], word[:-3]), ("n't", "not")
    before, mark, after = word.rpartition("'")
    ending = mark + after
    if ending in _SHORT_VERBS:
        return (before, before), (ending, _SHORT_VERBS[ending])
    if ending == "'d" or (ending == "'s" and before in _IS):
        return (before, before), (ending, ending)
    return None


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    if word in _SIGNS:
        return _SIGNS[word]
    if word[0].isdecimal():
        return word.replace(",", "").replace("\u00a0", "").replace("\u2009", "").replace("\u202f", "")
    number = SMALL.get(word) or TENS.get(word)
    return str(number) if number is not None else one_spelling(word)


class WordIndex:
    """The words of a long text by what they are, so that a short one is found in it at once."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._keys = [word.key for word in words]
        self._counts = Counter(self._keys)
        self._pairs: dict[tuple[str, str], list[int]] = {}
        for place, pair in enumerate(pairwise(self._keys)):
            self._pairs.setdefault(pair, []).append(place)

    def count(self, key: str) -> int:
        """Return how often a word stands in the text."""
        return self._counts[key]

    def exact(self, left: Sequence[Word], *, most: int = _MOST_HITS) -> list[int]:
        """Return where all of ``left`` stands, word after word, in text order: the first ``most`` places."""
        keys = [word.key for word in left]
        if len(keys) == 1:
            ones = (place for place, key in enumerate(self._keys) if key == keys[0]) if self.count(keys[0]) else ()
            return list(islice(ones, most))
        hits = (self._pairs.get(pair, []) for pair in pairwise(keys))
        number, rarest = min(enumerate(hits), key=lambda pair: len(pair[1]), default=(0, []))
        found = (place - number for place in rarest)
        return list(islice((at for at in found if at >= 0 and self._keys[at : at + len(keys)] == keys), most))

    def runs(self, left: Sequence[Word]) -> list[Run]:
        """Return the stretches of two words or more that both hold and that go on at neither end.

        What the text holds more than ``_MOST_HITS`` times, such as "of the", is no run by itself; of longer rows the
        first places are given.
        """
        keys = [word.key for word in left]
        return [run for at in range(len(keys) - 1) for run in self._runs_from(keys, at)]

    def _runs_from(self, keys: Sequence[str], at: int) -> Iterator[Run]:
        hits = self._pairs.get((keys[at], keys[at + 1]), [])
        length = 2
        while len(hits) > _MOST_HITS and at + length < len(keys) and length < _LONGEST_COMMON:
            key = keys[at + length]
            hits = [hit for hit in hits if hit + length < len(self._keys) and self._keys[hit + length] == key]
            length += 1
        if len(hits) > _MOST_HITS and length < _FEWEST_COMMON:
            return
        for hit in hits[:_MOST_HITS]:
            if at and hit and self._keys[hit - 1] == keys[at - 1]:
                continue  # a part of the run before
            end = length
            while at + end < len(keys) and hit + end < len(self._keys) and self._keys[hit + end] == keys[at + end]:
                end += 1
            yield Run(at, hit, end)


def align(left: Sequence[Word], right: Sequence[Word]) -> tuple[Step, ...]:
    """Return the steps from ``left`` to ``right``, in order and without a gap: the fewest and shortest differences.

    Steps of one kind that touch are one; words that were altered, put in and left out at one place are one step too.
    """
    steps: list[Step] = []
    for step in _steps(left, right, 0, len(left), 0, len(right)):
        _append(steps, step)
    respelled: list[Step] = []
    for step in _respelled(left, right, steps):
        _append(respelled, step)
    return tuple(respelled)


def _append(steps: list[Step], step: Step) -> None:
    """Add ``step``, joined to the last one where both say the same or are parts of one difference."""
    if step.left_start == step.left_end and step.right_start == step.right_end:
        return
    if steps:
        last = steps[-1]
        differ = _PARTS.issuperset((last.kind, step.kind))
        if last.kind is step.kind or differ:
            kind = step.kind if last.kind is step.kind else Kind.ALTERED
            steps[-1] = Step(kind, last.left_start, step.left_end, last.right_start, step.right_end)
            return
    steps.append(step)


_PARTS = frozenset({Kind.ALTERED, Kind.PUT_IN, Kind.LEFT_OUT})


def _steps(
    left: Sequence[Word], right: Sequence[Word], left_start: int, left_end: int, right_start: int, right_end: int
) -> Iterator[Step]:
    """Align two stretches: what they have in common at both ends first, then what lies between."""
    begins = 0
    while (
        left_start + begins < left_end
        and right_start + begins < right_end
        and left[left_start + begins].key == right[right_start + begins].key
    ):
        begins += 1
    yield from _alike(left, right, left_start, right_start, begins)
    left_start, right_start = left_start + begins, right_start + begins
    ends = 0
    while (
        left_end - ends > left_start
        and right_end - ends > right_start
        and left[left_end - ends - 1].key == right[right_end - ends - 1].key
    ):
        ends += 1
    left_end, right_end = left_end - ends, right_end - ends
    if (left_end - left_start) * (right_end - right_start) <= _MOST_CELLS:
        yield from _compared(left, right, left_start, left_end, right_start, right_end)
    else:
        yield from _parted(left, right, left_start, left_end, right_start, right_end)
    yield from _alike(left, right, left_end, right_end, ends)


def _alike(left: Sequence[Word], right: Sequence[Word], left_at: int, right_at: int, length: int) -> Iterator[Step]:
    """Yield steps for words with the same keys."""
    for n in range(length):
        same = left[left_at + n].folded == right[right_at + n].folded
        kind = Kind.SAME if same else Kind.SPELLING
        yield Step(kind, left_at + n, left_at + n + 1, right_at + n, right_at + n + 1)


def _parted(
    left: Sequence[Word], right: Sequence[Word], left_start: int, left_end: int, right_start: int, right_end: int
) -> Iterator[Step]:
    """Part long stretches at words that stand once in each, in the same order; without any they are one difference."""
    anchors = _anchors(left[left_start:left_end], right[right_start:right_end])
    if not anchors:
        kind = Kind.ALTERED
        if left_start == left_end or right_start == right_end:
            kind = Kind.LEFT_OUT if left_start == left_end else Kind.PUT_IN
        yield Step(kind, left_start, left_end, right_start, right_end)
        return
    left_at, right_at = left_start, right_start
    for left_anchor, right_anchor in anchors:
        left_next, right_next = left_anchor + left_start, right_anchor + right_start
        yield from _steps(left, right, left_at, left_next, right_at, right_next)
        yield from _alike(left, right, left_next, right_next, 1)
        left_at, right_at = left_next + 1, right_next + 1
    yield from _steps(left, right, left_at, left_end, right_at, right_end)


def _anchors(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[int, int]]:
    """Return pairs of places of words that both hold once, as many as stand in the same order on both sides."""
    left_counts = Counter(word.key for word in left)
    right_places = {word.key: place for place, word in enumerate(right)}
    right_counts = Counter(word.key for word in right)
    pairs = [
        (place, right_places[word.key])
        for place, word in enumerate(left)
        if left_counts[word.key] == 1 and right_counts[word.key] == 1
    ]
    # The longest row of pairs that rises on the right, by patience sorting.
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(ends, place)
        before.append(at_end[pile - 1] if pile else None)
        if pile == len(ends):
            ends.append(place)
            at_end.append(number)
        else:
            ends[pile], at_end[pile] = place, number
    row: list[tuple[int, int]] = []
    number_or_none = at_end[-1] if at_end else None
    while number_or_none is not None:
        row.append(pairs[number_or_none])
        number_or_none = before[number_or_none]
    return row[::-1]


def _compared(
    left: Sequence[Word], right: Sequence[Word], left_start: int, left_end: int, right_start: int, right_end: int
) -> Iterator[Step]:
    """Align two short stretches at the least cost, gaps as few and long as can be (Gotoh 1982)."""
    rows, columns = left_end - left_start, right_end - right_start
    if not rows or not columns:
        if rows:
            yield Step(Kind.PUT_IN, left_start, left_end, right_start, right_start)
        if columns:
            yield Step(Kind.LEFT_OUT, left_start, left_start, right_start, right_end)
        return
    never = 1 << 30
    # Three ways to come to a pair of places: by two words, by one of the left alone, by one of the right alone.
    best = [0, *(_OPEN + _EXTEND * n for n in range(1, columns + 1))]
    by_left = [never] * (columns + 1)
    came: list[bytearray] = [bytearray([_BY_RIGHT | _GOES_RIGHT] * (columns + 1))]
    for row in range(1, rows + 1):
        word = left[left_start + row - 1]
        diagonal, best[0] = best[0], _OPEN + _EXTEND * row
        by_right = never
        line = bytearray(columns + 1)
        line[0] = _BY_LEFT | _GOES_LEFT
        for column in range(1, columns + 1):
            mark = 0
            opened, went = best[column] + _OPEN, by_left[column]
            if went < opened:
                mark |= _GOES_LEFT
                opened = went
            leftwards = by_left[column] = opened + _EXTEND
            opened = best[column - 1] + _OPEN
            if by_right < opened:
                mark |= _GOES_RIGHT
                opened = by_right
            by_right = opened + _EXTEND
            paired = diagonal + _cost(word, right[right_start + column - 1])
            diagonal = best[column]
            if paired <= leftwards and paired <= by_right:
                best[column] = paired
            elif leftwards <= by_right:
                best[column] = leftwards
                mark |= _BY_LEFT
            else:
                best[column] = by_right
                mark |= _BY_RIGHT
            line[column] = mark
        came.append(line)
    yield from _traced(left, right, left_start, right_start, came)


_BY_LEFT, _BY_RIGHT, _GOES_LEFT, _GOES_RIGHT = 1, 2, 4, 8


def _traced(
    left: Sequence[Word], right: Sequence[Word], left_start: int, right_start: int, came: Sequence[bytearray]
) -> Iterator[Step]:
    """Go back the way that cost least; yield its steps, a word each."""
    row, column = len(came) - 1, len(came[0]) - 1
    steps: list[Step] = []
    going = 0
    while row or column:
        mark = came[row][column]
        move = going or mark & (_BY_LEFT | _BY_RIGHT)
        at_left, at_right = left_start + row, right_start + column
        if move == _BY_LEFT:
            going = _BY_LEFT if mark & _GOES_LEFT else 0
            steps.append(Step(Kind.PUT_IN, at_left - 1, at_left, at_right, at_right))
            row -= 1
        elif move == _BY_RIGHT:
            going = _BY_RIGHT if mark & _GOES_RIGHT else 0
            steps.append(Step(Kind.LEFT_OUT, at_left, at_left, at_right - 1, at_right))
            column -= 1
        else:
            kind = _kind(left[at_left - 1], right[at_right - 1])
            steps.append(Step(kind, at_left - 1, at_left, at_right - 1, at_right))
            row, column = row - 1, column - 1
    return reversed(steps)


def _kind(left: Word, right: Word) -> Kind:
    if left.key == right.key:
        return Kind.SAME if left.folded == right.folded else Kind.SPELLING
    return Kind.SPELLING if _stands_for(left, right) else Kind.ALTERED


def _stands_for(left: Word, right: Word) -> bool:
    return left.key in _EITHER.get(right.key, ()) or right.key in _EITHER.get(left.key, ())


def _cost(left: Word, right: Word) -> int:
    if left.key == right.key:
        return 0
    if _stands_for(left, right):
        return 1
    return _ALTERED_ALIKE if left.key[:_ALIKE] == right.key[:_ALIKE] else _ALTERED


def _respelled(left: Sequence[Word], right: Sequence[Word], steps: Sequence[Step]) -> Iterator[Step]:
    """Turn differences that are none but of writing ("e-mail", "5%", "$5 million", "25") into such."""
    at = 0
    while at < len(steps):
        step = steps[at]
        if step.kind in _PARTS:
            # What is written otherwise may lie on both sides of what is not: "$5" and "5 dollars".
            for last in range(min(at + _STEPS, len(steps)) - 1, at - 1, -1):
                joined = Step(
                    Kind.SPELLING, step.left_start, steps[last].left_end, step.right_start, steps[last].right_end
                )
                if steps[last].kind in _PARTS and same_written(left, right, joined):
                    step, at = joined, last
                    break
        yield step
        at += 1


_STEPS = 6
"""Steps that one difference of writing covers at most."""


def same_written(left: Sequence[Word], right: Sequence[Word], step: Step) -> bool:
    """Say whether the words of both sides of a step are the same, written otherwise."""
    ours, theirs = left[step.left_start : step.left_end], right[step.right_start : step.right_end]
    if not ours or not theirs or max(len(ours), len(theirs)) > _MOST_WRITTEN:
        return False
    return _plainly(ours) == _plainly(theirs)


def _plainly(words: Sequence[Word]) -> str:
    """Write words as one, numbers by their values and units of money behind them."""
    # What stands between two words but a space or a hyphen parts numbers: "in 2010, five of them".
    apart = ["" if n == 0 or word.start - words[n - 1].end < 2 else ", " for n, word in enumerate(words)]
    tokens = tokenise(" ".join(comma + word.folded for comma, word in zip(apart, words, strict=True)))
    parts: list[str] = []
    at = 0
    while at < len(tokens):
        sign = _SIGNED.get(tokens[at].word)
        part, end = _number_part(tokens, at + (sign is not None))
        if part:
            parts += [part, sign or ""]
            at = end
        else:
            word = tokens[at].word
            parts.append(sign or _UNITS.get(word) or ("" if word == "," else one_spelling(word)))
            at += 1
    return "".join(parts).replace("percent", "%")


def _number_part(tokens: list[Token], at: int) -> tuple[str, int]:
    """Return the number that begins with a token, written one way only, and the token behind it; or nothing."""
    two = f"{word_at(tokens, at)} {word_at(tokens, at + 1)}"
    for words, length in ((two.replace(" ", "") if two[0].isdecimal() else two, 2), (word_at(tokens, at), 1)):
        if (place := ordinal(words)) is not None:
            return f"#{place}th#", at + length
    number = number_at(tokens, at, short=True)
    if number is None or number.low != number.high:
        return "", at
    return f"#{number.low.normalize()}#", number.last


_MOST_WRITTEN = 12
"""Words of a difference that is one of writing."""

_SIGNED = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee"}
_UNITS = {"dollars": "dollar", "pounds": "pound", "euros": "euro", "rupees": "rupee"}
