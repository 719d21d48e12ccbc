"""dateparser, a library that looks up dates in text by rules, to compare with: its dates as times of the contract.

Reads articles as JSON Lines, writes those lines of ``sayso read --json`` that the scorer of times reads:

    python -m bench.dates articles.jsonl > ledger.jsonl

``search_dates`` gives words and a moment. They are mapped to its advantage:

- Its words begin with a preposition ("on Tuesday"), which TIMEX3 leaves out; so does the span here.
- The value is the moment, cut to the precision that its own parser says the words have: a year, a month, a week or a
  day, and the hour and minute where the words hold a time of day. The type is time there, else date.
- It counts from the article's date. Which of two days next to it is meant is left to its own default, the best of its
  three settings here.

Durations, sets and words as vague as "recently" it does not know.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "bench.dates", "{articles}") if find_spec("dateparser") else None
NOTE = "the rule is dateparser's search_dates" if COMMAND else "dateparser, to compare with, is not installed"

_PREPOSITION = re.compile(r"(?:on|in|at|of|by|for|from|since|until|to|and|the|about)\s+", re.IGNORECASE)
_CLOCK = re.compile(r"\d:\d\d|\d\s*[ap]\.?m\b|\bnoon\b|\bmidnight\b", re.IGNORECASE)
_FORMATS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V"}


def read(line: str) -> Iterator[dict[str, Any]]:
    """Yield the records of one line of a .jsonl file; the text is taken as it stands."""
    from dateparser.search import search_dates

    fields = json.loads(line)
    text, name = fields["text"], fields["source"]
    settings = {"RELATIVE_BASE": datetime.fromisoformat(fields["date"])} if fields.get("date") else {}
    yield {"kind": "article", "id": name, "source": name, "text": text}
    for paragraph in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        at = paragraph.start()
        for words, moment in search_dates(paragraph[0], languages=["en"], settings=settings) or ():
            start = text.find(words, at, paragraph.end())
            if start >= 0:
                at = start + len(words)
                while preposition := _PREPOSITION.match(text, start, at):
                    start = preposition.end()
                yield _time(text, name, start, at, moment)


def _time(text: str, name: str, start: int, end: int, moment: datetime) -> dict[str, Any]:
    words = text[start:end]
    is_time = _CLOCK.search(words) is not None
    return {
        "kind": "time",
        "article": name,
        "span": {"start": start, "end": end, "text": words, "raw": [[start, end]]},
        "type": "time" if is_time else "date",
        "value": moment.strftime("%Y-%m-%dT%H:%M" if is_time else _FORMATS.get(_precision(words), "%Y-%m-%d")),
    }


def _precision(words: str) -> str:
    from dateparser.date import DateDataParser

    found = DateDataParser(languages=["en"]).get_date_data(words)
    return str(found.period) if found else "day"


if __name__ == "__main__":
    for article in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n"):
        for record in read(article) if article else ():
            print(json.dumps(record, ensure_ascii=False))
