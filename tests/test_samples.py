"""The sample articles, which are the first thing that users see, arrive whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sayso import intake, pipeline
from sayso.link.verify import Texts
from sayso.records import READ_ROLES, Article, BlockRole, GivenText, Skipped, Wording

ARTICLES = Path(__file__).parents[1] / "samples/articles"
TRANSCRIPTS = ARTICLES.parent / "transcripts"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    entries = list(intake.read_sources([str(ARTICLES)]))
    assert [entry for entry in entries if isinstance(entry, Skipped)] == []
    return {
        Path(article.source).name: article
        for entry in entries
        if not isinstance(entry, Skipped)
        for _, article in [entry]
    }


def test_all_are_there_with_title_date_and_language(articles: dict[str, Article]) -> None:
    known = {
        name: (bool(a.title), a.published.value if a.published else None, a.language) for name, a in articles.items()
    }

    assert known == {
        "bell.txt": (True, "2024-11-09", "en"),
        "clinic.txt": (True, "2025-06-03", "en"),
        "corvane-bid": (True, "2025-04-29", "en"),
        "ferry.txt": (True, "2025-03-12", "en"),
        "late-ferry.txt": (True, "2025-03-12", "en"),
        "listening": (True, "2025-05-06", "en"),
        "phones.md": (True, "2025-01-20", "en"),
        "reservoir.txt": (True, "2025-02-07", "en"),
    }


def test_what_is_no_part_of_an_article_is_set_apart(articles: dict[str, Article]) -> None:
    roles = {name: {block.role for block in article.blocks} - READ_ROLES for name, article in articles.items()}

    assert roles["ferry.txt"] == {BlockRole.BYLINE, BlockRole.DATE, BlockRole.CAPTION, BlockRole.FURNITURE}
    assert roles["phones.md"] == {BlockRole.BIO, BlockRole.FURNITURE}
    assert roles["listening"] == set()


def test_a_quotation_runs_across_the_page_break(articles: dict[str, Article]) -> None:
    text = articles["reservoir.txt"].text

    assert "and if they were wrong, we would have lost a village." in text
    assert "below the Brackwater reservoir" in text


def test_the_report_quotes_the_speech_well_and_badly() -> None:
    (given,) = pipeline.given_texts([str(TRANSCRIPTS / "council-speech.txt")])
    (found,) = intake.read_sources([str(TRANSCRIPTS / "council-report.txt")])
    assert isinstance(given, GivenText)
    assert not isinstance(found, Skipped)

    checks = Texts([given]).verify(found[1], (), ()).checks

    assert Counter(check.wording for check in checks) == {
        Wording.VERBATIM: 4,
        Wording.WRITTEN_OTHERWISE: 2,
        Wording.LEFT_OUT_MARKED: 1,
        Wording.LEFT_OUT: 2,
        Wording.SPLICED: 1,
        Wording.ALTERED: 2,
        Wording.NOT_FOUND: 1,
    }
    assert sum(any(change.touches == "negation" for change in check.changes) for check in checks) == 2
