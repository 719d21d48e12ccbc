"""Quotations under the label of somebody else, all invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.link.verify import Texts
from sayso.records import Actor, ActorType, Form, Mention, QuoteCheck, Span, Wording
from tests.link.spoken import given
from tests.planted import marked_article, planted_statements

WORDS = "the ferries of Marrow Sound were never ours to sell"


def transcript(*labels: str, words: str = WORDS) -> str:
    """Return a transcript in which the first of some speakers says ``words``, and all speak twice."""
    turns = [f"{labels[0]}: I told them that {words}.", *(f"{label}: We met in the evening." for label in labels[1:])]
    again = [f"{label}: It rained all night, and nobody came to the harbour." for label in labels]
    return "Council of Marrow\n\n" + "\n\n".join([*turns, *again]) + "\n"


def check(
    speaker: str, text: str, *, also: str = "", type_: ActorType | None = ActorType.PERSON, form: Form = Form.NAME
) -> QuoteCheck:
    """Return the check of a quotation that an article gives to ``speaker``; ``also`` is another person it names."""
    article, spans = marked_article(
        f"“I told them that [content|{WORDS}],” [cue|said] [source|{speaker}]. [other|{also or 'Nobody'}] left.",
        language="en",
    )

    def actor(span: Span, type_: ActorType | None, form: Form) -> Actor:
        name = span.of(article.text)
        return Actor(
            article_id=article.id, name=name, mentions=(Mention(span=span, form=form, type=type_),), type=type_
        )

    people = [actor(spans["source"][0], type_, form)]
    if also:
        people.append(actor(spans["other"][0], ActorType.PERSON, Form.NAME))
    statements = [replace(one, speaker=people[0].id) for one in planted_statements(article, spans)]
    (found,) = Texts([given(text)], "en").verify(article, statements, people).checks
    return found


@pytest.mark.parametrize(
    ("speaker", "labels"),
    [
        ("Minister Hale", ("MS. ORTEGA", "MINISTER HALE")),  # who speaks elsewhere
        ("Minister Hale", ("ORTEGA", "HALE")),
        ("Zoë Hale", ("Ortega", "Ms. Hale", "Q")),
        ("Minister Hale", ("MS. ORTEGA", "MR. BRANNOCK")),  # who speaks nowhere
        ("Ana Hale", ("Ida Ortega", "THE CHAIR")),
        ("Ana Hale", ("COUNCILLOR ORTEGA", "THE CHAIR")),
        ("Ana Hale", ("FOREIGN MINISTER ORTEGA", "Q")),
        ("Kai West", ("MS. NORTH", "MR. WEST")),
    ],
)
def test_words_under_the_label_of_another_are_not_the_speakers(speaker: str, labels: tuple[str, ...]) -> None:
    found = check(speaker, transcript(*labels))

    assert found.wording is Wording.VERBATIM
    assert (found.speaker, found.other_speaker) == (speaker, labels[0])
    assert (found.is_grave, found.is_faithful) == (True, False)


@pytest.mark.parametrize(
    ("speaker", "labels"),
    [
        ("Minister Hale", ("MINISTER HALE", "MS. ORTEGA")),
        ("Minister Zoë Hale", ("ZOE HALE", "MS. ORTEGA")),
        ("Greta Lindqvist", ("MAYOR LINDQUIST", "MS. ORTEGA")),  # misspelt
        ("Alexander Hale", ("ALEX", "MS. ORTEGA")),
        ("Ann Lee", ("AL", "BO")),
        ("Ann Lee", ("ANN LEE, HOST", "MS. ORTEGA")),
        *(("Ann Hale", (label, "MS. HALE")) for label in ("Q", "A", "THE CHAIR", "MODERATOR", "REPORTER 2", "SPEAKER")),
        *(("Ann Hale", (label, "MS. HALE")) for label in ("Mayor of Halden", "QUILLANE COUNCILLOR", "UNKNOWN MALE")),
        *(("Ann Hale", (label, "MS. HALE")) for label in ("Marrow News", "Ferry Holdings", "The Lantern")),
        ("Ann Hale", ("OMBUDSMAN", "MR. BRANNOCK")),  # a word alone that nothing shows to be a name
    ],
)
def test_a_label_that_may_be_the_speakers_says_nothing(speaker: str, labels: tuple[str, ...]) -> None:
    found = check(speaker, transcript(*labels))

    assert found.other_speaker is None
    assert found.is_faithful


def test_a_word_alone_is_a_name_if_the_article_or_a_label_has_it_as_one() -> None:
    assert check("Ann Hale", transcript("ORTEGA", "Q")).other_speaker is None
    assert check("Ann Hale", transcript("ORTEGA", "Q"), also="Ida Ortega").other_speaker == "ORTEGA"
    assert check("Ann Hale", transcript("ORTEGA", "IDA ORTEGA", "MR. BRANNOCK")).other_speaker == "ORTEGA"


@pytest.mark.parametrize("type_", [ActorType.ORGANISATION, ActorType.GROUP, ActorType.PLACE])
def test_of_a_speaker_who_is_no_person_nothing_is_said(type_: ActorType) -> None:
    assert check("Hale", transcript("MS. ORTEGA", "MR. HALE"), type_=type_).other_speaker is None


def test_of_a_speaker_without_a_name_nothing_is_said() -> None:
    assert check("the minister", transcript("MS. ORTEGA", "MR. HALE"), form=Form.NOMINAL).other_speaker is None


def test_a_speaker_of_unknown_kind_has_to_be_named_by_a_label() -> None:
    assert check("Hale", transcript("MS. ORTEGA", "MR. HALE"), type_=None).other_speaker == "MS. ORTEGA"
    assert check("Hale", transcript("MS. ORTEGA", "MR. BRANNOCK"), type_=None).other_speaker is None


def test_words_that_two_say_are_the_speakers_own() -> None:
    text = transcript("MS. ORTEGA", "MR. HALE") + f"\nMR. HALE: As she says: {WORDS}, and I told them that {WORDS}.\n"

    found = check("Minister Hale", text)

    assert found.other_speaker is None
    (passage,) = found.passages
    assert passage.speaker is not None
    assert passage.speaker.of(given(text).article.text) == "MR. HALE"


def test_altered_words_of_another_are_both() -> None:
    text = transcript("MS. ORTEGA", "MR. HALE", words=WORDS.replace("never", "always"))

    found = check("Minister Hale", text)

    assert (found.wording, found.other_speaker) == (Wording.ALTERED, "MS. ORTEGA")


@pytest.mark.parametrize("label", ["MS. " + "Ortega" * 12, "Ms. ١٢٣", "MS. Ø", "Dr. Dr. Dr", "MR. AL EL DE"])
def test_strange_labels_are_borne(label: str) -> None:
    assert check("Ann Hale", transcript(label, "MS. HALE")).wording is Wording.VERBATIM
