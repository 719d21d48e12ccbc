"""Choose the settings of an exported model: ``python -m training.choose [FOLDER]``, by default the one that ships.

Reads the articles of PolNeAR dev as sayso reads them, once for each setting, and prints what it finds in F1: how sure
an anchor must be (``threshold``), and how many pieces a window holds, of which how many are context on either side.
The best are written into ``reader.json`` by ``training.export --threshold … --window … --context …``. ``--encoder``
puts another form of the encoder in its place, such as the one in fp32 beside the checkpoint.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from bench.score import attribution, ledger

from sayso import intake
from sayso.analyse.model import WEIGHTS, Model
from sayso.analyse.statements import find_statements
from sayso.records import Article, Skipped, Source, Span, Statement

FIGURES = [
    ("linked", "overlap"),
    ("linked", "exact"),
    ("content", "exact"),
    ("content", "overlap"),
    ("source", "exact"),
    ("cue", "exact"),
]


def dev_articles(folder: Path) -> Iterator[tuple[str, Article, list[attribution.Attribution]]]:
    """Yield each article's source text, what intake makes of it, and its gold attributions."""
    lines = ledger.article_lines(attribution.prepare(folder))
    for line, (_, text, gold) in zip(lines, attribution.gold_articles(folder), strict=True):
        source = Source(name="dev", data=line.encode(), media_type="application/json", encoding="utf-8", text="")
        found = intake.reread(source)
        if not isinstance(found, Skipped):
            yield text, found[1], gold


def found_attribution(article: Article, statement: Statement) -> attribution.Attribution:
    """Return a statement in the coordinates of the source text, as the scorer takes it."""

    def raw(spans: tuple[Span | None, ...]) -> list[tuple[int, int]]:
        return [(piece.start, piece.end) for span in spans if span for piece in article.raw(span)]

    return {"source": raw((statement.source,)), "cue": raw((statement.cue,)), "content": raw(statement.content)}


def main() -> None:
    """Print a line of figures for each setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=WEIGHTS)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--threshold", type=float, nargs="*", default=[0.4, 0.5, 0.6])
    parser.add_argument("--window", type=int, nargs="*", default=[256, 320])
    parser.add_argument("--context", type=int, nargs="*", default=[24])
    options = parser.parse_args()
    model = Model(options.folder, encoder=options.encoder)
    articles = list(dev_articles(options.corpora / "attribution/polnear/dev"))
    print("threshold window context ", *(f"{part} {figure}" for part, figure in FIGURES), sep="  ")
    for model.threshold, model.window, model.context in product(options.threshold, options.window, options.context):
        scored = attribution.score(
            (text, [found_attribution(article, s) for s in find_statements(article, model)], gold)
            for text, article, gold in articles
        )
        figures = (f"{scored[part][figure][2]:.1f}" for part, figure in FIGURES)
        print(model.threshold, model.window, model.context, *figures, sep="\t", flush=True)


if __name__ == "__main__":
    main()
