"""Words and their bounds, with a small vocabulary in place of the model's."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from sayso.analyse.pieces import cut
from sayso.records import Span


def words_of(text: str) -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    vocabulary = {piece: n for n, piece in enumerate(["[UNK]", *letters, *(f"##{letter}" for letter in letters), "."])}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106  a piece of the vocabulary
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    pieces = cut(text, [Span(0, len(text))], tokenizer)
    return [text[start:end] for start, end in zip(pieces.start, pieces.end, strict=True)]


@pytest.mark.parametrize("name", ["Zoe\u0308", "Zoë", "E\u0301", "Jose\u0301\u0323", "Bra\u030and"])
def test_a_word_keeps_the_accents_written_behind_it(name: str) -> None:
    assert words_of(f"So {name} said.") == ["So", name, "said", "."]


def test_an_accent_of_its_own_belongs_to_no_other_word() -> None:
    assert words_of("So \u0301 said")[0] == "So"
