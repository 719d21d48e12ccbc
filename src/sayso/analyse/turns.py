"""Find who speaks when in a transcript or an interview.

Reads an ``Article``, gives its turns: the label that names the speaker and what is said under it, without stage
directions such as "(Applause)". Whether an article is a transcript at all is decided by how often its blocks begin with
labels, and by their return; one line that begins with "Note:" makes none. Who a label means is left to ``resolve``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.analyse.asides import Between, find_asides
from sayso.analyse.stretches import Stretches
from sayso.english.directions import DIRECTION
from sayso.records import READ_ROLES, Article, Block, BlockRole, Manner, Method, Run, Span, Speech, Statement

_LONGEST = 90  # characters of a label with all that belongs to it
_LOOK_BACK = 8  # characters before a label in which a sentence ends
_FEWEST = 4  # labelled blocks in a transcript
_SHARE = 0.2  # of the blocks, at least, that are labelled
_RETURNING = 0.6  # of the labelled blocks whose label comes again
_SPOKEN = 0.6  # of the turns that hold a sentence

_STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_SMALL = r"(?:of|the|and|for|at|in|de|del|van|von|der|bin|al|la|le|to)"
_NAMED = rf"{_CAPITAL}(?:,?\s+(?:{_CAPITAL}|{_SMALL}|\d{{1,2}}|#\d{{1,2}}|&)){{0,7}}"
_ASIDE = r"\s*[(\[][^()\[\]\n]{1,50}[)\]]"
_LABEL = re.compile(
    rf"(?:[-–—>]+\s*)?(?:{_STAMP}\s*[-–—]?\s*)?(?P<name>{_NAMED})(?:{_ASIDE}){{0,2}}(?:\s+{_STAMP})?\s*:(?=\s|$|[“\"])"
)
_BY_LETTER = re.compile(r"(?P<name>[QA])(?:[.:]\s+|\s+(?=[A-Z“\"‘']))")
_ALONE = re.compile(rf"(?:{_STAMP}\s*)?(?P<name>[A-Z][A-Z.’'-]+(?:,?\s+[A-Z][A-Z.’'-]*){{0,5}})(?:{_ASIDE})?")
_BEFORE_INNER = re.compile(r"[.!?…\"”’)\]—-]\s+$")

_NO_SPEAKERS = frozenset(
    {"note", "update", "updated", "correction", "clarification", "editor’s note", "editor's note", "source", "sources"}
    | {"photo", "photos", "video", "date", "time", "place", "location", "where", "when", "what", "who", "why", "how"}
    | {"price", "cost", "tickets", "result", "results", "score", "read more", "read", "watch", "related", "more", "see"}
    | {"claim", "fact", "facts", "the claim", "the facts", "fact check", "verdict", "rating", "ruling", "our ruling"}
    | {"pros", "cons", "myth", "reality", "example", "tip", "warning", "summary", "background", "context", "analysis"}
    | {"age", "occupation", "party", "hometown", "education", "family", "born", "died", "website", "email", "phone"}
    | {"winner", "winners", "loser", "losers", "yes", "no", "for", "against", "total", "first", "second", "third"}
    | {"bottom line", "key points", "the bottom line", "details", "address", "contact", "subject", "from", "to", "re"}
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
"""Words that stand before a colon at the beginning of a line and are nobody."""
_COUNTED = re.compile(
    r"(?:step|day|week|chapter|part|figure|table|round|question|item|tip|rule|no)\.?\s*#?\d+", re.IGNORECASE
)

_ABOUT_ITSELF = re.compile(
    r"[*_(\[\s]*(?:this|the) (?:interview|conversation|transcript|discussion|exchange|q ?& ?a)\b.{0,60}"
    r"\b(?:edited|condensed|shortened|translated|conducted|transcribed|updated|was|has been)\b",
    re.IGNORECASE,
)
_NEVER_SAID = frozenset({BlockRole.BYLINE, BlockRole.DATE, BlockRole.FURNITURE})
_END = re.compile(r"\W*(?:end|###|\*\*\*|-30-|end of (?:transcript|interview))\W*", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…—–-][\"”’')\]]*$")
_WORD = re.compile(r"\w")
_TWO_WORDS = re.compile(r"[^\W\d_]\W+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before another one does."""

    label: Span
    """Who speaks, as written: without colon, time and what stands in brackets."""

    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Start:
    """A place where a turn begins."""

    block: int
    at: int
    """Where its label begins, with all that belongs to it."""

    label: Span
    said: int
    """Where the words after the label begin."""


def with_turns(article: Article, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return ``statements`` with one for each turn, in the order of their anchors.

    What the model found inside a turn stays and is told in its voice; what it made of labels, or of several turns, is
    left out.
    """
    turns = find_turns(article)
    if not turns:
        return tuple(statements)
    labels = Stretches(turn.label for turn in turns)
    spoken = Stretches(piece for turn in turns for piece in turn.content)
    owners = {piece: number for number, turn in enumerate(turns) for piece in turn.content}
    made = [
        Statement(
            article_id=article.id,
            source=turn.label,
            cue=None,
            content=turn.content,
            manner=Manner.DIRECT,
            confidence=1.0,
            method=Method.RULES,
        )
        for turn in turns
    ]
    kept = [one for one in statements if _tells_more(one, labels, spoken, owners)]
    return tuple(sorted([*kept, *made], key=lambda one: (one.anchor, one.extent)))


def _tells_more(one: Statement, labels: Stretches, spoken: Stretches, owners: dict[Span, int]) -> bool:
    """Say whether a statement is told inside one turn, or outside all, and says more than that the turn was spoken."""
    parts = [*one.content, *(part for part in (one.source, one.cue) if part)]
    if not any(spoken.overlap(part) or labels.overlap(part) for part in parts):
        return True
    if any(labels.overlap(part) for part in parts) or not (one.source or one.cue):
        return False
    if not all(spoken.hold(part) for part in parts):
        return False
    inside = {owners[stretch] for part in parts for stretch in spoken.covered_in(part) if stretch in owners}
    return len(inside) == 1


def find_turns(article: Article) -> tuple[Turn, ...]:
    """Return the turns of a transcript, in their order; none where the article is no transcript."""
    blocks = [block for block in article.blocks if block.role in READ_ROLES]
    starts = _starts(article, blocks)
    if not starts:
        return ()
    turns = list(_turns(article.text, blocks, starts))
    spoken = sum(_is_spoken(turn.content[-1].of(article.text)) for turn in turns)
    return tuple(turns) if spoken >= _SPOKEN * len(turns) else ()


def find_speeches(article: Article) -> tuple[Speech, ...]:
    """Return all that is said in a text, speaker by speaker; what stands outside of turns, or has none, has no label.

    Stage directions are left out, as are lines that say who wrote it, and when.
    """
    turns = find_turns(article)
    speeches = [Speech(label=turn.label, content=turn.content) for turn in turns]
    taken = Stretches(part for turn in turns for part in (turn.label, *turn.content))
    rest: list[Span] = []
    for block in article.blocks:
        if block.role not in _NEVER_SAID and not taken.overlap(block.span):
            rest.extend(_without_directions(article.text, block.span.start, block.span.end))
    if rest:
        speeches.append(Speech(label=None, content=tuple(rest)))
    return tuple(sorted(speeches, key=lambda speech: speech.content[0]))


def _is_spoken(words: str) -> bool:
    """Say whether words end as a sentence does and are more than a figure: "Lee: 212." counts votes."""
    return _SENTENCE.search(words) is not None and _TWO_WORDS.search(words) is not None


def _starts(article: Article, blocks: Sequence[Block]) -> list[_Start]:
    """Return where turns begin, if there are enough of them and their labels come again."""
    text = article.text
    gaps = _gaps(article.map.runs)
    found = [start for number, block in enumerate(blocks) if (start := _at_block(text, number, block, gaps))]
    if not any(_key(text, start) == "q" for start in found):
        found = [start for start in found if _key(text, start) != "a"]  # "A Linton paper says …" answers nobody
    capitals = sum(start.label.of(text).isupper() for start in found) * 2 > len(found)
    counts = Counter(_key(text, start) for start in found)
    # A word before a colon that never comes again is a speaker only if it is written as the others are; and so is the
    # first line of a text, which may be its title.
    found = [
        start
        for start in found
        if start.label.of(text).isupper() == capitals or (counts[_key(text, start)] > 1 and start.block > 0)
    ]
    returning = sum(counts[_key(text, start)] > 1 for start in found)
    if len(found) < _FEWEST or len(found) < _SHARE * len(blocks) or returning < _RETURNING * len(found):
        return []
    if len(counts) == 1:
        return []  # a word that begins many lines; nobody talks alone under a label again and again
    return sorted([*found, *_inner(text, blocks, found)], key=lambda start: start.at)


def _key(text: str, start: _Start) -> str:
    """Return what is the same in all labels of a speaker: of "ANN LEE, ANCHOR", "MR. LEE" and "Lee" the last name."""
    words = start.label.of(text).casefold().partition(",")[0].split()
    return " ".join(words) if words[-1][-1].isdigit() else words[-1]


def _at_block(text: str, number: int, block: Block, gaps: frozenset[int]) -> _Start | None:
    """Return the label that a block begins with, or is."""
    begin, end = block.span.start, block.span.end
    if block.role is BlockRole.TITLE and not _SENTENCE.search(text, begin, end):
        return None  # "Mayor: harbour is lost" heads what follows
    limit = min(end, begin + _LONGEST)
    match = _LABEL.match(text, begin, limit) or _BY_LETTER.match(text, begin, limit)
    if match is None and end <= limit:
        match = _ALONE.fullmatch(text, begin, end)
    if match is None:
        return _set_apart(text, number, block, gaps)
    name = Span(*match.span("name"))
    said = name.of(text).casefold().rstrip(".")
    if said in _NO_SPEAKERS or _COUNTED.fullmatch(said):
        return None
    return _Start(number, begin, name, match.end())


def _gaps(runs: Sequence[Run]) -> frozenset[int]:
    """Return the places in the text where the source has something that is not shown: the end of bold type, say."""
    return frozenset(
        before.text + before.length
        for before, after in pairwise(runs)
        if before.text + before.length == after.text and after.source > before.source_end
    )


_SET_APART = re.compile(rf"(?P<name>{_NAMED})(?=\s)")


def _set_apart(text: str, number: int, block: Block, gaps: frozenset[int]) -> _Start | None:
    """Return the name at the beginning of a block that markup alone sets apart, as in "**Ann Lee** We will"."""
    limit = min(block.span.end, block.span.start + _LONGEST)
    for end in range(block.span.start + 2, limit):
        if end in gaps or (text[end : end + 1] == " " and end + 1 in gaps):
            name = _SET_APART.match(text, block.span.start, end + 1)
            if name and name.end() == end and end < block.span.end - 1:
                return _Start(number, block.span.start, Span(*name.span("name")), end)
            return None
    return None


def _inner(text: str, blocks: Sequence[Block], found: Sequence[_Start]) -> Iterator[_Start]:
    """Yield the labels, known from the beginnings of blocks, that stand inside a block after the end of a sentence."""
    names = sorted({start.label.of(text) for start in found if len(start.label) > 1}, key=len, reverse=True)
    if not names:
        return
    known = re.compile(rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, names))})(?:{_ASIDE})?\s*:\s")
    taken = {start.at for start in found}
    for number, block in enumerate(blocks):
        for match in known.finditer(text, block.span.start, block.span.end):
            before = max(block.span.start, match.start() - _LOOK_BACK)
            if match.start() not in taken and _BEFORE_INNER.search(text, before, match.start()):
                yield _Start(number, match.start(), Span(*match.span("name")), match.end())


def _turns(text: str, blocks: Sequence[Block], starts: Sequence[_Start]) -> Iterator[Turn]:
    gaps = [
        Between(blocks[before.block + 1 : after.block], _key(text, before) == _key(text, after))
        for before, after in pairwise(starts)
    ]
    asides = find_asides(text, gaps)
    longest = max((sum(block.span not in asides for block in gap.blocks) for gap in gaps), default=0)
    for start, following in zip(starts, (*starts[1:], None), strict=True):
        last = following.block if following else min(len(blocks) - 1, start.block + longest)
        pieces: list[Span] = []
        for number in range(start.block, last + 1):
            block = blocks[number]
            if number > start.block and _ends(text, block, is_last=following is None):
                break
            if block.span in asides:
                continue
            begin = start.said if number == start.block else block.span.start
            end = following.at if following and number == following.block else block.span.end
            pieces += _without_directions(text, begin, end)
        if pieces:
            yield Turn(start.label, tuple(pieces))


def _ends(text: str, block: Block, *, is_last: bool) -> bool:
    """Say whether a block without a label is no part of the turn before it."""
    words = block.span.of(text)
    if block.role is BlockRole.HEADING or _END.fullmatch(words):
        return True
    return is_last and _ABOUT_ITSELF.match(words) is not None


def _without_directions(text: str, begin: int, end: int) -> Iterator[Span]:
    """Yield what is said between two places: without stage directions, and the white space at the edges."""
    for direction in DIRECTION.finditer(text, begin, end):
        yield from _piece(text, begin, direction.start())
        begin = direction.end()
    yield from _piece(text, begin, end)


def _piece(text: str, begin: int, end: int) -> Iterator[Span]:
    words = text[begin:end]
    if _WORD.search(words):
        yield Span(begin + len(words) - len(words.lstrip()), begin + len(words.rstrip()))
