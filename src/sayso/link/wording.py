"""The words that each publisher uses in its own voice, against those of the others.

Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words"): the prior is what all
publishers together use, so that a word of few occurrences is held back. Own voice is what the author's sentences say
outside the contents of statements; names, numbers and function words do not count.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from sayso.english.tokens import tokenise
from sayso.english.words import FUNCTION_WORDS
from sayso.records import AUTHOR, ArticleId, Form, Reading, SentenceRole, Span, holder
from sayso.records.accounts import OwnWording, Used

FEWEST = 5
"""Fewer occurrences show nothing: no word is shown of which a publisher has less."""

_PRIOR = 500.0
"""Words that the prior is worth: with as many of its own, a publisher's words count as much as what all use."""

_TELLING = 1.96
"""The least z-score: one in twenty is as far from 0 by chance."""

_NO_PROSE = frozenset({SentenceRole.FURNITURE, SentenceRole.RESIDUE})

Occurrence = tuple[str, ArticleId, Span]


def own_wording(
    readings: Sequence[Reading], *, about: Callable[[Reading, Span], bool] | None = None
) -> tuple[OwnWording, ...]:
    """Return what is its own in each publisher's words, by its name; nothing where there is one publisher alone.

    ``about`` says of a reading and a sentence whether its words count; all do unless it is given. What agencies wrote
    is no publisher's own: leave copies out.
    """
    used: dict[str, list[Occurrence]] = defaultdict(list)
    for reading in readings:
        used[publisher_of(reading)] += own_words(reading, about)
    counts = {publisher: Counter(word for word, _, _ in found) for publisher, found in used.items()}
    every = sum(counts.values(), Counter[str]())
    if len(used) < 2:
        return ()
    return tuple(_wording(publisher, used[publisher], counts[publisher], every) for publisher in sorted(used))


def publisher_of(reading: Reading) -> str:
    """Return the publisher's name, else that of the source."""
    return reading.article.publisher.value if reading.article.publisher else reading.article.source


def own_words(reading: Reading, about: Callable[[Reading, Span], bool] | None = None) -> Iterator[Occurrence]:
    """Yield the words that an article uses in its author's voice, in text order."""
    article_id, text = reading.article.id, reading.article.text
    said = sorted(piece for statement in reading.statements for piece in statement.content)
    names = sorted(m.span for actor in reading.actors for m in actor.mentions if m.form is Form.NAME)
    for sentence in reading.sentences:
        if sentence.role in _NO_PROSE or sentence.voice not in {AUTHOR, None}:
            continue
        if about is not None and not about(reading, sentence.span):
            continue
        for token in tokenise(text, sentence.span.start, sentence.span.end):
            word = token.word.removesuffix("'s")
            if not word[0].isalpha() or len(word) < 2 or word in FUNCTION_WORDS:
                continue
            if _inside(said, token.start) or _inside(names, token.start):
                continue
            yield word, article_id, Span(token.start, token.end)


def _inside(spans: Sequence[Span], start: int) -> bool:
    """Say whether a place lies in one of ``spans``, of which the last to begin before it may lie in another."""
    return holder(spans, start) is not None


def _wording(publisher: str, used: Sequence[Occurrence], own: Counter[str], every: Counter[str]) -> OwnWording:
    total, all_words = own.total(), every.total()
    rest = all_words - total
    found: list[Used] = []
    for word, count in own.items():
        if count < FEWEST:
            continue
        prior = _PRIOR * every[word] / all_words
        others = every[word] - count
        score = _z(count + prior, total + _PRIOR, others + prior, rest + _PRIOR)
        if score >= _TELLING:
            passages = tuple((article, span) for said, article, span in used if said == word)
            found.append(Used(word=word, count=count, others=others, score=round(score, 2), passages=passages))
    return OwnWording(
        publisher=publisher, total=total, words=tuple(sorted(found, key=lambda one: (-one.score, one.word)))
    )


def _z(one: float, of_one: float, other: float, of_other: float) -> float:
    """Return the z-score of the log-odds of a word here against there, counts and totals with the prior in them."""
    odds = math.log(one / (of_one - one)) - math.log(other / (of_other - other))
    return odds / math.sqrt(1 / one + 1 / other)
