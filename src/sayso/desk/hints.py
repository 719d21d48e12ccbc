"""What a hint says at the desk: where one names a command of the shell, the page that does the same takes its place.

Hints come in with the errors of the ledger and of corrections, which are raised for the command line as well.
"""

from __future__ import annotations

import re

_PAGES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(said), here)
    for said, here in (
        (r"`sayso actors` lists them all\.", "The page “Actors” lists them all."),
        (r"`sayso actor [^`]*` shows where it is\.", "The actor’s page lists the articles that name it."),
        (r"`sayso show` alone lists them all\.", "The library lists them all."),
        (r"`sayso corrections` lists them all\.", "“What was corrected”, at Review, lists them all."),
        (r"`sayso undo [^`]*` puts it into force again\.", "It can be put into force again where it is listed."),
        (r"what `sayso corrections --json` printed", "what “What was corrected” exports"),
        (r"Go back to the last `sayso backup`", "Go back to the last backup"),
        (r"Read something into it first: sayso read [A-Z]+\.", "It was moved or deleted; whoever runs the desk knows."),
        (r"Name another (?:one|file) with --ledger\.", "Whoever runs the desk can start it over another file."),
        (r"Update sayso: pip install --upgrade sayso\.", "Whoever runs the desk can update sayso."),
    )
)


def for_the_desk(words: str) -> str:
    """Return what is said to people who have a browser and no shell."""
    for said, here in _PAGES:
        words = said.sub(here, words)
    return words
