"""What each sentence does in its article."""

from __future__ import annotations

import time

import pytest

from sayso.records import (
    Act,
    ActType,
    Appraisal,
    AppraisalType,
    Article,
    Polarity,
    Sentence,
    SentenceRole,
    Span,
    Stage,
    Statement,
)
from sayso.resolve.coverage import account_for
from sayso.resolve.echoes import link_echoes
from sayso.resolve.voices import quoted_words, voices
from tests.planted import Spans, marked_article, planted_statements


def accounted(marked: str) -> tuple[Sentence, ...]:
    """Account for the sentences of a marked article.

    They are marked by their roles, as acts are by types over their cues, with ``action``, ``actor`` and ``by`` if
    they have the same number.
    """
    article, spans = marked_article(marked)
    statements = planted_statements(article, spans) if any(name.startswith("content") for name in spans) else ()
    sentences = sorted(span for role in SentenceRole for span in spans.get(role, ()))
    acts = tuple(_acts(article, spans, statements))
    appraisals = link_echoes(article, tuple(_appraisals(article, spans, statements)), statements)
    quoted = quoted_words(article)
    found = account_for(article, sentences, statements=statements, acts=acts, appraisals=appraisals, quoted=quoted)
    assert [one.span for one in found] == sentences
    assert {role: tuple(one.span for one in found if one.role == role) for role in SentenceRole if role in spans} == {
        role: spans[role] for role in SentenceRole if role in spans
    }
    return found


def _acts(article: Article, spans: Spans, statements: tuple[Statement, ...]) -> list[Act]:
    found = []
    for name, (cue, *_) in spans.items():
        kind, _, number = name.partition(".")
        if kind.removeprefix("done_") in set(ActType) and number:
            (voice,) = voices(statements, [cue])
            actor, by = (next(iter(spans.get(f"{part}.{number}", ())), None) for part in ("actor", "by"))
            action = spans.get(f"action.{number}", ())
            stage = Stage.DONE if kind.startswith("done_") else Stage.ANNOUNCED
            type_ = ActType(kind.removeprefix("done_"))
            found.append(
                Act(
                    article_id=article.id,
                    type=type_,
                    cue=cue,
                    actor=actor,
                    by=by,
                    action=action,
                    stage=stage,
                    confidence=0.9,
                    voice=voice,
                )
            )
    return found


def _appraisals(article: Article, spans: Spans, statements: tuple[Statement, ...]) -> list[Appraisal]:
    return [
        Appraisal(
            article_id=article.id,
            type=kind,
            span=span,
            polarity=Polarity.NEGATIVE if kind is AppraisalType.LOADED else None,
            confidence=0.9,
            voice=next(voices(statements, [span])),
        )
        for kind in AppraisalType
        for span in spans.get(kind, ())
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[reported|[source|Ann Lee] [cue|said] [content|that the dam holds].]",
        "[reported|“[content|The dam holds,]” [source|Lee] [cue|said], and left.]",
        "[reported|[source|Lee], who has led the council since 2015, [cue|hopes] [content|to win].]",
        "HALDEN, May 3 (NNW) — [reported|[source|Lee] [cue|said] [content|so].]",
        "[reported|“We will build it again, and better.]\n\n[reported|“Nobody will pay for it but us,” she said.]",
        "[reported|[source|The council] [cue|brazenly] [cue|claimed] [content|that [loaded|sheer fools] live here].]",
        "[reported|[actor.9|Halden] [pledge.9|promised] [action.9|to build forty homes].]",
        "[title|[reported|[source|Mayor]: [content|I won’t go]]]",
    ],
)
def test_a_sentence_whose_words_are_mostly_others_is_reported(marked: str) -> None:
    accounted(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[assertion|The old bridge, which [source|Orr] [cue|calls] [content|a lady], was shut when the river rose.]",
        "[assertion|[source|The council] [cue|voted] [content|to close the pool at the old mill].]",
        '[assertion|A 6" pipe burst near the old mill in May, and a 9" one did not.]',
        "[assertion|[source|The video] [cue|shows] [content|smoke over the old mill].]",
        "[assertion|The council owns the site where [actor.8|the school] [forecast.8|will] [action.8|stand].]",
        "[assertion|[actor.9|It] [done_plan.9|will have] [action.9|a bridge].]",
        "[assertion|[actor.9|He] [forecast.9|was] [action.9|to lose in June].]",
        "[title|[assertion|Two dead in Halden flood]]",
    ],
)
def test_what_the_author_states_is_an_assertion(marked: str) -> None:
    accounted(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[forecast|[actor.9|The school] [forecast.9|will] [action.9|open in May].]",
        "[forecast|[actor.9|Those who stay] [forecast.9|will] [action.9|pay].]",
        "[forecast|If it rains, [actor.9|the dam] [forecast.9|could] [action.9|break].]",
        "[forecast|The work [cue|is expected] [content|to take two more years].]",
        "[forecast|A second bridge is planned for 2031.]",
        "[title|[forecast|Council to sell old mill]]",
    ],
)
def test_what_lies_ahead_in_the_main_clause_is_a_forecast(marked: str) -> None:
    accounted(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[judgement|It was a [loaded|shambles].]",
        "[judgement|[actor.9|This [loaded|shambles]] [forecast.9|will] [action.9|go on].]",
        "[judgement|The minister’s [scare|“reforms”] began in May.]",
        "[judgement|Is this [loaded|cowardice]?]",
        "[judgement|That is not enough.]",
        "[reported|[source|Orr] [cue|praised] [content|“the reset”].] [assertion|The [scare|“reset”] began.]",
    ],
)
def test_the_authors_own_loaded_words_make_a_judgement(marked: str) -> None:
    accounted(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[call|[actor.9|The council] [demand.9|should] [action.9|go].]",
        "[call|And [demand.9|scrap] [action.9|that [loaded|silly] tax].]",
        "[call|Scrap the tax.]",
        "[assertion|The ministry was [demand.9|tasked] with [action.9|a review of all of the old dams in the valley].]",
        "[reported|[by.9|Orr] [demand.9|demands] [action.9|a review].]",
    ],
)
def test_the_authors_own_demands_are_calls(marked: str) -> None:
    accounted(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[furniture|Opinion]\n\n[title|[assertion|Dam breaks at Halden]]\n\n[byline|[furniture|By Ann Lee]]",
        "[assertion|It broke.]\n\n[furniture|(Reporting by Ann Lee; editing by Bo Kim)]",
        "[assertion|It broke.]\n\n[furniture|Read more: Two rivers, one dam]\n\n[furniture|Photo: Ann Lee]",
        "[furniture|This article was amended to correct a name.] [furniture|Contact Ann Lee at lee@news.example]",
        "[furniture|Correction: An earlier version named a day.] [furniture|It was May.]\n\n[furniture|2 min read]",
        "[furniture|Notes to editors]\n\n[furniture|lee@news.example, +47 22 33 44 55]",
        "[caption|[furniture|The dam on Monday.]]\n\n[furniture|ENDS]",
        "[table|[furniture|Quay 9 Lamps 1]]\n\n[assertion|Lee paid.]",
    ],
)
def test_lines_of_the_page_are_furniture(marked: str) -> None:
    accounted(marked)


@pytest.mark.parametrize(
    "marked",
    ["[residue|Will it hold?]", "[title|[residue|The price of water]]", "[residue|Not yet.]", "[residue|* * *]"],
)
def test_questions_and_fragments_are_residue(marked: str) -> None:
    accounted(marked)


def test_an_article_without_sentences_has_none() -> None:
    article, _ = marked_article("")

    assert account_for(article, (), statements=(), acts=(), appraisals=(), quoted=quoted_words(article)) == ()


@pytest.mark.parametrize("piece", ["x", "“", '"', "a@", "# ", "which ", "A. ", "HALDEN, ", "will ", "|"])
def test_a_sentence_of_a_million_characters_takes_a_moment(piece: str) -> None:
    article, _ = marked_article((piece * 1_000_000)[:1_000_000].strip())
    started = time.process_time()

    sentence = Span(0, len(article.text))
    account_for(article, (sentence,), statements=(), acts=(), appraisals=(), quoted=quoted_words(article))

    assert time.process_time() - started < 5
