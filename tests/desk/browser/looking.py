"""What a page is asked when it is looked at: whether it fits, and whether everybody can use it."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_GRAVE = ("serious", "critical")


def grave(page: Page, *rules: str) -> list[str]:
    """Return what axe finds serious or critical on a page: by all its rules, or by these alone."""
    page.evaluate(AXE_SCRIPT)
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = page.evaluate("options => axe.run(options)", options)
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:200]} {node['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in _GRAVE
        for node in one["nodes"]
    ]


def resize(page: Page, size: tuple[int, int]) -> None:
    """Give the window another size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


def too_wide(page: Page) -> list[str]:
    """Return what stands out of the window to the right, where a page is wider than that; else nothing."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : ["the page"].concat(
             [...document.querySelectorAll("body *")]
               .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
               .map((one) => one.outerHTML.slice(0, 120)))"""
    )
    return found
