"""The plain rule that sayso is compared with does what its docstring says."""

from __future__ import annotations

import json

import pytest

from bench import baseline
from tests.planted import marked_article


@pytest.mark.parametrize(
    "marked",
    [
        "[content|“We will pay,”] [cue|said] [source|Ann Lee]. [content|“All of it.”]",
        '[content|"We will pay,"] [source|she] [cue|said].',
        "[source|Ann Lee] [cue|said] that [content|the town would pay].",
        "[cue|According to] [source|Ann Lee], [content|the town will pay].",
        "[source|The mayor] [cue|called] [content|the offer “a free lunch”].",
    ],
)
def test_a_said_verb_takes_its_neighbour_and_the_nearest_quotations(marked: str) -> None:
    article, expected = marked_article(marked)

    ((source, cue, content),) = baseline.statements(article.text)

    spans = {role: [(span.start, span.end) for span in found] for role, found in expected.items()}
    assert {"source": [source], "cue": [cue], "content": content} == spans


def test_writes_the_contract_of_sayso_read() -> None:
    text = "“We will pay,” said Ann Lee."

    article, speaker, statement = baseline.read(json.dumps({"source": "pay.txt", "text": text}))

    assert article["source"] == "pay.txt"
    assert speaker["name"] == "Ann Lee"
    assert statement["speaker"] == speaker["id"]
    assert statement["source"] == {"start": 20, "end": 27, "text": "Ann Lee", "raw": [[20, 27]]}
    assert statement["manner"] == "direct"
