"""Read articles with gold marks: plain text with the marks inside, as GUIDELINES.md writes them.

``⟦role|…⟧`` is a sentence, ``⟨speaker|…⟩`` a region of a voice, ``⟨speaker#1|…⟩`` a piece of one. Sentences and regions
nest each by its own, so that a region may run over several sentences.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.records import SentenceRole

HERE = Path(__file__).parent

_MARK = re.compile(r"⟦(?P<role>[^|⟦⟧⟨⟩\n]+)\||⟨(?P<label>[^|⟦⟧⟨⟩\n]+)\||[⟧⟩]")
_STRAY = re.compile(r"[⟦⟧⟨⟩]")

Piece = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class GoldSentence:
    """A sentence and its role."""

    start: int
    end: int
    role: SentenceRole


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """The words of one content, and whose they are."""

    label: str
    """Whose, for people to read."""

    pieces: tuple[Piece, ...]
    """In text order, at least one."""

    @property
    def size(self) -> int:
        """Return how many characters it holds."""
        return sum(end - start for start, end in self.pieces)

    def shared(self, pieces: Iterable[Piece]) -> int:
        """Return how many characters of ``pieces`` lie in it."""
        return sum(max(0, min(end, b) - max(start, a)) for a, b in pieces for start, end in self.pieces)


@dataclass(frozen=True, kw_only=True, slots=True)
class GoldArticle:
    """An article as a file would hold it, and its marks."""

    name: str
    text: str
    sentences: tuple[GoldSentence, ...]
    """In text order; only white space lies outside."""

    regions: tuple[Region, ...]
    """In the order of their first pieces, the outer before the inner."""

    def around(self, pieces: Collection[Piece]) -> Region | None:
        """Return the innermost region that holds most characters of ``pieces``; None is the author."""
        whole = sum(end - start for start, end in pieces)
        holding = [region for region in self.regions if 2 * region.shared(pieces) > whole]
        return min(holding, key=lambda region: region.size, default=None)

    def outside(self, inner: Region) -> Region | None:
        """Return the innermost region that ``inner`` stands in; None is the author."""
        holding = [
            region for region in self.regions if region is not inner and region.shared(inner.pieces) == inner.size
        ]
        return min(holding, key=lambda region: region.size, default=None)


class MarkError(ValueError):
    """Marks that do not fit together."""


def strip(marked: str, name: str = "") -> GoldArticle:
    """Take the marks out of ``marked`` and return the text with what they say.

    Raises:
        MarkError: A mark is not closed or not opened, a role is unknown, or words lie outside all sentences.
    """
    text, last = "", 0
    sentences: list[GoldSentence] = []
    opened: list[tuple[int, str]] = []
    regions: list[tuple[int, str]] = []
    pieces: list[tuple[str, Piece]] = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark["role"]:
            opened.append((len(text), mark["role"]))
            if len(opened) > 1:
                raise MarkError(f"{name}: a sentence inside a sentence: {text[-40:]!r}")
        elif mark["label"]:
            regions.append((len(text), mark["label"]))
        elif mark.group() == "⟧":
            start, role = _popped(opened, name, text)
            sentences.append(GoldSentence(start=start, end=len(text), role=_role(role, name)))
        else:
            start, label = _popped(regions, name, text)
            pieces.append((label, (start, len(text))))
    text += marked[last:]
    if opened or regions or _STRAY.search(text):
        raise MarkError(f"{name}: a mark is left open: {(opened + regions)[:1]}")
    article = GoldArticle(name=name, text=text, sentences=tuple(sentences), regions=tuple(_joined(pieces)))
    if lost := _outside(article):
        raise MarkError(f"{name}: outside all sentences: {lost!r}")
    return article


def gold_articles(folder: Path = HERE) -> Iterator[GoldArticle]:
    """Yield the articles of ``folder``, by name."""
    for path in sorted(folder.glob("*.txt")):
        yield strip(path.read_text(encoding="utf-8"), path.name)


def _popped(opened: list[tuple[int, str]], name: str, text: str) -> tuple[int, str]:
    if not opened or opened[-1][0] == len(text):
        raise MarkError(f"{name}: a mark closes nothing: {text[-40:]!r}")
    return opened.pop()


def _role(role: str, name: str) -> SentenceRole:
    try:
        return SentenceRole(role)
    except ValueError:
        raise MarkError(f"{name}: no such role: {role!r}") from None


def _joined(pieces: list[tuple[str, Piece]]) -> list[Region]:
    """Make regions; pieces whose label has a number belong together."""
    together: dict[str, list[Piece]] = {}
    for number, (label, piece) in enumerate(pieces):
        together.setdefault(label if "#" in label else f"{label}#?{number}", []).append(piece)
    regions = [Region(label=label.partition("#")[0], pieces=tuple(sorted(each))) for label, each in together.items()]
    return sorted(regions, key=lambda region: (region.pieces[0][0], -region.pieces[-1][1]))


def _outside(article: GoldArticle) -> str:
    rest = list(article.text)
    for sentence in article.sentences:
        rest[sentence.start : sentence.end] = " " * (sentence.end - sentence.start)
    return " ".join("".join(rest).split())
