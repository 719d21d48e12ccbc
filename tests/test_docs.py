"""The documentation holds: links lead somewhere, commands exist, figures are those that were measured."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from bench import readme
from sayso.cli.app import sayso

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path
    for path in (
        *ROOT.glob("*.md"),
        *(page for part in ("docs", "bench", "samples") for page in (ROOT / part).rglob("*.md")),
    )
    if path.parent != ROOT / "samples/articles"
)
"""All pages but the sample articles, which speak of other things."""

LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"```(?:sh|console|text)?\n(.*?)```|`([^`\n]+)`", re.DOTALL)


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_commands_and_their_options_exist(page: Path) -> None:
    unknown = [line for line in commands(page.read_text(encoding="utf-8")) if not is_known(line)]

    assert unknown == []


def commands(text: str) -> list[str]:
    """Return the calls of ``sayso`` in the code of a page, without what follows in a comment or a pipe."""
    code = "\n".join(block or inline for block, inline in CODE.findall(text))
    lines = [re.split(r"\s#|\s\||\s>", line)[0].strip().removeprefix("$ ") for line in code.splitlines()]
    return [line for line in lines if re.match(r"sayso\s+\S", line)]


def is_known(line: str) -> bool:
    """Say whether a call names a command and options that sayso has."""
    words = re.findall(r'"[^"]*"|\S+', line)[1:]
    group = click.Context(sayso)
    names = [word for word in words if sayso.get_command(group, word)]
    command = sayso.get_command(group, names[0]) if names else None
    known = {option for one in (sayso, command) if one for param in one.params for option in param.opts} | {"--help"}
    given = {re.split("=", word)[0] for word in words if word.startswith("--")}
    first_is_command = words[0].startswith(("-", "[")) or (command is not None and words[0] == names[0])
    return first_is_command and given <= known


@pytest.mark.skipif(
    not (ROOT / readme.RESULTS).is_file(), reason="bench/results.json is not there; make bench writes it"
)
def test_the_figures_of_the_readme_are_those_that_were_measured() -> None:
    text = (ROOT / readme.README).read_text(encoding="utf-8")
    results = json.loads((ROOT / readme.RESULTS).read_text(encoding="utf-8"))

    assert readme.with_figures(text, results) == text
