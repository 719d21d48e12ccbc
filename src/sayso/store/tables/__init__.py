"""The tables of what was found in an article, one module a kind: records as rows, and back, equal to what went in."""

from __future__ import annotations

from sayso.records import Act, Actor, Appraisal, Figure, Sentence, Statement, Time
from sayso.store.tables.actors import ACTORS
from sayso.store.tables.acts import ACTS
from sayso.store.tables.appraisals import APPRAISALS
from sayso.store.tables.figures import FIGURES
from sayso.store.tables.sentences import SENTENCES
from sayso.store.tables.statements import STATEMENTS
from sayso.store.tables.table import Table
from sayso.store.tables.times import TIMES

AnyTable = (
    Table[Statement] | Table[Actor] | Table[Act] | Table[Figure] | Table[Time] | Table[Appraisal] | Table[Sentence]
)

TABLES: tuple[AnyTable, ...] = (STATEMENTS, ACTORS, ACTS, FIGURES, TIMES, APPRAISALS, SENTENCES)

__all__ = ["ACTORS", "ACTS", "APPRAISALS", "FIGURES", "SENTENCES", "STATEMENTS", "TABLES", "TIMES", "Table"]
