"""What analysis finds in one article, before ``resolve`` says who is who and in whose voice it stands."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.act import Act
from sayso.records.actor import Mention
from sayso.records.appraisal import Appraisal
from sayso.records.figure import Figure
from sayso.records.span import Span
from sayso.records.statement import Statement
from sayso.records.time import Time


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """Everything the reader model and its rules found, each layer in text order."""

    statements: tuple[Statement, ...] = ()
    """In the order of their anchors."""

    acts: tuple[Act, ...] = ()
    times: tuple[Time, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    figures: tuple[Figure, ...] = ()
    sentences: tuple[Span, ...] = ()
    """Of all blocks, in text order; each stands in one block, and only white space lies between two."""

    names: tuple[Mention, ...] = ()
    """Names of persons, organisations, places and groups; they never overlap."""

    chains: tuple[tuple[Mention, ...], ...] = ()
    """What refers to one person, organisation or place, by name, noun phrase or pronoun; two mentions at least.

    The span of a mention is its whole noun phrase ("the mayor of Hartwick"), so it may hold a name or another mention.
    """
