"""Scare quotes that repeat what somebody said before."""

from __future__ import annotations

import time

import pytest

from sayso.records import Appraisal, AppraisalType, ArticleId, Span
from sayso.resolve.echoes import link_echoes
from tests.planted import marked_article, planted_statements


@pytest.mark.parametrize(
    "marked",
    [
        "[source|Ann Lee] [cue|called] it [content|“a Green Deal”]. Her [scare|“green deal”] failed.",
        "[source|Ann Lee] [cue|said] [content|the dam was a rotten tooth]. The [scare|“rotten tooth,”] as ever, held.",
        "[content|“Reckless!”] [source|Ann Lee] [cue|said]. The [scare|“reckless”] plan held.",
        "[source|Lee] [cue|said] [content|it was “reckless” to go]. The [scare|‘reckless’] plan held.",
    ],
)
def test_a_scare_quote_echoes_what_was_said_before(marked: str) -> None:
    article, spans = marked_article(marked)
    (statement,) = planted_statements(article, spans)

    (scare,) = link_echoes(article, _scare(article.id, spans["scare"]), (statement,))

    assert scare.echo_of == statement.id


@pytest.mark.parametrize(
    "marked",
    [
        "[source|Ann Lee] [cue|said] [content|they take all]. Her [scare|“take”] on it failed.",
        "[source|Ann Lee] [cue|said] [content|“the dams hold”]. The [scare|“dam”] failed.",
        "The [scare|“rotten tooth”] held. [source|Ann Lee] [cue|called] it [content|“a rotten tooth”].",
        "[source|Ann Lee] [cue|mocked] [content|the [scare|“rotten tooth”] of Halden].",
        "[source|Ann Lee] [cue|said] [content|“so”]. It was [scare|“…”] then.",
    ],
)
def test_other_words_echo_nothing(marked: str) -> None:
    article, spans = marked_article(marked)

    (scare,) = link_echoes(article, _scare(article.id, spans["scare"]), planted_statements(article, spans))

    assert scare.echo_of is None


def test_of_several_statements_the_latest_is_echoed_and_of_nested_ones_the_innermost() -> None:
    article, spans = marked_article(
        "[source.1|Lee] [cue.1|saw] [content.1|“a rotten tooth”]. [source.2|Kim] [cue.2|said] [content.2|that "
        "[source.3|Orr] [cue.3|feared] [content.3|“a rotten tooth”]]. The [scare|“rotten tooth”] held."
    )
    statements = planted_statements(article, spans)

    (scare,) = link_echoes(article, _scare(article.id, spans["scare"]), statements)

    assert scare.echo_of == next(one.id for one in statements if (one.content[0],) == spans["content.3"])


def test_loaded_words_echo_nothing() -> None:
    article, spans = marked_article("[source|Lee] [cue|said] [content|“a rotten tooth”]. A [loaded|rotten tooth].")
    loaded = Appraisal(article_id=article.id, type=AppraisalType.LOADED, span=spans["loaded"][0], confidence=1)

    assert link_echoes(article, (loaded,), planted_statements(article, spans)) == (loaded,)


def test_a_book_of_scare_quotes_takes_a_moment() -> None:
    article, spans = marked_article("[source|Lee] [cue|said] [content|" + "so it is " * 50_000 + "]." + "“so”" * 50_000)
    first = spans["content"][0].end + 1
    scare = _scare(article.id, tuple(Span(first + 4 * n, first + 4 * n + 4) for n in range(50_000)))
    started = time.process_time()

    echoes = link_echoes(article, scare, planted_statements(article, spans))

    assert time.process_time() - started < 10
    assert {one.echo_of for one in echoes} == {None}


def _scare(article_id: ArticleId, spans: tuple[Span, ...]) -> tuple[Appraisal, ...]:
    return tuple(Appraisal(article_id=article_id, type=AppraisalType.SCARE, span=span, confidence=1) for span in spans)
