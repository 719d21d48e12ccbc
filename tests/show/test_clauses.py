"""The clause in which some words of a sentence stand."""

from __future__ import annotations

import pytest

from sayso.records import Span
from sayso.show.clauses import clause
from tests.planted import marked_article


@pytest.mark.parametrize(
    "marked",
    [
        "[clause|The mill at Ane burned down [when|in 1920].]",
        "[clause|The mill at Ane burned down [when|in 1920]]; nobody has seen its owner since then.",
        "Nobody was hurt in the fire; [clause|the mill at Ane burned down [when|in 1920].]",
        "The town grew, but [clause|the mill at Ane burned down [when|in 1920]], and it stands empty.",
        "[clause|The mill – built [when|in 1911] – burned.]",
        "[clause|[when|In 1920,] and all of a sudden, it burned.]",
        "ANE — [clause|The mill of the town burned [when|in 1920].]",
        "[clause|[when|1920]]",
    ],
)
def test_a_clause_is_cut_where_it_can_stand_alone(marked: str) -> None:
    article, spans = marked_article(marked)

    assert clause(article.text, spans["when"][0]).of(article.text) == spans["clause"][0].of(article.text)


def test_a_sentence_without_end_is_looked_through_once() -> None:
    sentence = "and so on; " * 50_000

    assert clause(sentence, Span(5, 7)) == Span(0, len(sentence))
