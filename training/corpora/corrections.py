"""Read what people corrected in their own ledgers, as ``sayso corrections --training`` writes it.

It has the format of the acts corpus, and times beside it. A layer of an article of which nobody corrected anything is
not marked there. In one that somebody corrected, the entries that nobody has looked at are the model's own: they teach
nothing new, and what was rejected is not among them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.corpora import acts
from training.corpora.labelled import Label, Labelled


def read(corpora: Path, part: str) -> Iterator[Labelled]:
    """Yield the articles of the folder ``corrections``, if it is there; all of them are for training."""
    folder = corpora / "corrections"
    if part != "train" or not folder.is_dir():
        return
    articles = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    for one in acts.marked(folder):
        corrected = frozenset(articles[one.name]["corrected"])
        yield replace(
            one,
            attributions=one.attributions if "statements" in corrected else None,
            acts=one.acts if "acts" in corrected else None,
            appraisals=one.appraisals if "appraisals" in corrected else None,
            times=_times(folder / f"times/{one.name}.jsonl") if "times" in corrected else None,
        )


def _times(file: Path) -> tuple[Label, ...]:
    marks = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return tuple(Label((mark["start"], mark["end"]), mark["type"]) for mark in marks)
