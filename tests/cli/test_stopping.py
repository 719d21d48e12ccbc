"""Ctrl-C while the real model reads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.mark.model
@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to whole consoles")
def test_ctrl_c_in_the_middle_of_a_book_is_obeyed_at_once(tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text("“We will pay,” said Ann Lee. The bridge is old, and few mind it. " * 30_000)
    command = [sys.executable, "-c", "from sayso.cli import main; main()", "read", ".", "--ledger", "ledger.sqlite"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            while not (tmp_path / "ledger.sqlite").exists():
                time.sleep(0.1)
            # A cold machine takes seconds to import what it reads with; the book takes minutes.
            time.sleep(6)

            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=20)
        finally:
            process.kill()

    assert process.returncode == 130
    assert said.endswith("sayso: stopped; what was read is kept. The same command goes on from there.\n")
