"""The ledger on disk: readings come in, views and readings go out, and nothing else speaks SQL.

``Ledger`` is the whole interface. One process writes at a time, any number read meanwhile. What the records mean, and
which sources to read, is left to the stages before; how views look, to ``show``.
"""

from sayso.store.behind import stand_back
from sayso.store.editing import told_by
from sayso.store.ledger import Ledger
from sayso.store.location import default_author, default_path
from sayso.store.queries import (
    OTHERS,
    ActorQuery,
    ActQuery,
    AppraisalQuery,
    ArticleOrder,
    ArticleQuery,
    FigureQuery,
    Query,
    ReviewQuery,
    StatementQuery,
    TimeQuery,
)
from sayso.store.timeline import REPORTED, DatedView, DaysCount, Grain, TimelineQuery
from sayso.store.trouble import told_as_ledger_errors
from sayso.store.views import (
    Added,
    ArticleRow,
    ArticleView,
    CopyView,
    Counts,
    EntryView,
    Facet,
    FacetValue,
    LedgerInfo,
    Piece,
    ReviewView,
    SkippedView,
)

__all__ = [
    "OTHERS",
    "REPORTED",
    "ActQuery",
    "ActorQuery",
    "Added",
    "AppraisalQuery",
    "ArticleOrder",
    "ArticleQuery",
    "ArticleRow",
    "ArticleView",
    "CopyView",
    "Counts",
    "DatedView",
    "DaysCount",
    "EntryView",
    "Facet",
    "FacetValue",
    "FigureQuery",
    "Grain",
    "Ledger",
    "LedgerInfo",
    "Piece",
    "Query",
    "ReviewQuery",
    "ReviewView",
    "SkippedView",
    "StatementQuery",
    "TimeQuery",
    "TimelineQuery",
    "default_author",
    "default_path",
    "stand_back",
    "told_as_ledger_errors",
    "told_by",
]
