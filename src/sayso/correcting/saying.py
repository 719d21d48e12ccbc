"""What a person says about an entry, checked against what he saw, written down and applied at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from sayso.accounts import compare_articles
from sayso.correcting.applying import apply, entry_at
from sayso.correcting.drafts import Draft, Entry, as_it_is, draft_of, find_entry, kind_of, state_of, told
from sayso.correcting.places import Cast, Places, entry_of
from sayso.correcting.valuing import valued
from sayso.errors import LedgerError
from sayso.outcome import failed
from sayso.records import (
    ENTRY_FORMS,
    Article,
    ArticleId,
    Corrected,
    Correction,
    CorrectionKind,
    CorrectionView,
    EntryEdit,
    EntryKind,
    EntryState,
    Method,
    Reading,
    Skipped,
    Traced,
)
from sayso.store import Ledger, told_by

_NOTHING = "Nothing was changed."


def accept(ledger: Ledger, article: ArticleId, entry: str, *, seen: str, author: str | None = None) -> CorrectionView:
    """Say that an entry is right.

    This and the next two take the ``entry`` by its id, and what the person saw of it, as ``state_of`` digests it.
    ``LedgerError`` where somebody has changed it since, where it or the article is gone, and where a draft cannot be
    kept; nothing is written then. ``author`` is ``default_author()`` if None.
    """
    with ledger.whole():
        reading, there = _there(ledger, article, entry, seen)
        if there.method is Method.PERSON:
            views = ledger.entry_corrections(article, entry)
            reason = f"{told_by(views[-1])} already" if views else "a person said so already"
            raise LedgerError(_where(there, reading.article), reason, _NOTHING)
        was = _was(there, reading)
        view = _write(ledger, CorrectionKind.ACCEPT, _edit(there, reading.article, was, was), author)
    return _compared(ledger, article, view)


def reject(ledger: Ledger, article: ArticleId, entry: str, *, seen: str, author: str | None = None) -> CorrectionView:
    """Say that an entry is none."""
    with ledger.whole():
        reading, there = _there(ledger, article, entry, seen)
        edit = _edit(there, reading.article, _was(there, reading), None)
        view = _write(ledger, CorrectionKind.REJECT, edit, author)
    return _compared(ledger, article, view)


def change(
    ledger: Ledger, article: ArticleId, entry: str, draft: Draft, *, seen: str, author: str | None = None
) -> CorrectionView:
    """Say what an entry is: the draft tells all of it, not only what is different."""
    with ledger.whole():
        reading, there = _there(ledger, article, entry, seen)
        kind, where = kind_of(there), _where(there, reading.article)
        was = _was(there, reading)
        now = told(where, reading.article, kind, _filled(draft, there), reading.actors)
        if was == now:
            raise LedgerError(where, "it is so already", _NOTHING)
        _refuse_another(reading, there, now, where)
        view = _write(ledger, CorrectionKind.CHANGE, _edit(there, reading.article, was, now), author)
    return _compared(ledger, article, view)


def add(
    ledger: Ledger, article: ArticleId, kind: EntryKind, draft: Draft, *, author: str | None = None
) -> CorrectionView:
    """Say that an entry is missing. ``LedgerError`` also where one of its kind is at these words.

    Of a figure or a time without values the rules say what they can, as they would have if the model had found it.
    """
    with ledger.whole():
        reading = ledger.reading(article)
        where = "what is to be added"
        now = told(where, reading.article, kind, valued(reading, kind, draft), reading.actors)
        located = Places(reading.article).locate(kind, now)
        there = entry_at(reading, kind, located) if located else None
        if there is not None:
            # Two of a kind at one place could not be told apart in another reading.
            raise LedgerError(where, f"{_where(there, reading.article)} is there already", f"Change that. {_NOTHING}")
        sha256, source = reading.article.sha256, reading.article.source
        edit = EntryEdit(entry=kind, sha256=sha256, source=source, was=None, now=now)
        view = _write(ledger, CorrectionKind.ADD, edit, author)
    return _compared(ledger, article, view)


def undo(ledger: Ledger, correction: str | None = None, *, author: str | None = None) -> CorrectionView:
    """Take back a correction of entries or actors, as ``Ledger.undo`` does, and bring the entries in line."""
    with ledger.whole():
        view = ledger.undo(correction, author=author)
        settle(ledger)
    compare_articles(ledger)
    return view


def take_over(ledger: Ledger, corrections: Iterable[Correction]) -> int:
    """Take corrections over from another ledger, in any order; return how many were not here before."""
    with ledger.whole():
        new = sum(map(ledger.add_correction, corrections))
        settle(ledger)
    compare_articles(ledger)
    return new


def corrected(ledger: Ledger, reading: Reading) -> Corrected:
    """Return a new reading, as model and rules made it, with what people said about its source."""
    return apply(reading, ledger.edits(reading.article.sha256))


def settle(ledger: Ledger, *, on_note: Callable[[str], None] | None = None) -> None:
    """Bring all articles in line with the corrections that are in the ledger.

    With ``on_note``, an article for which that fails is told by a sentence, and left as it is.
    """
    for article in ledger.to_correct():
        try:
            made = corrected(ledger, ledger.uncorrected(article))
            if not ledger.rewrite(made):
                links = traced(made.reading)
                ledger.replace(made, links if isinstance(links, Traced) else None)
        except LedgerError:
            raise
        except Exception as error:
            if on_note is None:
                raise
            on_note(f"{article}: its corrections could not be applied ({type(error).__name__}: {error}).")


def traced(reading: Reading) -> Traced | Skipped:
    """Return the traces of an article's actors; where that fails, why it is kept without."""
    from sayso import link

    try:
        return Traced(rules=link.RULES, traces=link.traces(reading.article, reading.actors))
    except Exception as error:  # noqa: BLE001 - no article may end the run for the others
        return failed(reading.article.source, "link", error)


def _there(ledger: Ledger, article: ArticleId, entry: str, seen: str) -> tuple[Reading, Entry]:
    """Return an article with the entry as it was seen; refuse one that has changed."""
    reading = ledger.reading(article)
    there = find_entry(reading, entry)
    if there is not None and state_of(there) == seen:
        return reading, there
    since = ledger.entry_corrections(article, entry)
    where = _where(there, reading.article) if there else f"{reading.article.source}, {entry[:16]}"
    if since:
        reason = f"somebody has changed this entry meanwhile: {told_by(since[-1])}"
    elif there is None:
        reason = "the article has no such entry, or it was read again meanwhile and has it no more"
    else:
        reason = "the article was read again meanwhile, and the entry is another now"
    raise LedgerError(where, reason, f"Look at it as it is now. {_NOTHING}")


def _where(entry: Entry, article: Article) -> str:
    (needed, *_) = draft_of(entry).parts[ENTRY_FORMS[kind_of(entry)].needed]
    return f"{kind_of(entry).the_one} “{needed.of(article.text)[:80]}”"


def _was(entry: Entry, reading: Reading) -> EntryState:
    return as_it_is(_where(entry, reading.article), reading.article, entry, reading.actors)


def _filled(draft: Draft, entry: Entry) -> Draft:
    """Return a draft with what no form asks for, as long as it holds: what the words leave open of the same unit."""
    values = draft_of(entry).values
    if "assumed" in values and "assumed" not in draft.values and draft.values.get("unit") == values.get("unit"):
        return replace(draft, values={**draft.values, "assumed": values["assumed"]})
    return draft


def _refuse_another(reading: Reading, there: Entry, now: EntryState, where: str) -> None:
    """Refuse to make of an entry another one that is there."""
    kind, article = kind_of(there), reading.article
    located = Places(article).locate(kind, now)
    if located is None:
        return
    made = entry_of(kind, article, located, Cast(article, reading.actors)).id
    if made != there.id and find_entry(reading, made):
        raise LedgerError(where, "another entry is the same already", f"Reject one of them. {_NOTHING}")


def _edit(entry: Entry, article: Article, was: EntryState, now: EntryState | None) -> EntryEdit:
    return EntryEdit(entry=kind_of(entry), sha256=article.sha256, source=article.source, was=was, now=now)


def _write(ledger: Ledger, kind: CorrectionKind, edit: EntryEdit, author: str | None) -> CorrectionView:
    view = ledger.edit(kind, edit, author=author)
    settle(ledger)
    return view


def _compared(ledger: Ledger, article: ArticleId, view: CorrectionView) -> CorrectionView:
    """Compare what was written anew with the other articles; return the correction with where it stands."""
    compare_articles(ledger)
    return next(one for one in ledger.entry_corrections(article) if one.id == view.id)
