"""The desk as a test asks it: over a ledger of its own, without a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stories import told

starlette = pytest.importorskip("starlette", reason="the desk is an extra: pip install 'sayso[desk]'")

from starlette.testclient import TestClient  # noqa: E402

from sayso.desk import make_desk  # noqa: E402


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger that holds the stories and a source that was skipped."""
    return told(tmp_path / "ledger.sqlite")


@pytest.fixture
def client(ledger: Path) -> Iterator[TestClient]:
    """Return what asks the desk over that ledger."""
    with TestClient(make_desk(ledger, author="Ann"), raise_server_exceptions=False) as client:
        yield client
