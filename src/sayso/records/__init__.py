"""What travels between the stages: frozen records, from the standard library alone.

Stages meet here and nowhere else. Import records from this package, not from its modules.
"""

from sayso.records.act import Act, ActType, Stage
from sayso.records.actor import Actor, ActorType, Form, Mention
from sayso.records.appraisal import Appraisal, AppraisalType, Polarity
from sayso.records.article import READ_ROLES, Article, Block, BlockRole, Candidate, Fetched, Known, Source
from sayso.records.correction import Anchor, Correction, CorrectionId, CorrectionKind, Side
from sayso.records.entity import Entity, EntityId
from sayso.records.figure import Comparator, Figure
from sayso.records.findings import Findings
from sayso.records.ids import (
    ActId,
    ActorId,
    AppraisalId,
    ArticleId,
    FigureId,
    RunId,
    SentenceId,
    StatementId,
    TimeId,
    fingerprint,
)
from sayso.records.pages import PageBox, PageMap, PrintedLine
from sayso.records.reading import Maker, Reading, Skipped
from sayso.records.sentence import Sentence, SentenceRole
from sayso.records.span import Run, Span, TextMap, enclosing, holder
from sayso.records.statement import AUTHOR, Manner, Method, Statement, Voice
from sayso.records.time import Basis, Time, TimeType
from sayso.records.trace import Trace, Traced
from sayso.records.views import (
    GAP,
    ActorCard,
    ActorView,
    ActView,
    AppraisalView,
    CorrectionView,
    FigureView,
    RoleView,
    StatementView,
    TimeView,
    act_views,
    appraisal_views,
    figure_views,
    plain,
    statement_views,
    time_views,
)

__all__ = [
    "AUTHOR",
    "GAP",
    "READ_ROLES",
    "Act",
    "ActId",
    "ActType",
    "ActView",
    "Actor",
    "ActorCard",
    "ActorId",
    "ActorType",
    "ActorView",
    "Anchor",
    "Appraisal",
    "AppraisalId",
    "AppraisalType",
    "AppraisalView",
    "Article",
    "ArticleId",
    "Basis",
    "Block",
    "BlockRole",
    "Candidate",
    "Comparator",
    "Correction",
    "CorrectionId",
    "CorrectionKind",
    "CorrectionView",
    "Entity",
    "EntityId",
    "Fetched",
    "Figure",
    "FigureId",
    "FigureView",
    "Findings",
    "Form",
    "Known",
    "Maker",
    "Manner",
    "Mention",
    "Method",
    "PageBox",
    "PageMap",
    "Polarity",
    "PrintedLine",
    "Reading",
    "RoleView",
    "Run",
    "RunId",
    "Sentence",
    "SentenceId",
    "SentenceRole",
    "Side",
    "Skipped",
    "Source",
    "Span",
    "Stage",
    "Statement",
    "StatementId",
    "StatementView",
    "TextMap",
    "Time",
    "TimeId",
    "TimeType",
    "TimeView",
    "Trace",
    "Traced",
    "Voice",
    "act_views",
    "appraisal_views",
    "enclosing",
    "figure_views",
    "fingerprint",
    "holder",
    "plain",
    "statement_views",
    "time_views",
]
