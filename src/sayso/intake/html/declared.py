"""Gather what a page tells about itself for machines: title, authors, publisher, date, each with its place.

The source and its projection come in, ``Candidate`` values go out, in the order of the page. Which of them counts is
decided by ``chosen``: the one with the highest confidence, of two the first. What the text itself shows, a byline or
a date line, is left to ``page``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from sayso.intake.bylines import split_names
from sayso.intake.dates import find_date
from sayso.intake.html.projection import Projection, Script, Tag
from sayso.records import Candidate, Span

_ARTICLE_TYPE = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|\w*NewsArticle|SocialMediaPosting)$"
)
_JSON_LD = "application/ld+json"
_DEEPEST_DATA = 8
_LONGEST = 400  # characters of a value that is a title or a name

_BY_META = {
    "article:published_time": ("published", 0.9),
    "og:article:published_time": ("published", 0.9),
    "datepublished": ("published", 0.9),
    "parsely-pub-date": ("published", 0.85),
    "sailthru.date": ("published", 0.8),
    "dc.date.issued": ("published", 0.85),
    "dcterms.created": ("published", 0.8),
    "dc.date": ("published", 0.75),
    "publish-date": ("published", 0.85),
    "publishdate": ("published", 0.85),
    "publish_date": ("published", 0.85),
    "pubdate": ("published", 0.85),
    "ptime": ("published", 0.8),
    "pdate": ("published", 0.8),
    "cxenseparse:recs:publishtime": ("published", 0.85),
    "date": ("published", 0.7),
    "article:modified_time": ("modified", 0.3),
    "og:updated_time": ("modified", 0.3),
    "lastmod": ("modified", 0.3),
    "author": ("author", 0.85),
    "article:author": ("author", 0.85),
    "parsely-author": ("author", 0.85),
    "sailthru.author": ("author", 0.85),
    "dc.creator": ("author", 0.85),
    "byl": ("author", 0.85),
    "cxenseparse:author": ("author", 0.8),
    "og:title": ("title", 0.9),
    "twitter:title": ("title", 0.8),
    "parsely-title": ("title", 0.85),
    "dc.title": ("title", 0.8),
    "headline": ("title", 0.85),
    "og:site_name": ("publisher", 0.9),
    "dc.publisher": ("publisher", 0.8),
    "application-name": ("publisher", 0.5),
    "publisher": ("publisher", 0.8),
}
"""What meta elements are called that tell something of the article, and how far each is to be trusted."""

_DATED_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:/|-|$)")
_AFTER_BY = re.compile(r"^\W*by\b:?\s*", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?://|www\.|@|\.(?:com|org|net)\b|^(?:admin|editor|staff|user|guest|unknown|none|null)$", re.IGNORECASE
)
MODIFIED = "modified"
"""The field of dates on which a page was changed: kept apart, so that none of them is taken for the day it came out."""


def declared(source: str, projection: Projection) -> tuple[Candidate, ...]:
    """Return all that the page declares, in the order in which it does."""
    found = [*_of_scripts(source, projection.scripts), *_of_tags(source, projection)]
    if projection.title:
        start, end = projection.title
        title = " ".join(unescape(source[start:end]).split())
        if title:
            found.append(_candidate("title", title, "title element", 0.5, start, end))
    return tuple(sorted(found, key=lambda one: (one.raw or Span(0, 1)).start))


def chosen(candidates: Sequence[Candidate], field: str) -> Candidate | None:
    """Return the candidate that counts for ``field``: the one most to be trusted, of two the first on the page."""
    return max((one for one in candidates if one.field == field), key=lambda one: one.confidence, default=None)


def description(projection: Projection) -> str | None:
    """Return the words in which the page sums its article up for others."""
    told = [
        tag for tag in projection.tags if tag.name == "meta" and _meta_name(tag) in {"og:description", "description"}
    ]
    return next((words for tag in told if (words := tag.attributes.get("content", "").strip())), None)


def _candidate(field: str, value: str, basis: str, confidence: float, start: int, end: int) -> Candidate:
    return Candidate(
        field=field, value=value[:_LONGEST], basis=basis, confidence=confidence, raw=Span(start, max(end, start + 1))
    )


# Data for search engines


def _of_scripts(source: str, scripts: Sequence[Script]) -> Iterator[Candidate]:
    """Yield what JSON-LD tells of its first article; another one is another article's."""
    for script in scripts:
        if script.type.partition(";")[0].strip() != _JSON_LD or script.end < 0:
            continue
        try:
            data = json.loads(_plain(source[script.start : script.end]), strict=False)
        except (ValueError, RecursionError):
            continue
        article = next(_articles(data, 0), None)
        if article is not None:
            yield from _of_article(article, source, script)
            return


def _plain(words: str) -> str:
    return (
        re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", words).strip().rstrip(";")
    )


def _articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST_DATA:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        if any(
            isinstance(one, str) and _ARTICLE_TYPE.search(one)
            for one in (types if isinstance(types, list) else [types])
        ):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth + 1)


def _of_article(article: dict[str, Any], source: str, script: Script) -> Iterator[Candidate]:
    told = [
        *(("title", value, 0.95) for value in _names(article.get("headline"))[:1]),
        *(("author", name, 0.95) for name in _names(article.get("author") or article.get("creator"))),
        *(("publisher", name, 0.95) for name in _names(article.get("publisher"))[:1]),
        *(("published", value, 0.95) for value in _names(article.get("datePublished"))[:1]),
        *(("published", value, 0.6) for value in _names(article.get("dateCreated"))[:1]),
        *((MODIFIED, value, 0.3) for value in _names(article.get("dateModified"))[:1]),
    ]
    for field, value, confidence in told:
        at = source.find(value, script.start, script.end)
        start, end = (at, at + len(value)) if at >= 0 else (script.start, script.end)
        yield from _of_value(field, unescape(value), "json-ld", confidence, start, end)


def _names(value: Any) -> list[str]:
    """Return the words of a value that is a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, dict):
        return _names(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    return []


# Elements


def _of_tags(source: str, projection: Projection) -> Iterator[Candidate]:
    for tag in projection.tags:
        if tag.name == "meta":
            field, confidence = _BY_META.get(_meta_name(tag), ("", 0.0))
            if field:
                value, start, end = _value(tag, "content", source)
                yield from _of_value(field, value, f"meta {_meta_name(tag)}", confidence, start, end)
        elif tag.name == "time" and tag.attributes.get("datetime"):
            value, start, end = _value(tag, "datetime", source)
            field, confidence = _time_field(tag)
            yield from _of_value(field, value, "time", confidence, start, end)
        elif tag.name == "link" and tag.attributes.get("rel") == "canonical":
            value, start, end = _value(tag, "href", source)
            if date := _DATED_PATH.search(value):
                yield from _of_value("published", "-".join(date.groups()), "address", 0.55, start, end)


def _meta_name(tag: Tag) -> str:
    return (
        tag.attributes.get("property") or tag.attributes.get("name") or tag.attributes.get("itemprop") or ""
    ).lower()


def _time_field(tag: Tag) -> tuple[str, float]:
    said = " ".join(tag.attributes.get(name, "") for name in ("itemprop", "class", "id")).lower()
    if "modif" in said or "updat" in said:
        return MODIFIED, 0.3
    return "published", 0.88 if "publi" in said else 0.6


def _value(tag: Tag, name: str, source: str) -> tuple[str, int, int]:
    """Return what an attribute says, and where: the element, where the source writes it otherwise."""
    value = tag.attributes.get(name, "").strip()
    at = source.find(value, tag.start, tag.end) if value else -1
    return (value, at, at + len(value)) if at >= 0 else (value, tag.start, tag.end)


def _of_value(field: str, value: str, basis: str, confidence: float, start: int, end: int) -> Iterator[Candidate]:
    if field in {"published", MODIFIED}:
        if date := find_date(value):
            yield _candidate(field, date.iso, basis, confidence, start, end)
    elif field == "author":
        for name in split_names(_AFTER_BY.sub("", value)):
            if not _NO_NAME.search(name):
                yield _candidate(field, name, basis, confidence, start, end)
    elif value:
        yield _candidate(field, " ".join(value.split()), basis, confidence, start, end)
