"""``sayso show``: one article as a card, as text, sentence by sentence and as a page."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.cli.writing import write_file
from sayso.errors import SaysoError
from sayso.show.card_making import make_card
from sayso.show.page import make_page
from sayso.store import Ledger
from tests.cli.conftest import Sayso
from tests.stories import bridge, ferry

pytestmark = pytest.mark.usefixtures("stories")

FERRY = "ferry.txt"


def _page() -> bytes:
    return make_page(make_card(ferry()))


def test_the_card_is_what_is_shown(sayso: Sayso) -> None:
    status, out, err = sayso("show", FERRY)

    assert (status, err) == (0, "")
    assert out.startswith("title      Mayor pledges new ferry  from the field\n")
    assert "\nAnn Lee  (person; “She”)\n" in out


def test_the_text_is_shown_with_the_numbers_of_the_card(sayso: Sayso) -> None:
    out = sayso("show", FERRY, "--text").out

    assert "“[¹We will pay for it,]” ‹¹said› {¹Ann Lee}" in out
    assert "Who said what" not in out


def test_sentences_are_shown_with_their_roles(sayso: Sayso, stories: Path) -> None:
    with Ledger.open(stories, write=True) as ledger:
        ledger.add(bridge())

    out = sayso("show", "bridge.txt", "--coverage").out

    assert out.endswith("\n4 sentences: 1 reported, 1 assertion, 1 judgement, 1 residue\n")


@pytest.mark.parametrize(
    ("option", "there"), [([], "believed: "), (["--text"], "‹³believed›"), (["--html", "-"], "s3")]
)
def test_one_voice_is_shown(sayso: Sayso, option: list[str], there: str) -> None:
    out = sayso("show", FERRY, "--voice", "predecessor", *option).out

    assert there in out
    assert "¹" not in out
    assert 'id="s1"' not in out


def test_a_voice_that_nobody_has_is_told_in_one_line(sayso: Sayso) -> None:
    assert sayso("show", FERRY, "--voice", "zep\x1b") == (
        1,
        "",
        "sayso: zep␛: nobody in this article speaks by that name. There are: author, Ann Lee, her predecessor.\n",
    )


@pytest.mark.parametrize(
    "options",
    [
        [FERRY, "--text", "--coverage"],
        [FERRY, "--text", "--html", "x.html"],
        [FERRY, "--coverage", "--voice", "author"],
        ["--text"],
        ["--html", "x.html"],
        ["--voice", "author"],
    ],
)
def test_options_that_do_not_go_together_are_told_in_one_line(sayso: Sayso, options: list[str], tmp_path: Path) -> None:
    status, out, err = sayso("show", *options)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "x.html").exists()


def test_a_page_is_written_with_the_rights_of_a_new_file(sayso: Sayso, tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        assert sayso("show", FERRY, "--html", "card.html") == (0, "", "")
    finally:
        os.umask(mask)

    assert (tmp_path / "card.html").read_bytes() == _page()
    assert stat.S_IMODE((tmp_path / "card.html").stat().st_mode) == 0o640


def test_a_page_goes_to_standard_output(sayso: Sayso) -> None:
    assert sayso("show", FERRY, "--html", "-") == (0, _page().decode(), "")


def test_a_page_takes_the_place_of_another_one(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("old")
    (tmp_path / "old.html").chmod(0o600)
    (tmp_path / "link.html").symlink_to("old.html")

    sayso("show", FERRY, "--html", "link.html")

    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "old.html").read_bytes() == _page()
    assert stat.S_IMODE((tmp_path / "old.html").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("file", "reason"),
    [("no/card.html", "No such file or directory"), (".", "Is a directory"), ("x" * 300, "File name too long")],
)
def test_a_page_that_cannot_be_written_says_where(sayso: Sayso, file: str, reason: str) -> None:
    assert sayso("show", FERRY, "--html", file) == (1, "", f"sayso: {file}: could not be written: {reason}.\n")


def test_a_disk_that_fills_up_leaves_the_old_page_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "card.html").write_text("old")

    def lines() -> Iterator[bytes]:
        yield b"new"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(SaysoError, match=r"card\.html: could not be written: No space left on device\."):
        write_file(tmp_path / "card.html", lines())

    assert (tmp_path / "card.html").read_text() == "old"
    assert not list(tmp_path.glob(".sayso-*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_page_that_goes_into_a_device_that_is_full_says_so(sayso: Sayso) -> None:
    assert sayso("show", FERRY, "--html", "/dev/full") == (
        1,
        "",
        "sayso: /dev/full: could not be written: No space left on device.\n",
    )
