"""Link scare quotes to the earlier statement whose words they repeat."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Appraisal, Article, Statement


def link_echoes(
    article: Article, appraisals: Sequence[Appraisal], statements: Sequence[Statement]
) -> tuple[Appraisal, ...]:
    """Return the appraisals, in the same order."""
    return tuple(appraisals)
