"""Addresses that differ a little from the one that was asked for: another filter, the page that follows.

Take a request, give a path with its query. Filters stay, and what a change makes senseless goes: whoever narrows down
begins at the first page of what is left.
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request

PAGING = frozenset({"page", "before", "after"})
"""Parameters that say where in a long list one is."""


def changed(request: Request, **values: object) -> str:
    """Return the address asked for with these parameters in place of theirs; those that are None are left out."""
    paged = not values.keys().isdisjoint(PAGING)
    kept = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if value and name not in values and not (paged and name in PAGING)
    ]
    return _address(
        request, [*kept, *((name, str(value)) for name, value in values.items() if value is not None)], paged=paged
    )


def toggled(request: Request, name: str, value: object) -> str:
    """Return the address asked for with one value of a parameter added, or taken away where it is there."""
    pairs = [pair for pair in request.query_params.multi_items() if pair[1]]
    pair = (name, str(value))
    kept = [other for other in pairs if other != pair] if pair in pairs else [*pairs, pair]
    return _address(request, kept, paged=False)


def _address(request: Request, pairs: list[tuple[str, str]], *, paged: bool) -> str:
    query = urlencode([pair for pair in pairs if paged or pair[0] not in PAGING])
    return f"{request.url.path}?{query}" if query else request.url.path
