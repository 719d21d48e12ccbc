"""The pages of the desk, one module each, in the order of the navigation."""

from __future__ import annotations

from sayso.desk.pages import (
    actors,
    add,
    check,
    compare,
    entries,
    entry,
    library,
    original,
    reader,
    review,
    review_corrections,
    review_decisions,
    timeline,
    told,
)
from sayso.desk.routing import Part

PARTS: tuple[Part, ...] = (
    library.PART,
    entries.PART,
    actors.PART,
    compare.PART,
    check.PART,
    told.PART,
    reader.PART,
    entry.PART,
    add.PART,
    original.PART,
    timeline.PART,
    review.PART,
    review_decisions.PART,
    review_corrections.PART,
)
