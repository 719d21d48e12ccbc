"""Adding in a browser: how far it is, is asked for now and then, however much comes."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import FilePayload, Route

from tests.desk.browser.conftest import Arrive

BUSY = '<div class="progress" data-busy="yes" data-said="Reading."></div>'


def test_many_files_do_not_make_the_page_ask_more_often(arrive: Arrive, tmp_path: Path) -> None:
    page = arrive(tmp_path / "ledger.sqlite").opened("/add")
    asked: list[float] = []

    def progress(route: Route) -> None:
        asked.append(time.monotonic())
        route.fulfill(content_type="text/html", body=BUSY)

    page.route("**/add/file?*", lambda route: route.fulfill(json={"told": "It is being read."}))
    page.route("**/add/progress", progress)
    files = [FilePayload(name=f"{number}.txt", mimeType="text/plain", buffer=b"No.") for number in range(20)]
    with page.expect_response("**/add/file?name=19.txt"):
        page.locator("#add-files").set_input_files(files)

    # After the last file it is asked for at once; from then on at intervals.
    for _ in range(8):
        with page.expect_response("**/add/progress"):
            pass
    assert asked[-1] - asked[-4] > 2
