"""What is measured: the rows of the table, with the figures that sayso wants to reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """One thing that is measured."""

    key: str
    """Its name in floors.json and results.json."""

    words: str
    unit: str = ""
    better: Literal["higher", "lower"] = "higher"
    target: float | None = None
    """None where the figure is only told."""

    digits: int = 1
    """After the point, where it is shown."""

    slack: float = 0.0
    """How far below its figure a raised floor is set: another processor's int8 arithmetic moves a score a little."""

    def worse(self, figure: float, limit: float) -> bool:
        """Say whether ``figure`` misses ``limit``."""
        return figure < limit if self.better == "higher" else figure > limit


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A figure, or the reason why there is none."""

    measure: Measure
    on: str
    """The set, with its size."""

    figure: float | None = None
    corpora: tuple[str, ...] = ()
    """The corpora whose state decides the figure."""

    plain: float | None = None
    """The same with the encoder as it was trained, in fp32."""

    rule: float | None = None
    """What the plain quotation-mark rule reaches."""

    people: float | None = None
    """What two people reach who annotated the same articles."""

    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what results.json keeps of the row."""
        fields = asdict(self)
        measure = fields.pop("measure")
        names = {"key": "measure", "words": "words", "unit": "unit", "digits": "digits", "target": "target"}
        kept = {name: measure[key] for key, name in names.items()}
        return kept | fields


@dataclass(kw_only=True, slots=True)
class Results:
    """All rows of a run."""

    rows: list[Row] = field(default_factory=list)
    corpora: dict[str, str] = field(default_factory=dict)
    """The digest of each corpus that was measured on, by its name."""

    publishers: dict[str, dict[str, float]] = field(default_factory=dict)
    """Of each publisher in PolNeAR dev how many articles there are, and what sayso reaches on them."""

    swapped: dict[str, Any] = field(default_factory=dict)
    """The article whose frames change most where names are swapped, and where; without its words."""

    model: str = ""
    machine: str = ""


class BenchError(Exception):
    """A command that was to be measured failed."""

    def __init__(self, command: Sequence[str | Path], said: str) -> None:
        super().__init__(command, said)
        self.command, self.said = command, said

    def __str__(self) -> str:
        return f"{' '.join(map(str, self.command))} failed: {self.said.strip()[-600:]}"
