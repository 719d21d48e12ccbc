"""Say how far a second reading agrees with the first labels, here and in bench/speakers.

Every fifth item, from the first on, was read again without the first labels; those of the second reading lie in
``again/`` and ``bench/speakers/again.jsonl``. ``python -m bench.accounts.agreement`` needs the marks only, no texts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SPEAKERS = HERE.parent / "speakers"
EVERY = 5

SETS = (
    ("copies", HERE / "copies.jsonl", HERE / "again/copies.jsonl", "label"),
    ("utterances", HERE / "utterances.jsonl", HERE / "again/utterances.jsonl", "label"),
    ("figures", HERE / "figures.jsonl", HERE / "again/figures.jsonl", "label"),
    ("speakers", SPEAKERS / "polnear-dev.jsonl", SPEAKERS / "again.jsonl", "kind"),
)
"""Name, first and second reading, and what is compared."""

_MADE = frozenset({"label", "change", "why", "kind", "speakers"})
"""What a reader adds to an item; the rest says which item it is."""

Line = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """How far two readings of the same items agree."""

    items: int
    equal: float
    """Share of the items with the same label, in percent."""

    kappa: float
    """The same beyond chance (Cohen), from -1 to 1."""


def main() -> None:
    """Print the figures of all four sets, and the items whose labels differ."""
    for name, first, second, what in SETS:
        pairs = read(first, second)
        found = agreement([(one[what], other[what]) for one, other in pairs])
        print(f"{name}: {found.items} read again, {found.equal:.1f} % with the same {what}, kappa {found.kappa:.2f}")
        for number, (one, other) in enumerate(pairs):
            if one[what] != other[what]:
                print(f"  {number * EVERY}: {one[what]}, again {other[what]}")
        if name == "speakers":
            share = 100 * sum(same_speakers(*pair) for pair in pairs) / len(pairs)
            print(f"  the same name or description: {share:.1f} %")
        if name == "utterances":
            same = [(one["change"], other["change"]) for one, other in pairs if one[what] == other[what] == "same"]
            change = agreement(same)
            print(f"  change, of {change.items} both call same: {change.equal:.1f} %, kappa {change.kappa:.2f}")


def read(first: Path, second: Path) -> list[tuple[Line, Line]]:
    """Return the items read twice, as the two readings have them.

    Raises:
        ValueError: The second reading is not about every fifth item of the first.
    """
    once, again = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in (first, second)
    )
    pairs = list(zip(once[::EVERY], again, strict=True))
    for one, other in pairs:
        if any(one[key] != other[key] for key in one.keys() - _MADE):
            raise ValueError(f"{second.name}: not the same items as in {first.name}")
    return pairs


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Compare two labels of each item; where every label is the same one, kappa is 1."""
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    equal = sum(one == other for one, other in pairs) / len(pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return Agreement(items=len(pairs), equal=100 * equal, kappa=(equal - chance) / (1 - chance) if chance < 1 else 1.0)


def same_speakers(first: Line, second: Line) -> bool:
    """Whether each span of either reading meets one of the other; two without spans are the same."""
    ones, others = first["speakers"], second["speakers"]
    return all(any(a < d and c < b for c, d in others) for a, b in ones) and all(
        any(a < d and c < b for a, b in ones) for c, d in others
    )


if __name__ == "__main__":
    main()
