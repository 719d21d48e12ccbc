"""Acts, figures, times and appraisals in the terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sayso.records import (
    Basis,
    Stage,
    StatementView,
    act_views,
    appraisal_views,
    figure_views,
    statement_views,
    time_views,
)
from sayso.show.acts import print_acts
from sayso.show.figures import print_figures, print_figures_by_value
from sayso.show.listing import article_line
from sayso.show.own_words import print_own_words
from sayso.show.timeline import print_timeline
from tests.show.conftest import Print
from tests.stories import bridge, storm

HEAD = f"Bridge to stay open\n5 April 2024 · The Ane Courier · {bridge().article.id[:8]}\n"

WHERE = f"Bridge to stay open · The Ane Courier · 5 April 2024 ·\n      {bridge().article.id[:8]}\n"


def test_acts_stand_under_their_article_with_what_binds_them(printed: Print) -> None:
    first, again = act_views(bridge())
    again = replace(again, same_as=None, type=first.type, by="the council", actor_name=None, stage=Stage.ANNOUNCED)

    page = printed(lambda terminal: print_acts(terminal, [first, again]))

    assert (
        page
        == f"""{HEAD}
  Nobody must  demand, negated, considered, as told by Mayor
  Ann Lee
      close … to lorries
      when: on Monday (8 April 2024) · condition: unless it
      snows

  nobody may  demand
      close both lanes
      demanded by the council
"""
    )


def test_an_act_that_is_told_again_is_counted_at_the_first(printed: Print) -> None:
    views = list(act_views(bridge()))

    both = printed(lambda terminal: print_acts(terminal, views))
    alone = printed(lambda terminal: print_acts(terminal, views[1:]))

    assert both.count("close") == 1
    assert both.endswith("condition: unless it\n      snows · told 2 times\n")
    assert alone == f"{HEAD}\n  Nobody (“nobody”) may  plan\n      close both lanes\n"


def test_who_acts_and_tells_it_is_named_once(printed: Print) -> None:
    act, _ = act_views(bridge())
    act = replace(act, actor_name="Mayor Ann Lee", actor="She", by="She", by_name="Mayor Ann Lee")

    page = printed(lambda terminal: print_acts(terminal, [act]))

    assert "  Mayor Ann Lee (“She”) must  demand, negated, considered,\n  by own account\n" in page
    assert "demanded by" not in page


def test_figures_stand_above_the_sentence_that_says_them(printed: Print) -> None:
    lanes, dollars = figure_views(bridge())
    aged = replace(lanes, words="aged 81", low="81", high="81", counts=None, unit="year of age", voice="author")

    page = printed(lambda terminal: print_figures(terminal, [lanes, aged, dollars]))

    assert (
        page
        == f"""{HEAD}
  2 lanes  “both lanes”  as told by Mayor Ann Lee
  81 years of age  “aged 81”
      Mayor Ann Lee said Nobody must close both lanes of the
      bridge in its splendid old age to lorries on Monday,
      unless it snows.

  more than USD 1,500,000  “more than $1.5 million”  unit
  assumed
      It cost more than $1.5 million the day before the
      storm.
"""
    )


def test_figures_by_value_each_name_their_article(printed: Print) -> None:
    lanes, dollars = figure_views(bridge())

    page = printed(lambda terminal: print_figures_by_value(terminal, [replace(lanes, sentence=None), dollars]))

    assert page.startswith(f"2 lanes  “both lanes”  as told by Mayor Ann Lee\n      {WHERE}\nmore than USD")
    assert page.endswith(f"      {WHERE}")


def test_a_timeline_stands_under_its_days(printed: Print) -> None:
    monday, days, eve = time_views(bridge())
    later = replace(monday, begins=None, ends=None, basis=Basis.UNKNOWN, sentence=None, sentence_start=None, voice=None)

    page = printed(lambda terminal: print_timeline(terminal, [eve, monday, replace(days, begins=monday.begins), later]))

    assert (
        page
        == f"""\
1 March 2024
  It cost more than $1.5 million the day before the storm.
      worked out from “the day before the storm” · Bridge to
      stay open · The Ane Courier · 5 April 2024 · {eve.article[:8]}

8 April 2024
  Mayor Ann Lee said Nobody must close both lanes of the
  bridge in its splendid old age to lorries on Monday,
  unless it snows.
      as told by Mayor Ann Lee · worked out from “Monday” ·
      Bridge to stay open · The Ane Courier · 5 April 2024 ·
      {eve.article[:8]}

from 8 April 2024 on
  A “festival” of trucks lasted two days.
      {WHERE}
It is not known when
  Monday
      {WHERE}"""
    )


@pytest.mark.parametrize(
    ("cut", "shown"), [(0, "A “festival” of trucks lasted two days."), (2, "“festival” of trucks lasted two days.")]
)
def test_a_time_is_found_in_its_sentence(printed: Print, cut: int, shown: str) -> None:
    _, days, _ = time_views(bridge())
    assert days.sentence
    assert days.sentence_start
    long = replace(
        days, sentence=days.sentence[cut:], sentence_start=days.sentence_start + cut, begins=date(2024, 1, 1)
    )

    assert f"\n  {shown}" in printed(lambda terminal: print_timeline(terminal, [long]))


def test_own_words_say_what_they_judge_and_echoes_whom_they_repeat(printed: Print) -> None:
    page = printed(lambda terminal: print_own_words(terminal, appraisal_views(bridge())))

    assert (
        page
        == f"""{HEAD}
  splendid  loaded, for “the bridge”, as told by Mayor Ann
  Lee
      Mayor Ann Lee said Nobody must close both lanes of the
      bridge in its splendid old age to lorries on Monday,
      unless it snows.

  “festival”  scare quotes
      A “festival” of trucks lasted two days.

  “splendid”  repeats words of Mayor Ann Lee
      So nobody may close both lanes, and its “splendid” age
      is over.

1 loaded phrase · 1 scare quote · 1 repeats words quoted
before
"""
    )


def test_nothing_from_an_article_acts_on_the_terminal(printed: Print) -> None:
    nasty = "\x1b[31mred\u202e"
    act, figure = next(act_views(bridge())), next(figure_views(bridge()))
    time, phrase = next(time_views(bridge())), next(appraisal_views(bridge()))
    act = replace(act, actor=nasty, actor_name=nasty, cue=nasty, action=nasty, when=nasty, by=nasty, voice_name=nasty)
    figure = replace(figure, words=nasty, counts=nasty, unit=nasty, assumed=(nasty,), sentence=nasty, voice_name=nasty)
    time = replace(time, words=nasty, sentence=nasty, sentence_start=time.start, anchor=nasty, title=nasty)
    phrase = replace(phrase, words=nasty, target=nasty, sentence=nasty, voice_name=nasty, publisher=nasty)

    pages = [
        printed(lambda terminal: print_acts(terminal, [act])),
        printed(lambda terminal: print_figures(terminal, [figure])),
        printed(lambda terminal: print_figures_by_value(terminal, [replace(figure, counts=None)])),
        printed(lambda terminal: print_timeline(terminal, [time])),
        printed(lambda terminal: print_own_words(terminal, [phrase])),
        printed(lambda terminal: print_own_words(terminal, [replace(phrase, echo_of="0", echo_name=nasty)])),
    ]

    assert all("␛" in page for page in pages)
    assert not [page for page in pages if "\x1b" in page or "\u202e" in page]


def test_an_article_without_title_goes_by_its_place() -> None:
    (view,) = statement_views(storm())
    assert isinstance(view, StatementView)

    assert article_line(replace(view, title=None, published=None, publisher=None, article_source="a\x1b.txt")) == (
        f"a␛.txt · {view.article[:8]}"
    )
