"""Origins in the terminal and in JSON: who carries one text, and what each changed in it.

Takes the ledger's origins; what changed comes as ``Changed``, made of two bodies that the ledger gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from rich.console import Console
from rich.text import Text

from sayso.link.alignment import Kind, align, split_words
from sayso.link.copies_edits import edits
from sayso.records import Body, CarrierView, Copying, Edit, OriginView, SharingView, Span
from sayso.show.listing import BELOW, ENTRY
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, count, day, listed, place

BodyText = tuple[Body, str, str | None]
"""What ``Ledger.body`` gives: a body, the text and the title of its article."""

_SIGNS = {Edit.EDITED: "~ ", Edit.ADDED: "+ ", Edit.DROPPED: "- "}


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Some words of an edited sentence: kept, or what stood there before and after."""

    before: str
    after: str

    @property
    def is_kept(self) -> bool:
        """Whether both have the same words, however they are written."""
        return self.before == self.after


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """A sentence, and what became of it."""

    edit: Edit
    before: str | None
    after: str | None
    pieces: tuple[Piece, ...] = ()
    """Of an edited sentence its words in order."""


def changes(before: BodyText, after: BodyText) -> tuple[Changed, ...]:
    """Return what became of each sentence from one article to another."""
    (body, text, _), (other_body, other_text, _) = before, after
    return tuple(
        Changed(
            edit=one.edit,
            before=one.before.of(text) if one.before else None,
            after=one.after.of(other_text) if one.after else None,
            pieces=_pieces(text, one.before, other_text, one.after) if one.edit is Edit.EDITED else (),
        )
        for one in edits(body, text, other_body, other_text)
    )


def _pieces(text: str, before: Span | None, other_text: str, after: Span | None) -> tuple[Piece, ...]:
    if before is None or after is None:
        return ()
    olds = split_words(text, before.start, before.end)
    news = split_words(other_text, after.start, after.end)
    found: list[Piece] = []
    for step in align(olds, news):
        old, new = olds[step.left_start : step.left_end], news[step.right_start : step.right_end]
        new_words = other_text[new[0].start : new[-1].end] if new else ""
        old_words = text[old[0].start : old[-1].end] if old else ""
        found.append(Piece(before=new_words if step.kind is Kind.SAME else old_words, after=new_words))
    return tuple(found)


def origin_lines(
    origins: Iterable[tuple[OriginView, Sequence[tuple[CarrierView, tuple[Changed, ...]]]]],
) -> Iterator[bytes]:
    """Yield each origin as a line of JSON, with what its carriers changed where that was asked for."""
    for origin, changed in origins:
        fields = msgspec.to_builtins(origin)
        fields["agencies"] = origin.agencies
        if changed:
            fields["changes"] = [
                {"article": carrier.article, "from": origin.carriers[0].article, "sentences": msgspec.to_builtins(one)}
                for carrier, one in changed
            ]
        yield msgspec.json.encode(fields) + b"\n"


def print_origins(
    terminal: Console, origins: Iterable[tuple[OriginView, Sequence[tuple[CarrierView, tuple[Changed, ...]]]]]
) -> int:
    """Print each origin with its carriers, and return how many there were."""
    number = 0
    for number, (origin, changed) in enumerate(origins, start=1):
        if number > 1:
            put(terminal)
        _print_origin(terminal, origin, {carrier.article: one for carrier, one in changed})
    return number


def _print_origin(terminal: Console, origin: OriginView, changed: dict[str, tuple[Changed, ...]]) -> None:
    first = origin.carriers[0]
    put(terminal, Text(_title(first), style="bold underline"))
    copies = len(origin.carriers) - 1
    told = "1 source, no copies" if not copies else f"1 source, carried by {count(copies + 1, 'article')}"
    credited = f"credited to {', '.join(origin.agencies)}" if origin.agencies else None
    by = next((carrier for carrier in origin.carriers if carrier.article == origin.first), None)
    when = None if not copies else f"first {_publisher(by)}" if by else "who was first is not known"
    put(terminal, Text(listed([told, credited, when]), style="dim"))
    for carrier in origin.carriers:
        _print_carrier(terminal, carrier, first)
        for one in changed.get(carrier.article, ()):
            _print_change(terminal, one)
    if origin.sharing:
        put(terminal)
        put(terminal, Text("Whole sentences of it, in texts of their own:", style="dim"), margin=ENTRY)
        for sharing in origin.sharing:
            _print_sharing(terminal, sharing)


def _print_carrier(terminal: Console, carrier: CarrierView, first: CarrierView) -> None:
    put(terminal)
    date = day(carrier.published) if carrier.published else "no date"
    line = Text(_publisher(carrier), style="bold")
    line.append("  " + listed([date, carrier.article[:ID_DIGITS]]), style="not bold dim")
    put(terminal, line, margin=ENTRY)
    if carrier.title and carrier.title != first.title:
        put(terminal, Text(one_line(carrier.title)), margin=BELOW)
    if carrier.likeness:
        one = carrier.likeness
        side = "its" if one.shorter == carrier.article else f"{one.shorter[:ID_DIGITS]}'s"
        other = "another" if one.shorter == carrier.article else "it"
        kept = f"{one.word_for_word} of {side} {count(one.sentences, 'sentence')} stand word for word in {other}"
        put(terminal, Text(kept + (f", {one.edited} edited" if one.edited else "")), margin=BELOW)
    for credit in carrier.credits:
        words = Text(f"{credit.place}: “{one_line(credit.words)}”", style="dim")
        put(terminal, words, margin=BELOW)


def _print_sharing(terminal: Console, sharing: SharingView) -> None:
    one = sharing.likeness
    shared = count(one.word_for_word + one.edited, "sentence")
    name = one_line(sharing.title) if sharing.title else place(sharing.article_source)
    line = listed([name, sharing.publisher, f"{shared} shared", sharing.article[:ID_DIGITS]])
    assert one.copying is not Copying.NONE  # noqa: S101 - others are not kept
    put(terminal, Text(line), margin=BELOW)


def _print_change(terminal: Console, changed: Changed) -> None:
    if changed.edit is Edit.KEPT:
        return
    words = changed.after if changed.after is not None else changed.before
    line = Text(one_line(words or ""))
    if changed.edit is Edit.EDITED:
        line = Text(" ").join(_marked(piece) for piece in changed.pieces)
    put(terminal, line, margin=BELOW + _SIGNS[changed.edit])


def _marked(piece: Piece) -> Text:
    """Return words with what changed: "[old → new]", "[- old]", "[+ new]"."""
    before, after = one_line(piece.before), one_line(piece.after)
    if piece.is_kept:
        return Text(after)
    if before and after:
        return Text(f"[{before} → {after}]", style="bold")
    return Text(f"[- {before}]" if before else f"[+ {after}]", style="bold")


def _title(carrier: CarrierView) -> str:
    return one_line(carrier.title) if carrier.title else place(carrier.article_source)


def _publisher(carrier: CarrierView) -> str:
    return one_line(carrier.publisher) if carrier.publisher else place(carrier.article_source)
