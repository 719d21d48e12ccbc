"""Let sayso read the invented articles as files, and fill the rows of the bench."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench import child
from bench.corpora import Corpus
from bench.own.loader import HERE, gold_articles
from bench.rows import Measure, Results, Row
from bench.score import ledger, own

ARTICLES = Corpus(name="own articles", folder="own", files=("own/*.txt",), where="bench/own")
SENTENCES = Measure(key="sentences_right", words="sentences accounted for rightly", unit="%", target=85, slack=0.5)
VOICES = Measure(key="voices_right", words="voices right", unit="%", target=95, slack=0.5)
BY_KIND = {kind: Measure(key=f"voices_{kind}s", words=f"voices right, {kind}s", unit="%") for kind in own.KINDS}


def read(work: Path) -> dict[str, ledger.Entry]:
    """Write the articles without their marks under ``work`` and return what sayso finds in them."""
    folder = work / "own"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    for article in gold_articles():
        (folder / article.name).write_text(article.text, encoding="utf-8")
    child.write_output([child.SAYSO, "read", folder, "--json"], work / "own.sayso.jsonl")
    return ledger.load(work / "own.sayso.jsonl")


def measure(results: Results, *, work: Path) -> None:
    """Add the rows of sentences and voices to ``results``; what sayso finds stays in ``work``."""
    results.corpora[ARTICLES.name] = ARTICLES.digest(HERE.parent)
    results.rows.extend(rows(own.evaluate(HERE, read(work))))


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the rows that the scorer's figures fill."""
    sentences, voices = figures["sentences"], figures["voices"]
    note = f"{figures['missing']} articles were not read" if figures["missing"] else ""
    on = f"invented articles ({figures['articles']})"
    told = [(SENTENCES, f"{on}, {sentences['of']} sentences", sentences["right"])]
    told.append((VOICES, f"{on}, {voices['of']} records", voices["right"]))
    told.extend((one, f"{on}, {voices[f'{kind}s']} {kind}s", voices[kind]) for kind, one in BY_KIND.items())
    return [
        Row(measure=one, on=where, corpora=(ARTICLES.name,), figure=figure, note=note) for one, where, figure in told
    ]
