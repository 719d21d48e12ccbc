"""From a page's bytes to its characters, whatever it says they are."""

from __future__ import annotations

import pytest

from sayso.intake.decoding import Decoded
from sayso.intake.html.encoding import charset_of, decode_page

WORDS = "“Zoë O’Brien-Hale” says the café costs 5 €, and nobody at Port Linton would have guessed it before Monday."
CYRILLIC = "Мэр города Линтон обещал построить новую гавань до осени этого года, сказал он в понедельник."


def source(words: str, declared: str) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><p>{words}</p>'


@pytest.mark.parametrize(
    ("words", "declared", "actual", "charset", "encoding"),
    [
        (WORDS, "utf-8", "utf-8", None, "utf-8"),
        (WORDS, "iso-8859-1", "utf-8", None, "utf-8"),
        (WORDS, "utf-8", "cp1252", None, "cp1252"),
        (WORDS, "iso-8859-1", "cp1252", None, "cp1252"),
        (WORDS, "no-such-thing", "cp1252", None, "cp1252"),
        (WORDS, "rot13", "utf-8", None, "utf-8"),
        (CYRILLIC, "windows-1251", "cp1251", None, "cp1251"),
        (CYRILLIC, "utf-8", "koi8-r", "KOI8-R", "koi8-r"),
        (CYRILLIC, "utf-16", "utf-8", "utf-7", "utf-8"),
    ],
)
def test_utf_8_that_holds_then_what_is_declared_then_what_fits(
    words: str, declared: str, actual: str, charset: str | None, encoding: str
) -> None:
    text = source(words, declared)

    assert decode_page(text.encode(actual), charset) == Decoded(text=text, encoding=encoding)


def test_the_charset_stands_in_the_header() -> None:
    assert charset_of([("Date", "x"), ("content-type", 'text/html; charset="KOI8-R"')]) == "KOI8-R"
    assert charset_of([("content-type", "text/html")]) is None
