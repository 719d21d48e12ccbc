"""``sayso verify``: the quotations of an article, checked against the texts they are taken from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.naming import any_article
from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data, settings, talk
from sayso.cli.writing import write_file
from sayso.errors import LedgerError

if TYPE_CHECKING:
    from sayso.records import GivenText, Reading, Verification

_STDIN = _STDOUT = "-"
_AGAINST = "--against"


class _ManyTexts(click.Command):
    """A command whose ``--against`` takes all that follows up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        found: list[str] = []
        taking = False
        for number, arg in enumerate(args):
            if arg.startswith("-") and arg != _STDIN:
                taking = arg == _AGAINST
            elif taking and args[number - 1] != _AGAINST:
                found.append(_AGAINST)
            found.append(arg)
        return super().parse_args(ctx, found)


@click.command(cls=_ManyTexts, short_help="Check an article's quotations against a speech or an interview.")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    _AGAINST,
    multiple=True,
    required=True,
    metavar="TEXT...",
    help="What was said: speeches, interviews, press releases, as files or addresses.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object for each quotation.")
@click.option("--html", metavar="FILE", help="Write them to FILE as a web page of its own; - is stdout.")
@click.option("--strict", is_flag=True, help="Exit with status 1 where a quotation is not what was said.")
@ledger_option
@debug_option
def verify(
    articles: tuple[str, ...], *, against: tuple[str, ...], as_json: bool, html: str | None, strict: bool
) -> None:
    """Seek every quotation of each ARTICLE in the TEXTs, and show what differs.

    An ARTICLE is a file or an address as for `sayso read`, or one of the ledger as for `sayso show`. A TEXT is anything
    that `sayso read` reads; where it is a transcript, who speaks is told. A text in another language is not used. All
    that follows --against is a TEXT, so name the ARTICLEs first.

    A quotation is verbatim; verbatim but for writing (punctuation, spelling, brackets that explain); has words left
    out, marked by dots or not; is joined from several places; has words altered; or is not found. Of one or two words
    that stand nowhere nothing is said. Where a number or a negation differs, or a transcript's label shows that
    somebody else spoke, it comes first.

    The exit status is 0 whatever was found. With --strict it is 1 where words are altered, left out without a mark,
    joined from several places or not found, and wherever a number, a negation or the speaker is another.
    """
    if as_json and html is not None:
        raise click.UsageError("--json and --html exclude each other")
    if (*articles, *against).count(_STDIN) > 1:
        raise click.UsageError("standard input can be named once")
    from sayso import pipeline

    texts = tuple(_texts(against))
    if not texts:
        raise click.exceptions.Exit(1)
    readings = list(_readings(articles))
    found = list(pipeline.verify(readings, texts))
    if as_json:
        from sayso.show.verification_lines import verification_lines

        for one in found:
            print_data(verification_lines(one))
    elif html is not None:
        _write_page(html, found)
    else:
        _print(found)
    unusable = bool(found) and all(given.trouble for one in found for given in one.texts)
    if not found or unusable or (strict and any(one.unfaithful for one in found)):
        raise click.exceptions.Exit(1)


def _texts(against: tuple[str, ...]) -> Iterator[GivenText]:
    """Yield the texts that can be read; say why where one cannot."""
    from sayso import pipeline
    from sayso.records import Skipped

    for found in pipeline.given_texts(against, stdin=sys.stdin.buffer):
        if isinstance(found, Skipped):
            talk(f"{found.source}: {found.reason}.")
        else:
            yield found


def _readings(articles: tuple[str, ...]) -> Iterator[Reading]:
    """Yield the articles: read, where a name is that of a file or an address, else taken from the ledger."""
    from sayso import pipeline
    from sayso.records import Skipped

    for name in articles:
        if not _is_source(name):
            yield _from_ledger(name)
            continue
        for entry in pipeline.read([name], stdin=sys.stdin.buffer):
            if isinstance(entry, Skipped):
                talk(f"{entry.source}: {entry.reason}.")
            else:
                yield entry


def _from_ledger(name: str) -> Reading:
    with open_ledger(write=False) as ledger:
        try:
            return ledger.reading(any_article(ledger, name).id)
        except LedgerError as error:
            reason = f"there is no such file, and {error.reason}"
            raise LedgerError(error.where, reason, error.hint) from error


def _is_source(name: str) -> bool:
    """Say whether a name is to be read rather than looked up; what looks like a file and is none is read, to say so."""
    return name == _STDIN or "://" in name or os.path.exists(name) or not _has_ledger()  # noqa: PTH110  as typed


def _has_ledger() -> bool:
    from sayso.store import default_path

    return (settings().ledger or default_path()).exists()


def _print(found: list[Verification]) -> None:
    from sayso.show.verification import make_checks
    from sayso.show.verification_print import print_checks

    terminal = paper()
    for number, one in enumerate(found):
        if number:
            terminal.print()
        print_checks(terminal, make_checks(one))


def _write_page(html: str, found: list[Verification]) -> None:
    from sayso.show.page.verification import make_verification_page
    from sayso.show.verification import make_checks

    page = make_verification_page([make_checks(one) for one in found])
    if html == _STDOUT:
        print_data([page])
    else:
        write_file(Path(html), [page])
