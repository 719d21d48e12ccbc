"""Who is who in several articles: reads them as ``sayso read`` does and links their actors, without a ledger.

Prints the contract’s lines; each ``actor`` has, beside the rest, the ``entity`` that it is. Runs in a process of its
own, with the encoder that ships unless another one is given::

    python -m bench.linked articles.jsonl > ledger.jsonl
    python -m bench.linked articles.jsonl --encoder encoder-fp32.onnx > ledger.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.encoder import THREADS
from sayso import pipeline
from sayso.analyse import Reader
from sayso.analyse.model import Model
from sayso.link import entities, traces
from sayso.records import Reading, Trace
from sayso.show.contract import json_lines


def read(articles: Path, reader: pipeline.ArticleReader) -> Iterator[str]:
    """Yield the contract's lines of the articles, each actor with its entity."""
    lines: list[bytes] = []
    left: list[Trace] = []
    for entry in pipeline.read([str(articles)], reader=reader, workers=1):
        lines.extend(json_lines(entry))
        if isinstance(entry, Reading):
            left.extend(traces(entry.article, entry.actors))
    entity_of = {
        (trace.article_id, trace.actor_id): number for number, entity in enumerate(entities(left)) for trace in entity
    }
    for line in lines:
        fields = json.loads(line)
        if fields["kind"] == "actor":
            fields["entity"] = entity_of.get((fields["article"], fields["id"]))
        yield json.dumps(fields, ensure_ascii=False) + "\n"


def main() -> None:
    """Print what is found in the articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--encoder", type=Path, help="an encoder to take the place of the one that ships")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(read(options.articles, Reader(Model(encoder=options.encoder, threads=THREADS))))


if __name__ == "__main__":
    main()
