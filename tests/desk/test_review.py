"""Review: which entry is shown, what is decided about it, and what stands in the list of corrections."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from sayso.desk import make_desk
from sayso.desk.review_forms import FORMS
from sayso.records import ENTRY_FORMS, EntryKind
from tests.desk.uncertain import harbour
from tests.stories import bridge, ferry, written


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger with entries of all kinds."""
    return written(tmp_path / "ledger.sqlite", bridge(), ferry(), harbour())


@pytest.fixture
def review(ledger: Path) -> Iterator[Review]:
    """Return what reviews that ledger as Ann."""
    with TestClient(make_desk(ledger, author="Ann"), raise_server_exceptions=False) as client:
        yield Review(client)


class Review:
    """One person's browser, as the server sees it."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def shown(self, **asked: object) -> dict[str, Any]:
        answer = self.client.get("/api/review", params={name: str(value) for name, value in asked.items()})
        assert answer.status_code == 200, answer.text
        page: dict[str, Any] = answer.json()
        return page

    def decide(self, what: str, page: dict[str, Any], **values: object) -> dict[str, Any]:
        answer = self.asked(what, page, **values)
        assert answer.status_code == 200, answer.text
        done: dict[str, Any] = answer.json()
        return done

    def asked(self, what: str, page: dict[str, Any], **values: object) -> Any:
        entry = page["entry"]
        form = {"article": page["article"]["id"], "entry": entry["id"], "seen": entry["seen"], **values}
        return self.client.post(f"/review/{what}", data=form)


def words_of(page: dict[str, Any], role: str) -> list[str]:
    """Return the words of a part of the entry that is shown."""
    context = page["context"]
    start = context["start"]
    return [context["text"][begin - start : end - start] for begin, end in page["entry"]["pieces"][role]]


def draft_of(
    page: dict[str, Any], *, parts: Mapping[str, object] | None = None, values: Mapping[str, str] | None = None
) -> str:
    """Return the draft that the page's script sends, with other parts or values."""
    entry = page["entry"]
    return json.dumps({"parts": entry["pieces"] | dict(parts or {}), "values": entry["values"] | dict(values or {})})


def test_shows_the_least_certain_entry_first_and_says_what_follows(review: Review) -> None:
    page = review.shown()

    assert words_of(page, "content") == ["אנחנו נשארים"]
    assert page["entry"]["made"] == "Found by the model, 4% sure."
    assert page["left"] == 18
    following = review.shown(entry=page["queue"][0])
    assert words_of(following, "content") == ["We 🎉 leave"]
    assert words_of(following, "source") == ["𝒮ara Ode"]
    assert following["queue"] == page["queue"][1:]


@pytest.mark.parametrize(
    ("asked", "left"),
    [({"kind": "acts"}, 2), ({"kind": "figures"}, 2), ({"publisher": "The Gull"}, 3), ({"publisher": "Nobody"}, 0)],
)
def test_narrows_down(review: Review, asked: dict[str, str], left: int) -> None:
    assert review.shown(**asked)["left"] == left


def test_passes_over_what_was_skipped(review: Review) -> None:
    first = review.shown()

    assert review.shown(skip=1)["entry"]["id"] == first["queue"][0]


def test_shows_more_of_the_article_on_demand(review: Review) -> None:
    near = review.shown(kind="acts", around=0)
    wide = review.shown(kind="acts", around=9)

    assert near["context"]["text"].startswith("So nobody may close")
    assert near["context"]["before"]
    assert wide["context"]["text"].startswith("Mayor Ann Lee said")
    assert not wide["context"]["before"]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (EntryKind.STATEMENTS, "Did דוד say this?"),
        (EntryKind.ACTS, "Is this a plan by nobody?"),
        (EntryKind.FIGURES, "Is this more than USD 1,500,000?"),
        (EntryKind.TIMES, "Does this mean 8 April 2024?"),
        (EntryKind.APPRAISALS, "Does the author judge with these words?"),
    ],
)
def test_asks_a_question(review: Review, kind: EntryKind, asked: str) -> None:
    assert review.shown(kind=kind)["entry"]["asked"].casefold() == asked.casefold()


def test_accepts_an_entry_and_takes_that_back(review: Review) -> None:
    page = review.shown()

    done = review.decide("accept", page)

    assert done["told"] == "Found right: אנחנו נשארים."
    after = review.shown(entry=page["entry"]["id"])
    assert after["left"] == 17
    assert not after["entry"]["waits"]
    assert after["entry"]["made"] == "Said so by a person."
    assert after["entry"]["history"][0].startswith("Found right by Ann on ")

    review.client.post("/review/undo", data={"correction": done["correction"]})

    assert review.shown()["entry"] == page["entry"]


def test_rejects_an_entry(review: Review) -> None:
    page = review.shown()

    done = review.decide("reject", page)

    assert done["entry"] is None
    assert review.shown()["entry"]["id"] == page["queue"][0]
    gone = review.client.get("/review", params={"entry": page["entry"]["id"]})
    assert gone.status_code == 404
    assert "no such entry" in gone.text


def test_corrects_spans_beyond_signs_of_two_units(review: Review) -> None:
    page = review.shown(skip=1)
    ((start, end),) = page["entry"]["pieces"]["content"]

    done = review.decide("change", page, draft=draft_of(page, parts={"content": [[start + 3, end]]}))

    changed = review.shown(entry=done["entry"])
    assert words_of(changed, "content") == ["🎉 leave"]
    assert words_of(changed, "source") == ["𝒮ara Ode"]


def test_corrects_type_and_speaker(review: Review) -> None:
    page = review.shown(kind="acts")
    lee = next(actor["id"] for actor in page["actors"] if "Lee" in actor["name"])

    done = review.decide("change", page, draft=draft_of(page, values={"type": "pledge", "whom.actor": lee}))

    entry = review.shown(entry=done["entry"])["entry"]
    assert entry["values"]["type"] == "pledge"
    assert entry["asked"] == "Is this a pledge by Mayor Ann Lee?"


def test_takes_the_words_that_were_selected_for_who_speaks(review: Review) -> None:
    page = review.shown(skip=1)
    ((start, end),) = page["entry"]["pieces"]["source"]

    done = review.decide("change", page, draft=draft_of(page, values={"whom.speaker": f"{start}-{end}"}))

    assert review.shown(entry=done["entry"])["entry"]["asked"] == "Did 𝒮ara Ode say this?"


def test_adds_what_is_missing(review: Review) -> None:
    page = review.shown(article=review.shown()["article"]["id"])
    text, start = page["context"]["text"], page["context"]["start"]
    at = start + text.index("leave")
    draft = {"parts": {"span": [[at, at + 5]]}, "values": {"type": "loaded", "polarity": "+"}}
    form = {"article": page["article"]["id"], "kind": "appraisals", "draft": json.dumps(draft)}

    done = review.client.post("/review/add", data=form).json()

    added = review.shown(entry=done["entry"])
    assert words_of(added, "span") == ["leave"]
    assert added["entry"]["history"][0].startswith("Added by Ann on ")


def test_tells_the_second_of_two_that_the_entry_has_changed(review: Review) -> None:
    page = review.shown()
    mine = draft_of(page, values={"manner": "mixed"})
    review.decide("change", page, draft=draft_of(page, values={"manner": "indirect"}))

    answer = review.asked("change", page, draft=mine)

    assert answer.status_code == 409
    assert "Somebody has changed this entry meanwhile" in answer.json()["reason"]
    assert "by Ann" in answer.json()["reason"]
    assert review.shown(entry=page["entry"]["id"])["entry"]["values"]["manner"] == "indirect"


def test_finds_an_entry_that_was_corrected_by_the_id_that_it_had(review: Review) -> None:
    page = review.shown(skip=1)
    ((start, end),) = page["entry"]["pieces"]["content"]
    done = review.decide("change", page, draft=draft_of(page, parts={"content": [[start + 3, end]]}))

    found = review.shown(entry=page["entry"]["id"], of=page["article"]["id"])

    assert done["entry"] != page["entry"]["id"]
    assert found["entry"]["id"] == done["entry"]


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        ("rubbish", "the draft cannot be read"),
        ('{"parts": {"content": [[5, 2]]}, "values": {}}', "the draft cannot be read"),
        ('{"parts": {"content": [[-5, 2]]}, "values": {}}', "the draft cannot be read"),
    ],
)
def test_refuses_what_is_no_draft(review: Review, draft: str, reason: str) -> None:
    answer = review.asked("change", review.shown(), draft=draft)

    assert answer.status_code == 400
    assert reason in answer.json()["reason"]


def test_says_what_is_wrong_with_a_draft(review: Review) -> None:
    page = review.shown()

    answer = review.asked("change", page, draft=draft_of(page, parts={"content": []}))

    assert answer.status_code == 404
    assert "its content is missing" in answer.json()["reason"]


@pytest.mark.parametrize("entry", ["nothing", "0" * 16, "x" * 10_000, "\u202e", "<script>"])
def test_tells_that_an_entry_is_not_there(review: Review, entry: str) -> None:
    answer = review.client.get("/review", params={"entry": entry})

    assert answer.status_code == 404
    assert "no such entry" in answer.text


@pytest.mark.parametrize(
    "asked", [{"skip": 10**30}, {"skip": -1}, {"around": 10**30}, {"around": -1}, {"publisher": "x" * 10_000}]
)
def test_bears_numbers_and_words_without_sense(review: Review, asked: dict[str, object]) -> None:
    review.shown(**asked)


def test_is_kind_where_nothing_was_read(tmp_path: Path) -> None:
    with TestClient(make_desk(written(tmp_path / "empty.sqlite"))) as client:
        assert "Nothing was read yet" in client.get("/review").text
        assert "Nothing was corrected yet" in client.get("/review/corrections").text


def test_lists_what_was_corrected_from_what_to_what(review: Review) -> None:
    page = review.shown(kind="acts")
    review.decide("change", page, draft=draft_of(page, values={"type": "pledge"}))
    undone = review.decide("accept", review.shown())
    review.client.post("/review/undo", data={"correction": undone["correction"]})

    back, accepted, changed = review.client.get("/api/review/corrections").json()["rows"]

    assert back["what"] == "Taken back: statement"
    assert (accepted["what"], accepted["undone"]) == ("Found right: statement", True)
    assert (changed["author"], changed["words"], changed["source"]) == ("Ann", "may", "Bridge to stay open")
    assert changed["changes"] == [{"label": "type", "was": "plan", "now": "pledge"}]
    assert "<del>plan</del>" in review.client.get("/review/corrections").text


def test_takes_corrections_over_from_another_ledger(review: Review, tmp_path: Path) -> None:
    page = review.shown(kind="acts")
    review.decide("change", page, draft=draft_of(page, values={"type": "pledge"}))
    lines = review.client.get("/review/corrections.jsonl").text

    with TestClient(make_desk(written(tmp_path / "other.sqlite", bridge()), author="Bo")) as client:
        done = client.post("/review/corrections/import", data={"lines": lines}).json()
        again = client.post("/review/corrections/import", data={"lines": lines}).json()
        entry = Review(client).shown(entry=page["entry"]["id"])["entry"]
        refused = client.post("/review/corrections/import", data={"lines": "no correction"})

    assert done["told"] == "1 correction taken over, 0 there already."
    assert again["told"] == "0 corrections taken over, 1 there already."
    assert entry["values"]["type"] == "pledge"
    assert refused.status_code == 400
    assert "the file, line 1: this is no correction" in refused.json()["reason"]


def test_gives_what_was_corrected_as_training_data(review: Review) -> None:
    review.decide("accept", review.shown(skip=1))

    data = review.client.get("/review/training.zip").content

    with ZipFile(BytesIO(data)) as packed:
        (marks,) = [name for name in packed.namelist() if name.startswith("sayso-training/marks/")]
        assert "We 🎉 leave" in packed.read(marks).decode()


def test_has_words_for_all_that_can_be_corrected() -> None:
    for kind, form in FORMS.items():
        assert [part.role for part in form.parts] == list(ENTRY_FORMS[kind].parts)
        assert all(part.label for part in form.parts)
        assert [value.name for value in form.values] == list(ENTRY_FORMS[kind].values)
        assert [whom.name for whom in form.whom] == list(ENTRY_FORMS[kind].whom)
