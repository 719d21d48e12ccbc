"""Article to findings: one pass of the reader model, then rules; spans only.

``Reader`` is the stage's one door. Who is who and in whose voice each finding stands is left to ``resolve``.
"""

from __future__ import annotations

from typing import Self

from sayso.analyse.findings import findings
from sayso.analyse.model import Model
from sayso.records import READ_ROLES, Article, Findings, Span

RULES = "5"
"""The version of the rules around the model."""

ANALYSED_LANGUAGES = frozenset({"en"})


def reason_to_skip(article: Article) -> str | None:
    """Say why an article is not analysed; None if it is. One whose language could not be told is read as English."""
    if article.language is None or article.language in ANALYSED_LANGUAGES:
        return None
    return f"it is written in another language ({article.language}), and sayso reads English"


def read_blocks(article: Article) -> list[Span]:
    """Return the blocks that analysis reads."""
    return [block.span for block in article.blocks if block.role in READ_ROLES]


class Reader:
    """The reader model with the rules around it."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @classmethod
    def load(cls, *, threads: int = 1) -> Self:
        """Load the model that sayso brings; ``threads`` work on one article together.

        One is enough where several articles are read at once, which any thread may do.

        Raises:
            ModelError: it is missing or broken.
        """
        return cls(Model(threads=threads))

    @property
    def name(self) -> str:
        """The model's name, version and digest."""
        return self._model.name

    @property
    def encoder_seconds(self) -> float:
        """The time spent inside the encoder so far."""
        return self._model.encoder_seconds

    def find(self, article: Article) -> Findings:
        """Find what every layer holds in an article; speakers, actors and voices are not resolved."""
        return findings(article, self._model.read(article.text, read_blocks(article)))
