"""The plain rule to beat: quotation marks, and a list of said-verbs.

Reads articles as JSON Lines, writes the contract of ``sayso read --json``. A statement is the first said-verb of a
sentence, outside quotation marks, with a name, a pronoun or "the ..." beside it. Its content is the quotations of the
paragraph that stand nearest to it, else what follows the verb; its speaker is called what stands there:

    python -m bench.baseline articles.jsonl > ledger.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VERBS = (
    "say says said saying tell tells told telling add adds added adding claim claims claimed claiming argue argues "
    "argued arguing announce announces announced believe believes believed think thinks thought know knows knew "
    "write writes wrote note notes noted noting explain explains explained insist insists insisted suggest suggests "
    "suggested deny denies denied admit admits admitted ask asks asked call calls called describe describes "
    "described warn warns warned promise promises promised predict predicts predicted report reports reported state "
    "states stated tweet tweets tweeted declare declares declared reply replies replied respond responds responded "
    "acknowledge acknowledges acknowledged allege alleges alleged continue continues continued conclude concludes "
    "concluded recall recalls recalled reveal reveals revealed hope hopes hoped want wants wanted expect expects "
    "expected fear fears feared accuse accuses accused find finds found show shows showed"
)
QUOTATION = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
CUE = re.compile(rf"\b(?:{'|'.join(VERBS.split())}|[Aa]ccording to)\b")
SENTENCE = re.compile(r"\S.*?(?:[.!?]_?(?=\s+[A-Z_])|$)", re.MULTILINE)
WORD = r"(?:[A-Z]\w?\.|[A-Z][\w’'-]*)"
NAME = rf"(?:{WORD}(?: (?:of|for|de|van|{WORD}))*|he|she|they|it|[Tt]he(?: [\w’'-]+){{1,4}}?)"
BEFORE = re.compile(rf"\b({NAME})(?:, [^,_]{{1,60}},)?(?: (?:has|have|had|also|later|then|who|\w+ly))*\s$")
AFTER = re.compile(rf"\s({NAME})(?=[\s.,;:]|$)")
LINK = re.compile(r"(?: that\b)?[\s,:]*")

Piece = tuple[int, int]


def statements(text: str) -> Iterator[tuple[Piece, Piece, list[Piece]]]:
    """Yield source, cue and content pieces of each statement."""
    quotations = [match.span() for match in QUOTATION.finditer(text)]
    # With the quotations blotted out, sentences end and verbs stand where the author's own words put them.
    own = QUOTATION.sub(lambda match: "_" * len(match[0]), text)
    for paragraph in re.finditer(r".+", own):
        told = []
        for sentence in SENTENCE.finditer(own, *paragraph.span()):
            told += [(source, cue, sentence.end()) for source, cue in _told(own, *sentence.span())]
        free = [q for q in quotations if paragraph.start() <= q[0] < paragraph.end()]
        for source, cue, end in told:
            nearest = [q for q in free if min(told, key=lambda other: _distance(other[1], q))[1] == cue]
            rest = _rest(own, max(source[1], cue[1]), end)
            mixed = rest and "_" in own[slice(*rest)] and own[rest[0]] != "_"
            content = [rest] if rest and (mixed or not nearest) else nearest
            if content:
                yield source, cue, content


def _told(own: str, start: int, end: int) -> Iterator[tuple[Piece, Piece]]:
    """Yield subject and verb of the first said-verb of a sentence that has a subject."""
    for match in CUE.finditer(own, start, end):
        cue = match.span()
        before, after = BEFORE.search(own, start, cue[0]), AFTER.match(own, cue[1], end)
        subject = after if after and (not before or "_" in own[start : cue[0]]) else before
        if subject:
            yield subject.span(1), cue
            return


def _distance(cue: Piece, quotation: Piece) -> int:
    return max(quotation[0] - cue[1], cue[0] - quotation[1])


def _rest(own: str, start: int, end: int) -> Piece | None:
    link = LINK.match(own, start, end)
    start = link.end() if link else start
    end -= len(own[start:end]) - len(own[start:end].rstrip(" .\n"))
    return (start, end) if start < end else None


def read(line: str) -> Iterator[dict[str, Any]]:
    """Yield the records of one line of a .jsonl file; the text is taken as it stands."""
    fields = json.loads(line)
    text, name = fields["text"], fields["source"]
    yield {"kind": "article", "id": name, "source": name, "text": text}
    for source, cue, content in statements(text):
        parts = [_span(text, piece) for piece in content]
        speaker = f"{name}:{source[0]}"
        yield {"kind": "actor", "id": speaker, "article": name, "name": text[slice(*source)]}
        yield {
            "kind": "statement",
            "article": name,
            "source": _span(text, source),
            "cue": _span(text, cue),
            "content": parts,
            "manner": "direct" if all(part["text"][0] in '“"' for part in parts) else "indirect",
            "speaker": speaker,
        }


def _span(text: str, piece: Piece) -> dict[str, Any]:
    start, end = piece
    return {"start": start, "end": end, "text": text[start:end], "raw": [[start, end]]}


if __name__ == "__main__":
    for article in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n"):
        for record in read(article) if article else ():
            print(json.dumps(record, ensure_ascii=False))
