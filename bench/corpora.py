"""Where the corpora lie, which state of them was measured, and where they can be had."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DEFAULT = Path("../shared/corpus")


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """A gold set: the folder under ``--corpora`` and the files of it that decide a score."""

    name: str
    folder: str
    files: tuple[str, ...]
    """Patterns below ``--corpora``."""

    only: str | None = None
    """A file below ``--corpora`` that lists the articles that count."""

    where: str
    """Where anybody can get it."""

    def present(self, corpora: Path) -> bool:
        """Say whether the corpus lies under ``corpora``."""
        return (corpora / self.folder).is_dir() and (self.only is None or (corpora / self.only).is_file())

    def selected(self, corpora: Path) -> frozenset[str] | None:
        """Return the names of the articles that count, or None if all do."""
        return frozenset((corpora / self.only).read_text(encoding="utf-8").split()) if self.only else None

    def digest(self, corpora: Path) -> str:
        """Return 16 hexadecimal digits that depend on the names and bytes of the corpus' files."""
        digest = hashlib.sha256()
        for path in self._paths(corpora):
            data = path.read_bytes()
            digest.update(f"{path.relative_to(corpora).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()[:16]

    def _paths(self, corpora: Path) -> Iterator[Path]:
        for pattern in (*self.files, *([self.only] if self.only else [])):
            yield from sorted(corpora.glob(pattern))


POLNEAR_DEV = Corpus(
    name="PolNeAR dev",
    folder="attribution/polnear/dev",
    files=(
        "attribution/polnear/dev/text/*.txt",
        "attribution/polnear/dev/attributions/*.ann",
        "attribution/polnear/metadata.tsv",
    ),
    where="https://github.com/networkdynamics/PolNeAR (texts as DIR/attribution/polnear/dev/text/*.txt, brat files as "
    "attributions/*.ann beside them, metadata.tsv above)",
)

ACTS_DEV = Corpus(
    name="acts corpus, dev part",
    folder="acts",
    files=("acts/articles.json", "acts/marks/*.jsonl"),
    only="splits/acts-dev.txt",
    where="its makers; it is not published yet",
)

NAMES_DEV = Corpus(
    name="Worldwide, dev part",
    folder="names/worldwide/tsv",
    files=("names/worldwide/tsv/*.tsv",),
    only="splits/names-dev.txt",
    where="https://github.com/stanfordnlp/en-worldwide-newswire (articles as DIR/names/worldwide/tsv/*.tsv; which of "
    "them are the dev part is not published yet)",
)

GUM_DEV = Corpus(
    name="GUM, dev part",
    folder="coref/gum/gum",
    files=("coref/gum/gum/*.conll",),
    only="splits/gum-dev.txt",
    where="https://github.com/amir-zeldes/gum (texts as DIR/coref/gum/gum/*.conll; which of them are the dev part is "
    "not published yet)",
)

MEANTIME_DEV = Corpus(
    name="MEANTIME, dev half",
    folder="meantime/intra_cross-doc_annotation",
    files=(
        "meantime/intra_cross-doc_annotation/corpus_airbus/*.xml",
        "meantime/intra_cross-doc_annotation/corpus_gm/*.xml",
    ),
    where="http://www.newsreader-project.eu/results/data/wikinews/ (its English part, CC BY 4.0, as DIR/meantime)",
)

TIMES_DEV = Corpus(
    name="TimeBank and AQUAINT, dev part",
    folder="times/tbaq",
    files=("times/tbaq/*.tml",),
    only="splits/tbaq-dev.txt",
    where="TempEval-3's training data (articles as DIR/times/tbaq/*.tml; which of them are the dev part is not "
    "published yet)",
)

PAGES = Corpus(
    name="article-extraction-benchmark",
    folder="pages/scrapinghub",
    files=("pages/scrapinghub/ground-truth.json", "pages/scrapinghub/html/*.html.gz"),
    where="https://github.com/scrapinghub/article-extraction-benchmark (ground-truth.json and html/ in "
    "DIR/pages/scrapinghub)",
)

FIGURES_DEV = Corpus(
    name="NewsQuant, dev part",
    folder="figures",
    files=("figures/newsquant-dev.json",),
    where="the makers of CQE, a quantity extractor (Almasian, Kazakova and others, 2023), whose test set it is (as "
    "DIR/figures/newsquant-dev.json; which of its sentences are the dev part is not published yet)",
)
