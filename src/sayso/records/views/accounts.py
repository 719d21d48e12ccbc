"""Accounts side by side: who carries one text, and who tells the same words."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.copying import Credit, Likeness


@dataclass(frozen=True, kw_only=True, slots=True)
class CarrierView:
    """One article that carries a text."""

    article: str
    """The article's id."""

    article_source: str
    title: str | None
    publisher: str | None
    published: str | None
    credits: tuple[Credit, ...]
    """The agencies that it credits, each with the words: evidence, which alone makes no copy."""

    likeness: Likeness | None
    """How much of the shorter body stands in the longer one, of it and the carrier that it is most like; None where it
    carries the text alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SharingView:
    """An article that shares whole sentences with one of an origin, and has much of its own."""

    carrier: str
    """The id of the article that carries the origin's text."""

    article: str
    """The id of the other one."""

    article_source: str
    title: str | None
    publisher: str | None
    published: str | None
    likeness: Likeness


@dataclass(frozen=True, kw_only=True, slots=True)
class OriginView:
    """One text with all articles that carry it: one source, however many print it."""

    id: str
    """The id of its first carrier."""

    first: str | None
    """The id of the article that published it first; None where the dates do not tell."""

    carriers: tuple[CarrierView, ...]
    """In the order of publication, those without a date last."""

    sharing: tuple[SharingView, ...] = ()
    """Other articles that share whole sentences with one of them."""

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that its carriers credit."""
        return tuple(sorted({credit.agency for carrier in self.carriers for credit in carrier.credits}))


@dataclass(frozen=True, kw_only=True, slots=True)
class TellingView:
    """One telling of an utterance: the words as one article quotes them."""

    id: str
    article: str
    """The article's id."""

    article_source: str
    title: str | None
    publisher: str | None
    published: str | None
    origin: str
    """The id of the origin of its article: tellings of one origin are one source."""

    statement: str | None
    speaker: str | None
    """The resolved name of whoever is told to have said it."""

    source: str | None
    """Who said it, as the article writes it there."""

    cue: str | None
    words: str
    """What stands between the quotation marks."""

    sentence: str | None
    """The sentence in which it begins."""

    start: int
    """Where the words begin in the article's text."""

    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class UtteranceView:
    """What somebody said on one occasion, in all its tellings."""

    id: str
    """The least of the ids of its tellings."""

    speaker: str | None
    """Who is told to have said it, by most tellings; None where nobody is named."""

    origins: int
    """How many sources tell it, copies of one text counted once."""

    tellings: tuple[TellingView, ...]
    """In the order of publication, those without a date last."""
