"""Check the quotations of an article against the texts that they are taken from.

An article with its statements, and texts with their speeches, come in; a ``Verification`` goes out: of each quotation
where it stands, in what it differs, whether somebody else says it there, and what that makes of it. Nothing is guessed:
what may stand in the texts by chance is not found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sayso.link.verify_changes import compare
from sayso.link.verify_places import exact, windows
from sayso.link.verify_quotes import Quote, quotes
from sayso.link.verify_said import Said
from sayso.link.verify_speakers import Labels, Speakers
from sayso.records import (
    Actor,
    Article,
    ChangeKind,
    GivenText,
    Passage,
    QuoteChange,
    QuoteCheck,
    Statement,
    Verification,
    Wording,
)

_SHORTEST = 3
"""Words of a quotation that can be told from others by what differs."""

_MOST_OTHERS = 5
"""Further places of the same words that are told."""


class Texts:
    """Texts to check articles in one language against, made ready once for all of them."""

    def __init__(self, texts: Iterable[GivenText], language: str | None = None) -> None:
        self.texts = tuple(replace(given, trouble=_trouble(given, language)) for given in texts)
        self._said = Said(self.texts)
        self._labels = Labels(self.texts)

    def verify(self, article: Article, statements: Sequence[Statement], actors: Iterable[Actor]) -> Verification:
        """Check each quotation of an article; none where there is no text to seek it in."""
        speakers = Speakers(article, actors, self._labels)
        sought = quotes(article, statements) if any(given.trouble is None for given in self.texts) else ()
        checks = tuple(self._check(article, quote, speakers) for quote in sought)
        return Verification(article=article, article_id=article.id, texts=self.texts, checks=checks)

    def _check(self, article: Article, quote: Quote, speakers: Speakers) -> QuoteCheck:
        statement = quote.statement
        who = statement.speaker if statement else None
        speaker = speakers.name(who)
        if speaker is None and statement and statement.source:
            speaker = statement.source.of(article.text)

        def is_another(place: int) -> bool:
            return speakers.is_another(who, *self._said.label(place))

        wording, passages, changes, others = check_quote(article.text, quote, self._said, is_another)
        labels = (
            one.speaker.of(self.texts[one.text].article.text)
            for one in passages
            if one.speaker and speakers.is_another(who, one.text, one.speaker)
        )
        return QuoteCheck(
            quoted=quote.span,
            statement=statement.id if statement else None,
            speaker=speaker,
            wording=wording,
            other_speaker=next(labels, None),
            passages=passages,
            changes=changes,
            others=others,
        )


def _trouble(given: GivenText, language: str | None) -> str | None:
    """Say why nothing can be sought in a text, if nothing can."""
    theirs = given.article.language
    if theirs and language and theirs != language:
        return f"it is written in another language ({theirs}) than the article ({language})"
    return None if given.speeches else "it holds no words"


def check_quote(
    text: str, quote: Quote, said: Said, is_another: Callable[[int], bool] = lambda _: False
) -> tuple[Wording, tuple[Passage, ...], tuple[QuoteChange, ...], tuple[Passage, ...]]:
    """Return what a quotation is to the texts, where it stands, in what it differs, and where its words stand again.

    ``is_another`` says of a word of the texts whether somebody else speaks it than whom the article names.
    """
    places = exact(quote, said)
    if places:
        # Of places with the same words, one of the speaker's own is the one, and of these that with the same commas.
        places.sort(key=lambda place: is_another(place.first))
        compared = [(place, compare(text, quote, (place,), said)) for place in places[: _MOST_OTHERS + 1]]
        _, best = min(compared, key=lambda one: (is_another(one[0].first), len(one[1].changes)))
        others = tuple(one.passages[0] for _, one in compared if one is not best)
        return wording(best.changes, 1), best.passages, best.changes, others
    if len(quote.core) < _SHORTEST:
        return Wording.TOO_SHORT, (), (), ()
    found = windows(quote, said)
    if not found:
        return Wording.NOT_FOUND, (), (), ()
    differing = compare(text, quote, found, said)
    return wording(differing.changes, len(differing.passages)), differing.passages, differing.changes, ()


def wording(changes: Sequence[QuoteChange], places: int) -> Wording:
    """Return what the differences of a quotation from its places make of it: the gravest that holds."""
    kinds = {change.kind for change in changes}
    if kinds & {ChangeKind.ALTERED, ChangeKind.PUT_IN, ChangeKind.ORDER}:
        return Wording.ALTERED
    if places > 1:
        return Wording.SPLICED
    left_out = [change for change in changes if change.kind is ChangeKind.LEFT_OUT]
    if left_out:
        return Wording.LEFT_OUT_MARKED if all(change.marked for change in left_out) else Wording.LEFT_OUT
    return Wording.WRITTEN_OTHERWISE if changes else Wording.VERBATIM
