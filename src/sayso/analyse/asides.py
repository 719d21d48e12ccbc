"""Find the paragraphs of an interview that stand between its turns and belong to none.

Reads the paragraphs without a label between one turn and the next, gives those that nobody named speaks: questions of
the interviewer, and what the author tells in between. Where turns begin is left to ``turns``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.english import words as english
from sayso.records import Block, Span

_QUESTION = re.compile(r"\?[\"”’')\]]*$")
_WORD = re.compile(r"[^\W\d_]+")
_OF_TALK = english.I_WORDS | english.WE | english.YOU

_FEWEST = 2
"""Questions without a label that show how an article is set: fewer may be chance."""


@dataclass(frozen=True, slots=True)
class Between:
    """The paragraphs without a label from one label to the next."""

    blocks: Sequence[Block]

    same_speaker: bool
    """Whether both labels name the same speaker."""


def find_asides(text: str, gaps: Sequence[Between]) -> frozenset[Span]:
    """Return the paragraphs that belong to no turn.

    A question after which the label of the same speaker comes again is somebody else's, for he had the word. An article
    with such questions, none of whose other paragraphs without a label says "I", "we" or "you", labels all that is
    said: the rest is the author's.
    """
    asked = {
        gap.blocks[-1].span
        for gap in gaps
        if gap.same_speaker and gap.blocks and _QUESTION.search(gap.blocks[-1].span.of(text))
    }
    rest = {block.span for gap in gaps for block in gap.blocks} - asked
    if len(asked) < _FEWEST or any(_is_talk(span.of(text)) for span in rest):
        return frozenset(asked)
    return frozenset(asked | rest)


def _is_talk(words: str) -> bool:
    return any(match.group().lower() in _OF_TALK for match in _WORD.finditer(words))
