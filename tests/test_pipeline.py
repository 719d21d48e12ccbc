"""The stages in order, with a small reader in the model's place: what runs, what is not run again, what goes wrong."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest

from sayso.errors import LedgerError, ModelError
from sayso.intake import Handed
from sayso.outcome import Change, Report
from sayso.pipeline import Piecemeal, read, read_again, read_into
from sayso.records import (
    Act,
    ActType,
    Appraisal,
    AppraisalType,
    Article,
    Comparator,
    Figure,
    Findings,
    Form,
    Manner,
    Mention,
    Method,
    Reading,
    Skipped,
    Span,
    Statement,
    StatementView,
    Time,
    TimeType,
)
from sayso.store import Ledger

FARES = "“We will pay every crown,” said Zoë Ó’Brien-Hale.\n\nThe pier was wet, and “nobody minded it,” said Ann Lee."
NETS = "Mark Åsen repairs nets by the harbour. “Nobody has asked us about any of it,” said Mark Åsen on Monday."
DANISH = "Færgen sejler ikke i dag, og det er der mange på øen, som er kede af, siger borgmesteren til avisen. " * 4


@dataclass
class QuotationReader:
    """Finds each “…” as a statement, by the two words after ``said``."""

    name: str = "quotations-1 (none, 000000)"
    seen: list[str] = field(default_factory=list)

    def find(self, article: Article) -> Findings:
        self.seen.append(article.source)
        if "poison" in article.text:
            raise ZeroDivisionError("no such luck")
        found = re.finditer(r"“([^”]+)”(?: (said) (\w+ [\w’-]+))?", article.text)
        return Findings(statements=tuple(self._statement(article, match) for match in found))

    def _statement(self, article: Article, match: re.Match[str]) -> Statement:
        return Statement(
            article_id=article.id,
            source=Span(*match.span(3)) if match[3] else None,
            cue=Span(*match.span(2)) if match[2] else None,
            content=(Span(*match.span(1)),),
            manner=Manner.DIRECT,
            confidence=0.9,
            method=Method.RULES,
        )


class ShortReader(QuotationReader):
    """Another model: one that takes the first quotation alone."""

    def find(self, article: Article) -> Findings:
        return Findings(statements=super().find(article).statements[:1])


class EverythingReader(QuotationReader):
    """Finds the mender's name, his pledge, the day and the wet pier too."""

    def find(self, article: Article) -> Findings:
        def spans(words: str) -> list[Span]:
            return [Span(*match.span()) for match in re.finditer(words, article.text)]

        return replace(
            super().find(article),
            acts=tuple(
                Act(article_id=article.id, type=ActType.PLEDGE, cue=span, confidence=0.9) for span in spans("will")
            ),
            times=tuple(
                Time(article_id=article.id, span=span, type=TimeType.DATE, confidence=0.9) for span in spans("Monday")
            ),
            appraisals=tuple(
                Appraisal(article_id=article.id, span=span, type=AppraisalType.LOADED, confidence=0.9)
                for span in spans("wet")
            ),
            figures=tuple(
                Figure(
                    article_id=article.id,
                    span=span,
                    low=Decimal(1),
                    high=Decimal(1),
                    comparator=Comparator.EXACT,
                    unit="crown",
                )
                for span in spans("every crown")
            ),
            sentences=tuple(spans("[“TM].*")),
            names=tuple(Mention(span=span, form=Form.NAME) for span in spans("Mark Åsen")),
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fares.txt").write_text(FARES)
    (tmp_path / "nets.md").write_text(NETS)
    return tmp_path


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.in_memory() as ledger:
        yield ledger


def run(ledger: Ledger, *sources: str | Path, reader: QuotationReader | None = None, stdin: bytes = b"") -> Report:
    names = [str(source) for source in sources]
    return read_into(ledger, names, reader=reader or QuotationReader(), stdin=io.BytesIO(stdin))


def done(report: Report) -> tuple[int, int, int, int, int]:
    return report.new, report.new_versions, report.updated, report.unchanged, report.skipped_count


def contents(ledger: Ledger) -> list[tuple[str | None, str]]:
    return [(view.speaker, view.content) for view in ledger.statements]


def test_sources_become_readings_one_at_a_time(folder: Path) -> None:
    reader = QuotationReader()
    readings = read([str(folder / "fares.txt"), str(folder / "nowhere.txt"), str(folder / "nets.md")], reader=reader)
    assert reader.seen == []

    first = next(readings)
    assert isinstance(first, Reading)
    # Threads may have read the third one ahead by now.
    assert reader.seen in ([str(folder / "fares.txt")], [str(folder / "fares.txt"), str(folder / "nets.md")])
    assert [statement.content[0].of(first.article.text) for statement in first.statements] == [
        "We will pay every crown,",
        "nobody minded it,",
    ]
    assert [statement.voice for statement in first.statements] == ["author", "author"]
    assert {actor.name for actor in first.actors} == {"Zoë Ó’Brien-Hale", "Ann Lee"}
    assert first.source.data == FARES.encode()
    assert first.maker.model == reader.name
    assert re.fullmatch(r"intake \S+, analyse \S+, resolve \S+", first.maker.rules)

    second, third = readings
    assert isinstance(second, Skipped)
    assert isinstance(third, Reading)


def test_all_that_the_reader_finds_is_resolved_and_comes_to_the_ledger(folder: Path, ledger: Ledger) -> None:
    reader = EverythingReader()
    fares, nets = readings = list(read([str(folder)], reader=reader))
    run(ledger, folder, reader=reader)

    assert isinstance(fares, Reading)
    assert isinstance(nets, Reading)
    assert [act.voice for act in fares.acts] == [fares.statements[0].id]
    assert [appraisal.voice for appraisal in fares.appraisals] == ["author"]
    assert [time.voice for time in nets.times] == ["author"]
    assert [(actor.name, len(actor.mentions)) for actor in nets.actors] == [("Mark Åsen", 2)]
    assert [ledger.reading(article.id) for article in ledger.articles] == readings


def test_what_was_read_is_in_the_ledger(folder: Path, ledger: Ledger) -> None:
    seen: list[str] = []
    report = read_into(ledger, [str(folder)], reader=QuotationReader(), on_progress=seen.append)

    assert done(report) == (2, 0, 0, 0, 0)
    assert report.statements == 3
    assert seen == [str(folder / "fares.txt"), str(folder / "nets.md")]
    assert contents(ledger) == [
        ("Zoë Ó’Brien-Hale", "We will pay every crown,"),
        ("Ann Lee", "nobody minded it,"),
        ("Mark Åsen", "Nobody has asked us about any of it,"),
    ]


def test_what_is_there_already_is_not_analysed_again(folder: Path, ledger: Ledger) -> None:
    run(ledger, folder)
    before = list(ledger.articles)
    reader = QuotationReader()

    report = run(ledger, folder, reader=reader)

    assert done(report) == (0, 0, 0, 2, 0)
    assert report.statements == 0
    assert reader.seen == []
    assert list(ledger.articles) == before


def test_other_bytes_and_other_models_are(folder: Path, ledger: Ledger) -> None:
    run(ledger, folder)
    (folder / "nets.md").write_text(NETS.replace("Monday", "Tuesday"))
    reader = QuotationReader()

    assert done(run(ledger, folder, reader=reader)) == (0, 1, 0, 1, 0)
    assert reader.seen == [str(folder / "nets.md")]

    assert done(run(ledger, folder, reader=QuotationReader(name="quotations-2"))) == (0, 0, 2, 0, 0)


def test_a_file_is_one_source_from_wherever_it_is_read(
    folder: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert done(run(ledger, "fares.txt")) == (1, 0, 0, 0, 0)
    assert done(run(ledger, f"../{folder.name}/./fares.txt")) == (0, 0, 0, 1, 0)

    (folder / "other").mkdir()
    monkeypatch.chdir(folder / "other")
    Path("fares.txt").write_text(NETS)
    assert done(run(ledger, "fares.txt")) == (1, 0, 0, 0, 0)


def test_lines_that_name_their_outlet_alone_do_not_take_each_others_place(ledger: Ledger, tmp_path: Path) -> None:
    scraped = tmp_path / "scraped.jsonl"
    scraped.write_text(
        "".join(json.dumps({"source": "The Harbour Post", "text": text}) + "\n" for text in (FARES, NETS))
    )

    first = read_into(ledger, [str(scraped)], reader=QuotationReader())
    second = read_into(ledger, [str(scraped)], reader=QuotationReader())

    assert (first.new, first.new_versions) == (2, 0)
    assert second.unchanged == 2
    assert [article.source.partition("#")[0] for article in ledger.articles] == ["The Harbour Post"] * 2


def test_what_was_mended_is_no_longer_skipped(ledger: Ledger, tmp_path: Path) -> None:
    notes, scraped = tmp_path / "notes", tmp_path / "notes" / "scraped.jsonl"
    elsewhere = Skipped(source=f"{notes}-old/fares.txt", stage="intake", reason="there is no such file or folder")
    ledger.add_skipped(elsewhere)
    run(ledger, notes)
    assert [view.source for view in ledger.skipped] == [str(notes), elsewhere.source]

    notes.mkdir()
    scraped.write_text('{"text": 1}\n[]\n')
    run(ledger, notes)
    assert [view.source for view in ledger.skipped] == [elsewhere.source, f"{scraped}#1", f"{scraped}#2"]

    scraped.write_text(json.dumps({"source": "https://post.example/fares", "text": FARES}) + "\n[]\n")
    run(ledger, scraped)
    assert [view.source for view in ledger.skipped] == [elsewhere.source, f"{scraped}#2"]

    scraped.rename(tmp_path / "moved.jsonl")
    run(ledger, scraped)
    assert [view.source for view in ledger.skipped] == [elsewhere.source, str(scraped), f"{scraped}#2"]


def test_texts_piped_in_do_not_take_each_others_place(ledger: Ledger) -> None:
    lines = "".join(json.dumps({"text": text}) + "\n" for text in (FARES, NETS)).encode()

    assert done(run(ledger, "-", stdin=FARES.encode())) == (1, 0, 0, 0, 0)
    assert done(run(ledger, "-", stdin=NETS.encode())) == (1, 0, 0, 0, 0)
    assert done(run(ledger, "-", stdin=lines)) == (2, 0, 0, 0, 0)
    assert done(run(ledger, "-", stdin=lines)) == (0, 0, 0, 2, 0)
    assert len({view.source for view in ledger.articles}) == 4


def test_an_article_that_a_stage_fails_on_is_skipped_and_the_run_goes_on(folder: Path, ledger: Ledger) -> None:
    (folder / "a.txt").write_text("The poison was in the well. “It was foul,” said Ann Lee.")

    report = run(ledger, folder, folder / "nowhere.txt")

    assert done(report) == (2, 0, 0, 0, 2)
    poisoned, missing = report.skipped
    assert (poisoned.source, poisoned.stage) == (str(folder / "a.txt"), "analyse")
    assert "ZeroDivisionError: no such luck" in poisoned.reason
    assert (missing.source, missing.stage) == (str(folder / "nowhere.txt"), "intake")
    assert [view.source for view in ledger.skipped] == [poisoned.source, missing.source]


def test_what_is_skipped_is_tried_again(folder: Path, ledger: Ledger) -> None:
    (folder / "fares.txt").write_text("The poison was in the well.")
    run(ledger, folder)
    (folder / "fares.txt").write_text(FARES)

    assert done(run(ledger, folder)) == (1, 0, 0, 1, 0)
    assert list(ledger.skipped) == []


def test_an_article_in_another_language_is_kept_without_statements(tmp_path: Path, ledger: Ledger) -> None:
    (tmp_path / "faerge.txt").write_text(DANISH)
    reader = QuotationReader()

    assert done(run(ledger, tmp_path, reader=reader)) == (1, 0, 0, 0, 1)
    assert done(run(ledger, tmp_path, reader=reader)) == (0, 0, 0, 1, 1)

    assert reader.seen == []
    (article,) = ledger.articles
    assert (article.language, article.statements) == ("da", 0)
    (view,) = ledger.skipped
    assert (view.source, view.stage) == (str(tmp_path / "faerge.txt"), "analyse")


@pytest.mark.parametrize("error", [ModelError("reader", "it is broken"), KeyboardInterrupt()])
def test_a_broken_model_and_ctrl_c_end_the_run(folder: Path, ledger: Ledger, error: BaseException) -> None:
    class Failing(QuotationReader):
        def find(self, article: Article) -> Findings:
            if self.seen:
                raise error
            return super().find(article)

    with pytest.raises(type(error)):
        run(ledger, folder, reader=Failing())

    assert [view.source for view in ledger.articles] == [str(folder / "fares.txt")]


def test_a_ledger_that_cannot_be_written_ends_the_run(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger.open(path, write=True).close()

    with Ledger.open(path, write=False) as ledger, pytest.raises(LedgerError, match="only be read"):
        run(ledger, folder)


def test_a_report_lists_a_thousand_skipped_sources_and_counts_them_all(ledger: Ledger) -> None:
    report = run(ledger, *(f"/no/such/{n}.txt" for n in range(1003)))

    assert (report.skipped_count, len(report.skipped)) == (1003, 1000)
    assert ledger.counts().skipped == 1003


def test_reading_again_says_what_changed(folder: Path, ledger: Ledger) -> None:
    run(ledger, folder)
    assert list(read_again(ledger, reader=QuotationReader())) == []

    fares, nets = read_again(ledger, reader=ShortReader(name="short-1"))

    assert isinstance(fares, Change)
    assert (fares.source, _told(fares.removed)) == (str(folder / "fares.txt"), ["nobody minded it,"])
    assert (fares.added, fares.same) == ((), 1)
    assert isinstance(nets, Change)
    assert (nets.removed, nets.added, nets.same) == ((), (), 1)
    assert [content for _, content in contents(ledger)] == [
        "We will pay every crown,",
        "Nobody has asked us about any of it,",
    ]

    (back, _) = read_again(ledger, reader=QuotationReader())
    assert isinstance(back, Change)
    assert (_told(back.added), back.removed, back.same) == (["nobody minded it,"], (), 1)


def test_a_report_counts_all_that_was_found(folder: Path, ledger: Ledger) -> None:
    report = run(ledger, folder, reader=EverythingReader())

    assert (report.statements, report.acts, report.figures, report.times, report.appraisals) == (3, 1, 1, 1, 1)
    assert sum(number for _, number in report.sentences) == 3
    assert run(ledger, folder, reader=EverythingReader()).sentences == ()


def test_reading_again_counts_changes_of_other_records(folder: Path, ledger: Ledger) -> None:
    run(ledger, folder, reader=EverythingReader())

    fares, nets = read_again(ledger, reader=QuotationReader(name="quotations-2"))

    assert isinstance(fares, Change)
    assert [(one.kind, one.more, one.fewer) for one in fares.others] == [
        ("act", 0, 1),
        ("figure", 0, 1),
        ("appraisal", 0, 1),
    ]
    assert isinstance(nets, Change)
    assert [(one.kind, one.more, one.fewer) for one in nets.others] == [("time", 0, 1)]


class UnsureReader(EverythingReader):
    """Finds the same, and is less sure of it."""

    def find(self, article: Article) -> Findings:
        found = super().find(article)
        return replace(found, acts=tuple(replace(act, confidence=0.5) for act in found.acts))


def test_how_sure_the_model_is_makes_no_change(folder: Path, ledger: Ledger) -> None:
    run(ledger, folder, reader=EverythingReader())

    changes = list(read_again(ledger, reader=UnsureReader(name="unsure-1")))

    assert [change.others for change in changes if isinstance(change, Change)] == [(), ()]


def test_reading_again_needs_no_file_and_reaches_old_versions(folder: Path, ledger: Ledger) -> None:
    run(ledger, folder / "nets.md")
    (folder / "nets.md").write_text(NETS.replace("Monday", "Tuesday"))
    run(ledger, folder / "nets.md", "-", stdin=FARES.encode())
    (folder / "nets.md").unlink()
    current = [view.id for view in ledger.articles]

    changes = list(read_again(ledger, reader=ShortReader(name="short-1")))

    assert len(changes) == 3
    assert [view.id for view in ledger.articles] == current
    assert list(read_again(ledger, reader=ShortReader(name="short-1"))) == []


def test_reading_again_keeps_the_names_that_the_ledger_gave(ledger: Ledger, tmp_path: Path) -> None:
    scraped = tmp_path / "scraped.jsonl"
    scraped.write_text(
        "".join(json.dumps({"source": "The Harbour Post", "text": text}) + "\n" for text in (FARES, NETS))
    )
    run(ledger, scraped)
    before = [(view.id, view.source) for view in ledger.articles]

    changes = list(read_again(ledger, reader=ShortReader(name="short-1")))

    assert [type(change).__name__ for change in changes] == ["Change", "Change"]
    assert [(view.id, view.source) for view in ledger.articles] == before


def test_an_article_that_can_no_longer_be_read_keeps_its_records(folder: Path, ledger: Ledger) -> None:
    class Failing(QuotationReader):
        def find(self, article: Article) -> Findings:
            raise ZeroDivisionError(article.source)

    run(ledger, folder)
    before = contents(ledger)

    changes = list(read_again(ledger, reader=Failing(name="failing-1")))

    assert [type(change).__name__ for change in changes] == ["Skipped", "Skipped"]
    assert contents(ledger) == before


def _told(views: Iterable[StatementView]) -> list[str]:
    return [view.content for view in views]


# What is handed over


def test_what_is_handed_over_goes_by_its_name_and_its_bytes() -> None:
    with Ledger.in_memory() as ledger:
        handed = [Handed(name="index.txt", data=text.encode()) for text in (FARES, NETS, FARES)]
        report = read_into(ledger, handed, reader=QuotationReader())
        names = [article.source for article in ledger.articles]

    assert (report.new, report.unchanged) == (2, 1)
    assert [name.rpartition("#")[0] for name in names] == ["index.txt", "index.txt"]
    assert len(set(names)) == 2


def test_the_name_of_what_is_handed_over_leads_to_no_file(folder: Path) -> None:
    found = list(read([Handed(name=str(folder / "fares.txt"), data=b""), Handed(name="-", data=b"")]))

    assert [(one.source, one.reason) for one in found if isinstance(one, Skipped)] == [
        (str(folder / "fares.txt"), "holds no text"),
        ("-", "holds no text"),
    ]


def test_lines_that_are_handed_over_keep_their_names_apart() -> None:
    lines = [{"text": FARES, "source": "Herald"}, {"text": NETS, "source": "Herald"}, {"text": NETS}, {}]
    handed = Handed(name="day.jsonl", data=b"\n".join(json.dumps(line).encode() for line in lines))
    with Ledger.in_memory() as ledger:
        for _ in range(2):
            report = read_into(ledger, [handed], reader=QuotationReader())
        names = [article.source.rpartition("#")[0] for article in ledger.articles]
        (skipped,) = ledger.skipped

    assert names == ["Herald", "Herald", "day.jsonl"]
    assert (report.new, report.unchanged, report.skipped_count) == (0, 3, 1)
    assert re.fullmatch(r"day\.jsonl#[0-9a-f]{12}#4", skipped.source)


def test_a_line_that_was_mended_is_skipped_no_more_though_it_is_written_down_piecemeal(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    file = tmp_path / "day.jsonl"
    Ledger.open(path, write=True).close()
    reading = Piecemeal(path, reader=QuotationReader(), workers=1)
    for second in ("{}", json.dumps({"text": NETS})):
        file.write_text(f"{json.dumps({'text': FARES})}\n{second}\n")
        for taken in list(reading.read([str(file)])):
            with Ledger.open(path, write=True) as ledger:
                reading.write(ledger, [taken])
                left = [one.source for one in ledger.skipped]
        assert left == ([f"{file}#2"] if second == "{}" else [])
