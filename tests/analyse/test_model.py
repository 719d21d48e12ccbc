"""The real model on a few invented sentences. How well it reads is measured by the bench, not here."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.analyse import Reader
from sayso.analyse.model import WEIGHTS, Model
from sayso.errors import ModelError
from sayso.records import ActType, Findings, Form, TimeType
from tests.planted import marked_article

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(threads=1)


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
def test_plain_cases_are_read_to_the_character(reader: Reader, marked: str) -> None:
    article, expected = marked_article(marked)

    (statement,) = reader.find(article).statements

    assert statement.content == expected["content"]
    assert (statement.cue,) == expected["cue"]
    assert (statement.source,) == expected["source"]
    assert 0.5 < statement.confidence <= 1


def test_an_act_is_read_with_its_parts(reader: Reader) -> None:
    article, expected = marked_article(
        "[actor|The harbour trust] [cue|promised] to [action|build twelve new quays] [when|by 2031]."
    )

    (act,) = reader.find(article).acts

    assert act.type is ActType.PLEDGE
    assert ((act.actor,), (act.cue,)) == (expected["actor"], expected["cue"])
    assert act.action == expected["action"]
    assert not act.negated


def test_names_and_times_are_read_with_their_types(reader: Reader) -> None:
    article, expected = marked_article(
        "[person|Ann Lee], who leads the [organisation|Marrick Harbour Trust], left [place|Vienna] on [date|Tuesday]."
    )

    found = reader.find(article)

    assert {(name.type, name.span) for name in found.names} == {
        (kind, *expected[kind]) for kind in ("person", "organisation", "place")
    }
    assert [(time.type, time.span) for time in found.times] == [(TimeType.DATE, *expected["date"])]


def test_a_pronoun_is_led_to_its_antecedent(reader: Reader) -> None:
    article, expected = marked_article("[name|Ann Lee] was born in Vienna. In 1999 [pronoun|she] moved to Oslo.")

    chains = reader.find(article).chains

    assert any({*expected["name"], *expected["pronoun"]} <= {one.span for one in chain} for chain in chains)
    forms = {one.span: one.form for chain in chains for one in chain}
    assert forms[expected["name"][0]] is Form.NAME
    assert forms[expected["pronoun"][0]] is Form.PRONOUN


def test_a_text_longer_than_a_window_is_read_to_its_end(reader: Reader) -> None:
    paragraph = "“We will pay every crown of it,” said Ann Lee."
    article, _ = marked_article("\n\n".join([paragraph] * 60))

    statements = reader.find(article).statements

    assert [s.cue.of(article.text) for s in statements if s.cue] == ["said"] * 60


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    article, _ = marked_article("The town, Bo Kim believes, will pay.\n\n“It must,” he said.")

    assert reader.find(article) == reader.find(article)


@pytest.mark.parametrize("text", ["…", "🎉", "\u202e\x1b[31m", "—\n\n—", "a" * 5000])
def test_texts_without_words_hold_nothing(reader: Reader, text: str) -> None:
    article, _ = marked_article(text)

    found = reader.find(article)

    assert replace(found, sentences=(), figures=()) == Findings()


def test_the_reader_names_its_model() -> None:
    assert Reader.load(threads=1).name.startswith("reader-")


@pytest.mark.parametrize("broken", ["reader.json", "encoder.onnx", "heads.onnx", "links.onnx", "tokenizer.json"])
def test_a_broken_model_is_named(tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    (folder / broken).write_bytes(b"broken")

    with pytest.raises(ModelError, match=r"Install sayso again\.") as raised:
        Model(folder)

    assert str(folder) in str(raised.value)


@pytest.mark.parametrize(
    "about", ["", "[]", "{}", '{"name": "reader", "version": "1", "digest": "", "thresholds": {}}']
)
def test_a_broken_description_is_told(tmp_path: Path, about: str) -> None:
    (tmp_path / "reader.json").write_text(about)

    with pytest.raises(ModelError, match="not there or broken"):
        Model(tmp_path)
