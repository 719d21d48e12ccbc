"""Every record and every error survives pickling and a round trip through JSON."""

from __future__ import annotations

import inspect
import json
import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import msgspec
import pytest

from sayso import errors, outcome, records, store
from sayso.errors import SaysoError
from sayso.outcome import Change, Difference, Report
from sayso.records import (
    Actor,
    ActorId,
    ActorType,
    Candidate,
    ChangeKind,
    Fetched,
    Findings,
    Form,
    GivenText,
    Known,
    Mention,
    PageMap,
    Passage,
    PrintedLine,
    QuoteChange,
    QuoteCheck,
    Reading,
    Run,
    SentenceRole,
    Skipped,
    Span,
    Speech,
    StatementView,
    TextMap,
    Trace,
    Verification,
    Wording,
    act_views,
    appraisal_views,
    figure_views,
    statement_views,
    time_views,
)
from sayso.store import (
    Counts,
    Ledger,
    LedgerInfo,
)
from tests.people import people_examples
from tests.planted import marked_article, planted_reading, planted_statements
from tests.records.examples_of_accounts import account_examples
from tests.records.examples_of_corrections import correction_examples
from tests.records.examples_of_lists import list_examples
from tests.stories import bridge

T = TypeVar("T")

MARKED = "“[content|Yes,]” [cue|said] [source|Zoë Lee].\n\n[source.2|She] [cue.2|hoped] [content.2|to “stay” there]."
SKIPPED = Skipped(source="broken.txt", stage="intake", reason="the file is empty")


def full_reading() -> Reading:
    """Return a reading in which no field is empty."""
    article, spans = marked_article(
        MARKED, title="Ferry", authors=("Ida Holm",), publisher="The Ellery Post", published="2024-04"
    )
    name, pronoun = spans["source"][0], spans["source.2"][0]
    lee = Actor(
        article_id=article.id,
        name="Zoë Lee",
        mentions=(
            Mention(span=name, form=Form.NAME),
            Mention(span=pronoun, form=Form.PRONOUN, stands_for=ActorId("another")),
        ),
        type=ActorType.PERSON,
        members=(ActorId("one"), ActorId("another")),
        roles=(pronoun,),
    )
    first, second = planted_statements(article, spans)
    first = replace(first, speaker=lee.id, voice="author")
    second = replace(second, speaker=lee.id, voice=first.id)
    date = Candidate(field="published", value="2024-04", basis="json-ld", confidence=0.9, raw=Span(1, 8))
    text_map = TextMap((Run(0, 0, 1, 7), Run(1, 7, len(article.text) - 1)))
    pages = PageMap((PrintedLine(1, 700.5, 711.0, ((0, 4, 50.0, 71.5), (5, 9, 74.0, 95.5))),))
    reading = planted_reading(replace(article, candidates=(date,), map=text_map, pages=pages), (first, second), (lee,))
    fetched = Fetched(
        url="https://ellery.example/ferry", at="2024-04-03T10:00:00+00:00", headers=(("content-type", "text/html"),)
    )
    return replace(reading, source=replace(reading.source, fetched=fetched), skipped=SKIPPED)


def examples() -> Iterator[object]:
    """Yield a record of every class, those inside others too."""
    reading = full_reading()
    views = tuple(statement_views(reading))
    counts = Counts(
        articles=1,
        old_versions=2,
        statements=3,
        actors=4,
        acts=5,
        figures=6,
        times=7,
        appraisals=8,
        sentences=9,
        skipped=10,
        runs=11,
        source_bytes=12,
    )
    with Ledger.in_memory() as ledger:
        ledger.add(reading)
        ledger.add_skipped(SKIPPED)
        answers = (*ledger.articles, *ledger.skipped)
    yield from _with_parts(reading)
    yield from reading.article.boxes(reading.article.blocks[0].span)
    yield from _with_parts(bridge())
    yield Known(value="Ida Holm", basis="byline", span=Span(0, 8))
    names = tuple(actor.mentions[0] for actor in bridge().actors)
    yield Findings(
        statements=bridge().statements,
        acts=bridge().acts,
        times=bridge().times,
        appraisals=bridge().appraisals,
        figures=bridge().figures,
        sentences=tuple(sentence.span for sentence in bridge().sentences),
        names=names,
        chains=(names,),
    )
    yield from (*views, *answers, counts)
    for actor in reading.actors:
        yield Trace(
            article_id=reading.article.id,
            actor_id=actor.id,
            name=actor.name,
            type=actor.type,
            keys=("person|zoe lee|mayor",),
            offered=("person|lee|mayor",),
            sought=("person|lee|chair",),
            known="country:SE",
        )
    yield from _with_parts(verification_example())
    for views_of in (act_views, figure_views, time_views, appraisal_views):
        yield from views_of(bridge())
    yield from list_examples()
    yield from account_examples()
    yield from people_examples()
    yield from correction_examples()
    yield LedgerInfo(
        path=Path("ledger.sqlite"),
        size=1,
        schema_version=1,
        sqlite_version="3.40.1",
        journal_mode="wal",
        counts=counts,
        problems=("none",),
    )
    yield Report(
        new=1,
        new_versions=2,
        updated=3,
        unchanged=4,
        statements=5,
        acts=6,
        figures=7,
        times=8,
        appraisals=9,
        sentences=((SentenceRole.REPORTED, 10), (SentenceRole.RESIDUE, 11)),
        skipped_count=1,
        skipped=(SKIPPED,),
        seconds=0.5,
    )
    difference = Difference(kind="act", more=1, fewer=2)
    yield difference
    yield Change(
        article=reading.article.id,
        source="planted.txt",
        added=views[:1],
        removed=views[1:],
        same=0,
        others=(difference,),
    )


def verification_example() -> Verification:
    """Return a verification in which no field is empty."""
    article = full_reading().article
    here = Span(0, 4)
    passage = Passage(text=0, said=here, around=here, speaker=here, page=1, line=2)
    change = QuoteChange(kind=ChangeKind.ALTERED, quoted=here, said=here, passage=0, marked=True, touches="negation")
    check = QuoteCheck(
        quoted=here,
        statement=full_reading().statements[0].id,
        speaker="Zoë Lee",
        wording=Wording.ALTERED,
        passages=(passage,),
        changes=(change,),
        others=(passage,),
        other_speaker="MS. ORTEGA",
    )
    given = GivenText(
        article=article, speeches=(Speech(label=here, content=(here,)),), lines=(0, 9), trouble="it holds no words"
    )
    return Verification(article=article, article_id=article.id, texts=(given,), checks=(check,))


def _with_parts(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for item in value:
            yield from _with_parts(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from _with_parts(getattr(value, field.name))


def _classes(module: ModuleType) -> set[type]:
    return {
        thing for name, thing in inspect.getmembers(module, inspect.isclass) if is_dataclass(thing) and name[0] != "_"
    }


def test_every_field_is_set_in_some_example() -> None:
    unset: dict[type, set[str]] = {}
    for example in examples():
        assert is_dataclass(example)
        empty = {field.name for field in fields(example) if getattr(example, field.name) in (None, (), "")}
        unset[type(example)] = unset.get(type(example), empty) & empty

    assert {kind.__name__: names for kind, names in unset.items() if names} == {}


def test_there_is_an_example_of_every_record() -> None:
    public = _classes(records) | _classes(store) | _classes(outcome)

    assert StatementView in public
    assert {type(example) for example in examples()} == public


@pytest.mark.parametrize("record", list(examples()), ids=lambda record: type(record).__name__)
def test_records_survive_pickling_and_json(record: object) -> None:
    assert _pickled(record) == record
    encoded = msgspec.json.encode(record, enc_hook=str)
    assert msgspec.json.decode(encoded, type=type(record), dec_hook=lambda kind, value: kind(value)) == record


def _pickled(thing: T) -> T:
    copy: T = pickle.loads(pickle.dumps(thing))  # noqa: S301 - what is loaded was dumped on the same line
    return copy


def _errors() -> list[type[SaysoError]]:
    return [thing for _, thing in inspect.getmembers(errors, inspect.isclass) if issubclass(thing, SaysoError)]


@pytest.mark.parametrize("kind", _errors())
def test_errors_survive_pickling_and_json(kind: type[SaysoError]) -> None:
    error = kind("ledger.sqlite", "it is a folder", "Name a file.")

    for survivor in (_pickled(error), kind(*json.loads(json.dumps(error.args)))):
        assert type(survivor) is kind
        assert str(survivor) == "ledger.sqlite: it is a folder. Name a file."
        assert (survivor.where, survivor.reason, survivor.hint) == error.args


def test_every_error_is_covered() -> None:
    assert {kind.__name__ for kind in _errors()} >= {"SaysoError", "ReadError", "LedgerError", "LedgerBusyError"}
