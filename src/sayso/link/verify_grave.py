"""What a change of words may touch that readers must know of first: a negation, a number, a name.

The words of both sides come in; one of these, or None, goes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.english.numerals import COUNTED, ORDINALS, SMALL, TENS, VAGUE
from sayso.english.words import words_of
from sayso.link.alignment import Word
from sayso.records import ChangeKind, Grave

_NEGATIONS = words_of(
    "not no never none nobody nothing neither nor nowhere without ain't hardly scarcely barely refuse refuses refused"
    " deny denies denied fail fails failed lack lacks lacked"
)
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_SHORTEST_STEM = 3

_NUMBERS = {
    *(str(value) for value in (*SMALL.values(), *TENS.values())),
    *(*COUNTED, *ORDINALS, *VAGUE),
    *words_of("half third thirds quarter quarters double triple twice once both pair percent $ £ € ¥ ₹ minus"),
}

_MOST_DROPPED = 3
"""Words left out in which a number counts as changed; in more, it went with what it told of."""

_SENTENCE_ENDS = frozenset(".!?")


def touched(
    kind: ChangeKind, quoted: Sequence[Word], said: Sequence[Word], text: str, said_text: str, *, marked: bool
) -> Grave | None:
    """Return what a change touches; ``quoted`` are words of ``text``, ``said`` of ``said_text``."""
    if kind in {ChangeKind.SPELLING, ChangeKind.ORDER, ChangeKind.HESITATION}:
        return None
    if kind is ChangeKind.LEFT_OUT and _goes_on(said, said_text):
        return None  # whole sentences
    if _negations(quoted) != _negations(said) or _turned(quoted, said):
        return "negation"
    explained = kind is ChangeKind.BRACKETS and not said  # beside the words, in the writer's name
    dropped_with_more = kind is ChangeKind.LEFT_OUT and (marked or len(said) > _MOST_DROPPED)
    if not (explained or dropped_with_more) and _numbers(quoted) != _numbers(said):
        return "number"
    if kind is ChangeKind.ALTERED and (_named(quoted, text) or _named(said, said_text)):
        return "name"
    return None


def _goes_on(words: Sequence[Word], text: str) -> bool:
    """Say whether words are more than one sentence, or parts of several."""
    return bool(words) and not _SENTENCE_ENDS.isdisjoint(text[words[0].start : words[-1].end])


def _negations(words: Sequence[Word]) -> int:
    return sum(word.key in _NEGATIONS for word in words)


def _turned(quoted: Sequence[Word], said: Sequence[Word]) -> bool:
    """Say whether a prefix turns a word of one side into one of the other: "able" and "unable"."""
    ours, theirs = {word.key for word in quoted}, {word.key for word in said}
    return any(_negated(one, theirs) for one in ours) or any(_negated(one, ours) for one in theirs)


def _negated(word: str, others: set[str]) -> bool:
    return any(
        word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM and word[len(prefix) :] in others
        for prefix in _PREFIXES
    )


def _numbers(words: Sequence[Word]) -> Counter[str]:
    return Counter(word.key for word in words if word.key[0].isdecimal() or word.key in _NUMBERS)


def _named(words: Sequence[Word], text: str) -> bool:
    return any(text[word.start].isupper() and word.folded != "i" for word in words)
