"""Articles with their expected spans planted in the text.

    article, spans = marked_article("“[content|We will pay,]” [cue|said] [source|Ann Lee].")

``[name|words]`` marks ``words`` and is taken out of the text; marks nest, and a name that stands several times gives
several spans, in the order of their ends. ``[content.2|…]`` belongs to the second statement, and so on. A mark over a
whole paragraph that is named like a block's role (``[title|…]``) gives that block its role; other paragraphs are
paragraphs. Square brackets without a name, such as "[sic]", are text.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict, Unpack

from sayso.records import (
    Actor,
    Article,
    Block,
    BlockRole,
    Known,
    Maker,
    Manner,
    Method,
    Reading,
    Run,
    Source,
    Span,
    Statement,
    TextMap,
    enclosing,
)

Spans = Mapping[str, tuple[Span, ...]]

MAKER = Maker(model="planted-1 (fp32, 000000)", rules="1")

_TOKEN = re.compile(r"\[([a-z_]+(?:\.\w+)?)\||[\[\]]")


class Metadata(TypedDict, total=False):
    """What may be known of a marked article; plain words become ``Known`` values with the basis ``field``."""

    source: str
    title: str
    authors: Sequence[str]
    publisher: str
    published: str
    language: str | None


def marked_article(marked: str, **metadata: Unpack[Metadata]) -> tuple[Article, dict[str, tuple[Span, ...]]]:
    """Return the article that ``marked`` spells without its marks, and the spans of each name."""
    text, spans = _unmark(marked)
    article = Article(
        source=metadata.get("source", "planted.txt"),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        blocks=tuple(_blocks(text, spans)),
        map=TextMap((Run(0, 0, len(text)),) if text else ()),
        title=_known(metadata.get("title")),
        authors=tuple(Known(value=name, basis="field") for name in metadata.get("authors", ())),
        publisher=_known(metadata.get("publisher")),
        published=_known(metadata.get("published")),
        language=metadata.get("language", "en"),
    )
    return article, spans


def planted_statements(article: Article, spans: Spans) -> tuple[Statement, ...]:
    """Return the statements that ``source``, ``cue`` and ``content`` marks spell, in the order of their anchors."""
    names = {name.partition(".")[2] for name in spans if name.partition(".")[0] == "content"}
    statements = [_statement(article, spans, f".{name}" if name else "") for name in names]
    return tuple(sorted(statements, key=lambda statement: statement.anchor))


def planted_reading(
    article: Article, statements: Sequence[Statement] = (), actors: Sequence[Actor] = (), maker: Maker = MAKER
) -> Reading:
    """Return ``article`` with its records, as the pipeline would hand it to the ledger."""
    source = Source(
        name=article.source,
        data=article.text.encode(),
        media_type=article.media_type,
        encoding=article.encoding,
        text=article.text,
    )
    return Reading(source=source, article=article, maker=maker, statements=tuple(statements), actors=tuple(actors))


def _unmark(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    pieces: list[str] = []
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    opened: list[tuple[str | None, int]] = []
    read = length = 0
    for token in _TOKEN.finditer(marked):
        words = marked[read : token.start()]
        is_mark = token[1] is not None or (token[0] == "]" and bool(opened) and opened[-1][0] is not None)
        if not is_mark:
            words += token[0]
        pieces.append(words)
        length += len(words)
        read = token.end()
        if token[0] != "]":
            opened.append((token[1], length))
        elif opened:
            name, start = opened.pop()
            if name is not None:
                spans[name].append(Span(start, length))
    if any(name is not None for name, _ in opened):
        raise ValueError(f"a mark is not closed: {marked}")
    pieces.append(marked[read:])
    return "".join(pieces), {name: tuple(found) for name, found in spans.items()}


def _blocks(text: str, spans: Spans) -> Iterator[Block]:
    roles = {span: BlockRole(name) for name, found in spans.items() if name in set(BlockRole) for span in found}
    for paragraph in re.finditer(r"\S(?:.|\n(?!\n))*", text):
        span = Span(*paragraph.span())
        yield Block(role=roles.get(span, BlockRole.PARAGRAPH), span=span)


def _statement(article: Article, spans: Spans, suffix: str) -> Statement:
    source, cue = spans.get(f"source{suffix}"), spans.get(f"cue{suffix}")
    content = tuple(sorted(spans[f"content{suffix}"]))
    return Statement(
        article_id=article.id,
        source=enclosing(source) if source else None,
        cue=enclosing(cue) if cue else None,
        content=content,
        manner=_manner(article.text, content),
        confidence=0.9,
        method=Method.MODEL,
    )


def _manner(text: str, content: Sequence[Span]) -> Manner:
    if text[: content[0].start].endswith("“"):
        return Manner.DIRECT
    return Manner.MIXED if any("“" in piece.of(text) for piece in content) else Manner.INDIRECT


def _known(value: str | None) -> Known | None:
    return Known(value=value, basis="field") if value is not None else None
