"""Lists of those who speak or act together."""

from __future__ import annotations

import pytest

from sayso.records import Findings, Span
from sayso.resolve.lists import Lists
from sayso.resolve.noun_phrases import NounPhrases
from sayso.resolve.page import read_page
from tests.resolve.casting import cast


@pytest.mark.parametrize(
    ("marked", "members"),
    [
        ("[list|[per|Ann Lee] and [per|Bo Kim]]", ["Ann Lee", "Bo Kim"]),
        ("both [list|[per|Ann Lee] and [per|Bo Kim]]", ["Ann Lee", "Bo Kim"]),
        ("[list|[per|Ann Lee], the mayor, and [per|Bo Kim]], who won", ["Ann Lee", "Bo Kim"]),
        ("[list|the ministers of [place|Omar] and [place|Salis]]", []),
        ("[list|[per|Ann Lee] and other critics]", ["Ann Lee"]),
        ("[per|Ann Lee], [per|Bo Kim]", None),
        ("[per|Ann Lee] or [per|Bo Kim]", None),
        ("and", None),
        ("(", None),
    ],
)
def test_whom_a_stretch_of_text_puts_together(marked: str, members: list[str] | None) -> None:
    article, spans, resolved = cast(f"{marked} said so, as nobody there had known anything about that before.")
    lists = Lists(NounPhrases(read_page(article), Findings()), resolved.actors)
    names = {actor.id: actor.name for actor in resolved.actors}

    found = lists.read(Span(0, article.text.index(" said so")))

    assert (found and [names[member] for member in found.members]) == members
    assert found is None or (found.span,) == spans["list"]
