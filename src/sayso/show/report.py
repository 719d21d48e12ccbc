"""What a run did, in the terminal.

Takes the reports and changes of ``outcome``; prints a summary that names what was skipped and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.text import Text

from sayso.outcome import Change, Report
from sayso.records import SentenceRole, Skipped, StatementView
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import NOBODY, count, place, quoted

_ROLES = {
    SentenceRole.REPORTED: "reported",
    SentenceRole.ASSERTION: "asserted",
    SentenceRole.JUDGEMENT: "judging",
    SentenceRole.FORECAST: "foretelling",
    SentenceRole.CALL: "calling for something",
    SentenceRole.FURNITURE: "of the page",
}
"""What sentences do, after their number."""

_SHOWN = 10
"""Skipped sources that a summary names; the rest are counted."""


def print_report(terminal: Console, report: Report) -> None:
    """Print what reading sources into the ledger did."""
    kinds = [
        (report.new, "new"),
        (report.new_versions, "new version" if report.new_versions == 1 else "new versions"),
        (report.updated, "read again by a newer model or rules"),
        (report.unchanged, "unchanged"),
    ]
    parts = [f"{number:,} {kind}" for number, kind in kinds if number]
    articles = sum(number for number, _ in kinds)
    seconds = f"{report.seconds:.1f}" if report.seconds < 60 else f"{report.seconds:,.0f}"
    what = f"{count(articles, 'article')}: {', '.join(parts)}" if articles else "No article read"
    print_line(terminal, f"{what}; {seconds} s.")
    if written := _written(report):
        print_line(terminal, f"Written down: {written}.")
    if report.sentences:
        print_line(terminal, f"{_accounted(report)}.")
    print_left_out(terminal, report.skipped, report.skipped_count)


def _written(report: Report) -> str:
    """Return how much was found of each kind, in words; empty where nothing was."""
    found = [
        (report.statements, "statement"),
        (report.acts, "act"),
        (report.figures, "figure"),
        (report.times, "time"),
        (report.appraisals, "appraisal"),
    ]
    return ", ".join(count(number, noun) for number, noun in found if number)


def _accounted(report: Report) -> str:
    """Return what the sentences do, in words, the rest last."""
    sentences = dict(report.sentences)
    rest = sentences.pop(SentenceRole.RESIDUE, 0)
    roles = [f"{number:,} {_ROLES[role]}" for role, number in sentences.items()]
    return f"{count(sum(sentences.values()) + rest, 'sentence')}: " + ", ".join([*roles, f"{rest:,} not accounted for"])


def print_left_out(terminal: Console, skipped: Sequence[Skipped], number: int) -> None:
    """Print the first few of ``number`` skipped sources, with their reasons."""
    if not number:
        return
    print_line(terminal, f"{number:,} skipped:", style="bold")
    for source in skipped[:_SHOWN]:
        line = Text(place(source.source) + ": ").append(one_line(source.reason), style="dim")
        put(terminal, line, margin=" " * 2)
    if number > _SHOWN:
        put(terminal, f"and {number - _SHOWN:,} more: sayso skipped", margin=" " * 2)


def print_change(terminal: Console, change: Change | Skipped) -> None:
    """Print which statements of an article came, and which went, when it was read again."""
    line = Text(place(change.source), style="bold")
    if isinstance(change, Skipped):
        put(terminal, line.append(f": kept as it was; {one_line(change.reason)}", style="not bold"))
        return
    others = "".join(f"; {count(one.more, one.kind)} more, {one.fewer:,} fewer" for one in change.others)
    if not change.added and not change.removed and not others:
        put(terminal, line.append(f": {count(change.same, 'statement')}, as before", style="not bold dim"))
        return
    put(
        terminal,
        line.append(f": {_difference(len(change.added), len(change.removed), change.same)}{others}", style="not bold"),
    )
    for sign, style, views in (("-", "red", change.removed), ("+", "green", change.added)):
        for view in views:
            put(terminal, Text(_in_short(view), style=style), margin=f"  {sign} ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """What reading again changed, all articles together."""

    articles: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0
    same: int = 0
    skipped: int = 0

    def plus(self, change: Change | Skipped) -> Tally:
        """Return the tally with one more article."""
        if isinstance(change, Skipped):
            return replace(self, skipped=self.skipped + 1)
        return Tally(
            articles=self.articles + 1,
            changed=self.changed + bool(change.added or change.removed or change.others),
            added=self.added + len(change.added),
            removed=self.removed + len(change.removed),
            same=self.same + change.same,
            skipped=self.skipped,
        )


def print_tally(terminal: Console, tally: Tally) -> None:
    """Print what reading again changed, all articles together."""
    if not tally.articles and not tally.skipped:
        print_line(terminal, "Nothing to do: this model and these rules have read every article of the ledger.")
        return
    print_line(
        terminal,
        f"{count(tally.articles, 'article')} read again, {tally.changed:,} of them changed: "
        f"{_difference(tally.added, tally.removed, tally.same)}.",
    )
    if tally.skipped:
        print_line(terminal, f"{count(tally.skipped, 'article')} could not be read again.", style="bold")


def print_line(terminal: Console, words: str, style: str = "") -> None:
    """Print one line of the summary, wrapped if the terminal is narrow."""
    put(terminal, Text(words, style=style))


def _in_short(view: StatementView) -> str:
    who = one_line(view.speaker or view.source or NOBODY)
    return " ".join([who, *([one_line(view.cue)] if view.cue else []), quoted(view.content, view.manner)])


def _difference(added: int, removed: int, same: int) -> str:
    return f"{count(added, 'statement')} more, {removed:,} fewer, {same:,} the same"
