"""Score the turns found in the invented transcripts of ``bench/transcripts/``.

In a transcript ``[source|…]`` marks the label of a turn, and ``[content|…]`` up to the next label what is said in it.
Ten transcripts in five styles of labels: capitals, single letters, names, names with roles, and bold names in Markdown.
"""

from __future__ import annotations

import re
from pathlib import Path

from bench.rows import Measure, Results, Row
from sayso import intake
from sayso.analyse.turns import find_turns
from sayso.records import Article

FOLDER = Path(__file__).parent / "transcripts"
_MARK = re.compile(r"\[(source|content)\|((?:[^\[\]]|\[[^|\]]*\])*)\]")

Said = list[tuple[str, list[str]]]
"""The label of each turn, and the pieces of what is said in it."""

TURNS = Measure(key="turns", words="turns of transcripts found exactly", unit="%", target=100)


def planted(path: Path) -> tuple[str, Said]:
    """Return the text of a transcript without its marks, and the turns that are marked in it."""
    marked = path.read_text(encoding="utf-8")
    turns: Said = []
    for mark in _MARK.finditer(marked):
        if mark[1] == "source":
            turns.append((mark[2], []))
        else:
            turns[-1][1].append(" ".join(mark[2].split()))
    return _MARK.sub(r"\2", marked), turns


def said(article: Article) -> Said:
    """Return the turns that are found in an article."""
    return [
        (turn.label.of(article.text), [piece.of(article.text) for piece in turn.content])
        for turn in find_turns(article)
    ]


def measure(results: Results, *, work: Path) -> None:
    """Add the row of transcripts; their texts are left in ``work``."""
    work.mkdir(exist_ok=True, parents=True)
    right = wanted = 0
    paths = sorted(FOLDER.iterdir())
    for path in paths:
        text, turns = planted(path)
        bare = work / path.name
        bare.write_text(text, encoding="utf-8")
        (found,) = intake.read_sources([str(bare)])
        assert isinstance(found, tuple), found  # noqa: S101
        matched = said(found[1])
        right += sum(turn in matched for turn in turns) if len(matched) == len(turns) else 0
        wanted += len(turns)
    on = f"{len(paths)} own transcripts, {wanted} turns"
    results.rows.append(Row(measure=TURNS, on=on, corpora=(), figure=100 * right / wanted))
