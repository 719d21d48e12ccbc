"""Bring the words of a page into the order in which they are read: rows, columns, lines.

Words come in, lines out, column after column. A gutter is a strip that stays free of ink over several rows with text on
both sides of it; what crosses it, such as a title over both columns, parts what stands above from what stands below.
Which lines belong together is left to ``blocks``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sayso.intake.pdf.shapes import PageLine, Word

Row = list[Word]
"""Words on one baseline, from left to right, of all columns."""

_SAME_ROW = 0.35  # of the height: words whose baselines are closer stand in one row
_RAISED = 0.6  # of the height: so far small type may stand above its row
_SMALL = 0.85  # of the height of its neighbours: type that is raised, as the mark of a note is
_LONGEST_MARK = 3
_GAP = 0.6  # of the height: at least so wide is a gutter
_ALIGNED = 2.0  # points within which lines begin at the same place
_INDENT = 3.0  # heights: so far in the first lines of paragraphs may begin
_NARROWEST = 6.0  # heights: at least so wide is a column
_PLACES = 12  # where a gutter may be, at most
_ROWS = 4  # of a page with text beside a gutter that the document does not have elsewhere
_COLUMN_OF_ROWS = 10  # that keep clear of a gutter, however little stands beyond it: the end of an article
_SPILL = 4  # times as many rows on the left
_CAP = 1.8  # times the common height, from which a letter is a large initial
_LARGE = 1.15  # times the common height, from which type is that of titles


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the rows that words make, from top to bottom."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: -word.base):
        if rows and rows[-1][0].base - word.base <= _SAME_ROW * min(word.height, rows[-1][0].height):
            rows[-1].append(word)
        else:
            rows.append([word])
    kept: list[Row] = []
    for number, row in enumerate(rows):
        around = (kept[-1:] if kept else []) + rows[number + 1 : number + 2]
        home = next((other for other in around if _is_raised(row, other)), None)
        if home is None:
            kept.append(row)
        else:
            home += row
    return [sorted(row, key=lambda word: word.left) for row in kept]


def _is_raised(marks: Row, row: Row) -> bool:
    """Say whether ``marks``, the signs of notes and the like, stand a little above or below the words of ``row``."""
    height = max(word.height for word in row)
    return all(
        len(mark.text) <= _LONGEST_MARK
        and mark.height < _SMALL * height
        and abs(mark.base - row[0].base) <= _RAISED * height
        and any(abs(mark.left - word.right) < height / 2 or abs(word.left - mark.right) < height / 2 for word in row)
        for mark in marks
    )


class Gutters:
    """Where the pages of one document have their gutters: one that is certain on a page is looked for on all."""

    def __init__(self, pages: Sequence[Sequence[Row]], height: float) -> None:
        self._height = height
        self._found: list[float] = []
        for rows in pages:
            self._found += [place for place in self.on(rows) if not self._near(place, self._found)]

    def on(self, rows: Sequence[Row]) -> list[float]:
        """Return the right edges of the gutters of a page."""
        found: list[float] = []
        for place in self._candidates(rows):
            least = 1 if self._near(place, self._found) else _ROWS
            if not self._near(place, found) and self._supported(rows, place, least, alone=not found):
                found.append(place)
        return found

    def lines(self, rows: Sequence[Row]) -> list[list[Row]]:
        """Return the rows of each stretch of a column, in reading order."""
        return self._ordered(rows, self.on(rows))

    def _ordered(self, rows: Sequence[Row], gutters: list[float]) -> list[list[Row]]:
        if not gutters or not rows:
            return [list(rows)] if rows else []
        place, others = gutters[0], gutters[1:]
        parts: list[list[Row]] = []
        whole: list[Row] = []
        for beside, run in self._runs(rows, place):
            if not beside:
                whole += run
                continue
            parts += self._ordered(whole, others)
            whole = []
            left = [part for row in run if (part := [word for word in row if word.left < place - 1])]
            right = [part for row in run if (part := [word for word in row if word.left >= place - 1])]
            parts += self._ordered(left, [other for other in others if other < place])
            parts += self._ordered(right, [other for other in others if other > place])
        return parts + self._ordered(whole, others)

    def _runs(self, rows: Sequence[Row], place: float) -> list[tuple[bool, list[Row]]]:
        """Cut rows into those that a gutter parts and those that go over it."""
        crossing = [self._crosses(row, place) for row in rows]
        for number, (row, following) in enumerate(pairwise(rows)):
            # The lines of a title go over the gutter together, even where the gutter meets a blank of one.
            if crossing[number] != crossing[number + 1] and self._is_title(row) and self._is_title(following):
                crossing[number] = crossing[number + 1] = True
        runs: list[tuple[bool, list[Row]]] = []
        for row, crosses in zip(rows, crossing, strict=True):
            if runs and runs[-1][0] != crosses:
                runs[-1][1].append(row)
            else:
                runs.append((not crosses, [row]))
        # Where one side is empty there is nothing to choose; such rows belong to what stands around them.
        return [(beside and self._has_both(run, place), run) for beside, run in runs]

    def _has_both(self, run: Sequence[Row], place: float) -> bool:
        return any(row[0].left < place - 1 for row in run) and any(row[-1].left >= place - 1 for row in run)

    def _is_title(self, row: Row) -> bool:
        return min(word.height for word in row) >= _LARGE * self._height

    def _crosses(self, row: Row, place: float) -> bool:
        """Say whether a row has ink in the gutter, or so little space there that it is one between words."""
        strip = place - self._strip, place - 0.5
        before = after = None
        for word in row:
            if word.left < strip[1] and word.right > strip[0]:
                return True
            if word.right > strip[0]:
                after = word
                break
            before = word
        if before is None or after is None:
            return False
        gap = after.left - before.right
        smaller, larger = sorted((before.height, after.height))
        if larger >= _LARGE * smaller:
            return gap < _GAP * smaller  # two kinds of type are no one line
        return gap < _GAP * larger or (self._is_title(row) and gap < 1.5 * after.height)

    @property
    def _strip(self) -> float:
        return _GAP * self._height

    def _near(self, place: float, places: Iterable[float]) -> bool:
        return any(abs(place - other) < _NARROWEST / 2 * self._height for other in places)

    def _candidates(self, rows: Sequence[Row]) -> list[float]:
        """Return the places where lines begin beside something, those that the fewest lines go over first."""
        places: list[tuple[float, float]] = []
        first = min((row[0].left for row in rows), default=0.0)
        for row in rows:
            if row[0].left > first + _NARROWEST * self._height:
                places.append((row[0].left, row[0].left - first))
            for before, after in pairwise(row):
                gap = after.left - before.right
                if gap >= _GAP * after.height:
                    places.append((after.left, gap))
        clusters: list[list[tuple[float, float]]] = []
        for place in sorted(places):
            if clusters and place[0] - clusters[-1][0][0] <= _ALIGNED:
                clusters[-1].append(place)
            else:
                clusters.append([place])
        # Wide spaces between words are as many as there are lines; none of them is as wide as a gutter.
        clusters.sort(key=lambda cluster: (len(cluster), max(gap for _, gap in cluster)), reverse=True)
        found = [cluster[0][0] for cluster in clusters[:_PLACES]]
        # Where first lines of paragraphs are set in, as many begin there as at the edge; but fewer keep clear of it.
        return sorted(found, key=lambda place: sum(self._crosses(row, place) for row in rows))

    def _supported(self, rows: Sequence[Row], place: float, least: int, *, alone: bool) -> bool:
        """Say whether text stands on both sides of a gutter, in one stretch of rows.

        Where no other gutter is found on the page, so that it may be ``alone``, little beyond it is enough.
        """
        left = right = 0
        left_edge, right_edge = place, place
        for row in rows:
            if self._crosses(row, place):
                left = right = 0
                left_edge, right_edge = place, place
                continue
            here, there = [w for w in row if w.left < place - 1], [w for w in row if w.left >= place - 1]
            left += bool(here)
            right += bool(there) and there[0].left - place < _INDENT * self._height
            left_edge = min(left_edge, here[0].left) if here else left_edge
            right_edge = max(right_edge, there[-1].right) if there else right_edge
            narrowest = _NARROWEST * self._height
            if min(place - left_edge, right_edge - place) >= narrowest and left >= least and right >= least:
                return True
            spills = alone and left >= _COLUMN_OF_ROWS and 0 < right * _SPILL <= left
            if spills and place - left_edge >= narrowest:
                return True
        return False


def lines_of(region: Sequence[Row], page: int, height: float) -> list[PageLine]:
    """Return the lines of one stretch of a column; a large initial goes to the first of the lines beside it."""
    initials = [
        word
        for row in region
        for word in row
        if word.height >= _CAP * height and len(word.text) == 1 and word.text.isalpha()
    ]
    lines: list[PageLine] = []
    for row in region:
        words = [word for word in row if not any(word is initial for initial in initials)]
        if words:
            lines.append(PageLine(page=page, words=words))
    for initial in initials:
        beside = [
            line
            for line in lines
            if initial.base - 0.2 * height <= line.base <= initial.top
            and -0.2 * height <= line.words[0].left - initial.right <= 2 * height
        ]
        if not beside:
            lines.append(PageLine(page=page, words=[initial]))
            lines.sort(key=lambda line: -line.base)
            continue
        first = beside[0].words[0]
        joined = Word(
            initial.text + " " * (first.spaced and initial.text in "AIO") + first.text,
            initial.left,
            first.right,
            first.bottom,
            first.top,
            first.base,
            initial.spaced,
            first.bold,
        )
        beside[0].words[0] = joined
        for line in beside:
            line.left = initial.left
    return lines
