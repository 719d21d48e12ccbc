"""Web pages: how much of the true body is read, how much of it finds its way back, and how fast.

The body is scored as https://github.com/scrapinghub/article-extraction-benchmark does: runs of four words, precision
and recall of each page, averaged over all pages.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from bench.corpora import PAGES
from bench.quality import absent
from bench.rows import Measure, Results, Row
from sayso.intake.articles import read_article
from sayso.intake.found import HTML, Found
from sayso.intake.html.body import find_again, find_blocks
from sayso.intake.html.projection import project
from sayso.records import BlockRole, Skipped

BODY = Measure(key="page_body", words="body of news pages (F1, four words)", target=95.5, slack=0.3)
MAPPED = Measure(
    key="page_mapped", words="blocks of the body found again in the page", unit="%", target=99, digits=2, slack=0.5
)
SPEED = Measure(key="page_speed", words="pages without analysis", unit="pages/s", target=20)

_WORD = re.compile(r"\w+")
_RUN = 4
_BODY_ROLES = frozenset({BlockRole.PARAGRAPH, BlockRole.HEADING, BlockRole.QUOTE})

Share = tuple[float, float, float]
"""Of the runs of one page: found and true, found alone, true alone; together 1."""


def measure(results: Results, *, corpora: Path) -> None:
    """Add the rows of web pages to ``results``."""
    if absent(PAGES, results, [BODY, MAPPED, SPEED], corpora):
        return
    pages = dict(_pages(corpora / PAGES.folder))
    truth = json.loads((corpora / PAGES.folder / "ground-truth.json").read_text(encoding="utf-8"))
    _body(next(iter(pages.values())))  # starts the process that reads pages
    began = time.perf_counter()
    bodies = {name: _body(data) for name, data in pages.items()}
    seconds = time.perf_counter() - began
    on, corpus = f"scrapinghub, {len(pages)} pages", (PAGES.name,)
    score = f1([shares(truth[name]["articleBody"], bodies[name]) for name in pages])
    found, blocks = map(sum, zip(*map(_found_again, pages.values()), strict=True))
    results.rows += [
        Row(measure=BODY, on=on, corpora=corpus, figure=100 * score),
        Row(measure=MAPPED, on=f"{on}, {blocks:,} blocks", corpora=corpus, figure=100 * found / blocks),
        Row(measure=SPEED, on=on, figure=len(pages) / seconds),
    ]


def _pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((folder / "html").glob("*.html.gz")):
        yield path.name.partition(".")[0], gzip.decompress(path.read_bytes())


def _body(data: bytes) -> str:
    made = read_article(Found(name="page", data=data, media_type=HTML))
    if isinstance(made, Skipped):
        return ""
    _, article = made
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.role in _BODY_ROLES)


def _found_again(data: bytes) -> tuple[int, int]:
    """Return how many blocks are found in the page letter by letter, and how many there are."""
    source = data.decode("utf-8", "replace")
    blocks, letters = find_blocks(source), project(source).letters
    places = find_again(blocks, letters)
    exact = sum(
        place is not None and letters[place[0] : place[1]] == block for block, place in zip(blocks, places, strict=True)
    )
    return exact, len(blocks)


def shares(true: str, found: str) -> Share:
    """Return how the runs of words in both texts, in the found one alone and in the true one alone are shared out."""
    true_runs, found_runs = _runs(true), _runs(found)
    both, extra, missing = (
        float(counts.total()) for counts in (true_runs & found_runs, found_runs - true_runs, true_runs - found_runs)
    )
    total = both + extra + missing
    return (both / total, extra / total, missing / total) if total else (0.0, 0.0, 0.0)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    runs = (tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1)))
    return Counter(run for run in runs if run)


def f1(pages: list[Share]) -> float:
    """Return the harmonic mean of the pages' mean precision and mean recall."""
    precision = mean(_part(both, extra, other=missing) for both, extra, missing in pages)
    recall = mean(_part(both, missing, other=extra) for both, extra, missing in pages)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _part(both: float, wrong: float, *, other: float) -> float:
    if not wrong and not other:
        return 1.0
    return both / (both + wrong) if both + wrong else 0.0
