"""``sayso read``: sources into the ledger, or as JSON Lines to a program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import click

from sayso.cli.options import STOPPED, debug_option, ledger_option, open_ledger, paper, print_data, talk


class Outcome(NamedTuple):
    """How a run went, as far as the exit status depends on it."""

    read: int
    skipped: int


@click.command(short_help="Read sources into the ledger.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines and leave the ledger alone.")
@click.option("--strict", is_flag=True, help="Exit with status 1 if a source was skipped.")
@click.option("--again", is_flag=True, help="Analyse again what another model or other rules read; say what changed.")
@ledger_option
@debug_option
def read(sources: tuple[str, ...], *, as_json: bool, strict: bool, again: bool) -> None:
    """Read each SOURCE into the ledger: who said what, who is bound to what, which figures and dates it gives.

    A SOURCE is a text or Markdown file, a web page or its address, a PDF or .docx file, a .jsonl file of articles, a
    folder of these, or - for standard input. What is in the ledger already is left as it is; a source that changed
    becomes a new version beside the old one.

    Only addresses are fetched, and only from the public web: their robots.txt is kept, nothing in them is run.

    A source that cannot be read is skipped, with its reason; the exit status is 1 only where nothing could be read, or
    with --strict.
    """
    if again and (sources or as_json):
        raise click.UsageError("--again reads the articles of the ledger; it takes no SOURCE and no --json")
    if not again and not sources:
        raise click.UsageError("name at least one SOURCE: a file, a folder, an address or - for standard input")
    if as_json:
        outcome = _print_for_programs(sources)
    else:
        try:
            outcome = _read_again() if again else _read_into_ledger(sources)
        except KeyboardInterrupt:
            talk("stopped; what was read is kept. The same command goes on from there.")
            raise click.exceptions.Exit(STOPPED) from None
    if (strict and outcome.skipped) or not (outcome.read or again):
        raise click.exceptions.Exit(1)


def _read_into_ledger(sources: tuple[str, ...]) -> Outcome:
    from sayso import pipeline
    from sayso.show.report import print_report

    with open_ledger(write=True) as ledger, _progress(sources, shown=True) as advance:
        report = pipeline.read_into(ledger, sources, stdin=sys.stdin.buffer, on_progress=advance, on_note=talk)
    print_report(paper(), report)
    return Outcome(report.new + report.new_versions + report.updated + report.unchanged, report.skipped_count)


def _read_again() -> Outcome:
    from sayso import pipeline
    from sayso.show.report import Tally, print_change, print_tally

    terminal, tally = paper(), Tally()
    with open_ledger(write=True) as ledger:
        for change in pipeline.read_again(ledger, on_note=talk):
            print_change(terminal, change)
            tally = tally.plus(change)
    print_tally(terminal, tally)
    return Outcome(tally.articles, tally.skipped)


def _print_for_programs(sources: tuple[str, ...]) -> Outcome:
    """Print the contract for each source as soon as it is read, and a summary for whoever watches."""
    from sayso import pipeline
    from sayso.records import Skipped
    from sayso.show.contract import json_lines
    from sayso.show.words import count

    read = statements = skipped = 0
    # A bar would run into the lines where both go to the same terminal.
    with _progress(sources, shown=not sys.stdout.isatty()) as advance:
        for entry in pipeline.read(sources, stdin=sys.stdin.buffer):
            print_data(json_lines(entry))
            if isinstance(entry, Skipped):
                skipped += 1
            else:
                read, statements = read + 1, statements + len(entry.statements)
                skipped += entry.skipped is not None
            advance(entry.source if isinstance(entry, Skipped) else entry.article.source)
    if sys.stderr.isatty():
        talk(f"{count(read, 'article')}, {count(statements, 'statement')}, {skipped:,} skipped.")
    return Outcome(read, skipped)


@contextmanager
def _progress(sources: tuple[str, ...], *, shown: bool) -> Iterator[Callable[[str], None]]:
    """Show a progress bar while the block runs if ``shown`` and somebody is there to see it."""
    if not (shown and sys.stderr.isatty()):
        yield lambda _: None
        return
    from sayso import intake
    from sayso.show.progress import progress
    from sayso.show.terminal import console

    with progress(console(sys.stderr), intake.estimate(sources)) as advance:
        yield advance
