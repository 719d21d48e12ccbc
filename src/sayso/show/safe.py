"""Text from elsewhere, made harmless for a terminal.

An article, a file name or an error message may hold escape sequences that repaint the terminal, and controls that make
words stand in another order than they have. They are shown, not obeyed: ``␛`` for the escape character, ``⟨U+202E⟩``
for a bidirectional override. Everything that is printed as text for people goes through here; data for programs keeps
every character.
"""

from __future__ import annotations

import unicodedata

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

_JOINERS = frozenset("\u200c\u200d")
"""Emoji and several scripts are written with these two; they neither hide nor reorder anything."""

_FROM_THE_RIGHT = frozenset({"R", "AL", "AN"})
_ISOLATE, _END = "\u2068", "\u2069"
"""First strong isolate, pop directional isolate: what stands between them is laid out by itself."""

_SOFT_HYPHEN = "\u00ad"
"""Invisible unless a line breaks there; terminals disagree about its width, so it is left out."""


def harmless(text: str) -> str:
    """Return ``text`` as one line in which no character does anything but show itself.

    Isolates that are all closed stay, so that what ``isolated`` made can be put together: they reorder nothing outside.
    """
    if text.isprintable():
        return text
    kept = _ISOLATE + _END if _is_closed(text) else ""
    return "".join(
        character if character.isprintable() or character in kept else _shown(character) for character in text
    )


def harmless_lines(text: str) -> str:
    """Return ``text`` made harmless, with its line breaks kept and tabs as spaces."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return "\n".join(harmless(line) for line in text.split("\n"))


def one_line(text: str) -> str:
    """Return ``text`` made harmless, with white space of any kind and length as one space."""
    return harmless(" ".join(text.split()))


def one_line_with_edges(text: str) -> str:
    """Return ``text`` as ``one_line`` does, with a space at an edge where it has white space."""
    words = one_line(text)
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def isolated(text: str) -> str:
    """Return harmless words so that, written from right to left, they leave the order of what stands around them."""
    if text.isascii() or not any(unicodedata.bidirectional(character) in _FROM_THE_RIGHT for character in text):
        return text
    return f"{_ISOLATE}{text}{_END}"


def _is_closed(text: str) -> bool:
    """Say whether each isolate ends, and nothing ends that did not begin."""
    depth = 0
    for character in text:
        depth += (character == _ISOLATE) - (character == _END)
        if depth < 0:
            return False
    return depth == 0


def _shown(character: str) -> str:
    if character in _JOINERS or unicodedata.category(character) not in _UNSAFE:
        return character
    if character == _SOFT_HYPHEN:
        return ""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
