"""Text from elsewhere, made harmless for a terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from sayso.show.safe import harmless, harmless_lines, one_line, one_line_with_edges


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “words” — Zoë, 東京, العربية", "plain “words” — Zoë, 東京, العربية"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("a\x7fb\x00", "a␡b␀"),
        ("\u202egnp.exe", "⟨U+202E⟩gnp.exe"),
        ("\u2068שרה\u2069 \u2068\u2068a\u2069\u2069", "\u2068שרה\u2069 \u2068\u2068a\u2069\u2069"),
        ("\u2068open", "⟨U+2068⟩open"),
        ("\u2069closed\u2068", "⟨U+2069⟩closed⟨U+2068⟩"),
        ("\u2066\u200f\ufeff", "⟨U+2066⟩⟨U+200F⟩⟨U+FEFF⟩"),
        ("two\nlines\tand a tab", "two␊lines␉and a tab"),
        ("\u2028\udc80", "⟨U+2028⟩⟨U+DC80⟩"),
        ("👩\u200d🚀 no\u00a0break, hy\u00adphen", "👩\u200d🚀 no\u00a0break, hyphen"),
    ],
)
def test_controls_are_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert harmless(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"), [("", ""), (" \n", " "), ("\nof  the", " of the"), ("of the\t", "of the "), ("of", "of")]
)
def test_white_space_at_an_edge_may_stay_as_a_space(text: str, shown: str) -> None:
    assert one_line_with_edges(text) == shown


def test_lines_stay_lines_where_they_may() -> None:
    assert harmless_lines("one\r\ntwo\tthree\rfour\x1b") == "one\ntwo three␍four␛"
    assert one_line(" one\n\n two\u00a0three ") == "one two three"


def test_no_character_of_a_hidden_kind_gets_through() -> None:
    hidden = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs"}]

    left = {character for text in hidden for character in harmless(text) if character in hidden}

    assert left == {"\u200c", "\u200d"}
