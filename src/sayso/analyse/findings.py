"""Turn what the model found in words into records: acts, times, appraisals, names and chains of mentions.

Reads an ``Article`` and a ``Found``, gives spans; who is who and in whose voice each stands is left to ``resolve``.
Statements have a module of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.analyse.chains import Range
from sayso.analyse.figures import find_figures
from sayso.analyse.found import ActFrame, Found, Label, Reference, one_per_cue
from sayso.analyse.layers import ACT_TYPES, APPRAISALS, MENTIONS, NAMES, STAGES, TIMES
from sayso.analyse.pieces import Pieces
from sayso.analyse.sentences import find_sentences
from sayso.analyse.statements import WORDS, find_statements
from sayso.analyse.stretches import Stretches
from sayso.analyse.terms import with_terms
from sayso.analyse.turns import with_turns
from sayso.english import words as english
from sayso.english.quotations import find_quotations
from sayso.records import (
    READ_ROLES,
    Act,
    ActorType,
    Appraisal,
    AppraisalType,
    Article,
    ArticleId,
    Findings,
    Form,
    Mention,
    Polarity,
    Span,
    Time,
    TimeType,
)

PRONOUNS = english.PRONOUNS | {"this", "these", "those", "one", "oneself"}


def findings(article: Article, found: Found) -> Findings:
    """Give the records of every layer."""
    text, pieces, article_id = article.text, found.pieces, article.id
    acts = one_per_cue(found.acts)
    frames = with_terms(text, pieces, found.attributions, acts)
    times = tuple(_time(article_id, pieces, one) for one in found.times)
    names = tuple(_name(pieces, one) for one in found.names)
    return Findings(
        statements=with_turns(article, find_statements(article, pieces, tuple(frames))),
        acts=tuple(_act(article_id, pieces, one) for one in acts),
        times=times,
        appraisals=tuple(_authors_own(article, (_appraisal(article_id, pieces, one) for one in found.appraisals))),
        figures=find_figures(article, times, names),
        sentences=tuple(find_sentences(article)),
        names=names,
        chains=_chains(text, found),
    )


def _maybe(pieces: Pieces, words: Range | None) -> Span | None:
    return pieces.span(words) if words else None


def _all(pieces: Pieces, ranges: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(pieces.span(words) for words in ranges)


def _act(article_id: ArticleId, pieces: Pieces, one: ActFrame) -> Act:
    return Act(
        article_id=article_id,
        type=ACT_TYPES[one.type],
        cue=pieces.span(one.cue),
        actor=_maybe(pieces, one.actor),
        by=_maybe(pieces, one.by),
        action=_all(pieces, one.action),
        amounts=_all(pieces, one.amounts),
        when=_maybe(pieces, one.when),
        condition=_maybe(pieces, one.condition),
        negated=one.negated,
        stage=STAGES[one.stage],
        confidence=one.chance,
    )


def _time(article_id: ArticleId, pieces: Pieces, one: Label) -> Time:
    kind = TimeType(TIMES[one.kind])
    return Time(article_id=article_id, span=pieces.span(one.words), type=kind, confidence=one.chance)


def _appraisal(article_id: ArticleId, pieces: Pieces, one: Label) -> Appraisal:
    name = APPRAISALS[one.kind]
    return Appraisal(
        article_id=article_id,
        type=AppraisalType(name.rstrip("+-")),
        span=pieces.span(one.words),
        target=_maybe(pieces, one.target),
        polarity=Polarity(name[-1]) if name[-1] in "+-" else None,
        confidence=one.chance,
    )


def _authors_own(article: Article, appraisals: Iterable[Appraisal]) -> Iterator[Appraisal]:
    """Yield what no quotation holds together with other words: those are the speaker's, whoever he is.

    None of the 1,315 phrases marked in the training part of the acts corpus stands in one.
    """
    text = article.text
    blocks = [block.span for block in article.blocks if block.role in READ_ROLES]
    quoted = Stretches(quotation.span for quotation in find_quotations(text, blocks) if quotation.depth == 0)
    for one in appraisals:
        around = next((stretch for stretch in quoted.covered_in(one.span) if stretch.holds(one.span)), one.span)
        if not any(WORDS.search(text, *part) for part in ((around.start, one.span.start), (one.span.end, around.end))):
            yield one


def _name(pieces: Pieces, one: Label) -> Mention:
    return Mention(span=pieces.span(one.words), form=Form.NAME, type=ActorType(NAMES[one.kind]))


def _chains(text: str, found: Found) -> tuple[tuple[Mention, ...], ...]:
    """Gather the references that antecedents lead to one another, in the order of their first mentions."""
    first: list[int] = []
    members: dict[int, list[Mention]] = {}
    edges = {
        (NAMES[one.kind], place) for one in found.names for place in (("start", one.words[0]), ("end", one.words[1]))
    }
    for number, one in enumerate(found.references):
        first.append(number if one.antecedent is None else first[one.antecedent])
        members.setdefault(first[-1], []).append(_mention(text, found.pieces, one, edges))
    return tuple(tuple(chain) for chain in members.values() if len(chain) > 1)


def _edges(words: Range) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("start", words[0]), ("end", words[1])


def _mention(text: str, pieces: Pieces, one: Reference, edges: set[tuple[str, tuple[str, int]]]) -> Mention:
    """Say how a mention refers: by name where a name of its type opens or closes it."""
    span, kind = pieces.span(one.words), MENTIONS[one.kind]
    words = span.of(text)
    if any((kind, edge) in edges for edge in _edges(one.words)):
        form = Form.NAME
    # "US" and "WHO" are no pronouns.
    elif words.lower() in PRONOUNS and (words == "I" or not words.isupper()):
        form = Form.PRONOUN
    else:
        form = Form.NOMINAL
    return Mention(span=span, form=form, type=ActorType(kind))
