"""Every page of the desk in a browser, wide and on a phone, light and dark: it fits, and everybody can use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from sayso.desk.pages import PARTS
from sayso.records import StatementView
from sayso.records.views import RecordView
from sayso.store import ActorQuery, ActQuery, FigureQuery, Ledger, StatementQuery, TimeQuery
from tests.desk.browser.conftest import Arrive
from tests.desk.browser.looking import grave, resize, too_wide
from tests.desk.browser.serving import PHONE, Served, Visitor

PATHS = [page.path for part in PARTS for page in part.pages if page.path != "/check/{check}"]  # made by a form first


def with_names(path: str, desk: Served) -> str:
    """Return an address for ``path``, with an article, an actor, an entry ... of the samples in place of the braces."""
    with Ledger.open(desk.ledger, write=False) as ledger:
        article = next(one.id for one in ledger.articles if one.source.endswith("/ferry.txt"))
        entries: dict[str, Iterator[StatementView | RecordView]] = {
            "acts": ledger.acts(ActQuery(article=article)),
            "figures": ledger.figures(FigureQuery(article=article)),
            "times": ledger.times(TimeQuery(article=article)),
            "own-words": ledger.appraisals(),
        }
        entry = next(entries.get(path.split("/")[1], ledger.search(StatementQuery(article=article))))
        names = {
            "article": entry.article,
            "actor": next(ledger.actors(ActorQuery(text="Castellan"))).id,
            "entry": entry.id,
            "promise": next(ledger.acts(ActQuery(promises=True))).id,
            "utterance": next(ledger.utterances()).tellings[0].id,
        }
    return re.sub(r"\{(\w+)[^}]*\}", lambda name: names[name[1]], path)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_sound_and_open_to_everybody(path: str, visitor: Visitor) -> None:
    page = visitor.opened(with_names(path, visitor.served))

    assert page.locator("h1").count() == 1
    assert too_wide(page) == []
    assert grave(page) == []
    page.emulate_media(color_scheme="dark")
    assert grave(page, "color-contrast", "link-in-text-block") == []
    resize(page, PHONE)
    assert too_wide(page) == []
    assert grave(page) == []


def focused(page: Page) -> str:
    """Return the words of what has the focus."""
    words: str = page.evaluate("document.activeElement.innerText || document.activeElement.name || ''")
    return words.strip()


def test_the_keyboard_leads_past_the_navigation_to_the_page(visitor: Visitor) -> None:
    page = visitor.opened("/articles")

    page.keyboard.press("Tab")
    assert focused(page) == "To the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_keyboard_reaches_every_page(visitor: Visitor) -> None:
    page = visitor.opened("/articles")

    reached = []
    for _ in range(10):
        page.keyboard.press("Tab")
        reached.append(focused(page))

    assert reached == [
        *("To the page", "sayso"),
        *("Library", "Ledger", "Actors", "Compare", "Timeline", "Check", "Review", "Add"),
    ]


def test_nothing_moves_for_those_who_ask_for_that(visitor: Visitor) -> None:
    page = visitor.opened("/articles")
    page.emulate_media(reduced_motion="reduce")

    page.evaluate("tell('Done.')")

    assert page.locator("#told").evaluate("told => getComputedStyle(told).animationName") == "none"


def test_what_was_done_is_told_and_goes_again(visitor: Visitor) -> None:
    page = visitor.opened("/articles")

    page.evaluate("tell('Done.')")
    assert page.locator("#told").inner_text() == "Done."
    page.keyboard.press("Escape")

    assert page.locator("#told").inner_text() == ""


def test_an_empty_ledger_says_how_to_begin(arrive: Arrive, tmp_path: Path) -> None:
    visitor = arrive(tmp_path / "ledger.sqlite")

    for path in PATHS:
        if "{" not in path:
            page = visitor.opened(path)
            assert too_wide(page) == []
            assert grave(page) == []
            page.close()
