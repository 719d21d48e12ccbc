"""The real model on a few invented sentences. How well it reads is measured by the bench, not here."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sayso.analyse import Reader
from sayso.analyse.model import WEIGHTS, Model
from sayso.analyse.statements import find_statements
from sayso.errors import ModelError
from tests.planted import marked_article

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(threads=1)


@pytest.mark.parametrize(
    "marked",
    [
        "[content|“We will pay every crown of it,”] [cue|said] [source|Ann Lee].",
        "[source|The minister] [cue|said] [content|the bridge would be closed until June].",
        "[cue|According to] [source|the harbour trust], [content|nine boats were lost in the storm].",
        "[content|“The boat is old,”] [source|Bo Kim] [cue|said], [content|“and it leaks in every weather.”]",
        "👩🏽‍🚒 e\u0301\n\n[content|“We will pay every crown of it,”] [cue|said] [source|Zoë Ó’Brien-Hale].",
    ],
)
def test_plain_cases_are_read_to_the_character(model: Model, marked: str) -> None:
    article, expected = marked_article(marked)

    (statement,) = find_statements(article, model)

    assert statement.content == expected["content"]
    assert (statement.cue,) == expected["cue"]
    assert (statement.source,) == expected["source"]
    assert 0.5 < statement.confidence <= 1


def test_a_text_longer_than_a_window_is_read_to_its_end(model: Model) -> None:
    paragraph = "“We will pay every crown of it,” said Ann Lee."
    article, _ = marked_article("\n\n".join([paragraph] * 60))

    statements = find_statements(article, model)

    assert [s.cue.of(article.text) for s in statements if s.cue] == ["said"] * 60


def test_reading_twice_gives_the_same(model: Model) -> None:
    article, _ = marked_article("The town, Bo Kim believes, will pay.\n\n“It must,” he said.")

    assert find_statements(article, model) == find_statements(article, model)


@pytest.mark.parametrize("text", ["…", "🎉", "\u202e\x1b[31m", "—\n\n—", "a" * 5000])
def test_texts_without_words_hold_no_statements(model: Model, text: str) -> None:
    article, _ = marked_article(text)

    assert find_statements(article, model) == ()


def test_the_reader_names_its_model() -> None:
    assert Reader.load(threads=1).name.startswith("reader-")


@pytest.mark.parametrize("broken", ["reader.json", "encoder.onnx", "frames.onnx", "tokenizer.json"])
def test_a_broken_model_is_named(tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    (folder / broken).write_bytes(b"broken")

    with pytest.raises(ModelError, match=r"Install sayso again\.") as raised:
        Model(folder)

    assert str(folder) in str(raised.value)


@pytest.mark.parametrize(
    "about", ["", "[]", "{}", '{"name": "reader", "version": "1", "digest": "", "threshold": "x"}']
)
def test_a_broken_description_is_told(tmp_path: Path, about: str) -> None:
    (tmp_path / "reader.json").write_text(about)

    with pytest.raises(ModelError, match="not there or broken"):
        Model(tmp_path)
