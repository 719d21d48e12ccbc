"""Draw the attributions whose speaker is marked, and print each with its article.

    python -m bench.speakers.draw GOLD

GOLD holds ``text/`` and ``attributions/`` (brat standoff), as PolNeAR's dev part does. An attribution is drawn of those
with a source and a content, by an article's first annotator, at most four an article; the seed is fixed, so that
everybody draws the same ones.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bench.score.attribution import read_brat

SEED = 20261121
DRAWN = 150
PER_ARTICLE = 4

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """An attribution of an article: ``id`` is that of its event in the brat file."""

    article: str
    id: str
    source: Pieces
    content: Pieces


def draw(gold: Path) -> list[Drawn]:
    """Return the drawn attributions, by article and place of their source."""
    found = [one for path in sorted(gold.glob("text/*.txt"), key=str) for one in _attributions(gold, path)]
    random.Random(SEED).shuffle(found)  # noqa: S311  not for secrets
    taken: Counter[str] = Counter()
    drawn: list[Drawn] = []
    for one in found:
        if len(drawn) < DRAWN and taken[one.article] < PER_ARTICLE:
            taken[one.article] += 1
            drawn.append(one)
    return sorted(drawn, key=lambda one: (one.article, one.source, one.content))


def _attributions(gold: Path, path: Path) -> Iterator[Drawn]:
    files = sorted(gold.glob("attributions/*.ann"), key=str)
    files = [file for file in files if re.fullmatch(re.escape(path.stem) + "_.{4}", file.stem)]
    for file in files[:1]:
        ids = re.findall(r"^(E\d+)\tAttribution\S* +\S", file.read_text(encoding="utf-8"), re.MULTILINE)
        for number, one in zip(ids, read_brat(file), strict=True):
            if one["source"] and one["content"]:
                source, content = (tuple(sorted(one[role])) for role in ("source", "content"))
                yield Drawn(article=path.name, id=number, source=source, content=content)


def main() -> None:
    """Print each article of which something is drawn, and below it the words that are."""
    parser = argparse.ArgumentParser(description="Print the attributions whose speaker is marked, with their articles.")
    parser.add_argument("gold", type=Path, help="folder with text/ and attributions/")
    gold = parser.parse_args().gold
    for article, ones in groupby(draw(gold), key=lambda one: one.article):
        text = (gold / "text" / article).read_bytes().decode("utf-8")
        print(f"=== {article}\n{text}\n")
        for one in ones:
            source, content = (" […] ".join(text[a:b] for a, b in pieces) for pieces in (one.source, one.content))
            print(f"--- {one.id} {one.source} {source}\n    {content}")


if __name__ == "__main__":
    main()
