"""An utterance in the terminal and in JSON: all its tellings, each beside the fullest one, with the differences marked.

Takes the ledger's utterances. The fullest telling is the one with most words, of several the one published first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from rich.console import Console
from rich.text import Text

from sayso.link.alignment import Kind, Word, align, split_words
from sayso.records import TellingView, UtteranceView
from sayso.show.listing import BELOW, ENTRY, who
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, NOBODY, count, day, listed, place

_SAME = frozenset({Kind.SAME, Kind.SPELLING})

_TOLD_OTHERWISE = 0.4
"""A telling of whose words fewer stand in the fullest one is another part of the utterance, and shown as it is."""

_MARKS = 4
"""Characters around the words of a sentence that is no more than a quotation."""

_SHORT = 60
"""Characters of the words by which a list names an utterance."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Words of a telling, and what the fullest one has in their place."""

    kind: Kind
    words: str
    fullest: str


def differences(telling: str, fullest: str) -> tuple[Difference, ...] | None:
    """Return all words of ``telling`` in order, with what ``fullest`` has; None where they have little in common."""
    ours, theirs = split_words(telling), split_words(fullest)
    steps = align(ours, theirs)
    same = sum(step.left_end - step.left_start for step in steps if step.kind in _SAME)
    if same < _TOLD_OTHERWISE * len(ours):
        return None
    return tuple(
        Difference(
            kind=step.kind,
            words=_cut(telling, ours[step.left_start : step.left_end]),
            fullest=_cut(fullest, theirs[step.right_start : step.right_end]),
        )
        for step in steps
    )


def _cut(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def fullest_telling(utterance: UtteranceView) -> TellingView:
    """Return the telling with most words, of several the first."""
    return max(utterance.tellings, key=lambda telling: len(split_words(telling.words)))


def utterance_lines(utterances: Iterable[UtteranceView]) -> Iterator[bytes]:
    """Yield each utterance as a line of JSON, its tellings with their differences from the fullest one."""
    for utterance in utterances:
        fullest = fullest_telling(utterance)
        fields = msgspec.to_builtins(utterance)
        fields["fullest"] = fullest.id
        for told, telling in zip(fields["tellings"], utterance.tellings, strict=True):
            found = differences(telling.words, fullest.words)
            told["differences"] = None if found is None else msgspec.to_builtins(found)
        yield msgspec.json.encode(fields) + b"\n"


def print_utterance(terminal: Console, utterance: UtteranceView) -> None:
    """Print the fullest telling, then every other one with what differs from it."""
    fullest = fullest_telling(utterance)
    put(terminal, Text((utterance.speaker and one_line(utterance.speaker)) or NOBODY, style="bold underline"))
    tellings, sources = count(len(utterance.tellings), "telling"), count(utterance.origins, "source")
    put(terminal, Text(listed([tellings, f"from {sources}", utterance.id[:ID_DIGITS]]), style="dim"))
    _print_head(terminal, fullest)
    put(terminal, Text(f"“{one_line(fullest.words)}”"), margin=BELOW)
    _print_context(terminal, fullest)
    marked = False
    for telling in utterance.tellings:
        if telling is not fullest:
            marked |= _print_telling(terminal, telling, fullest)
    if marked:
        put(terminal)
        legend = "… left out; [other words: those of the first telling above]; [+ put in]; [- left out]"
        put(terminal, Text(legend, style="dim"))


def print_utterances(terminal: Console, utterances: Iterable[UtteranceView]) -> int:
    """Print a line or two for each utterance, and return how many there were."""
    number = 0
    for utterance in utterances:
        number += 1
        words = one_line(fullest_telling(utterance).words)
        words = words if len(words) <= _SHORT else words[: _SHORT - 1].rsplit(" ", 1)[0] + " …"
        put(terminal, Text(f"“{words}”"), margin=utterance.id[:ID_DIGITS] + "  ")
        speaker = one_line(utterance.speaker) if utterance.speaker else NOBODY
        told = f"{count(len(utterance.tellings), 'telling')} from {count(utterance.origins, 'source')}"
        put(terminal, Text(listed([speaker, told]), style="dim"), margin=" " * (ID_DIGITS + 2))
    return number


def _print_head(terminal: Console, telling: TellingView) -> None:
    put(terminal)
    line = Text(one_line(telling.publisher) if telling.publisher else place(telling.article_source), style="bold")
    date = day(telling.published) if telling.published else "no date"
    line.append("  " + listed([date, telling.article[:ID_DIGITS]]), style="not bold dim")
    put(terminal, line, margin=ENTRY)
    said = listed([who(telling.speaker, telling.source), one_line(telling.cue) if telling.cue else None])
    put(terminal, Text(said, style="italic"), margin=BELOW)


def _print_telling(terminal: Console, telling: TellingView, fullest: TellingView) -> bool:
    """Print a telling; return whether any of its words is marked."""
    _print_head(terminal, telling)
    found = differences(telling.words, fullest.words)
    if found is None:
        put(terminal, Text(f"“{one_line(telling.words)}”"), margin=BELOW)
        _print_context(terminal, telling)
        return False
    words = Text(" ").join(_marked(one, edge=number in (0, len(found) - 1)) for number, one in enumerate(found))
    put(terminal, Text("“") + words + Text("”"), margin=BELOW)
    _print_context(terminal, telling)
    return any(one.kind is not Kind.SAME for one in found)


def _print_context(terminal: Console, telling: TellingView) -> None:
    """Print the sentence in which the words stand, where it holds more than them."""
    sentence = one_line(telling.sentence or "")
    if len(sentence) > len(one_line(telling.words)) + _MARKS:
        put(terminal, Text(sentence, style="dim"), margin=BELOW)


def _marked(one: Difference, *, edge: bool) -> Text:
    words, fullest = one_line(one.words), one_line(one.fullest)
    if one.kind is Kind.SAME:
        return Text(words)
    if one.kind is Kind.LEFT_OUT:
        return Text("…") if edge else Text(f"[- {fullest}]", style="bold")
    if one.kind is Kind.PUT_IN:
        return Text(f"[+ {words}]", style="bold")
    return Text(f"[{words}: {fullest}]", style="bold")
