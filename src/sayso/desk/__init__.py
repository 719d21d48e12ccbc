"""The desk: the ledger as a local web application.

A ledger's path comes in, an ASGI application goes out. A page is a record made from the ledger, which a template sets
as HTML and ``/api`` gives as JSON; an action changes something and says what it did. Who may ask is left to ``door``,
what lies in the ledger to ``store``.

    routing       what a page and an action are
    application   all of them put together, and how trouble is told
    pages/        one module a page: its record, how it is made, its actions
    templates/    one template a page; all extend ``desk.html``
    static/       style sheets and scripts, ours and under ``vendor`` those of others, with their licences
"""

from __future__ import annotations

from sayso.desk.application import make_desk

__all__ = ["make_desk"]
