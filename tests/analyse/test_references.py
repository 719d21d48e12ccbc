"""What two mentions share."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.analyse.references import FEATURES, describe, pair_features
from tests.analyse.planted_frames import range_of, read_blocks, words
from tests.planted import marked_article


def shared(marked: str) -> set[str]:
    """The features, distances apart, of the marks ``a`` and ``b``, the second of which is the later."""
    article, spans = marked_article(marked)
    pieces = words(article.text, read_blocks(article))
    mentions = sorted((*range_of(pieces, spans[name][0]), 0) for name in "ab")
    described = describe(article.text, pieces, mentions)
    features = pair_features(described, slice(1, 2), slice(0, 1))
    return {name for name, value in zip(FEATURES, features[0, 0], strict=True) if value and "apart" not in name}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[a|Ann Lee] spoke. [b|Ann Lee] left.", {"same words", "same last word"}),
        ("[a|Ann Lee] spoke. [b|Lee] left.", {"same last word", "capitalised words all in the earlier"}),
        ("[a|Lee] spoke. [b|Ann Lee] left.", {"same last word", "capitalised words all in the later"}),
        # A word counts once, however often a mention holds it.
        ("[a|New York] grew. [b|New York, New York] left.", {"capitalised words all in the earlier"}),
        ("[a|New York, New York] grew. [b|New York] left.", {"capitalised words all in the later"}),
        ("The [a|Oslo Harbour Trust] met. The [b|OHT] left.", {"one is the other's acronym"}),
        ("[a|The mayor of [b|Oslo]] left.", {"one inside the other"}),
        ("[a|Ann Lee], [b|the mayor], left.", {"side by side"}),
    ],
)
def test_mentions_share(marked: str, expected: set[str]) -> None:
    assert expected <= shared(marked)


def test_strangers_share_nothing_but_their_type() -> None:
    assert shared("[a|Ann Lee] spoke. Then [b|the trust] left.") == {"same type"}


def test_each_pair_has_one_distance_of_each_kind() -> None:
    article, spans = marked_article("[a|Ann] met [b|Bo]. [c|She] left. Nobody. Never. [d|He] stayed.")
    pieces = words(article.text, read_blocks(article))
    described = describe(article.text, pieces, [(*range_of(pieces, spans[name][0]), 0) for name in "abcd"])
    features = pair_features(described, slice(0, 4), slice(0, 4))

    for kind in ("mentions apart", "sentences apart"):
        chosen = [n for n, name in enumerate(FEATURES) if name.startswith(kind)]
        assert (features[:, :, chosen].sum(-1) == 1).all()
    assert np.array_equal(features, features.astype(bool))
