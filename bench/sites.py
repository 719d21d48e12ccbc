"""Lay articles out as pages of three kinds of sites, for comparing what is read of them with what is read of the text.

The blocks of an article come in, the source of a page goes out: a news site with menus, advertisements and boxes
between the paragraphs, a blog with comments, a page for telephones. What stands around the words differs from article
to article, drawn by its number.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from bench.printed import Printable
from sayso.records import BlockRole

Site = Callable[[Sequence[Printable], int], str]

_ENTITIES = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "’": "&rsquo;",
    "‘": "&#8216;",
    "—": "&mdash;",
    "–": "&#x2013;",
    "…": "&hellip;",
}
_NAME = re.compile(r"\b[A-Z][a-z]{3,}(?: [A-Z][a-z]{2,})+\b")
_HEADLINES = (
    "Herring price falls again",
    "A goat on the quay",
    "Five walks along the old harbour wall",
    "What the mayor of Ellery reads in bed",
    "Ferry house to get a new roof",
    "The lamp that never went out",
    "Our cook on the art of the fish pie",
    "Bridge closed to lorries until spring",
)
_COMMENTS = (
    "“I have never read such nonsense,” said my wife, and she has read the Courier for thirty years.",
    "The author says that he was there. I was there too, and I did not see him.",
    "First! And the mayor will never pay, mark my words.",
)


def news_site(blocks: Sequence[Printable], number: int) -> str:
    """Return a page of a large paper."""
    choose = random.Random(number)  # noqa: S311  not for secrets
    title = _title(blocks)
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": "2019-05-06"}
    menu = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in ("World", "Politics", "Sport", "Fish"))
    parts = [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
        f"<title>{escape(title)} | The Linton Courier</title>",
        f'<meta property="og:title" content="{escape(title)}">',
        '<meta property="og:site_name" content="The Linton Courier">',
        f'<script type="application/ld+json">{json.dumps(data)}</script><style>.ad{{color:red}}</style></head><body>',
        '<div class="cookie-banner"><p>We use cookies to make our paper better. <button>Accept</button></p></div>',
        f'<header><nav class="main-menu"><ul>{menu}</ul></nav></header><div class="layout"><main>',
        '<article class="story"><div class="story-header">',
    ]
    body_begun = False
    for position, (role, words) in enumerate(blocks):
        if not body_begun and role in {BlockRole.PARAGRAPH, BlockRole.QUOTE, BlockRole.HEADING}:
            body_begun = True
            parts.append(
                '</div><ul class="share-tools"><li><a href="#">Share</a></li><li><a href="#">Tweet</a></li></ul>'
            )
            parts.append('<div class="story-body" itemprop="articleBody">')
        parts.append(_block(role, _inline(words, choose), _NEWS))
        if body_begun and role is BlockRole.PARAGRAPH:
            parts.append(_between(position, blocks, choose))
    links = "".join(f'<li><a href="/{n}"><h3>{escape(line)}</h3></a></li>' for n, line in enumerate(_HEADLINES))
    parts += [
        '</div><div class="tags"><a href="/t/harbour">Harbour</a> <a href="/t/fish">Fish</a></div></article></main>',
        f'<aside class="rail"><h2>Most read</h2><ul>{links}</ul></aside></div>',
        '<footer><p>© 2018 The Linton Courier. All rights reserved.</p><a href="/terms">Terms</a></footer>',
        "<script>document.write('<p>“Read me,” said the script.</p>')</script></body></html>",
    ]
    return "\n".join(parts)


def blog(blocks: Sequence[Printable], number: int) -> str:
    """Return a page of a small site, as programs for blogs make them: no data for machines, comments below."""
    choose = random.Random(number + 1000)  # noqa: S311  not for secrets
    title = _title(blocks)
    comments = "".join(
        f'<li class="comment"><article class="comment-body"><div class="comment-author">reader{n}</div>'
        f'<div class="comment-content"><p>{escape(words)}</p></div></article></li>'
        for n, words in enumerate(_COMMENTS)
    )
    widgets = "".join(f'<li><a href="/?p={n}">{escape(line)}</a></li>' for n, line in enumerate(_HEADLINES))
    parts = [
        f"<html><head><title>{escape(title)} &#8211; Notes from the harbour</title></head>",
        '<body class="single-post"><div id="page"><div id="masthead"><a href="/">Notes from the harbour</a></div>',
        '<div id="content"><article id="post-7" class="post type-post"><div class="entry-content">',
        *(_block(role, _inline(words, choose), _BLOG) for role, words in blocks),
        '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Print</a></li></ul></div></div></article>',
        f'<div id="comments"><h2>3 comments</h2><ol class="comment-list">{comments}</ol></div></div>',
        f'<div id="secondary" class="widget-area"><h2>Recent posts</h2><ul>{widgets}</ul></div>',
        '<div id="colophon" class="site-footer">Proudly made with string. © 2017</div></div></body></html>',
    ]
    return "\n".join(parts)


def for_telephones(blocks: Sequence[Printable], number: int) -> str:
    """Return a page as papers make them for telephones, with elements of their own kind."""
    choose = random.Random(number + 2000)  # noqa: S311  not for secrets
    title = _title(blocks)
    parts = [
        f'<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>',
        f'<link rel="canonical" href="https://linton.example/2019/05/06/{number}">',
        "<style amp-boilerplate>body{visibility:hidden}</style></head><body>",
        '<amp-sidebar id="menu" layout="nodisplay"><ul><li><a href="/">Home</a></li></ul></amp-sidebar>',
        '<header class="amp-header"><a href="/">Linton Courier</a></header><article class="amp-article">',
    ]
    for position, (role, words) in enumerate(blocks):
        parts.append(_block(role, _inline(words, choose), _TELEPHONES))
        if role is BlockRole.PARAGRAPH and position % 5 == 4:
            parts.append('<amp-ad width="300" height="250" type="a9"><div placeholder>Advertisement</div></amp-ad>')
    related = "".join(
        f'<div class="related-item"><a href="/{n}">{escape(line)}</a></div>' for n, line in enumerate(_HEADLINES)
    )
    parts += [
        f'</article><section class="related"><h2>Related stories</h2>{related}</section>',
        '<amp-analytics><script type="application/json">{"vars": {"account": "UA-1"}}</script></amp-analytics>',
        '<footer class="amp-footer">Copyright 2016 Linton Courier</footer></body></html>',
    ]
    return "\n".join(parts)


_NEWS = {
    BlockRole.TITLE: '<h1 class="headline" itemprop="headline">{}</h1>',
    BlockRole.DEK: '<p class="standfirst">{}</p>',
    BlockRole.BYLINE: '<div class="byline">{}</div>',
    BlockRole.DATE: '<time class="published">{}</time>',
    BlockRole.CAPTION: '<figure><img src="a.jpg" alt=""><figcaption class="caption">{}</figcaption></figure>',
    BlockRole.HEADING: "<h2>{}</h2>",
    BlockRole.QUOTE: "<blockquote><p>{}</p></blockquote>",
}
_BLOG = {
    BlockRole.TITLE: '<h1 class="entry-title">{}</h1>',
    BlockRole.DEK: '<h3 class="entry-subtitle">{}</h3>',
    BlockRole.BYLINE: '<div class="entry-meta"><span class="author vcard">{}</span></div>',
    BlockRole.DATE: '<div class="entry-meta"><span class="posted-on">{}</span></div>',
    BlockRole.CAPTION: '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">{}</p></div>',
    BlockRole.HEADING: "<h3>{}</h3>",
    BlockRole.QUOTE: "<blockquote>{}</blockquote>",
}
_TELEPHONES = {
    BlockRole.TITLE: '<h1 class="amp-title">{}</h1>',
    BlockRole.DEK: '<h2 class="amp-subtitle">{}</h2>',
    BlockRole.BYLINE: '<p class="amp-byline">{}</p>',
    BlockRole.DATE: '<p class="amp-date">{}</p>',
    BlockRole.CAPTION: '<figure><amp-img src="a.jpg"></amp-img><figcaption>{}</figcaption></figure>',
    BlockRole.HEADING: "<h2>{}</h2>",
    BlockRole.QUOTE: "<blockquote><p>{}</p></blockquote>",
}

SITES: dict[str, Site] = {"news": news_site, "blog": blog, "telephone": for_telephones}


def _block(role: BlockRole, words: str, forms: dict[BlockRole, str]) -> str:
    return forms.get(role, "<p>{}</p>").format(words)


def _title(blocks: Sequence[Printable]) -> str:
    return next((words for role, words in blocks if role is BlockRole.TITLE), "The Linton Courier")


def _inline(words: str, choose: random.Random) -> str:
    """Return ``words`` as HTML, with entities and tags as writers and programs put them in."""
    words = escape(words, quote=False)
    if choose.random() < 0.5:
        words = "".join(_ENTITIES.get(character, character) for character in words)
    if choose.random() < 0.4:
        form = choose.choice(
            ('<a href="/who">{}</a>', "<strong>{}</strong>", "<em>{}</em>", '<span class="who">{}</span>')
        )
        words = _NAME.sub(lambda name: form.format(name[0]), words, count=1)
    return re.sub(" ", lambda _: choose.choices((" ", "\n  ", "&nbsp;"), (40, 2, 1))[0], words)


def _between(position: int, blocks: Sequence[Printable], choose: random.Random) -> str:
    """Return what the paper puts after a paragraph."""
    line = choose.choice(_HEADLINES)
    return next(_boxes(position, blocks, line), "")


def _boxes(position: int, blocks: Sequence[Printable], line: str) -> Iterator[str]:
    if position % 7 == 3:
        yield f'<aside class="related-box"><h4>Related</h4><ul><li><a href="/r">{line}</a></li></ul></aside>'
    if position % 7 == 5:
        yield '<div class="ad-slot" id="ad-3"><span>Advertisement</span></div>'
    if position % 9 == 6:
        yield f'<p><strong>Read more:</strong> <a href="/m">{line}</a></p>'
    if position % 11 == 8:
        words = blocks[position][1]
        yield f'<aside class="pullquote"><p>{escape(words[: words.find(",") if "," in words else 60])}</p></aside>'
    if position % 11 == 9:
        yield '<div class="newsletter-signup"><h4>The Courier in your inbox</h4><p>Sign up to our newsletter.</p></div>'
