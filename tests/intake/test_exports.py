"""Exports of news databases fall into their articles; an article that only looks a little like one stays whole."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from sayso import intake
from sayso.intake.exports import split
from sayso.intake.found import TEXT, Found
from sayso.records import Article, Skipped, Source
from tests.intake.reading import assert_map_leads_back, blocks, read_text

BODIES = (
    (
        "The council of Port Linton voted on Monday to rebuild the old harbour, which a storm had destroyed.",
        "“We will pay every cent of it,” said the mayor, Ann Lee.",
    ),
    (
        "Fishermen in Ellery doubt that the money will be there when the winter comes, and they say so loudly.",
        "Bo Kim, their chairman, said that the union would wait until May.",
    ),
    (
        "The minister for ports came to Port Linton on Thursday and left again before anybody had seen her.",
        "Her office said that she had other cares.",
    ),
)
TITLES = ("Harbour to be rebuilt in Linton", "Union of fishermen has its doubts", "Minister pays a short visit")
AUTHORS = ("Ida Holm", "Bo Kim", "Zoë Ó’Brien")
DATES = ("2024-04-03", "2024-04-04", "2024-04-05")


def numbered() -> str:
    """Three articles as one kind of database writes them: counted, with fields in capitals and a tail."""
    return "\n\n\n".join(
        f"""                               {n + 1} of 3 DOCUMENTS

                              The Linton Courier

                           April {n + 3}, 2024 Wednesday
                                Late Edition

{TITLES[n]}

BYLINE: {AUTHORS[n]}

SECTION: NEWS; Pg. {n + 1}

LENGTH: {n + 4}12 words

DATELINE: PORT LINTON

{BODIES[n][0]}

{BODIES[n][1]}

LOAD-DATE: April {n + 3}, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                    Copyright 2024 The Linton Courier
                         All Rights Reserved"""
        for n in range(3)
    )


def unnumbered() -> str:
    """The same without numbers: one header shape follows another."""
    return "\n".join(line for line in numbered().splitlines() if "DOCUMENTS" not in line)


def with_ids() -> str:
    """Three articles as another kind writes them: bare lines, and a number of its own at the end."""
    return "\n\n".join(
        f"""{TITLES[n]}
By {AUTHORS[n]}
{n + 4}12 words
{n + 3} April 2024
The Linton Courier
LINTC
{n + 1}
English
(c) 2024 The Linton Courier. All rights reserved.

{BODIES[n][0]}

{BODIES[n][1]}

Document LINTC0002024040{n}ek4300001"""
        for n in range(3)
    )


def coded() -> str:
    """Three articles with fields of two letters."""
    return "\n\n".join(
        f"""HD {TITLES[n]}
BY By {AUTHORS[n]}
WC {n + 4}12 words
PD {n + 3} April 2024
SN The Linton Courier
SC LINTC
LA English
CY (c) 2024 The Linton Courier

LP {BODIES[n][0]}

TD {BODIES[n][1]}

CO lintc : The Linton Courier

AN Document LINTC0002024040{n}ek4300001"""
        for n in range(3)
    )


def ended() -> bytes:
    """Three articles in a word-processor file, each with its end marked."""
    document = Document()
    for n in range(3):
        for words in (
            TITLES[n],
            "The Linton Courier",
            f"April {n + 3}, 2024 Wednesday",
            "Copyright 2024 The Linton Courier All Rights Reserved",
            f"Section: NEWS; Pg. {n + 1}",
            f"Length: {n + 4}12 words",
            f"Byline: {AUTHORS[n]}",
            "Body",
            *BODIES[n],
            f"Load-Date: April {n + 3}, 2024",
            "End of Document",
        ):
            document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


EXPORTS = {
    "numbered.txt": numbered().encode(),
    "unnumbered.txt": unnumbered().encode("cp1252"),
    "with-ids.txt": with_ids().encode("utf-8-sig"),
    "coded.txt": coded().encode("utf-16"),
    "ended.docx": ended(),
}


def read(path: Path) -> list[tuple[Source, Article]]:
    found = list(intake.read_sources([str(path)]))
    assert not any(isinstance(one, Skipped) for one in found)
    return [one for one in found if not isinstance(one, Skipped)]


@pytest.mark.parametrize("name", EXPORTS)
def test_each_article_is_a_source_of_its_own_with_its_metadata(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(EXPORTS[name])

    found = read(path)

    assert [source.name for source, _ in found] == [f"{path}#{n}" for n in (1, 2, 3)]
    for n, (source, article) in enumerate(found):
        assert [words for role, words in blocks(article) if role == "paragraph"] == list(BODIES[n])
        assert [words for role, words in blocks(article) if role == "title"] == [TITLES[n]]
        assert article.title is not None
        assert article.publisher is not None
        assert article.published is not None
        assert (article.title.value, article.publisher.value, article.published.value) == (
            TITLES[n],
            "The Linton Courier",
            DATES[n],
        )
        assert [author.value for author in article.authors] == [AUTHORS[n]]
        assert article.title.basis == article.published.basis == "header"
        assert_map_leads_back(article.text, article.map, source.text)
        assert intake.reread(source) == (source, article)


def test_an_export_of_one_article_is_that_article() -> None:
    article = read_text(numbered().partition("2 of 3")[0].replace("1 of 3", "1 of 1"))

    assert [words for role, words in blocks(article) if role == "paragraph"] == list(BODIES[0])
    assert article.publisher is not None


@pytest.mark.parametrize(
    "text",
    [
        "1 of 3\n\nThe council met.\n\n2 of 3\n\nIt met again.\n\n3 of 3\n\nIt went home.",
        f"{BODIES[0][0]}\n\nLENGTH: 512 words\n\n{BODIES[0][1]}",
        f"{BODIES[0][0]}\n\nEnd of Document\n\n{BODIES[1][0]}\n\nEnd of Document",
        f"He read “1 of 20 DOCUMENTS” and “LOAD-DATE: April 3”.\n\n{BODIES[0][0]}\n\nCopyright 2024 The Linton Courier",
        f"By Ida Holm\n\n3 April 2024\n\n{BODIES[0][0]}\n\n{BODIES[0][1]}\n\n© 2024 The Courier. All rights reserved.",
        "",
    ],
)
def test_an_article_that_mentions_such_words_stays_one(text: str) -> None:
    found = Found(name="a.txt", data=text.encode(), media_type=TEXT)

    assert list(split(found)) == [found]
    if text:
        article = read_text(text)
        assert [words for role, words in blocks(article) if role == "paragraph"]
        assert article.title is None or article.title.basis != "header"
