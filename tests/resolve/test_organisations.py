"""Which organisation "the company", "its" and "we" mean."""

from __future__ import annotations

import time

import pytest

from sayso.records import ActorType, Findings, Form, Mention
from sayso.resolve import resolve
from tests.planted import marked_article, planted_statements

TYPES = {"per": ActorType.PERSON, "org": ActorType.ORGANISATION, "place": ActorType.PLACE}


def mentions(marked: str) -> dict[str, list[str]]:
    """Return the name of each actor and what mentions it; ``chain`` marks the mentions of a chain that names nobody."""
    article, spans = marked_article(marked)
    names = [Mention(span=span, form=Form.NAME, type=TYPES[kind]) for kind in TYPES for span in spans.get(kind, ())]
    chain = tuple(Mention(span=span, form=_form(span.of(article.text))) for span in spans.get("chain", ()))
    found = Findings(
        statements=planted_statements(article, spans),
        names=tuple(sorted(names, key=lambda mention: mention.span)),
        chains=(chain,) if chain else (),
    )
    return {
        actor.name: [mention.span.of(article.text) for mention in actor.mentions]
        for actor in resolve(article, found).actors
    }


def _form(words: str) -> Form:
    return Form.NOMINAL if " " in words else Form.PRONOUN


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[org|Aer Nordwick] lost money. Unions met the company’s lawyers.", "the company"),
        ("[org|Aer Nordwick] lost money. It is said that [chain|the airline] knew [chain|it].", "the airline"),
        (
            "[org|Aer Nordwick] lost money. [place|Salis] was told that [chain|the Danish carrier] is ill.",
            "the Danish carrier",
        ),
        ("[org|Aer Nordwick] met [org|Salis Ministry of Ports] and the firm was glad.", "the firm"),
        ("[org|Aer Nordwick] lost most of its planes.", "its"),
        ("[place|Salis] will help [org|Aer Nordwick], which lost money.", "which"),
        ("The regional carrier [org|Aer Nordwick] lost money.", "The regional carrier"),
        ("A Danish airline, [org|Aer Nordwick], lost money.", "A Danish airline"),
        ("[source|[org|Aer Nordwick]] [cue|said] [content|it had lost money].", "it"),
        ("“[content|We lost money],” [cue|said] [source|[org|Aer Nordwick]].", "We"),
        ("“[content|We lost money],” [cue|said] [source|[per|Ann Lee], the head of [org|Aer Nordwick]].", "We"),
        (
            "[org|Aer Nordwick] lost. “[content|It hit us],” [cue|said] [source|[per|Ann Lee], the chief executive].",
            "us",
        ),
    ],
)
def test_means_the_organisation(marked: str, expected: str) -> None:
    assert expected in mentions(marked)["Aer Nordwick"]


@pytest.mark.parametrize(
    "marked",
    [
        "[org|Salis Ministry of Ports] met unions. They wrote to the company’s lawyers.",
        "[org|Aer Nordwick] lost money. The company towns were glad.",
        "“[content|We lost money],” [cue|said] [source|[per|Ann Lee]], a baker.",
        "[org|Aer Nordwick] lost money. We are sorry.",
        "[place|Salis] lost most of its trees.",
        "[source|[org|Aer Nordwick]] [cue|said] [content|it was clear that money was lost].",
        "A Danish airline and [org|Aer Nordwick] lost money.",
    ],
)
def test_leaves_open_what_the_text_does_not_show(marked: str) -> None:
    assert all(len(found) == 1 for found in mentions(marked).values())


def test_a_name_cut_at_and_is_whole_where_its_initials_stand_by_it() -> None:
    assert "Fair Atlantic Tides and Ferries" in mentions(
        "[org|Fair Atlantic Tides] and [org|Ferries] (FATF) lost money."
    )
    assert "Fair Atlantic Tides" in mentions("[org|Fair Atlantic Tides] and [org|Ferries] (FAO) lost money.")


def test_a_firm_is_no_person_where_its_name_is_mostly_no_persons() -> None:
    marked = "[org|Nordwick] lost. [org|Nordwick] won. [per|Jens Nordwick] met [per|Nordwick] again."

    assert mentions(marked)["Nordwick"] == ["Nordwick", "Nordwick", "Nordwick"]


def test_takes_time_that_grows_with_the_text_alone() -> None:
    started = time.process_time()

    mentions("[org|Aer Nordwick] lost. " + "The company and its firm said it, which the airline Aer Nordwick. " * 3000)

    assert time.process_time() - started < 10
