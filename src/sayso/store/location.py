"""Where the ledger lies, that its owner alone can read it there, and who that is."""

from __future__ import annotations

import os
from pathlib import Path


def default_path() -> Path:
    """Return the ledger's place: ``SAYSO_LEDGER`` if set, else ``ledger.sqlite`` in the user's data folder."""
    named = os.environ.get("SAYSO_LEDGER")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("sayso", appauthor=False) / "ledger.sqlite"


def default_author() -> str:
    """Return under which name corrections are kept: ``SAYSO_AUTHOR`` if set, else the system's name of the user."""
    import getpass

    try:
        return os.environ.get("SAYSO_AUTHOR", "").strip() or getpass.getuser()
    except (OSError, KeyError):
        # A user without a name, as some containers have; from Python 3.13 on it is the former error alone.
        return "somebody"


def make_private(file: Path) -> None:
    """Make ``file``, if it is not there, empty and for its owner alone, and so each of its folders that is missing.

    SQLite gives the files it lays beside a ledger the ledger's own rights. A file that is there is not even opened: to
    close it again would let go of all locks that this process holds on it.
    """
    for folder in reversed(file.parents):
        if not folder.exists():
            folder.mkdir(mode=0o700)
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return
