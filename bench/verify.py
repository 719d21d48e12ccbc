"""Quotations of real speeches and interviews, changed in a known way, and what ``sayso verify`` says of them.

300 quotations of 5 to 40 words are drawn from GUM with a fixed seed. A third stays as it is, the others get one change
each. Each stands in an article of one invented sentence, and is sought in its speech or interview. What class belongs
to which change was laid down before any result was seen. And 300 sentences of other texts, which nobody said there, are
sought in all speeches and interviews at once::

    python -m bench.verify --corpora DIR     # the figures, and what went wrong, without the words
"""

from __future__ import annotations

import argparse
import io
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from bench.corpora import DEFAULT, GUM_DEV, Corpus
from bench.rows import Measure, Results, Row
from sayso import intake, pipeline
from sayso.link.verify import Texts
from sayso.records import FAITHFUL, Article, GivenText, Grave, QuoteCheck, Skipped, Wording

TRANSCRIPTS = Corpus(
    name="GUM, speeches and interviews",
    folder="coref/gum/gum",
    files=("coref/gum/gum/GUM_speech_*.conll", "coref/gum/gum/GUM_interview_*.conll"),
    where="https://github.com/amir-zeldes/gum (texts as DIR/coref/gum/gum/*.conll)",
)

CLASSES = Measure(
    key="verify_classes", words="quotations checked at their source, class right", unit="%", target=97, slack=1
)
FALSE = Measure(
    key="verify_false_alarms", words="verbatim quotations called altered", better="lower", target=0, digits=0
)
MISSED = Measure(
    key="verify_missed", words="changed negations and numbers not pointed out", better="lower", target=0, digits=0
)

CHANCE = Measure(
    key="verify_by_chance",
    words="sentences of other texts that are found all the same",
    unit="%",
    better="lower",
    target=2,
    slack=1,
)

_SEED = 20_261_121
_AS_THEY_ARE = 100
_CHANGED = 200
_SHORTEST, _LONGEST = 5, 40
_APART = 100  # words between the two parts of a splice, at least

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_NO_SPACE_BEFORE = re.compile(r" (?=[,.;:!?%)\]”’]|'(?:s|re|ve|ll|d|m)\b|n't\b|n’t\b)")
_NO_SPACE_AFTER = re.compile(r"(?<=[(\[“‘$£€]) ")
_HYPHEN = re.compile(r"(?<=\w) ([-–]) (?=\w)")


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation and what is to be said of it."""

    operation: str
    words: str
    expected: Wording
    touches: Grave | None
    document: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a document as they stand there."""

    document: str
    text: str
    words: tuple[tuple[int, int], ...]
    at: int
    """How many words of the document stand before."""

    def cut(self, first: int, end: int) -> str:
        """Return the words from ``first`` to before ``end`` with what stands between them."""
        return self.text[self.words[first][0] : self.words[end - 1][1]]

    def word(self, number: int) -> str:
        return self.text[slice(*self.words[number])]

    def put(self, first: int, end: int, words: str) -> str:
        """Return the piece with other words in the place of some."""
        return self.text[: self.words[first][0]] + words + self.text[self.words[end - 1][1] :]


_Changed = tuple[str, Wording, Grave | None] | None


def documents(corpora: Path) -> dict[str, list[str]]:
    """Return the sentences of each speech and interview, written as prose."""
    paths = [path for pattern in TRANSCRIPTS.files for path in sorted(corpora.glob(pattern))]
    return {path.stem: _read(path) for path in paths}


def other_documents(corpora: Path) -> dict[str, list[str]]:
    """Return the sentences of GUM's dev part but for speeches and interviews."""
    names = sorted(GUM_DEV.selected(corpora) or ())
    others = [name for name in names if not name.startswith(("GUM_speech", "GUM_interview"))]
    return {name: _read(corpora / GUM_DEV.folder / f"{name}.conll") for name in others}


def _read(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return _sentences([line.split("\t")[1] for line in lines if "\t" in line])


def _sentences(tokens: Sequence[str]) -> list[str]:
    found: list[str] = []
    current: list[str] = []
    for token in tokens:
        current.append(token)
        if token in {".", "!", "?"}:
            found.append(_prose(current))
            current = []
    return [*found, _prose(current)] if current else found


def _prose(tokens: Sequence[str]) -> str:
    """Put tokens together as they are printed."""
    text = " ".join(tokens).replace("`` ", "“").replace(" ''", "”")
    text = _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", text))
    text = _HYPHEN.sub(r"\1", text)
    parts = text.split('"')
    for number in range(1, len(parts), 2):  # straight marks take turns
        parts[number] = parts[number].strip()
    return '"'.join(parts)


def _pieces(texts: dict[str, list[str]], random: Random) -> Iterator[_Piece]:
    """Yield sentences and parts of sentences of 5 to 40 words, without end, drawn from all documents alike."""
    names = sorted(texts)
    starts = {name: _word_counts(texts[name]) for name in names}
    while True:
        name = random.choice(names)
        number = random.randrange(len(texts[name]))
        sentence = texts[name][number]
        words = [match.span() for match in _WORD.finditer(sentence)]
        if len(words) < _SHORTEST or '"' in sentence or "“" in sentence or "”" in sentence:
            continue
        length = random.randint(_SHORTEST, min(len(words), _LONGEST))
        first = random.randint(0, len(words) - length) if random.random() < 0.5 else 0
        if random.random() < 0.5 and len(words) <= _LONGEST:
            first, length = 0, len(words)
        start, end = words[first][0], words[first + length - 1][1]
        if first + length == len(words):
            end = len(sentence)
        inside = tuple((a - start, b - start) for a, b in words[first : first + length])
        yield _Piece(name, sentence[start:end], inside, starts[name][number] + first)


def _word_counts(sentences: Sequence[str]) -> list[int]:
    counts, total = [], 0
    for sentence in sentences:
        counts.append(total)
        total += len(_WORD.findall(sentence))
    return counts


_AUXILIARIES = frozenset(
    ["is", "are", "was", "were", "will", "would", "can", "could", "should", "must", "has", "have", "had", "do", "did"]
)


def negation(piece: _Piece, random: Random) -> _Changed:
    """Take a negation away, or put one behind an auxiliary."""
    for number in range(1, len(piece.words) - 1):
        word = piece.word(number).lower()
        if word in {"not", "never"}:
            return piece.put(number, number + 1, "").replace("  ", " "), Wording.LEFT_OUT, "negation"
        if word in {"don't", "don’t", "didn't", "isn't", "aren't", "wasn't", "couldn't", "doesn't"}:
            return piece.put(number, number + 1, word[:-3]), Wording.LEFT_OUT, "negation"
    places = [n for n in range(len(piece.words) - 1) if piece.word(n).lower() in _AUXILIARIES]
    places = [n for n in places if piece.word(n + 1).lower() not in {"not", "never", "no"}]
    if not places:
        return None
    at = random.choice(places)
    return piece.put(at, at + 1, f"{piece.word(at)} {random.choice(['not', 'never'])}"), Wording.ALTERED, "negation"


_NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "hundred",
    "thousand",
    "million",
    "billion",
]


def number(piece: _Piece, random: Random) -> _Changed:
    """Put another number in the place of one."""
    places = [
        n for n in range(len(piece.words)) if piece.word(n).lower() in _NUMBERS or re.fullmatch(r"\d+", piece.word(n))
    ]
    if not places:
        return None
    at = random.choice(places)
    word = piece.word(at).lower()
    other = str(int(word) + random.randint(1, 9)) if word.isdigit() else random.choice(sorted({*_NUMBERS} - {word}))
    return piece.put(at, at + 1, other), Wording.ALTERED, "number"


def name(piece: _Piece, random: Random) -> _Changed:
    """Put an invented name in the place of a word with a capital inside a sentence."""
    places = [n for n in range(1, len(piece.words)) if re.fullmatch(r"[A-Z][a-z]{2,}", piece.word(n))]
    if not places:
        return None
    at = random.choice(places)
    return (
        piece.put(at, at + 1, random.choice(["Brenmoor", "Varnholt", "Quillane", "Ostrava-Tarn"])),
        Wording.ALTERED,
        None,
    )


_EMPTY = frozenset(["uh", "um", "er", "mm", "hmm", "ah"])


def _stretch(piece: _Piece, random: Random) -> tuple[int, int] | None:
    """Return which words of a piece to leave out: some inside it that are no hesitation and no repetition."""
    length = random.randint(1, min(12, max(len(piece.words) - 4, 1)))
    if len(piece.words) - length < 4:
        return None
    first = random.randint(2, len(piece.words) - length - 2)
    words = [piece.word(n).lower() for n in range(first, first + length)]
    around = {piece.word(first - 1).lower(), piece.word(first + length).lower()}
    return None if around & {*words, *_EMPTY} or _EMPTY & {*words} else (first, first + length)


def dots(piece: _Piece, random: Random) -> _Changed:
    """Leave words out, and put dots in their place."""
    stretch = _stretch(piece, random)
    if stretch is None:
        return None
    return piece.put(*stretch, random.choice(["…", "...", "[...]", ". . .", "[…]"])), Wording.LEFT_OUT_MARKED, None


def deletion(piece: _Piece, random: Random) -> _Changed:
    """Leave words out without a mark."""
    stretch = _stretch(piece, random)
    if stretch is None:
        return None
    first, end = stretch
    return piece.cut(0, first) + " " + piece.text[piece.words[end][0] :], Wording.LEFT_OUT, None


def order(piece: _Piece, random: Random) -> _Changed:
    """Let two neighbours change their places."""
    at = random.randrange(len(piece.words) - 1)
    one, two = piece.word(at), piece.word(at + 1)
    if one.lower() == two.lower() or {one.lower(), two.lower()} & _EMPTY:
        return None
    return piece.put(at, at + 2, f"{two} {one}"), Wording.ALTERED, None


_SPELLINGS = (
    "color colour;honor honour;labor labour;favor favour;neighbor neighbour;behavior behaviour;center centre;theater"
    " theatre;realize realise;organization organisation;organize organise;recognize recognise;emphasize emphasise;"
    "program programme;defense defence;traveled travelled;gray grey;analyze analyse;cannot can't;do not don't;it is"
    " it's;we are we're;I am I'm;they are they're;is not isn't;have not haven't;going to gonna;ten 10;twenty 20;twelve"
    " 12;fifty 50;hundred 100;percent per cent;toward towards;and &"
)


def spelling(piece: _Piece, random: Random) -> _Changed:
    """Spell a word as others do."""
    pairs = [pair.strip() for pair in _SPELLINGS.split(";")]
    for pair in random.sample(pairs, len(pairs)):
        words = pair.split()
        middle = {2: 1, 3: 1 if pair == "percent per cent" else 2}[len(words)]
        one, two = " ".join(words[:middle]), " ".join(words[middle:])
        if one == "hundred" or ((one, two) == ("and", "&") and random.random() < 0.8):
            continue
        for before, after in ((one, two), (two, one)):
            found = re.search(rf"(?<![\w'’-]){re.escape(before)}(?![\w'’-])", piece.text)
            if found:
                return piece.text[: found.start()] + after + piece.text[found.end() :], Wording.WRITTEN_OTHERWISE, None
    return None


def marks(piece: _Piece, random: Random) -> _Changed:
    """Write apostrophes, dashes or hyphens in another style."""
    styles = [("'", "’"), ("’", "'"), (" - ", " – "), (" – ", " — "), ("--", "—"), ("—", " – ")]
    for before, after in random.sample(styles, len(styles)):
        if before in piece.text[1:-1]:
            return (
                piece.text[0] + piece.text[1:-1].replace(before, after) + piece.text[-1],
                Wording.WRITTEN_OTHERWISE,
                None,
            )
    return None


_OPERATIONS: dict[str, Callable[[_Piece, Random], _Changed]] = {
    "negation": negation,
    "number": number,
    "name": name,
    "deletion, dots": dots,
    "deletion": deletion,
    "order": order,
    "spelling": spelling,
    "marks": marks,
}


def cases(texts: dict[str, list[str]], seed: int = _SEED) -> list[Case]:
    """Draw the quotations: a third as they are, of each operation as many of the others."""
    random = Random(seed)  # noqa: S311  the same draw every time
    pieces = _pieces(texts, random)
    found = [_as_it_is(next(pieces)) for _ in range(_AS_THEY_ARE)]
    operations = [*_OPERATIONS, "splice"]
    for number_of_case in range(_CHANGED):
        operation = operations[number_of_case % len(operations)]
        found.append(_splice(pieces) if operation == "splice" else _changed(operation, pieces, random))
    return found


def _as_it_is(piece: _Piece) -> Case:
    return Case("none", piece.text, Wording.VERBATIM, None, piece.document)


def strangers(texts: dict[str, list[str]], seed: int = _SEED) -> list[Case]:
    """Draw sentences that nobody said in any transcript."""
    pieces = _pieces(texts, Random(seed))  # noqa: S311  the same draw every time
    return [replace(_as_it_is(next(pieces)), expected=Wording.NOT_FOUND) for _ in range(_AS_THEY_ARE + _CHANGED)]


def _changed(operation: str, pieces: Iterator[_Piece], random: Random) -> Case:
    for piece in pieces:
        changed = _OPERATIONS[operation](piece, random)
        if changed is None or len(_WORD.findall(changed[0])) < _SHORTEST:
            continue
        words = " ".join(changed[0].split())
        if words != piece.text:
            return Case(operation, words, *changed[1:], piece.document)
    raise AssertionError("pieces have no end")


def _splice(pieces: Iterator[_Piece]) -> Case:
    while True:
        one, two = next(pieces), next(pieces)
        if one.document != two.document or len(one.words) + len(two.words) > _LONGEST:
            continue
        if abs(one.at - two.at) > _APART + _LONGEST:
            joined = f"{one.text.rstrip('.?!')}, {two.text}"
            return Case("splice", joined, Wording.SPLICED, None, one.document)


def check(texts: dict[str, list[str]], found: Sequence[Case]) -> list[QuoteCheck | None]:
    """Let sayso check each case in its own transcript, or one of no transcript in all of them at once.

    None stands for one where sayso saw no quotation, or another one.
    """
    given = {document: _given(document, sentences) for document, sentences in texts.items()}
    ready = {document: Texts([text]) for document, text in given.items()}
    all_at_once = Texts(given.values())
    checks: list[QuoteCheck | None] = []
    for case in found:
        against = ready.get(case.document, all_at_once)
        article = _article(f"At a hearing in Brenmoor the speaker said: “{case.words}”\n")
        seen = against.verify(article, (), ()).checks
        checks.append(seen[0] if len(seen) == 1 and seen[0].quoted.of(article.text) == case.words.strip() else None)
    return checks


def _given(document: str, sentences: Sequence[str]) -> GivenText:
    (found,) = pipeline.given_texts(["-"], stdin=io.BytesIO(_paragraphs(document, sentences).encode()))
    if isinstance(found, Skipped):
        raise AssertionError(found.reason)
    return found


def _paragraphs(document: str, sentences: Sequence[str]) -> str:
    return "\n\n".join([document, *(" ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5))]) + "\n"


def _article(text: str) -> Article:
    (found,) = intake.read_sources(["-"], stdin=io.BytesIO(text.encode()))
    if isinstance(found, Skipped):
        raise AssertionError(found.reason)
    return found[1]


def measure(results: Results, *, corpora: Path) -> None:
    """Add the rows of quotations checked at their source to ``results``."""
    if not TRANSCRIPTS.present(corpora):
        note = f"not under {corpora}; to be had from {TRANSCRIPTS.where}"
        results.rows.extend(
            Row(measure=one, on=TRANSCRIPTS.name, corpora=(TRANSCRIPTS.name,), note=note)
            for one in (CLASSES, FALSE, MISSED)
        )
        return
    results.corpora[TRANSCRIPTS.name] = TRANSCRIPTS.digest(corpora)
    texts = documents(corpora)
    found = cases(texts)
    results.rows.extend(rows(found, check(texts, found)))
    if GUM_DEV.present(corpora):
        results.rows.append(chance(texts, strangers(other_documents(corpora))))


def chance(texts: dict[str, list[str]], found: Sequence[Case]) -> Row:
    """Return the row of what is found though nobody said it."""
    wrong = sum(not _right(case, one) for case, one in zip(found, check(texts, found), strict=True))
    on = f"GUM dev but for these, {len(found)} sentences"
    return Row(measure=CHANCE, on=on, corpora=(TRANSCRIPTS.name, GUM_DEV.name), figure=100 * wrong / len(found))


def rows(found: Sequence[Case], checks: Sequence[QuoteCheck | None]) -> list[Row]:
    """Return the rows that the checks fill."""
    pairs = list(zip(found, checks, strict=True))
    right = Counter(case.operation for case, one in pairs if _right(case, one))
    every = Counter(case.operation for case in found)
    plain = [one for case, one in pairs if case.operation == "none"]
    grave = [(case, one) for case, one in pairs if case.touches]
    wrong = ", ".join(f"{name} {right[name]} of {every[name]}" for name in every if right[name] < every[name])
    on = f"{TRANSCRIPTS.name}, {len(found)} quotations"
    told: list[tuple[Measure, str, float, str]] = [
        (CLASSES, on, 100 * right.total() / len(found), wrong),
        (
            FALSE,
            f"{on[: -len(' quotations')]}, {len(plain)} as they are",
            sum(not _is_faithful(one) for one in plain),
            "",
        ),
        (MISSED, f"{TRANSCRIPTS.name}, {len(grave)} changed", sum(not _points_out(*pair) for pair in grave), ""),
    ]
    return [
        Row(measure=one, on=where, corpora=(TRANSCRIPTS.name,), figure=figure, note=note)
        for one, where, figure, note in told
    ]


def _right(case: Case, one: QuoteCheck | None) -> bool:
    return one is not None and one.wording is case.expected


def _is_faithful(one: QuoteCheck | None) -> bool:
    return one is not None and one.wording in FAITHFUL


def _points_out(case: Case, one: QuoteCheck | None) -> bool:
    return one is not None and any(change.touches == case.touches for change in one.changes)


def main() -> None:
    """Print the figures and, of each case that is not right, its operation, its document and what was said of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=DEFAULT)
    parser.add_argument("--seed", type=int, default=_SEED)
    parser.add_argument("--words", type=Path, help="a list of documents of which the words are shown too")
    options = parser.parse_args()
    shown = frozenset(options.words.read_text(encoding="utf-8").split()) if options.words else frozenset[str]()
    texts = documents(options.corpora)
    found = cases(texts, options.seed)
    checks = check(texts, found)
    for row in (*rows(found, checks), chance(texts, strangers(other_documents(options.corpora), options.seed))):
        print(f"{row.measure.words}: {row.figure:.1f} ({row.on}) {row.note}")
    graves = defaultdict[str, Counter[str]](Counter)
    for case, one in zip(found, checks, strict=True):
        if one:
            graves[case.operation].update(change.touches for change in one.changes if change.touches)
        if not _right(case, one) or (case.touches and not _points_out(case, one)):
            words = case.words if case.document in shown else ""
            print(
                f"{case.operation}: {one.wording if one else 'not seen'}, not {case.expected} ({case.document}) {words}"
            )
    for operation, counts in graves.items():
        print(f"pointed out, {operation}: {dict(counts)}")


if __name__ == "__main__":
    main()
