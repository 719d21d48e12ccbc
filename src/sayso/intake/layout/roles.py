"""Say what each block is to the article.

Drafts come in, each goes out with its role. What leaves the body (captions, bios, furniture) needs both its form and
its place; in doubt a block is a paragraph, for a paragraph kept out is read by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.intake.bylines import byline_names, is_office, unopened_byline_names
from sayso.intake.layout.forms import is_bio, is_caption, is_contact, is_date_line, is_furniture
from sayso.intake.layout.lines import Mark
from sayso.intake.layout.paragraphs import Draft
from sayso.records import BlockRole

_LONGEST_TITLE = 200
_LONGEST_HEADING = 90
_LONGEST_DEK = 350
_HEAD = 8  # blocks in which title, dek, byline and date are looked for
_TAIL = 6  # blocks in which bios and addresses stand
_SHORTEST_BODY = 3  # blocks that an article with a bio has at least
_PROSE = 120  # characters from which a block is certainly body text
_QUOTE_INDENT = 4

_MARKED = {
    Mark.SUBHEADING: BlockRole.HEADING,
    Mark.HEADING: BlockRole.HEADING,
    Mark.QUOTE: BlockRole.QUOTE,
    Mark.CAPTION: BlockRole.CAPTION,
    Mark.TABLE: BlockRole.TABLE,
    Mark.PREAMBLE: BlockRole.FURNITURE,
    Mark.RULE: BlockRole.FURNITURE,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the source tells outside its text, as far as roles depend on it."""

    title: str | None = None
    authors: tuple[str, ...] = ()


def assign_roles(drafts: Sequence[Draft], told: Told) -> list[BlockRole]:
    """Return the role of each of ``drafts``."""
    words = [draft.words for draft in drafts]
    roles = [_by_form(draft, said) for draft, said in zip(drafts, words, strict=True)]
    title = _find_title(drafts, words, roles, told)
    body = next((i for i, role in enumerate(roles) if role is None and i != title and _is_prose(words[i])), len(drafts))
    if title is not None:
        roles[title] = BlockRole.TITLE
    authors = told.authors + _mark_bylines(words, roles, title, body)
    _mark_dates(words, roles, body)
    _mark_signatures(words, roles, body)
    _mark_deks(drafts, words, roles, title, body)
    _mark_tail(words, roles, authors)
    common_indent = min(
        (draft.lines[0].indent for draft, role in zip(drafts, roles, strict=True) if role is None), default=0
    )
    return [role or _in_body(drafts, words, index, common_indent) for index, role in enumerate(roles)]


def _by_form(draft: Draft, words: str) -> BlockRole | None:
    """Return the role that a block has wherever it stands, if it has one."""
    if draft.of_page:
        return BlockRole.FURNITURE
    if draft.mark in _MARKED:
        return _MARKED[draft.mark]
    if is_furniture(words):
        return BlockRole.FURNITURE
    return BlockRole.CAPTION if is_caption(words) else None


def _is_prose(words: str) -> bool:
    return len(words) >= _PROSE and words.rstrip("”\"’') ")[-1:] in {".", "!", "?", "…", ":", ","}


def _find_title(
    drafts: Sequence[Draft], words: Sequence[str], roles: Sequence[BlockRole | None], told: Told
) -> int | None:
    """Return the block that is the title: the one told, the one marked, or a first line that has its form."""
    head = range(min(_HEAD, len(drafts)))
    if told.title:
        wanted = _plain(told.title)
        for index in head:
            if _plain(words[index]) == wanted:
                return index
    for index in head:
        if drafts[index].mark is Mark.HEADING:
            return index
    first = next((index for index in head if roles[index] is None), None)
    if first is None or first + 1 == len(drafts) or not _has_title_form(drafts, words, first):
        return None
    return first


def _has_title_form(drafts: Sequence[Draft], words: Sequence[str], index: int) -> bool:
    said = words[index]
    if (
        len(said) > _LONGEST_TITLE
        or " " not in said
        or byline_names(said) is not None
        or is_date_line(said)
        or said[-1] in ",:"
    ):
        return False
    if said.rstrip("”’\"'")[-1:] not in {".", "…"}:
        return True
    # A title with a full stop is parted from the text more than the paragraphs are from one another.
    gaps = sorted(draft.lines[0].gap for draft in drafts[index + 2 :])
    return len(said) <= _PROSE and len(gaps) > 1 and drafts[index + 1].lines[0].gap > gaps[len(gaps) // 2]


def _plain(words: str) -> str:
    """Return the letters and figures of ``words``, for comparing titles."""
    return "".join(filter(str.isalnum, words.casefold()))


def _mark_bylines(words: Sequence[str], roles: list[BlockRole | None], title: int | None, body: int) -> tuple[str, ...]:
    """Mark the byline before the body or after it; the same one again is furniture. Return the authors."""
    seen: set[str] = set()
    authors: list[str] = []
    for index, said in enumerate(words):
        if roles[index] is not None:
            continue
        names = byline_names(said)
        if names is None and title is not None and title < index < body:
            following = words[index + 1] if index + 1 < len(words) else ""
            names = unopened_byline_names(said, following)
        if names is None:
            continue
        again = _plain(said) in seen
        seen.add(_plain(said))
        if again:
            roles[index] = BlockRole.FURNITURE
        elif index < max(body + 1, _HEAD) or index >= len(words) - _TAIL:
            roles[index] = BlockRole.BYLINE
            authors += names
    return tuple(authors)


def _mark_dates(words: Sequence[str], roles: list[BlockRole | None], body: int) -> None:
    for index, said in enumerate(words):
        if roles[index] is None and (index < body or index >= len(words) - _TAIL) and is_date_line(said):
            roles[index] = BlockRole.DATE


def _mark_signatures(words: Sequence[str], roles: list[BlockRole | None], body: int) -> None:
    """Count short lines beside a byline, such as the author's office or paper, as part of it."""
    for index in range(1, min(body, len(words) - 1)):
        beside = roles[index - 1] is BlockRole.BYLINE and roles[index + 1] in {BlockRole.DATE, BlockRole.BYLINE}
        office = roles[index - 1] is BlockRole.BYLINE and is_office(words[index])
        if roles[index] is None and (beside or office) and len(words[index]) <= _LONGEST_HEADING:
            roles[index] = BlockRole.BYLINE


def _mark_deks(
    drafts: Sequence[Draft], words: Sequence[str], roles: list[BlockRole | None], title: int | None, body: int
) -> None:
    """Mark what stands between the title and a byline or date; without one, a short line before the first paragraph."""
    if title is None:
        return
    signed = next(
        (i for i in range(title + 1, min(title + 5, len(drafts))) if roles[i] in {BlockRole.BYLINE, BlockRole.DATE}),
        None,
    )
    if signed is not None:
        for index in range(title + 1, signed):
            if roles[index] is None and len(words[index]) <= _LONGEST_DEK:
                roles[index] = BlockRole.DEK
        return
    after = title + 1
    if after + 1 < len(drafts) and after < body and roles[after] is None and words[after][-1] not in '.:!?”"':
        roles[after] = BlockRole.DEK


def _mark_tail(words: Sequence[str], roles: list[BlockRole | None], authors: tuple[str, ...]) -> None:
    """Mark notes on the authors and addresses in the last blocks, up to the first that is neither."""
    if sum(role is None for role in roles) < _SHORTEST_BODY:
        return
    for index in range(len(words) - 1, max(0, len(words) - 1 - _TAIL), -1):
        if roles[index] is not None:
            continue
        if is_contact(words[index]):
            roles[index] = BlockRole.FURNITURE
        elif is_bio(words[index], authors):
            roles[index] = BlockRole.BIO
        else:
            return


def _in_body(drafts: Sequence[Draft], words: Sequence[str], index: int, common_indent: int) -> BlockRole:
    """Return what a block of the body is: a heading, a block quotation or a paragraph."""
    draft, said = drafts[index], words[index]
    if draft.mark is Mark.ITEM:
        return BlockRole.PARAGRAPH
    indented = min(line.indent for line in draft.lines) - common_indent >= _QUOTE_INDENT
    if indented and len(said) >= _LONGEST_HEADING // 2:
        return BlockRole.QUOTE
    short = len(said) <= _LONGEST_HEADING and len(draft.lines) == 1
    if (
        short
        and index + 1 < len(drafts)
        and said[-1] not in ".,;:!?…”\"’')"
        and said[0] not in '-–—•*“"'
        and not said[0].islower()
    ):
        return BlockRole.HEADING
    return BlockRole.PARAGRAPH
