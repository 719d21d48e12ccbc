"""The reader model in PyTorch: heads for every layer on one encoder.

    pieces of a window  --Encoder-->  state of each word
    states              --Heads-->    anchor scores, label potentials, mention scores
    states, anchors     --Frames-->   potentials of each anchor's chain of roles; of an act its traits
    mentions            --Links-->    scores of each pair of mention and antecedent

Shapes: ``W`` words of a window, ``N`` anchors, ``M`` mentions, ``D`` = 384.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.analyse.layers import (
    ACT,
    ANCHOR_TYPES,
    ATTRIBUTION,
    LABELS,
    LINK,
    LONGEST_MENTION,
    MENTIONS,
    TARGET,
    TRAITS,
    potentials,
)
from sayso.analyse.references import FEATURES
from sayso.analyse.scare_quotes import PARTS
from training.encoder import WIDTH, Encoder, load_pretrained

HIDDEN = 192
BUCKETS = 16
"""Distances from an anchor, each way, are told apart in this many steps, each a quarter octave wide from 4 words on."""

POOLED = 96
ATTENDED = 2
"""Ways in which the traits of an act may look at the whole window, beside the words of its roles."""

SPAN = 64

MEMBERS = 8
"""Heads whose judgements of quotations are averaged."""


def _tower(out: int, hidden: int = HIDDEN) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, hidden), nn.ReLU(), nn.Dropout(0.1), nn.Linear(hidden, out))


class Heads(nn.Module):
    """What is read off each word's state by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors = nn.Linear(WIDTH, ANCHOR_TYPES)
        self.acts = _tower(2)
        self.labels = nn.ModuleDict({layer: _tower(potentials(len(types))) for layer, types in LABELS.items()})
        self.starts = _tower(len(MENTIONS) * SPAN)
        self.ends = _tower(len(MENTIONS) * SPAN)
        self.edges = nn.Linear(WIDTH, 2 * len(MENTIONS))
        nn.init.constant_(self.edges.bias, -3.0)  # hardly any span is a mention
        self.lengths = nn.Parameter(torch.zeros(LONGEST_MENTION, len(MENTIONS)))
        self.referring = nn.Linear(WIDTH, 3 * LINK)
        self.flat = nn.Linear(WIDTH, len(ATTRIBUTION) + len(ACT))

    def forward(self, states: Tensor) -> tuple[Tensor, ...]:
        """Take the states (W, D) of a window's words.

        Gives anchor scores (W, ANCHOR_TYPES), act scores (W, 2), the potentials of names, times and appraisals (W, …),
        mention scores (W, LONGEST_MENTION, types) of the span from each word on that is so long, and (W, 3 * LINK).
        """
        labels = [head(states) for head in self.labels.values()]
        return self.anchors(states), self.acts(states), *labels, self.mentions(states), self.referring(states)

    def mentions(self, states: Tensor) -> Tensor:
        """Scores of every span up to the longest (biaffine in its first and last word, after Yu et al. 2020)."""
        return self.spans(self.starts(states), self.ends(states), self.edges(states))

    def spans(self, starts: Tensor, ends: Tensor, edges: Tensor) -> Tensor:
        """As ``mentions``, from what each word is as a span's first and last (W, types * SPAN) and by itself (W, …)."""
        count = starts.shape[0]
        starts = starts.view(-1, len(MENTIONS), SPAN)
        ends = ends.view(-1, len(MENTIONS), SPAN)
        opening, closing = edges.chunk(2, -1)
        pairs = torch.einsum("wtd,vtd->wvt", starts, ends)
        first = torch.arange(count, device=starts.device)[:, None]
        last = first + torch.arange(LONGEST_MENTION, device=starts.device)[None]
        inside = last.clamp(max=count - 1)
        band = pairs[first, inside] + opening[:, None] + closing[inside] + self.lengths
        return band.masked_fill((last >= count)[..., None], -1e4)

    def flat_loss(self, states: Tensor, roles: Tensor, weight: Tensor) -> Tensor:
        """Sum of the errors in telling, without frames, which roles each word plays in any frame.

        It teaches the encoder alone and is not part of the exported model. States (W, D); roles (W, …), each 0 or 1;
        weight (…) of each role.
        """
        scores = self.flat(states)
        loss = nn.functional.binary_cross_entropy_with_logits(scores, roles, reduction="none")
        return (loss * weight).sum()


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

    def __init__(self, roles: int, kinds: int, extra: int = 0) -> None:
        super().__init__()
        self.anchor = nn.Linear(WIDTH, 2 * HIDDEN)
        self.word = nn.Linear(WIDTH, 2 * HIDDEN)
        self.distance = nn.Embedding(2 * BUCKETS + 1, HIDDEN)
        self.between = nn.Linear(2, HIDDEN, bias=False)
        self.kind = nn.Embedding(kinds, HIDDEN)
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, potentials(roles) + extra)

    def forward(self, states: Tensor, chances: Tensor, anchors: Tensor, kinds: Tensor) -> Tensor:
        """States (W, D) and chances (W,) that a word is an anchor, of one window; anchors and kinds (N,).

        Gives potentials (N, W, …).
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
        scores: Tensor = self.out(hidden)
        return scores


class Acts(nn.Module):
    """The frames of acts, and what kind of act each whole frame is.

    Whether "will" pledges or foretells hangs on who would act and who speaks. So the traits are read off the anchor
    together with the words of each role, and with what two free attentions find in the window around.
    """

    def __init__(self) -> None:
        super().__init__()
        self.frames = Frames(len(ACT), 1, extra=ATTENDED)
        self.pooled = nn.Linear(WIDTH, POOLED)
        self.anchor = nn.Linear(WIDTH, HIDDEN)
        self.traits = nn.Sequential(
            nn.Linear(HIDDEN + (len(ACT) + ATTENDED) * POOLED, HIDDEN),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(HIDDEN, TRAITS),
        )

    def forward(self, states: Tensor, chances: Tensor, anchors: Tensor) -> tuple[Tensor, Tensor]:
        """As ``Frames``; gives potentials (N, W, …) and traits (N, TRAITS)."""
        scores = self.frames(states, chances, anchors, torch.zeros_like(anchors))
        chain, attended = scores.split((potentials(len(ACT)), ATTENDED), -1)
        roles = torch.softmax(chain[..., : 1 + len(ACT)], -1)[..., 1:]
        roles = roles / (1 + roles.sum(1, keepdim=True))
        weights = torch.cat((roles, torch.softmax(attended, 1)), -1)
        found = weights.transpose(1, 2) @ self.pooled(states)
        whole = torch.cat((torch.relu(self.anchor(states[anchors])), found.flatten(1)), -1)
        return chain, self.traits(whole)


class Links(nn.Module):
    """Scores each pair of a mention and one before it, and each mention for having none (after Lee et al. 2017).

    What a pair shares (``references.FEATURES``: words, distance, quotation) counts by weights that each mention sets:
    a pronoun asks for nearness, a name for the same words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.mention = nn.Sequential(nn.ReLU(), nn.Dropout(0.2), nn.Linear(LINK, LINK), nn.ReLU(), nn.Dropout(0.1))
        self.kind = nn.Embedding(len(MENTIONS), LINK)
        self.asking = nn.Linear(LINK, LINK + len(FEATURES) + 1)
        self.asked = nn.Linear(LINK, LINK + len(FEATURES))
        self.shared = nn.Parameter(torch.zeros(len(FEATURES)))

    def represent(self, start: Tensor, end: Tensor, inside: Tensor, kinds: Tensor) -> Tensor:
        """Each (M, LINK): what ``Heads`` gives for the first word, the last word and, on average, all; kinds (M,)."""
        represented: Tensor = self.mention(start + end + inside + self.kind(kinds))
        return represented

    def forward(self, asking: Tensor, asked: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Mentions (M, LINK), those before them (K, LINK), and features (M, K, …); gives (M, K) and (M,) for none."""
        query, weights, none = self.asking(asking).split((LINK, len(FEATURES), 1), -1)
        key, other = self.asked(asked).split((LINK, len(FEATURES)), -1)
        scores = query @ key.T / LINK**0.5
        scores = scores + (features @ (weights + self.shared)[..., None]).squeeze(-1)
        scores = scores + (features.transpose(0, 1) @ other[..., None]).squeeze(-1).T
        return scores, none.squeeze(-1)


class Quotations(nn.Module):
    """How likely each short quotation is a scare quote, by the mean of several heads that began differently.

    It is trained by itself, on the finished encoder: few quotations are marked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.members = nn.ModuleList(
            nn.Sequential(
                nn.Dropout(0.4), nn.Linear(PARTS * WIDTH, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, 1)
            )
            for _ in range(MEMBERS)
        )

    def forward(self, quotations: Tensor) -> Tensor:
        """Take what ``looked_at`` gives (Q, PARTS * D); gives (Q,)."""
        return torch.stack([torch.sigmoid(one(quotations)[:, 0]) for one in self.members]).mean(0)


def split_potentials(scores: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Split the potentials of a chain into states, begins and ends, these two with a zero for the empty role."""
    roles = (scores.shape[-1] - 1) // 3
    states, begins, ends = scores.split((1 + roles, roles, roles), -1)
    zero = torch.zeros_like(begins[..., :1])
    return states, torch.cat((zero, begins), -1), torch.cat((zero, ends), -1)


def padded_potentials(scores: Tensor, roles: int, words: int) -> Tensor:
    """Bring the potentials (N, W, …) of chains of fewer roles to ``roles`` and ``words``; roles added never win."""
    states, begins, ends = split_potentials(scores)
    more, longer = roles + 1 - states.shape[-1], words - states.shape[1]
    states = nn.functional.pad(nn.functional.pad(states, (0, more), value=-1e4), (0, 0, 0, longer))
    begins, ends = (nn.functional.pad(part[..., 1:], (0, more, 0, longer)) for part in (begins, ends))
    return torch.cat((states, begins, ends), -1)


def chain_loss(scores: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood of each chain's roles as a linear-chain conditional random field.

    Potentials (N, W, …), roles (N, W), mask (N, W) of real words, first word always real; gives (N,).
    """
    states, begins, ends = split_potentials(scores.float())
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

    differ = 1 - torch.eye(states.shape[-1], device=roles.device)
    # All moves at once, then word by word along the first axis: the loop does as little as it can.
    moves = (differ * (ends[:, :-1, :, None] + begins[:, 1:, None, :])).transpose(0, 1).contiguous()
    stepwise, real = states.transpose(0, 1).contiguous(), mask.T
    alpha = stepwise[0] + begins[:, 0]
    for w in range(1, width):
        stepped = torch.logsumexp(alpha[:, :, None] + moves[w - 1], 1) + stepwise[w]
        alpha = torch.where(real[w, :, None], stepped, alpha)
    total = torch.logsumexp(alpha + ends[every, last], -1)
    return total - gold


class Reader(nn.Module):
    """The whole model, as training holds it."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = Heads()
        self.attributions = Frames(len(ATTRIBUTION), ANCHOR_TYPES)
        self.acts = Acts()
        self.targets = Frames(len(TARGET), 1)
        self.links = Links()


def new_reader() -> Reader:
    """Build the model on the pre-trained encoder."""
    return Reader(load_pretrained())
