"""Copies are told by their sentences, exactly; furniture, captions and quotations that everybody shares make none."""

from __future__ import annotations

import pytest

from sayso.link.copies import BodyWords, body_of, compare, sketch
from sayso.link.copies_credits import credits_of
from sayso.link.copies_edits import edits
from sayso.records import Article, Body, Copying, Edit, Place, Sentence, SentenceRole, Span
from tests.planted import marked_article

STORY = (
    "The old ferry of Port Ane ran aground near the lighthouse on Tuesday morning with forty passengers on board.",
    "Rescuers from three villages brought all of them ashore within two hours, the harbour office said.",
    "Nobody was hurt, but the hull was torn open over a length of nine metres.",
    "The ship had been repaired twice since the spring, according to records of the shipyard.",
    "Mayor Ann Lee announced a review of all vessels that carry passengers across the bay.",
    "The line will stay closed until divers have looked at the wreck, which is expected next week.",
)
OWN = (
    "A crossing to the island ended on the rocks yesterday, and many islanders are asking who let the boat sail.",
    "Fishermen pulled people out of the water while the tide was turning against them.",
    "It is the third accident of this kind in a year, and patience is wearing thin on the quay.",
    "Some want the council to buy a new boat, others would rather see a bridge.",
    "For now, mail and milk come by helicopter.",
    "School has been cancelled for pupils from the outer islands.",
)
FURNITURE = (
    "You must choose a newsletter before you can subscribe to it.",
    "Thank you for signing up, we will send you the best of our stories.",
    "An error has occurred, so please try again at a later time.",
)


def text_of(*paragraphs: str, title: str = "Ferry runs aground off Port Ane", source: str = "a.txt") -> Article:
    marked = "\n\n".join(f"[sentence|{one}]" for one in paragraphs)
    return marked_article(marked, title=title, source=source)[0]


def body(article: Article, *, furniture: frozenset[str] = frozenset()) -> Body:
    """Return the body of an article of one sentence a paragraph."""
    spans = [block.span for block in article.blocks]
    sentences = [
        Sentence(
            article_id=article.id,
            span=span,
            role=SentenceRole.FURNITURE if span.of(article.text) in furniture else SentenceRole.ASSERTION,
        )
        for span in spans
    ]
    return body_of(article, sentences, ())


def words(article: Article) -> BodyWords:
    return BodyWords.of(body(article), article.text, article.title.value if article.title else None)


def copying(one: Article, other: Article) -> Copying:
    likeness = compare(words(one), words(other))
    assert compare(words(other), words(one)) == likeness, "whichever comes first"
    return likeness.copying


def test_the_same_text_is_a_copy() -> None:
    one, other = text_of(*STORY), text_of(*STORY, source="b.txt")

    likeness = compare(words(one), words(other))

    assert (likeness.copying, likeness.sentences, likeness.word_for_word, likeness.edited) == (Copying.COPY, 6, 6, 0)
    assert likeness.share == 1.0


def test_a_shortened_text_is_a_copy() -> None:
    assert copying(text_of(*STORY, *OWN), text_of(*STORY[:3], source="b.txt")) is Copying.COPY


@pytest.mark.parametrize(
    "edited",
    [
        "The old ferry of Port Ane ran aground near the lighthouse on Monday morning with fifty passengers on board.",
        "Police said the old ferry of Port Ane ran aground near the lighthouse on Tuesday with forty passengers on it.",
        "The old ferry of Port Ane ran aground on Tuesday morning with forty passengers on board.",
    ],
)
def test_light_edits_are_counted_as_such(edited: str) -> None:
    likeness = compare(words(text_of(*STORY)), words(text_of(edited, *STORY[1:], source="b.txt")))

    assert (likeness.copying, likeness.word_for_word, likeness.edited) == (Copying.COPY, 5, 1)


def test_shared_paragraphs_in_texts_of_their_own_are_partly_copied() -> None:
    assert copying(text_of(*STORY[:3], *OWN), text_of(*STORY, source="b.txt")) is Copying.PARTLY


def test_the_same_event_in_own_words_is_no_copy() -> None:
    assert copying(text_of(*STORY), text_of(*OWN, source="b.txt")) is Copying.NONE


def test_shared_quotations_are_no_copy() -> None:
    quotes = (
        "“We have seen this coming for years, and nobody in the capital wanted to hear of it,” she told reporters.",
        "“I am grateful to every single man and woman who went out in that sea this morning,” she added.",
        "“There will be a new ferry before the year is out, whatever it costs this town,” she promised.",
    )

    assert copying(text_of(*STORY, *quotes), text_of(*OWN, *quotes, source="b.txt")) is Copying.NONE


def test_a_page_s_own_words_in_texts_about_other_things_are_no_copy() -> None:
    other = text_of(
        "Heavy snow closed two passes in the Vell mountains overnight, stranding lorries on both sides.",
        "Ploughs are at work, and drivers were given soup by the people of Kessara.",
        *FURNITURE,
        title="Snow closes passes",
        source="b.txt",
    )

    assert copying(text_of(*STORY, *FURNITURE), other) is Copying.NONE


def test_furniture_and_captions_are_no_part_of_a_body() -> None:
    article, spans = marked_article(
        f"[title|Ferry aground]\n\n[caption|The ferry of Port Ane, here in happier days.]\n\n{STORY[0]}\n\n"
        "Sign up here for our daily letter."
    )
    sentences = [
        Sentence(article_id=article.id, span=block.span, role=role)
        for block, role in zip(
            article.blocks,
            (SentenceRole.ASSERTION, SentenceRole.FURNITURE, SentenceRole.ASSERTION, SentenceRole.FURNITURE),
            strict=True,
        )
    ]

    found = body_of(article, sentences, ())

    assert [one.span.of(article.text) for one in found.sentences] == [STORY[0]]
    assert spans["caption"][0] in found.beside


def test_of_a_gallery_the_captions_are_the_body() -> None:
    article, spans = marked_article(
        "[caption|The ferry of Port Ane, here in happier days.]\n\n[caption|Its captain has sailed for forty years.]"
    )
    sentences = [Sentence(article_id=article.id, span=one, role=SentenceRole.FURNITURE) for one in spans["caption"]]

    assert [one.span for one in body_of(article, sentences, ()).sentences] == list(spans["caption"])


def test_a_single_sentence_makes_no_copy() -> None:
    assert copying(text_of(STORY[0]), text_of(*STORY, source="b.txt")) is not Copying.COPY


@pytest.mark.parametrize("text", ["", "!?", "٣٤٥ ٦٧٨", "x" * 100_000, "مرحبا بالعالم كله اليوم"])
def test_strange_texts_are_compared_without_trouble(text: str) -> None:
    article, _ = marked_article(text)

    assert copying(article, text_of(*STORY, source="b.txt")) is Copying.NONE


def test_sketches_of_one_sentence_agree_wherever_it_stands() -> None:
    shared = set(sketch(words(text_of(*OWN, STORY[2])))) & set(sketch(words(text_of(STORY[2], source="b.txt"))))

    assert len(shared) == 2
    assert not set(sketch(words(text_of(*OWN)))) & set(sketch(words(text_of(*STORY, source="b.txt"))))


def test_says_what_became_of_each_sentence() -> None:
    before = text_of(*STORY)
    changed = STORY[2].replace("nine", "eleven")
    after = text_of(STORY[1], changed, OWN[3], STORY[4], source="b.txt")

    found = edits(body(before), before.text, body(after), after.text)

    shown = [
        (one.edit, one.before and one.before.of(before.text), one.after and one.after.of(after.text)) for one in found
    ]
    assert shown == [
        (Edit.DROPPED, STORY[0], None),
        (Edit.KEPT, STORY[1], STORY[1]),
        (Edit.EDITED, STORY[2], changed),
        (Edit.ADDED, None, OWN[3]),
        (Edit.DROPPED, STORY[3], None),
        (Edit.KEPT, STORY[4], STORY[4]),
        (Edit.DROPPED, STORY[5], None),
    ]


def test_two_sentences_made_one_are_one_edit() -> None:
    before = text_of("Nobody was hurt in the harbour.", "The hull was torn open over nine metres.", *STORY[3:])
    joined = "Nobody was hurt in the harbour but the hull was torn open over nine metres."
    after = text_of(joined, *STORY[3:], source="b.txt")

    first, *rest = edits(body(before), before.text, body(after), after.text)

    assert first.edit is Edit.EDITED
    assert first.before == Span(0, before.text.index(STORY[3]) - 2)
    assert first.after is not None
    assert first.after.of(after.text) == joined
    assert {one.edit for one in rest} == {Edit.KEPT}


@pytest.mark.parametrize(
    ("marked", "agency", "place"),
    [
        ("PORT ANE ([credit|AP]) — The ferry ran aground on Tuesday.", "AP", Place.DATELINE),
        ("PORT ANE, March 3 ([credit|Reuters]) - The ferry ran aground on Tuesday.", "Reuters", Place.DATELINE),
        ("[byline|By Tom Ode, Associated Press]\n\nThe ferry ran aground.", "AP", Place.BYLINE),
        ("The ferry ran aground.\n\n[note|(Reporting by Tom Ode; editing by Zoë Lee, Reuters)]", "Reuters", Place.NOTE),
        ("The ferry ran aground.\n\nNobody was hurt.\n\nAFP", "AFP", Place.NOTE),
    ],
)
def test_credits_are_found_with_their_words(marked: str, agency: str, place: Place) -> None:
    article, _ = marked_article(marked)
    sentences = [
        Sentence(article_id=article.id, span=block.span, role=SentenceRole.FURNITURE) for block in article.blocks
    ]

    (credit,) = credits_of(article, sentences)

    assert (credit.agency, credit.place) == (agency, place)
    assert credit.span is not None
    assert credit.words == credit.span.of(article.text)
    assert agency in credit.words or "Associated Press" in credit.words


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that the ferry would sail again.",
        "Shares of Reuters rose on Tuesday.",
        "The ferry ran aground.\n\nAP\n\nNobody was hurt.\n\nThe hull was torn open.",
    ],
)
def test_words_about_an_agency_are_no_credit(text: str) -> None:
    article, _ = marked_article(text)
    sentences = [
        Sentence(article_id=article.id, span=block.span, role=SentenceRole.ASSERTION) for block in article.blocks
    ]

    assert credits_of(article, sentences) == ()
