"""What it costs to link an article to a ledger of 100, of 10,000 and of 100,000 articles.

Real articles are read once; each article of the ledger is one of them with other names, drawn so that few people recur
in thousands of articles and most in a few, as in news. The ledger holds what linking needs: articles without their
text, and the keys, names and counts of their actors. To fill it within minutes, it has five actors of each article; the
articles that are timed have all. What is timed is ``Ledger.add`` alone, into a file.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.articles import SAMPLES
from bench.rows import Measure, Results, Row
from sayso import link, pipeline
from sayso.english.words import FUNCTION_WORDS, words_of
from sayso.records import Actor, Article, Form, Maker, Mention, Reading, Run, Source, Span, TextMap, Trace, Traced
from sayso.store import Ledger

LINKING = Measure(
    key="linking", words="linking an article to a ledger of 100,000", unit="ms", digits=1, better="lower", target=30
)
GROWTH = Measure(
    key="linking_growth",
    words="linking an article, 100,000 articles beside 10,000",
    unit="x",
    digits=2,
    better="lower",
    target=1.5,
)

_SIZES = (100, 10_000, 100_000)
_QUICK = (10, 100, 1_000)

_READ = 40
"""Real articles."""

_ADDED = 50
"""Articles of which the median is taken."""

_FILLED_WITH = 5
"""Actors of an article that is not timed."""

_WARM_UP = 10
"""Articles that are added before: the first ones read the file into memory."""

_BEHIND = 10_000_000
"""Numbers from here on are none of the ledger's."""

_TOPICS = 300
"""Stories for each article that is read: what is told of one story shares its names."""

_WORD = re.compile(r"\w+")
_PLAIN = FUNCTION_WORDS | words_of("group party council bank university ministry")
"""Words of names that are no names themselves."""

_MAKER = Maker(model="none", rules="bench")


@dataclass(frozen=True, slots=True)
class _Template:
    """The traces of a real article, and the words of its names."""

    number: int
    traces: tuple[Trace, ...]
    words: tuple[str, ...]


def measure(results: Results, *, corpora: Path, work: Path, quick: bool) -> None:
    """Add the rows of linking to ``results``."""
    swapped = _Swapped(tuple(_templates(corpora, 10 if quick else _READ)))
    sizes = _QUICK if quick else _SIZES
    with TemporaryDirectory(dir=work) as folder:
        files = [Path(folder) / f"{size}.sqlite" for size in sizes]
        with Ledger.in_memory() as ledger:
            done = 0
            for size, file in zip(sizes, files, strict=True):
                for number in range(done, size):
                    ledger.add(*swapped.article(number, actors=_FILLED_WITH))
                ledger.backup(file)
                done = size
        times = dict(zip(sizes, _milliseconds(files, swapped), strict=True))
    before, most = sizes[-2:]
    told = ", ".join(f"{figure:.1f} ms at {size:,}" for size, figure in times.items())
    on = f"median of {_ADDED} articles; {told}"
    results.rows.append(Row(measure=LINKING, on=on, figure=times[most]))
    growth = times[most] / times[before]
    results.rows.append(Row(measure=GROWTH, on=f"{most:,} articles beside {before:,}", figure=growth))


def _milliseconds(files: Sequence[Path], swapped: _Swapped) -> list[float]:
    """Return for each ledger the median of adding articles in which its stories go on.

    They are added to the ledgers in turn: whatever else the machine does falls on all alike.
    """
    taken: list[list[float]] = [[] for _ in files]
    with ExitStack() as opened:
        ledgers = [opened.enter_context(Ledger.open(file, write=True)) for file in files]
        for number in range(_WARM_UP + _ADDED):
            reading, traced = swapped.article(_BEHIND + number)
            for ledger, times in zip(ledgers, taken, strict=True):
                ledger.commit()
                began = time.perf_counter()
                ledger.add(reading, traced)
                times.append(1000 * (time.perf_counter() - began))
    return [median(times[_WARM_UP:]) for times in taken]


def _templates(corpora: Path, count: int) -> Iterator[_Template]:
    articles = corpora / "acts/articles.json"
    if articles.is_file():
        texts = [one["text"] for one in json.loads(articles.read_text(encoding="utf-8")).values()]
    else:
        texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    for number, text in enumerate(texts[:: max(len(texts) // count, 1)][:count]):
        (entry,) = pipeline.read(["-"], stdin=io.BytesIO(text.encode()))
        if isinstance(entry, Reading):
            traces = link.traces(entry.article, entry.actors)
            words = {word for one in traces if not one.known for word in _WORD.findall(one.name.casefold())}
            yield _Template(number, traces, tuple(sorted(words - _PLAIN)))


class _Swapped:
    """Articles with other names than those they were read with."""

    def __init__(self, templates: Sequence[_Template]) -> None:
        self._templates = templates
        syllables = product(
            re.findall("[bcdfgkpst]r|[bcdfghjklmnprstvwz]", "bcdfghjklmnprstvwzbrdrfrgrkrprsttr"),
            ("a", "e", "i", "o", "u", "au", "ei"),
            ("n", "l", "r", "s", "t", "nd", "lm", "rk", "sen", "ter", "vik", "dal", "mann"),
        )
        self._names = ["".join(parts) for parts in syllables]
        random.Random(1).shuffle(self._names)  # noqa: S311 - names, no secrets

    def article(self, number: int, *, actors: int | None = None) -> tuple[Reading, Traced]:
        """Return the article of this number, without text, and its traces, or some of them."""
        template = self._templates[number % len(self._templates)]
        dice = random.Random(number)  # noqa: S311
        swap = self._swap(template, dice)
        chosen = dice.sample(template.traces, min(actors or len(template.traces), len(template.traces)))
        data = str(number).encode()
        article = Article(
            source=f"{number}.txt",
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="text/plain",
            encoding="utf-8",
            text=data.decode(),
            blocks=(),
            map=TextMap((Run(0, 0, len(data)),)),
        )
        here = (Mention(span=Span(0, 1), form=Form.NAME),)
        named = [
            Actor(article_id=article.id, name=f"{swap(one.name)} {position}", mentions=here, type=one.type)
            for position, one in enumerate(chosen)
        ]
        traces = [
            replace(
                one,
                article_id=article.id,
                actor_id=actor.id,
                name=swap(one.name),
                keys=tuple(map(swap, one.keys)),
                offered=tuple(map(swap, one.offered)),
                sought=tuple(map(swap, one.sought)),
            )
            for one, actor in zip(chosen, named, strict=True)
        ]
        source = Source(name=article.source, data=data, media_type="text/plain", encoding="utf-8", text=article.text)
        reading = Reading(source=source, article=article, maker=_MAKER, actors=tuple(named))
        return reading, Traced(rules=link.RULES, traces=tuple(traces))

    def _swap(self, template: _Template, dice: random.Random) -> Callable[[str], str]:
        story = int(dice.paretovariate(0.6)) % _TOPICS

        def drawn(word: str) -> str:
            # Nine of ten names belong to the story; how often a name is drawn falls off as in news.
            seed = f"{template.number} {story} {word}" if dice.random() < 0.9 else f"{dice.random()}"
            rank = random.Random(seed).paretovariate(0.5)  # noqa: S311
            return self._names[int(rank) % len(self._names)]

        partners = {word: drawn(word) for word in template.words}
        return lambda words: _WORD.sub(lambda found: partners.get(found[0].casefold(), found[0]), words)
