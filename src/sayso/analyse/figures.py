"""Find quantities and read what their own words say of them.

Reads an ``Article`` with the reader model's times and names, gives ``Figure``s in text order. Rules alone: tokens,
small lists of words, and the places that the model knows as dates or names. Whose dollar "$" is where the words do not
say is left to ``resolve``.

A vague plural is read as the power that it names, up to ten times that: "dozens" is 12 to 120, "hundreds of thousands"
100,000 to 1,000,000. With "more than" or "at least" there is no highest value, with "up to" or "under" no lowest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.analyse.quantities.amounts import find_amounts
from sayso.analyse.quantities.comparators import comparator_before, comparator_behind
from sayso.analyse.quantities.ranges import Quantity, join_ranges
from sayso.analyse.quantities.refusals import is_tied, stands_alone
from sayso.english.tokens import Token, tokenise
from sayso.records import READ_ROLES, Article, ArticleId, Comparator, Figure, Mention, Span, Time, TimeType

_OPEN_ABOVE = frozenset({Comparator.MORE_THAN, Comparator.AT_LEAST})
_OPEN_BELOW = frozenset({Comparator.LESS_THAN, Comparator.AT_MOST})


def find_figures(article: Article, times: Sequence[Time], names: Sequence[Mention]) -> tuple[Figure, ...]:
    """Find the figures of an article, in text order; dates and numbers inside names are none."""
    dates = sorted(time.span for time in times if time.type in {TimeType.DATE, TimeType.TIME})
    named = sorted(name.span for name in names)
    article_id = article.id
    return tuple(
        figure
        for block in article.blocks
        if block.role in READ_ROLES
        for figure in _figures(article_id, tokenise(article.text, block.span.start, block.span.end), dates, named)
    )


def _figures(
    article_id: ArticleId, tokens: list[Token], dates: Sequence[Span], names: Sequence[Span]
) -> Iterator[Figure]:
    """Yield the figures of one block."""
    amounts, floor = find_amounts(tokens), 0
    stands = [stands_alone(tokens, amount, dates, names) for amount in amounts]
    for quantity in join_ranges(tokens, amounts, stands):
        if quantity.is_range or not is_tied(tokens, quantity.amount):
            figure, floor = _figure(article_id, tokens, quantity, floor)
            yield figure


def _figure(article_id: ArticleId, tokens: list[Token], quantity: Quantity, floor: int) -> tuple[Figure, int]:
    """Return the figure of a quantity, whose words begin no earlier than ``floor``, and the token behind it."""
    amount, start, end = quantity.amount, quantity.start, quantity.end
    comparator = Comparator.EXACT
    if quantity.low != quantity.high:
        comparator = Comparator.BETWEEN
    if (before := comparator_before(tokens, start)) and before[1] >= floor:
        comparator, start = before
    elif amount.hedge:
        comparator = amount.hedge
    elif behind := comparator_behind(tokens, end):
        comparator, end = behind
    figure = Figure(
        article_id=article_id,
        span=Span(tokens[start].start, tokens[end - 1].end),
        low=None if comparator in _OPEN_BELOW else quantity.low,
        high=None if comparator in _OPEN_ABOVE else quantity.high,
        comparator=comparator,
        unit=amount.unit,
        counts=Span(tokens[amount.counts[0]].start, tokens[amount.counts[1] - 1].end) if amount.counts else None,
        assumed=("unit",) if amount.assumed else (),
    )
    return figure, end
