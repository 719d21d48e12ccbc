"""What people see of a record: its words and names in place of spans and ids.

The terminal, CSV, the Python interface and the web pages all show these, and the ledger can build them without loading
an article.
"""

from sayso.records.views.accounts import CarrierView, OriginView, SharingView, TellingView, UtteranceView
from sayso.records.views.actors import ActorCard, ActorView, CorrectionView, RoleView
from sayso.records.views.acts import ActView, act_views
from sayso.records.views.appraisals import AppraisalView, appraisal_views
from sayso.records.views.figures import FigureView, figure_views, plain
from sayso.records.views.page import GAP, RecordView
from sayso.records.views.statements import StatementView, statement_views
from sayso.records.views.times import TimeView, time_views

__all__ = [
    "GAP",
    "ActView",
    "ActorCard",
    "ActorView",
    "AppraisalView",
    "CarrierView",
    "CorrectionView",
    "FigureView",
    "OriginView",
    "RecordView",
    "RoleView",
    "SharingView",
    "StatementView",
    "TellingView",
    "TimeView",
    "UtteranceView",
    "act_views",
    "appraisal_views",
    "figure_views",
    "plain",
    "statement_views",
    "time_views",
]
