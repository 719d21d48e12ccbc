"""People's word on the entries of articles: accept, reject, change, add; applied to whatever reads the sources.

Takes an article of a ledger, an entry of it and a ``Draft`` of what it should be; gives the correction that was
written, with which the ledger's tables are in line at once. Corrections outlive every reading: ``corrected`` applies
them to a new one before it is written. What people said is kept by ``store``.
"""

from sayso.correcting.applying import apply
from sayso.correcting.drafts import Draft, Entry, draft_of, entries, find_entry, kind_of, state_of
from sayso.correcting.importing import read_corrections
from sayso.correcting.saying import (
    accept,
    add,
    change,
    corrected,
    reject,
    settle,
    take_over,
    traced,
    undo,
)

__all__ = [
    "Draft",
    "Entry",
    "accept",
    "add",
    "apply",
    "change",
    "corrected",
    "draft_of",
    "entries",
    "find_entry",
    "kind_of",
    "read_corrections",
    "reject",
    "settle",
    "state_of",
    "take_over",
    "traced",
    "undo",
]
