"""What people corrected, in words: of actors and of entries.

Takes the ledger's views of corrections; gives sentences, for the terminal as for pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from sayso.records import ENTRY_FORMS, CorrectionKind, CorrectionView, EntryEdit, EntryState
from sayso.show.safe import isolated, one_line
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, day, listed, place

_LONGEST_NAME = 80


def print_corrections(terminal: Console, corrections: Iterable[CorrectionView]) -> int:
    """Print each correction with the digits of its id that name it, and return how many there were."""
    number = 0
    for view in corrections:
        number += 1
        style = "dim" if view.undone else ""
        put(terminal, Text(correction_in_words(view), style=style), margin=view.id[:ID_DIGITS] + "  ")
        source = place(view.sources[0]) if view.edit and view.sources else None
        below = listed([view.author, f"{day(view.at)}, {view.at[11:16]} UTC", source, state_in_words(view)])
        put(terminal, Text(below, style="dim"), margin=" " * (ID_DIGITS + 2))
    return number


def told_correction(view: CorrectionView) -> str:
    """Say that a correction was made, and how it is taken back."""
    back = "puts it into force again" if view.kind is CorrectionKind.UNDO else "takes it back"
    return f"{correction_in_words(view)} (`sayso undo {view.id[:ID_DIGITS]}` {back})."


def correction_in_words(view: CorrectionView) -> str:
    """Return what a correction says: "Ann Lee and A. Lee are one", "the act “will open”: type plan → pledge"."""
    names = [short_name(name) for name in view.names]
    if view.kind is CorrectionKind.UNDO:
        undone = entry_in_words(view.edit) if view.edit else ", ".join(names)
        return f"{(view.undoes or '')[:ID_DIGITS]} ({undone or 'not here'}) is taken back"
    if view.edit:
        return _edit_in_words(view.kind, view.edit)
    first = names[0] if names else "?"
    value = short_name(view.value) if view.value else ""
    return {
        CorrectionKind.MERGE: f"{' and '.join(names)} are one",
        CorrectionKind.SPLIT: f"{first} is somebody else in {', '.join(map(place, view.sources))}",
        CorrectionKind.RENAME: f"{first} is to be called {value}",
        CorrectionKind.IDENTIFY: f"{first} is {value} in Wikidata",
    }[view.kind]


def state_in_words(view: CorrectionView) -> str | None:
    """Say why a correction has no effect, if it has none."""
    if view.undone:
        return "taken back"
    return "finds no place in the ledger now" if view.anchors and not view.places else None


def entry_in_words(edit: EntryEdit) -> str:
    """Name the entry that a correction is about: "the act “will open”"."""
    return f"{edit.entry.the_one} {_quoted(edit.words)}"


def differences(edit: EntryEdit) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each part, value and actor that a change makes another: its name, what it was, what it is."""
    was, now = ({} if state is None else _told(state) for state in (edit.was, edit.now))
    form = ENTRY_FORMS[edit.entry]
    for name in (*form.parts, *form.values, *(f"{name} is" for name in form.whom)):
        if was.get(name) != now.get(name):
            # Who acts and the words that say so bear one name; as an actor he is meant, not as he is written there.
            yield name.removesuffix(" is"), was.get(name), now.get(name)


def short_name(name: str) -> str:
    """Return a name on one line that leaves the text around it as it is."""
    return shortened(name, _LONGEST_NAME)


def shortened(words: str, most: int) -> str:
    """Return words on one line of so many characters at most."""
    words = one_line(words)
    return isolated(words if len(words) <= most else f"{words[: most - 1]}…")


def _edit_in_words(kind: CorrectionKind, edit: EntryEdit) -> str:
    entry = entry_in_words(edit)
    if kind is CorrectionKind.ACCEPT:
        return f"{entry} is right"
    if kind is CorrectionKind.REJECT:
        return f"{entry} is none"
    if kind is CorrectionKind.ADD:
        return f"{entry} was missing"
    changes = [f"{name} {was or 'none'} → {now or 'none'}" for name, was, now in differences(edit)]
    return f"{entry}: {'; '.join(changes) or 'cut otherwise'}"


def _told(state: EntryState) -> dict[str, str]:
    parts = {name: _quoted(" … ".join(piece.words for piece in pieces)) for name, pieces in state.parts}
    whom = {f"{name} is": _quoted(excerpt.words) for name, excerpt in state.whom}
    return parts | {name: one_line(value) for name, value in state.values} | whom


def _quoted(words: str) -> str:
    return f"“{short_name(words)}”"
