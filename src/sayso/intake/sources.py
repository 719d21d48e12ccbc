"""Find what a source named by the user holds: a file, a folder, an address, a .jsonl file of articles, or piped text.

Names come in; ``Found`` bytes go out one after the other, and a ``Skipped`` for each name or line that gives none.
Nothing is held but the one article at hand.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.intake.found import JSON_LINE, SUFFIXES, TEXT, Found, Handed, by_suffix, skipped
from sayso.intake.web import fetch, is_address
from sayso.records import Skipped

_STDIN = "-"

LARGEST = 32 * 2**20
"""Bytes of one article. The longest books are a tenth of this; what is larger is something else."""

_COUNTED = 8 * 2**20  # bytes of a .jsonl file whose lines are counted for an estimate


def find(name: str, stdin: BinaryIO | None = None) -> Iterator[Found | Skipped]:
    """Yield what the source called ``name`` holds, in the order of its paths and lines."""
    if name == _STDIN:
        yield from _piped(stdin)
        return
    if is_address(name):
        yield fetch(name, most=LARGEST)
        return
    try:
        # Not by Path, for which no name at all is the working folder.
        is_folder = stat.S_ISDIR(os.stat(name).st_mode)  # noqa: PTH116
    except (OSError, ValueError) as error:
        yield skipped(_printable(name), _why_missing(error))
        return
    if not is_folder:
        yield from _file(name)
        return
    empty = True
    for entry in _walk(name):
        empty = False
        if isinstance(entry, Skipped):
            yield entry
        else:
            yield from _file(entry)
    if empty:
        yield skipped(_printable(name), f"holds no {SUFFIXES} file")


def find_handed(handed: Handed) -> Iterator[Found | Skipped]:
    """Yield what was handed over, as ``find`` does what lies in a file."""
    media_type = handed.media_type or by_suffix(handed.name) or TEXT
    file = io.BytesIO(handed.data)
    if media_type == JSON_LINE:
        yield from _lines(handed.name, file)
    else:
        yield _whole(handed.name, file, media_type)


def expected(names: Iterable[str]) -> int | None:
    """Return about how many articles ``names`` hold; None where that cannot be known without reading them."""
    total = 0
    for name in names:
        if name == _STDIN:
            return None
        paths = _walk(name) if os.path.isdir(name) else (name,)  # noqa: PTH112  as in find
        total += sum(1 if isinstance(path, Skipped) else _articles_in(path) for path in paths)
    return total


def _articles_in(path: str) -> int:
    if by_suffix(path) != JSON_LINE:
        return 1
    try:
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return 1
            head = file.read(_COUNTED)
    except OSError:
        return 1
    lines = head.count(b"\n") + (not head.endswith(b"\n"))
    return max(1, round(lines * size / len(head))) if head else 1


def _walk(folder: str) -> Iterator[str | Skipped]:
    """Yield the files below ``folder`` whose suffix is known, sorted; hidden ones and links to folders are left out.

    A link to a folder could lead in a circle, and what it leads to is found under its own name.
    """
    waiting = [folder.rstrip("/") or "/"]
    is_folder = {waiting[0]}
    while waiting:
        path = waiting.pop()
        if path not in is_folder:
            yield path
            continue
        is_folder.remove(path)
        try:
            with os.scandir(path) as entries:
                kept = sorted(
                    ((f"{path.rstrip('/')}/{entry.name}", _is_folder(entry)) for entry in entries if _is_wanted(entry)),
                    reverse=True,
                )
        except OSError as error:
            yield skipped(_printable(path), _why_unreadable(error))
            continue
        waiting += (below for below, _ in kept)
        is_folder.update(below for below, inner in kept if inner)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return False
    if _is_folder(entry):
        return True
    if by_suffix(entry.name) is None:
        return False
    # A link that leads nowhere is listed as such; pipes and devices would block.
    return (entry.is_symlink() and not Path(entry.path).is_dir()) or entry.is_file()


def _file(path: str) -> Iterator[Found | Skipped]:
    name = _printable(path)
    media_type = by_suffix(path) or TEXT
    try:
        with Path(path).open("rb") as file:
            if media_type == JSON_LINE:
                yield from _lines(name, file)
            else:
                yield _whole(name, file, media_type)
    except OSError as error:
        yield skipped(name, _why_unreadable(error))


def _piped(stdin: BinaryIO | None) -> Iterator[Found | Skipped]:
    """Yield what is piped in: articles as JSON Lines where its first line is one, else one text."""
    stream = stdin or getattr(sys.stdin, "buffer", None)
    if stream is None:
        yield skipped(_STDIN, "nothing is piped in")
        return
    try:
        first = stream.readline(LARGEST + 1)
        if _is_article_line(first):
            yield from _lines(_STDIN, stream, first)
        else:
            yield _whole(_STDIN, io.BytesIO(first + stream.read(LARGEST + 1)), TEXT)
    except OSError as error:
        yield skipped(_STDIN, _why_unreadable(error))


def _is_article_line(line: bytes) -> bool:
    if not line.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        return False
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(entry, dict) and "text" in entry


def _whole(name: str, file: BinaryIO, media_type: str) -> Found | Skipped:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        return skipped(name, f"is larger than {LARGEST // 2**20} MB, which no article is; split it")
    return Found(name=name, data=data, media_type=media_type)


def _lines(name: str, file: BinaryIO, first: bytes | None = None) -> Iterator[Found | Skipped]:
    """Yield the lines of a .jsonl file; ``first`` is one already taken from it."""
    number = 0
    empty = True
    while line := first if first is not None else file.readline(LARGEST + 1):
        first = None
        number += 1
        if len(line) > LARGEST:
            while line and not line.endswith(b"\n"):
                line = file.readline(LARGEST)
            yield skipped(f"{name}#{number}", f"is larger than {LARGEST // 2**20} MB, which no article is")
        elif line.strip():
            yield Found(name=f"{name}#{number}", data=line.rstrip(b"\r\n"), media_type=JSON_LINE)
        else:
            continue
        empty = False
    if empty:
        yield skipped(name, "holds no articles")


def _printable(path: str) -> str:
    """Return ``path`` with slashes, and without bytes that are no text."""
    return path.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _why_missing(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return _why_unreadable(error)


def _why_unreadable(error: OSError | ValueError) -> str:
    what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read: {what.lower()}"
