"""What was corrected: who said what about entries and actors, and from what to what; undone, exported, imported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.correcting import read_corrections, take_over
from sayso.desk.files import JSON_LINES, saved, saved_as
from sayso.desk.hints import for_the_desk
from sayso.desk.review_forms import DONE, FORMS
from sayso.desk.routing import Action, AskedError, Desk, Done, Page, PageNumber, Part
from sayso.desk.streaming import Streamed
from sayso.errors import SaysoError
from sayso.records import CorrectionKind, CorrectionView, EntryEdit
from sayso.show.corrections import differences
from sayso.show.rows import view_lines
from sayso.show.safe import one_line
from sayso.show.training import write_training
from sayso.show.words import count, place
from sayso.store import Ledger

_PER_PAGE = 50

_OF_ACTORS = {
    CorrectionKind.MERGE: "Merged",
    CorrectionKind.SPLIT: "Split",
    CorrectionKind.RENAME: "Renamed",
    CorrectionKind.IDENTIFY: "Linked",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectionsAsked:
    """Which corrections to show."""

    page: PageNumber = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldChange:
    """What is different of an entry."""

    label: str
    was: str | None
    now: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectionRow:
    """A correction as it stands in the list."""

    id: str
    what: str
    """What was done, to what: ``Corrected: act``."""

    author: str
    at: str
    words: str
    """Those of the entry, or the names of the actors."""

    changes: tuple[ToldChange, ...]
    source: str | None
    """What the article is called; None for actors."""

    article: str | None
    entry: str | None
    """The id of the entry as it is; None where it is none, or finds no place."""

    undo: bool
    """Whether it takes another one back."""

    undone: bool
    lost: bool
    """Whether it finds no place in the ledger now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrections:
    """What was corrected, the last one first."""

    rows: tuple[CorrectionRow, ...]
    first: int
    """The number of the first of them, from 1."""

    number: int
    page: int
    pages: int


def make_corrections(ledger: Ledger, asked: CorrectionsAsked) -> Corrections:
    """Return one page of what was corrected."""
    number = ledger.count_corrections()
    pages = max(1, -(-number // _PER_PAGE))
    page = min(asked.page, pages)
    offset = (page - 1) * _PER_PAGE
    titles = _Titles(ledger)
    rows = tuple(_row(one, titles) for one in ledger.latest_corrections(limit=_PER_PAGE, offset=offset))
    return Corrections(rows=rows, first=offset + 1, number=number, page=page, pages=pages)


class _Titles:
    """What articles are called, by the names of their sources."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, tuple[str, str | None]] = {}

    def of(self, source: str) -> tuple[str, str | None]:
        """Return the title of the article, else its source, and the article's id; None where it is not here."""
        if source not in self._known:
            found = next((one for one in self._ledger.find_articles(source) if one.source == source), None)
            title = one_line(found.title) if found and found.title else place(source)
            self._known[source] = title, found.id if found else None
        return self._known[source]


def _row(view: CorrectionView, titles: _Titles) -> CorrectionRow:
    edit = view.edit
    source, article = titles.of(edit.source) if edit else (None, None)
    entry = next((entry for there, entry in view.at_entries if there == article), None)
    done = DONE.get(view.kind) or _OF_ACTORS[view.kind]
    return CorrectionRow(
        id=view.id,
        what=f"{done}: {FORMS[edit.entry].label}" if edit else done,
        author=view.author,
        at=view.at,
        words=one_line(edit.words if edit else _named(view)),
        changes=tuple(_changes(edit)) if edit and view.kind is CorrectionKind.CHANGE else (),
        source=source,
        article=article,
        entry=entry,
        undo=view.kind is CorrectionKind.UNDO,
        undone=view.undone,
        lost=bool(view.anchors) and not view.places and not view.undone,
    )


def _named(view: CorrectionView) -> str:
    return " and ".join(view.names) + (f" → {view.value}" if view.value else "")


def _changes(edit: EntryEdit) -> Iterator[ToldChange]:
    form = FORMS[edit.entry]
    labels = {one.role: one.label for one in form.parts} | {one.name: one.label for one in form.values}
    for name, was, now in differences(edit):
        yield ToldChange(label=labels.get(name, name), was=was, now=now)


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportAsked:
    """Corrections of another ledger."""

    lines: str
    """JSON Lines, as ``sayso corrections --json`` prints them and this page writes them out."""


def take_them_over(desk: Desk, asked: ImportAsked) -> Done:
    """Take over the corrections of another ledger."""
    try:
        read = read_corrections(asked.lines.encode().splitlines(), where="the file")
    except SaysoError as error:
        raise AskedError(for_the_desk(str(error)).rstrip(".")) from error
    with desk.writing() as ledger:
        new = take_over(ledger, read)
    return Done(told=f"{count(new, 'correction')} taken over, {len(read) - new:,} there already.")


def _routes(desk: Desk) -> tuple[BaseRoute, ...]:
    def written_out(_: Request) -> Response:
        def lines() -> Iterator[bytes]:
            with Ledger.open(desk.path, write=False) as ledger:
                yield from view_lines(ledger.correction_records)

        return Streamed(lines, media_type=JSON_LINES, headers=saved_as("sayso-corrections.jsonl"))

    def training(_: Request) -> Response:
        file = BytesIO()
        with TemporaryDirectory() as name, Ledger.open(desk.path, write=False) as ledger:
            folder = Path(name)
            write_training(folder, ((ledger.reading(one), ledger.entry_corrections(one)) for one in ledger.corrected()))
            with ZipFile(file, "w", ZIP_DEFLATED) as packed:
                for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                    packed.write(path, Path("sayso-training") / path.relative_to(folder))
        return saved(file.getvalue(), "application/zip", name="sayso-training.zip")

    return (Route("/review/corrections.jsonl", written_out), Route("/review/training.zip", training))


PART = Part(
    pages=(
        Page(
            path="/review/corrections",
            name="What was corrected",
            template="review_corrections.html",
            asked=CorrectionsAsked,
            view=Corrections,
            make=make_corrections,
        ),
    ),
    actions=(
        Action(path="/review/corrections/import", name="Take corrections over", asked=ImportAsked, do=take_them_over),
    ),
    routes=_routes,
)
