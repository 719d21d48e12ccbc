"""Write a file as a whole, or leave what was there.

Takes a path and lines of bytes; ``SaysoError`` says why where they cannot be written.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sayso.errors import SaysoError


def write_file(path: Path, lines: Iterable[bytes]) -> None:
    """Put ``lines`` into the file ``path``, in place of what it holds once all are safe on the disk.

    Of a link the file that it leads to is written; what is no file, such as a pipe, takes the lines as they come.
    """
    place = path.resolve()
    try:
        if place.exists() and not place.is_file():
            with place.open("wb") as file:
                file.writelines(lines)
        else:
            _replace(place, lines)
    except OSError as error:
        raise SaysoError(str(path), f"could not be written: {error.strerror or error}") from error


def _replace(place: Path, lines: Iterable[bytes]) -> None:
    """Write beside ``place`` first, with the rights that a new file has, or those of the one that is there."""
    beside = place.with_name(f".sayso-{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            shutil.copymode(place, beside)
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
