"""Take the pictures of the desk anew: ``make pictures``.

Reads the sample articles into a ledger of their own, serves it, and writes what Chromium shows of each page, on a wide
screen and on a phone, to docs/screens/. What is shown as of today is shown as of a fixed day. Run from the repository's
root, as a module: the way to the desk is that of the browser tests.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image  # comes with reportlab
from playwright.sync_api import Page, sync_playwright
from tests.desk.browser.serving import PHONE, WIDE, Visitor, find_browser, launched, read_samples, served

from sayso.store import ActorQuery, Ledger, StatementQuery

SCREENS = Path(__file__).with_name("screens")
_COLOURS = 160
_TALLEST = 1400  # pixels; what lies below repeats what is above
_DAY = "2025-04-01"


def addresses(ledger: Path) -> dict[str, str]:
    """Return the pages that are shown, by the names of their pictures."""
    with Ledger.open(ledger, write=False) as opened:
        ferry = next(one.id for one in opened.articles if one.source.endswith("/ferry.txt"))
        report = next(one.id for one in opened.articles if one.source.endswith("/council-report.txt"))
        speech = next(one.id for one in opened.articles if one.source.endswith("/council-speech.txt"))
        castellan = next(opened.actors(ActorQuery(text="Gwen Castellan"))).id
        said = next(opened.search(StatementQuery(article=ferry))).id
    return {
        "library": "/articles",
        "reader": f"/articles/{ferry}?entry={said}",
        "original": f"/articles/{ferry}/original?entry={said}",
        "ledger": "/statements",
        "actors": "/actors",
        "actor": f"/actors/{castellan}",
        "compare": "/compare?query=night+boat",
        "timeline": f"/timeline?on={_DAY}",
        "deadlines": f"/timeline/deadlines?on={_DAY}",
        "check": f"/check?article={report}&against={speech}",
        "review": "/review",
        "add": "/add",
    }


def shot(page: Page, file: Path) -> None:
    """Write what ``page`` shows, in few colours."""
    width = page.viewport_size["width"] if page.viewport_size else WIDE[0]
    height = min(_TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    # What follows the window, such as a margin that stays, has the height of the picture.
    page.set_viewport_size({"width": width, "height": max(height, WIDE[1])})
    page.wait_for_timeout(600)
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    few = picture.quantize(_COLOURS, kmeans=4, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


def main() -> None:
    """Take all pictures."""
    browser_path = find_browser()
    if browser_path is None:
        raise SystemExit("There is no Chromium here. On Debian and Ubuntu: apt install chromium")
    SCREENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ledger = read_samples(Path(folder) / "ledger.sqlite")
        browser = launched(playwright, browser_path)
        with served(ledger) as desk:
            for size in (WIDE, PHONE):
                width, height = size
                context = browser.new_context(
                    viewport={"width": width, "height": height}, locale="en-GB", timezone_id="UTC"
                )
                visitor = Visitor(context=context, served=desk)
                visitor.enter().close()
                for name, path in addresses(ledger).items():
                    page = visitor.opened(path)
                    shot(page, SCREENS / f"{name}-{width}.png")
                    if name == "check":
                        page.get_by_role("button", name="Check", exact=True).click()
                        page.wait_for_url("**/check/*")
                        shot(page, SCREENS / f"checked-{width}.png")
                    page.close()
                context.close()
                if visitor.trouble:
                    raise SystemExit("\n".join(visitor.trouble))
        browser.close()


if __name__ == "__main__":
    main()
