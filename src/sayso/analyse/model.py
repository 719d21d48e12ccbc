"""Run the reader model: the words of an article in, what it finds in every layer out.

The encoder passes once over windows of the article; then come the heads on each word's state, the frame scorers for
every anchor found, and the links between mentions. What the findings mean is left to ``statements`` and the other
modules of each layer. Nothing here opens a connection: the weights lie beside this module.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.analyse.chains import Bytes, Chain, Floats, Range, best_roles, chance, joined, pieces_of, surest
from sayso.analyse.found import ActFrame, Found, Frame, Label, Reference
from sayso.analyse.layers import ACT, ANCHOR_CUE, APPRAISALS, ATTRIBUTION, LABELS, LINK, TARGET
from sayso.analyse.pieces import Ints, Pieces, cut
from sayso.analyse.references import describe, pair_features
from sayso.analyse.scare_quotes import begun_in, looked_at, short_quotations
from sayso.analyse.windows import Window, cut_windows
from sayso.errors import ModelError
from sayso.records import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "weights"
CLS, SEP = 101, 102
TOGETHER = 8
"""Windows whose chains are decoded at once: more need more memory and gain no time."""

LINKED_AT_ONCE = 256
"""Mentions whose antecedents are sought at once."""

REACH = 512
"""Mentions before these among which antecedents are sought: a bound on memory, since each pair is compared."""

GRAPHS = ("heads", "attributions", "acts", "targets", "mentions", "links", "quotations")
"""The graphs beside the encoder, each a file in the folder of weights."""

THRESHOLDS = ("attribution", "act", "mention", "scare")
"""What is found where its chance is no less than so much."""


@dataclass(slots=True)
class _Window:
    """One window with its scores; anchors count from its start."""

    window: Window
    block: Ints
    """(W,) the block each word stands in."""

    states: Floats
    """(W, 384)"""

    labels: dict[str, Floats]
    """Of each layer of labels its potentials (W, …)."""

    mentions: Floats
    """(W, LONGEST_MENTION, types): the chance of each span to be a mention."""

    referring: Floats
    """(W, 3 * LINK)"""

    attributions: list[tuple[Chain, int, float]] = field(default_factory=list)
    """Of each anchor its chain, type and chance."""

    acts: list[tuple[Chain, float, Floats, float, Floats]] = field(default_factory=list)
    """Of each anchor its chain, chance, the chances of its types, of being negated and of its stages."""

    scare_quotes: list[Label] = field(default_factory=list)

    @property
    def own(self) -> slice:
        """The words that are the window's own, counted from its start."""
        return slice(self.window.own_start - self.window.start, self.window.own_end - self.window.start)


class Model:
    """The reader model, loaded and ready.

    ``encoder_seconds`` is the time spent inside the encoder so far, where one thread alone uses the model.
    """

    def __init__(self, folder: Path = WEIGHTS, *, encoder: Path | None = None, threads: int | None = None) -> None:
        """Load the model from ``folder``; ``encoder`` stands in for its encoder, to compare two forms of one.

        Raises:
            ModelError: a file is missing or broken.
        """
        about = _about(folder)
        self.name, self.window, self.context = about.name, about.window, about.context
        self.thresholds, self.leanings = about.thresholds, about.leanings
        self.encoder_seconds = 0.0
        self._encoder = load_graph(encoder or folder / "encoder.onnx", threads)
        self._graphs = {name: load_graph(folder / f"{name}.onnx", threads) for name in GRAPHS}
        self._tokenizer = _tokenizer(folder / "tokenizer.json")

    def read(self, text: str, blocks: Sequence[Span]) -> Found:
        """Find what every layer holds in ``blocks`` of ``text``."""
        pieces = cut(text, blocks, self._tokenizer)
        # Two places are kept for the tokens that open and close a window.
        windows = cut_windows(pieces, size=self.window - 2, context=self.context)
        quotations = short_quotations(text, blocks, pieces)
        found = Found(pieces)
        mentions: list[_Mentions] = []
        for first in range(0, len(windows), TOGETHER):
            scored = [self._heads(pieces, window, quotations) for window in windows[first : first + TOGETHER]]
            self._decode(scored, found)
            mentions += [self._mentions(one) for one in scored]
        found.references.extend(self._linked(text, pieces, mentions))
        found.attributions.sort(key=lambda f: (f.anchor, f.kind))
        return found

    def _run(self, graph: str, **inputs: NDArray[Any]) -> list[NDArray[Any]]:
        outputs: list[NDArray[Any]] = self._graphs[graph].run(None, inputs)
        return outputs

    def _states(self, pieces: Pieces, window: Window) -> Floats:
        began = time.perf_counter()
        states = word_states(self._encoder, pieces, window)
        self.encoder_seconds += time.perf_counter() - began
        return states

    def _heads(self, pieces: Pieces, window: Window, quotations: Sequence[Range]) -> _Window:
        """Score the words of a window, the frames of the anchors among its own, and the quotations that begin there."""
        words = self._states(pieces, window)
        anchors, acts, *labels, mentions, referring = self._run("heads", states=words)
        block = pieces.block[window.start : window.end]
        one = _Window(window, block, words, dict(zip(LABELS, labels, strict=True)), mentions, referring)

        of_any = 1.0 - anchors[:, 0]
        places = _above(of_any, self.thresholds["attribution"], one.own)
        if len(places):
            kinds = anchors[places, 1:].argmax(1) + 1
            (potentials,) = self._run("attributions", states=words, chances=of_any, anchors=places, kinds=kinds)
            for place, kind, scores in zip(places, kinds, potentials, strict=True):
                role = ATTRIBUTION.index("cue" if kind == ANCHOR_CUE else "content")
                chain = Chain(scores, one.block, int(place), 1 + role)
                one.attributions.append((chain, int(kind), float(of_any[place])))
        places = _above(acts, self.thresholds["act"], one.own)
        if len(places):
            scored = self._run("acts", states=words, chances=acts, anchors=places)
            for place, scores, types, negated, stages in zip(places, *scored, strict=True):
                chain = Chain(scores, one.block, int(place), 1 + ACT.index("cue"))
                one.acts.append((chain, float(acts[place]), types, float(negated), stages))
        one.scare_quotes.extend(self._scare_quotes(one, quotations))
        return one

    def _scare_quotes(self, one: _Window, quotations: Sequence[Range]) -> Iterator[Label]:
        """Tell which of the quotations that begin among a window's own words are scare quotes."""
        here = begun_in(one.window, quotations)
        if here:
            (chances,) = self._run("quotations", quotations=looked_at(one.states, one.block, one.window, here))
            for (start, end), likely in zip(here, chances, strict=True):
                if likely >= self.thresholds["scare"]:
                    words = start - one.window.start, min(end, one.window.end) - one.window.start
                    yield Label(words, APPRAISALS.index("scare"), float(likely))

    def _decode(self, scored: Sequence[_Window], found: Found) -> None:
        """Decode all chains of some windows and add what they hold, in text order, to ``found``."""
        labelled = [
            (one, layer, Chain(potentials, one.block, leaning=self.leanings[layer]))
            for one in scored
            for layer, potentials in one.labels.items()
        ]
        attributions = [(one, *scores) for one in scored for scores in one.attributions]
        acts = [(one, *scores) for one in scored for scores in one.acts]
        roles = iter(best_roles([x[2] for x in labelled] + [x[1] for x in attributions] + [x[1] for x in acts]))
        phrases: list[tuple[_Window, Label]] = []
        for (one, layer, chain), best in zip(labelled, roles, strict=False):
            labels = _labels(chain, best, one)
            if layer == "appraisals":
                # Which words are scare quotes is told of whole quotations.
                loaded = [label for label in labels if APPRAISALS[label.kind] != "scare"]
                phrases += [
                    (one, label) for label in sorted((*loaded, *one.scare_quotes), key=lambda label: label.words)
                ]
            else:
                _add(getattr(found, layer), (_moved(label, one.window.start) for label in labels))
        for (one, chain, kind, likely), best in zip(attributions, roles, strict=False):
            frame = _attribution(chain, best, kind, likely, one.window.start)
            if frame:
                found.attributions.append(frame)
        for (one, chain, likely, types, negated, stages), best in zip(acts, roles, strict=False):
            found.acts.append(_act(chain, best, likely, types, negated, stages, one.window.start))
        _add(found.appraisals, self._with_targets(phrases))

    def _with_targets(self, phrases: Sequence[tuple[_Window, Label]]) -> Iterable[Label]:
        """Find what loaded phrases judge."""
        loaded = [(one, label) for one, label in phrases if APPRAISALS[label.kind] != "scare"]
        chains: list[Chain] = []
        for one in {id(one): one for one, _ in loaded}.values():
            anchors = np.array([label.words[0] for its, label in loaded if its is one], np.int64)
            labels = one.labels["appraisals"][:, : 1 + len(APPRAISALS)]
            chances = 1 - _softmax(labels)[:, 0]
            (potentials,) = self._run("targets", states=one.states, chances=chances, anchors=anchors)
            chains += [Chain(scores, one.block) for scores in potentials]
        target = 1 + TARGET.index("target")
        targets = {
            (id(one), label): surest(chain, pieces_of(best, chain.block)[target], target)
            for (one, label), chain, best in zip(loaded, chains, best_roles(chains), strict=True)
        }
        for one, label in phrases:
            yield _moved(replace(label, target=targets.get((id(one), label))), one.window.start)

    def _mentions(self, one: _Window) -> _Mentions:
        """Keep the spans of a window that are mentions, the surest first where two cross."""
        # Type by type: the largest of each three numbers would be sought with a call of its own.
        likely = reduce(np.maximum, np.moveaxis(one.mentions[one.own], -1, 0))
        starts, lengths = np.nonzero(likely >= self.thresholds["mention"])
        whole = one.block[starts + one.own.start] == one.block[starts + one.own.start + lengths]
        starts, lengths = starts[whole], lengths[whole]
        order = np.argsort(-likely[starts, lengths], kind="stable")
        kept: list[Range] = []
        for n in order:
            start = int(starts[n]) + one.own.start
            piece = (start, start + int(lengths[n]) + 1)
            if not any(_cross(piece, other) for other in kept):
                kept.append(piece)
        kept.sort()
        bounds = np.array(kept, np.int64).reshape(-1, 2)
        scores = one.mentions[bounds[:, 0], bounds[:, 1] - bounds[:, 0] - 1]
        opening, closing, inner = np.split(one.referring, (LINK, 2 * LINK), axis=1)
        sums = np.concatenate((np.zeros((1, LINK), np.float32), np.cumsum(inner, 0)))
        lengths = (bounds[:, 1] - bounds[:, 0])[:, None].astype(np.float32)
        inside = (sums[bounds[:, 1]] - sums[bounds[:, 0]]) / lengths
        kinds = scores.argmax(-1)
        first, last = opening[bounds[:, 0]], closing[bounds[:, 1] - 1]
        (states,) = self._run("mentions", opening=first, closing=last, inside=inside, kinds=kinds)
        return _Mentions(bounds + one.window.start, kinds, scores.max(-1, initial=0.0), states)

    def _linked(self, text: str, pieces: Pieces, found: Sequence[_Mentions]) -> Iterable[Reference]:
        """Give each mention of an article its antecedent, the likeliest mention before it, if that beats none."""
        if not found:
            return
        bounds, kinds, chances, states = (np.concatenate(parts) for parts in zip(*map(_parts, found), strict=True))
        described = describe(text, pieces, [(int(a), int(b), int(k)) for (a, b), k in zip(bounds, kinds, strict=True)])
        for first in range(0, len(bounds), LINKED_AT_ONCE):
            later = slice(first, min(first + LINKED_AT_ONCE, len(bounds)))
            earlier = slice(max(0, first - REACH), later.stop)
            features = pair_features(described, later, earlier)
            scores, none = self._run("links", asking=states[later], asked=states[earlier], features=features)
            before = np.arange(earlier.start, earlier.stop)[None] < np.arange(later.start, later.stop)[:, None]
            scores = np.where(before, scores, -np.inf)
            for row, number in enumerate(range(later.start, later.stop)):
                best = int(scores[row].argmax())
                linked = scores[row, best] + self.leanings["links"] > none[row]
                antecedent = earlier.start + best if linked else None
                words = (int(bounds[number, 0]), int(bounds[number, 1]))
                yield Reference(words, int(kinds[number]), float(chances[number]), antecedent)


@dataclass(frozen=True, slots=True)
class _Mentions:
    """The mentions of one window; ``M`` mentions."""

    bounds: Ints
    """(M, 2) ranges of the article's words."""

    kinds: Ints
    chances: Floats
    states: Floats
    """(M, LINK)"""


def _parts(one: _Mentions) -> tuple[NDArray[Any], ...]:
    return one.bounds, one.kinds, one.chances, one.states


def _above(chances: NDArray[np.floating[Any]], threshold: float, own: slice) -> Ints:
    """The window's own words that are anchors."""
    above: Ints = np.flatnonzero(chances[own] >= threshold) + own.start
    return above


def _cross(one: Range, other: Range) -> bool:
    """Whether two ranges overlap without one holding the other."""
    return one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]


def _softmax(scores: Floats) -> Floats:
    exponents = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = exponents / exponents.sum(-1, keepdims=True)
    return shares


def _labels(chain: Chain, roles: Bytes, one: _Window) -> list[Label]:
    """The labels that begin among a window's own words, counted from its start."""
    pieces = pieces_of(roles, chain.block)
    found = [
        Label(piece, kind, chance(chain, piece, 1 + kind))
        for kind in range(chain.roles)
        for piece in pieces[1 + kind]
        if one.own.start <= piece[0] < one.own.stop
    ]
    return sorted(found, key=lambda label: label.words)


def _add(found: list[Label], labels: Iterable[Label]) -> None:
    """Add labels in text order; one that begins inside the last one, which ran on out of its window, is left out."""
    for label in labels:
        if not found or found[-1].words[1] <= label.words[0]:
            found.append(label)


def _shifted(piece: Range | None, by: int) -> Range | None:
    return (piece[0] + by, piece[1] + by) if piece else None


def _all_shifted(pieces: Iterable[Range], by: int) -> tuple[Range, ...]:
    return tuple((start + by, end + by) for start, end in pieces)


def _moved(label: Label, by: int) -> Label:
    return replace(label, words=(label.words[0] + by, label.words[1] + by), target=_shifted(label.target, by))


def _attribution(chain: Chain, roles: Bytes, kind: int, likely: float, by: int) -> Frame | None:
    """Read the parts of an attribution off its roles; None where no content was found.

    A source and a cue are one piece each: of several, the cue is the one that holds the anchor, the source the surest.
    """
    pieces = pieces_of(roles, chain.block)
    source, cue, content = (pieces[1 + n] for n in range(len(ATTRIBUTION)))
    if not content:
        return None
    return Frame(
        anchor=chain.anchor + by,
        kind=kind,
        chance=likely,
        source=_shifted(surest(chain, source, 1 + ATTRIBUTION.index("source")), by),
        cue=_shifted(_around(chain.anchor, cue), by),
        content=_all_shifted(content, by),
    )


def _around(anchor: int, pieces: Sequence[Range]) -> Range | None:
    return next((piece for piece in pieces if piece[0] <= anchor < piece[1]), None)


def _act(chain: Chain, roles: Bytes, likely: float, types: Floats, negated: float, stages: Floats, by: int) -> ActFrame:
    """Read the parts of an act off its roles, those in the block of its cue; amounts are part of the action."""
    here = chain.block[chain.anchor]
    found = pieces_of(roles, chain.block)

    def pieces(*names: str) -> list[Range]:
        several = (piece for name in names for piece in found[1 + ACT.index(name)])
        return joined(piece for piece in several if chain.block[piece[0]] == here)

    def one(name: str) -> Range | None:
        return _shifted(surest(chain, pieces(name), 1 + ACT.index(name)), by)

    cue = _around(chain.anchor, pieces("cue")) or (chain.anchor, chain.anchor + 1)
    return ActFrame(
        anchor=chain.anchor + by,
        chance=likely * float(types.max()),
        type=int(types.argmax()),
        negated=negated >= 0.5,
        stage=int(stages.argmax()),
        cue=(cue[0] + by, cue[1] + by),
        actor=one("actor"),
        by=one("by"),
        action=_all_shifted(pieces("action", "amount"), by),
        amounts=_all_shifted(pieces("amount"), by),
        when=one("when"),
        condition=one("condition"),
    )


def encoder_inputs(pieces: Pieces, window: Window) -> dict[str, Ints]:
    """Lay out a window as the encoder takes it: ids (P,) and features (P, 3) of its pieces and its ends.

    Only what the window shows is looked at: the article around it may be a hundred times as long.
    """
    start, end = pieces.before(window.start), pieces.before(window.end)
    words = slice(window.start, window.end)
    of_word = np.stack((pieces.case[words], pieces.quoting[words], pieces.breaks[words]), -1)
    features = np.zeros((end - start + 2, 3), np.int64)
    features[1:-1] = of_word[pieces.word[start:end] - window.start]
    return {"ids": np.concatenate(([CLS], pieces.ids[start:end], [SEP])), "features": features}


@dataclass(frozen=True, kw_only=True, slots=True)
class _About:
    """What ``reader.json`` says of the weights beside it."""

    name: str
    thresholds: dict[str, float]
    """The least probability of an ``attribution``, ``act`` and ``mention``."""

    leanings: dict[str, float]
    """What is added, in each layer of labels, to the score of beginning one, and to that of every antecedent."""

    window: int
    context: int


def _about(folder: Path) -> _About:
    try:
        about = json.loads((folder / "reader.json").read_text(encoding="utf8"))
        return _About(
            name=f"{about['name']}-{about['version']} ({about['digest']})",
            thresholds={layer: float(about["thresholds"][layer]) for layer in THRESHOLDS},
            leanings={layer: float(about["leanings"][layer]) for layer in (*LABELS, "links")},
            window=int(about["window"]),
            context=int(about["context"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(str(folder), "the reader model is not there or broken", "Install sayso again.") from error


def word_states(encoder: Any, pieces: Pieces, window: Window) -> Floats:
    """Give the state of each word of a window (W, D), that of its first piece.

    Each window goes through the encoder by itself: in int8 its numbers are rounded by the largest among them, so that
    windows side by side would blur each other.
    """
    states = encoder.run(None, encoder_inputs(pieces, window))[0]
    words: Floats = states[pieces.first[window.start : window.end] - pieces.first[window.start] + 1]
    return words


def load_graph(path: Path, threads: int | None = None) -> Any:
    """Load one graph; ``threads`` None leaves their number to the library.

    Raises:
        ModelError: it is missing or broken.
    """
    # onnxruntime reports home by default from 1.29 on. sayso never does, so this comes before the import.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.log_severity_level = 3
    # The graphs take turns: a thread that waits for its next turn at full speed would keep the others from theirs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if threads:
        options.intra_op_num_threads = threads
    try:
        # Its fused form of adding and normalising is slower than the two apart.
        return ort.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
    except Exception as error:  # onnxruntime raises classes of its own for each way a file can be broken
        raise ModelError(str(path), "the reader model cannot be loaded", "Install sayso again.") from error


def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises plain Exception
        raise ModelError(str(path), "the tokenizer cannot be loaded", "Install sayso again.") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
