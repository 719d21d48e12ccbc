"""The card of an article in the terminal.

Takes a card; prints what is known of the article, who said what, and each other kind of entry under a heading of its
own, the words of the article in quotation marks and in whose voice they stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from sayso.records import GAP, AppraisalType
from sayso.show.card import (
    ActEntry,
    AppraisalEntry,
    Around,
    Card,
    Fact,
    FigureEntry,
    Party,
    Speaker,
    StatementEntry,
    Stretch,
    TimeEntry,
    Told,
    Valued,
)
from sayso.show.coverage import coverage
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, NOBODY, in_voice, listed, not_analysed, place, quoted

_MARGIN = 5
"""Columns for an entry's number and the space after it."""

_LABELS = 11
"""Columns for what a fact of the head is."""


def print_card(terminal: Console, card: Card) -> None:
    """Print ``card``."""
    _print_head(terminal, card)
    if card.skipped:
        put(terminal)
        put(terminal, Text(not_analysed(card.skipped), style="bold"))
        return
    _print_statements(terminal, card.speakers)
    _print_section(terminal, "Acts", (_act(act) for act in card.acts))
    _print_section(terminal, "Figures", (_figure(figure) for figure in card.figures))
    _print_section(terminal, "Timeline", (_time(time) for time in card.timeline))
    _print_section(terminal, "Times that are no days", (_time(time) for time in card.undated))
    _print_section(terminal, "Own words", (_appraisal(appraisal) for appraisal in card.own_words))
    _print_section(terminal, "Echoes, said before and not counted", (_appraisal(echo) for echo in card.echoes))
    if not any((card.speakers, card.acts, card.figures, card.timeline, card.undated, card.own_words)):
        put(terminal)
        put(terminal, Text("Nothing found.", style="bold"))
    put(terminal)
    put(terminal, coverage(card).append("  (--coverage shows each)" if card.sentences else "", style="dim"))
    if card.voice is not None:
        put(terminal, Text(in_voice(card.voice, card.left_out), style="dim"))


def _print_head(terminal: Console, card: Card) -> None:
    for fact in (*((card.title,) if card.title else ()), *card.facts):
        put(terminal, _fact(fact), margin=fact.label.ljust(_LABELS))
    named = listed([place(card.article.source), card.article.id[:ID_DIGITS]])
    put(terminal, Text(named, style="dim"), margin="source".ljust(_LABELS))


def _fact(fact: Fact) -> Text:
    if fact.value is None:
        return Text("not known", style="dim")
    line = Text(fact.value, style="bold" if fact.label == "title" else "")
    return line.append(f"  from the {fact.basis}", style="not bold dim")


def _print_statements(terminal: Console, speakers: Sequence[Speaker]) -> None:
    if speakers:
        _print_heading(terminal, "Who said what")
    for speaker in speakers:
        put(terminal)
        head = Text(speaker.name or NOBODY, style="bold")
        if speaker.notes:
            head.append(f"  ({'; '.join(speaker.notes)})", style="not bold dim")
        put(terminal, head)
        for statement in speaker.statements:
            _print_entry(terminal, str(statement.number), [_statement(statement)])


def _statement(statement: StatementEntry) -> Text:
    """Return the cue and the content, and how they are told."""
    line = Text()
    if statement.cue:
        line.append(statement.cue.text, style="italic").append(": ")
    line.append(quoted(GAP.join(piece.text for piece in statement.content), statement.manner))
    inside = f", inside {statement.told.number}" if statement.told.number else ""
    return line.append(f"  {statement.manner}{inside}", style="dim")


def _act(act: ActEntry) -> tuple[str, list[Text]]:
    head = Text(act.type, style="bold").append(f", {act.stage}", style="not bold")
    head.append(", negated" if act.negated else "", style="not bold").append_text(_told(act.told))
    what = Text().append(_party(act.actor), style="cyan").append(" " if act.actor else "")
    what.append(act.cue.text, style="italic magenta")
    if act.action:
        what.append(f": {_pieces(act.action)}")
    more = [
        ("by", _party(act.maker)),
        ("amount", ", ".join(_valued(amount) for amount in act.amounts)),
        ("when", _valued(act.when) if act.when else ""),
        ("condition", act.condition.text if act.condition else ""),
        ("told again", "; ".join(f"“{piece.text}”" for piece in act.again)),
    ]
    lines = [Text(f"{label}: ", style="dim").append(words, style="not dim") for label, words in more if words]
    return act.ref, [head, what, *lines]


def _party(party: Party | None) -> str:
    if party is None:
        return ""
    return f"{party.name} (“{party.words.text}”)" if party.is_renamed else party.name


def _valued(valued: Valued) -> str:
    return f"{valued.words.text} ({valued.value})" if valued.value else valued.words.text


def _pieces(pieces: Iterable[Stretch]) -> str:
    return GAP.join(piece.text for piece in pieces)


def _figure(figure: FigureEntry) -> tuple[str, list[Text]]:
    head = Text(figure.value, style="bold")
    if figure.value != figure.words.text:
        head.append(f"  “{figure.words.text}”", style="not bold")
    for assumed in figure.assumed:
        head.append(f", {assumed} assumed", style="not bold")
    return figure.ref, [head.append_text(_told(figure.told)), _in_place(figure.words, figure.around)]


def _time(time: TimeEntry) -> tuple[str, list[Text]]:
    head = Text(time.value or time.words.text, style="bold")
    if time.value not in (None, time.words.text):
        head.append(f"  “{time.words.text}”", style="not bold")
    if time.how:
        head.append(f", {time.how}", style="not bold")
    return time.ref, [head.append_text(_told(time.told)), _in_place(time.words, time.around)]


def _appraisal(appraisal: AppraisalEntry) -> tuple[str, list[Text]]:
    line = Text(f"“{appraisal.words.text}”" if appraisal.type is AppraisalType.LOADED else appraisal.words.text)
    line.stylize("bold")
    if appraisal.echo_of:
        line.append(f", said in {appraisal.echo_of.number} by {appraisal.echo_of.who}", style="not bold")
    elif appraisal.type is AppraisalType.SCARE:
        line.append(", in scare quotes", style="not bold")
    else:
        target = f" {appraisal.target.text}" if appraisal.target else ""
        line.append(f", {appraisal.stance}{target}", style="not bold")
    return appraisal.ref, [line.append_text(_told(appraisal.told))]


def _told(told: Told) -> Text:
    """Return in whose voice it is, as the end of a line."""
    where = f" in {told.number}" if told.number else ""
    return Text(f"  · {told.who}{where}", style="dim not bold")


def _in_place(words: Stretch, around: Around) -> Text:
    return Text(around.before, style="dim").append(words.text, style="not dim underline").append(around.after)


def _print_section(terminal: Console, heading: str, entries: Iterable[tuple[str, Sequence[Text]]]) -> None:
    for index, (label, lines) in enumerate(entries):
        if index == 0:
            _print_heading(terminal, heading)
            put(terminal)
        _print_entry(terminal, label, lines)


def _print_heading(terminal: Console, heading: str) -> None:
    put(terminal)
    put(terminal, Text(heading, style="bold underline"))


def _print_entry(terminal: Console, label: str, lines: Sequence[Text]) -> None:
    """Print the entry's number in the margin and the lines beside it."""
    margin = label.rjust(_MARGIN - 2) + "  "
    for line in lines:
        put(terminal, line, margin=margin)
        margin = " " * _MARGIN
