"""Whether the clause around a time speaks of what is past or of what lies ahead, by its verbs.

There is no parser: the words before the time are read from left to right, a comma or conjunction begins a new clause,
and the last verb that says so counts. Where the clause has none before the time, those right behind it count, then
those of the clause before.
"""

from __future__ import annotations

import re

from sayso.english.words import words_of

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[,;:()“”\"–—]|--|``|''")
_BOUNDS = words_of(
    ", ; : ( ) “ ” \" – — -- `` '' that which who whom whose what where when while because after before since if unless"
    " although though so and but or"
)
_STOPS = words_of("; : ) that which who whom where when while because although")
_CLEARLY_AHEAD = words_of(
    "will 'll shall won't expected expects expect scheduled planning due upcoming forthcoming slated poised payable"
    " expire expires mature matures maturing tomorrow"
)
_AHEAD = words_of(
    "would should may might could can must cannot can't wouldn't couldn't going hope hopes hoping hoped intend intends"
    " intended aims planned proposed likely unlikely pending effective tentatively begin begins anticipated delayed"
    " postponed ahead"
)
_TO_COME = words_of(
    "is are agree agrees agreed vowed promised pledged set ready ask asks asked want wants wanted decided urged"
    " ordered told refused threatened offered invited due time able plan plans planned proposed scheduled hoped"
)
"""Before "to" and "for" they speak of what comes after: "agreed to meet Tuesday"."""

_PAST = words_of(
    "was were been had did didn't wasn't weren't hadn't said told ago arose ate beat became began bought broke"
    " brought built came caught chose dealt drew drove dug fell felt fled flew forgot fought found gave got grew held"
    " hid hit hung kept knew laid lay led left lit lost made met outgrew overcame paid quit ran rode rose sang sank saw"
    " sent shook shot shrank shut slid sold sought spent spoke stole stood struck swam swept swore taught thought threw"
    " took tore understood went withdrew woke won wore wrote"
)
_NO_PAST = words_of("need indeed speed breed feed seed exceed proceed succeed red bed hundred united embed")
_PASSIVE = words_of("be being to not and")
_BEFORE_NOUNS = words_of("a an the its his her their our my your this these those of in for with by at on more most")
_UNTIL = words_of("until till by")
_BEHIND, _FAR_BEHIND = 10, 25
"""Words behind a time in which its verb is looked for: elsewhere, and where the time opens the sentence."""


def direction(before: str, after: str) -> int:
    """Return 2 or 1 where a clause speaks of what lies ahead, -2 or -1 of what is past, 0 where it does not say.

    1 and -1 are weak: "could", a participle. ``before`` and ``after`` are the sentence on either side of the time.
    """
    left = _words(before)
    own = earlier = 0
    for n, word in enumerate(left):
        if word in _BOUNDS:
            earlier, own = own or earlier, 0
        else:
            own = _turned(own, word, left[n - 1] if n else "")
    if len(left) > 2 and (left[-1] in _UNTIL or left[-1] == left[-3] == "as"):
        # "Given until Tuesday", "as soon as Tuesday".
        own = max(own, 1)
    return own or _behind(after, _BEHIND if len(left) > 2 else _FAR_BEHIND) or (earlier > 0) - (earlier < 0)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _behind(after: str, most: int) -> int:
    """Return where the words behind a time point."""
    right = _words(after[: 12 * most])[:most]
    for n, word in enumerate(right):
        if n and word in _STOPS:
            break
        if way := _turned(0, word, right[n - 1] if n else ""):
            # "On Tuesday, he said" does not speak of the telling.
            return -1 if word == "said" else way
    return 0


def _turned(way: int, word: str, before: str) -> int:
    """Return where a clause points that pointed ``way`` up to ``word``."""
    if word in _CLEARLY_AHEAD:
        return 2
    if word in _AHEAD or (word in ("to", "for") and before in _TO_COME):
        return 1
    if before == "to" and word not in _BEFORE_NOUNS:
        # An infinitive: "subpoenaed him to testify Tuesday".
        way = max(way, -1)
    if before in _PASSIVE and way > 0:
        # A participle: "will be held".
        return way
    if word in _PAST:
        return -2
    if len(word) > 3 and word.endswith("ed") and word not in _NO_PAST and way <= 0 and before not in _PASSIVE:
        # Behind "will" it is a participle: "will redeem preferred shares".
        return min(way, -1 if before in _BEFORE_NOUNS else -2)
    return way
