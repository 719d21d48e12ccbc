"""Quotations beside what was said: in words, in the terminal, as JSON and as a page."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from rich.console import Console

from sayso import pipeline
from sayso.records import Skipped, Verification
from sayso.show.page.verification import make_verification_page
from sayso.show.terminal import console
from sayso.show.verification import Checks, make_checks
from sayso.show.verification_lines import verification_lines
from sayso.show.verification_print import print_checks
from tests.planted import marked_article, planted_reading, planted_statements

SPEECH = """\
Question time

MAYOR LEE: I will not sell the baths. They are forty years old, and, um, they have been loved by all of us.

MR. OKORO: And the library?

MAYOR LEE: The library was a mistake, <b>the worst</b> of this council, and I voted against it.

MR. OKORO: I remember that.
"""

REPORT = (
    "“[content|I will sell the baths],” [source|Mayor Lee] [cue|said].\n\n"
    "“[content.2|They are 40 years old … and I voted against it],” [source.2|she] [cue.2|said]. "
    "“[content.3|The library was the worst of this council],” [source.3|she] [cue.3|added].\n\n"
    "“[content.4|I remember that],” [source.4|Mr. Okoro] [cue.4|said]. She was “[content.5|amused]”, "
    "[source.5|Okoro] [cue.5|added]. “[content.6|We shall sing of it together one day]”, [source.6|he] [cue.6|sang]."
)


def verified(report: str = REPORT, *speeches: str) -> Verification:
    texts = []
    for speech in speeches or (SPEECH,):
        (given,) = pipeline.given_texts(["-"], stdin=io.BytesIO(speech.encode()))
        assert not isinstance(given, Skipped)
        texts.append(given)
    article, spans = marked_article(report, source="report.txt", title="The baths", language="en")
    (verification,) = pipeline.verify([planted_reading(article, planted_statements(article, spans))], texts)
    return verification


@pytest.fixture(scope="module")
def checks() -> Checks:
    return make_checks(verified())


def test_numbers_and_negations_come_first(checks: Checks) -> None:
    assert [(heading, [one.number for one in ones]) for heading, ones in checks.sections] == [
        ("A number, a negation or the speaker differs", [1]),
        ("Altered, cut or not found", [2, 3, 6]),
        ("As it was said", [4]),
        ("Too short to judge", [5]),
    ]


def test_the_summary_counts_what_quotations_are(checks: Checks) -> None:
    assert checks.summary == (
        "6 quotations: 1 verbatim, 2 with unmarked omissions, 1 joined from several places, 1 not found, "
        "1 too short to judge"
    )
    assert checks.doubt is None
    assert [(text.holds, text.trouble) for text in checks.against] == [(4, None)]


def test_both_sides_show_what_differs(checks: Checks) -> None:
    first = checks.quotations[0]

    assert [(piece.words, piece.kind) for piece in first.pieces] == [("I will sell the baths,", None)]
    assert [(piece.words, piece.kind) for piece in first.found[0].pieces] == [
        ("I will ", None),
        ("not", "left out"),
        (" sell the baths", None),
        (".", "around"),
    ]
    assert first.changes == ("left out: “not” – a negation",)
    assert first.found[0].where == "- · line 3 · MAYOR LEE"


def test_the_terminal_shows_marks_without_colour(checks: Checks) -> None:
    out = io.StringIO()
    terminal: Console = console(out)
    terminal.width = 80

    print_checks(terminal, checks)

    shown = out.getvalue()
    assert "  1. words left out, unmarked  Mayor Lee\n     quoted   “I will sell the baths,”\n" in shown
    assert "     said     I will ‹not› sell the baths.\n              - · line 3 · MAYOR LEE\n" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_json_has_the_places_of_all_words() -> None:
    verification = verified()
    head, *lines = [json.loads(line) for line in verification_lines(verification)]

    assert (head["kind"], head["quotations"], head["unfaithful"]) == ("verification", 6, 4)
    (change,) = lines[0]["changes"]
    assert (change["kind"], change["touches"], change["quoted"]) == ("left out", "negation", None)
    text = verification.texts[0].article.text
    for line in lines:
        quoted = line["quoted"]
        assert verification.article.text[quoted["start"] : quoted["end"]] == quoted["text"]
        for passage in line["passages"]:
            assert text[passage["said"]["start"] : passage["said"]["end"]] == passage["said"]["text"]


def test_words_of_somebody_else_come_first_and_are_never_green() -> None:
    report = "“[content|The library was a mistake],” [source|Mr. Okoro] [cue|said]."
    verification = verified(report, SPEECH)
    check = replace(verification.checks[0], other_speaker="MAYOR LEE")
    checks = make_checks(replace(verification, checks=(check,)))
    out = io.StringIO()

    print_checks(console(out), checks)
    page = make_verification_page([checks]).decode()
    _, line = [json.loads(line) for line in verification_lines(replace(verification, checks=(check,)))]

    assert [heading for heading, _ in checks.sections] == ["A number, a negation or the speaker differs"]
    assert checks.summary == "1 quotation: 1 verbatim; 1 said by somebody else"
    assert checks.quotations[0].changes == ("said by MAYOR LEE, not by Mr. Okoro",)
    assert "1. verbatim, said by somebody else  Mr. Okoro\n" in out.getvalue()
    assert '<article class="differs"' in page
    assert 'class="faithful"' not in page
    assert (line["wording"], line["other_speaker"]) == ("verbatim", "MAYOR LEE")


def test_a_marked_omission_of_a_negation_is_never_green() -> None:
    page = make_verification_page([make_checks(verified("“I will … sell the baths,” she said.", SPEECH))]).decode()

    assert "words left out, marked</b>" in page
    assert 'class="faithful"' not in page


def test_the_page_needs_nothing_else_and_obeys_nobody(checks: Checks) -> None:
    page = make_verification_page([checks]).decode()

    assert not re.search(r"<script|<img|<link|@import|url\(|javascript:", page)
    assert "&lt;b&gt;the worst&lt;/b&gt;" in page
    assert '<span class="left-out">not</span>' in page
    assert page.count("<article") == 6


@pytest.mark.parametrize(
    ("speech", "doubt"),
    [
        (
            "The sea was calm that morning, and the old fisherman counted his nets twice before he went out.\n",
            "Nothing that is quoted stands in the given text. It may be the wrong one.",
        ),
        ("***\n", "None of the given texts can be used."),
    ],
)
def test_a_wrong_text_is_said_to_be_one(speech: str, doubt: str) -> None:
    assert make_checks(verified(REPORT, speech)).doubt == doubt


def test_an_article_without_quotations_has_none() -> None:
    checks = make_checks(verified("The baths are open on Monday, and nobody said a word about it."))

    assert (checks.summary, checks.doubt, checks.sections) == ("No quotation in the article", None, ())
    assert make_verification_page([checks])


def test_long_changes_are_told_by_their_ends() -> None:
    omitted = " ".join(f"word{number}" for number in range(30))
    speech = f"We will never in our lives leave the harbour {omitted} to strangers from the north.\n"
    checks = make_checks(
        verified("“We will never in our lives leave the harbour to strangers from the north.”", speech)
    )

    assert checks.quotations[0].changes == (
        "left out: “word0 word1 word2 word3 word4 word5 … word24 word25 word26 word27 word28 word29” (30 words)",
    )
