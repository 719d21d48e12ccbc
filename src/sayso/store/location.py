"""Where the ledger lies."""

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
