"""The timeline as a picture: zoomed, moved and read with the mouse and with the keyboard, the list beside it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.desk.browser.looking import grave
from tests.desk.browser.serving import Visitor

ADDRESS = "/timeline?on=2025-04-01&first=2025-01-01&last=2025-12-31"


def test_the_picture_shows_entries_and_leads_to_their_passages(visitor: Visitor) -> None:
    page = visitor.opened(ADDRESS)
    picture, tip = page.locator("#picture"), page.locator("#picture .tip")
    expect(picture.locator("svg")).to_contain_text("Plans")

    picture.locator("svg a").last.hover()
    expect(tip).to_contain_text("forecast")
    picture.locator(".place").focus()
    page.keyboard.press("ArrowRight")
    told = page.locator("#picture-says").inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#picture-says")).not_to_have_text(told)
    assert grave(page) == []
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/articles/[0-9a-f]+\?entry=[0-9a-f]+"))


def test_the_list_follows_the_days_of_the_picture(visitor: Visitor) -> None:
    page = visitor.opened(ADDRESS)
    heading = page.locator("#results h2")
    expect(heading).to_have_text("2025")

    page.get_by_role("button", name="Earlier").click()
    expect(heading).to_have_text(re.compile("July 2024 – .* July 2025"))
    expect(page.get_by_label("From")).to_have_value(re.compile("2024-0[67]"))
    page.get_by_role("button", name="Zoom in").click()
    expect(heading).to_have_text(re.compile("(September|October) 2024 – .* (March|April) 2025"))
    page.get_by_role("button", name="All").click()
    expect(page.locator("#results")).to_contain_text("1811")

    expect(page).to_have_url(re.compile("on=2025-04-01"))


def test_deadlines_stand_beside_the_list(visitor: Visitor) -> None:
    page = visitor.opened(ADDRESS)

    deadlines = page.get_by_role("complementary", name="Deadlines")
    expect(deadlines).to_contain_text("due by 31 October 2025")
    expect(deadlines).to_contain_text("due by 31 December 2024, nothing found")


def test_without_scripts_the_list_is_there_and_the_deadlines_are_a_link(visitor: Visitor) -> None:
    page = visitor.opened("/timeline")

    source = visitor.context.request.get(page.url).text()

    assert "<h3>2024</h3>" in source
    assert '<a href="/timeline/deadlines">' in source
