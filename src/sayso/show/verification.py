"""Checked quotations in words: both sides with the changes marked, where the words stand, what changed.

Takes a verification; gives what the terminal, the page and JSON show of it, all words harmless.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.records import (
    Article,
    ChangeKind,
    GivenText,
    Passage,
    QuoteChange,
    QuoteCheck,
    Span,
    Verification,
    Wording,
)
from sayso.show.safe import one_line, one_line_with_edges
from sayso.show.words import count, listed, place

_LONG = 14
"""Words of a change that are told in full; of more, the first and the last."""

_SHOWN = 6
"""Of those, at either end."""

_SLIGHT = frozenset({ChangeKind.PUNCTUATION, ChangeKind.CAPITALS})


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Some words of one side."""

    words: str
    kind: str | None = None
    """Of the change that they are part of; "around" for what stands before and behind the quoted words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A place where words of a quotation stand."""

    pieces: tuple[Piece, ...]
    where: str
    """Text, line or page, and who speaks."""

    text: int
    """Which of the texts, from 0."""

    start: int
    """Where the quoted words begin in that text."""

    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """A quotation beside what was said."""

    number: int
    """In the article, from 1."""

    who: str | None
    pieces: tuple[Piece, ...]
    wording: Wording
    grave: tuple[str, ...]
    """What differs that readers must know of: "speaker", "negation", "number", "name"."""

    comes_first: bool
    """Whether a number, a negation or the speaker is another."""

    is_faithful: bool
    """Whether quoting allows what was changed, if anything was."""

    found: tuple[Found, ...]
    changes: tuple[str, ...]
    also: str | None
    """Where the same words stand again."""

    start: int
    """Where it begins in the article's text, without its marks."""

    end: int

    @property
    def label(self) -> str:
        """What the quotation is, and that somebody else said it."""
        return f"{self.wording}, said by somebody else" if "speaker" in self.grave else self.wording.value


@dataclass(frozen=True, kw_only=True, slots=True)
class Against:
    """A text that was given, and what came of it."""

    article: str
    """Its id, as that of an article."""

    name: str
    holds: int
    """Quotations that stand in it, wholly or in part."""

    trouble: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Checks:
    """All quotations of an article beside what was said."""

    article: str
    """The article's id."""

    title: str
    source: str
    against: tuple[Against, ...]
    quotations: tuple[Checked, ...]
    summary: str
    doubt: str | None
    """What speaks against having been given the right texts."""

    @property
    def sections(self) -> tuple[tuple[str, tuple[Checked, ...]], ...]:
        """The quotations under their headings: what matters most comes first."""
        first = tuple(one for one in self.quotations if one.comes_first)
        differing = tuple(one for one in self.quotations if not (one.is_faithful or one.comes_first))
        same = tuple(one for one in self.quotations if one.is_faithful)
        short = tuple(one for one in same if one.wording is Wording.TOO_SHORT)
        return tuple(
            (heading, ones)
            for heading, ones in (
                ("A number, a negation or the speaker differs", first),
                ("Altered, cut or not found", differing),
                ("As it was said", tuple(one for one in same if one not in short)),
                ("Too short to judge", short),
            )
            if ones
        )


def make_checks(verification: Verification) -> Checks:
    """Return what people see of a verification."""
    article, texts = verification.article, verification.texts
    names = _names(texts)
    holds = Counter(number for check in verification.checks for number in {one.text for one in check.passages})
    source = place(article.source)
    return Checks(
        article=article.id,
        title=one_line(article.title.value) if article.title else source,
        source=source,
        against=tuple(
            Against(article=given.article.id, name=names[number], holds=holds[number], trouble=given.trouble)
            for number, given in enumerate(texts)
        ),
        quotations=tuple(
            _checked(number, check, article, texts, names) for number, check in enumerate(verification.checks, 1)
        ),
        summary=_summary(verification),
        doubt=_doubt(verification),
    )


def _names(texts: Sequence[GivenText]) -> list[str]:
    """Return what the texts are called: by their files' names, if these tell them apart."""
    places = [place(given.article.source) for given in texts]
    short = [name.rsplit("/", 1)[-1] or name for name in places]
    return short if len(set(short)) == len(short) else places


def _summary(verification: Verification) -> str:
    checks = verification.checks
    if all(given.trouble for given in verification.texts):
        return "Nothing was sought"
    if not checks:
        return "No quotation in the article"
    counts = Counter(check.wording for check in checks)
    parts = [f"{counts[wording]} {words}" for wording, words in _COUNTED.items() if counts[wording]]
    elsewhere = sum(check.other_speaker is not None for check in checks)
    by_others = f"; {elsewhere} said by somebody else" if elsewhere else ""
    return f"{count(len(checks), 'quotation')}: {', '.join(parts)}{by_others}"


_COUNTED = {
    Wording.VERBATIM: "verbatim",
    Wording.WRITTEN_OTHERWISE: "verbatim but for writing",
    Wording.LEFT_OUT_MARKED: "with marked omissions",
    Wording.LEFT_OUT: "with unmarked omissions",
    Wording.SPLICED: "joined from several places",
    Wording.ALTERED: "with altered words",
    Wording.NOT_FOUND: "not found",
    Wording.TOO_SHORT: "too short to judge",
}


def _doubt(verification: Verification) -> str | None:
    sought = [check for check in verification.checks if check.wording is not Wording.TOO_SHORT]
    if all(given.trouble for given in verification.texts):
        return "None of the given texts can be used."
    if sought and not any(check.passages for check in sought):
        texts = "the given text" if len(verification.texts) == 1 else "any of the given texts"
        return f"Nothing that is quoted stands in {texts}. It may be the wrong one."
    return None


def _checked(
    number: int, check: QuoteCheck, article: Article, texts: Sequence[GivenText], names: Sequence[str]
) -> Checked:
    quoted = [(change.quoted, change) for change in check.changes]
    return Checked(
        number=number,
        who=one_line(check.speaker) if check.speaker else None,
        pieces=tuple(_pieces(article.text, check.quoted, quoted)),
        wording=check.wording,
        grave=tuple(dict.fromkeys(_touched(check))),
        comes_first=check.is_grave,
        is_faithful=check.is_faithful,
        found=tuple(_found(at, one, check.changes, texts, names) for at, one in enumerate(check.passages)),
        changes=tuple(_told(check, article, texts)),
        also=listed(_where(one, texts, names) for one in check.others) or None,
        start=check.quoted.start,
        end=check.quoted.end,
    )


def _touched(check: QuoteCheck) -> Iterator[str]:
    """Yield what differs that readers must know of."""
    if check.other_speaker is not None:
        yield "speaker"
    yield from (change.touches for change in check.changes if change.touches)


def _found(
    at: int, passage: Passage, changes: Iterable[QuoteChange], texts: Sequence[GivenText], names: Sequence[str]
) -> Found:
    text = texts[passage.text].article.text
    said = [(change.said, change) for change in changes if change.passage == at]
    around, inside = passage.around, passage.said
    pieces = [
        *_edge(text, around.start, inside.start),
        *_pieces(text, inside, said),
        *_edge(text, inside.end, around.end),
    ]
    return Found(
        pieces=tuple(pieces),
        where=_where(passage, texts, names),
        text=passage.text,
        start=inside.start,
        end=inside.end,
    )


def _edge(text: str, start: int, end: int) -> list[Piece]:
    return [Piece(words=one_line_with_edges(text[start:end]), kind="around")] if start < end else []


def _where(passage: Passage, texts: Sequence[GivenText], names: Sequence[str]) -> str:
    text = texts[passage.text].article.text
    line = f"line {passage.line}" if passage.line else None
    page = f"page {passage.page}" if passage.page else None
    return listed([names[passage.text], page or line, passage.speaker.of(text) if passage.speaker else None])


def _pieces(text: str, whole: Span, changes: Iterable[tuple[Span | None, QuoteChange]]) -> list[Piece]:
    """Cut a stretch of text where changes begin and end."""
    found: list[Piece] = []
    at = whole.start
    for span, change in sorted(((span, change) for span, change in changes if span), key=lambda pair: pair[0]):
        start, end = max(span.start, at), min(span.end, whole.end)
        if start >= end:
            continue
        if at < start:
            found.append(Piece(words=one_line_with_edges(text[at:start])))
        found.append(Piece(words=one_line_with_edges(text[start:end]), kind=change.kind.value))
        at = end
    if at < whole.end:
        found.append(Piece(words=one_line_with_edges(text[at : whole.end])))
    return found


def _told(check: QuoteCheck, article: Article, texts: Sequence[GivenText]) -> list[str]:
    """Say what changed, what is grave first; several slight changes of one kind are one line."""
    lines: list[tuple[bool, str]] = []
    if check.other_speaker and check.speaker:
        lines.append((False, f"said by {one_line(check.other_speaker)}, not by {one_line(check.speaker)}"))
    slight: dict[ChangeKind, list[str]] = {}
    for change in check.changes:
        said_text = texts[check.passages[change.passage].text].article.text
        quoted = _short(change.quoted.of(article.text)) if change.quoted else None
        said = _short(change.said.of(said_text)) if change.said else None
        if change.kind in _SLIGHT:
            slight.setdefault(change.kind, []).append(_for(quoted, said))
            continue
        grave = f" – a {change.touches}" if change.touches else ""
        marked = ", marked" if change.marked and change.kind is ChangeKind.LEFT_OUT else ""
        lines.append((not change.is_grave, f"{change.kind}{marked}: {_of_words(change.kind, quoted, said)}{grave}"))
    told = [line for _, line in sorted(lines, key=lambda pair: pair[0])]
    return [*told, *(f"{kind}: {', '.join(dict.fromkeys(ones))}" for kind, ones in slight.items())]


def _of_words(kind: ChangeKind, quoted: str | None, said: str | None) -> str:
    if kind in {ChangeKind.LEFT_OUT, ChangeKind.PUT_IN, ChangeKind.HESITATION}:
        return _for(quoted, said) if quoted and said else said or quoted or ""
    return _for(quoted, said)


def _for(quoted: str | None, said: str | None) -> str:
    if quoted and said:
        return f"{quoted} for {said}"
    return f"{quoted} added" if quoted else f"{said} left out"


def _short(words: str) -> str:
    line = one_line(words)
    parts = line.split()
    if len(parts) > _LONG:
        line = f"{' '.join(parts[:_SHOWN])} … {' '.join(parts[-_SHOWN:])}"
        return f"“{line}” ({len(parts)} words)"
    return f"“{line}”"
