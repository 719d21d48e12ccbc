"""The CLI reference in the documentation."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from sayso.cli.app import sayso
from sayso.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"

COMMANDS = [sayso, *sayso.commands.values()]


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: python -m sayso.cli.reference > docs/reference/cli.md"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_and_option_has_help(command: click.Command) -> None:
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert all((argument.name or "?").rstrip("s") in command.help.lower() for argument in _arguments(command))


def _arguments(command: click.Command) -> list[click.Argument]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
