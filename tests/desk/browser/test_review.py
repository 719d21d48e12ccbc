"""Review in a browser: everything with the keyboard alone, spans with the mouse as well, and two tabs at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from sayso.records import Statement
from sayso.store import Ledger
from tests.desk.browser.conftest import Arrive
from tests.desk.uncertain import harbour
from tests.stories import bridge, written


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger of which the reader was hardly certain."""
    return written(tmp_path / "ledger.sqlite", harbour(), bridge())


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def part(page: Page, role: str) -> Locator:
    """Return the row of a part, beside the text."""
    return page.locator(f'.parts .part[data-role="{role}"] q, .parts .part[data-role="{role}"] .none')


def said(ledger: Path, cue: str) -> tuple[Statement, ...]:
    """Return the statements with this cue as the ledger holds them."""
    with Ledger.open(ledger, write=False) as opened:
        (article,) = [one.id for one in opened.articles if one.source == "news/harbour.txt"]
        reading = opened.reading(article)
        return tuple(one for one in reading.statements if one.cue and one.cue.of(reading.article.text) == cue)


def words(ledger: Path, *, saying: str) -> list[list[str]]:
    """Return the contents of the statements with a cue, in words."""
    text = harbour().article.text
    return [[piece.of(text) for piece in one.content] for one in said(ledger, saying)]


def test_entry_after_entry_is_decided_with_the_keyboard_alone(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review")
    question, left = page.locator("#which"), page.locator("#left")
    expect(question).to_have_text("Did דוד say this?")
    expect(left).to_have_text("14 to look at")

    press(page, "a")
    expect(question).to_have_text("Did 𝒮ara Ode say this?")
    expect(question).to_be_focused()
    expect(left).to_have_text("13 to look at")
    expect(page.locator("#told")).to_have_text("Found right: אנחנו נשארים.")
    press(page, "r")
    expect(question).to_have_text("Did Bo Lind say this?")
    expect(left).to_have_text("12 to look at")
    press(page, "u")
    expect(question).to_have_text("Did 𝒮ara Ode say this?")
    expect(left).to_have_text("13 to look at")
    press(page, "ArrowRight")
    expect(question).to_have_text("Did Bo Lind say this?")
    press(page, "ArrowLeft")
    expect(question).to_have_text("Did 𝒮ara Ode say this?")
    press(page, "Control+z")
    expect(question).to_have_text("Did דוד say this?")
    expect(left).to_have_text("14 to look at")


def test_what_was_skipped_comes_again_when_nothing_else_waits(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review?kind=statements")
    question = page.locator("#which")

    for name in ("𝒮ara Ode", "Bo Lind", "Mayor Ann Lee"):
        press(page, "s")
        expect(question).to_have_text(f"Did {name} say this?")
    press(page, "a")
    expect(question).to_have_text("Did דוד say this?")
    expect(page.locator("#left")).to_have_text("3 to look at")
    press(page, "a")
    expect(question).to_have_text("Did 𝒮ara Ode say this?")


def test_a_span_is_moved_by_words_and_characters_and_each_change_is_said(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review?skip=1")
    aloud = page.locator("#aloud")

    press(page, "3")
    expect(aloud).to_have_text("content: We 🎉 leave")
    press(page, "ArrowRight")
    expect(aloud).to_have_text("content: 🎉 leave")
    press(page, "Alt+Shift+ArrowLeft")
    expect(aloud).to_have_text("content: 🎉 leav")
    press(page, "u", "1", "ArrowLeft")
    expect(aloud).to_have_text("source: said 𝒮ara Ode")
    press(page, "u")
    expect(part(page, "source")).to_have_text("𝒮ara Ode")
    expect(part(page, "content")).to_have_text("🎉 leave")
    press(page, "a")
    expect(page.locator("#which")).to_have_text("Did Bo Lind say this?")

    assert ["🎉 leave"] in words(ledger, saying="said")


def test_what_makes_an_entry_cannot_be_taken_away(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review?kind=statements")

    press(page, "3", "Delete")

    expect(page.locator("#told")).to_have_text(
        "The content is what makes the entry: mark other words first, or reject it"
    )
    expect(part(page, "content")).to_have_text("אנחנו נשארים")


def test_words_that_are_selected_with_the_keys_become_a_part(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review?skip=2")
    expect(part(page, "content")).to_have_text("It is late. Go home now,")

    press(page, "w", "ArrowRight", "Shift+ArrowRight")
    expect(page.locator("#aloud")).to_have_text("is late")
    expect(page.get_by_role("toolbar", name="Make the words")).to_be_visible()
    press(page, "3", "Enter")
    expect(page.locator("#told")).to_have_text("Corrected: is late.")

    assert words(ledger, saying="warned") == [["is late"]]


def test_the_end_of_a_span_is_dragged_with_the_mouse_and_keeps_to_words(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review?skip=1")
    press(page, "3")

    drag(page, page.locator(".handle.start"), to="🎉", beyond=0.3)
    expect(part(page, "content")).to_have_text("🎉 leave")
    drag(page, page.locator(".handle.end"), to="𝒮ara", beyond=0.9)
    expect(part(page, "content")).to_have_text("🎉 leave” said 𝒮ara")
    press(page, "u", "a")
    expect(page.locator("#which")).to_have_text("Did Bo Lind say this?")

    assert ["🎉 leave"] in words(ledger, saying="said")


def test_words_from_right_to_left_are_dragged_at_the_end_where_they_begin(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review")
    press(page, "3")

    start, end = (page.locator(f".handle.{edge}").bounding_box() for edge in ("start", "end"))
    assert start is not None
    assert end is not None
    assert start["x"] > end["x"]
    drag(page, page.locator(".handle.start"), to="נשארים", beyond=0.6)
    expect(part(page, "content")).to_have_text("נשארים")


def drag(page: Page, handle: Locator, *, to: str, beyond: float) -> None:
    """Drag a handle onto a word, so far into it."""
    box = handle.bounding_box()
    assert box is not None
    x, y, width, height = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const at = node.data.indexOf(words);
            if (at < 0 || node.parentElement.closest('.overlay')) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            const { x, y, width, height } = range.getBoundingClientRect();
            return [x, y, width, height];
          }
        }""",
        to,
    )
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(x + width / 2, y + height / 2)
    page.mouse.move(x + width * beyond, y + height / 2)
    page.mouse.up()


def test_what_is_missing_is_added_by_selecting_words(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review?skip=1")

    press(page, "n")
    expect(page.locator("#which")).to_have_text("What is missing here?")
    press(page, "ArrowRight", "ArrowRight", "ArrowRight", "5")
    expect(part(page, "span")).to_have_text("leave")
    page.get_by_label("speaks").select_option("for it")
    press(page, "Escape", "a")
    expect(page.locator("#told")).to_have_text("Added: leave.")
    expect(page.locator("#which")).to_have_text("Did 𝒮ara Ode say this?")

    with Ledger.open(ledger, write=False) as opened:
        assert [one.words for one in opened.appraisals() if one.title == "At the harbour"] == ["leave"]
    press(page, "u")
    expect(page.locator("#told")).to_have_text("Taken back: leave.")
    with Ledger.open(ledger, write=False) as opened:
        assert not [one for one in opened.appraisals() if one.title == "At the harbour"]


def test_what_is_missing_can_be_chosen_before_its_words(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review?skip=1")
    aloud, question = page.locator("#aloud"), page.locator("#which")

    press(page, "n", "Escape", "1", "e")
    expect(aloud).to_have_text("source: no words yet; select some")
    press(page, "s")

    expect(question).to_have_text("What is missing here?")
    expect(page.locator("#told")).to_have_text("")


def test_an_article_of_which_nothing_waits_can_be_added_to(arrive: Arrive, ledger: Path) -> None:
    article = harbour().article
    page = arrive(ledger).opened(f"/review?article={article.id}")
    for left, name in (("2", "𝒮ara Ode"), ("1", "Bo Lind")):
        press(page, "a")
        expect(page.locator("#left")).to_have_text(f"{left} to look at")
        expect(page.locator("#which")).to_have_text(f"Did {name} say this?")
    press(page, "a")
    expect(page.locator("#which")).to_have_text("No entry of this article waits")
    expect(page.get_by_role("button", name="Accept")).to_be_disabled()

    press(page, "n", "3")
    expect(page.locator("#which")).to_have_text("What is missing here?")
    expect(part(page, "span")).to_have_text("🚢")
    press(page, "Escape", "Escape")
    expect(page.locator("#which")).to_have_text("No entry of this article waits")


def test_the_second_tab_is_told_and_keeps_what_was_typed(arrive: Arrive, ledger: Path) -> None:
    visitor = arrive(ledger)
    first, second = visitor.opened("/review?skip=1"), visitor.opened("/review?skip=1")

    press(second, "3", "ArrowRight")
    press(first, "2", "Delete", "a")
    expect(first.locator("#told")).to_contain_text("Corrected: We 🎉 leave")
    press(second, "a")

    told = second.locator("#conflict")
    expect(told).to_contain_text("Somebody has changed this entry meanwhile")
    expect(part(second, "content")).to_have_text("We 🎉 leave")
    expect(part(second, "cue")).to_have_text("none")
    told.get_by_role("button", name="Put mine back").click()
    expect(part(second, "content")).to_have_text("🎉 leave")
    visitor.trouble[:] = [one for one in visitor.trouble if "409" not in one]


def test_what_somebody_else_has_rejected_is_passed_over(arrive: Arrive, ledger: Path) -> None:
    visitor = arrive(ledger)
    first = visitor.opened("/review?skip=1")
    press(first, "r")
    expect(first.locator("#which")).to_have_text("Did Bo Lind say this?")
    second = visitor.opened("/review")
    # What follows is fetched ahead, so that it stands there still; deciding it tells that it is gone.
    press(first, "r")
    expect(first.locator("#told")).to_have_text("Rejected: It is late. Go home now,.")

    press(second, "s")
    expect(second.locator("#which")).to_have_text("Did Bo Lind say this?")
    press(second, "a")

    expect(second.locator("#told")).to_contain_text("omebody has changed this entry meanwhile")
    expect(second.locator("#which")).not_to_have_text("Did Bo Lind say this?")
    visitor.trouble[:] = [one for one in visitor.trouble if "409" not in one and "404" not in one]


def test_the_details_are_a_form(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review?kind=acts")

    press(page, "d")
    expect(page.get_by_label("type")).to_be_focused()
    page.get_by_label("type").select_option("pledge")
    press(page, "a")
    expect(page.get_by_label("type")).to_be_focused()
    press(page, "Escape", "a")
    expect(page.locator("#told")).to_have_text("Corrected: may.")

    with Ledger.open(ledger, write=False) as opened:
        assert sorted(act.type.value for act in opened.acts()) == ["demand", "pledge"]


def test_single_keys_can_be_switched_off(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review")

    press(page, "?")
    page.get_by_label("Single keys work on this page").uncheck()
    page.get_by_role("button", name="Close").click()
    press(page, "r")
    page.get_by_role("button", name="Skip").click()

    expect(page.locator("#which")).to_have_text("Did 𝒮ara Ode say this?")
    expect(page.locator("#left")).to_have_text("14 to look at")


def test_a_draft_outlives_the_page(arrive: Arrive, ledger: Path) -> None:
    page = arrive(ledger).opened("/review?skip=1")
    press(page, "3", "ArrowRight")
    expect(part(page, "content")).to_have_text("🎉 leave")

    page.reload()

    expect(part(page, "content")).to_have_text("🎉 leave")
    expect(page.get_by_role("button", name="Save correction")).to_be_visible()
    press(page, "Escape")
    expect(part(page, "content")).to_have_text("We 🎉 leave")
