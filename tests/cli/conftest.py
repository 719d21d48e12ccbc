"""The command line as a test runs it: in this process, with a ledger of its own and a reader that knows one pattern."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sayso.analyse import Reader
from sayso.cli.app import run
from sayso.records import Article, Findings, Manner, Method, Span, Statement
from tests.stories import told

ARTICLE = "“We will pay for all of it,” said {name}. The council meets again on Monday and decides about the rest.\n"
"""What the tests' sources hold: one statement that ``PatternReader`` finds."""


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Sayso = Callable[..., Outcome]


class PatternReader:
    """Finds ``“…” said Name Name`` and nothing else, as a model of the given version would."""

    name = "pattern-1"

    _PATTERN = re.compile(r"“([^”]+)” (said) (\w+ \w+)")

    def find(self, article: Article) -> Findings:
        """Return one statement for each match."""
        statements = tuple(
            Statement(
                article_id=article.id,
                content=(Span(*match.span(1)),),
                cue=Span(*match.span(2)),
                source=Span(*match.span(3)),
                manner=Manner.DIRECT,
                confidence=0.75,
                method=Method.RULES,
            )
            for match in self._PATTERN.finditer(article.text)
        )
        return Findings(statements=statements)


@pytest.fixture
def sayso(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Outcome]:
    """Return a function that runs ``sayso`` with the given arguments and bytes on standard input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "ledger.sqlite"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = run(arguments)
        out, err = capsysbinary.readouterr()
        return Outcome(status, out.decode(), err.decode())

    return call


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> type[PatternReader]:
    """Have ``PatternReader`` read in place of the model."""
    monkeypatch.setattr(Reader, "load", PatternReader)
    return PatternReader


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """Return a ledger that holds the stories and a source that was skipped."""
    return told(tmp_path / "ledger.sqlite")


def write_article(path: Path, name: str = "Ann Lee") -> Path:
    """Write an article in which ``name`` says something."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(ARTICLE.format(name=name), encoding="utf-8")
    return path
