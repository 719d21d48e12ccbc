"""Do in a process of its own what may hang, eat all memory or break down: parsing what strangers wrote.

The name of a job and bytes go in, the job's bytes come out, or the reason why there are none. A job is a function from
bytes to bytes. The process starts with the first job and serves all that follow; one that takes too long is killed
with it, and the next job starts another.
"""

from __future__ import annotations

import atexit
import os
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

MEMORY = 1 << 30
"""Bytes of addresses that the process may hold; enough for the largest page and the longest document that is read."""

SECONDS = 45.0
"""What a job may take."""

_REQUEST = struct.Struct("<HQ")
"""The lengths of the job's name and of its bytes, which follow."""

_REPLY = struct.Struct("<?Q")
"""Whether the job was done, and the length of what it gives, or of the reason, which follows."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a job gave nothing."""

    reason: str


class _Process:
    """The process, and how to talk to it."""

    def __init__(self) -> None:
        # Modules come from where this process has them, and never from the folder it happens to run in.
        path = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(  # noqa: S603  no part of the command comes from outside
            [sys.executable, "-P", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._too_late = False
        self._owner = os.getpid()

    def do(self, job: str, data: bytes, seconds: float) -> bytes | Failed:
        """Send a job and wait for what it gives."""
        requests, replies = self._process.stdin, self._process.stdout
        assert requests  # noqa: S101  both are pipes
        assert replies  # noqa: S101
        clock = threading.Timer(seconds, self._stop)
        clock.start()
        try:
            requests.write(_REQUEST.pack(len(job), len(data)) + job.encode() + data)
            requests.flush()
            done, length = _REPLY.unpack(replies.read(_REPLY.size))
            given = replies.read(length)
        except (OSError, struct.error):
            self.end()
            if self._too_late:
                return Failed(f"takes longer than {seconds:.0f} seconds to read")
            return Failed("breaks the program that reads it")
        except BaseException:
            self.end()  # the answer that is still to come would be taken for that of the next job
            raise
        finally:
            clock.cancel()
        return given if done else Failed(given.decode())

    def alive(self) -> bool:
        """Say whether it can take another job of this process, which may be a copy of the one that started it."""
        return self._owner == os.getpid() and self._process.poll() is None

    def end(self) -> None:
        """Kill it and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):  # what was still to be written has no reader
                    pipe.close()

    def _stop(self) -> None:
        self._too_late = True
        self._process.kill()


_lock = threading.Lock()
_process: _Process | None = None


def do_apart(job: str, data: bytes) -> bytes | Failed:
    """Let the function ``job``, written ``module:name``, work on ``data``; return what it gives, or why nothing."""
    global _process  # noqa: PLW0603  one process serves all of this one
    with _lock:
        if _process is None or not _process.alive():
            if _process is None:
                atexit.register(_end)
            _process = _Process()
        return _process.do(job, data, SECONDS)


def _end() -> None:
    if _process:
        _process.end()


def _serve(requests: BinaryIO, replies: BinaryIO) -> None:
    while head := requests.read(_REQUEST.size):
        name_length, length = _REQUEST.unpack(head)
        module, _, name = requests.read(name_length).decode().partition(":")
        data = requests.read(length)
        try:
            done, given = True, getattr(import_module(module), name)(data)
        except MemoryError:
            done, given = False, b"takes too much memory to read"
        except RecursionError:
            done, given = False, b"is nested too deeply to be read"
        except Exception as error:  # noqa: BLE001  libraries fail in many ways on what is broken
            done, given = False, f"breaks the program that reads it ({type(error).__name__}: {error})".encode()
        replies.write(_REPLY.pack(done, len(given)) + given)
        replies.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _main() -> None:
    _limit_memory()
    # Whatever a library prints must not come between the replies.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    _main()
