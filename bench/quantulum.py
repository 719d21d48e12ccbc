"""quantulum3, a library of rules for quantities, to compare with: its quantities as figures of the contract.

Reads articles as JSON Lines, writes those lines of ``sayso read --json`` that the scorer of figures reads. It tells no
comparators, and gives an uncertainty where there is a range:

    python -m bench.quantulum articles.jsonl > ledger.jsonl
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "bench.quantulum", "{articles}") if find_spec("quantulum3") else None
NOTE = "the rule is quantulum3" if COMMAND else "quantulum3, to compare with, is not installed"

_NO_UNIT = "dimensionless"


def read(line: str) -> Iterator[dict[str, Any]]:
    """Yield the records of one line of a .jsonl file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says on import what it could do with more packages
        parser = import_module("quantulum3.parser")

    fields = json.loads(line)
    text, name = fields["text"], fields["source"]
    yield {"kind": "article", "id": name, "source": name, "text": text}
    for quantity in parser.parse(text):
        spread = quantity.uncertainty or 0
        start, end = quantity.span
        unit = quantity.unit.name
        yield {
            "kind": "figure",
            "article": name,
            "span": {"start": start, "end": end, "text": text[start:end], "raw": [[start, end]]},
            "low": str(quantity.value - spread),
            "high": str(quantity.value + spread),
            "comparator": "exact",
            "unit": None if unit == _NO_UNIT else unit,
        }


if __name__ == "__main__":
    for article in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n"):
        for record in read(article) if article else ():
            print(json.dumps(record, ensure_ascii=False))
