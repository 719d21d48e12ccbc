"""The floors: what a change must not fall below, in a committed file, with the state of the corpora they were taken on.

A floor of a measure where less is better is a ceiling; both are "limits" here. Limits follow better figures by
``--raise-floors``; they follow worse ones only by ``--lower-floor REASON``, which keeps the reason beside the limit.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path

from bench.rows import Measure, Results, Row

FILE = Path(__file__).with_name("floors.json")


@dataclass(slots=True)
class Floors:
    """What floors.json holds."""

    limits: dict[str, float]
    corpora: dict[str, str]
    lowered: list[dict[str, str | float]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path = FILE) -> Floors:
        """Read the committed floors."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def save(self, path: Path = FILE) -> None:
        """Write the floors back."""
        fields = {"corpora": self.corpora, "limits": self.limits, "lowered": self.lowered}
        path.write_text(json.dumps(fields, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    def misses(self, results: Results) -> list[Row]:
        """Return the rows whose figures miss their limits, those aside that were measured on another corpus."""
        return [row for row in results.rows if self._misses(row) and not self._other_corpus(row, results)]

    def strange_corpora(self, results: Results) -> list[str]:
        """Return the names of corpora that are not in the state that the floors were taken on."""
        return [name for name, digest in results.corpora.items() if self.corpora.get(name, digest) != digest]

    def raise_to(self, results: Results) -> None:
        """Let the limits of quality follow figures that are better, less the measure's slack."""
        for row in results.rows:
            if not row.corpora or row.measure.target is None or row.figure is None:
                continue
            reached = _just_met(row.measure, row.figure)
            limit = self.limits.get(row.measure.key)
            if limit is None or row.measure.worse(limit, reached):
                self.limits[row.measure.key] = reached
        self.corpora.update(results.corpora)

    def lower_to(self, results: Results, reason: str) -> None:
        """Let limits that are missed follow the figures, and keep the reason."""
        for row in results.rows:
            limit = self.limits.get(row.measure.key)
            if limit is None or row.figure is None or not row.measure.worse(row.figure, limit):
                continue
            reached = _just_met(row.measure, row.figure)
            self.limits[row.measure.key] = reached
            self.lowered.append({"measure": row.measure.key, "from": limit, "to": reached, "reason": reason})
        self.corpora.update(results.corpora)

    def _misses(self, row: Row) -> bool:
        limit = self.limits.get(row.measure.key)
        return limit is not None and row.figure is not None and row.measure.worse(row.figure, limit)

    def _other_corpus(self, row: Row, results: Results) -> bool:
        return not set(row.corpora).isdisjoint(self.strange_corpora(results))


def _just_met(measure: Measure, figure: float) -> float:
    """Return the limit, to one digit, that a figure meets with the measure's slack; rounding never makes it miss."""
    if measure.better == "higher":
        return math.floor(10 * (figure - measure.slack) + _ROUNDING) / 10
    return math.ceil(10 * (figure + measure.slack) - _ROUNDING) / 10


_ROUNDING = 1e-6
"""What a sum of decimal fractions may be off."""
