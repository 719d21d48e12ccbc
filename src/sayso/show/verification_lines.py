"""Checked quotations for programs: one object for the article, one for each quotation, as JSON Lines.

Takes a verification; a stretch of text is written with its words and its place, as in the contract of ``sayso read``.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sayso.records import Article, Passage, QuoteChange, QuoteCheck, Span, Verification

Fields = dict[str, object]


def verification_lines(verification: Verification) -> Iterator[bytes]:
    """Yield the lines of a verification, each with its line break, in UTF-8."""
    encode = msgspec.json.Encoder().encode
    yield encode(_head(verification)) + b"\n"
    for check in verification.checks:
        yield encode(_check(verification, check)) + b"\n"


def _head(verification: Verification) -> Fields:
    return {
        "kind": "verification",
        "article": verification.article_id,
        "source": _writable(verification.article.source),
        "texts": [
            {"id": given.article.id, "source": _writable(given.article.source), "trouble": given.trouble}
            for given in verification.texts
        ],
        "quotations": len(verification.checks),
        "unfaithful": len(verification.unfaithful),
    }


def _check(verification: Verification, check: QuoteCheck) -> Fields:
    article = verification.article
    return {
        "kind": "quotation",
        "article": verification.article_id,
        "quoted": _span(article, check.quoted),
        "statement": check.statement,
        "speaker": check.speaker,
        "other_speaker": check.other_speaker,
        "wording": check.wording.value,
        "passages": [_passage(verification, passage) for passage in check.passages],
        "changes": [_change(verification, check, change) for change in check.changes],
        "others": [_passage(verification, passage) for passage in check.others],
    }


def _passage(verification: Verification, passage: Passage) -> Fields:
    article = verification.texts[passage.text].article
    return {
        "text": passage.text,
        "said": _span(article, passage.said),
        "around": _span(article, passage.around),
        "speaker": _span(article, passage.speaker),
        "page": passage.page,
        "line": passage.line,
    }


def _change(verification: Verification, check: QuoteCheck, change: QuoteChange) -> Fields:
    article = verification.texts[check.passages[change.passage].text].article
    return {
        "kind": change.kind.value,
        "quoted": _span(verification.article, change.quoted),
        "said": _span(article, change.said),
        "passage": change.passage,
        "marked": change.marked,
        "touches": change.touches,
    }


def _span(article: Article, span: Span | None) -> Fields | None:
    return {"start": span.start, "end": span.end, "text": span.of(article.text)} if span else None


def _writable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
