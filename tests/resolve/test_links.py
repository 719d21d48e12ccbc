"""What in a chain of mentions cannot mean the same as most of it."""

from __future__ import annotations

import time

import pytest

from sayso.records import ActorType, Findings, Form, Mention
from sayso.resolve import resolve
from tests.planted import marked_article

PRONOUNS = frozenset({"i", "we", "our", "he", "him", "his", "she", "her", "you"})


def mentions(marked: str) -> list[list[str]]:
    """Return the words by which each actor of two mentions or more is mentioned; chains are marked ``a`` and ``b``."""
    article, spans = marked_article(marked)
    names = tuple(Mention(span=span, form=Form.NAME, type=ActorType.PERSON) for span in spans.get("per", ()))
    places = tuple(Mention(span=span, form=Form.NAME, type=ActorType.PLACE) for span in spans.get("place", ()))
    by_span = {name.span: name for name in (*names, *places)}
    chains = tuple(
        tuple(
            by_span.get(span)
            or Mention(
                span=span,
                form=Form.PRONOUN if span.of(article.text).lower() in PRONOUNS else Form.NOMINAL,
                type=ActorType.PERSON,
            )
            for span in sorted(spans[mark])
        )
        for mark in ("a", "b")
        if mark in spans
    )
    named = tuple(sorted(by_span.values(), key=lambda name: name.span))
    found = [
        [mention.span.of(article.text) for mention in actor.mentions]
        for actor in resolve(article, Findings(names=named, chains=chains)).actors
    ]
    return [words for words in found if len(words) > 1]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[b|[per|Ann Lee]] met [a|[per|Bo Kim]]. [a|He] saw [a|his] dog, and [a|she] saw [a|him].",
            [["Ann Lee", "she"], ["Bo Kim", "He", "his", "him"]],
        ),
        (
            "[b|[per|Ann Lee]] saw [b|her] dog. [per|Eva Orr] came. [a|[per|Bo Kim]] saw [a|his], [a|him] and [a|her].",
            [["Ann Lee", "her", "her"], ["Bo Kim", "his", "him"]],
        ),
        (
            "[a|[per|Ann Lee]] slept. [a|She] saw [a|her] dog and [a|the old man]. [a|He] left, as [a|she] did.",
            [["Ann Lee", "She", "her", "she"], ["the old man", "He"]],
        ),
        ("[a|I] saw that [a|I] was late. [a|We] left, [a|we] ran.", [["I", "I", "We", "we"]]),
        ("[a|I] saw that [a|I] was late, as [a|I] do. [a|We] left, [a|we] ran.", [["I", "I", "I"], ["We", "we"]]),
        ("[a|He] said that [a|I] was late. [a|I] left. [a|I] ran. [a|He] slept.", [["He", "He"], ["I", "I", "I"]]),
        ("[a|I] saw [a|you]. [a|I] saw [a|you]. [a|I] ran.", [["I", "you", "I", "you", "I"]]),
        ("[a|[per|Bo Kim]] saw [a|his] dog. [a|I] ran, [a|he] said of [a|him].", [["Bo Kim", "his", "I", "he", "him"]]),
    ],
)
def test_who_cannot_be_whom_a_chain_means_is_somebody_else(marked: str, expected: list[list[str]]) -> None:
    assert mentions(marked) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("the town", [["Holm", "the town", "the town"]]),
        ("the country", [["Denmark", "the country", "the country"]]),
        ("the old town", [["the old town", "the old town"]]),
    ],
)
def test_the_town_is_the_one_that_was_spoken_about_last(noun: str, expected: list[list[str]]) -> None:
    text = f"[place|Denmark] has [place|Holm]. It rained in [a|{noun}]. Fog lay over [a|{noun}]."

    assert mentions(text) == expected


def test_takes_time_that_grows_with_the_text_alone() -> None:
    started = time.process_time()

    mentions("[a|[per|Bo Kim]] slept. [a|He] ran. " + "[a|He] saw [a|him] and [a|her], and [b|she] saw. " * 2000)

    assert time.process_time() - started < 10
