"""What goes into the ledger comes out of it, to the byte."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import LedgerError
from sayso.records import (
    ArticleId,
    Known,
    Method,
    Reading,
    Skipped,
    Source,
    Span,
    TextMap,
    act_views,
    appraisal_views,
    figure_views,
    statement_views,
    time_views,
)
from sayso.records import Run as MapRun
from sayso.store import Ledger
from tests.store.readings import told
from tests.stories import bridge

PROSE = st.lists(
    st.sampled_from(
        [
            "“[content|We will pay,]” [cue|said] [source|Ann Lee].",
            "[source|Zoë Ó’Brien-Hale] [cue|vowed] to [content|reopen the “old” mill].",
            "Rain fell on Port Ellery 🌧, and nobody minded.",
            "É́́ combining, \ttabs, a NUL \0 and a \u202eturned word.",
            "[heading|What now?]",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(PROSE, st.sampled_from([None, "The Ellery Post"]), st.sampled_from([None, "2024-04-03", "2024-04", "2024"]))
def test_a_reading_comes_back_equal(paragraphs: list[str], publisher: str | None, published: str | None) -> None:
    marked = "\n\n".join(
        paragraph.replace("[content|", f"[content.{n}|")
        .replace("[cue|", f"[cue.{n}|")
        .replace("[source|", f"[source.{n}|")
        for n, paragraph in enumerate(paragraphs)
    )
    metadata = {"publisher": publisher, "published": published}
    reading = told(marked, **{key: value for key, value in metadata.items() if value})  # type: ignore[arg-type]

    with Ledger.in_memory() as ledger:
        ledger.add(reading)

        assert ledger.reading(reading.article.id) == reading
        assert list(ledger.statements) == list(statement_views(reading))


def test_everything_known_of_an_article_comes_back() -> None:
    reading = told()
    title = Known(value="Ferry fares to rise", basis="header", span=Span(0, 19))
    article = replace(
        reading.article,
        title=title,
        authors=(Known(value="Ida Holm", basis="byline"), Known(value="Per Ek", basis="front matter", span=Span(3, 9))),
        publisher=Known(value="The Ellery Post", basis="field"),
        published=Known(value="2024-04", basis="field"),
        other_dates=(Known(value="2024-05-03", basis="dateline", span=Span(0, 2)),),
        map=TextMap((MapRun(0, 12, 5), MapRun(5, 40, 100))),
        language=None,
    )
    reading = replace(
        reading, article=article, statements=(replace(reading.statements[0], method=Method.RULES, cue=None),)
    )

    with Ledger.in_memory() as ledger:
        ledger.add(reading)

        assert ledger.reading(article.id) == reading


def test_records_of_every_kind_come_back_equal_and_so_do_their_views() -> None:
    reading = bridge()

    with Ledger.in_memory() as ledger:
        ledger.add(reading)

        assert ledger.reading(reading.article.id) == reading
        assert list(ledger.acts()) == list(act_views(reading))
        assert list(ledger.figures()) == list(figure_views(reading))
        assert list(ledger.times()) == list(time_views(reading))
        assert list(ledger.appraisals()) == list(appraisal_views(reading))
        counts = ledger.counts()
        assert (counts.acts, counts.times, counts.appraisals, counts.actors) == (2, 3, 3, 2)
        assert (counts.figures, counts.sentences) == (2, 4)


@pytest.mark.parametrize("number", ["9" * 400, "-0.000000000001", "1E+40", "0E-3"])
def test_a_number_of_any_size_comes_back_exactly(number: str) -> None:
    figure = replace(bridge().figures[0], low=None, high=Decimal(number))
    reading = replace(bridge(), figures=(figure,))

    with Ledger.in_memory() as ledger:
        ledger.add(reading)

        assert ledger.reading(reading.article.id) == reading
        assert list(ledger.figures()) == list(figure_views(reading))


def test_what_refers_to_nothing_that_is_here_is_told_without_it() -> None:
    reading = replace(bridge(), statements=(), actors=(), times=(), figures=(), sentences=())

    with Ledger.in_memory() as ledger:
        ledger.add(reading)
        act, _ = ledger.acts()

        assert (act.actor, act.actor_name, act.voice_name, act.sentence, act.when_begins) == (
            ("Nobody", None, None, None, None)
        )
        assert list(ledger.acts()) == list(act_views(reading))
        assert list(ledger.appraisals()) == list(appraisal_views(reading))


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("Ferien für alle.\r\n".encode("cp1252"), "cp1252", "Ferien für alle.\r\n"),
        ("\ufeffFares rise.".encode("utf-16"), "utf-16", "\ufeffFares rise."),
        (b'{"text": "Fares rise.", "source": "x"}', "utf-8", "Fares rise."),
        (b"Fares \xff rise.", "utf-8", "Fares \ufffd rise."),
        (b"Fares rise.", "no-such-codec", "Fares rise."),
        (b"", "utf-8", ""),
        (b"fares " * 10_000, "utf-8", "fares " * 10_000),
    ],
)
def test_a_source_comes_back_byte_for_byte_and_as_it_was_decoded(data: bytes, encoding: str, text: str) -> None:
    source = Source(name="planted.txt", data=data, media_type="text/plain", encoding=encoding, text=text)
    digest = hashlib.sha256(data).hexdigest()
    blank = told("Fares rise.")
    reading = replace(blank, source=source, article=replace(blank.article, sha256=digest, encoding=encoding))

    with Ledger.in_memory() as ledger:
        ledger.add(reading)

        assert ledger.reading(reading.article.id).source == source


def test_two_sources_with_the_same_bytes_share_them() -> None:
    with Ledger.in_memory() as ledger:
        ledger.add(told(source="north.txt"))
        ledger.add(told(source="south.txt"))

        assert ledger.counts().articles == 2
        assert ledger.counts().source_bytes == len(told().source.data)


def test_a_lone_surrogate_becomes_a_replacement_character_and_no_span_moves() -> None:
    reading = told("The ¤ pier. “[content|It ¤ stays,]” [cue|said] [source|Ann ¤ Lee].")
    text = reading.article.text
    broken = replace(
        reading,
        article=replace(reading.article, text=text.replace("¤", "\ud800")),
        source=replace(reading.source, text=text.replace("¤", "\udfff")),
        actors=(replace(reading.actors[0], name="Ann \udc00 Lee"),),
    )

    with Ledger.in_memory() as ledger:
        ledger.add(broken)
        kept = ledger.reading(broken.article.id)
        (view,) = ledger.statements

    assert kept.article.text == kept.source.text == text.replace("¤", "\ufffd")
    assert kept.statements == broken.statements
    assert (view.source, view.content) == ("Ann \ufffd Lee", "It \ufffd stays,")


def test_lone_surrogates_stand_in_the_way_of_no_record() -> None:
    reading = bridge()
    text = reading.article.text.replace("a", "\ud800")
    broken = replace(reading, article=replace(reading.article, text=text))

    with Ledger.in_memory() as ledger:
        ledger.add(broken)
        kept = ledger.reading(broken.article.id)

        assert (kept.acts, kept.figures, kept.sentences) == (reading.acts, reading.figures, reading.sentences)
        assert [view.amounts for view in ledger.acts()] == [("both l\ufffdnes",), ()]
        assert [view.words for view in ledger.times()] == [
            "Mond\ufffdy",
            "two d\ufffdys",
            "the d\ufffdy before the storm",
        ]


def test_why_an_article_was_left_unread_stays_with_it() -> None:
    skipped = Skipped(source="planted.txt", stage="analyse", reason="the article is in Danish, which is not read yet")
    reading = Reading(source=told().source, article=told().article, maker=told().maker, skipped=skipped)

    with Ledger.in_memory() as ledger:
        ledger.add(reading)

        assert ledger.reading(reading.article.id) == reading
        (view,) = ledger.skipped
        assert (view.source, view.stage, view.reason) == (skipped.source, skipped.stage, skipped.reason)
        assert view.article == reading.article.id


def test_bytes_that_are_not_those_of_the_article_are_refused_and_nothing_is_kept() -> None:
    reading = told()
    with Ledger.in_memory() as ledger:
        with pytest.raises(ValueError, match="digest"):
            ledger.add(replace(reading, source=replace(reading.source, data=b"other")))

        assert ledger.counts().articles == ledger.counts().runs == 0


def test_an_article_that_is_not_here_is_an_error() -> None:
    with Ledger.in_memory() as ledger, pytest.raises(LedgerError, match="no such article"):
        ledger.reading(ArticleId("0123456789abcdef"))
