"""Settle what the words of a figure leave open and the article tells: whose dollar a bare "$" is.

The country's where the publisher's name or web address tells one that has a dollar, else the United States'. Either way
the unit is listed in ``assumed``, for it is not in the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Article, Figure

_UNSAID = "USD"

_BY_DOMAIN = {
    "au": "AUD",
    "bb": "BBD",
    "bn": "BND",
    "bs": "BSD",
    "bz": "BZD",
    "ca": "CAD",
    "fj": "FJD",
    "gy": "GYD",
    "hk": "HKD",
    "jm": "JMD",
    "lr": "LRD",
    "na": "NAD",
    "nz": "NZD",
    "sb": "SBD",
    "sg": "SGD",
    "tt": "TTD",
    "tw": "TWD",
}
"""Country-code domains of the countries whose currency is a dollar of their own."""

_BY_NAME = {
    "australia": "AUD",
    "australian": "AUD",
    "bahamas": "BSD",
    "barbados": "BBD",
    "belize": "BZD",
    "brunei": "BND",
    "canada": "CAD",
    "canadian": "CAD",
    "fiji": "FJD",
    "guyana": "GYD",
    "hong kong": "HKD",
    "jamaica": "JMD",
    "liberia": "LRD",
    "liberian": "LRD",
    "namibia": "NAD",
    "namibian": "NAD",
    "new zealand": "NZD",
    "singapore": "SGD",
    "solomon": "SBD",
    "taiwan": "TWD",
    "trinidad": "TTD",
    "jamaican": "JMD",
}
"""Their names, as publishers' names hold them ("The Fiji Times")."""

_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+([a-z]{2})(?::\d+)?(?:/|\Z)", re.IGNORECASE)
_NAMED = re.compile(rf"\b({'|'.join(_BY_NAME)})\b", re.IGNORECASE)
_LONGEST = 300
"""Characters of a name or an address that are looked at: what counts stands at its beginning."""


def settle_figures(article: Article, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures, in the same order, each "$" in the currency that the publisher writes for."""
    unit = _home_dollar(article)
    return tuple(
        replace(figure, unit=unit) if figure.unit == _UNSAID and "unit" in figure.assumed else figure
        for figure in figures
    )


def _home_dollar(article: Article) -> str:
    """Return the code of the dollar that the article's publisher means by "$"."""
    publisher = article.publisher.value[:_LONGEST] if article.publisher else ""
    # A source is a place on the web only if it says so: "notes.ca" may be a file.
    source = article.source[:_LONGEST] if article.source.startswith(("http://", "https://")) else ""
    for address in (publisher, source):
        if (host := _HOST.match(address)) and host[1].lower() in _BY_DOMAIN:
            return _BY_DOMAIN[host[1].lower()]
    named = {_BY_NAME[name.lower()] for name in _NAMED.findall(publisher)}
    return named.pop() if len(named) == 1 else _UNSAID
