"""What the markup of a page says of the words in it: by the names of elements, and by what sites call them.

The name of an element, its class, id or item property comes in, ``Part`` flags go out. Where elements begin and end is
left to ``projection``, what is made of the flags to ``choice``.
"""

from __future__ import annotations

import re
from enum import IntFlag


class Part(IntFlag):
    """What the markup says that a block is, or lies in."""

    TITLE = 1  # h1
    HEADING = 2
    QUOTE = 4
    ITEM = 8
    CAPTION = 16
    CELL = 32
    TIME = 64
    BYLINE = 128
    DEK = 256
    DATE = 512
    ASIDE = 1024  # pull quotes, boxes that lead elsewhere, notices
    SITE = 2048  # navigation and footer
    PROSE = 4096  # p


BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
    }
    | {"div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"head", "header", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "picture"}
    | {"pre", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video"}
)
VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "textarea", "select", "object", "title", "iframe"}
)
CLOSED_BY = {
    "li": {"li", "p"},
    "p": {"p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "tr": {"tr", "td", "th", "p"},
    "td": {"td", "th", "p"},
    "th": {"td", "th", "p"},
    "option": {"option"},
}
"""Which elements, left open, a start tag ends."""

BY_TAG: dict[str, int] = {
    tag: int(part)
    for part, tags in (
        (Part.TITLE, ("h1",)),
        (Part.HEADING, ("h2", "h3", "h4", "h5", "h6")),
        (Part.QUOTE, ("blockquote",)),
        (Part.ITEM, ("li", "dd", "dt")),
        (Part.CAPTION, ("figcaption",)),
        (Part.CELL, ("td", "th")),
        (Part.TIME, ("time",)),
        (Part.PROSE, ("p",)),
        (Part.SITE, ("nav", "footer")),
        (Part.ASIDE, ("aside",)),
    )
    for tag in tags
}

_NAMED = (
    (Part.CAPTION, re.compile(r"\b(?:wp-)?(?:image-?|photo-?|media-?|figure-?|img-?)?caption\b|\bphoto-?credit\b")),
    (Part.BYLINE, re.compile(r"\bby-?lines?\b|\bauthors?\b|\bcontributors?\b|\bauthor-?names?\b")),
    (
        Part.DEK,
        re.compile(
            r"\b(?:article-|story-|post-|entry-|headline-)?(?:dek|deck|standfirst|sub-?title|sub-?head(?:line|ing)?)\b"
            r"|\b(?:article|story|post|entry)-(?:summary|description|intro|lede)\b|\balternativeheadline\b"
        ),
    ),
    (
        Part.DATE,
        re.compile(
            r"\bdate-?(?:time|line|published|modified|created)?\b|\bpub-?date\b|\btime-?stamp\b|\bposted-?on\b"
            r"|\b(?:publish(?:ed)?|post|entry|article|story)-?(?:date|time)\b"
        ),
    ),
    (
        Part.ASIDE,
        re.compile(
            r"\bpull-?(?:ed-?)?quotes?\b|\bblock-?pull\b|\bread-?(?:more|next|also)\b|\balso-?read\b|\bsee-?also\b"
            r"|\brelated(?:-?(?:articles?|stor(?:y|ies)|links?|content|posts?|box|news|coverage|reading))?\b"
            r"|\brecommended(?:-?(?:articles?|stor(?:y|ies)|links?|content|posts?))?\b|\bmore-?(?:on|from)-?this\b"
            r"|\bnewsletter(?:-?(?:sign-?up|form|box|promo))?\b|\badvert(?:isement)?s?\b|\bad-?(?:slot|unit|container)\b"
            r"|\b(?:in-?line|story|article)-?promos?\b|\bpromo-?box\b|\bsocial-?(?:share|links|buttons)\b|\bshare-?(?:bar|tools|buttons)\b"
        ),
    ),
)
"""What classes, ids and item properties say, as they are written on news sites; the words of a name by hyphens."""

_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|_+|--+|:")
_LONGEST_NAME = 400
OWN_LINE = int(Part.TIME | Part.BYLINE | Part.DATE | Part.CAPTION | Part.ASIDE)
"""Parts that are blocks of their own whatever element they are, unless inside a paragraph."""

PARAGRAPH = int(Part.PROSE)
_ANY_NAME = re.compile("|".join(pattern.pattern for _, pattern in _NAMED))


def named_parts(value: str) -> int:
    """Return what a class, or another name, says of its element."""
    plain = _HUMPS.sub("-", value[:_LONGEST_NAME]).lower()
    if not _ANY_NAME.search(plain):
        return 0
    return sum(int(part) for part, pattern in _NAMED if any(_is_named(name, pattern) for name in plain.split()))


def _is_named(name: str, pattern: re.Pattern[str]) -> bool:
    """Say whether ``name`` is called so, or is a part of one that is: ``story-byline__name``."""
    return any(match.start() == 0 or match.end() == len(name) for match in pattern.finditer(name))
