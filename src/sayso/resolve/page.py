"""Cut the text of an article into words with their sentences and paragraphs.

Reads an ``Article``, gives a ``Page``: the words of the blocks that analysis reads, in text order. What they mean is
left to ``names`` and ``phrases``.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from sayso.english.sentences import sentence_bounds
from sayso.english.words import FUNCTION_WORDS
from sayso.records import READ_ROLES, Article, Span

PART = r"\w[\w\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]*"
"""Letters and digits, with accents that are written as characters of their own."""

WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|@?{PART}(?:[’'&.\-]+{PART})*")
"""A word keeps what joins its parts: "O’Brien-Hale", "U.S.", "S&P", "news.example"; a handle keeps its mark."""

INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\Z")
PARTICIPLES = (
    "-led",
    "-based",
    "-backed",
    "-born",
    "-owned",
    "-run",
    "-linked",
    "-controlled",
    "-funded",
    "-connected",
)
"""End a word that begins with a name and describes another."""

OPENING = re.compile(r"[:;–—]|[“«\"‘(]\Z")
HEADLINE_SHARE = 0.7
HEADLINE_WORDS = 4


class Word(NamedTuple):
    """One word of the text, without the ’s of a possessive."""

    start: int
    end: int
    low: str
    """As ``_fold`` writes it."""

    capital: bool
    opens: bool
    """Whether it stands first in its sentence, or first behind an opening quotation mark."""

    possessive: bool
    sentence: int
    paragraph: int
    headline: bool
    """Whether its paragraph capitalises most words, so that a capital shows no name."""


@dataclass(frozen=True, slots=True)
class Page:
    """The words of an article."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    """Where each word begins."""

    lower: frozenset[str]
    """Every word that the text writes without a capital."""

    def within(self, start: int, end: int) -> range:
        """Return the numbers of the words that begin in a stretch of text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def at(self, position: int) -> Word | None:
        """Return the word at a position, or the next one before it."""
        number = bisect_left(self.starts, position + 1) - 1
        return self.words[max(number, 0)] if self.words else None

    def gap(self, number: int) -> str:
        """Return what stands between a word and the next one."""
        return (
            self.text[self.words[number].end : self.words[number + 1].start] if number + 1 < len(self.words) else "\n"
        )


def read_page(article: Article) -> Page:
    """Return the words of ``article`` that analysis reads."""
    words: list[Word] = []
    sentence = 0
    for paragraph, block in enumerate(article.blocks):
        if block.role in READ_ROLES:
            found = _words(article.text, block.span, sentence, paragraph)
            sentence = found[-1].sentence if found else sentence
            words += found
    return Page(
        text=article.text,
        words=tuple(words),
        starts=tuple(word.start for word in words),
        lower=frozenset(word.low for word in words if not word.capital),
    )


def _words(text: str, span: Span, sentence: int, paragraph: int) -> list[Word]:
    """Return the words of a block, ``sentence`` being the number of the last sentence before it."""
    found: list[Word] = []
    matches = list(WORD.finditer(text, span.start, span.end))
    headline = _is_headline([match.group() for match in matches], text[span.end - 1])
    bounds = sentence_bounds(text, span.start, span.end)
    end = until = span.start
    for match in matches:
        start, word = match.span()[0], match.group()
        gap = text[end:start]
        begins = start >= until
        if begins:
            until = next((stop for _, stop in bounds if stop > start), span.end)
            sentence += 1
        opens = begins or (gap not in {" ", ", "} and OPENING.search(gap) is not None)
        end = match.end()
        low = _fold(word)
        stop = match.end()
        possessive = low.endswith("'s") and len(low) > 2
        if possessive:
            low, stop = low[:-2], stop - 2
        elif low.endswith("s") and text[stop : stop + 2] in {"’ ", "' "}:
            possessive = True
        capital = word[0].isupper() and not word.endswith(PARTICIPLES)
        found.append(Word(start, stop, low, capital, opens, possessive, sentence, paragraph, headline))
    return found


def _fold(word: str) -> str:
    """Lower-case a word, with a straight apostrophe, without accents and the dots of an abbreviation.

    Initials that would read as a function word ("US", "WHO", "IT") stay in capitals.
    """
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word.replace("’", "'")) if not unicodedata.combining(c))
    if "." in word and INITIALS.match(word):
        word = word.replace(".", "")
    low = word.lower()
    return word if low in FUNCTION_WORDS and len(word) > 1 and word.isupper() else low


def _is_headline(words: list[str], last: str) -> bool:
    long = [word for word in words if len(word) > 3]
    enough = HEADLINE_WORDS if last in '.!?”"' else 2
    return len(long) >= enough and sum(word[0].isupper() for word in long) > HEADLINE_SHARE * len(long)
