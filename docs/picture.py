"""Draw the README's pictures of the terminal from what the real command prints: ``make pictures``.

Reads the sample articles into a ledger of their own, runs the commands on a terminal of fixed width, and writes what
they print, colours and all, to docs/images/ as SVG. Run from the repository's root.
"""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

IMAGES = Path(__file__).with_name("images")
SAYSO = Path(sys.executable).with_name("sayso")
ARTICLES = "samples/articles"
WIDTH = 92

PICTURES = {
    "statements": (["statements", "--by", "Castellan"], None),
    "show": (["show", "--text", f"{ARTICLES}/ferry.txt"], None),
}
"""By file name: the command, and how many lines of its output are shown (None: all)."""


def on_terminal(command: list[str | Path], environment: dict[str, str]) -> str:
    """Return what ``command`` prints when it believes that it prints to a terminal."""
    ours, its = pty.openpty()
    process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment)
    os.close(its)
    printed = bytearray()
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            piece = b""
        if not piece:
            break
        printed += piece
    os.close(ours)
    if process.wait():
        raise SystemExit(printed.decode("utf-8", "replace"))
    return printed.decode("utf-8").replace("\r\n", "\n")


def drawn(command: list[str], printed: str, limit: int | None) -> str:
    """Return an SVG of a terminal in which ``command`` printed this."""
    lines = printed.rstrip("\n").split("\n")
    shown = lines[:limit] + (["…"] if limit and len(lines) > limit else [])
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text(f"$ sayso {' '.join(command)}", style="bold"), highlight=False)
    console.print(Text.from_ansi("\n".join(shown)), highlight=False)
    svg = console.export_svg(title="sayso")
    # rich names fonts on a server; whoever opens the picture should not have to ask one.
    return re.sub(r"\s*@font-face \{[^}]*\}", "", svg) + "\n"


def main() -> None:
    """Draw all pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "SAYSO_LEDGER": f"{folder}/ledger.sqlite",
            "COLUMNS": str(WIDTH),
            "LINES": "50",
            "TERM": "xterm-256color",
        }
        environment.pop("NO_COLOR", None)
        subprocess.run([SAYSO, "read", ARTICLES], env=environment, check=True)
        for name, (command, limit) in PICTURES.items():
            picture = drawn(command, on_terminal([SAYSO, *command], environment), limit)
            (IMAGES / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
