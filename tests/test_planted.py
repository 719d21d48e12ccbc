"""The helper that plants expected spans in a text."""

from __future__ import annotations

import pytest

from sayso.records import BlockRole, Manner, Span
from tests.planted import marked_article, planted_statements


def test_marks_leave_the_text_and_give_their_spans() -> None:
    article, spans = marked_article("“[content|We will pay,]” [cue|said] [source|Ann Lee]. “[content|All of it.]”")

    assert article.text == "“We will pay,” said Ann Lee. “All of it.”"
    assert [span.of(article.text) for span in spans["content"]] == ["We will pay,", "All of it."]
    assert [span.of(article.text) for span in spans["source"]] == ["Ann Lee"]


def test_marks_nest() -> None:
    article, spans = marked_article(
        "[source|Lee] [cue|said] [content|[source.2|Ode] [cue.2|thinks] [content.2|it [sic] rains]]."
    )

    outer, inner = planted_statements(article, spans)

    assert outer.content[0].of(article.text) == "Ode thinks it [sic] rains"
    assert inner.content[0].of(article.text) == "it [sic] rains"
    assert outer.manner is Manner.INDIRECT


def test_each_paragraph_is_a_block_and_a_mark_gives_its_role() -> None:
    article, _ = marked_article("[title|Rain in Ane]\n\nIt rains.\nStill.\n\nIt stops.")

    assert [(block.role, block.span.of(article.text)) for block in article.blocks] == [
        (BlockRole.TITLE, "Rain in Ane"),
        (BlockRole.PARAGRAPH, "It rains.\nStill."),
        (BlockRole.PARAGRAPH, "It stops."),
    ]
    assert article.raw(Span(0, 4)) == (Span(0, 4),)


def test_a_mark_left_open_is_an_error() -> None:
    with pytest.raises(ValueError, match="not closed"):
        marked_article("[content|We will pay")
