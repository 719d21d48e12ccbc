"""An article of which the reader was hardly certain, for the tests of the review page."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import Reading
from tests.planted import marked_article, planted_reading, planted_statements

HARBOUR = """\
[title|🚢🚢 At the harbour]

“[content|We 🎉 leave]” [cue|said] [source|𝒮ara Ode].

“[content.2|אנחנו נשארים]” [cue.2|said] [source.2|דוד].

“[content.3|It is late.

Go home now,]” [cue.3|warned] [source.3|Bo Lind]."""


def harbour() -> Reading:
    """Return an article with signs of two UTF-16 units, words from right to left, a quotation in two paragraphs."""
    article, spans = marked_article(HARBOUR, source="news/harbour.txt", title="At the harbour", publisher="The Gull")
    sure = (0.05, 0.04, 0.06)
    statements = planted_statements(article, spans)
    return planted_reading(article, [replace(one, confidence=so) for one, so in zip(statements, sure, strict=True)])
