"""The sentences of an article."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse.sentences import find_sentences
from tests.planted import marked_article

PROSE = st.lists(
    st.sampled_from(
        [
            "Ann Lee",
            "said",
            "“We",
            "will",
            "pay.",
            "”",
            "Why?",
            "No!",
            "…",
            "Mr.",
            "U.S.",
            "3.5",
            ". .",
            "(",
            ")",
            "é",
            "\n",
            "\n\n",
        ]
    ),
    max_size=40,
).map(" ".join)


def test_every_block_has_its_sentences() -> None:
    article, spans = marked_article(
        "[title|[s|Council to build]]\n\n[byline|[s|By Ann Lee]]\n\n"
        "[s|It rained.] [s|“It was late.] [s|We left,” said Bo Kim.]\n\n[furniture|[s|Read more: Floods]]"
    )

    assert tuple(find_sentences(article)) == spans["s"]


@given(PROSE)
def test_every_character_that_is_no_space_stands_in_one_sentence(text: str) -> None:
    article, _ = marked_article(text)

    sentences = list(find_sentences(article))

    assert "".join("".join(span.of(article.text).split()) for span in sentences) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(sentences))
    assert all(span.of(article.text) == span.of(article.text).strip() for span in sentences)
    assert all(sum(block.span.holds(span) for block in article.blocks) == 1 for span in sentences)
