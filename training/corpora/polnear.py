"""Read PolNeAR: political news with attributions, by the first annotator of each article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.score import attribution

from training.corpora.labelled import Labelled, RoleFrame


def read(corpora: Path, part: str) -> Iterator[Labelled]:
    """Yield the articles of ``train`` or ``dev``; attributions without a content are left out."""
    for name, text, found in attribution.gold_articles(corpora / "attribution/polnear" / part):
        yield Labelled(name=name, text=text, attributions=frames(found))


def frames(attributions: list[attribution.Attribution]) -> tuple[RoleFrame, ...]:
    """Turn attributions into frames."""
    return tuple(
        RoleFrame("", {role: tuple(one[role]) for role in attribution.ROLES if one[role]})
        for one in attributions
        if one["content"]
    )
