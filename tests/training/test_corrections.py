"""What people corrected comes back from the exported folder as it stands in the ledger, to the character."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from training.corpora import corrections
from training.corpora.labelled import Label, Labelled

from sayso import correcting, resolve
from sayso.correcting import Draft, draft_of, state_of
from sayso.records import EntryKind, Reading, Span
from sayso.show.training import Written, write_training
from sayso.store import Ledger
from tests.planted import marked_article, planted_reading
from tests.stories import bridge
from training import corpora

STORY = resolve.resolve_again(bridge())
TEXT = STORY.article.text


def exported(ledger: Ledger, corpora: Path) -> tuple[Reading, Labelled, Written]:
    """Return the only article with corrections, what the training code reads of it, and what was written."""
    (article,) = ledger.corrected()
    reading = ledger.reading(article)
    written = write_training(corpora / "corrections", [(reading, ledger.entry_corrections(article))])
    (labelled,) = corrections.read(corpora, "train")
    return reading, labelled, written


def bounds(*spans: Span | None) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans if span)


def test_what_was_corrected_is_what_is_learnt(tmp_path: Path) -> None:
    act, again = STORY.acts
    (statement,) = STORY.statements
    with Ledger.in_memory() as ledger:
        ledger.add(STORY)
        draft = draft_of(again)
        lanes = Span(TEXT.index("both lanes, and"), TEXT.index(", and its"))
        draft = replace(draft, parts={**draft.parts, "amounts": (lanes,)}, values={**draft.values, "stage": "blocked"})
        correcting.change(ledger, STORY.article.id, again.id, draft, seen=state_of(again))
        correcting.accept(ledger, STORY.article.id, statement.id, seen=state_of(statement))
        _, labelled, written = exported(ledger, tmp_path)

    assert labelled.text == TEXT
    assert labelled.acts is not None
    first, changed = labelled.acts
    assert (first.type, first.negated, first.stage) == ("demand", True, "considered")
    assert first.roles == {
        "cue": bounds(act.cue),
        "actor": bounds(act.actor),
        "by": bounds(act.by),
        "action": bounds(*act.action),
        "amount": bounds(*act.amounts),
        "when": bounds(act.when),
        "condition": bounds(act.condition),
    }
    # The words stand in both sentences, and twice in one: they are the ones that were meant.
    assert (changed.type, changed.stage) == ("plan", "blocked")
    assert changed.roles["amount"] == bounds(lanes)
    assert changed.roles["action"] == bounds(*again.action)
    assert labelled.attributions is not None
    (said,) = labelled.attributions
    assert said.roles == {
        "source": bounds(statement.source),
        "cue": bounds(statement.cue),
        "content": bounds(*statement.content),
    }
    # Of these nobody has said anything.
    assert (labelled.appraisals, labelled.times) == (None, None)
    assert written == Written(articles=1, marks=2 + 1 + 3 + 3, seen=2)


def test_what_was_rejected_is_not_learnt_and_what_was_added_is(tmp_path: Path) -> None:
    loaded, *_ = STORY.appraisals
    monday, days, eve = STORY.times
    bridge = Span(TEXT.index("the bridge"), TEXT.index("the bridge") + len("the bridge"))
    with Ledger.in_memory() as ledger:
        ledger.add(STORY)
        correcting.reject(ledger, STORY.article.id, loaded.id, seen=state_of(loaded))
        correcting.reject(ledger, STORY.article.id, days.id, seen=state_of(days))
        draft = Draft(parts={"span": (bridge,)}, values={"type": "loaded", "polarity": "-"})
        correcting.add(ledger, STORY.article.id, EntryKind.APPRAISALS, draft)
        _, labelled, _ = exported(ledger, tmp_path)

    assert labelled.appraisals is not None
    assert [(one.type, one.roles["words"]) for one in labelled.appraisals] == [
        ("loaded-", bounds(bridge)),
        *(("scare", bounds(one.span)) for one in STORY.appraisals[1:]),
    ]
    assert labelled.times == tuple(Label(bounds(time.span)[0], "date") for time in (monday, eve))
    assert (labelled.acts, labelled.attributions) == (None, None)


def test_marks_say_what_people_have_seen(tmp_path: Path) -> None:
    monday, *_ = STORY.times
    with Ledger.in_memory() as ledger:
        ledger.add(STORY)
        correcting.accept(ledger, STORY.article.id, monday.id, seen=state_of(monday))
        exported(ledger, tmp_path)
        name = f"own_{STORY.article.id}"
        times = (tmp_path / f"corrections/times/{name}.jsonl").read_text(encoding="utf-8").splitlines()
        articles = json.loads((tmp_path / "corrections/articles.json").read_text(encoding="utf-8"))
        assert [(mark["words"], mark["seen"]) for mark in map(json.loads, times)] == [
            ("Monday", True),
            ("two days", False),
            ("the day before the storm", False),
        ]
        assert articles[name]["corrected"] == ["times"]

        correcting.undo(ledger)
        assert ledger.corrected() == ()
        write_training(tmp_path / "corrections", [])
    assert list(corrections.read(tmp_path, "train")) == []
    assert list((tmp_path / "corrections/marks").iterdir()) == []


def test_words_that_the_format_gives_a_meaning_of_its_own_are_named_or_left_out(tmp_path: Path) -> None:
    text = "Ship 5|6 sails. Nobody calls it no. #2 here."
    article, _ = marked_article(text)
    with Ledger.in_memory() as ledger:
        ledger.add(planted_reading(article))
        for words in ("5|6", "no. #2"):
            span = Span(text.index(words), text.index(words) + len(words))
            draft = Draft(parts={"span": (span,)}, values={"type": "scare"})
            correcting.add(ledger, article.id, EntryKind.APPRAISALS, draft)
        _, labelled, written = exported(ledger, tmp_path)

    assert labelled.appraisals is not None
    assert [one.roles["words"] for one in labelled.appraisals] == [((5, 8),)]
    assert written.left_out == 1


def test_a_folder_of_corpora_without_corrections_is_read_as_before(tmp_path: Path) -> None:
    assert list(corrections.read(tmp_path, "train")) == list(corrections.read(tmp_path, "dev")) == []
    assert corrections in vars(corpora).values()
