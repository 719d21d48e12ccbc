"""``sayso show``: the card of one article, in the terminal or as a page."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.naming import any_article
from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data, talk
from sayso.cli.writing import write_file

_STDOUT = "-"


@click.command(short_help="Show the card of an article: who said what, acts, figures, times, own words.")
@click.argument("article", required=False)
@click.option("--text", is_flag=True, help="The article's text, with its statements marked.")
@click.option("--coverage", is_flag=True, help="Each sentence with its role, so that nothing is passed over.")
@click.option("--html", metavar="FILE", help="Write text and card to FILE as a web page of its own; - is stdout.")
@click.option(
    "--voice", metavar="author|NAME", help="Only what stands in the author's own voice, or in that of this NAME."
)
@ledger_option
@debug_option
def show(article: str | None, *, text: bool, coverage: bool, html: str | None, voice: str | None) -> None:
    """Show the card of an ARTICLE: what is known of it, who said what, acts, figures, timeline and own words.

    ARTICLE is the beginning of its id, its source, its file name, or words of its title or text. Where several articles
    fit, they are listed; without ARTICLE, all are.

    Beside each entry stands whose voice it is: the author's, or that of a statement, by its number. With --text, the
    same numbers mark the article: {¹source}, ‹¹cue› and [¹content] where there is no colour.

    --voice NAME keeps what that speaker says and all that is told in his words; --voice author keeps what stands
    outside all statements.
    """
    if text + coverage + (html is not None) > 1:
        raise click.UsageError("say one of --text, --coverage and --html")
    if coverage and voice is not None:
        raise click.UsageError("--coverage shows all sentences; it takes no --voice")
    if article is None:
        if text or coverage or html is not None or voice is not None:
            raise click.UsageError("name an ARTICLE; `sayso show` alone lists them all")
        _list()
    else:
        _show(article, text=text, coverage=coverage, html=html, voice=voice)


def _list() -> None:
    from sayso.show.articles import print_articles

    with open_ledger(write=False) as ledger:
        if ledger.counts().articles:
            print_articles(paper(), ledger.articles)
        else:
            talk("the ledger holds no article yet. `sayso read FILE` begins it.")


def _show(article: str, *, text: bool, coverage: bool, html: str | None, voice: str | None) -> None:
    from sayso.show.card_making import make_card

    with open_ledger(write=False) as ledger:
        card = make_card(ledger.reading(any_article(ledger, article).id), voice)
    if html is not None:
        from sayso.show.page import make_page

        page = make_page(card)
        if html == _STDOUT:
            print_data([page])
        else:
            write_file(Path(html), [page])
    elif coverage:
        from sayso.show.coverage import print_coverage

        print_coverage(paper(), card)
    elif text:
        from sayso.show.article import print_text

        print_text(paper(), card)
    else:
        from sayso.show.card_print import print_card

        print_card(paper(), card)
