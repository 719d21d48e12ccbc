"""What a mention shares with one before it: the features by which the reader model links them.

A mention is a range of words, a pronoun, a name or a whole noun phrase. ``Described`` holds what is known of the
mentions of one article, ``pair_features`` compares some of them with some others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.analyse.pieces import Case, Ints, Pieces, Quoting

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

MENTIONS_APART = (1, 2, 4, 7, 15, 31, 63)
SENTENCES_APART = (0, 1, 2, 4)
"""The upper bounds of the buckets; the last bucket is open."""

FEATURES = (
    *(f"mentions apart: {n}" for n in range(len(MENTIONS_APART) + 1)),
    *(f"sentences apart: {n}" for n in range(len(SENTENCES_APART) + 1)),
    "same words",
    "same last word",
    "share a capitalised word",
    "capitalised words all in the earlier",
    "capitalised words all in the later",
    "one is the other's acronym",
    "one inside the other",
    "side by side",
    "same type",
    "both quoted",
    "one quoted",
)


@dataclass(frozen=True, slots=True)
class Described:
    """The mentions of one article, in text order; ``M`` mentions, ``C`` capitalised words in them."""

    start: Ints
    """(M,) first words."""

    end: Ints
    """(M,) words behind the last."""

    kind: Ints
    """(M,) what each refers to, a place in ``MENTIONS``."""

    sentence: Ints
    """(M,) the number of the sentence in which each begins, counted roughly, by full stops and the like."""

    words: Ints
    """(M,) a number for its words, equal where these are."""

    last: Ints
    """(M,) a number for its last word."""

    capital: Ints
    """(C,) a number for each capitalised word of each mention, mention by mention, in each once."""

    holder: Ints
    """(C,) the mention that holds it, rising."""

    acronym: Ints
    """(M,) a number for its words where these are one in capitals, -1 else."""

    initials: Ints
    """(M,) a number for the initials of its capitalised words where there are two or more, -2 else."""

    quoted: Bools


def describe(text: str, pieces: Pieces, mentions: Sequence[tuple[int, int, int]]) -> Described:
    """Describe mentions, each (first word, word behind the last, place in ``MENTIONS``), sorted."""
    numbers: dict[str, int] = {}

    def number(words: str) -> int:
        return numbers.setdefault(words, len(numbers))

    all_words = [text[a:b] for a, b in zip(pieces.start.tolist(), pieces.end.tolist(), strict=True)]
    cases = pieces.case.tolist()
    stops = np.array([word in {".", "!", "?", ":", ";"} for word in all_words], np.int64)
    sentences = np.concatenate(([0], np.cumsum(stops)))
    start, end, kind = np.array(mentions, np.int64).reshape(-1, 3).T
    capital: list[int] = []
    holder: list[int] = []
    words, last, acronym, initials = (np.zeros(len(start), np.int64) for _ in range(4))
    for n, (a, b, _) in enumerate(mentions):
        held = all_words[a:b]
        capitalised = [word for word, case in zip(held, cases[a:b], strict=True) if case != Case.LOWER]
        words[n] = number(" ".join(held).lower())
        last[n] = number(held[-1].lower())
        alone = len(held) == 1 and cases[a] == Case.UPPER
        acronym[n] = number("initials " + held[0]) if alone else -1
        first_letters = "".join(one[0] for one in capitalised)
        initials[n] = number("initials " + first_letters) if len(first_letters) > 1 else -2
        distinct = dict.fromkeys(number(one.lower()) for one in capitalised)
        capital += distinct
        holder += [n] * len(distinct)
    return Described(
        start=start,
        end=end,
        kind=kind,
        sentence=sentences[start],
        words=words,
        last=last,
        capital=np.array(capital, np.int64),
        holder=np.array(holder, np.int64),
        acronym=acronym,
        initials=initials,
        quoted=np.isin(pieces.quoting[start], (Quoting.INSIDE, Quoting.OPENING)),
    )


def pair_features(described: Described, later: slice, earlier: slice) -> Floats:
    """Compare the mentions ``later`` (L) with those of ``earlier`` (E); gives (L, E, FEATURES), each 0 or 1."""
    d = described
    numbers = np.arange(len(d.start))

    def pair(values: Ints) -> tuple[Ints, Ints]:
        return values[later, None], values[None, earlier]

    def same(values: Ints) -> Bools:
        equal: Bools = values[later, None] == values[None, earlier]
        return equal

    def apart(values: Ints, bounds: Sequence[int]) -> list[Bools]:
        steps = np.searchsorted(bounds, np.abs(values[later, None] - values[None, earlier]))
        return [steps == n for n in range(len(bounds) + 1)]

    shared, its, others = _capitals(d, later, earlier)
    start, end = pair(d.start), pair(d.end)
    gap = np.maximum(start[0] - end[1], start[1] - end[0])
    acronym, initials = pair(d.acronym), pair(d.initials)
    quoted = d.quoted[later, None].astype(np.int64) + d.quoted[None, earlier]
    found = [
        *apart(numbers, MENTIONS_APART),
        *apart(d.sentence, SENTENCES_APART),
        same(d.words),
        same(d.last),
        shared > 0,
        (shared > 0) & (shared == its[:, None]),
        (shared > 0) & (shared == others[None]),
        (acronym[0] == initials[1]) | (initials[0] == acronym[1]),
        gap < 0,
        (gap >= 0) & (gap <= 1),
        same(d.kind),
        quoted == 2,
        quoted == 1,
    ]
    return np.stack(found, -1).astype(np.float32)


def _capitals(described: Described, later: slice, earlier: slice) -> tuple[Ints, Ints, Ints]:
    """How many capitalised words each of the later mentions shares with each of the earlier, and how many each has.

    Counted word by word where both have it: a product of matrices would start the threads of a linear algebra library,
    which then wait at full speed, on the processors where other articles are read.
    """
    (its, word), (others, other_word) = _held(described, later), _held(described, earlier)
    order = np.argsort(other_word, kind="stable")
    first, behind = (np.searchsorted(other_word[order], word, side=side) for side in ("left", "right"))
    times = behind - first
    at = np.repeat(first - np.cumsum(times) + times, times) + np.arange(times.sum())
    width = earlier.stop - earlier.start
    pairs = np.repeat(its, times) * width + others[order[at]]
    shared = np.bincount(pairs, minlength=(later.stop - later.start) * width).reshape(-1, width)
    return shared, np.bincount(its, minlength=len(shared)), np.bincount(others, minlength=width)


def _held(described: Described, part: slice) -> tuple[Ints, Ints]:
    """The capitalised words that some mentions hold: of each the mention, counted from the first, and its number."""
    words = slice(*np.searchsorted(described.holder, (part.start, part.stop)))
    return described.holder[words] - part.start, described.capital[words]
