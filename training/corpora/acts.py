"""Read the acts corpus: acts and the author's own words, and in some of its articles attributions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.score import acts, statements

from training.corpora import polnear, texts
from training.corpora.labelled import Labelled, RoleFrame


def read(corpora: Path, part: str) -> Iterator[Labelled]:
    """Yield the articles of ``train`` or ``dev``; one without a layer of statements has None for attributions."""
    yield from marked(corpora / "acts", frozenset(texts.part(corpora, f"acts-{part}")))


def marked(folder: Path, only: frozenset[str] | None = None) -> Iterator[Labelled]:
    """Yield the articles of a folder of this format, all or those of ``only``."""
    said = {name: polnear.frames(found) for name, _, _, found in statements.gold_articles(folder, only)}
    for name, text, _, found, own in acts.gold_articles(folder, only):
        yield Labelled(
            name=name,
            text=text,
            attributions=said.get(name),
            acts=tuple(_act(act) for act in found),
            appraisals=tuple(_appraisal(one) for one in own),
        )


def _act(act: acts.Act) -> RoleFrame:
    roles = {role: tuple(pieces) for role, pieces in act.roles.items() if pieces}
    return RoleFrame(act.type, roles, negated=act.negated, stage=act.stage)


def _appraisal(one: acts.OwnWords) -> RoleFrame:
    roles = {"words": tuple(one.words), "target": tuple(one.target)}
    return RoleFrame(one.type + (one.polarity or ""), {role: pieces for role, pieces in roles.items() if pieces})
