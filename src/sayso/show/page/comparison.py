"""Accounts side by side as a web page: a column for each, a row for what several of them tell.

Takes a ``Side``; gives the bytes of one page that needs nothing else. A copy has no column of its own: it is named at
the head of the one whose text it carries.
"""

from __future__ import annotations

from sayso.records.accounts import Standing
from sayso.show.comparison import REASONS, Side, in_words
from sayso.show.comparison_print import heading, nothing
from sayso.show.page.shell import render, sheet
from sayso.show.promise import due_in_words
from sayso.show.words import day, interval

_HEADINGS = (
    (Standing.DIFFER, "Figures that differ"),
    (Standing.EXPLAINED, "Figures that differ, explained"),
    (Standing.AGREE, "Figures that agree"),
)


def make_comparison_page(side: Side) -> bytes:
    """Return the page of some accounts in UTF-8."""
    return render(
        "comparison.html",
        sheet("style.css", "comparison.css"),
        side=side,
        heading=heading(side),
        figures=[
            (standing.value, words, found)
            for standing, words in _HEADINGS
            if (found := [one for one in side.figures if one.standing is standing])
        ],
        quotations=[
            (words, quoted)
            for words, same in (("Quotations that differ", False), ("The same words", True))
            if (quoted := [one for one in side.quotations if one.is_the_same is same])
        ],
        wording={one.publisher: one for one in side.wording if one.words},
        nothing=nothing(side),
        reasons=REASONS,
        in_words=in_words,
        due=due_in_words,
        day=day,
        interval=interval,
    )
