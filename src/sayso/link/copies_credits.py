"""Find where an article credits a news agency with its text: in the byline, in the dateline, in a note.

Reads an article and its sentences, gives ``Credit`` s. They are evidence, shown as such, and decide nothing: an article
may carry an agency's text without a word of credit, and credit one whose text it does not carry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.records import Article, BlockRole, Credit, Place, Sentence, SentenceRole, Span, holder

_AGENCIES = {
    "AAP": ("AAP", "Australian Associated Press"),
    "AFP": ("AFP", "Agence France[- ]Presse"),
    "Anadolu": ("Anadolu(?: Agency)?",),
    "ANI": ("ANI", "Asian News International"),
    "ANSA": ("ANSA",),
    "Antara": ("Antara(?: News)?",),
    "AP": ("AP", "Associated Press"),
    "APA": ("APA", "Austria Presse Agentur"),
    "Belga": ("Belga",),
    "Bernama": ("Bernama",),
    "Bloomberg": ("Bloomberg(?: News)?",),
    "CP": ("Canadian Press",),
    "DPA": ("DPA", "dpa", "Deutsche Presse-Agentur"),
    "EFE": ("EFE",),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "Interfax": ("Interfax",),
    "IRNA": ("IRNA",),
    "Jiji": ("Jiji(?: Press)?",),
    "KCNA": ("KCNA", "Korean Central News Agency"),
    "Kyodo": ("Kyodo(?: News)?",),
    "Lusa": ("Lusa",),
    "PA": ("PA", "PA Media", "Press Association"),
    "PTI": ("PTI", "Press Trust of India"),
    "Reuters": ("(?:Thomson )?Reuters",),
    "RIA Novosti": ("RIA(?: Novosti)?",),
    "TASS": ("(?:ITAR-)?TASS", "Tass"),
    "UPI": ("UPI", "United Press International"),
    "Xinhua": ("Xinhua(?: News Agency)?",),
    "Yonhap": ("Yonhap(?: News Agency)?",),
}
"""News agencies by their usual names, with the forms in which they are credited."""

_SHORT_OF = {f"a{number}": name for number, name in enumerate(_AGENCIES)}
_AGENCY = "|".join(f"(?P<{short}>{'|'.join(_AGENCIES[name])})" for short, name in _SHORT_OF.items())
_NAMED = re.compile(rf"(?<![\w/@.-])(?:[Tt]he )?(?:{_AGENCY})(?![\w@-])")

_OPENING = 120
"""Characters at the beginning of a paragraph in which a dateline stands whole."""

_ANY = "|".join(form for forms in _AGENCIES.values() for form in forms)
_DASH = r"\s{0,3}(?:--|[-–—:|])"
_DATELINE = re.compile(
    rf"(?:[^a-z\n(]{{2,40}}|[A-Z][^\n(]{{1,60}})?"
    rf"(?P<credit>\((?:[^()\n]{{0,20}}\W)?(?:{_ANY})(?:\W[^()\n]{{0,20}})?\)|(?<=[ ,])(?:{_ANY})){_DASH}"
)
"""A place, an agency in brackets or not, a dash: "PORT ANE (AP) —"."""

_FIRST = 4
"""Paragraphs in which a dateline stands."""

_NOTE = re.compile(
    r"report(?:ing|ed|ers?)\b|contribut|cop(?:y|ies) ?right|©|edit(?:ing|ed) by|writ(?:ing|ten) by|credit|source:"
    r"|text from|wires?\b",
    re.IGNORECASE,
)
_LINE_ROLES = frozenset({BlockRole.PARAGRAPH, BlockRole.HEADING, BlockRole.BIO, BlockRole.FURNITURE})
_LONGEST_NOTE = 300
_LONGEST_BARE = 60
"""Characters of a line that holds an agency's name and little else."""

_LAST = 2
"""Blocks at the end in which such a line credits the text."""

_BARE_LEFT = 25
"""Letters that such a line has beside the name."""


def credits_of(article: Article, sentences: Sequence[Sentence]) -> tuple[Credit, ...]:
    """Return the credits of an article, those of its metadata first, then in text order; an agency once a place."""
    found: dict[tuple[str, Place], Credit] = {}
    for credit in (*_of_authors(article), *sorted(_of_text(article, sentences), key=_start)):
        found.setdefault((credit.agency, credit.place), credit)
    return tuple(found.values())


def _start(credit: Credit) -> int:
    return credit.span.start if credit.span else -1


def _of_authors(article: Article) -> Iterator[Credit]:
    for author in article.authors:
        for agency in _named(author.value):
            yield Credit(article_id=article.id, agency=agency, place=Place.BYLINE, span=author.span, words=author.value)


def _of_text(article: Article, sentences: Sequence[Sentence]) -> Iterator[Credit]:
    captions = [block.span for block in article.blocks if block.role is BlockRole.CAPTION]
    paragraphs = 0
    for number, block in enumerate(article.blocks):
        words = block.span.of(article.text)
        if block.role in (BlockRole.BYLINE, BlockRole.DATE):
            yield from _credits(article, block.span, words, Place.BYLINE)
        elif block.role is BlockRole.PARAGRAPH and paragraphs < _FIRST:
            paragraphs += 1
            if match := _DATELINE.match(words[:_OPENING]):
                start = block.span.start + match.start("credit")
                span = Span(start, start + len(match["credit"]))
                yield from _credits(article, span, match["credit"], Place.DATELINE)
        # In the midst of an article such a line credits a picture.
        if number + _LAST >= len(article.blocks) and block.role in _LINE_ROLES and _is_bare(words):
            yield from _credits(article, block.span, words, Place.NOTE)
    for sentence in sentences:
        words = sentence.span.of(article.text)
        if len(words) > _LONGEST_NOTE or not (sentence.role is SentenceRole.FURNITURE or words[0] in "(©["):
            continue
        if _NOTE.search(words) and not holder(captions, sentence.span.start):
            yield from _credits(article, sentence.span, words, Place.NOTE)


def _is_bare(words: str) -> bool:
    if len(words) > _LONGEST_BARE or words.endswith((".", ":")):
        return False
    left = _NAMED.sub("", words)
    return left != words and sum(letter.isalpha() for letter in left) <= _BARE_LEFT


def _credits(article: Article, span: Span, words: str, place: Place) -> Iterator[Credit]:
    for agency in _named(words):
        yield Credit(article_id=article.id, agency=agency, place=place, span=span, words=words)


def _named(words: str) -> Iterator[str]:
    for match in _NAMED.finditer(words):
        yield next(name for short, name in _SHORT_OF.items() if match[short])
