"""Bytes become characters."""

import codecs
import hashlib

import pytest

from sayso.intake.decoding import Decoded, NotText, decode

PROSE = "“We will pay,” said Zoë Ó’Brien of Port Linton – a naïve promise, café owners say. "


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PROSE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + PROSE.encode(), "utf-8-sig"),
        (PROSE.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), "utf-16"),
        (PROSE.encode("utf-16-le"), "utf-16-le"),
        (PROSE.encode("utf-16-be"), "utf-16-be"),
        (PROSE.encode("utf-32"), "utf-32"),
        (PROSE.encode("cp1252"), "cp1252"),
    ],
)
def test_an_encoding_is_recognised(data: bytes, encoding: str) -> None:
    assert decode(data) == Decoded(text=PROSE, encoding=encoding)


def test_latin_1_is_read_as_its_superset() -> None:
    assert decode("Zoë said no to the café.".encode("latin-1")) == Decoded(
        text="Zoë said no to the café.", encoding="cp1252"
    )


def test_cyrillic_without_a_mark_is_left_to_frequencies() -> None:
    prose = "Мэр города сообщила в понедельник, что порт будет восстановлен, а жители получат деньги. " * 5

    decoded = decode(prose.encode("cp1251"))

    assert isinstance(decoded, Decoded)
    assert decoded.text == prose


def test_one_broken_byte_does_not_turn_a_utf_8_text_into_another_encoding() -> None:
    decoded = decode(PROSE.encode() * 3 + b"caf\xe9")

    assert decoded == Decoded(text=PROSE * 3 + "caf\ufffd", encoding="utf-8")


def test_a_utf_16_text_cut_in_the_middle_of_a_character_is_read_up_to_there() -> None:
    decoded = decode(PROSE.encode("utf-16-le")[:-1])

    assert decoded == Decoded(text=PROSE[:-1], encoding="utf-16-le")


def test_stray_nuls_do_not_make_a_text_binary() -> None:
    data = b"The mayor\0 of Port Linton resigned.\0" + bytes(4000)

    assert decode(data) == Decoded(text=data.decode(), encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (hashlib.shake_128(b"noise").digest(4000), "holds binary data, not text"),
        (bytes(range(8)) * 500, "holds binary data, not text"),
        (b"\x89PNG\r\n\x1a\n", "is an image, which cannot be read as text; save its text as .txt"),
        (
            b"PK\x03\x04...",
            "is a ZIP archive or an office document, which cannot be read as text; unpack it, or save its text as .txt",
        ),
    ],
)
def test_what_is_no_text_is_told_apart(data: bytes, reason: str) -> None:
    assert decode(data) == NotText(reason)


def test_a_table_of_small_numbers_is_not_utf_16() -> None:
    data = b"".join(number.to_bytes(2, "little") for number in range(32)) * 40

    assert isinstance(decode(data), NotText)
