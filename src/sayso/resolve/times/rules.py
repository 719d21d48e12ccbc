"""A list of rules: each a pattern that the plain words of a time must match whole, and what to make of the match."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.resolve.times.scene import Answer, Scene

_GROUP = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a time that fit a pattern, and the named parts of them that are there."""

    text: str
    parts: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.parts[name]

    def get(self, name: str) -> str | None:
        """Return a part; None where it is not there."""
        return self.parts.get(name)


Rule = Callable[[Scene, Words], Answer | None]
"""Resolves words; None leaves them to the rules that follow."""


class Rules:
    """Rules in the order in which they are tried."""

    def __init__(self) -> None:
        self._rules: list[tuple[re.Pattern[str], Rule]] = []

    def when(self, *patterns: str) -> Callable[[Rule], Rule]:
        """Add a rule for words in plain writing (``wording.plain``), for each pattern; names of parts may repeat."""

        def add(rule: Rule) -> Rule:
            self._rules.extend((named(pattern), rule) for pattern in patterns)
            return rule

        return add

    def answer(self, scene: Scene, words: str) -> Answer | None:
        """Return what the first rule that fits makes of ``words``."""
        for pattern, rule in self._rules:
            match = pattern.fullmatch(words)
            if match is not None and (answer := rule(scene, parts_of(match))) is not None:
                return answer
        return None


def named(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which several groups may bear one name."""
    seen = Counter[str]()

    def numbered(group: re.Match[str]) -> str:
        name = group[1]
        seen[name] += 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return re.compile(_GROUP.sub(numbered, pattern), re.ASCII)


def parts_of(match: re.Match[str]) -> Words:
    """Return the parts of a match under their names; of several with one name the first that is there."""
    parts: dict[str, str] = {}
    for name, part in match.groupdict().items():
        if part is not None:
            parts.setdefault(name.partition("__")[0], part)
    return Words(match[0], parts)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
