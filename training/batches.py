"""Windows of the examples in batches, and what a batch's scores lose against the labels of every layer."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, pad

from sayso.analyse.layers import ACT, ACT_TYPES, APPRAISALS, ATTRIBUTION, LINK, STAGES
from sayso.analyse.references import describe, pair_features
from sayso.analyse.windows import Window
from training.examples import Example, Frame
from training.learning import SEED
from training.model import Reader, chain_loss, padded_potentials
from training.swaps import WINDOWS, Swaps
from training.windows import length, owned_windows, side_by_side

LARGEST = 320
"""Pieces in the largest windows learnt from."""

LONGEST = 512
"""Positions the encoder knows."""

TOGETHER = 4
"""Windows in a row of an article with marked references: a mention may lie some windows behind its antecedent."""

RARE = {"acts": {ACT_TYPES.index("threat"), ACT_TYPES.index("offer")}, "appraisals": {1 + APPRAISALS.index("scare")}}
"""What is so rare that windows with it are seen twice an epoch."""

UNSURE = 0.3
"""Spans that seem mentions at least so much, but are none, are learnt from as mentions without an antecedent."""

MOST = 600
"""Mentions of a unit after which no more of these are taken: each pair is compared."""

Unit = tuple[Example, list[Window]]
"""Windows of one article that are learnt from together."""


def epoch_units(examples: Sequence[Example], epoch: int) -> list[Unit]:
    """The units of one epoch; window sizes vary from pass to pass, so that cuts fall in other places."""
    draw = random.Random(SEED + epoch)  # noqa: S311  (no secret depends on it, here and below)
    units: list[Unit] = []
    for one in examples:
        for _ in range(_passes(one)):
            size = draw.randint(200, LARGEST)
            windows = owned_windows(one.pieces, size)
            several = TOGETHER if one.mentions is not None else 1
            units += [(one, windows[i : i + several]) for i in range(0, len(windows), several)]
    return units + [unit for unit in units if _rare(*unit)]


def _passes(one: Example) -> int:
    """How often an epoch sees an article: small corpora of hard layers twice."""
    return 2 if one.acts is not None or one.mentions is not None or "times" in one.labels else 1


def _rare(one: Example, windows: list[Window]) -> bool:
    start, end = windows[0].start, windows[-1].end
    acts = {frame.traits[0] for frame in one.acts or () if start <= frame.anchor < end}
    labels = set(one.labels["appraisals"][start:end].tolist()) if "appraisals" in one.labels else set[int]()
    return bool(acts & RARE["acts"] or labels & RARE["appraisals"])


def batches(examples: Sequence[Example], epoch: int, size: int) -> list[list[Unit]]:
    """The units of one epoch in batches of about ``size`` windows, corpora mixed, in random order."""
    draw = random.Random(SEED - epoch)  # noqa: S311
    units = epoch_units(examples, epoch)
    # Batches of windows of like length waste little on padding.
    units.sort(key=lambda unit: max(length(unit[0].pieces, w) for w in unit[1]) + draw.random() * 20)
    made: list[list[Unit]] = [[]]
    for unit in units:
        if made[-1] and sum(len(windows) for _, windows in made[-1]) + len(unit[1]) > size:
            made.append([])
        made[-1].append(unit)
    draw.shuffle(made)
    return made


def tensors(batch: Sequence[Unit], swaps: Swaps, draw: random.Random) -> tuple[dict[str, Tensor], dict[int, int]]:
    """The encoder's inputs (B, P), and the rows that are twins: windows with names swapped, each with its plain one's.

    Positions start anywhere, so that windows longer than these can be read later. Where the names themselves are not
    what is learnt, some are swapped; the window as it was then comes after all others, and both must read alike.
    """
    rows = [(one, window) for one, windows in batch for window in windows]
    twins: dict[int, int] = {}
    for row, (one, _) in enumerate(rows):
        if (one.attributions is not None or one.acts is not None) and draw.random() < WINDOWS:
            twins[row] = len(rows) + len(twins)
    made = side_by_side([(one.pieces, window) for one, window in (*rows, *(rows[row] for row in twins))])
    width = made["ids"].shape[1]
    made["positions"] = torch.zeros_like(made["ids"])
    for row, (one, window) in enumerate(rows):
        made["positions"][row] = torch.arange(width) + draw.randint(0, min(160, LONGEST - width))
        if row in twins:
            swapped = torch.from_numpy(swaps.swapped(one.pieces, window, draw))
            made["ids"][row, 1 : 1 + len(swapped)] = swapped
            made["positions"][twins[row]] = made["positions"][row]
    return made, twins


def usual_counts(made: Sequence[Sequence[Unit]]) -> dict[str, float]:
    """How many items of each layer a batch holds on average: what the layer's losses are divided by."""
    counts: Counter[str] = Counter()
    for batch in made:
        for one, windows in batch:
            start, end = windows[0].start, windows[-1].end
            for layer, frames in (("attributions", one.attributions), ("acts", one.acts), ("targets", one.targets)):
                counts[layer] += len(_inside(frames, start, end))
            for layer, labels in one.labels.items():
                edges = np.diff(labels[start:end], prepend=0)
                counts[layer] += int(((edges != 0) & (labels[start:end] > 0)).sum())
            counts["mentions"] += sum(start <= m[0] and m[1] <= end for m in one.mentions or ())
            counts["words"] += end - start
    return {layer: max(1.0, count / len(made)) for layer, count in counts.items()}


def type_weights(examples: Sequence[Example]) -> Tensor:
    """How much each type of act counts: the rarer, the more, by the square root."""
    counts = Counter(frame.traits[0] for one in examples for frame in one.acts or ())
    found = torch.tensor([float(counts[n] or 1) for n in range(len(ACT_TYPES))])
    return (found.median() / found) ** 0.5


def _inside(frames: Sequence[Frame] | None, start: int, end: int) -> list[Frame]:
    return [frame for frame in frames or () if start <= frame.anchor < end]


@dataclass(slots=True)
class _Chains:
    """Chains gathered from all windows of a batch, whatever their layer, to be scored in one go."""

    layers: list[str] = field(default_factory=list)
    potentials: list[Tensor] = field(default_factory=list)
    roles: list[Tensor] = field(default_factory=list)

    def add(self, layer: str, potentials: Tensor, roles: Sequence[np.ndarray]) -> None:
        self.layers += [layer] * len(roles)
        self.potentials.append(potentials)
        self.roles += [torch.from_numpy(one) for one in roles]

    def losses(self, device: torch.device) -> dict[str, Tensor]:
        if not self.roles:
            return {}
        words = max(len(one) for one in self.roles)
        lengths = torch.tensor([len(one) for one in self.roles])
        mask = (torch.arange(words)[None] < lengths[:, None]).to(device)
        roles = torch.stack([pad(one, (0, words - len(one))) for one in self.roles]).to(device)
        scores = torch.cat([padded_potentials(one, len(ACT), words) for one in self.potentials])
        each = chain_loss(scores, roles, mask)
        by_layer: dict[str, list[int]] = defaultdict(list)
        for row, layer in enumerate(self.layers):
            by_layer[layer].append(row)
        return {layer: each[rows].sum() for layer, rows in by_layer.items()}


def losses(
    reader: Reader, batch: Sequence[Unit], states: Tensor, weights: Tensor, twins: dict[int, int]
) -> dict[str, Tensor]:
    """What each layer loses in a batch, summed over its items; states (B, P, D), weights of the types of acts.

    ``twins`` are the rows that ``tensors`` gives.
    """
    device = states.device
    lost: dict[str, Tensor] = defaultdict(lambda: torch.zeros((), device=device))
    chains = _Chains()
    row = 0
    for one, windows in batch:
        mentions: list[tuple[Tensor, Tensor]] = []
        for window in windows:
            firsts = one.pieces.first[window.start : window.end] - one.pieces.first[window.start] + 1
            places = torch.from_numpy(firsts).to(device)
            words = states[row, places]
            if row in twins:
                lost["twins"] += _difference(reader, words, states[twins[row], places])
            row += 1
            if one.attributions is not None:
                _attributions(reader, one, window, words, chains, lost)
            if one.acts is not None:
                _acts(reader, one, window, words, chains, lost, weights)
            labels = {layer: reader.heads.labels[layer](words) for layer in one.labels}
            for layer, scores in labels.items():
                chains.add(layer, scores[None], [one.labels[layer][window.start : window.end]])
            if targets := _inside(one.targets, window.start, window.end):
                anchors = torch.tensor([frame.anchor - window.start for frame in targets], device=device)
                chance = 1 - torch.softmax(labels["appraisals"][:, : 1 + len(APPRAISALS)], -1)[:, 0].detach()
                scores = reader.targets(words, chance, anchors, torch.zeros_like(anchors))
                chains.add("targets", scores, [frame.roles[window.start : window.end] for frame in targets])
            if one.mentions is not None:
                mentions.append((reader.heads.mentions(words), reader.heads.referring(words)))
        if one.mentions is not None:
            _references(reader, one, windows, mentions, lost)
    for layer, loss in chains.losses(device).items():
        lost[layer] = lost[layer] + loss
    return lost


def _difference(reader: Reader, one: Tensor, other: Tensor) -> Tensor:
    """How differently two windows of the same words, names aside, are read: states (W, D) of each.

    The symmetric Kullback-Leibler divergence of what the heads say of each word: whether it is an anchor, whether it
    stands in an appraisal (after R-Drop, Liang et al. 2021).
    """
    appraisals = reader.heads.labels["appraisals"]
    total = torch.zeros((), device=one.device)
    for head, kinds in ((reader.heads.anchors, None), (reader.heads.acts, None), (appraisals, 1 + len(APPRAISALS))):
        p, q = (torch.log_softmax(head(states)[:, :kinds], -1) for states in (one, other))
        total = total + ((p.exp() - q.exp()) * (p - q)).sum() / 2
    return total


def _anchor_loss(scores: Tensor, frames: Sequence[Frame], window: Window) -> Tensor:
    kinds = torch.zeros(len(scores), dtype=torch.long)
    for frame in frames:
        kinds[frame.anchor - window.start] = frame.kind
    return cross_entropy(scores, kinds.to(scores.device), reduction="sum")


def _flat_loss(
    reader: Reader, words: Tensor, frames: Sequence[Frame], window: Window, *, first: int, count: int
) -> Tensor:
    """What the roles of a layer lose without frames; they are ``count`` of all flat roles, from ``first`` on."""
    roles = torch.zeros(len(words), len(ATTRIBUTION) + len(ACT))
    for frame in frames:
        part = torch.from_numpy(frame.roles[window.start : window.end])
        roles[part > 0, part[part > 0] - 1 + first] = 1
    weight = torch.zeros(roles.shape[1])
    weight[first : first + count] = 3 / count
    return reader.heads.flat_loss(words, roles.to(words.device), weight.to(words.device))


def _attributions(
    reader: Reader,
    one: Example,
    window: Window,
    words: Tensor,
    chains: _Chains,
    lost: dict[str, Tensor],
) -> None:
    inside = _inside(one.attributions, window.start, window.end)
    scores = reader.heads.anchors(words)
    lost["attribution anchors"] += _anchor_loss(scores, inside, window)
    lost["flat"] += _flat_loss(reader, words, inside, window, first=0, count=len(ATTRIBUTION))
    if inside:
        places = torch.tensor([frame.anchor - window.start for frame in inside], device=words.device)
        kinds = torch.tensor([frame.kind for frame in inside], device=words.device)
        chances = 1 - torch.softmax(scores, -1)[:, 0].detach()
        found = reader.attributions(words, chances, places, kinds)
        chains.add("attributions", found, [frame.roles[window.start : window.end] for frame in inside])


def _acts(
    reader: Reader,
    one: Example,
    window: Window,
    words: Tensor,
    chains: _Chains,
    lost: dict[str, Tensor],
    weights: Tensor,
) -> None:
    inside = _inside(one.acts, window.start, window.end)
    scores = reader.heads.acts(words)
    lost["act anchors"] += _anchor_loss(scores, inside, window)
    lost["flat"] += _flat_loss(reader, words, inside, window, first=len(ATTRIBUTION), count=len(ACT))
    if inside:
        places = torch.tensor([frame.anchor - window.start for frame in inside], device=words.device)
        chances = torch.softmax(scores, -1)[:, 1].detach()
        found, traits = reader.acts(words, chances, places)
        chains.add("acts", found, [frame.roles[window.start : window.end] for frame in inside])
        types, negated, stages = torch.tensor([frame.traits for frame in inside], device=words.device).T
        type_scores, negation, stage_scores = traits.float().split((len(ACT_TYPES), 1, len(STAGES)), -1)
        lost["act types"] += cross_entropy(type_scores, types, weight=weights, reduction="sum")
        lost["act stages"] += cross_entropy(stage_scores, stages, reduction="sum")
        lost["act negation"] += torch.nn.functional.binary_cross_entropy_with_logits(
            negation[:, 0], negated.float(), reduction="sum"
        )


def _references(
    reader: Reader, one: Example, windows: list[Window], found: list[tuple[Tensor, Tensor]], lost: dict[str, Tensor]
) -> None:
    """What the mentions of a unit lose, and what their links lose."""
    entities: dict[tuple[int, int, int], str] = {}
    for window, (spans, _) in zip(windows, found, strict=True):
        gold = torch.zeros_like(spans)
        for start, end, kind, entity in one.mentions or ():
            if window.start <= start and end <= window.end:
                gold[start - window.start, end - start - 1, kind] = 1
                entities[start, end, kind] = entity
        lost["mentions"] += torch.nn.functional.binary_cross_entropy_with_logits(spans, gold, reduction="sum")
        for place, more, kind in ((torch.sigmoid(spans) > UNSURE) & (gold == 0)).nonzero().tolist():
            start = place + window.start
            if len(entities) < MOST and (start, start + more + 1, kind) not in entities:
                entities[start, start + more + 1, kind] = ""
    mentions = sorted(entities)
    if len(mentions) < 2:
        return
    first = windows[0].start
    referring = torch.cat([r for _, r in found])
    device = referring.device
    start, end, kind = torch.tensor(mentions, device=device).T
    opening, closing, inner = referring.split(LINK, -1)
    sums = pad(torch.cumsum(inner.float(), 0), (0, 0, 1, 0))
    inside = (sums[end - first] - sums[start - first]) / (end - start)[:, None]
    states = reader.links.represent(opening[start - first], closing[end - 1 - first], inside, kind)
    described = describe(one.text, one.pieces, mentions)
    every = slice(0, len(mentions))
    features = torch.from_numpy(pair_features(described, every, every)).to(device)
    scores, none = reader.links(states, states, features)
    names = np.array([entities[m] for m in mentions])
    same = torch.from_numpy((names[:, None] == names[None]) & (names != "")[:, None]).to(device)
    before = torch.ones_like(same).tril(-1)
    gold = same & before
    scores = torch.cat((none[:, None], scores.masked_fill(~before, -1e4)), 1).float()
    right = torch.cat(((~gold.any(1))[:, None], gold), 1)
    lost["links"] += (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e4), 1)).sum()
