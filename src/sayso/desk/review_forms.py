"""What the parts and details of an entry are called, and what can be said about them: the forms of the review page.

Parts and values themselves come from ``ENTRY_FORMS``; a test holds that each of them has its words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.correcting import Entry
from sayso.records import (
    ENTRY_FORMS,
    Act,
    ActorId,
    ActType,
    Appraisal,
    AppraisalType,
    Basis,
    Comparator,
    CorrectionKind,
    EntryKind,
    Figure,
    Manner,
    Polarity,
    Reading,
    Span,
    Stage,
    Statement,
    Time,
    TimeType,
)
from sayso.show.safe import one_line
from sayso.show.words import amount, duration, interval


@dataclass(frozen=True, kw_only=True, slots=True)
class PartForm:
    """A part of an entry, which is marked in the text."""

    role: str
    label: str
    several: bool
    """Whether it can have several pieces."""

    needed: bool
    """Whether the entry cannot be without it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ValueForm:
    """Something that is said of an entry in words of its own."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    """What can be chosen, each with its words; empty where it is written."""

    hint: str | None = None
    half: bool = False
    """Whether two such stand side by side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WhomForm:
    """An actor that an entry names."""

    name: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KindForm:
    """What an entry of one kind is made of, in words."""

    kind: EntryKind
    label: str
    plural: str
    parts: tuple[PartForm, ...]
    values: tuple[ValueForm, ...]
    whom: tuple[WhomForm, ...]


_PART_LABELS = {"amounts": "amount", "counts": "counted", "anchor": "counted from"}
_SPAN_LABELS = {EntryKind.FIGURES: "figure", EntryKind.TIMES: "time", EntryKind.APPRAISALS: "words"}

_LABELS = {EntryKind.APPRAISALS: "the author’s own words"}
_PLURALS = {EntryKind.TIMES: "Dates", EntryKind.APPRAISALS: "Own words"}

_TYPES: Mapping[EntryKind, type[StrEnum]] = {
    EntryKind.ACTS: ActType,
    EntryKind.TIMES: TimeType,
    EntryKind.APPRAISALS: AppraisalType,
}

_TYPE_WORDS = {"loaded": "loaded words", "scare": "scare quotes", "set": "set (how often)", "time": "time of day"}

_OF_PEOPLE = {"speaker": "said by", "actor": "who acts, or is to act", "by": "who demands, threatens or foretells"}

DONE: Mapping[CorrectionKind, str] = {
    CorrectionKind.ACCEPT: "Found right",
    CorrectionKind.REJECT: "Rejected",
    CorrectionKind.CHANGE: "Corrected",
    CorrectionKind.ADD: "Added",
    CorrectionKind.UNDO: "Taken back",
}
"""What was said about an entry."""


def _words(option: StrEnum) -> str:
    return _TYPE_WORDS.get(option.value, option.value.replace("_", " "))


def _chosen(options: Iterable[StrEnum]) -> tuple[tuple[str, str], ...]:
    return tuple((option.value, _words(option)) for option in options)


_VALUES = {
    "manner": ValueForm(name="manner", label="told", options=_chosen(Manner)),
    "negated": ValueForm(name="negated", label="negated", options=(("false", "no"), ("true", "yes")), half=True),
    "stage": ValueForm(name="stage", label="how far it is", options=_chosen(Stage), half=True),
    "low": ValueForm(name="low", label="at least", half=True),
    "high": ValueForm(name="high", label="at most", half=True),
    "comparator": ValueForm(name="comparator", label="compared", options=_chosen(Comparator), half=True),
    "unit": ValueForm(name="unit", label="unit", hint="EUR, percent, or what is counted, as one", half=True),
    "assumed": ValueForm(name="assumed", label="assumed", hint="what is not in the words, such as unit"),
    "value": ValueForm(name="value", label="value", hint="TIMEX3: 2024-07, P3D, PAST_REF"),
    "start": ValueForm(name="start", label="first day", hint="2024-07-01", half=True),
    "end": ValueForm(name="end", label="day after the last", hint="2024-08-01", half=True),
    "basis": ValueForm(name="basis", label="known how", options=_chosen(Basis), half=True),
    "polarity": ValueForm(
        name="polarity",
        label="speaks",
        options=(
            ("", "neither, as scare quotes"),
            (Polarity.POSITIVE.value, "for it"),
            (Polarity.NEGATIVE.value, "against it"),
        ),
        half=True,
    ),
}


def _value(kind: EntryKind, name: str) -> ValueForm:
    if name == "type":
        return ValueForm(name=name, label="type", options=_chosen(_TYPES[kind]), half=kind is not EntryKind.ACTS)
    return _VALUES[name]


def _form(kind: EntryKind) -> KindForm:
    form = ENTRY_FORMS[kind]
    labels = {"span": _SPAN_LABELS.get(kind, ""), **_PART_LABELS}
    return KindForm(
        kind=kind,
        label=_LABELS.get(kind, kind.singular),
        plural=_PLURALS.get(kind, kind.value.capitalize()),
        parts=tuple(
            PartForm(role=role, label=labels.get(role, role), several=several, needed=role == form.needed)
            for role, several in form.parts.items()
        ),
        values=tuple(_value(kind, name) for name in form.values),
        whom=tuple(WhomForm(name=name, label=_OF_PEOPLE[name]) for name in form.whom),
    )


FORMS: Mapping[EntryKind, KindForm] = {kind: _form(kind) for kind in EntryKind}


def question(reading: Reading, entry: Entry) -> str:
    """Return what is to be decided about an entry."""
    match entry:
        case Statement():
            return f"Did {_who(reading, entry.speaker, entry.source)} say this?"
        case Act():
            return _about_act(reading, entry)
        case Figure():
            counted = entry.counts.of(reading.article.text) if entry.counts else None
            return f"Is this {amount(entry.low, entry.high, entry.comparator, entry.unit, counted)}?"
        case Time():
            days = interval(entry.start, entry.end) or (duration(entry.value) if entry.value else None)
            return f"Does this mean {days}?" if days else f"Is this {_TIMES[entry.type]}?"
        case Appraisal():
            if entry.type is AppraisalType.SCARE:
                return "Are these words held at arm’s length?"
            return "Does the author judge with these words?"


_ARTICLE = re.compile(r"^(?:An?|The) ")

_TIMES = {
    TimeType.DATE: "a date",
    TimeType.TIME: "a time of day",
    TimeType.DURATION: "a duration",
    TimeType.SET: "how often something happens",
}


def _about_act(reading: Reading, act: Act) -> str:
    actor, by = _who(reading, act.actor_id, act.actor), _who(reading, act.by_id, act.by)
    to_act = "not to act" if act.negated else "to act"
    if act.type is ActType.DEMAND:
        return f"Is this a demand by {by} on {actor} {to_act}?"
    if act.type is ActType.FORECAST:
        return f"Is this a forecast by {by}?" if act.by or act.by_id else "Is this a forecast?"
    article = "an" if act.type is ActType.OFFER else "a"
    return f"Is this {article} {act.type.value} by {actor}{f' {to_act}' if act.negated else ''}?"


def _who(reading: Reading, actor: ActorId | None, words: Span | None) -> str:
    name = next((one.name for one in reading.actors if one.id == actor), None)
    who = one_line(name or (words.of(reading.article.text) if words else "somebody"))
    return _ARTICLE.sub(lambda article: article[0].lower(), who)
