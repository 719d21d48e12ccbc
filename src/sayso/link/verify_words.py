"""A quotation without its article: words that somebody has at hand, set as an article that holds nothing else.

Words, and perhaps a speaker's name, come in; what ``verify`` takes goes out.
"""

from __future__ import annotations

import hashlib

from sayso.records import (
    AUTHOR,
    Actor,
    ActorType,
    Article,
    Block,
    BlockRole,
    Form,
    Manner,
    Mention,
    Method,
    Run,
    Span,
    Statement,
    TextMap,
)

_MARKS = "“”\"„«»‘’' \t\r\n"
"""What may stand around the words."""

_NAME = "the quotation"


def as_article(words: str, speaker: str | None = None) -> tuple[Article, tuple[Statement, ...], tuple[Actor, ...]]:
    """Return an article that quotes ``words``, its statement and who says it."""
    quoted, name = words.strip(_MARKS), " ".join((speaker or "").split())
    text = f"“{quoted}” {name}".rstrip()
    article = Article(
        source=_NAME,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        blocks=(Block(role=BlockRole.PARAGRAPH, span=Span(0, len(text))),),
        map=TextMap((Run(0, 0, len(text)),)),
    )
    actors: tuple[Actor, ...] = ()
    if name:
        mention = Mention(span=Span(len(text) - len(name), len(text)), form=Form.NAME, type=ActorType.PERSON)
        actors = (Actor(article_id=article.id, name=name, mentions=(mention,), type=ActorType.PERSON),)
    if not quoted:
        return article, (), actors
    statement = Statement(
        article_id=article.id,
        source=actors[0].mentions[0].span if actors else None,
        cue=None,
        content=(Span(1, 1 + len(quoted)),),
        manner=Manner.DIRECT,
        confidence=1.0,
        method=Method.RULES,
        speaker=actors[0].id if actors else None,
        voice=AUTHOR,
    )
    return article, (statement,), actors
