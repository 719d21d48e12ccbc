"""The command line: one file a command. Parses, calls, prints; data to stdout, talk to stderr.

What a command does is left to ``pipeline`` and ``store``, how it looks to ``show``. Those are imported inside the
commands, so that ``sayso --version`` and a shell's completion do not wait for them.
"""

from sayso.cli.app import main

__all__ = ["main"]
