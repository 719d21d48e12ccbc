"""Score sayso on the invented articles, or look at their marks: ``python -m bench.own``, from the repository's root."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.own.agreement import agreement, paragraphs
from bench.own.loader import HERE, gold_articles
from bench.own.measure import read
from bench.score import own
from bench.score.ledger import Entry, load
from sayso.records import SentenceRole


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.own", description=__doc__)
    parser.add_argument("what", nargs="?", default="score", choices=("score", "bare", "agreement"))
    parser.add_argument("--found", type=Path, help="what `sayso read --json` printed before, instead of reading again")
    parser.add_argument("--confusion", action="store_true", help="also which role was taken for which")
    parser.add_argument("--mistakes", action="store_true", help="also each sentence and record that is wrong")
    options = parser.parse_args()
    if options.what == "bare":
        for article, (start, end) in paragraphs(list(gold_articles())):
            print(f"{article.name}\n{article.text[start:end]}\n")
    elif options.what == "agreement":
        print(agreement())
    else:
        entries = load(options.found) if options.found else _read()
        print("\n".join(_lines(own.evaluate(HERE, entries), confusion=options.confusion)))
        if options.mistakes:
            print("\n".join(_mistakes(entries)))


def _read() -> dict[str, Entry]:
    with tempfile.TemporaryDirectory() as folder:
        return read(Path(folder))


def _lines(figures: dict[str, Any], *, confusion: bool) -> Iterator[str]:
    sentences, voices = figures["sentences"], figures["voices"]
    yield f"{figures['articles']} articles, {figures['missing']} not read, {figures['broken_spans']} spans broken"
    yield f"sentences accounted for rightly: {sentences['right']:.1f} % of {sentences['of']}"
    for role in SentenceRole:
        precision, recall, f1 = sentences[role.value]
        yield f"  {role.value:10} precision {precision:5.1f}  recall {recall:5.1f}  F1 {f1:5.1f}"
    yield f"voices right: {voices['right']:.1f} % of {voices['of']}"
    for kind in own.KINDS:
        yield f"  {kind:10} {voices[kind]:5.1f} % of {voices[f'{kind}s']}"
    if confusion:
        yield from _table(figures["confusion"])


def _table(confusion: Counter[tuple[str, str]]) -> Iterator[str]:
    names = [*(role.value for role in SentenceRole), own.LOST]
    yield " " * 12 + "".join(f"{name[:9]:>10}" for name in names) + "  (columns: found; rows: gold)"
    for gold in names:
        yield f"{gold:12}" + "".join(f"{confusion[gold, found]:10}" for found in names)


def _mistakes(entries: dict[str, Entry]) -> Iterator[str]:
    for article in gold_articles():
        entry = entries.get(article.name) or Entry({"text": article.text})
        for gold, role in own.roles(article, entry):
            if role != gold.role:
                yield f"{article.name}: {gold.role} found as {role}: {article.text[gold.start : gold.end]!r}"
        for told in own.voices(article, entry):
            if not told.right:
                whose = told.gold.label if told.gold else "author"
                yield f"{article.name}: {told.kind} {told.words!r}: {whose}'s, found in {told.found!r}"


if __name__ == "__main__":
    main()
