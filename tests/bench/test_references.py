"""The chains of mentions that analysis alone finds, told as actors."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bench.score import ledger, references

from bench import references as reading
from sayso.records import Article, Findings, Form, Mention, Span

TEXT = "Ann Lee will pay. She will, Ann Lee said in Ely, and the council believes her."
DANISH = "Færgen sejler ikke i dag, og det er der mange på øen, som er kede af, siger borgmesteren til avisen. " * 4


class ChainReader:
    """Takes "Ann Lee", "She" and "her" for one person."""

    name = "chains-1 (none, 000000)"

    def find(self, article: Article) -> Findings:
        found = re.finditer("Ann Lee|[Ss]he|her", article.text)
        return Findings(chains=(tuple(Mention(span=Span(*match.span()), form=Form.NAME) for match in found),))


def test_each_chain_stands_as_an_actor(tmp_path: Path) -> None:
    articles, found = tmp_path / "articles.jsonl", tmp_path / "ledger.jsonl"
    articles.write_text("".join(ledger.article_lines([("pay", TEXT, None), ("ferry", DANISH, None)])), encoding="utf-8")

    found.write_bytes(b"".join(reading.read(articles, ChainReader())))

    entries = ledger.load(found)
    (chain,) = references.predicted(entries["pay"])
    assert [TEXT[start:end] for start, end in chain] == ["Ann Lee", "She", "Ann Lee", "her"]
    assert entries["ferry"].records == {}
    assert json.loads(found.read_text(encoding="utf-8").splitlines()[-1])["stage"] == "analyse"
