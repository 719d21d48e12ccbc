"""The ledger on disk: readings come in, views and readings go out, and nothing else speaks SQL.

``Ledger`` is the whole interface. One process writes at a time, any number read meanwhile. What the records mean, and
which sources to read, is left to the stages before; how views look, to ``show``.
"""

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
    "EntryView",
    "Facet",
    "FacetValue",
    "FigureQuery",
    "Ledger",
    "LedgerInfo",
    "Piece",
    "Query",
    "ReviewQuery",
    "ReviewView",
    "SkippedView",
    "StatementQuery",
    "TimeQuery",
    "default_author",
    "default_path",
]
