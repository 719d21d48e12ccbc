"""``sayso show``: one article with its statements marked."""

from __future__ import annotations

import click

from sayso.cli.naming import any_article
from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, talk


@click.command(short_help="Show an article with its statements marked.")
@click.argument("article", required=False)
@click.option("--source", is_flag=True, help="The passages of the source around each statement, its words marked.")
@click.option(
    "--at", metavar="ID|START:END", help="With --source: only this record, or this stretch of the article's text."
)
@ledger_option
@debug_option
def show(article: str | None, *, source: bool, at: str | None) -> None:
    """Show an ARTICLE with its statements marked, and below it who said what.

    ARTICLE is the beginning of its id, its source, its file name, or words of its title or text. Where several articles
    fit, they are listed; without ARTICLE, all are.

    Without colour the marks are {¹source}, ‹¹cue› and [¹content]; the raised number is the statement's.

    --source shows the same words where they stand in what was read: in the page with its tags, in the PDF's text.
    """
    if source and article is None:
        raise click.UsageError("name the ARTICLE whose source to show")
    if at is not None and not source:
        raise click.UsageError("--at says what --source shows; it needs --source")
    from sayso.show.article import print_article
    from sayso.show.articles import print_articles

    with open_ledger(write=False) as ledger:
        if article is not None and source:
            from sayso.show.source import print_source

            print_source(paper(), ledger.reading(any_article(ledger, article).id), at)
        elif article is not None:
            print_article(paper(), ledger.reading(any_article(ledger, article).id))
        elif ledger.counts().articles:
            print_articles(paper(), ledger.articles)
        else:
            talk("the ledger holds no article yet. `sayso read FILE` begins it.")
