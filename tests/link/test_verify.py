"""Quotations checked against what was said: 40 pairs and more, all invented, judged before sayso saw them."""

from __future__ import annotations

import time

import pytest

from sayso.link.verify import Texts, check_quote
from sayso.link.verify_quotes import quotes, read_quote
from sayso.link.verify_said import Said
from sayso.records import Article, QuoteChange, Span, Statement, Verification, Wording
from tests.link.spoken import HEARING, given
from tests.planted import marked_article, planted_statements

TEXT = given(HEARING)
SAID = Said([TEXT])

VERBATIM = [
    "I have never seen cracks like these",
    "We told the ministry in March.",
    "he keeps goats, and he writes poems about them",
    "forty-one of them",
    "the honest answer I give you now. We were too slow.",
    "a wall does not read letters,",
    "Perhaps we can be serious",
    "It would take, uh, about two years",
]

WRITTEN_OTHERWISE = [
    "we told the ministry in March",  # a capital
    "The color of the water should have told us",  # American
    "That’s a difference",  # a curly apostrophe
    "our ‘experts’ looked at the computers instead",  # marks inside marks
    "41 of them in the eastern wall alone",  # a number in digits
    "The repair would cost 12 million dollars",  # money otherwise
    "We take twenty-five per cent of our power from Quillane",
    "I would tell her to come and look",  # a contraction
    "Let me be clear – I do not say that the dam will break",  # a dash for a colon
    "It would take about two years if the money came today",  # no "uh", no word begun twice
    "[H]e keeps goats, and he writes poems",  # a letter in brackets
    "She [the minister] has been to the opera more often than to the dam this year",  # brackets that explain
    "[The minister] has been to the opera more often than to the dam this year",  # brackets for a word
    "Without the repair we will have to lower the lake by six meters",
]

LEFT_OUT_MARKED = [
    "We told them again … and nobody answered",
    "I have worked on this dam for nineteen years ... never seen cracks like these",
    "Without the repair we will have to lower the lake [...] before the autumn",
    "The board is responsible for the wall … and I am responsible for the honest answer",
]

LEFT_OUT = [
    ("There are forty-one of them in the wall alone", None),
    ("We told the ministry in March. We told them again, and nobody answered.", None),
    ("I do say that the dam will break", "negation"),
    ("She has been to the opera more often than to the dam, and I like opera", None),
    ("we can promise that it won't", "negation"),
]

ALTERED = [
    ("There are sixty-one of them in the eastern wall alone", "number"),
    ("The repair would cost $12 billion", "number"),
    ("The repair would cost €12 million", "number"),
    ("We told the ministry in April", "name"),
    ("the farmers of Upper Quillane will lose their water", "name"),
    ("We told them again in May, and everybody answered", "negation"),
    ("I have often seen cracks like these, and I have worked on this dam for nineteen years", None),
    ("I always say that the dam will break", None),
    ("Everyone in this room knows a very good farmer", None),
    ("it is one that the people in the valley will never understand", "negation"),
    ("We cannot promise that the dam won't break", None),
    ("My own brother is one; he writes poems, and he keeps goats about them", None),
    ("The board is responsible for the money, the ministry is responsible for the wall", None),
    ("We will be forced to lower the lake by six metres before the winter", None),
]

BRACKETS_OF_THE_TEXT = [
    ("the old wall (which was not safe) and the lake", "negation"),
    ("the old wall [which was never safe] and the lake", "negation"),
    ("the old wall (which was very safe) and the lake", None),
]

SPLICED = [
    "We were too slow. There are forty-one of them in the eastern wall alone.",
    "a wall does not read letters and nobody answered in the eastern wall alone",
    "I do not say that the dam will break. My own brother is one; he keeps goats.",
]

NOT_FOUND = [
    "This is the worst disaster that the valley has known",
    "The minister has betrayed every one of us",
    "a matter of life and death",
    "we will rebuild it together",
    "and everybody answered",
    "I like the opera",  # too little to tell it from chance
]


def checked(words: str) -> tuple[Wording, list[QuoteChange]]:
    wording, _, changes, _ = check_quote(words, read_quote(words, Span(0, len(words))), SAID)
    return wording, list(changes)


@pytest.mark.parametrize("words", VERBATIM)
def test_what_was_said_is_verbatim(words: str) -> None:
    assert checked(words) == (Wording.VERBATIM, [])


@pytest.mark.parametrize("words", WRITTEN_OTHERWISE)
def test_another_writing_of_the_same_words_is_one(words: str) -> None:
    wording, changes = checked(words)

    assert wording is Wording.WRITTEN_OTHERWISE
    assert changes != []
    assert {change.touches for change in changes} == {None}


@pytest.mark.parametrize("words", LEFT_OUT_MARKED)
def test_dots_stand_for_words(words: str) -> None:
    wording, changes = checked(words)

    assert wording is Wording.LEFT_OUT_MARKED
    assert all(change.marked for change in changes if change.kind == "left out")


@pytest.mark.parametrize(("words", "touches"), LEFT_OUT)
def test_words_that_are_missing_are_missed(words: str, touches: str | None) -> None:
    wording, changes = checked(words)

    assert wording is Wording.LEFT_OUT
    assert {change.touches for change in changes if change.touches} == ({touches} if touches else set())


@pytest.mark.parametrize(("words", "touches"), ALTERED)
def test_other_words_are_altered(words: str, touches: str | None) -> None:
    wording, changes = checked(words)

    assert wording is Wording.ALTERED
    assert touches is None or touches in {change.touches for change in changes}


@pytest.mark.parametrize(("words", "touches"), BRACKETS_OF_THE_TEXT)
def test_words_put_into_brackets_of_the_text_are_no_explanation(words: str, touches: str | None) -> None:
    brackets = "[]" if "[" in words else "()"
    text = "They spoke of the old wall {}which was safe{} and the lake, then of the {}new{} mayor.\n".format(
        *brackets * 2
    )

    wording, _, changes, _ = check_quote(words, read_quote(words, Span(0, len(words))), Said([given(text)]))

    assert wording is Wording.ALTERED
    assert touches in {None, *(change.touches for change in changes)}


@pytest.mark.parametrize(
    ("quoted", "said", "change", "wording"),
    [
        ("can", "can't", ("left out", "can", "can't"), Wording.LEFT_OUT),
        ("will", "won't", ("left out", "will", "won't"), Wording.LEFT_OUT),
        ("can't", "can", ("altered", "can't", "can"), Wording.ALTERED),
        ("could", "couldn't", ("left out", None, "n't"), Wording.LEFT_OUT),
    ],
)
def test_half_a_contraction_is_one_change(
    quoted: str, said: str, change: tuple[str, str | None, str | None], wording: Wording
) -> None:
    sentence = "After all these months we {} tell you how the bridge was lost"
    words, text = sentence.format(quoted), given(sentence.format(said) + ".\n")

    found, _, (one,), _ = check_quote(words, read_quote(words, Span(0, len(words))), Said([text]))

    assert found is wording
    assert (one.kind, one.quoted and one.quoted.of(words), one.said and one.said.of(text.article.text)) == change
    assert one.touches == "negation"


@pytest.mark.parametrize(
    ("quoted", "touches"),
    [
        ("the dam (1) will break", None),
        ("the dam [in 2010] will break", None),
        ("the dam will [not] break", "negation"),
    ],
)
def test_a_number_that_brackets_add_changes_none(quoted: str, touches: str | None) -> None:
    text = given("Let me tell you all this evening why the dam will break before the year is over.\n")
    words = f"tell you all this evening why {quoted} before the year is over"

    _, _, (change,), _ = check_quote(words, read_quote(words, Span(0, len(words))), Said([text]))

    assert (change.kind, change.touches) == ("brackets", touches)


def test_a_marked_omission_that_holds_a_negation_is_not_faithful() -> None:
    article, _ = marked_article("“I do … say that the dam will break.” “We told them again … and nobody answered.”")

    verification = verify(article, HEARING)

    assert [check.wording for check in verification.checks] == 2 * [Wording.LEFT_OUT_MARKED]
    assert verification.unfaithful == verification.checks[:1]


@pytest.mark.parametrize("words", SPLICED)
def test_parts_from_several_places_are_told_apart(words: str) -> None:
    assert checked(words)[0] is Wording.SPLICED


@pytest.mark.parametrize("words", NOT_FOUND)
def test_what_was_not_said_is_not_found(words: str) -> None:
    assert checked(words) == (Wording.NOT_FOUND, [])


def test_the_sentence_around_the_speaker_and_the_line_are_told() -> None:
    _, (passage,), (change,), _ = check_quote(
        quoted := "the farmers of Upper Quillane will lose", read_quote(quoted, Span(0, len(quoted))), SAID
    )
    text = TEXT.article.text

    assert passage.said.of(text) == "the farmers of Lower Quillane will lose"
    assert passage.around.of(text).startswith("Without the repair we will have to lower the lake")
    assert passage.around.of(text).endswith("will lose their water.")
    assert passage.speaker is not None
    assert passage.speaker.of(text) == "DR. VOSS"
    assert passage.line == 11
    assert change.quoted is not None
    assert change.quoted.of(quoted) == "Upper"
    assert change.said is not None
    assert change.said.of(text) == "Lower"


def test_words_that_stand_twice_are_told_twice() -> None:
    _, (passage,), changes, others = check_quote("I'd tell her", read_quote("I'd tell her", Span(0, 12)), SAID)

    assert changes == ()
    assert [one.said.of(TEXT.article.text) for one in (passage, *others)] == ["I'd tell her", "I'd tell her"]


def test_a_quotation_over_two_speakers_is_joined() -> None:
    wording, passages, *_ = check_quote(
        words := "Doctor, who is responsible? The board is responsible for the wall",
        read_quote(words, Span(0, len(words))),
        SAID,
    )

    assert wording is Wording.SPLICED
    assert [one.speaker and one.speaker.of(TEXT.article.text) for one in passages] == ["MR. OKONJO", "DR. VOSS"]


@pytest.mark.parametrize(("words", "expected"), [("the opera", Wording.VERBATIM), ("the opry", Wording.TOO_SHORT)])
def test_of_two_words_only_what_is_found_is_told(words: str, expected: Wording) -> None:
    assert checked(words)[0] is expected


def test_quotations_of_an_article_are_those_of_statements_and_long_ones() -> None:
    article, spans = marked_article(
        "“[content|We were too slow],” [cue|said] [source|Dr. Voss], who called it a “mess”.\n\n"
        "“Nobody answered ‘the letters’ of the board.” The “so-called dam” held. She spoke of “[content.2|opera]”, "
        "[source.2|she] [cue.2|said]."
    )

    found = list(quotes(article, planted_statements(article, spans)))

    assert [quote.span.of(article.text) for quote in found] == [
        "We were too slow,",
        "Nobody answered ‘the letters’ of the board.",
        "so-called dam",
        "opera",
    ]
    assert [quote.statement is not None for quote in found] == [True, False, False, True]


def test_the_checks_of_an_article_name_who_said_it() -> None:
    article, spans = marked_article("“[content|We were too slow],” [cue|said] [source|Dr. Voss].", language="en")

    (check,) = verify(article, HEARING, planted_statements(article, spans)).checks

    assert check.speaker == "Dr. Voss"
    assert check.statement == planted_statements(article, spans)[0].id
    assert check.wording is Wording.VERBATIM


FRENCH = (
    "Nous ne fermerons pas le barrage, je vous le promets ce soir devant toute la ville. Nous avons dépensé beaucoup"
    " d’argent pour le mur, et les gens de la vallée le savent très bien depuis longtemps.\n"
)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        (FRENCH, "it is written in another language (fr) than the article (en)"),
        ("***\n", "it holds no words"),
        ("§\n", "it holds no words"),
    ],
)
def test_a_text_of_no_use_is_said_to_be_none(text: str, trouble: str) -> None:
    article, _ = marked_article("“We were too slow,” said Dr. Voss.", language="en")

    verification = verify(article, text)

    assert [given.trouble for given in verification.texts] == [trouble]
    assert verification.checks == ()


def test_an_article_is_true_to_itself() -> None:
    words = "“We were too slow,” said Dr. Voss. “It is not … the last [report] we’ll write,” she added.\n"
    article, _ = marked_article(words)

    assert [(one.wording, one.changes) for one in verify(article, words).checks] == 2 * [(Wording.VERBATIM, ())]


@pytest.mark.parametrize(
    "words",
    [
        *("", ".", "…", "[...]", "[]", "[the minister]", "(laughs)", "... ... ...", "‘’", "[", "a [b", "[a] [b] [c]"),
        *("1" * 400, "٣٤٥ ٦٧٨ ٩٠١", "שלום לכולם כאן היום", "never " * 50, "[w]e [w]e [w]e", "\u202eabc def ghi"),
    ],
)
def test_strange_quotations_are_borne(words: str) -> None:
    if words:
        assert checked(words)[0] in {Wording.NOT_FOUND, Wording.TOO_SHORT, Wording.WRITTEN_OTHERWISE, Wording.ALTERED}


@pytest.mark.parametrize("piece", ["a", "we were too slow ", "[", "...", "(", "“", "1 ", "not a "])
def test_long_texts_take_no_more_than_their_length(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    article, _ = marked_article("“We were too slow,” said Dr. Voss. “We were not too slow at all then,” he added.")
    started = time.perf_counter()

    verify(article, f"{HEARING}\n\n{text}\n")
    said = Said([given(f"{HEARING}\n")])
    check_quote(text, read_quote(text, Span(0, len(text))), said)

    assert time.perf_counter() - started < 20


@pytest.mark.parametrize("copies", [1, 40])
def test_a_quotation_is_found_among_a_hundred_thousand_words(copies: int) -> None:
    filler = " ".join(f"word{number % 9_999}" for number in range(100_000 // copies))
    said = Said([given(f"{HEARING}\n\n{filler}\n") for _ in range(copies)])
    words = "Without the repair we will lower the lake by seven metres before the autumn, and farmers will lose water"
    quote = read_quote(words, Span(0, len(words)))
    assert len(said.words) > 100_000

    started = time.perf_counter()
    wording, *_ = check_quote(words, quote, said)

    assert time.perf_counter() - started < 0.5
    assert wording is Wording.ALTERED


def verify(article: Article, text: str, statements: tuple[Statement, ...] = ()) -> Verification:
    return Texts([given(text)], article.language).verify(article, statements, ())
