"""A figure: a quantity that the article gives, as it words it and as a number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sayso.records.ids import ArticleId, FigureId, fingerprint
from sayso.records.span import Span
from sayso.records.statement import Method, Voice


class Comparator(StrEnum):
    """How the quantity stands to the number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One quantity; found by rules, so there is no confidence."""

    article_id: ArticleId
    span: Span
    """From the comparator to the end of what is counted: "more than 120 countries"."""

    low: Decimal | None
    """The least value, exact; the same as ``high`` for one number. None where the range is open below."""

    high: Decimal | None
    """The greatest value; None where the range is open above."""

    comparator: Comparator
    unit: str | None
    """An ISO 4217 code, ``percent``, or the counted noun phrase in the singular; None where nothing is counted."""

    counts: Span | None = None
    """The words of what is counted."""

    assumed: tuple[str, ...] = ()
    """What is not in the words: ``unit`` where "$" was taken for some country's dollar."""

    method: Method = Method.RULES
    voice: Voice = None
    """In whose voice it stands; None until resolved."""

    @property
    def id(self) -> FigureId:
        """Made from the article and the span."""
        return FigureId(fingerprint("figure", self.article_id, self.span))
