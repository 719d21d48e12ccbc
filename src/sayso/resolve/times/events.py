"""The event that a time is counted from: "two years after the war", "since the dissolution of the union"."""

from __future__ import annotations

import re

from sayso.english.calendar import MONTHS, WEEKDAYS
from sayso.english.words import words_of
from sayso.records import Span
from sayso.resolve.times.scene import Scene

_LINK = r"\b(?:since|after|before|following|prior to)\s+"
_LINKED = re.compile(_LINK + r"(?=[^\W\d_])", re.IGNORECASE)
_LINKED_BEHIND = re.compile(r"\s*" + _LINK + r"(?=[^\W\d_])", re.IGNORECASE)
_LINKED_BEFORE = re.compile(_LINK + r"$", re.IGNORECASE)
_STOPS = words_of(
    "and or but that which who whom whose when where while because although though if as than is are was were be been"
    " being has have had will would may might can could should shall do does did said says in on at by for with to from"
    " into over under during against about after before since until through between among without within per via amid"
    " ago earlier later not he she they it we i you this these those there"
)
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_MOST = 8
"""Words that the name of an event may have."""

_FAR = 200
"""Characters around "since" that are looked at."""


def event_named(scene: Scene, words: str) -> Span | None:
    """Return the event that the words of a time name.

    "Since the dissolution of the union" does so by itself, "the war" where "since" stands right before it.
    """
    if link := _LINKED.search(words, 0, _FAR):
        return _event(words[link.end() :], scene.span.start + link.end())
    return _event(words, scene.span.start) if _LINKED_BEFORE.search(scene.before[-_FAR:]) else None


def event_behind(scene: Scene) -> Span | None:
    """Return the event right behind a time: "two years" after the war."""
    link = _LINKED_BEHIND.match(scene.after)
    return _event(scene.after[link.end() :], scene.span.end + link.end()) if link else None


def _event(text: str, at: int) -> Span | None:
    """Return the noun phrase that ``text`` begins with; None where it names no event but a day or a pronoun."""
    end = count = 0
    for match in _WORD.finditer(text[:_FAR]):
        word = match[0].lower()
        if text[end : match.start()].strip() or word in _STOPS or count == _MOST or word.endswith("ing"):
            break
        if word[0].isdecimal() or word in MONTHS or word in WEEKDAYS:
            return None
        end, count = match.end(), count + 1
    return Span(at, at + end) if end else None
