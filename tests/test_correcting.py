"""What people say about entries: applied at once and to every reading, taken back wholly, told to others."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import correcting, pipeline, resolve
from sayso.correcting import Draft, Entry, draft_of, entries, state_of, traced
from sayso.errors import LedgerError
from sayso.outcome import Change
from sayso.records import (
    Act,
    ActType,
    Article,
    ArticleId,
    Correction,
    CorrectionKind,
    CorrectionView,
    EntryCorrection,
    EntryKind,
    Findings,
    Manner,
    Method,
    Reading,
    Run,
    Sentence,
    SentenceRole,
    Skipped,
    Span,
    TextMap,
    Traced,
)
from sayso.store import Ledger, ReviewQuery, StatementQuery
from tests.planted import MAKER, marked_article, planted_reading, planted_statements
from tests.store.readings import ANOTHER_MAKER
from tests.stories import bridge

BRIDGE = resolve.resolve_again(bridge())


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.in_memory()
    ledger.add(BRIDGE, traced_of(BRIDGE))
    return ledger


def traced_of(reading: Reading) -> Traced:
    links = traced(reading)
    assert not isinstance(links, Skipped)
    return links


def here(ledger: Ledger, reading: Reading = BRIDGE) -> Reading:
    return ledger.reading(reading.article.id)


def say(ledger: Ledger, verb: str, entry: Entry, draft: Draft | None = None, author: str = "ida") -> CorrectionView:
    said = {"accept": correcting.accept, "reject": correcting.reject}.get(verb)
    if said:
        return said(ledger, entry.article_id, entry.id, seen=state_of(entry), author=author)
    assert draft is not None
    return correcting.change(ledger, entry.article_id, entry.id, draft, seen=state_of(entry), author=author)


def with_part(entry: Entry, name: str, *spans: Span) -> Draft:
    draft = draft_of(entry)
    return replace(draft, parts={**draft.parts, name: spans})


def with_value(entry: Entry, name: str, value: str) -> Draft:
    draft = draft_of(entry)
    return replace(draft, values={**draft.values, name: value})


def at(words: str, reading: Reading = BRIDGE) -> Span:
    start = reading.article.text.index(words)
    return Span(start, start + len(words))


def test_what_is_accepted_is_certain_and_made_by_a_person(ledger: Ledger) -> None:
    (statement,) = BRIDGE.statements

    view = say(ledger, "accept", statement)

    assert here(ledger).statements == (replace(statement, confidence=1.0, method=Method.PERSON),)
    assert (view.kind, view.author, view.sources) == (CorrectionKind.ACCEPT, "ida", ("news/bridge.txt",))
    assert (view.places, view.anchors, view.at_entries) == (1, 1, ((BRIDGE.article.id, statement.id),))
    assert here(ledger).acts == BRIDGE.acts
    assert ledger.to_correct() == ()


def test_what_is_rejected_is_gone_and_whatever_stood_in_it_is_in_another_voice(ledger: Ledger) -> None:
    (statement,) = BRIDGE.statements

    view = say(ledger, "reject", statement)

    after = here(ledger)
    assert after.statements == ()
    assert [act.voice for act in after.acts] == ["author", "author"]
    assert {one.voice for one in (*entries(after), *after.sentences)} == {"author"}
    assert after.sentences[0].role is not SentenceRole.REPORTED
    assert after.appraisals[2].echo_of is None
    assert view.at_entries == ((BRIDGE.article.id, None),)
    assert list(ledger.search(StatementQuery(about="lorries"))) == []


def test_a_changed_statement_has_another_id_and_voices_follow(ledger: Ledger) -> None:
    (statement,) = BRIDGE.statements
    content = at("Nobody must close both lanes of the bridge in its splendid old age to lorries")

    view = say(ledger, "change", statement, with_part(statement, "content", content))

    after = here(ledger)
    (changed,) = after.statements
    assert changed.content == (content,)
    assert changed.id != statement.id
    assert view.at_entries == ((BRIDGE.article.id, changed.id),)
    assert [act.voice for act in after.acts] == [changed.id, "author"]
    monday, *_ = after.times
    assert monday.voice == "author"
    (found,) = ledger.search(StatementQuery(about="lorries"))
    assert found.content == content.of(BRIDGE.article.text)


def test_a_speaker_is_chosen_among_the_actors_or_by_words_that_name_somebody_new(ledger: Ledger) -> None:
    (statement,) = BRIDGE.statements
    nobody = BRIDGE.actors[1]

    draft = replace(draft_of(statement), whom={"speaker": nobody.id})
    say(ledger, "change", statement, draft)
    (changed,) = here(ledger).statements
    assert changed.speaker == nobody.id

    say(ledger, "change", changed, replace(draft, whom={"speaker": at("lorries")}))
    (again,) = here(ledger).statements
    lorries = next(actor for actor in here(ledger).actors if actor.name == "lorries")
    assert again.speaker == lorries.id
    assert [view.name for view in ledger.actors()].count("lorries") == 1
    correcting.undo(ledger)
    assert all(actor.name != "lorries" for actor in here(ledger).actors)


def test_an_act_gets_another_type_and_keeps_its_figures_and_times(ledger: Ledger) -> None:
    act, again = BRIDGE.acts

    say(ledger, "change", act, with_value(act, "type", "pledge"))

    changed, other = here(ledger).acts
    assert changed == replace(act, type=ActType.PLEDGE, confidence=1.0, method=Method.PERSON)
    assert other == replace(again, same_as=None)


def test_an_act_without_its_rejected_figure_names_it_no_more(ledger: Ledger) -> None:
    lanes, dollars = BRIDGE.figures

    say(ledger, "reject", lanes)

    assert here(ledger).figures == (dollars,)
    assert here(ledger).acts[0].amount_ids == ()
    correcting.undo(ledger)
    assert here(ledger) == BRIDGE


def test_a_figure_keeps_what_its_words_leave_open_unless_the_unit_is_said(ledger: Ledger) -> None:
    _, dollars = BRIDGE.figures
    draft = draft_of(dollars)
    values = {name: value for name, value in draft.values.items() if name != "assumed"}

    say(ledger, "change", dollars, replace(draft, values={**values, "comparator": "at_least"}))
    changed = here(ledger).figures[1]
    assert (changed.comparator, changed.assumed) == ("at_least", ("unit",))
    say(ledger, "change", changed, replace(draft, values={**values, "unit": "CAD"}))
    changed = here(ledger).figures[1]
    assert (changed.unit, changed.assumed, str(changed.low)) == ("CAD", (), "1500000")


@pytest.mark.parametrize(
    ("kind", "parts", "values"),
    [
        (EntryKind.STATEMENTS, {"content": "its “splendid” age is over", "source": "nobody"}, {"manner": "mixed"}),
        (
            EntryKind.ACTS,
            {"cue": "lasted", "action": "a “festival” of trucks"},
            {"type": "plan", "negated": "false", "stage": "done"},
        ),
        (EntryKind.FIGURES, {"span": "two days"}, {"low": "2", "high": "2", "comparator": "exact", "unit": "day"}),
        (EntryKind.TIMES, {"span": "old age"}, {"type": "duration", "basis": "unknown"}),
        (EntryKind.APPRAISALS, {"span": "trucks"}, {"type": "loaded", "polarity": "-"}),
    ],
)
def test_what_is_missing_is_added_in_its_place(
    ledger: Ledger, kind: EntryKind, parts: dict[str, str], values: dict[str, str]
) -> None:
    text = BRIDGE.article.text.lower()
    spans = {
        name: (Span(text.index(words.lower()), text.index(words.lower()) + len(words)),)
        for name, words in parts.items()
    }

    view = correcting.add(ledger, BRIDGE.article.id, kind, Draft(parts=spans, values=values))

    after = getattr(here(ledger), kind)
    (added,) = [one for one in after if one.method is Method.PERSON]
    assert (draft_of(added).parts, draft_of(added).values) == (spans, values)
    assert len(after) == len(getattr(BRIDGE, kind)) + 1
    assert view.at_entries == ((BRIDGE.article.id, added.id),)
    with pytest.raises(LedgerError, match="is there already"):
        correcting.add(ledger, BRIDGE.article.id, kind, Draft(parts=spans, values=values))
    correcting.undo(ledger)
    assert here(ledger) == BRIDGE


def test_the_second_of_two_people_is_told_who_changed_it_and_when(ledger: Ledger) -> None:
    (statement,) = BRIDGE.statements
    say(ledger, "reject", statement, author="ida")
    (before,) = ledger.corrections

    with pytest.raises(LedgerError) as told:
        say(ledger, "accept", statement, author="bo")

    assert "somebody has changed this entry meanwhile: the statement “Nobody must" in str(told.value)
    assert f"was rejected by ida on {before.at[:10]}" in str(told.value)
    assert "Nothing was changed." in str(told.value)
    assert before.id[:8] not in str(told.value)
    assert list(ledger.corrections) == [before]


def test_an_entry_is_told_of_by_what_people_call_it(ledger: Ledger) -> None:
    loaded = BRIDGE.appraisals[0]
    say(ledger, "accept", loaded, author="ida")

    with pytest.raises(LedgerError) as told:
        say(ledger, "accept", here(ledger).appraisals[0])

    called = "the author’s own “splendid”"
    assert str(told.value).startswith(f"{called}: {called} was accepted by ida on ")


def test_the_second_is_told_also_where_the_entry_has_the_same_id_or_a_third_came_between(ledger: Ledger) -> None:
    (statement,) = BRIDGE.statements
    nobody = BRIDGE.actors[1].id
    say(ledger, "change", statement, replace(draft_of(statement), whom={"speaker": nobody}), author="ida")
    (changed,) = here(ledger).statements
    assert changed.id == statement.id
    say(ledger, "change", changed, with_part(changed, "content", at("Nobody must close both lanes")), author="cy")

    for entry in (statement, changed):
        with pytest.raises(LedgerError, match="changed by cy"):
            say(ledger, "reject", entry, author="bo")


def test_what_was_read_again_meanwhile_is_told_as_such(ledger: Ledger) -> None:
    (statement,) = BRIDGE.statements
    other = replace(statement, manner=Manner.MIXED)
    ledger.replace(replace(BRIDGE, statements=(other,), maker=ANOTHER_MAKER))
    with pytest.raises(LedgerError, match="read again meanwhile, and the entry is another now"):
        say(ledger, "accept", statement)
    ledger.replace(replace(BRIDGE, statements=(), maker=MAKER))
    with pytest.raises(LedgerError, match="read again meanwhile and has it no more"):
        say(ledger, "accept", statement)


def test_an_article_that_was_forgotten_meanwhile_is_told_and_comes_back_with_its_corrections(ledger: Ledger) -> None:
    (statement,) = BRIDGE.statements
    say(ledger, "reject", statement)
    ledger.forget(BRIDGE.article.id)
    with pytest.raises(LedgerError, match="no such article"):
        say(ledger, "accept", BRIDGE.acts[0])
    (lost,) = ledger.corrections
    assert (lost.places, lost.anchors) == (0, 1)

    ledger.add(correcting.corrected(ledger, BRIDGE))

    assert here(ledger).statements == ()
    assert [view.places for view in ledger.corrections] == [1]


def test_what_is_said_is_kept_wholly_or_not_at_all(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.whole():
            say(ledger, "reject", BRIDGE.statements[0])
            assert here(ledger).statements == ()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert here(ledger) == BRIDGE
    assert list(ledger.corrections) == []


def test_a_process_that_is_killed_loses_nothing_that_was_said(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(BRIDGE, traced_of(BRIDGE))
    ledger = Ledger.open(path, write=True)
    say(ledger, "reject", BRIDGE.statements[0])
    # Another process sees it at once: nothing waits in a batch that the end of this one could lose.
    with Ledger.open(path, write=False) as other:
        assert here(other).statements == ()
    ledger.close()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"parts": {"content": (Span(0, 10_000),)}}, "the content ends at 10,000, but the text has"),
        ({"parts": {"content": (Span(18, 19),)}}, "the content has no words"),
        ({"parts": {"cue": (Span(14, 18),)}}, "its content is missing"),
        ({"parts": {"content": tuple(Span(n, n + 1) for n in range(10_000))}}, "has 10,000 pieces"),
        ({"parts": {"content": (Span(0, 9), Span(8, 12))}}, "two pieces of the content overlap"),
        ({"parts": {"content": (Span(0, 9),), "cue": (Span(14, 16), Span(20, 22))}}, "the cue has 2 pieces"),
        ({"parts": {"content": (Span(0, 9),), "wish": (Span(14, 16),)}}, "no part 'wish'"),
        ({"values": {"manner": "loud"}}, "'loud' is no manner; it is one of direct, indirect, mixed"),
        ({"values": {}}, "needs its manner"),
        ({"values": {"manner": "mixed", "tone": "high"}}, "has no 'tone'"),
        ({"whom": {"speaker": "nobody"}}, "no actor 'nobody'"),
        ({"whom": {"by": "nobody"}}, "nobody can be its 'by'"),
        ({}, "it is so already"),
    ],
)
def test_a_draft_that_cannot_be_kept_is_refused(ledger: Ledger, change: dict[str, Any], reason: str) -> None:
    (statement,) = BRIDGE.statements

    with pytest.raises(LedgerError) as told:
        say(ledger, "change", statement, replace(draft_of(statement), **change))

    assert reason in str(told.value)
    assert list(ledger.corrections) == []
    assert here(ledger) == BRIDGE


@pytest.mark.parametrize(
    ("kind", "values", "reason"),
    [
        (EntryKind.FIGURES, {"comparator": "exact"}, "needs its least or its greatest value"),
        (EntryKind.FIGURES, {"comparator": "exact", "low": "two"}, "low is a number such as"),
        (EntryKind.FIGURES, {"comparator": "between", "low": "3", "high": "2"}, "is more than the greatest"),
        (EntryKind.FIGURES, {"comparator": "exact", "low": "NaN"}, "low is a number"),
        (EntryKind.FIGURES, {"comparator": "exact", "low": "1e999999"}, "no article counts that far"),
        (EntryKind.TIMES, {"type": "date", "basis": "stated", "start": "July"}, "start is a day such as"),
        (EntryKind.TIMES, {"type": "date", "basis": "stated", "start": "20240701"}, "start is a day such as"),
        (
            EntryKind.TIMES,
            {"type": "date", "basis": "stated", "start": "2024-07-02", "end": "2024-07-01"},
            "before it begins",
        ),
        (EntryKind.APPRAISALS, {"type": "loaded", "polarity": "?"}, "'?' is no polarity"),
        (EntryKind.APPRAISALS, {"type": "loaded"}, "they need a polarity"),
    ],
)
def test_values_that_say_nothing_are_refused(
    ledger: Ledger, kind: EntryKind, values: dict[str, str], reason: str
) -> None:
    with pytest.raises(LedgerError) as told:
        correcting.add(ledger, BRIDGE.article.id, kind, Draft(parts={"span": (at("trucks"),)}, values=values))

    assert reason in str(told.value)


def test_words_that_repair_added_stand_in_no_source_and_are_refused() -> None:
    article, spans = marked_article("Lee left. [added|Read more.] She came.")
    added = spans["added"][0]
    runs = (Run(0, 0, added.start), Run(added.end, added.start, len(article.text) - added.end))
    reading = planted_reading(replace(article, map=TextMap(runs)))
    with Ledger.in_memory() as ledger:
        ledger.add(reading)
        draft = Draft(parts={"span": (added,)}, values={"type": "scare"})
        with pytest.raises(LedgerError, match="stands nowhere in the source"):
            correcting.add(ledger, article.id, EntryKind.APPRAISALS, draft)
        with pytest.raises(LedgerError, match="no such entry"):
            correcting.reject(ledger, article.id, "0" * 16, seen="")


def test_white_space_around_a_stretch_is_left_out(ledger: Ledger) -> None:
    trucks = at("trucks")
    draft = Draft(parts={"span": (Span(trucks.start - 1, trucks.end + 1),)}, values={"type": "scare"})
    correcting.add(ledger, BRIDGE.article.id, EntryKind.APPRAISALS, draft)
    assert any(one.span == trucks for one in here(ledger).appraisals)


@pytest.mark.parametrize(
    ("kind", "words", "values", "expected"),
    [
        (
            EntryKind.TIMES,
            "in March",
            {"type": "date", "basis": "unknown"},
            {"type": "date", "value": "2024-03", "start": "2024-03-01", "end": "2024-04-01", "basis": "computed"},
        ),
        (
            EntryKind.FIGURES,
            "about 40 ships",
            {"comparator": "exact"},
            {"low": "40", "high": "40", "comparator": "about", "unit": "ship"},
        ),
        (
            EntryKind.FIGURES,
            "$5 million",
            {"comparator": "exact"},
            {"low": "5000000", "high": "5000000", "comparator": "exact", "unit": "USD", "assumed": "unit"},
        ),
        (
            EntryKind.FIGURES,
            "$5 million",
            {"comparator": "exact", "unit": "CAD"},
            {"low": "5000000", "high": "5000000", "comparator": "exact", "unit": "CAD"},
        ),
    ],
)
def test_the_rules_say_what_a_person_leaves_open(
    kind: EntryKind, words: str, values: dict[str, str], expected: dict[str, str]
) -> None:
    marked = "[sentence|The harbour sold about 40 ships for $5 million in March.]"
    article, spans = marked_article(marked, published="2024-04-05")
    sentence = Sentence(article_id=article.id, span=spans["sentence"][0], role=SentenceRole.ASSERTION)
    reading = replace(planted_reading(article), sentences=(sentence,))
    with Ledger.in_memory() as ledger:
        ledger.add(reading)
        draft = Draft(parts={"span": (at(words, reading),)}, values=values)
        correcting.add(ledger, article.id, kind, draft)
        (added,) = getattr(here(ledger, reading), kind)
    assert draft_of(added).values == expected


def test_an_entry_cannot_become_another_one_that_is_there(ledger: Ledger) -> None:
    monday, days, _ = BRIDGE.times
    with pytest.raises(LedgerError, match="another entry is the same already"):
        say(ledger, "change", monday, with_part(monday, "span", days.span))


def test_undo_and_its_undo(ledger: Ledger) -> None:
    (statement,) = BRIDGE.statements
    say(ledger, "reject", statement)
    after = here(ledger)
    undone = correcting.undo(ledger, author="bo")
    assert here(ledger) == BRIDGE
    assert [view.undone for view in ledger.corrections] == [True, False]
    assert undone.edit == next(iter(ledger.corrections)).edit

    correcting.undo(ledger, undone.id[:8])

    assert here(ledger) == after


def test_undo_takes_back_corrections_of_actors_too(ledger: Ledger) -> None:
    ledger.rename("Mayor Ann Lee", "Ann Lee")
    assert correcting.undo(ledger).edit is None
    assert [view.name for view in ledger.find_actors("ann lee")] == ["Mayor Ann Lee"]


def test_the_least_certain_entries_are_reviewed_first_and_each_once(ledger: Ledger) -> None:
    def rows(**asked: object) -> list[tuple[str, float | None]]:
        return [(row.words, row.confidence) for row in ledger.to_review(ReviewQuery(**asked))]  # type: ignore[arg-type]

    every = rows()
    certain = [confidence for _, confidence in every]
    assert certain == [0.5, 0.5, 0.6, 0.6, 0.7, 0.75, 0.8, 0.8, 0.9, None, None]
    assert every[-2:] == [("more than $1.5 million", None), ("both lanes", None)]
    assert rows(limit=3, offset=4) == every[4:7]
    assert rows(kind=EntryKind.TIMES) == [("Monday", 0.5), ("the day before the storm", 0.6), ("two days", 0.7)]
    assert rows(article=BRIDGE.article.id) == rows(publisher="The Ane Courier") == every
    assert rows(article=ArticleId("0")) == rows(publisher="Nobody") == []

    say(ledger, "accept", BRIDGE.times[0])
    say(ledger, "reject", BRIDGE.times[1])
    assert rows(kind=EntryKind.TIMES) == [("the day before the storm", 0.6)]
    correcting.undo(ledger)
    assert len(rows(kind=EntryKind.TIMES)) == 2


# Corrections outlive readings

MOVED = "“[content|We will pay,]” [cue|said] [source|Ann Lee]. [act|It [cue_act|will] [action|open on Monday at last].]"


def moved(by: int, *, maker: bool = True) -> Reading:
    """Return a reading of one text by a model that cuts its spans otherwise."""
    article, spans = marked_article(MOVED, source="moved.txt")
    (statement,) = planted_statements(article, {name: spans[name] for name in ("source", "cue", "content")})
    (content,), (action,) = statement.content, spans["action"]
    act = Act(
        article_id=article.id,
        type=ActType.PLAN,
        cue=spans["cue_act"][0],
        action=(Span(action.start, action.end - by),),
        confidence=0.5,
        voice="author",
    )
    statement = replace(statement, content=(Span(content.start, content.end - by),), voice="author")
    reading = planted_reading(article, [statement], maker=ANOTHER_MAKER if maker and by else MAKER)
    return replace(reading, acts=(act,))


@pytest.mark.parametrize("by", [0, 1, 4])
def test_a_model_that_moves_spans_keeps_what_people_said(by: int) -> None:
    first, other = moved(0), moved(by)
    with Ledger.in_memory() as ledger:
        ledger.add(first)
        say(ledger, "change", first.acts[0], with_value(first.acts[0], "type", "forecast"))
        say(ledger, "reject", first.statements[0])
        expected = here(ledger, first)

        ledger.replace(correcting.corrected(ledger, other))

        after = here(ledger, first)
        assert (after.acts, after.statements) == (expected.acts, ())
        assert [view.places for view in ledger.corrections] == [1, 1]
        correcting.undo(ledger)
        correcting.undo(ledger)
        assert here(ledger, first) == other


def test_what_people_said_is_there_although_a_model_finds_nothing(ledger: Ledger) -> None:
    nothing = replace(
        BRIDGE, statements=(), acts=(), times=(), appraisals=(), figures=(), actors=(), maker=ANOTHER_MAKER
    )
    (statement,) = BRIDGE.statements
    say(ledger, "change", statement, with_part(statement, "content", at("Nobody must close both lanes")))
    say(ledger, "accept", BRIDGE.times[0])
    say(ledger, "reject", BRIDGE.figures[0])

    ledger.replace(correcting.corrected(ledger, nothing))

    after = here(ledger)
    assert [piece.of(BRIDGE.article.text) for piece in after.statements[0].content] == ["Nobody must close both lanes"]
    (speaker,) = after.actors
    assert (speaker.name, after.statements[0].speaker) == ("Mayor Ann Lee", speaker.id)
    assert [one.span.of(BRIDGE.article.text) for one in after.times] == ["Monday"]
    # There is nothing that could be rejected.
    assert [(view.kind, view.places) for view in ledger.corrections] == [("change", 1), ("accept", 1), ("reject", 0)]


def test_another_intake_of_the_same_source_is_met_by_its_words() -> None:
    """The text has a line more before, and the map leads a few characters beside the words."""
    first = moved(0)
    text = "Story\n\n" + first.article.text
    article = replace(first.article, text=text, map=TextMap((Run(7, 0, len(first.article.text)),)))
    askew = replace(first.article, text=text, map=TextMap((Run(0, 0, len(first.article.text)),)))
    with Ledger.in_memory() as ledger:
        ledger.add(first)
        say(ledger, "accept", first.statements[0])
        for other in (article, askew):
            made = correcting.corrected(ledger, planted_reading(other, maker=ANOTHER_MAKER)).reading
            (statement,) = made.statements
            assert [piece.of(text) for piece in statement.content] == ["We will pay,"]
            assert statement.cue == Span(text.index("said"), text.index("said") + 4)


class Finding:
    """Finds what a reading has, as a model would."""

    def __init__(self, name: str, reading: Reading) -> None:
        self.name, self._reading = name, reading

    def find(self, article: Article) -> Findings:
        statements = tuple(replace(one, article_id=article.id, speaker=None) for one in self._reading.statements)
        sentences = tuple(sentence.span for sentence in self._reading.sentences)
        return Findings(statements=statements, sentences=sentences)


def test_reading_again_by_another_model_keeps_corrections(tmp_path: Path) -> None:
    said, not_said = (
        planted("The mayor [cue|said] [content|the ferry would sail today as it always has]."),
        planted(""),
    )
    file = tmp_path / "ferry.txt"
    file.write_text(said.article.text, encoding="utf-8")
    with Ledger.in_memory() as ledger:
        pipeline.read_into(ledger, [str(file)], reader=Finding("one", said))
        (view,) = ledger.articles
        (statement,) = ledger.reading(view.id).statements
        content = at("the ferry would sail", said)
        say(ledger, "change", statement, with_part(statement, "content", content))
        corrected = ledger.reading(view.id).statements

        report = pipeline.read_into(ledger, [str(file)], reader=Finding("one", said))
        assert report.unchanged == 1
        (change,) = pipeline.read_again(ledger, reader=Finding("two", not_said))
        assert isinstance(change, Change)
        assert ledger.reading(view.id).statements == corrected
        assert (change.added, change.removed) == ((), ())

        # The same bytes under another name are corrected alike.
        copy = tmp_path / "copy.txt"
        copy.write_bytes(file.read_bytes())
        pipeline.read_into(ledger, [str(copy)], reader=Finding("two", not_said))
        assert [view.statements for view in ledger.articles] == [1, 1]
        assert [len(view.at_entries) for view in ledger.corrections] == [2]
        correcting.undo(ledger)
        assert [view.statements for view in ledger.articles] == [0, 0]


def planted(marked: str) -> Reading:
    article, spans = marked_article(marked)
    return planted_reading(article, planted_statements(article, spans) if spans else ())


def test_imported_corrections_hold_for_what_is_here_and_for_what_comes_later(ledger: Ledger) -> None:
    say(ledger, "reject", BRIDGE.statements[0])
    say(ledger, "accept", BRIDGE.times[1])
    records = [round_trip(record) for record in ledger.correction_records]
    assert records == list(ledger.correction_records)

    with Ledger.in_memory() as here_before, Ledger.in_memory() as later:
        here_before.add(BRIDGE, traced_of(BRIDGE))
        assert correcting.take_over(here_before, records) == 2
        assert correcting.take_over(here_before, records) == 0
        correcting.take_over(later, records)
        later.add(correcting.corrected(later, BRIDGE))
        assert here(here_before) == here(later) == here(ledger)


def test_what_is_added_by_somebody_who_knows_nothing_of_corrections_waits_to_be_corrected(ledger: Ledger) -> None:
    say(ledger, "reject", BRIDGE.statements[0])
    expected = here(ledger)
    ledger.replace(BRIDGE)
    assert ledger.to_correct() == (BRIDGE.article.id,)

    correcting.settle(ledger)

    assert (here(ledger), ledger.to_correct()) == (expected, ())


def round_trip(correction: Correction) -> Correction:
    return msgspec.json.decode(msgspec.json.encode(correction), type=Correction)


def anything(seed: int, reading: Reading = BRIDGE, times: int = 4) -> Ledger:
    """Return a ledger in which people have said several things, each about what was there then."""
    chance = random.Random(seed)  # noqa: S311 - a seed that gives the same again
    ledger = Ledger.in_memory()
    ledger.add(reading, traced_of(reading))
    for author in ("ida", "bo", "cy", "di")[:times]:
        now = here(ledger, reading)
        some = list(entries(now))
        try:
            if not some or chance.random() < 0.25:
                start = chance.randrange(len(reading.article.text) - 9)
                draft = Draft(parts={"span": (Span(start, start + chance.randrange(3, 9)),)}, values={"type": "scare"})
                correcting.add(ledger, reading.article.id, EntryKind.APPRAISALS, draft, author=author)
                continue
            entry = chance.choice(some)
            verb = chance.choice(["accept", "reject", "change", "change", "undo"])
            if verb == "undo":
                correcting.undo(ledger, author=author)
            else:
                say(ledger, verb, entry, shifted(entry, chance, len(reading.article.text)), author)
        except LedgerError:
            pass  # such as what is so already
    return ledger


def shifted(entry: Entry, chance: random.Random, length: int) -> Draft:
    draft = draft_of(entry)
    name = chance.choice(list(draft.parts))
    spans = tuple(
        Span(max(0, span.start - chance.randrange(3)), min(length, span.end + chance.randrange(3)))
        for span in draft.parts[name]
    )
    return replace(draft, parts={**draft.parts, name: spans})


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_taking_all_back_gives_the_very_reading(seed: int) -> None:
    with anything(seed) as ledger:
        while any(view.kind is not CorrectionKind.UNDO and not view.undone for view in ledger.corrections):
            correcting.undo(ledger)
        assert here(ledger) == BRIDGE


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_a_second_reading_changes_nothing_and_no_id_dangles(seed: int) -> None:
    with anything(seed) as ledger:
        before = here(ledger)
        assert_whole(before)
        made = correcting.corrected(ledger, BRIDGE)
        assert made.reading == before
        assert made.uncorrected == ledger.uncorrected(BRIDGE.article.id) == BRIDGE
        ledger.replace(made)
        assert here(ledger) == before
        assert ledger.to_correct() == ()


def assert_whole(reading: Reading) -> None:
    """Every id that a record names is there, once."""
    for kind in EntryKind:
        ids = [one.id for one in getattr(reading, kind)]
        assert len(ids) == len(set(ids))
    statements: set[object] = {one.id for one in reading.statements} | {"author", None}
    actors: set[object] = {one.id for one in reading.actors} | {None}
    acts: set[object] = {one.id for one in reading.acts} | {None}
    assert {one.voice for one in entries(reading)} <= statements
    assert {one.speaker for one in reading.statements} <= actors
    assert {id_ for one in reading.acts for id_ in (one.actor_id, one.by_id)} <= actors
    assert {one.same_as for one in reading.acts} <= acts
    assert {id_ for one in reading.acts for id_ in one.amount_ids} <= {one.id for one in reading.figures}
    assert {one.when_id for one in reading.acts} <= {None, *(one.id for one in reading.times)}
    assert {one.echo_of for one in reading.appraisals} <= statements


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_import_changes_nothing(seed: int, chance: random.Random) -> None:
    with anything(seed) as ledger, Ledger.in_memory() as other:
        records = [round_trip(record) for record in ledger.correction_records]
        chance.shuffle(records)
        other.add(BRIDGE, traced_of(BRIDGE))
        for record in records:
            correcting.take_over(other, [record])
        assert here(other) == here(ledger)
        assert [view.at_entries for view in other.corrections] == [view.at_entries for view in ledger.corrections]


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_records_survive_json_with_their_ids(seed: int) -> None:
    with anything(seed) as ledger:
        records = list(ledger.correction_records)
        again = [round_trip(record) for record in records]
        assert again == records
        assert [one.id for one in again] == [view.id for view in ledger.corrections]


def test_corrections_of_two_ledgers_about_one_entry_count_by_their_time(ledger: Ledger) -> None:
    """Neither knew of the other; the later one wins in both orders."""
    (statement,) = BRIDGE.statements
    with Ledger.in_memory() as another:
        another.add(BRIDGE, traced_of(BRIDGE))
        say(ledger, "change", statement, with_part(statement, "content", at("Nobody must close both lanes")))
        say(another, "reject", statement, author="bo")
        ours, theirs = (tuple(one.correction_records) for one in (ledger, another))
        correcting.take_over(ledger, theirs)
        correcting.take_over(another, ours)
        assert here(ledger) == here(another)
        assert here(ledger).statements == ()


def test_a_thousand_corrections_of_one_article_are_applied_in_moments() -> None:
    words = " ".join(f"word{number}" for number in range(3_000))
    article, _ = marked_article(words, source="long.txt")
    reading = planted_reading(article)
    said: Sequence[EntryCorrection] = [added(article, number, 5 * number) for number in range(1_000)]

    made = correcting.apply(reading, said)

    assert len(made.placed) == len(made.reading.appraisals) == 1_000


def added(article: Article, number: int, start: int) -> EntryCorrection:
    from sayso.correcting.drafts import told
    from sayso.records import CorrectionId, EntryEdit

    draft = Draft(parts={"span": (Span(start, start + 4),)}, values={"type": "scare"})
    now = told("", article, EntryKind.APPRAISALS, draft, ())
    edit = EntryEdit(entry=EntryKind.APPRAISALS, sha256=article.sha256, source="long.txt", was=None, now=now)
    return EntryCorrection(correction=CorrectionId(str(number)), edit=edit, undone=False)
