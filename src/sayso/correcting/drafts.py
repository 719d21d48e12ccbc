"""An entry as a person has it before him, and the way from it to what a correction keeps, and back.

A ``Draft`` counts in the article's text; a correction's ``EntryState`` names places in the source, with their words,
so that it can be found in another reading of the same source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.errors import LedgerError
from sayso.records import (
    ENTRY_FORMS,
    MOST_PIECES,
    Act,
    Actor,
    ActorId,
    Appraisal,
    AppraisalType,
    Article,
    EntryKind,
    EntryState,
    Excerpt,
    Figure,
    Form,
    Reading,
    Span,
    Statement,
    Time,
    check_values,
    fingerprint,
    plain,
)

Entry = Statement | Act | Figure | Time | Appraisal

_KINDS: Mapping[type[Entry], EntryKind] = {
    Statement: EntryKind.STATEMENTS,
    Act: EntryKind.ACTS,
    Figure: EntryKind.FIGURES,
    Time: EntryKind.TIMES,
    Appraisal: EntryKind.APPRAISALS,
}

_NOTHING = "Nothing was changed."


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """An entry as a form has it; ``ENTRY_FORMS`` says which parts, values and actors there are of each kind."""

    parts: Mapping[str, tuple[Span, ...]]
    """Stretches of the article's text by name, such as ``cue`` and ``content``; what is not there is left out."""

    values: Mapping[str, str] = field(default_factory=dict)
    """Values by name, as they lie in JSON: ``type``, ``stage``, ``low``; ``negated`` is ``true`` or ``false``."""

    whom: Mapping[str, ActorId | Span] = field(default_factory=dict)
    """``speaker``, ``actor`` and ``by``: one of the article's actors, or the words that name somebody."""


def kind_of(entry: Entry) -> EntryKind:
    """Return what an entry is."""
    return _KINDS[type(entry)]


def find_entry(reading: Reading, entry: str) -> Entry | None:
    """Return the entry of a reading with this id, None where there is none."""
    return next((one for one in entries(reading) if one.id == entry), None)


def entries(reading: Reading) -> Iterator[Entry]:
    """Yield all entries of a reading, kind by kind."""
    for kind in EntryKind:
        yield from getattr(reading, kind)


def draft_of(entry: Entry) -> Draft:
    """Return an entry as it stands in a form."""
    match entry:
        case Statement():
            return _draft(
                {"source": entry.source, "cue": entry.cue, "content": entry.content},
                {"manner": entry.manner},
                {"speaker": entry.speaker},
            )
        case Act():
            return _draft(
                {
                    "cue": entry.cue,
                    "actor": entry.actor,
                    "by": entry.by,
                    "action": entry.action,
                    "amounts": entry.amounts,
                    "when": entry.when,
                    "condition": entry.condition,
                },
                {"type": entry.type, "negated": "true" if entry.negated else "false", "stage": entry.stage},
                {"actor": entry.actor_id, "by": entry.by_id},
            )
        case Figure():
            return _draft(
                {"span": entry.span, "counts": entry.counts},
                {
                    "low": plain(entry.low),
                    "high": plain(entry.high),
                    "comparator": entry.comparator,
                    "unit": entry.unit,
                    "assumed": ",".join(entry.assumed),
                },
            )
        case Time():
            return _draft(
                {"span": entry.span, "anchor": entry.anchor},
                {
                    "type": entry.type,
                    "value": entry.value,
                    "start": entry.start.isoformat() if entry.start else None,
                    "end": entry.end.isoformat() if entry.end else None,
                    "basis": entry.basis,
                },
            )
        case Appraisal():
            return _draft(
                {"span": entry.span, "target": entry.target}, {"type": entry.type, "polarity": entry.polarity}
            )


def state_of(entry: Entry) -> str:
    """Return a digest of an entry as a person sees it: another one where anything of it was changed since."""
    draft = draft_of(entry)
    method = entry.method
    return fingerprint(
        "seen", kind_of(entry), entry.id, *draft.parts.items(), *draft.values.items(), *draft.whom.items(), method.value
    )


def told(where: str, article: Article, kind: EntryKind, draft: Draft, actors: Sequence[Actor]) -> EntryState:
    """Return what a person's draft says; ``LedgerError`` where it says nothing that could be kept."""
    form = ENTRY_FORMS[kind]
    for name in draft.parts:
        if name not in form.parts:
            raise LedgerError(where, f"there is no part {name[:40]!r}; there are {', '.join(form.parts)}", _NOTHING)
    for name in draft.whom:
        if name not in form.whom:
            reason = (
                f"nobody can be its {name[:40]!r}; there {'is ' + ', '.join(form.whom) if form.whom else 'is none'}"
            )
            raise LedgerError(where, reason, _NOTHING)
    values = dict(draft.values)
    if kind is EntryKind.APPRAISALS and values.get("type") == AppraisalType.SCARE:
        values.pop("polarity", None)
    try:
        check_values(kind, values)
    except ValueError as error:
        raise LedgerError(where, str(error), _NOTHING) from error
    parts = []
    for name, several in form.parts.items():
        spans = draft.parts.get(name, ())
        if len(spans) > (MOST_PIECES if several else 1):
            most = f"{MOST_PIECES:,} pieces" if several else "one piece"
            raise LedgerError(where, f"the {name} has {len(spans):,} pieces; it has {most} at most", _NOTHING)
        pieces = sorted(_trimmed(where, article, name, span) for span in spans)
        if any(one.overlaps(other) for one, other in pairwise(pieces)):
            raise LedgerError(where, f"two pieces of the {name} overlap", "Join them. " + _NOTHING)
        if pieces:
            parts.append((name, tuple(_excerpt(where, article, name, piece) for piece in pieces)))
    if form.needed not in dict(parts):
        raise LedgerError(where, f"its {form.needed} is missing", "Choose the words. " + _NOTHING)
    whom = [(name, _who(where, article, name, draft.whom[name], actors)) for name in form.whom if draft.whom.get(name)]
    known = tuple((name, values[name]) for name in form.values if name in values)
    return EntryState(parts=tuple(parts), values=known, whom=tuple(whom))


def as_it_is(where: str, article: Article, entry: Entry, actors: Sequence[Actor]) -> EntryState:
    """Return what an entry is, for a correction; what shows nothing of the source is left out."""
    draft = draft_of(entry)
    shown = {
        name: tuple(span for span in spans if span.of(article.text).strip() and article.raw(span))
        for name, spans in draft.parts.items()
    }
    return told(where, article, kind_of(entry), Draft(parts=shown, values=draft.values, whom=draft.whom), actors)


def _draft(
    parts: Mapping[str, Span | tuple[Span, ...] | None],
    values: Mapping[str, str | None],
    whom: Mapping[str, ActorId | None] | None = None,
) -> Draft:
    spans = {name: (part,) if isinstance(part, Span) else part for name, part in parts.items()}
    return Draft(
        parts={name: part for name, part in spans.items() if part},
        values={name: str(value) for name, value in values.items() if value},
        whom={name: actor for name, actor in (whom or {}).items() if actor},
    )


def _trimmed(where: str, article: Article, name: str, span: Span) -> Span:
    """Return a stretch without white space at its ends; refuse one that holds nothing else, or no text at all."""
    if span.end > len(article.text):
        reason = f"the {name} ends at {span.end:,}, but the text has {len(article.text):,} characters"
        raise LedgerError(where, reason, _NOTHING)
    words = span.of(article.text)
    if not words.strip():
        raise LedgerError(where, f"the {name} has no words", _NOTHING)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - (len(words) - len(words.rstrip())))


def _excerpt(where: str, article: Article, name: str, span: Span) -> Excerpt:
    raw = article.raw(span)
    if not raw:
        reason = f"the {name}, “{span.of(article.text)[:80]}”, stands nowhere in the source: it was added to the text"
        raise LedgerError(where, reason, _NOTHING)
    try:
        return Excerpt(raw=raw, words=span.of(article.text))
    except ValueError as error:
        raise LedgerError(where, f"the {name} cannot be kept: {error}", _NOTHING) from error


def _who(where: str, article: Article, name: str, who: ActorId | Span, actors: Sequence[Actor]) -> Excerpt:
    if isinstance(who, Span):
        return _excerpt(where, article, name, _trimmed(where, article, name, who))
    actor = next((one for one in actors if one.id == who), None)
    if actor is None:
        raise LedgerError(where, f"the article has no actor {who[:40]!r} to be its {name}", _NOTHING)
    mentions = [mention for mention in actor.mentions if article.raw(mention.span)]
    if not mentions:
        raise LedgerError(where, f"no mention of {actor.name} leads back to the source", _NOTHING)

    def best(number: int) -> tuple[bool, bool, int]:
        mention = mentions[number]
        return mention.span.of(article.text) == actor.name, mention.form is Form.NAME, -number

    mention = mentions[max(range(len(mentions)), key=best)]
    return _excerpt(where, article, name, _trimmed(where, article, name, mention.span))
