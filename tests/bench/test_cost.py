"""What the costs are measured on, and with."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from bench.articles import write_articles
from bench.corpora import POLNEAR_DEV
from bench.rows import BenchError

from bench import child


def test_the_articles_have_one_length_and_are_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"

    origin = write_articles(first, count=12, corpora=tmp_path)
    write_articles(second, count=12, corpora=tmp_path)

    articles = [json.loads(line) for line in first.read_text(encoding="utf-8").splitlines()]
    assert origin == "the sample articles, again and again"
    assert [len(article["text"].split()) for article in articles] == [700] * 12
    assert len({article["source"] for article in articles}) == 12
    assert first.read_bytes() == second.read_bytes()


def test_a_corpus_is_known_by_its_files(tmp_path: Path) -> None:
    text = tmp_path / POLNEAR_DEV.folder / "text/pay.txt"
    assert not POLNEAR_DEV.present(tmp_path)
    text.parent.mkdir(parents=True)
    text.write_text("We will pay.", encoding="utf-8")
    before = POLNEAR_DEV.digest(tmp_path)

    text.write_text("We will not pay.", encoding="utf-8")

    assert POLNEAR_DEV.present(tmp_path)
    assert POLNEAR_DEV.digest(tmp_path) != before


def test_measures_the_memory_of_a_command() -> None:
    ran = child.run([sys.executable, "-c", "b'x' * 800_000_000"])

    assert 800 < ran.peak_mb < 900
    assert ran.seconds > 0


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(BenchError, match="no such thing"):
        child.run([sys.executable, "-c", "raise SystemExit('no such thing')"])
