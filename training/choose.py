"""Choose the settings of an exported model: ``python -m training.choose act 0.3 0.4 0.5``.

Reads a development set as sayso reads it, once for each value of one setting, and prints what it finds in F1:

    attribution                 how sure an anchor must be, on PolNeAR dev; ``statement`` the same on the acts corpus
    act, mention                how sure an act's anchor or a mention must be, on acts dev and GUM dev
    links                       what is added to the score of every antecedent, on GUM dev
    names, times, appraisals    what is added to the score of beginning one, on the dev part of each one's corpus

The best are written into ``reader.json`` by ``training.export --act …``. ``--encoder`` puts another form of the encoder
in place of the one that ships, such as the one in fp32 beside the checkpoint.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import bench.encoder
import bench.references
from bench.corpora import ACTS_DEV, DEFAULT, GUM_DEV, NAMES_DEV, POLNEAR_DEV, TIMES_DEV, Corpus
from bench.score import acts, attribution, ledger, names, references, statements, times

from sayso.analyse import Reader
from sayso.analyse.model import WEIGHTS, Model

SETS: dict[str, tuple[ModuleType, Corpus]] = {
    "attribution": (attribution, POLNEAR_DEV),
    "statement": (statements, ACTS_DEV),
    "act": (acts, ACTS_DEV),
    "mention": (references, GUM_DEV),
    "links": (references, GUM_DEV),
    "names": (names, NAMES_DEV),
    "times": (times, TIMES_DEV),
    "appraisals": (acts, ACTS_DEV),
}
"""The scorer of each setting and its corpus."""


class Remembering:
    """An encoder that passes over the same windows but once."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._known: dict[bytes, list[Any]] = {}

    def run(self, outputs: None, inputs: dict[str, Any]) -> list[Any]:
        """Give what the encoder gives."""
        key = inputs["ids"].tobytes() + inputs["features"].tobytes()
        if key not in self._known:
            self._known[key] = self._session.run(outputs, inputs)
        return self._known[key]


def figures(result: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every F1 of a scorer's result with its name."""
    for name, value in result.items():
        if isinstance(value, dict):
            yield from figures(value, (*path, name))
        elif isinstance(value, tuple):
            yield f"{' '.join((*path, name))} {value[0]:.1f}/{value[1]:.1f}/{value[2]:.1f}"
        elif isinstance(value, float):
            yield f"{' '.join((*path, name))} {value:.1f}"


def main() -> None:
    """Print the figures for each value."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("setting", choices=SETS)
    parser.add_argument("values", type=float, nargs="*")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--corpora", type=Path, default=DEFAULT)
    options = parser.parse_args()
    scorer, corpus = SETS[options.setting]
    gold, only = options.corpora / corpus.folder, corpus.selected(options.corpora)
    model = Model(options.weights, encoder=options.encoder)
    model._encoder = Remembering(model._encoder)
    settings = model.leanings if options.setting in model.leanings else model.thresholds
    name = "attribution" if options.setting == "statement" else options.setting
    with tempfile.TemporaryDirectory() as work:
        articles, found = Path(work, "articles.jsonl"), Path(work, "found.jsonl")
        articles.write_text("".join(ledger.article_lines(scorer.prepare(gold, only))), encoding="utf8")
        for value in options.values or [settings[name]]:
            settings[name] = value
            if scorer is references:
                lines = bench.references.read(articles, Reader(model))
            else:
                lines = bench.encoder.read(articles, model)
            found.write_bytes(b"".join(lines))
            result = scorer.evaluate(gold, ledger.load(found), only)
            print(value, *figures(result), sep="\n  ", flush=True)


if __name__ == "__main__":
    main()
