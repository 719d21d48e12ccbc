"""Find in its article what a mark of the acts corpus names by sentence and words."""

from __future__ import annotations

import re
from typing import Any


def locate(article: dict[str, Any], sentence: int, words: str, near: int | None = None) -> tuple[int, int]:
    """Return the span of ``words`` in a sentence: whole words, the occurrence nearest ``near``, else the first.

    ``words#2`` is the second occurrence, ``3|words`` stands in sentence 3 instead.

    Raises:
        ValueError: The sentence does not hold the words.
    """
    head, _, rest = words.partition("|")
    if rest and head.isdigit():
        sentence, words = int(head), rest
    words, _, nth = words.partition("#") if re.search(r"#\d$", words) else (words, "", "")
    start, end = article["sents"][sentence]
    text = article["text"][start:end]
    left, right = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
    found = list(re.finditer(left + re.escape(words) + right, text)) or list(re.finditer(re.escape(words), text))
    if not found:
        raise ValueError(f"{article['id']}: sentence {sentence} has no {words!r}")
    if nth:
        match = found[int(nth) - 1]
    elif near is None:
        match = found[0]
    else:
        match = min(found, key=lambda m: abs(start + m.start() - near))
    return start + match.start(), start + match.end()
