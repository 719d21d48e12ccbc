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


@pytest.mark.parametrize(("filler", "shown"), [("and so on ", 480), ("x", 480), ("and so on; ", 480)])
def test_of_a_sentence_without_end_what_is_near_is_shown(filler: str, shown: int) -> None:
    before = filler * (500_000 // len(filler))
    sentence = f"{before}in 1920 {before}"

    found = clause(sentence, Span(len(before), len(before) + 7))

    assert found.holds(Span(len(before), len(before) + 7))
    assert len(found) <= shown + 7
    assert filler != "and so on " or found.of(sentence).startswith(("and", "so", "on"))
