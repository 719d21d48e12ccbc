"""``sayso compare``: the accounts of one event, side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.naming import articles_meant, is_named
from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data, talk
from sayso.cli.writing import write_file
from sayso.show.limits import MOST_ACCOUNTS

if TYPE_CHECKING:
    from sayso.store import ArticleView, Ledger

_STDOUT = "-"


@click.command(short_help="Lay the accounts of one event side by side.")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "--about", metavar="NAME", help="Words of their own only from sentences that mention somebody of this NAME."
)
@click.option(
    "--limit",
    type=click.IntRange(min=2),
    default=MOST_ACCOUNTS,
    metavar="N",
    help=f"At most N articles; without it {MOST_ACCOUNTS}.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON Lines: accounts, quotations, figures, promises, words."
)
@click.option("--html", metavar="FILE", help="Write them to FILE as a web page, the accounts in columns; - is stdout.")
@ledger_option
@debug_option
def compare(query: tuple[str, ...], *, about: str | None, limit: int, as_json: bool, html: str | None) -> None:
    """Lay several articles of the ledger side by side.

    QUERY is words, which all stand in the title or the text of these articles; or names of articles: the beginning of
    an id, a source, a file name.

    Articles that carry one text are one origin, and are counted once. Of the others is shown what several quote, with
    the words that differ; what several give figures for, and whether these agree, differ, or differ for a reason that
    the words or the dates tell (another date, unit or scope, rounding, "more than"); what several tell that somebody
    is bound to; and the words that a publisher uses in its own voice more than the others, each at least five times.

    sayso says that figures differ only where they tell of the same thing. Who is right it does not say.
    """
    if as_json and html is not None:
        raise click.UsageError("--json and --html exclude each other")
    from sayso.show.across import side_by_side
    from sayso.show.side import side_lines

    with open_ledger(write=False) as ledger:
        views = _articles(ledger, query, limit)
        named = all(any(is_named(view, text) for text in query) for view in views)
        articles, asked = [view.id for view in views], None if named else " ".join(query)
        side = side_by_side(ledger, articles, query=asked, about=about, today=date.today())
    if as_json:
        print_data(side_lines(side))
    elif html is not None:
        from sayso.show.page.comparison import make_comparison_page

        page = make_comparison_page(side)
        if html == _STDOUT:
            print_data([page])
        else:
            write_file(Path(html), [page])
    else:
        from sayso.show.comparison_print import print_side

        print_side(paper(), side)


def _articles(ledger: Ledger, queries: tuple[str, ...], limit: int) -> list[ArticleView]:
    """Return the articles that the queries name, each once, and say where some are left out."""
    found = list(articles_meant(ledger, queries))
    if len(found) > limit:
        talk(f"{len(found)} articles fit; the first {limit} are compared. --limit takes more, other words fewer.")
    return found[:limit]
