"""Records of copies and utterances in which every field is set."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.records import (
    ActorId,
    ArticleId,
    Body,
    BodySentence,
    CarrierView,
    Copying,
    Credit,
    Edit,
    Hold,
    Likeness,
    OriginView,
    Overlap,
    Place,
    SentenceEdit,
    SharingView,
    Sketch,
    Span,
    StatementId,
    Telling,
    TellingId,
    TellingView,
    Told,
    UtteranceView,
)

ONE, OTHER = ArticleId("0123456789abcdef"), ArticleId("fedcba9876543210")
HERE = Span(3, 9)


def account_examples() -> Iterator[object]:
    """Yield a record of every class that lays articles side by side."""
    likeness = Likeness(
        shorter=ONE, longer=OTHER, copying=Copying.COPY, sentences=9, word_for_word=6, edited=2, share=0.9
    )
    sentence = BodySentence(span=HERE, quoted=True)
    body = Body(article_id=ONE, sentences=(sentence,), beside=(HERE,))
    credit = Credit(article_id=ONE, agency="AP", place=Place.DATELINE, span=HERE, words="(AP)")
    yield from (likeness, sentence, body, credit)
    yield Sketch(body=body, bands=(1, 2), credits=(credit,), rules="1")
    yield SentenceEdit(edit=Edit.EDITED, before=HERE, after=HERE)
    telling = Telling(article_id=ONE, span=HERE, statement=StatementId("statement"), speaker=ActorId("lee"), named=True)
    yield telling
    yield Told(article_id=ONE, tellings=(telling,), bands=((1, 2),))
    yield Overlap(one=telling.id, other=TellingId("other"), hold=Hold.VERBATIM, longest=9, share=0.5)
    yield from views(likeness, credit)


def views(likeness: Likeness, credit: Credit) -> Iterator[object]:
    """Yield what people see of them."""
    carrier = CarrierView(
        article=ONE,
        article_source="a.txt",
        title="Ferry aground",
        publisher="The Ellery Post",
        published="2024-04-03",
        credits=(credit,),
        likeness=likeness,
    )
    sharing = SharingView(
        carrier=ONE,
        article=OTHER,
        article_source="b.txt",
        title="Ferry aground",
        publisher="The Ellery Post",
        published="2024-04-03",
        likeness=likeness,
    )
    yield from (carrier, sharing)
    yield OriginView(id=ONE, first=ONE, carriers=(carrier,), sharing=(sharing,))
    telling = TellingView(
        id="0123456789abcdef",
        article=ONE,
        article_source="a.txt",
        title="Ferry aground",
        publisher="The Ellery Post",
        published="2024-04-03",
        origin=ONE,
        statement="statement",
        speaker="Zoë Lee",
        source="she",
        cue="said",
        words="We will pay",
        sentence="“We will pay,” she said.",
        start=1,
        end=12,
    )
    yield telling
    yield UtteranceView(id=telling.id, speaker="Zoë Lee", origins=1, tellings=(telling,))
