"""What a page of the desk costs, over a ledger of 10,000 articles with 300,000 entries and while others are added.

The articles are made of real ones (``accounts/scale.py``); making the ledger takes some minutes, so it is kept under
``bench/work`` and made anew where what it is made of has changed. A page's time is that of the whole request inside one
process, no page being asked for twice::

    python -m bench.desk
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import IO, TypeVar
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from bench import child
from bench.accounts import scale
from bench.accounts.copies import read_all
from bench.accounts.figures import NEWS
from bench.articles import write_articles
from bench.corpora import DEFAULT
from bench.rows import BenchError, Measure, Results, Row
from sayso import link
from sayso.accounts import compare_articles
from sayso.records import EntryKind, Reading, Traced
from sayso.store import ActorQuery, Ledger
from sayso.store.schema import migrations

_One = TypeVar("_One")
_Parameters = Mapping[str, str | int]

LIBRARY = Measure(key="desk_library", words="desk: library", unit="ms", digits=0, better="lower", target=60)
LEDGER = Measure(key="desk_ledger", words="desk: ledger with facets", unit="ms", digits=0, better="lower", target=60)
ACTOR = Measure(key="desk_actor", words="desk: actor", unit="ms", digits=0, better="lower", target=60)
READER = Measure(key="desk_reader", words="desk: reader", unit="ms", digits=0, better="lower", target=60)
SEARCH = Measure(key="desk_search", words="desk: full-text search", unit="ms", digits=0, better="lower", target=60)
FIRST = Measure(key="desk_first", words="first page after sayso serve", unit="s", digits=2, better="lower", target=1.5)
BYTES = Measure(key="desk_bytes", words="desk: scripts and styles", unit="kB", digits=0, better="lower", target=250)
ERRORS = Measure(
    key="desk_errors", words="desk: errors for two users while articles are added", digits=0, better="lower", target=0
)
SLOWEST = Measure(
    key="desk_slowest",
    words="desk: slowest page for two users while articles are added",
    unit="s",
    digits=2,
    better="lower",
    target=1,
)
MEASURES = (LIBRARY, LEDGER, ACTOR, READER, SEARCH, FIRST, BYTES, ERRORS, SLOWEST)

_ARTICLES = 10_000
_QUICK = 500

_ENTRIES = 29
"""Entries of an article on the average: of the real ones those with most are left out."""

_KNOWN = 0.3
"""The part of the names that stay as they are, so that the same people are in hundreds of articles."""

_REQUESTS = 50
_STARTS = 5
_ADDED = 500
_PAUSE = 0.5
"""Seconds that a user looks at a page."""

_LONGEST = 240
"""Seconds that adding may take; what is measured until then counts."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+/\?token=\S+")
_LISTS = ("statements", "acts", "figures", "times", "own-words")


def measure(results: Results, *, corpora: Path, work: Path, quick: bool) -> None:
    """Add the rows of what the desk costs."""
    results.rows.append(Row(measure=BYTES, on="gzip -9, all pages together", figure=_bytes() / 1000))
    if not NEWS.present(corpora):
        note = f"not under {corpora}; to be had from {NEWS.where}"
        results.rows.extend(Row(measure=one, on=NEWS.name, note=note) for one in MEASURES if one is not BYTES)
        return
    path = ledger_of(_QUICK if quick else _ARTICLES, corpora=corpora, work=work)
    with Ledger.open(path, write=False) as ledger:
        asked = _Asked.of(ledger)
        counts = ledger.counts()
    entries = counts.statements + counts.acts + counts.figures + counts.times + counts.appraisals
    on = f"{counts.articles:,} articles, {entries:,} entries"
    for one, addresses in asked.pages.items():
        times = milliseconds(path, addresses)
        told = f"{on}; median of {len(times)}, slowest {max(times):.0f} ms"
        results.rows.append(Row(measure=one, on=told, figure=median(times)))
    starts = [_first_page(path) for _ in range(2 if quick else _STARTS)]
    results.rows.append(Row(measure=FIRST, on=f"{on}; median of {len(starts)}", figure=median(starts)))
    added = 20 if quick else _ADDED
    read = while_adding(path, asked, added=added, corpora=corpora, work=work)
    told = (
        f"{on}; {len(read.seconds)} pages while {read.added} articles were added, median {median(read.seconds):.2f} s"
    )
    results.rows.append(Row(measure=ERRORS, on=told, figure=len(read.errors), note="; ".join(read.errors[:3])))
    results.rows.append(Row(measure=SLOWEST, on=told, figure=max(read.seconds), note=read.slowest))


# The ledger


def ledger_of(articles: int, *, corpora: Path, work: Path) -> Path:
    """Return a ledger of so many articles, linked and compared; made only where there is none of the same."""
    digest = hashlib.sha256(NEWS.digest(corpora).encode())
    for made_of in (Path(scale.__file__).read_bytes(), link.RULES.encode(), *map(str.encode, migrations())):
        digest.update(made_of)
    path = work / f"desk-{articles}-{digest.hexdigest()[:12]}.sqlite"
    if path.exists():
        return path
    for old in work.glob(f"desk-{articles}-*"):
        old.unlink()
    making = work / "desk-making.sqlite"
    for left in work.glob(f"{making.name}*"):
        left.unlink()
    with Ledger.open(making, write=True) as ledger:
        for reading in scale.make(_short(read_all(corpora=corpora, work=work).values()), articles, known=_KNOWN):
            traces = link.traces(reading.article, reading.actors)
            ledger.add(reading, Traced(rules=link.RULES, traces=traces))
        compare_articles(ledger)
    making.rename(path)
    return path


def _short(readings: Iterable[Reading]) -> list[Reading]:
    """Return the articles that have blocks and, together, no more entries than are wanted."""

    def entries(reading: Reading) -> int:
        return sum(len(getattr(reading, kind)) for kind in EntryKind)

    several = sorted((one for one in readings if one.article.blocks), key=entries)
    while sum(map(entries, several)) > _ENTRIES * len(several):
        several.pop()
    return several


# Pages


@dataclass(frozen=True, slots=True)
class _Asked:
    """The addresses that are asked for."""

    pages: dict[Measure, list[str]]

    @classmethod
    def of(cls, ledger: Ledger) -> _Asked:
        """Choose addresses by what a ledger holds, no two of them alike."""
        chance = random.Random(scale.SEED)  # noqa: S311 - a sample, no secret
        articles = list(ledger.articles)
        chosen = chance.sample(articles, min(len(articles), 4 * _REQUESTS))
        publishers = sorted({one.publisher for one in articles if one.publisher})
        months = sorted({one.published[:7] for one in articles if one.published})
        actors = [one.id for one in ledger.actors(ActorQuery(limit=2 * _REQUESTS))]
        chance.shuffle(actors)
        words = [word for one in chosen for word in [_word(ledger, one.id, chance)] if word]
        narrowed: list[_Parameters] = [
            *({"page": number} for number in range(1, 11)),
            *({"publisher": one} for one in publishers[:20]),
            *({"since": one, "until": one} for one in chance.sample(months, min(len(months), 20))),
        ]
        library: list[_Parameters] = [
            *narrowed,
            *({"actor": one} for one in actors[:10]),
            *({"kind": one.value} for one in EntryKind),
        ]
        about: list[_Parameters] = [{"about": word} for word in chance.sample(words, min(len(words), 10))]
        lists = [(name, one) for name in _LISTS for one in (*narrowed, *about)]
        return cls(
            {
                LIBRARY: [_address("/articles", one) for one in _some(library, chance)],
                LEDGER: [_address(f"/{name}", one) for name, one in _some(lists, chance)],
                ACTOR: [f"/actors/{one}" for one in actors[:_REQUESTS]],
                READER: [f"/articles/{one.id}" for one in chosen[:_REQUESTS]],
                SEARCH: [_address("/articles", {"text": one}) for one in list(dict.fromkeys(words))[:_REQUESTS]],
            }
        )


def _some(several: Sequence[_One], chance: random.Random) -> list[_One]:
    return chance.sample(several, min(len(several), _REQUESTS))


def _word(ledger: Ledger, article: str, chance: random.Random) -> str | None:
    """Return a word of an article, a frequent one more often than a rare one; sometimes two that follow each other."""
    (view,) = ledger.find_articles(article)
    text, _ = ledger.body(view.id)[1:]
    found = list(_WORD.finditer(text))
    if len(found) < 2:
        return None
    at = chance.randrange(len(found) - 1)
    if chance.random() < 0.2:
        return f'"{found[at][0]} {found[at + 1][0]}"'
    return found[at][0]


def _address(path: str, asked: _Parameters) -> str:
    return f"{path}?{urlencode(asked, quote_via=quote)}"


def milliseconds(path: Path, addresses: Sequence[str]) -> list[float]:
    """Return how long each page takes, one after the other, once the desk has begun and made its first pages ahead."""
    from starlette.testclient import TestClient

    from sayso.desk import make_desk

    times = []
    with TestClient(make_desk(path)) as client:
        client.get(addresses[0].split("?")[0])
        _wait_for_rest()
        for address in addresses:
            began = time.perf_counter()
            answer = client.get(address)
            times.append(1000 * (time.perf_counter() - began))
            if answer.status_code != 200:
                raise BenchError(["GET", address], answer.text)
    return times


def _wait_for_rest() -> None:
    """Wait until this process has nothing to do, for a minute at most."""
    for _ in range(120):
        before = time.process_time()
        time.sleep(0.5)
        if time.process_time() - before < 0.01:
            return


def _bytes() -> int:
    from sayso.desk.rendering import STATIC

    folders = [files(package).joinpath(folder) for package, folder in STATIC]
    return sum(len(gzip.compress(data, 9)) for folder in folders for data in _scripts_and_styles(folder))


def _scripts_and_styles(folder: Traversable) -> Iterator[bytes]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _scripts_and_styles(one)
        elif one.name.endswith((".js", ".css")):
            yield one.read_bytes()


# sayso serve


@contextmanager
def _served(path: Path) -> Iterator[tuple[OpenerDirector, str]]:
    """Yield what asks the desk of a ledger, let in, and where it is."""
    command = [str(child.SAYSO), "serve", "--port", "0", "--no-browser", "--ledger", str(path)]
    with tempfile.TemporaryFile() as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        try:
            while not (found := _ADDRESS.search(_so_far(said))):
                if process.poll() is not None:
                    raise BenchError(command, _so_far(said).decode())
                time.sleep(0.005)
            address = found[0].decode()
            opener = build_opener(HTTPCookieProcessor(CookieJar()))
            yield opener, address
        finally:
            process.terminate()


def _so_far(said: IO[bytes]) -> bytes:
    said.seek(0)
    return said.read()


def _first_page(path: Path) -> float:
    """Return the seconds from the command to the whole of the first page."""
    began = time.perf_counter()
    with _served(path) as (opener, address):
        while True:
            try:
                opener.open(address).read()
            except ConnectionError:
                time.sleep(0.005)
            else:
                return time.perf_counter() - began


@dataclass(slots=True)
class Read:
    """What two users saw."""

    added: int = 0
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    slowest: str = ""

    def ask(self, opener: OpenerDirector, address: str) -> None:
        """Ask for a page."""
        began = time.perf_counter()
        try:
            opener.open(address, timeout=60).read()
        except (HTTPError, OSError) as error:
            self.errors.append(f"{address}: {error}")
        took = time.perf_counter() - began
        if took > max(self.seconds, default=0):
            self.slowest = address.split("/", 3)[-1]
        self.seconds.append(took)


def while_adding(path: Path, asked: _Asked, *, added: int, corpora: Path, work: Path) -> Read:
    """Let two users read while articles are read into the ledger, in a copy of it."""
    articles = work / "desk-added.jsonl"
    write_articles(articles, count=added, corpora=corpora)
    read = Read()
    with tempfile.TemporaryDirectory(dir=work) as folder:
        copy = Path(folder) / "ledger.sqlite"
        shutil.copy(path, copy)
        with _served(copy) as (opener, address):
            opener.open(address).read()
            root = address.split("/?")[0]
            over = Event()
            users = [Thread(target=_look, args=(read, opener, root, asked, over, seed)) for seed in (1, 2)]
            for line in articles.read_bytes().splitlines():
                name = json.loads(line)["source"]
                opener.open(_post(f"{root}/add/file?name={name}.jsonl", line)).read()
            for user in users:
                user.start()
            began = time.monotonic()
            while time.monotonic() - began < _LONGEST and not over.is_set():
                progress = json.load(opener.open(f"{root}/api/add/progress"))
                read.added = progress["done"]
                if progress["done"] >= progress["sources"]:
                    break
                time.sleep(1)
            over.set()
            for user in users:
                user.join()
    return read


def _post(address: str, data: bytes) -> Request:
    headers = {"X-Sayso": "desk", "Content-Type": "application/octet-stream"}
    return Request(address, data=data, headers=headers, method="POST")  # noqa: S310 - the desk's own address


def _look(read: Read, opener: OpenerDirector, root: str, asked: _Asked, over: Event, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    pages = [page for several in asked.pages.values() for page in several] + ["/actors", "/review", "/add"]
    while not over.is_set():
        read.ask(opener, f"{root}{chance.choice(pages)}")
        over.wait(_PAUSE)


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help=f"where the corpora lie (default: {DEFAULT})")
    parser.add_argument("--quick", action="store_true", help=f"{_QUICK} articles")
    options = parser.parse_args()
    work = Path(__file__).parent / "work"
    work.mkdir(exist_ok=True)
    results = Results()
    measure(results, corpora=options.corpora, work=work, quick=options.quick)
    for row in results.rows:
        figure = "" if row.figure is None else f"{row.figure:.{row.measure.digits}f} {row.measure.unit}"
        print(f"{row.measure.words}: {figure}  ({row.on}) {row.note}")


if __name__ == "__main__":
    main()
