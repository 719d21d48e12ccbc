"""Work that nobody waits for: it takes the processor when those who read leave it."""

from __future__ import annotations

import os
import sys
import threading

_NICENESS = 10


def stand_back() -> None:
    """Let this thread, and those that it starts from now on, go behind all others of this machine.

    Linux alone has threads each with a priority of its own; elsewhere nothing changes.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
