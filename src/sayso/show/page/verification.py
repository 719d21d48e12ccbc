"""Checked quotations as a web page: each beside what was said, the changes marked on both sides.

Takes what is shown of some verifications; gives the bytes of one page that needs nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.show.page.shell import STYLE, render, sheet
from sayso.show.verification import Checks


def make_verification_page(articles: Sequence[Checks]) -> bytes:
    """Return the page of the quotations of some articles in UTF-8."""
    return render("verification.html", sheet(*STYLE, "static/verification.css"), articles=articles)
