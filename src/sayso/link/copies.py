"""Tell copies: which sentences of one article stand in another, word for word or lightly edited.

Articles with their sentences come in. ``body_of`` gives what an article itself brings, ``sketch`` the MinHash bands by
which candidates are found among many articles, ``compare`` what one body is to another, exactly, sentence by sentence.
Keeping sketches and finding who shares a band is left to the ledger, what each copy changed to ``copies_edits``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise, repeat

from rensa import RMinHash

from sayso.english.quotations import find_quotations
from sayso.english.words import FUNCTION_WORDS
from sayso.records import (
    Article,
    ArticleId,
    BlockRole,
    Body,
    BodySentence,
    Copying,
    Likeness,
    Manner,
    Sentence,
    Span,
    Statement,
    holder,
)
from sayso.records import SentenceRole as Role

COPY_RULES = f"1, rensa {RMinHash.ALGORITHM_VERSION}"
"""Version of how bodies are cut, sketched and compared; what other versions made is made again."""

_BODY_ROLES = frozenset({BlockRole.PARAGRAPH, BlockRole.QUOTE})

_NO_BODY = frozenset({Role.FURNITURE, Role.RESIDUE})

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")

_HANDLE = re.compile(r"\(@\w{1,30}\)")
_LONGEST_SIGNATURE = 50
"""Characters of a line that says who posted what stands before it: "— Ann Lee (@annlee)", its date not counted."""

_GLUED = re.compile(r"(?<=[a-z)][.!?])(?=[A-Z“])")
"""Where two sentences meet without a space, as in pages that lost their line breaks."""

_FEWEST = 4
"""Words of the shortest sentence that counts: shorter ones stand in many texts."""

_COPIED = 0.8
_PARTLY = 0.2
_PARTLY_SENTENCES = 3
"""Shares and numbers of bench/accounts/GUIDELINES.md; sentences weigh as much as they have words."""

_COPIED_OUTSIDE = 0.6
"""Of the sentences outside quotations a copy shares at least this part, so that shared quotations alone make none."""

_EDITED = 0.7
_EDITED_OF_COPY = 0.5
"""A sentence stands in another text lightly edited where this part of its word pairs does, in one place; the smaller
part is enough where half of the body is copied anyway. On invented sentences of twenty words: a changed attribution, a
cut clause and two changed words pass; the same told in own words does not."""

_TITLE_TELLS, _REST_TELLS = 0.34, 0.25
"""Two texts tell of one thing where this part of the telling words of a title, or of what is not shared, stands in the
other text. In news_cluster's pairs outside of the bench that holds for most of one event and few of two events."""

_STEM, _SHORTEST_TELLING = 6, 4

_JOINED = 20
"""A sentence of twice as many words may be three of another text, and so on; any may be two."""

_KEPT = 0.85
"""What makes two texts partly copies is sentences of which so much is kept."""

_FEWEST_EDITED = 8
"""Words of the shortest sentence that is known as edited: of shorter ones too little is left."""

_NOT_WHOLE = 0.999

_SHINGLE = 5
_BANDS = 2
"""Each sentence is sketched by so many MinHash values of its shingles of so many words, each value a band of its own. A
sentence kept word for word shares all of them, one with a word in twenty changed one of two on average."""

_SEED = 7

_SHORTEST_QUOTATION = 20
"""Characters of what counts as quoted: shorter ones are titles, nicknames and single words."""


def body_of(article: Article, sentences: Sequence[Sentence], statements: Sequence[Statement]) -> Body:
    """Return the sentences that count where texts are compared; where there is no paragraph, captions do."""
    roles = {block.role for block in article.blocks}
    counted = _BODY_ROLES if roles & _BODY_ROLES else frozenset({BlockRole.CAPTION})
    direct = frozenset(one.id for one in statements if one.manner is Manner.DIRECT)
    blocks = [block.span for block in article.blocks if block.role in counted]
    quoted = _Quoted(article.text, blocks)
    posts = _posts(article.text, blocks)
    found, beside = [], []
    for sentence in sentences:
        block = holder(blocks, sentence.span.start)
        if block is None or (sentence.role in _NO_BODY and counted is _BODY_ROLES):
            beside.append(sentence.span)
        else:
            mostly = 2 * quoted.within(sentence.span) > len(sentence.span)
            told = sentence.voice in direct or block in posts
            found.append(BodySentence(span=sentence.span, quoted=mostly or told))
    return Body(article_id=article.id, sentences=tuple(found), beside=tuple(beside))


def _posts(text: str, blocks: Sequence[Span]) -> frozenset[Span]:
    """Return the blocks that show a post: those signed with a handle, and what stands before a signature alone."""
    found = set()
    for number, block in enumerate(blocks):
        if match := _HANDLE.search(text, block.start, block.end):
            found.add(block)
            if number and match.end() - block.start <= _LONGEST_SIGNATURE:
                found.add(blocks[number - 1])
    return frozenset(found)


class _Quoted:
    """How much of a stretch of text stands in quotation marks; asked for in text order."""

    def __init__(self, text: str, blocks: Sequence[Span]) -> None:
        found = find_quotations(text, blocks)
        self._spans = [one.span for one in found if one.depth == 0 and len(one.span) > _SHORTEST_QUOTATION]
        self._at = 0

    def within(self, span: Span) -> int:
        while self._at < len(self._spans) and self._spans[self._at].end <= span.start:
            self._at += 1
        inside = 0
        for quotation in self._spans[self._at :]:
            if quotation.start >= span.end:
                break
            inside += min(quotation.end, span.end) - max(quotation.start, span.start)
        return inside


def words_of(text: str) -> tuple[str, ...]:
    """Return the words by which texts are compared: without case, punctuation and the form of the apostrophe."""
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))


@dataclass(frozen=True)
class BodyWords:
    """A body made ready to be compared; what is looked up for each comparison is made once."""

    article_id: ArticleId
    sentences: tuple[tuple[str, ...], ...]
    """Each once, in text order."""

    quoted: tuple[bool, ...]
    beside: tuple[tuple[str, ...], ...]
    title: frozenset[str]
    """The telling words of the title, shortened as ``_telling`` does."""

    size: int
    """All words of the sentences."""

    @classmethod
    def of(cls, body: Body, text: str, title: str | None) -> BodyWords:
        """Cut the words of ``body`` out of its article's ``text``."""
        found = {words: one.quoted for one in body.sentences for words in _pieces(one.span.of(text))}
        beside = tuple(words for span in body.beside for words in _pieces(span.of(text)))
        telling = _telling(words_of(title or ""))
        return cls(body.article_id, tuple(found), tuple(found.values()), beside, telling, sum(map(len, found)))

    @cached_property
    def telling(self) -> frozenset[str]:
        """The telling words of title and body."""
        return self.title.union(*map(_telling, self.sentences))

    @cached_property
    def index(self) -> SentenceIndex:
        """In which another body's sentences are sought."""
        return SentenceIndex((*self.sentences, *self.beside))


def _pieces(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each sentence that is long enough to be compared."""
    for piece in _GLUED.split(text):
        words = words_of(piece)
        if len(words) >= _FEWEST:
            yield words


def _telling(words: Iterable[str]) -> frozenset[str]:
    """Return those words by which a subject is known, without their endings."""
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORTEST_TELLING and word not in FUNCTION_WORDS)


def sketch(body: BodyWords) -> tuple[int, ...]:
    """Return the bands of ``body``, sorted: texts that share sentences share bands, others hardly ever do."""
    bands: set[int] = set()
    for words in body.sentences:
        if len(words) > _SHINGLE:
            minhash = RMinHash(num_perm=_BANDS, seed=_SEED)
            minhash.update([" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)])
            bands.update(value << 1 | number for number, value in enumerate(minhash.digest()))
    return tuple(sorted(bands))


def compare(one: BodyWords, other: BodyWords) -> Likeness:
    """Say what part of the shorter body stands in the longer one, and what that makes them."""
    shorter, longer = sorted((one, other), key=lambda body: (body.size, body.article_id))
    found = _find(shorter, longer)
    shared = [one.share == 1.0 or (one.words >= _FEWEST_EDITED and one.share >= _EDITED) for one in found]
    if 2 * sum(shared) >= len(shared):
        shared = [one.share >= _EDITED_OF_COPY for one in found]
    if any(shared) and not _of_one_subject(shorter, longer, shared):
        shared = [False] * len(shared)
    word_for_word = sum(one.share == 1.0 and kept for one, kept in zip(found, shared, strict=True))
    return Likeness(
        shorter=shorter.article_id,
        longer=longer.article_id,
        copying=_copying(found, shared),
        sentences=len(shared),
        word_for_word=word_for_word,
        edited=sum(shared) - word_for_word,
        share=_weight(found, shared),
    )


def _weight(found: Sequence[_Found], chosen: Iterable[bool]) -> float:
    """Return what part of all words the chosen sentences hold."""
    chosen_words = sum(one.words for one, choose in zip(found, chosen, strict=True) if choose)
    return chosen_words / sum(one.words for one in found) if found else 0.0


def _of_one_subject(shorter: BodyWords, longer: BodyWords, shared: Sequence[bool]) -> bool:
    """Say whether two texts tell of one thing apart from the sentences they share, which else are a page's own."""
    rest = frozenset[str]().union(
        *(_telling(words) for words, one in zip(shorter.sentences, shared, strict=True) if not one)
    )
    titles = [(one.title, other.telling) for one, other in ((shorter, longer), (longer, shorter)) if one.title]
    by_titles = [len(words & known) / len(words) >= _TITLE_TELLS for words, known in titles]
    by_rest = [len(rest & longer.telling) / len(rest) >= _REST_TELLS] if rest else []
    return any((*by_titles, *by_rest)) or not (by_titles or by_rest)


def _copying(found: Sequence[_Found], shared: Sequence[bool]) -> Copying:
    """Judge by the sentences of the shorter body, and by those of them outside quotations, which are shared or not."""
    outside = [kept for one, kept in zip(found, shared, strict=True) if not one.quoted]
    if len(shared) > 1 and _weight(found, shared) >= _COPIED and 0 < sum(outside) >= _COPIED_OUTSIDE * len(outside):
        return Copying.COPY
    kept = sum(one.share >= _KEPT and not one.quoted for one, kept in zip(found, shared, strict=True) if kept)
    if kept >= _PARTLY_SENTENCES or 0 < kept >= _PARTLY * len(shared):
        return Copying.PARTLY
    return Copying.NONE


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence of the shorter body, and how much of it stands in the longer one."""

    words: int
    share: float
    quoted: bool
    """Whether either article quotes it."""


def _find(shorter: BodyWords, longer: BodyWords) -> list[_Found]:
    """Return what becomes of each sentence of the shorter body in the longer one."""
    found = []
    for words, quoted in zip(shorter.sentences, shorter.quoted, strict=True):
        place, share = longer.index.best(words)
        there = place is not None and place < len(longer.quoted) and longer.quoted[place] and share >= _EDITED
        found.append(_Found(words=len(words), share=share, quoted=quoted or there))
    return found


class SentenceIndex:
    """Sentences in which those of another text are sought, by their pairs of words."""

    def __init__(self, sentences: Sequence[tuple[str, ...]]) -> None:
        self._sentences = sentences
        self._whole = {words: number for number, words in enumerate(self._sentences)}
        self._places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, words in enumerate(self._sentences):
            for pair in set(pairwise(words)):
                self._places[pair].append(number)

    def best(self, words: tuple[str, ...]) -> tuple[int | None, float]:
        """Return which sentence holds most of ``words``, and what part of their pairs; 1 where it is the same.

        Where the words were joined from several sentences, it is the first of them.
        """
        whole = self._whole.get(words)
        return self._edited(words) if whole is None else (whole, 1.0)

    def _edited(self, words: tuple[str, ...]) -> tuple[int | None, float]:
        pairs = set(pairwise(words))
        counted = Counter(chain.from_iterable(filter(None, map(self._places.get, pairs))))
        if not counted:
            return None, 0.0
        reach = max(2, 1 + len(words) // _JOINED)
        none = repeat(0)
        most, place = max((sum(map(counted.get, range(at, at + reach), none)), -at) for at in counted)
        # Whatever order its pairs stand in, another sentence is not the same.
        return -place, min(most / len(pairs), _NOT_WHOLE)
