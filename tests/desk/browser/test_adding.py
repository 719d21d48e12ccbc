"""Adding in a browser: how far it is, is asked for now and then, however much comes."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import FilePayload

from tests.desk.browser.conftest import Arrive

BUSY = '<div class="progress" data-busy="yes" data-said="Reading."></div>'


def test_many_files_do_not_make_the_page_ask_more_often(arrive: Arrive, tmp_path: Path) -> None:
    page = arrive(tmp_path / "ledger.sqlite").opened("/add")
    page.route("**/add/file?*", lambda route: route.fulfill(json={"told": "It is being read."}))
    page.route("**/add/progress", lambda route: route.fulfill(content_type="text/html", body=BUSY))
    files = [FilePayload(name=f"{number}.txt", mimeType="text/plain", buffer=b"No.") for number in range(20)]

    with page.expect_response("**/add/file?name=19.txt"):
        page.locator("#add-files").set_input_files(files)
    page.wait_for_load_state("networkidle")

    began = time.monotonic()
    for _ in range(4):
        with page.expect_request("**/add/progress"):
            pass
    assert time.monotonic() - began > 2
