"""The clause of a sentence in which some words stand: what a timeline shows of a long sentence.

Takes a sentence and a place in it; gives the stretch between the nearest marks that part clauses. A short clause hardly
says by itself what happens, so then it is the whole sentence.
"""

from __future__ import annotations

import re

from sayso.records import Span

_PARTED = re.compile(r";\s|:\s|\s[–—]\s|,\s(?:and|but|while|whereas|although|though|because|yet)\s")

_FEWEST_WORDS = 4
"""Less is a stray piece, such as "built in 1911" between dashes. Of 1,147 dates in news (the train parts of TimeBank
and AQUAINT) 116 stood in a clause that is shorter than its sentence, none of them in one of less than five words."""


def clause(sentence: str, place: Span) -> Span:
    """Return the clause of ``sentence`` in which ``place`` stands."""
    start, end = 0, len(sentence)
    for mark in _PARTED.finditer(sentence):
        if mark.end() <= place.start:
            start = mark.end()
        elif mark.start() >= place.end:
            end = mark.start()
            break
    found = Span(start, end)
    return found if len(found.of(sentence).split()) >= _FEWEST_WORDS else Span(0, len(sentence))
