"""The whole way of a newcomer: from an empty ledger to what is taken out of it, in one browser, with the real model."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.desk.browser.conftest import Arrive
from tests.desk.browser.serving import SAMPLES

NOTE = """\
Trust to be asked about night boat

The county will ask the Marrick Harbour Trust about the night boat, its transport secretary said on Friday.

“I want to see the figures before October,” Ruth Abelard said.
"""


def test_a_newcomer_adds_reads_searches_merges_corrects_compares_and_exports(arrive: Arrive, tmp_path: Path) -> None:
    page = arrive(tmp_path / "ledger.sqlite").enter()

    # The ledger is empty and says how to begin: by the file chooser, and by a text that is pasted.
    expect(page.locator("main")).to_contain_text("There is nothing here yet")
    page.locator("#add-files").set_input_files(sorted(SAMPLES[0].iterdir()))
    expect(page.locator("#adding")).to_contain_text("8 articles added", timeout=60_000)
    page.get_by_text("Paste a text").click()
    page.get_by_label("Text", exact=True).fill(NOTE)
    page.get_by_label("Published", exact=True).fill("2025-03-14")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("#adding")).to_contain_text("1 article added", timeout=60_000)

    # A word of the pasted text finds it, and it can be read.
    _follow(page, "Library")
    page.get_by_label("Search articles").fill("county transport secretary Friday")
    expect(page.locator("#results")).to_contain_text("Trust to be asked about night boat")
    _follow(page, "Trust to be asked about night boat")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trust to be asked about night boat")

    # Words that were said show their card: to a pointer that rests on them, and to the keyboard.
    card = page.locator("#card")
    page.get_by_text("I want to see the figures before October").first.hover()
    expect(card).to_contain_text("Ruth Abelard")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()

    # Two names of one trust become one actor.
    _follow(page, "Actors")
    _follow(page, "Marrick Harbour Trust")
    _follow(page, "Merge")
    page.get_by_label("Name or role of the other one").fill("harbour trust")
    _follow(page, re.compile("^Harbour trust$"))
    page.get_by_role("button", name="They are one").click()
    expect(page.locator("#told")).to_contain_text("Marrick Harbour Trust")

    # A span is corrected with the keyboard: what was said goes on for another word.
    _follow(page, "Review")
    page.get_by_label("Kind", exact=True).select_option("statements")
    expect(page).to_have_url(re.compile("kind=statements"))
    page.wait_for_load_state("networkidle")
    question, aloud = page.locator("#which"), page.locator("#aloud")
    asked = question.inner_text()
    page.keyboard.press("3")
    expect(aloud).to_contain_text("content")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("a")
    expect(page.locator("#told")).to_contain_text("Corrected")
    expect(question).not_to_have_text(asked)

    # Two papers on one evening, side by side.
    _follow(page, "Compare")
    page.get_by_label("Event, in words of its articles").fill("night boat islanders")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Late ferry saved until the autumn")
    expect(page.locator("main")).to_contain_text("Harbour trust votes to end the night boat")

    # What is asked for is taken out as a table, and so are the corrections.
    _follow(page, "Ledger")
    page.get_by_label("Words").first.fill("night boat")
    expect(page).to_have_url(re.compile("about=night"))
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    table = download.value.path().read_text(encoding="utf-8-sig")
    assert "Castellan" in table
    _follow(page, "Review")
    _follow(page, "What was corrected")
    with page.expect_download() as download:
        page.get_by_role("link", name="Export").click()
    assert download.value.path().read_text(encoding="utf-8").count("\n") >= 1


def _follow(page: Page, name: str | re.Pattern[str]) -> None:
    """Follow a link to another page; a hand is slower than its scripts, a test is not."""
    with page.expect_event("load"):
        page.get_by_role("link", name=name).first.click()
