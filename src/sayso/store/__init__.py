"""The ledger on disk: readings come in, views and readings go out, and nothing else speaks SQL.

``Ledger`` is the whole interface. One process writes at a time, any number read meanwhile. What the records mean, and
which sources to read, is left to the stages before; how views look, to ``show``.
"""

from sayso.store.ledger import Ledger
from sayso.store.location import default_author, default_path
from sayso.store.queries import ActorQuery, ActQuery, AppraisalQuery, FigureQuery, StatementQuery, TimeQuery
from sayso.store.views import Added, ArticleView, Counts, LedgerInfo, SkippedView

__all__ = [
    "ActQuery",
    "ActorQuery",
    "Added",
    "AppraisalQuery",
    "ArticleView",
    "Counts",
    "FigureQuery",
    "Ledger",
    "LedgerInfo",
    "SkippedView",
    "StatementQuery",
    "TimeQuery",
    "default_author",
    "default_path",
]
