"""Accounts side by side as a web page: a column for each, a row for what several of them tell.

More accounts than fit beside each other have no columns: each row lists those that tell something. Takes a ``Side``;
gives the bytes of one page that needs nothing else. A copy has no column of its own: it is named at the head of the one
whose text it carries.
"""

from __future__ import annotations

from sayso.records.accounts import Standing
from sayso.show.comparison_print import heading, nothing
from sayso.show.page.shell import STYLE, render, sheet
from sayso.show.promise import bound, due_in_words, is_opposite
from sayso.show.side import QUOTED, Side, in_words, numbers
from sayso.show.words import day, interval

_HEADINGS = (
    (Standing.DIFFER, "Figures that differ"),
    (Standing.EXPLAINED, "Figures that differ, explained"),
    (Standing.AGREE, "Figures that agree"),
)


_MOST_COLUMNS = 4

_MARGIN, _COLUMN = 15, 15
"""Widths in rem: of the words before the columns, and of each of them."""


def make_comparison_page(side: Side) -> bytes:
    """Return the page of some accounts in UTF-8."""
    style = (
        sheet(*STYLE, "static/comparison.css")
        + f"@media {too_narrow(side)} {{\n{sheet('static/comparison_rows.css')}}}\n"
    )
    return render("comparison.html", style, told=comparison_words(side))


def comparison_words(side: Side) -> dict[str, object]:
    """Return what ``comparison_table.html`` sets, and what puts it into words."""
    figures = [
        (standing.value, words, found)
        for standing, words in _HEADINGS
        if (found := [one for one in side.figures if one.standing is standing])
    ]
    quotations = [
        (words, quoted) for words in QUOTED if (quoted := [one for one in side.quotations if one.heading == words])
    ]
    wording = {one.publisher: one for one in side.wording if one.words}
    return {
        "side": side,
        "heading": heading(side),
        "figures": figures,
        "quotations": quotations,
        "wording": wording,
        "is_empty": not (figures or quotations or side.promises or wording),
        "nothing": nothing(side),
        "too_narrow": too_narrow(side),
        "in_words": in_words,
        "numbers": numbers,
        "bound": bound,
        "is_opposite": is_opposite,
        "due": due_in_words,
        "day": day,
        "interval": interval,
    }


def too_narrow(side: Side) -> str:
    """Return the media query for when accounts do not fit beside each other: always, or in a window that is narrow."""
    columns = len(side.origins)
    return "all" if columns > _MOST_COLUMNS else f"(max-width: {_MARGIN + _COLUMN * columns}rem)"
