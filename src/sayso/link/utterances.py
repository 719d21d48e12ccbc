"""Tell the same words in several articles: quotations that overlap, word by word.

Articles with their statements come in. ``tellings_of`` gives the quotations, ``bands_of`` hashes by which the ledger
finds candidates, ``overlap`` what two of them have in common, exactly, and how much that can hold together. Who is whom
across articles, and so which tellings are one utterance in the end, is left to the ledger; showing the words side by
side to ``alignment``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

from sayso.english.quotations import find_quotations
from sayso.english.words import FUNCTION_WORDS
from sayso.link.alignment import Word, split_words
from sayso.records import READ_ROLES, Article, Hold, Manner, Overlap, Span, Statement, Telling, TellingId, Told

UTTERANCE_RULES = "1"
"""Version of how tellings are cut and found; what other versions made is made again."""

_FEWEST = 3
"""Words of the shortest quotation that can be told again: those of one or two words join nothing."""

_MARKS = "\"“”„‟«»'‘’‚‛ \n\t"

_OPENED = re.compile(r"[\"“](?:(?<=[\s(\[—–-].)|(?<=^.)|(?<=[.!?…]“))(?P<words>[^\s\"“”][^\"“”]*)", re.MULTILINE)
"""An opening mark and what follows up to the next one."""

_ROW = 3
"""Words in a row that two tellings share at least to be told word for word."""

_STEM = 6
"""Letters by which words that tell are the same where words were altered: "arrived", "arriving"."""

_NEARLY_WHOLE = 0.8
"""What part of the shorter telling is shared where it is all but the same."""

_LONG_ROW, _LONG_TELLING, _LONG_TELLS = 8, 6, 4
"""So many words in a row are no chance, nor is a telling of so many words that the other holds nearly whole, if so many
of them tell something: not "in the end it is what it is"."""

_NEAR = 3
"""Days between two articles within which less is enough."""

_NEAR_VERBATIM_ROW, _NEAR_VERBATIM_TELLS = 5, 3
_NEAR_TELLS = 2
_NEAR_PART = (4, 3, 0.4)
"""Then, of a telling that the other holds nearly whole, a row of so many words, so many of which tell something, is as
good as a long one; two that tell hold whoever spoke, and so does a row of so many words, of which so many tell, that is
such a part of any telling."""

_SAME_OCCASION, _SAME_MATTER = 10, 45
"""Days between two articles after which one speaker's short words may be a formula said again, and his longer ones."""

_ROW_ENOUGH, _SHARES = 5, {2: 0.5, 3: 0.35, 4: 0.25}
"""Of one speaker's words a part has to be shared, more of it where the row is short or fewer of its words tell
something: else set phrases join them."""

_SHORT = 5
"""Words of a telling that may be altered between those that tell."""

_ALTERED = ((4, 0.6, 0.3), (6, 0.5, 0.4))
_SLIGHTLY_ALTERED = ((2, 1.0, 1.0), (3, 0.75, 0.75), (6, 0.6, 0.5))
"""So many words that tell, such a part of the one telling's and of the other's, make an altered telling; more is needed
where nobody knows the speaker."""


def told(article: Article, statements: Sequence[Statement]) -> Told:
    """Return an article's tellings with their bands."""
    found = list(tellings_of(article, statements))
    return Told(
        article_id=article.id,
        tellings=tuple(telling for telling, _ in found),
        bands=tuple(bands_of(words) for _, words in found),
    )


def tellings_of(article: Article, statements: Sequence[Statement]) -> Iterator[tuple[Telling, tuple[Word, ...]]]:
    """Yield the quotations of at least three words with these, in text order; each in its statement."""
    contents = [(piece.start, piece.end, number) for number, one in enumerate(statements) for piece in one.content]
    article_id = article.id
    for span in sorted(set(_quoted(article, statements))):
        words = split_words(article.text, span.start, span.end)
        if len(words) < _FEWEST:
            continue
        first, last, most = span.start, span.end, len(span) / 2
        # Those that hold most of it, in one expression: every quotation asks every content.
        around = [
            (end - start, number)
            for start, end, number in contents
            if start < last and end > first and min(last, end) - max(first, start) > most
        ]
        statement = statements[min(around)[1]] if around else None
        telling = Telling(
            article_id=article_id,
            span=span,
            statement=statement.id if statement else None,
            speaker=statement.speaker if statement else None,
            named=statement is not None and _names_its_speaker(article.text, statement),
        )
        yield telling, words


def _names_its_speaker(text: str, statement: Statement) -> bool:
    if statement.source is None:
        return False
    words = statement.source.of(text).split()
    return any(word[0].isupper() and word.lower() not in FUNCTION_WORDS for word in words)


def _quoted(article: Article, statements: Sequence[Statement]) -> Iterator[Span]:
    """Yield what stands in quotation marks, without them, and what is told as direct speech with one mark or none."""
    blocks = [block for block in article.blocks if block.role in READ_ROLES]
    found = [one for one in find_quotations(article.text, [block.span for block in blocks]) if one.depth == 0]
    outer: list[Span] = []
    for one in found:
        # Single marks inside single marks have no depth of their own.
        if not outer or one.span.start >= outer[-1].end:
            outer.append(one.span)
            start, end = one.span.start + 1, one.span.end - (1 if one.closed else 0)
            if start < end:
                yield Span(start, end)
    for block in blocks:
        for match in _OPENED.finditer(article.text, block.span.start, block.span.end):
            # A mark that nothing closes, or one of another kind: its words go on to the next mark.
            span = Span(*match.span("words"))
            if not any(span.overlaps(one) for one in outer):
                outer.append(span)
                yield span
    direct = {piece for one in statements if one.manner is Manner.DIRECT for piece in one.content}
    for piece in sorted(direct):
        words = piece.of(article.text)
        if not any(piece.overlaps(one) for one in outer) and (stripped := words.strip(_MARKS)):
            start = piece.start + words.index(stripped)
            yield Span(start, start + len(stripped))


def bands_of(words: Sequence[Word]) -> tuple[int, ...]:
    """Return a number for each two neighbours of the words that tell, and for each row of three with one such word."""
    telling = [_tells(word) for word in words]
    keys = [word.key for word in words]
    stems = [key[:_STEM] for key, tells in zip(keys, telling, strict=True) if tells]
    pairs = {("", *pair) for pair in pairwise(stems)}
    rows = {tuple(keys[at : at + _ROW]) for at in range(len(words) - _ROW + 1) if sum(telling[at : at + _ROW]) == 1}
    return tuple(sorted(map(_hashed, pairs | rows)))


def _hashed(row: tuple[str, ...]) -> int:
    digest = blake2b("\x1f".join(row).encode("utf-8", "backslashreplace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _tells(word: Word) -> bool:
    """Say whether a word is no function word, and so tells something."""
    return len(word.key) > 1 and word.folded not in FUNCTION_WORDS


@dataclass(frozen=True)
class TellingWords:
    """A telling made ready to be compared; what is looked up for each comparison is made once."""

    id: TellingId
    words: tuple[Word, ...]
    published: date | None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words, the same for all ways to write them."""
        return tuple(word.key for word in self.words)

    @cached_property
    def stems(self) -> list[str]:
        """What is compared of the words that tell, in order."""
        return _stems(self.words)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The same, each once."""
        return frozenset(self.stems)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers among the words."""
        return frozenset(word.key for word in self.words if word.key[:1].isdigit())

    @cached_property
    def rows(self) -> dict[tuple[str, ...], list[int]]:
        """Where each row of words begins that is long enough to be shared."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(self.keys) - _ROW + 1):
            places[self.keys[at : at + _ROW]].append(at)
        return places


def overlap(one: TellingWords, other: TellingWords) -> Overlap | None:
    """Return what two tellings share; None where that cannot hold them together, whoever said them."""
    shorter, longer = sorted((one, other), key=lambda telling: (len(telling.words), telling.id))
    rows = _rows(shorter, longer)
    longest = max((end - start for start, end in rows), default=0)
    shared = [word for start, end in rows for word in shorter.words[start:end]]
    share = len(shared) / len(shorter.words)
    days = abs((one.published - other.published).days) if one.published and other.published else None
    if days is not None and days > _SAME_OCCASION and not shorter.numbers <= longer.numbers:
        return None  # who says much the same later, with another number, says it anew
    tells = len({word.key for word in shared if _tells(word)})
    if _is_verbatim(longest, share, len(shorter.words), tells, days):
        hold = Hold.VERBATIM
    elif _holds_any_speaker(longest, share, tells, days) or (longest and _is_slightly_altered(shorter, longer, days)):
        hold = Hold.ANY_SPEAKER
    elif _holds_one_speaker(longest, share, tells, days) or _is_altered(shorter, longer, days):
        hold = Hold.ONE_SPEAKER
    else:
        return None
    return Overlap(one=shorter.id, other=longer.id, hold=hold, longest=longest, share=share)


def _is_verbatim(longest: int, share: float, words: int, tells: int, days: int | None) -> bool:
    nearly_whole = share >= _NEARLY_WHOLE
    if nearly_whole and _is_near(days) and longest >= _NEAR_VERBATIM_ROW and tells >= _NEAR_VERBATIM_TELLS:
        return True
    if days is not None and days > _SAME_MATTER and not nearly_whole:
        return False
    return tells >= _LONG_TELLS and (longest >= _LONG_ROW or (nearly_whole and words >= _LONG_TELLING))


def _holds_any_speaker(longest: int, share: float, tells: int, days: int | None) -> bool:
    row, telling, part = _NEAR_PART
    enough = (tells >= _NEAR_TELLS and share >= _NEARLY_WHOLE) or (
        longest >= row and tells >= telling and share >= part
    )
    return enough and _is_near(days)


def _is_slightly_altered(shorter: TellingWords, longer: TellingWords, days: int | None) -> bool:
    """Say whether nearly all words that tell are the same, within a few days."""
    return _is_near(days) and _shares_most(shorter.telling, longer.telling, _SLIGHTLY_ALTERED)


def _is_near(days: int | None) -> bool:
    return days is not None and days <= _NEAR


def _holds_one_speaker(longest: int, share: float, tells: int, days: int | None) -> bool:
    nearly_whole = share >= _NEARLY_WHOLE
    if days is not None and days > _SAME_OCCASION:
        return nearly_whole and days <= _SAME_MATTER and tells >= _NEAR_VERBATIM_TELLS
    if nearly_whole:
        return tells > 0
    least = min(max(_SHARES), max(min(_SHARES), tells)) if longest >= _ROW_ENOUGH else min(_SHARES)
    return tells >= min(_SHARES) and share >= _SHARES[least]


def _is_altered(shorter: TellingWords, longer: TellingWords, days: int | None) -> bool:
    """Say whether the words that tell are the same, all of a short telling or most of two tellings of like length."""
    if days is not None and days > _SAME_OCCASION:
        return False
    ours, theirs = shorter.telling, longer.telling
    few = len(shorter.words) <= _SHORT and _is_near(days) and len(ours) >= min(_SHARES)
    stands_in = few and ours <= theirs and _stands_in(shorter.stems, longer.stems)
    return stands_in or _shares_most(ours, theirs, (*_ALTERED, *_SLIGHTLY_ALTERED))


def _stems(words: Sequence[Word]) -> list[str]:
    return [word.key[:_STEM] for word in words if _tells(word)]


def _shares_most(ours: frozenset[str], theirs: frozenset[str], enough: Iterable[tuple[int, float, float]]) -> bool:
    fewer, more = sorted((ours, theirs), key=len)
    both = len(fewer & more)
    return any(
        both >= least and both >= part * len(fewer) and both >= other * len(more) for least, part, other in enough
    )


def _stands_in(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(theirs[at : at + len(ours)] == ours for at in range(len(theirs) - len(ours) + 1))


def _rows(shorter: TellingWords, longer: TellingWords) -> list[tuple[int, int]]:
    """Return the stretches of the shorter one, at least ``_ROW`` words each, that stand in the longer one.

    The longest come first and leave the rest to others, on both sides, so that no word counts twice.
    """
    ours, theirs = shorter.keys, longer.keys
    if ours == theirs:
        return [(0, len(ours))] if len(ours) >= _ROW else []
    if shorter.rows.keys().isdisjoint(longer.rows):
        return []
    found: list[tuple[int, int, int]] = []
    for at in range(len(ours) - _ROW + 1):
        for there in longer.rows.get(ours[at : at + _ROW], ()):
            if at and there and ours[at - 1] == theirs[there - 1]:
                continue
            length = _ROW
            while (
                at + length < len(ours) and there + length < len(theirs) and ours[at + length] == theirs[there + length]
            ):
                length += 1
            found.append((-length, at, there))
    return sorted(_apart(sorted(found)))


def _apart(found: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    our_taken: set[int] = set()
    their_taken: set[int] = set()
    for minus_length, at, there in found:
        length = -minus_length
        ours, theirs = range(at, at + length), range(there, there + length)
        if our_taken.isdisjoint(ours) and their_taken.isdisjoint(theirs):
            our_taken.update(ours)
            their_taken.update(theirs)
            yield at, at + length
