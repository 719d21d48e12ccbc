"""The CLI reference, written from the commands themselves.

    python -m sayso.cli.reference > docs/reference/cli.md

Takes the click commands; gives Markdown. A test compares it with the page in the repository.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from sayso.cli.app import sayso

_HEAD = """\
# Command line

Written from the commands by `python -m sayso.cli.reference`; a change to them goes there.

Data goes to standard output, everything else to standard error. Colours go only to a terminal, and nowhere if
`NO_COLOR` is set. `--ledger` and `--debug` may stand before or after the command.

| exit status | meaning |
|---|---|
| 0 | done; a source that was skipped changes that only with `--strict` |
| 1 | it failed, and one line on standard error says where, why and what to do |
| 2 | the command line was not understood |
| 130 | stopped with Ctrl-C; what was read until then is kept |

| variable | meaning |
|---|---|
| `SAYSO_LEDGER` | the ledger's file, where `--ledger` does not name one |
| `NO_COLOR` | no colours, whatever the terminal can do |
| `COLUMNS` | the width to print for, where it cannot be asked of a terminal |
"""


def reference() -> str:
    """Return the page: the command itself, then each of its commands in the order of the alphabet."""
    sections = [_section("sayso", sayso)]
    sections += [_section(f"sayso {name}", sayso.commands[name]) for name in sorted(sayso.commands)]
    return "\n".join([_HEAD, *sections])


def _section(path: str, command: click.Command) -> str:
    lines = [f"## {path}", "", inspect.cleandoc(command.help or ""), ""]
    lines += ["```", _usage(path, command), "```", ""]
    rows = [_row(option) for option in command.params if isinstance(option, click.Option)]
    rows.append("| `--help` | Show this message and exit. |")
    return "\n".join([*lines, "| option | |", "|---|---|", *rows, ""])


def _usage(path: str, command: click.Command) -> str:
    return " ".join(_usage_pieces(path, command))


def _usage_pieces(path: str, command: click.Command) -> Iterator[str]:
    yield path
    yield "[OPTION]..."
    for argument in command.params:
        if isinstance(argument, click.Argument):
            name = argument.metavar or (argument.name or "").upper()
            yield name if argument.required or name.startswith("[") else f"[{name}]"
    if isinstance(command, click.Group):
        yield "COMMAND"


def _row(option: click.Option) -> str:
    value = "|".join(option.type.choices) if isinstance(option.type, click.Choice) else option.metavar
    name = f"{', '.join(option.opts)}{' ' + value if value else ''}".replace("|", "\\|")
    return f"| `{name}` | {option.help} |"


if __name__ == "__main__":
    click.echo(reference(), nl=False)
