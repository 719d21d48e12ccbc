"""What comes back from the process in which a page is read."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.intake.layout import LaidOut
from sayso.intake.metadata import Metadata


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRead:
    """What a page holds."""

    laid_out: LaidOut
    metadata: Metadata


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """A page read, or why there is no article on it."""

    page: PageRead | None = None
    reason: str = ""
