"""Pages of our own invention, and how tests read them."""

from __future__ import annotations

from sayso.intake.articles import read_article
from sayso.intake.found import HTML, Found
from sayso.intake.html.outcome import PageRead
from sayso.intake.html.page import read_source
from sayso.records import Article, Skipped, Source

BODY = (
    "The council of Port Linton voted on Monday to rebuild the harbour, which the storm of last winter had destroyed.",
    "“We will pay for all of it,” said Ann Lee, the mayor. “Not a crown of it comes from the ferry’s fares.”",
    "Work begins in the spring, and two thirds of the quay are to be open again before the herring come in.",
    "Bo Kim, who speaks for the fishermen’s union, doubts that, and calls the plan “a letter to Father Christmas”.",
)

HARBOUR = """\
<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8">
<title>Harbour to be rebuilt - The Linton Courier</title>
<meta property="og:title" content="Harbour to be rebuilt">
<meta property="og:site_name" content="The Linton Courier">
{head}
<style>p {{ color: red }}</style>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/fish">Fish</a></li></ul></nav>
<main><article>
<h1>Harbour to be rebuilt</h1>
{top}
{body}
</article></main>
<aside><h2>Most read</h2><ul><li><a href="/1">Herring price falls</a></li>
<li><a href="/2">A goat on the quay</a></li></ul></aside>
<footer><p>© 2019 The Linton Courier. All rights reserved.</p></footer>
</body></html>
"""


def page(*blocks: str, head: str = "", top: str = "") -> str:
    """Return a page of the Courier; ``blocks`` stand for its paragraphs unless there are none."""
    body = "\n".join(blocks or (f"<p>{words}</p>" for words in BODY))
    return HARBOUR.format(head=head, top=top, body=body)


def paragraphs() -> list[str]:
    """Return the paragraphs of the Courier's article as HTML."""
    return [f"<p>{words}</p>" for words in BODY]


def read_here(source: str) -> PageRead:
    """Read a page in this process; it must hold an article."""
    read = read_source(source)
    assert not isinstance(read, str), read
    return read


def shown(source: str) -> list[tuple[str, str]]:
    """Return the role and the words of each block that a page gives."""
    laid_out = read_here(source).laid_out
    return [(block.role.value, block.span.of(laid_out.text)) for block in laid_out.blocks]


def read_bytes(data: bytes, *, media_type: str = HTML) -> tuple[Source, Article] | Skipped:
    """Read a page as a file is read."""
    return read_article(Found(name="harbour.html", data=data, media_type=media_type))
