"""Where sentences end: rules for English prose.

A stretch of text comes in, the bounds of its sentences go out. Small rules of our own stand here because the libraries
for it keep a quotation of several sentences in one piece, and whose words each sentence holds is what sayso asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.english.words import FUNCTION_WORDS, words_of

_BEFORE_MORE = words_of(
    "mr mrs ms messrs dr prof rep reps sen sens gov hon rev gen lt col sgt capt cmdr adm maj brig pvt cpl st mt ft dept"
    " supt insp det fr vs eg ie cf approx"
)
"""Abbreviations whose full stop ends no sentence, for more always follows."""

_BEFORE_NUMBERS = words_of(
    "no nos jan feb mar apr jun jul aug sep sept oct nov dec p pp vol ch art fig sec para par ca est tel ext"
)
"""Abbreviations whose full stop ends no sentence where a number follows."""

_AT_EITHER = words_of("jr sr inc corp co cos ltd bros llc plc etc al ave blvd rd sq bn mn univ assn phd ph.d")
"""Abbreviations after which a sentence may end or not."""

_STATES = words_of(
    "ariz calif colo conn fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ont ore pa penn que tenn"
    " tex va vt wash wis wyo"
)
"""As those, but with a capital: "wash" and "ill" are words."""

_REPORTING = words_of(
    "said says asked asks added adds replied replies answered answers told tells wrote writes wondered wonders shouted"
    " shouts cried cries exclaimed exclaims tweeted tweets demanded demands inquired joked jokes quipped continued"
    " recalled explained explains insisted insists declared chanted yelled screamed thundered remarked responded"
    " concluded concludes mused laughed sighed"
)
"""Tell who speaks, behind the words that are told."""

_END = re.compile(r"(?<![.!?…])(?P<stop>[.!?…]++)(?P<closing>[\"”’'»)\]]*+(?:\[\w{1,3}\])*+)(?=\s)|\n")
"""The marks that may end a sentence, and those that belong to it behind them: closing ones, a footnote's number."""

_NEXT = re.compile(r"\s*+(?P<marks>[\"“”‘’'«(\[•*–—-]*+)\s?(?P<word>[\w’']*+)")
_NOTHING = re.compile(r"\s*+(?:[.!?…]|[^\w\s]{0,4}+\s*+\Z)")
"""Goes on a row of full stops with spaces in it, or ends the text with a mark that stands off its sentence."""

_LONGEST = 24
"""Characters before a full stop that are looked at: more than any abbreviation has."""

_LAST_WORD = re.compile(r".*[\s\"“”‘«»()\[\]/–—-]", re.DOTALL)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_NUMBERING = re.compile(r"[\s\"“(\[•*#]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")
_VERB = rf"(?:{'|'.join(sorted(_REPORTING))})\b"
_TELLS_WHO = re.compile(rf"\s+(?:{_VERB}\s+[A-Z]|(?:[\w’'-]+\.?\s){{1,4}}{_VERB})")
_CLOSING_QUOTES = frozenset("\"”’'»")
_OPENING_QUOTES = frozenset("\"“‘'«")


def sentence_bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each sentence between ``start`` and ``end`` starts and ends, without the white space around it."""
    begun = start
    for match in _END.finditer(text, start, end):
        if match.group() == "\n" or _ends(text, begun, match, end):
            yield from _trimmed(text, begun, match.end())
            begun = match.end()
    yield from _trimmed(text, begun, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    if words := words.strip():
        yield start, start + len(words)


def _ends(text: str, begun: int, match: re.Match[str], end: int) -> bool:
    """Say whether the marks of ``match`` end the sentence that began at ``begun``."""
    following = _NEXT.match(text, match.end(), end)
    marks, word = following.group("marks", "word") if following else ("", "")
    if not word:
        return _NOTHING.match(text, match.end(), end) is None
    if word[0].islower() and word == word.lower():
        return False  # but "iPhone" may begin a sentence
    if _CLOSING_QUOTES.isdisjoint(match["closing"]):
        if match["stop"] != ".":
            return True
        before = text[max(begun, match.start() - _LONGEST) : match.start()]
        if match.start() - begun < _LONGEST and _NUMBERING.match(before):
            return False
        return not _is_short(before, word, opens=not _OPENING_QUOTES.isdisjoint(marks))
    # “Will it hold?” Ann Lee asked.
    if match["stop"] == "." or marks or (word != "I" and word.lower() in FUNCTION_WORDS):
        return True
    return _TELLS_WHO.match(text, match.end(), end) is None


def _is_short(before: str, following: str, *, opens: bool) -> bool:
    """Say whether the full stop behind ``before`` belongs to its last word alone, ``following`` being the next one.

    ``opens`` says whether that one opens a quotation.
    """
    written = _LAST_WORD.split(before, maxsplit=1)[-1].lstrip("’'")
    word = written.lower()
    if word in _BEFORE_MORE:
        return True
    if following[0].isdigit():
        return word in _BEFORE_NUMBERS
    shortened = word in _AT_EITHER or (word in _STATES and written[0].isupper()) or _INITIALS.match(word)
    return bool(shortened) and not opens and following.lower() not in FUNCTION_WORDS
