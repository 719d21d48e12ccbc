"""A record as a citation: the words in quotation marks, who says them, and where they stand.

Takes the view of a record; gives one line of plain text. The words are the article's, to the character but for white
space; which address the line ends with is said by whoever knows where the reader sits.
"""

from __future__ import annotations

from sayso.records import AUTHOR, Manner, StatementView
from sayso.records.views import RecordView
from sayso.show.listing import AnyView
from sayso.show.safe import one_line
from sayso.show.words import NOBODY, day, needs_marks, place


def citation(view: AnyView) -> str:
    """Return words, speaker, article, publisher and date.

    Of a statement its own words are cited, of all others the sentence that tells them, which alone makes sense.
    """
    words, who = _statement(view) if isinstance(view, StatementView) else _record(view)
    title = f"“{one_line(view.title)}”" if view.title else place(view.article_source)
    date = day(view.published) if view.published else None
    where = ", ".join(part for part in (title, one_line(view.publisher or ""), date) if part)
    return f"{words} – {who}: {where}" if who else f"{words} – {where}"


def link(view: AnyView) -> str | None:
    """Return the address of the article's source on the web, where it has one."""
    return on_the_web(view.article_source)


def on_the_web(source: str) -> str | None:
    """Return the address of a source on the web; None where it is a file, or came otherwise."""
    return source if source.startswith(("https://", "http://")) else None


def _statement(view: StatementView) -> tuple[str, str | None]:
    """Return the words in quotation marks, and who is said to have said them."""
    words = one_line(view.content)
    who = view.speaker or view.source
    told = one_line(who) if who else NOBODY
    if view.manner is Manner.DIRECT:
        return (f"“{words}”" if needs_marks(words, view.manner) else words), told
    # The quotation marks are those around the article's words, so it is said that they are no speech.
    return f"“{words}”", f"{told}, in the article’s words"


def _record(view: RecordView) -> tuple[str, str | None]:
    words = one_line(view.sentence or "")
    told = None if view.voice in {None, AUTHOR} else f"as told by {one_line(view.voice_name or NOBODY)}"
    return f"“{words}”", told
