"""The README's table of figures, made from bench/results.json so that the two cannot differ."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

README = Path("README.md")
RESULTS = Path("bench/results.json")
BEGIN = "<!-- figures: written by `make bench` -->\n"
END = "<!-- end of figures -->\n"

QUALITY = {
    "linked_overlap": "finds the statement",
    "linked_exact": "finds it to the word",
    "source_exact": "source to the word",
    "cue_exact": "cue to the word",
    "content_exact": "content to the word",
    "content_overlap": "content, in part at least",
    "polemic_linked_overlap": "finds the statement",
    "polemic_linked_exact": "finds it to the word",
    "polemic_speaker": "names the right speaker",
    "names": "names, to the word and with their type",
    "references": "who or what is meant (CoNLL)",
    "entities": "who is who across articles (B-cubed)",
    "namesakes": "tells namesakes from one and the same person (%)",
    "act_found": "finds the act",
    "act_typed": "finds it with its type",
    "act_pledge": "finds the pledge",
    "loaded": "the author's loaded words",
    "scare": "scare quotes",
    "times": "times, to the word",
    "times_value": "times, with the day or span they mean",
    "figures": "figures, with their value",
    "figures_unit": "figures, with value and unit",
    "sentences_right": "says what a sentence does (%)",
    "voices_right": "tells in whose voice an entry stands (%)",
    "speakers": "names the right speaker (%)",
    "copies": "tells copies of one text",
    "utterances_recall": "finds the same words told again (%)",
    "figure_pairs": "tells figures that agree, differ or are explained (%)",
    "verify_classes": "says what a quotation is to its source (%)",
    "fair": "finds the same when names are swapped (%)",
    "page_body": "the text of a web page, without what stands around it",
    "same_pdf_two": "finds the same statements in a PDF of two columns (%)",
}
COST = {
    "broken_spans": "entries that do not cut their words out of the article",
    "speed": "articles a second",
    "start_read": "seconds for one short article, start to end",
    "page_speed": "web pages a second, without analysis",
    "pdf_sheets": "sheets of PDF a second, without analysis",
    "memory": "memory, at most (MB)",
    "weights": "weights of the model (MB)",
    "wheel": "download of sayso itself (MB)",
    "packages": "packages that are installed",
}


def figures(results: dict[str, Any]) -> str:
    """Return the README's part between the two marks."""
    rows = {row["measure"]: row for row in results["rows"]}
    quality = [_row(words, rows[key], people=True) for key, words in QUALITY.items() if key in rows]
    cost = [_row(words, rows[key], people=False) for key, words in COST.items() if key in rows]
    return "\n".join(
        [
            "| what | measured on | sayso | two people | other |",
            "|---|---|---:|---:|---:|",
            *quality,
            "",
            "| what it costs | measured on | sayso |",
            "|---|---|---:|",
            *cost,
            "",
            f"Model: {results['model']}. Timings: {results['machine']}.",
            "",
        ]
    )


def _row(words: str, row: dict[str, Any], *, people: bool) -> str:
    cells = [words, row["on"], _number(row, "figure")]
    if people:
        cells += [_number(row, "people"), _number(row, "rule")]
    return f"| {' | '.join(cells)} |"


def _number(row: dict[str, Any], name: str) -> str:
    return "–" if row[name] is None else f"{row[name]:.{row['digits']}f}"


def with_figures(readme: str, results: dict[str, Any]) -> str:
    """Return ``readme`` with the figures of ``results`` in their place."""
    head, _, rest = readme.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return "".join([head, BEGIN, figures(results), END, tail])


def update() -> None:
    """Write the figures of the last full run into the README."""
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    README.write_text(with_figures(README.read_text(encoding="utf-8"), results), encoding="utf-8")
