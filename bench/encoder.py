"""How long sayso takes outside its encoder, beside what the fp32 encoder alone takes on the same windows.

Runs in a process of its own, so that the memory it needs is not taken for that of what is measured next to it:

    python -m bench.encoder articles.jsonl encoder-fp32.onnx --rounds 3

Prints one JSON object with the seconds of each round.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import onnxruntime

from sayso import pipeline
from sayso.analyse import Reader
from sayso.show.contract import json_lines

THREADS = 2

Feeds = dict[str, Any]


class TimedSession:
    """Stands in for the reader's encoder: counts the seconds spent in it and keeps what it was fed."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session
        self.seconds = 0.0
        self.fed: list[Feeds] = []

    def run(self, outputs: list[str] | None, feeds: Feeds) -> Any:
        """Run the encoder."""
        start = time.perf_counter()
        result = self._session.run(outputs, feeds)
        self.seconds += time.perf_counter() - start
        self.fed.append(feeds)
        return result


def one_round(articles: Path, plain: onnxruntime.InferenceSession | None) -> dict[str, float]:
    """Read the articles as ``sayso read --json`` does, then run the fp32 encoder over the same windows."""
    reader = Reader.load(threads=THREADS)
    encoder = reader.encoder = TimedSession(reader.encoder)
    start = time.perf_counter()
    for entry in pipeline.read([str(articles)], reader=reader):
        b"".join(json_lines(entry))
    total = time.perf_counter() - start
    seconds = {"total": total, "encoder": encoder.seconds}
    if plain:
        start = time.perf_counter()
        for feeds in encoder.fed:
            plain.run(None, feeds)
        seconds["plain"] = time.perf_counter() - start
    return seconds


def plain_encoder(path: Path) -> onnxruntime.InferenceSession | None:
    """Return the fp32 encoder, set up as sayso sets up its own; None where it was not exported here."""
    if not path.is_file():
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def main() -> None:
    """Print the seconds of each round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("plain", type=Path, help="the fp32 encoder, as training.export writes it")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    plain = plain_encoder(options.plain)
    print(json.dumps([one_round(options.articles, plain) for _ in range(options.rounds)]))


if __name__ == "__main__":
    main()
