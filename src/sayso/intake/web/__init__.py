"""Addresses of the web: the bytes that lie there, fetched with care.

``guard`` keeps a fetch to the public web, ``fetching`` asks, follows and stops. The only part of sayso that uses the
network, and only for addresses that a user names.
"""

from __future__ import annotations

from sayso.intake.found import Found
from sayso.records import Skipped

__all__ = ["fetch", "is_address"]


def is_address(name: str) -> bool:
    """Say whether ``name`` is an address of the web and no file."""
    return "://" in name[:40]


def fetch(address: str, *, most: int) -> Found | Skipped:
    """Return what lies at ``address``, of ``most`` bytes at most, or why it is not fetched."""
    from sayso.intake.web import fetching

    return fetching.WEB.fetch(address, most=most)
