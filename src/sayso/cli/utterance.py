"""``sayso utterance``: one utterance in all its tellings."""

from __future__ import annotations

import click

from sayso.cli.copies import say_what_waits
from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data, talk


@click.command(short_help="Show one utterance in all its tellings, or list them.")
@click.argument("text", required=False, metavar="ID|TEXT")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object for each utterance.")
@ledger_option
@debug_option
def utterance(text: str | None, *, as_json: bool) -> None:
    """Show what somebody said on one occasion, as each article quotes it.

    ID is the beginning of an utterance's, a telling's or an article's id; TEXT is words of the quotation or of the
    sentence around it. Where several utterances fit they are listed, without either all that several articles tell.

    The fullest telling comes first; in each other one stands what it has otherwise, cut away or put in. Quotations are
    one utterance where their words overlap and one and the same person is told to have said them, or nobody is and the
    words are many and rare. Copies of one text count as one source.
    """
    from sayso.show.utterance import print_utterance, print_utterances, utterance_lines

    with open_ledger(write=False) as ledger:
        found = ledger.utterances(text)
        if as_json:
            print_data(utterance_lines(found))
        else:
            several = list(found)
            if text is not None and len(several) == 1:
                print_utterance(paper(), several[0])
            elif not print_utterances(paper(), several):
                talk(
                    "no quotation in the ledger fits."
                    if text is not None
                    else "no quotation is told by several articles."
                )
        say_what_waits(ledger)
