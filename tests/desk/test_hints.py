"""Hints at the desk name pages: who reads in a browser has no shell to type commands into."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.desk.hints import for_the_desk

_HINTS = sorted(
    re.sub(r"\{[^{}]*\}", "abc123", words)
    for folder in ("store", "correcting")
    for file in Path(str(files("sayso") / folder)).rglob("*.py")
    for words in re.findall(r'"([^"\n]*(?:`sayso [a-z]|: sayso [a-z]|--ledger|pip )[^"\n]*)"', file.read_text())
)


def test_there_are_hints_that_name_commands() -> None:
    assert "`sayso actors` lists them all." in _HINTS


@pytest.mark.parametrize("hint", _HINTS)
def test_no_hint_names_a_command(hint: str) -> None:
    assert not re.search(r"`|--ledger|pip |sayso (read|show|actor)", for_the_desk(hint))


def test_trouble_leads_to_a_page(client: TestClient) -> None:
    page = client.get("/actors/Nobody Here").text

    assert "no actor of the ledger goes by this." in page
    assert "The page “Actors” lists them all." in page


def test_says_that_there_is_no_such_page(client: TestClient) -> None:
    answer = client.get("/api/nowhere")

    assert (answer.status_code, answer.json()["reason"]) == (404, "there is no such page")
