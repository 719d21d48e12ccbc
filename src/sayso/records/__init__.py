"""What travels between the stages: frozen records, from the standard library alone.

Stages meet here and nowhere else. Import records from this package, not from its modules.
"""

from sayso.records.actor import Actor, ActorType, Form, Mention
from sayso.records.article import READ_ROLES, Article, Block, BlockRole, Known, Source
from sayso.records.ids import ActorId, ArticleId, RunId, StatementId, fingerprint
from sayso.records.reading import Maker, Reading, Skipped
from sayso.records.span import Run, Span, TextMap, enclosing
from sayso.records.statement import Manner, Method, Statement, Voice
from sayso.records.views import GAP, StatementView, statement_views

__all__ = [
    "GAP",
    "READ_ROLES",
    "Actor",
    "ActorId",
    "ActorType",
    "Article",
    "ArticleId",
    "Block",
    "BlockRole",
    "Form",
    "Known",
    "Maker",
    "Manner",
    "Mention",
    "Method",
    "Reading",
    "Run",
    "RunId",
    "Skipped",
    "Source",
    "Span",
    "Statement",
    "StatementId",
    "StatementView",
    "TextMap",
    "Voice",
    "enclosing",
    "fingerprint",
    "statement_views",
]
