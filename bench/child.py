"""Run a command as a user would, and say how long it took and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.rows import BenchError

SAYSO = Path(sys.executable).with_name("sayso")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command cost."""

    seconds: float
    peak_mb: float
    """The most memory that was resident at once."""


def run(command: Sequence[str | Path], *, environment: dict[str, str] | None = None) -> Ran:
    """Run ``command``, its output thrown away, and measure it.

    This process must stay small: at a child's start, Linux counts its parent's memory as the child's.

    Raises:
        BenchError: The command failed.
    """
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=errors, env={**os.environ, **(environment or {})}
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise BenchError(command, errors.read().decode("utf-8", "replace"))
    # Linux counts in KiB, macOS in bytes.
    return Ran(seconds, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e6 / 1024))


def output(command: Sequence[str | Path]) -> str:
    """Run ``command`` and return what it prints.

    Raises:
        BenchError: The command failed.
    """
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(command, done.stderr)
    return done.stdout


def write_output(command: Sequence[str | Path], path: Path) -> None:
    """Run ``command`` and write what it prints to ``path``.

    Raises:
        BenchError: The command failed.
    """
    with path.open("wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise BenchError(command, done.stderr.decode("utf-8", "replace"))
