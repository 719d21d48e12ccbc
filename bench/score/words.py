"""Write a corpus that lists words as running text, so that each word keeps its place."""

from __future__ import annotations

CLINGS_BEFORE = frozenset(".,;:!?)]}%”’'") | {"'s", "’s", "n't", "n’t", "...", "''"}
"""Words that stand right after the word before them."""

CLINGS_AFTER = frozenset("([{$“‘#") | {"``"}
"""Words that the word after them stands right behind."""


class RunningText:
    """Words set one after another with the spaces that print puts between them."""

    def __init__(self, *, before: frozenset[str] = CLINGS_BEFORE, after: frozenset[str] = CLINGS_AFTER) -> None:
        self.text = ""
        self._before, self._after = before, after
        self._clings = True

    def add(self, word: str, spaced_as: str | None = None) -> tuple[int, int]:
        """Set a word, with the spaces around it that ``spaced_as`` would have, and return where it stands."""
        kind = word if spaced_as is None else spaced_as
        if not self._clings and kind not in self._before:
            self.text += " "
        start = len(self.text)
        self.text += word
        self._clings = kind in self._after
        return start, len(self.text)

    def end_line(self) -> None:
        """Set the next word in a new line."""
        if self.text and not self.text.endswith("\n"):
            self.text += "\n"
        self._clings = True
