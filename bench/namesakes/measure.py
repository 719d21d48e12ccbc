"""Let sayso read the pairs, and fill the rows of the bench: who is one for it, and who are two.

The two persons of a pair are the actors whose mentions share most characters with the marked ones. They are one for
sayso if they are one entity where all articles are linked together. An article that sayso does not read, being in
another language, shows nobody, and so nobody who is the same.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import child
from bench.corpora import Corpus
from bench.rows import Measure, Results, Row
from bench.score import ledger
from bench.score.ledger import Entry

HERE = Path(__file__).parent
PAIRS = Corpus(name="namesakes", folder="namesakes", files=("namesakes/pairs.jsonl",), where="bench/namesakes")
RIGHT = Measure(key="namesakes", words="one person or two, told rightly", unit="%", target=95, slack=0.5)
MERGED = Measure(key="namesakes_merged", words="two persons taken for one", digits=0, better="lower", target=0)
SEEN = Corpus(name="namesakes, seen", folder="namesakes", files=("namesakes/more.jsonl",), where="bench/namesakes")
"""In view while the rules were made."""

RIGHT_SEEN = Measure(key="namesakes_seen", words="one or two, on pairs that rules were made with", unit="%", slack=0.5)
MERGED_SEEN = Measure(
    key="namesakes_seen_merged", words="two taken for one, on pairs that rules were made with", digits=0, better="lower"
)

Pair = dict[str, Any]


def gold_pairs(corpus: Corpus = PAIRS) -> list[Pair]:
    """Return the pairs, in the order of the file."""
    (file,) = corpus.files
    return [json.loads(line) for line in (HERE.parent / file).read_text(encoding="utf-8").splitlines()]


def articles(pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield the articles of the pairs as lines of a .jsonl file."""
    for pair in pairs:
        for side in "ab":
            fields = {key: pair[side][key] for key in ("publisher", "date", "title", "text")}
            yield json.dumps(fields | {"source": f"{pair['id']}{side}"}, ensure_ascii=False) + "\n"


def measure(results: Results, *, work: Path) -> None:
    """Add the rows of the pairs to ``results``; what sayso finds stays in ``work``."""
    for corpus in (PAIRS, SEEN):
        results.corpora[corpus.name] = corpus.digest(HERE.parent)
        pairs = gold_pairs(corpus)
        lines, found = work / f"{corpus.name}.jsonl", work / f"{corpus.name}.sayso.jsonl"
        lines.write_text("".join(articles(pairs)), encoding="utf-8")
        child.write_output([sys.executable, "-m", "bench.linked", lines], found)
        results.rows.extend(rows(pairs, ledger.load(found), corpus))


def rows(pairs: Sequence[Pair], entries: dict[str, Entry], corpus: Corpus = PAIRS) -> Iterator[Row]:
    """Yield the rows that the pairs of a corpus fill."""
    told = [(pair["same"], judge(pair, entries)) for pair in pairs]
    unread = sum(not all(any(entries[f"{pair['id']}{side}"].records.values()) for side in "ab") for pair in pairs)
    right, merged = sum(same == one for same, one in told), sum(one and not same for same, one in told)
    measures = (RIGHT, MERGED) if corpus is PAIRS else (RIGHT_SEEN, MERGED_SEEN)
    for measure_, figure in zip(measures, (100 * right / len(told), merged), strict=True):
        yield Row(
            measure=measure_,
            on=f"pairs of invented articles ({len(pairs)})",
            corpora=(corpus.name,),
            figure=figure,
            note=f"in a language that is not read: {unread}" if unread else "",
        )


def judge(pair: Pair, entries: dict[str, Entry]) -> bool:
    """Say whether the two persons of a pair are one for sayso."""
    found = [_entity(entries.get(f"{pair['id']}{side}"), pair[side]["mention"]) for side in "ab"]
    return found[0] is not None and found[0] == found[1]


def _entity(entry: Entry | None, mention: list[int]) -> int | None:
    """Return the entity of the actor whose mention shares most with the marked one."""
    start, end = mention
    best, entity = 0, None
    for actor in entry.records["actor"] if entry else ():
        for one in actor["mentions"]:
            for begin, stop in ledger.raw(one):
                shared = min(end, stop) - max(start, begin)
                if shared > best and one["form"] == "name":
                    best, entity = shared, actor["entity"]
    return entity
