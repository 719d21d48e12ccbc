"""Statements, articles, skipped sources and summaries in the terminal."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Console

from sayso.outcome import Change, Difference, Report
from sayso.records import ArticleId, SentenceRole, Skipped, statement_views
from sayso.show.articles import print_articles, print_skipped
from sayso.show.report import Tally, print_change, print_report, print_tally
from sayso.show.statements import print_statements
from sayso.store import ArticleView, SkippedView
from tests.show.conftest import Print
from tests.stories import ferry, storm


def test_statements_stand_under_their_article(printed: Print) -> None:
    views = [*statement_views(ferry()), *statement_views(storm())]

    page = printed(lambda terminal: print_statements(terminal, views))

    assert (
        page
        == f"""\
Mayor pledges new ferry
3 April 2024 · The Ane Courier · {views[0].article[:8]}

  Ann Lee said  direct
      “We will pay for it, … All of it.”

  Ann Lee (“She”) told  mixed
      that her predecessor had believed the ship would “last
      for ever”

  her predecessor believed  mixed, as told by Ann Lee
      the ship would “last for ever”

  (nobody named)  direct
      “It is too late.”

Storm [red]warning[/red] :smile:
May 2024 · news/␛[31mstorm⟨U+202E⟩.txt · {views[-1].article[:8]}

  the ⟨U+009B⟩2Jharbour office warned  direct
      “=HYPERLINK(1)”
"""
    )


def test_a_statement_found_without_the_one_around_it_says_so(printed: Print) -> None:
    _, _, believed, _ = statement_views(ferry())

    page = printed(lambda terminal: print_statements(terminal, [believed]))

    assert "  her predecessor believed  mixed, inside another statement\n" in page


def test_articles_are_listed_with_what_names_them(printed: Print) -> None:
    view = ArticleView(
        id=ArticleId("0123456789abcdef"),
        source="news/ferry.txt",
        title="Mayor pledges\nnew ferry",
        publisher=None,
        published="2024-04-03",
        language="en",
        version=1,
        current=False,
        statements=1,
        added="2024-05-01T00:00:00Z",
    )

    page = printed(lambda terminal: print_articles(terminal, [view, replace(view, title=None, current=True)]))

    assert (
        page
        == """\
01234567  Mayor pledges new ferry
          3 April 2024 · 1 statement · version 1, replaced
          by a later one · news/ferry.txt
01234567  news/ferry.txt
          3 April 2024 · 1 statement
"""
    )


def test_skipped_sources_are_listed_with_their_reasons(printed: Print) -> None:
    view = SkippedView(source="a\x1b.txt", stage="intake", reason="it is empty", at="2024-05-01T10:00:00Z")

    page = printed(lambda terminal: print_skipped(terminal, [view]))

    assert page == "a␛.txt\n    it is empty  intake, 1 May 2024\n"


def test_a_summary_counts_and_names_the_first_that_were_skipped(printed: Print) -> None:
    skipped = tuple(Skipped(source=f"{i}.txt", stage="intake", reason="it is empty") for i in range(12))
    report = Report(
        new=1200,
        new_versions=1,
        updated=0,
        unchanged=3,
        statements=1,
        acts=0,
        figures=1001,
        times=2,
        appraisals=0,
        sentences=((SentenceRole.REPORTED, 7), (SentenceRole.CALL, 2), (SentenceRole.RESIDUE, 1)),
        skipped_count=12,
        skipped=skipped,
        seconds=2.04,
    )

    page = printed(lambda terminal: print_report(terminal, report))

    assert page.startswith(
        "1,204 articles: 1,200 new, 1 new version, 3 unchanged; 2.0\ns.\n"
        "Written down: 1 statement, 1,001 figures, 2 times.\n"
        "10 sentences: 7 reported, 2 calling for something, 1 not\naccounted for.\n12 skipped:\n"
    )
    assert page.endswith("  9.txt: it is empty\n  and 2 more: sayso skipped\n")


def test_reading_again_says_what_came_and_went(printed: Print) -> None:
    said, told, *_ = statement_views(ferry())
    changes: list[Change | Skipped] = [
        Change(article=ArticleId("0"), source="ferry.txt", added=(said,), removed=(told,), same=2, others=()),
        Change(article=ArticleId("1"), source="storm.txt", added=(), removed=(), same=1, others=()),
        Change(
            article=ArticleId("2"),
            source="bridge.txt",
            added=(),
            removed=(),
            same=1,
            others=(Difference(kind="act", more=1, fewer=0), Difference(kind="time", more=2, fewer=3)),
        ),
        Skipped(source="gone.txt", stage="intake", reason="it is empty"),
    ]

    def write(terminal: Console) -> None:
        tally = Tally()
        for change in changes:
            print_change(terminal, change)
            tally = tally.plus(change)
        print_tally(terminal, tally)

    assert (
        printed(write)
        == """\
ferry.txt: 1 statement more, 1 fewer, 2 the same
  - Ann Lee told that her predecessor had believed the ship
    would “last for ever”
  + Ann Lee said “We will pay for it, … All of it.”
storm.txt: 1 statement, as before
bridge.txt: 0 statements more, 0 fewer, 1 the same; 1 act
more, 0 fewer; 2 times more, 3 fewer
gone.txt: kept as it was; it is empty
3 articles read again, 2 of them changed: 1 statement more,
1 fewer, 4 the same.
1 article could not be read again.
"""
    )
