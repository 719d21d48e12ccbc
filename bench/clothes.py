"""The same article in other clothes: what sayso finds in it as a web page, a PDF or a .docx file, against its text.

Each article of PolNeAR dev is read as plain text, and its blocks, as they were read, are put into other files
(``sites``, ``printed``), which are read in turn. In none of them may anything be lost: paragraphs have to come back as
they were set, and the same statements be found. Every span has to lead back to its words in the source::

same
    statements whose source, cue and content are the same words, of all that are found in either version
paragraphs
    blocks of the body that come back word for word
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from statistics import median

from bench.corpora import DEFAULT, POLNEAR_DEV
from bench.printed import Printable, printable, to_docx, to_pdf
from bench.quality import absent
from bench.rows import Measure, Results, Row
from bench.score import attribution
from bench.sites import SITES, Site
from sayso import intake, pipeline
from sayso.intake.found import HTML
from sayso.records import READ_ROLES, Article, Reading, Source, Span

Told = tuple[str, str, tuple[str, ...]]
"""The words of a statement's source, cue and content."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clothes:
    """A kind of file, and how an article gets into it."""

    key: str
    words: str
    suffix: str
    make: Callable[[Sequence[Printable], int], bytes]
    """From the blocks of an article and its number, which draws its setting."""

    same: float
    """The share of statements that has to be the same, in percent."""

    paragraphs: float | None = None
    paged: bool = False


def _pdf(columns: int, blocks: Sequence[Printable], number: int) -> bytes:
    return to_pdf(blocks, columns=columns, number=number)


def _docx(blocks: Sequence[Printable], _: int) -> bytes:
    return to_docx(blocks)


def _page(site: Site, blocks: Sequence[Printable], number: int) -> bytes:
    return site(blocks, number).encode()


CLOTHES = (
    *(
        Clothes(
            key=f"page_{key}",
            words=f"page of a {key}",
            suffix=".html",
            make=partial(_page, site),
            same=97,
            paragraphs=99,
        )
        for key, site in SITES.items()
    ),
    Clothes(
        key="pdf_one",
        words="PDF, one column",
        suffix=".pdf",
        make=partial(_pdf, 1),
        same=95,
        paragraphs=96,
        paged=True,
    ),
    Clothes(
        key="pdf_two",
        words="PDF, two columns",
        suffix=".pdf",
        make=partial(_pdf, 2),
        same=95,
        paragraphs=96,
        paged=True,
    ),
    Clothes(key="docx", words="word-processor file", suffix=".docx", make=_docx, same=97, paragraphs=99),
)

BROKEN = Measure(
    key="broken_clothes",
    words="spans in other clothes that do not lead to their words",
    digits=0,
    better="lower",
    target=0,
)
SHEETS = Measure(key="pdf_sheets", words="sheets of PDF made articles, without analysis", unit="sheets/s", target=50)


def _same(clothes: Clothes) -> Measure:
    words = f"statements the same as in the text: {clothes.words}"
    return Measure(key=f"same_{clothes.key}", words=words, unit="%", target=clothes.same, slack=0.5)


def _paragraphs(clothes: Clothes) -> Measure:
    words = f"paragraphs word for word: {clothes.words}"
    return Measure(key=f"paragraphs_{clothes.key}", words=words, unit="%", target=clothes.paragraphs, slack=0.5)


@dataclass(slots=True)
class Tally:
    """What is counted over all articles in one kind of clothes."""

    statements: int = 0
    same: int = 0
    blocks: int = 0
    whole: int = 0
    broken: int = 0
    paths: list[Path] = field(default_factory=list)
    differing: list[tuple[str, Told, bool]] = field(default_factory=list)
    """Of statements in one version only: the article, the words, and whether the text has them."""


def measure(results: Results, *, corpora: Path, work: Path) -> None:
    """Add the rows of all clothes to ``results``; the files stay in ``work``."""
    measures = [of(clothes) for of in (_same, _paragraphs) for clothes in CLOTHES]
    if absent(POLNEAR_DEV, results, [*measures, BROKEN, SHEETS], corpora):
        return
    tallies = compare(_texts(corpora), work / "clothes")
    on = f"PolNeAR dev, {len(list(_texts(corpora)))} articles"

    def row(measure: Measure, figure: float, corpora: tuple[str, ...] = (POLNEAR_DEV.name,)) -> None:
        results.rows.append(Row(measure=measure, on=on, corpora=corpora, figure=figure))

    for clothes, tally in tallies.items():
        row(_same(clothes), _percent(tally.same, tally.statements))
        row(_paragraphs(clothes), _percent(tally.whole, tally.blocks))
    paged = [path for clothes, tally in tallies.items() if clothes.paged for path in tally.paths]
    row(BROKEN, sum(tally.broken for tally in tallies.values()))
    # The machine decides this one, too: it has no floor.
    row(SHEETS, _sheets_a_second(paged), corpora=())


def _sheets_a_second(paths: Sequence[Path], rounds: int = 3) -> float:
    """Read PDFs one after the other, as a folder of them is read; return the median of the rounds."""
    speeds = []
    for _ in range(rounds):
        start = time.perf_counter()
        sheets = sum(_made(path)[0].text.count("\f") + 1 for path in paths)
        speeds.append(sheets / (time.perf_counter() - start))
    return median(speeds)


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _texts(corpora: Path) -> Iterator[tuple[str, str]]:
    for name, text, _ in attribution.prepare(corpora / POLNEAR_DEV.folder, POLNEAR_DEV.selected(corpora)):
        yield name, text


def compare(
    texts: Iterable[tuple[str, str]], work: Path, *, analysed: int | None = None, clothes: Sequence[Clothes] = CLOTHES
) -> dict[Clothes, Tally]:
    """Dress each of ``texts`` in ``clothes`` and read it again; statements of the first ``analysed`` are compared."""
    work.mkdir(exist_ok=True, parents=True)
    tallies = {one: Tally() for one in clothes}
    for number, (name, text) in enumerate(texts):
        plain = work / f"{number:03}.txt"
        plain.write_text("\n\n".join(printable(line) for line in text.splitlines() if line.strip()), encoding="utf-8")
        _, article = _made(plain)
        blocks = [(block.role, block.span.of(article.text)) for block in article.blocks]
        before = _reading(plain) if analysed is None or number < analysed else None
        for one, tally in tallies.items():
            path = work / f"{number:03}.{one.key}{one.suffix}"
            path.write_bytes(one.make(blocks, number))
            _count_blocks(tally, blocks, path)
            if before:
                _count_statements(tally, name, before, _reading(path))
    return tallies


def _made(path: Path) -> tuple[Source, Article]:
    (found,) = intake.read_sources([str(path)])
    assert isinstance(found, tuple), found  # noqa: S101
    return found


def _reading(path: Path) -> Reading:
    (found,) = pipeline.read([str(path)], workers=1)
    assert isinstance(found, Reading), found  # noqa: S101
    return found


def _count_blocks(tally: Tally, blocks: Sequence[Printable], path: Path) -> None:
    _, article = _made(path)
    tally.paths.append(path)
    expected = Counter(words for role, words in blocks if role in READ_ROLES)
    found = Counter(block.span.of(article.text) for block in article.blocks if block.role in READ_ROLES)
    tally.blocks += expected.total()
    tally.whole += (expected & found).total()


def _count_statements(tally: Tally, name: str, before: Reading, after: Reading) -> None:
    told = [Counter(map(partial(_told, reading.article.text), reading.statements)) for reading in (before, after)]
    tally.statements += (told[0] | told[1]).total()
    tally.same += (told[0] & told[1]).total()
    tally.differing += [(name, one, True) for one in (told[0] - told[1]).elements()]
    tally.differing += [(name, one, False) for one in (told[1] - told[0]).elements()]
    tally.broken += sum(_is_broken(after, span) for one in after.statements for span in _spans(one))


def _spans(statement: object) -> Iterator[Span]:
    source, cue, content = (getattr(statement, part) for part in ("source", "cue", "content"))
    yield from (span for span in (source, cue, *content) if span)


def _told(text: str, statement: object) -> Told:
    source, cue, content = (getattr(statement, part) for part in ("source", "cue", "content"))
    return (
        source.of(text) if source else "",
        cue.of(text) if cue else "",
        tuple(piece.of(text) for piece in content),
    )


def _is_broken(reading: Reading, span: Span) -> bool:
    """Say whether the letters of a span and those of its pieces in the source differ."""
    article = reading.article
    shown = "".join(filter(str.isalnum, span.of(article.text)))
    there = "".join(piece.of(reading.source.text) for piece in article.raw(span))
    there = unescape(there) if article.media_type == HTML else there
    return shown != "".join(filter(str.isalnum, there)) or (article.pages is not None and not article.boxes(span))


def main() -> None:
    """Print what is the same, kind by kind, and what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help=f"where the corpora lie (default: {DEFAULT})")
    parser.add_argument("--work", type=Path, default=Path("bench/work/clothes"), help="where the files are left")
    parser.add_argument("--articles", type=int, help="how many articles to analyse; all are made articles of")
    options = parser.parse_args()
    for clothes, tally in compare(_texts(options.corpora), options.work, analysed=options.articles).items():
        same, whole = _percent(tally.same, tally.statements), _percent(tally.whole, tally.blocks)
        print(f"{clothes.words}: statements {same:.1f} % of {tally.statements}, paragraphs {whole:.1f} %,", end=" ")
        print(f"broken spans {tally.broken}" + f", {_sheets_a_second(tally.paths):.1f} sheets/s" * clothes.paged)
        for name, (source, cue, content), in_text in tally.differing:
            print(f"  {'text' if in_text else 'file'}  {name}  {source} | {cue} | {' … '.join(content)}")


if __name__ == "__main__":
    main()
