"""Acts with their figures and times, and acts told twice."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from sayso.records import Act, ActorId, ActType, ArticleId, Comparator, Figure, Span, Time, TimeType
from sayso.resolve.acts import link_acts
from tests.planted import Spans, marked_article


def planted(marked: str) -> tuple[Act, ...]:
    """Link the acts that the marks spell: ``plan.1`` over the cue, ``actor.1``, ``by.1`` and ``action.1``."""
    article, spans = marked_article(marked)
    return link_acts(article, _acts(article.id, spans), (), ())


def _acts(article_id: ArticleId, spans: Spans) -> list[Act]:
    marks = ((name.partition("."), places[0]) for name, places in spans.items())
    cues = sorted((cue, kind, number) for (kind, _, number), cue in marks if kind in set(ActType))
    return [
        Act(
            article_id=article_id,
            type=ActType(kind),
            cue=cue,
            actor=next(iter(spans.get(f"actor.{number}", ())), None),
            by=next(iter(spans.get(f"by.{number}", ())), None),
            action=spans.get(f"action.{number}", ()),
            confidence=0.9,
        )
        for cue, kind, number in cues
    ]


@pytest.mark.parametrize(
    ("told", "again"),
    [
        (
            "[actor.1|Halden] [pledge.1|vowed] to [action.1|build 40 homes by the river].",
            "[actor.2|Halden] [plan.2|will] [action.2|build homes by the river].",
        ),
        (
            "[actor.1|The council] [plan.1|plans] to [action.1|close both pools].",
            "[actor.2|the council] is [plan.2|set] to [action.2|close the pools].",
        ),
        (
            "[by.1|Ann Lee] [demand.1|urged] [action.1|a review of the dam].",
            "[by.2|Ann Lee] [demand.2|demanded] [action.2|the dam’s review].",
        ),
    ],
)
def test_an_act_told_again_names_the_first(told: str, again: str) -> None:
    first, second = planted(f"{told} {again}")

    assert first.same_as is None
    assert second.same_as == first.id


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("[actor.1|Halden] [plan.1|will] [action.1|sell it].", "[actor.2|Salis] [plan.2|will] [action.2|sell it]."),
        ("[actor.1|He] [plan.1|will] [action.1|sell it].", "[actor.2|He] [plan.2|will] [action.2|sell it]."),
        ("[actor.1|Halden] [plan.1|will] [action.1|sell it].", "[actor.2|Halden] [demand.2|must] [action.2|sell it]."),
        ("[actor.1|Lee] [plan.1|will] [action.1|cut 4 jobs].", "[actor.2|Lee] [plan.2|will] [action.2|cut 9 jobs]."),
        ("[by.1|Lee] [demand.1|urged] [action.1|a review].", "[by.2|Kim] [demand.2|urged] [action.2|a review]."),
        ("[actor.1|Halden] [plan.1|will] [action.1|do it].", "[actor.2|Halden] [plan.2|will] [action.2|do so]."),
        ("[actor.1|Halden] [plan.1|will].", "[actor.2|Halden] [plan.2|will]."),
    ],
)
def test_acts_that_differ_stay_apart(told: str, other: str) -> None:
    assert [act.same_as for act in planted(f"{told} {other}")] == [None, None]


def test_a_negated_act_is_not_its_opposite_and_pronouns_count_once_resolved() -> None:
    article, spans = marked_article(
        "[actor.1|Lee] [plan.1|will] [action.1|sell the dam]. [actor.2|She] [plan.2|will] [action.2|sell the dam]. "
        "[actor.3|She] [plan.3|will] not [action.3|sell the dam]."
    )
    lee = ActorId("lee")
    given = [replace(act, actor_id=lee) for act in _acts(article.id, spans)]

    first, second, third = link_acts(article, (*given[:2], replace(given[2], negated=True)), (), ())

    assert (first.same_as, second.same_as, third.same_as) == (None, first.id, None)


def test_an_act_names_the_figures_and_the_time_in_it() -> None:
    article, spans = marked_article(
        "[figure|Ten] mayors [pledge.1|promised] [action.1|[figure|£4m] and [figure|200 buses]] "
        "[when|by [time|May 2031] or [time|so]]."
    )
    figures = [
        Figure(article_id=article.id, span=span, low=None, high=None, comparator=Comparator.EXACT, unit=None)
        for span in spans["figure"]
    ]
    times = [Time(article_id=article.id, span=span, type=TimeType.DATE, confidence=1) for span in spans["time"]]
    amounts = (spans["figure"][1], spans["figure"][2])
    act = replace(_acts(article.id, spans)[0], amounts=amounts, when=spans["when"][0])

    (linked,) = link_acts(article, (act,), figures, times)

    assert linked.amount_ids == (figures[1].id, figures[2].id)
    assert linked.when_id == times[0].id
    assert replace(linked, amount_ids=(), when_id=None) == act


def test_an_endless_row_of_the_same_act_takes_a_moment() -> None:
    article, _ = marked_article("Halden will sell the old dam. " * 20_000)
    at = range(0, len(article.text) - 1, 30)
    acts = [
        Act(
            article_id=article.id,
            type=ActType.PLAN,
            cue=Span(n + 7, n + 11),
            action=(Span(n + 12, n + 28),),
            confidence=1,
        )
        for n in at
    ]
    started = time.process_time()

    linked = link_acts(article, [replace(act, actor=Span(n, n + 6)) for n, act in zip(at, acts, strict=True)], (), ())

    assert time.process_time() - started < 5
    assert {act.same_as for act in linked[1:]} == {linked[0].id}
