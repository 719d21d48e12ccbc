"""Read which short quotations are scare quotes: those marked in training texts, and those of the acts corpus.

``quotations.jsonl`` holds the marks of language models, made by ``quotations.md``: of each quotation its first
character and the one behind its last, and 1 or 0 for what each of its readers, one or two, said. The words are not
in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.records import Span
from training.corpora import acts, corrections
from training.corpora.labelled import Labelled

MARKS = Path(__file__).with_suffix(".jsonl")

_TEXTS = {"polnear": "attribution/polnear/train/text/{}", "news_cluster": "accounts/news_cluster/{}.json"}


@dataclass(frozen=True, slots=True)
class Quoting:
    """An article with marks of its quotations."""

    name: str
    text: str
    scare: dict[Span, float]
    """What part of its readers held a quotation to be a scare quote."""

    whole: bool
    """Whether every scare quote is among them, so that all other quotations are none."""


def read(corpora: Path, marks_file: Path = MARKS) -> Iterator[Quoting]:
    """Yield the articles for training."""
    for line in marks_file.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        name = one["article"]
        text = (corpora / _TEXTS[one["corpus"]].format(name)).read_bytes().decode("utf-8")
        if one["corpus"] == "news_cluster":
            text = json.loads(text)["text"]
        marks = {Span(start, end): sum(said) / len(said) for start, end, *said in one["marks"]}
        yield Quoting(name, text, marks, whole=False)
    for corpus in (acts, corrections):
        for article in corpus.read(corpora, "train"):
            if article.appraisals is not None:
                yield Quoting(article.name, article.text, dict(_scare_quotes(article)), whole=True)


def _scare_quotes(article: Labelled) -> Iterator[tuple[Span, float]]:
    for one in article.appraisals or ():
        if one.type == "scare":
            for start, end in one.roles["words"]:
                yield Span(start, end), 1.0
