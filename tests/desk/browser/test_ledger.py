"""The ledger's tables and the library in a browser: rows that open, citations, lists that follow what is typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.desk.browser.conftest import Arrive
from tests.desk.browser.looking import grave, resize, too_wide
from tests.desk.browser.serving import PHONE, Visitor
from tests.stories import bridge, ferry, storm, written

_NO_DATE = re.compile(r"400 \(Bad Request\)|: 400$")


@pytest.fixture
def visitor(arrive: Arrive, tmp_path: Path) -> Visitor:
    """Return somebody who has come in to a desk over the stories."""
    return arrive(written(tmp_path / "ledger.sqlite", ferry(), storm(), bridge()))


def shown(page: Page) -> str:
    """Return how much the list says it shows."""
    return page.locator("#results .count").inner_text().lower()


def test_a_row_opens_its_passage_and_closes_it_with_the_keyboard(visitor: Visitor) -> None:
    page = visitor.opened("/statements")
    words = page.locator("a.open").first

    words.focus()
    page.keyboard.press("Enter")
    expect(words).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".opened blockquote")).to_contain_text("the mayor of Port Ane")
    assert page.locator(".opened .cue").inner_text() == "said"
    assert grave(page) == []
    page.keyboard.press("Enter")

    expect(words).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".opened")).to_be_hidden()
    expect(page).to_have_url(f"{visitor.served.address}/statements")


def test_a_second_click_while_a_passage_is_fetched_does_not_close_it(visitor: Visitor) -> None:
    page = visitor.opened("/statements")
    words = page.locator("a.open").first

    words.evaluate("link => { link.click(); link.click(); }")

    expect(page.locator(".opened blockquote")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(words).to_have_attribute("aria-expanded", "true")


def test_a_click_anywhere_on_a_row_opens_it(visitor: Visitor) -> None:
    page = visitor.opened("/acts")
    resize(page, PHONE)

    page.locator("tr.entry .kind").first.click()

    expect(page.locator(".opened dl")).to_contain_text("unless it snows")
    assert too_wide(page) == []


def test_a_citation_is_copied(visitor: Visitor) -> None:
    page = visitor.opened("/statements")

    page.get_by_role("button", name="Cite").first.focus()
    page.keyboard.press("Enter")

    expect(page.locator("#told")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“We will pay for it, … All of it.” – Ann Lee: “Mayor pledges new ferry”, The Ane Courier, "
    )
    assert re.search(r", http://127\.0\.0\.1:\d+/articles/\w+\?entry=\w+$", copied)


def test_a_citation_is_selected_where_nothing_can_be_copied(visitor: Visitor) -> None:
    page = visitor.opened("/statements")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")

    page.get_by_role("button", name="Cite").first.click()

    text = page.get_by_role("dialog").get_by_role("textbox")
    expect(text).to_be_focused()
    start, end, length = text.evaluate("text => [text.selectionStart, text.selectionEnd, text.value.length]")
    assert (start, end) == (0, length)
    assert grave(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Cite").first).to_be_focused()


def test_the_list_follows_what_is_typed_and_says_how_much_it_found(visitor: Visitor) -> None:
    page = visitor.opened("/statements")

    page.get_by_role("searchbox", name="Words").click()
    page.keyboard.type("ship last")
    expect(page.locator("#found")).to_have_text("2 statements")

    expect(page).to_have_url(f"{visitor.served.address}/statements?about=ship+last")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    expect(page.get_by_role("link", name="Acts", exact=True)).to_have_attribute("href", "/acts?about=ship%20last")
    page.get_by_role("link", name=re.compile("^somebody’s")).click()
    expect(page.locator("#found")).to_have_text("1 statement")
    expect(page).to_have_url(f"{visitor.served.address}/statements?about=ship+last&voice=%2A")
    page.go_back()
    expect(page.locator(".chip.chosen")).to_have_count(1)
    page.get_by_role("link", name=re.compile("Without: words")).click()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("")
    assert shown(page) == "6 statements"


def test_a_date_is_asked_for_once_it_is_one_and_told_where_it_is_none(visitor: Visitor) -> None:
    page = visitor.opened("/statements")

    page.get_by_label("Published from").click()
    page.keyboard.type("2024-0")
    page.wait_for_timeout(600)
    assert shown(page) == "6 statements"
    page.keyboard.press("Tab")
    expect(page.locator("#results .trouble")).to_contain_text("'2024-0' is no date")
    page.get_by_label("Published from").fill("2024-05")

    expect(page.locator("#results .count")).to_have_text("1 statement")
    expect(page.locator("#told")).to_have_text("")
    assert [one for one in visitor.trouble if not _NO_DATE.search(one)] == []
    visitor.trouble.clear()


def test_what_is_asked_for_is_saved_as_a_file(visitor: Visitor) -> None:
    page = visitor.opened("/figures?about=storm")

    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV").click()

    assert saved.value.suggested_filename == "sayso-figures-storm.csv"
    assert "more than $1.5 million" in saved.value.path().read_text()


def test_the_library_finds_articles_and_entries_while_one_types(visitor: Visitor) -> None:
    page = visitor.opened("/articles")

    page.get_by_label("Search articles").click()
    page.keyboard.type("lorries")

    expect(page.locator("#found")).to_have_text("1 article")
    expect(page.get_by_role("heading", name="In the ledger")).to_be_visible()
    assert page.locator(".articles .snippet mark").inner_text() == "lorries"
    assert grave(page) == []
    resize(page, PHONE)
    assert too_wide(page) == []
    page.get_by_role("link", name=re.compile("^both lanes")).click()
    page.wait_for_url(re.compile(r"/articles/\w+\?entry=\w+"))


def test_a_row_that_is_clicked_while_a_field_is_left_stays_open(visitor: Visitor) -> None:
    page = visitor.opened("/statements")
    page.fill("input[name=about]", "ferry")
    expect(page).to_have_url(re.compile("about=ferry"))

    page.locator("a.open").first.click()

    expect(page.locator(".opened blockquote")).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.locator(".opened blockquote")).to_be_visible()
