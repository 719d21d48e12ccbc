"""Tell when somebody was born from the age that an article gives, and whether he died: namesakes are seldom as old.

Reads an article and one actor. An age stands behind a name ("Ann Lee, 34,"), in a noun phrase before it ("34-year-old
baker Ann Lee", "a 34-year-old baker from Salis, Ann Lee,"), in one that stands for it ("the 34-year-old") or behind a
pronoun ("She is 34.").
"""

from __future__ import annotations

import re

from sayso.english.words import FUNCTION_WORDS
from sayso.records import Actor, Article, Form

_BEHIND = re.compile(
    r"(?:,? \(|,? (?:aged |(?:who )?is |(?:who )?was |(?:an?|the) )?)([1-9]\d)(?=-year-old| years old|[,.;)])"
)
_BEFORE = re.compile(r"\b([1-9]\d)-year-old((?: [\w’'-]+){0,8})(,?) \Z")
_WITHIN = re.compile(r"\b([1-9]\d)-year-old\b")
_IS = re.compile(r" (?:is|was) ([1-9]\d)(?= years old|[,.;)])")
_DIED = re.compile(r"(?:, who)? (?:has |had )?(?:died|passed away)\b")
_REACH = 100
"""As many characters before a name are read."""

_STRETCH = 4
"""As many years one stretch has: an article may be older or younger than the age it tells, and the age by a year."""


def births(article: Article, actor: Actor) -> tuple[str, str] | None:
    """Return two stretches of years in which somebody was born; None where no age is told, or the article has no date.

    Whoever is as old shares one of them at least; whoever is six years older shares none.
    """
    year = article.published.value[:4] if article.published else ""
    age = _age(article.text, actor) if year.isdecimal() else None
    if age is None:
        return None
    born = int(year) - age
    return f"b{born // _STRETCH}", f"c{(born + _STRETCH // 2) // _STRETCH}"


def is_dead(article: Article, actor: Actor) -> bool:
    """Say whether an article tells that somebody died: whoever bears the name elsewhere may be a grandchild."""
    behind = (mention.span.end for mention in actor.mentions if mention.form is not Form.NOMINAL)
    return any(_DIED.match(article.text, end) for end in behind)


def _age(text: str, actor: Actor) -> int | None:
    for mention in actor.mentions:
        span = mention.span
        told = _WITHIN.search(text, span.start, span.end) if mention.form is Form.NOMINAL else None
        if mention.form is Form.NAME:
            told = _BEHIND.match(text, span.end)
            before = None if told else _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
            if before and _describes(before, text[span.end : span.end + 1]):
                told = before
        if mention.form is Form.PRONOUN:
            told = _IS.match(text, span.end)
        if told:
            return int(told[1])
    return None


def _describes(before: re.Match[str], behind: str) -> bool:
    """Say whether words with an age, before a name, are said of whoever bears it."""
    if before[3]:
        return behind in {",", "."}
    return FUNCTION_WORDS.isdisjoint(before[2].lower().split())
