"""What the cue of a statement or an act shows about its sentence, for ``coverage``: closed classes of English verbs.

Words come in, yes or no goes out; nothing here knows an article or a record.
"""

from __future__ import annotations

import re

from sayso.resolve.forms import count, either

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)
_FORESEEN = re.compile(r"\b(?:expected|projected|forecast|feared|predicted|anticipated|tipped)\Z", re.IGNORECASE)
_NO_TELLING = re.compile(
    r"\b"
    + either(
        "likely|unlikely|set|due|scheduled|slated|poised|bound",
        "decid(?:e[sd]?|ing)|vot(?:e[sd]?|ing)|approv(?:e[sd]?|ing)|sign(?:s|ed|ing)?|tri(?:es|ed)|try(?:ing)?",
        "s(?:eek|eeks|ought|eeking)|beg(?:an|in|ins|un)|start(?:s|ed|ing)?|discuss(?:es|ed|ing)?",
        "declin(?:e[sd]?|ing) to (?:comment|say|answer)|(?:spoke|speaks?|talk(?:s|ed)?) (?:about|for)",
    )
    + r"\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\b(?:videos?|images?|photos?|photographs?|pictures?|footage|films?|maps?|cameras?|satellites?|clips?)\Z",
    re.IGNORECASE,
)


def tells(source: str | None, cue: str) -> bool:
    """Say whether a frame tells anybody's words or thoughts.

    What is expected of the future, decisions and deeds do not, nor what a picture shows.
    """
    if _NO_TELLING.search(cue):
        return False
    if source is None:
        return _FORESEEN.search(cue) is None or (count(cue) > 1 and _PASSIVE.search(cue) is None)
    return _PICTURE.search(source) is None


_BINDING = re.compile(
    r"\b"
    + either(
        "promis(?:e[sd]?|ing)|pledg(?:e[sd]?|ing)|vow(?:s|ed|ing)?|agree(?:s|d|ing)?|refus(?:e[sd]?|ing|al)",
        "plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|intention|want(?:s|ed|ing)?|hop(?:e[sd]?|ing)|aim(?:s|ed|ing)?",
        "demand(?:s|ed|ing)?|call(?:s|ed|ing)?|urg(?:e[sd]?|ing)|order(?:s|ed|ing)?|request(?:s|ed|ing)?",
        "offer(?:s|ed|ing)?|threat(?:s|en|ens|ened|ening)?|warn(?:s|ed|ing)?|propos(?:e[sd]?|ing|al)",
        "recommend(?:s|ed|ing)?|insist(?:s|ed|ing)?|ask(?:s|ed|ing)?|commit(?:s|ted|ting|ment)?|oppos(?:e[sd]?|ing)",
        "guarantee[sd]?|undert(?:ake|akes|ook)|appeal(?:s|ed|ing)?|plead(?:s|ed|ing)?|ready|willing",
    )
    + r"\b",
    re.IGNORECASE,
)


def binds(cue: str) -> bool:
    """Say whether the cue of an act tells somebody's will: "promised", but not "will"."""
    active = _PASSIVE.match(cue) is None or cue.lower().endswith(("ready", "willing", "ing"))
    return active and _BINDING.search(cue) is not None


_DEED = re.compile(
    r"\b"
    + either(
        "decid(?:e[sd]?|ing)|decision|vot(?:e[sd]?|ing)|approv(?:e[sd]?|ing)|sign(?:s|ed|ing)?|tri(?:es|ed)|try(?:ing)?",
        "s(?:eek|eeks|ought|eeking)|beg(?:an|in|ins|inning)|start(?:s|ed|ing)?|mov(?:e[sd]?|ing)|attempt(?:s|ed|ing)?",
        "efforts?|work(?:s|ed|ing)?|prepar(?:e[sd]?|ing)|launch(?:es|ed|ing)?|announc(?:e[sd]?|ing)|consider(?:s|ed|ing)?",
        "adopt(?:s|ed|ing)?|creat(?:e[sd]?|ing)|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|chose|chooses?",
    )
    + r"\b",
    re.IGNORECASE,
)


def is_deed(cue: str) -> bool:
    """Say whether the cue of an act is a deed of its own: "voted", "began"."""
    return _DEED.search(cue) is not None


_ASKING = re.compile(
    r"\b(?:should(?:n[’']t)?|must(?:n[’']t)?|ought|needs?|ha(?:s|ve)|got to|better|time|let(?:[’']s)?)\b",
    re.IGNORECASE,
)
_OPENS_IMPERATIVE = re.compile(
    r"\W*(?:(?:and|but|so|please|then|instead|now|just|first|never|always|do|don[’']t|not|or)\W+){0,3}\Z",
    re.IGNORECASE,
)
_OPENS_NOUN = re.compile(r"\b(?:the|a|an|any|no|this|that|of|his|her|its|their)\W+(?:\w+\W+)?\Z", re.IGNORECASE)


def asks(cue: str, before: str) -> bool:
    """Say whether the cue of a demand is the author's asking, ``before`` being the words of the sentence before it.

    So are "should" and an imperative, but not "was told to" nor "the need to".
    """
    if _ASKING.search(cue):
        return cue.lower() != "need" or _OPENS_NOUN.search(before) is None
    return _OPENS_IMPERATIVE.match(before) is not None


_BEHIND = re.compile(r"(?:was|were|had)\b", re.IGNORECASE)


def is_behind(cue: str) -> bool:
    """Say whether the cue of an act looks ahead from a day that is past: "was due to"."""
    return _BEHIND.match(cue) is not None
