"""Score figures against NewsQuant, where one news sentence is one article.

value
    the number is right, both ends of a range
value, unit
    and so is the unit: its ISO 4217 code, ``percent``, or its name as a singular noun
value, sense
    and so is the comparator; "up to" and "less than" are one sense, "at least" and "more than" another

All as F1. Habits of the corpus: an age is a figure, a date or a clock time is not; that a value went up or down is no
sense of its own; a vague plural is a range ("thousands" 1,000 to 10,000), and so is a change that names both its ends.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.score import ledger
from bench.score.ledger import Entry

FILE = "newsquant-dev.json"
CLOSE = 1e-6
"""How far two numbers may differ, as a share of the larger: the corpus writes thirds as floats."""

_LONGER_THAN = 3
"""A word of more letters that ends in -s, but not in -ss, is compared without it."""

_CURRENCIES = {
    "dollar": "usd",
    "us dollar": "usd",
    "$": "usd",
    "euro": "eur",
    "€": "eur",
    "pound sterling": "gbp",
    "£": "gbp",
    "japanese yen": "jpy",
    "yen": "jpy",
    "australian dollar": "aud",
    "hong kong dollar": "hkd",
    "rupee": "inr",
    "malaysian ringgit": "myr",
    "shekel": "ils",
    "indian rupee": "inr",
    "yuan": "cny",
    "chinese yuan": "cny",
    "singapore dollar": "sgd",
    "canadian dollar": "cad",
    "swiss franc": "chf",
    "south korean won": "krw",
    "russian ruble": "rub",
    "new zealand dollar": "nzd",
}
_NAMES = _CURRENCIES | {"%": "percent", "percentage": "percent", "per cent": "percent", "pound-mass": "pound"}
_SENSES = {
    "~": "about",
    ">": "more",
    "<": "less",
    "about": "about",
    "more_than": "more",
    "at_least": "more",
    "less_than": "less",
    "at_most": "less",
}

Quantity = tuple[tuple[float, ...], frozenset[str], str]
"""A number or the ends of a range, the names of the unit, and the sense."""


def gold_sentences(folder: Path, only: frozenset[str] | None = None) -> Iterator[tuple[str, str, list[Quantity]]]:
    """Yield the name and text of each sentence and its quantities; those whose value is no number are left out."""
    for number, sentence in enumerate(json.loads((folder / FILE).read_text(encoding="utf-8"))):
        name = f"newsquant-{number:03d}"
        if only is None or name in only:
            read = (_gold(quantity) for quantity in sentence["quantities"])
            yield name, sentence["text"], [quantity for quantity in read if quantity]


def _gold(quantity: dict[str, Any]) -> Quantity | None:
    """Read one quantity of the corpus, which writes a range as "1.0-1.5" and a negative number as "-3"."""
    written = quantity["value"]
    parts = re.split(r"(?<=\d)-", str(written)) if written is not None else []
    try:
        value = tuple(float(part) for part in parts if part.strip())
    except ValueError:
        return None
    return value, _unit(quantity["unit"], quantity["normalized_unit"]), _SENSES.get(quantity["change"], "exact")


def _unit(*names: str | None) -> frozenset[str]:
    """Return the names of a unit, folded so that one code or noun stands for all spellings."""
    folded = set()
    for name in names:
        words = (name or "-").lower().strip(" .-").split()
        spelt = " ".join(
            word[:-1] if len(word) > _LONGER_THAN and word.endswith("s") and not word.endswith("ss") else word
            for word in words
        )
        folded.add(_NAMES.get(spelt, spelt))
    return frozenset(folded)


def prepare(folder: Path, only: frozenset[str] | None = None) -> ledger.Prepared:
    """Yield the name, text and date of each sentence."""
    for name, text, _ in gold_sentences(folder, only):
        yield name, text, "2022-01-01"


def predicted(entry: Entry) -> Iterator[Quantity]:
    """Yield the figures of a sentence."""
    for record in entry.records["figure"]:
        low, high = record["low"], record["high"]
        value = tuple(float(end) for end in ((low,) if low == high else (low, high)) if end is not None)
        yield value, _unit(record["unit"]), _SENSES.get(record["comparator"], "exact")


def evaluate(folder: Path, entries: dict[str, Entry], only: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the figures of ``entries`` on the sentences of ``folder``."""
    n, articles, missing, broken = Counter[str](), 0, 0, 0
    for name, text, gold in gold_sentences(folder, only):
        entry = entries.get(name) or Entry({"text": text})
        articles += 1
        missing += name not in entries
        broken += ledger.broken_spans(entry, text)
        n += _matched(list(predicted(entry)), gold)
    measures = ("value", "value, unit", "value, sense")
    figures = {name: ledger.f1(n[name], n["p"], n[name], n["g"]) for name in measures}
    return {"articles": articles, "missing": missing, "broken_spans": broken, "figures": figures}


def _matched(found: list[Quantity], gold: list[Quantity]) -> Counter[str]:
    """Count the quantities of one sentence, and those that match."""
    n = Counter[str](p=len(found), g=len(gold))
    for value, unit, sense in gold:
        same = [one for one in found if _is_same(one[0], value)]
        if not same:
            continue
        best = max(same, key=lambda one: (bool(one[1] & unit), one[2] == sense))
        found.remove(best)
        n["value"] += 1
        n["value, unit"] += bool(best[1] & unit)
        n["value, sense"] += best[2] == sense
    return n


def _is_same(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) <= CLOSE * max(1, abs(a), abs(b)) for a, b in zip(sorted(one), sorted(other), strict=True)
    )


if __name__ == "__main__":
    ledger.main(prepare, evaluate)
