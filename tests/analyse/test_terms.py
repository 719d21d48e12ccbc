"""Contents that reach as far as the terms of the act they tell: ``[told|…]`` is what they hold in the end."""

from __future__ import annotations

import pytest

from sayso.analyse.found import ActFrame, Frame
from sayso.analyse.layers import ACT_TYPES, ANCHOR_CUE, STAGES
from sayso.analyse.terms import with_terms
from sayso.records import ActType, Stage
from tests.analyse.planted_frames import range_of, read_blocks, words
from tests.planted import marked_article


@pytest.mark.parametrize(
    "marked",
    [
        "Lee [cue|demanded] [told|[content|[action|full payment]] [when|by midnight on 3 May]] and left.",
        "Lee [cue|threatened] [told|[content|to [action|close the pier]], [if|unless Kim pays]].",
        "Lee [cue|threatened] [told|[content|to [action|close it] on Monday] [if|unless Kim pays] [action.2|$2m]].",
        "Lee [cue|asked for] [told|[content|[action|help]] [if|if it rains] [when|until June]].",
    ],
)
def test_a_deadline_and_a_condition_are_part_of_what_is_told(marked: str) -> None:
    assert _told(marked) == marked_article(marked)[1]["told"]


@pytest.mark.parametrize(
    "marked",
    [
        "Lee [cue|asked for] [content|[action|help]] [when|on Friday].",
        "Lee [cue|asked for] [content|[action|help]] and left [when|before noon].",
        "[content|[action|We will pay]] [when|by Friday], Lee [cue|promised].",
        "Lee [cue|asked for] [content|[action|help]] [action.2|and money].",
        "Lee [act|promised] [action|help] [when|by Friday] and [cue|asked for] [content|advice].",
        "[content|[action|We will pay]] [when|by Friday].",
    ],
)
def test_a_day_alone_and_what_stands_apart_are_not(marked: str) -> None:
    assert _told(marked) == marked_article(marked)[1]["content"]


def _told(marked: str) -> tuple[object, ...]:
    """Return the content of the statement in ``marked`` beside an act whose cue is its own or ``act``."""
    article, spans = marked_article(marked)
    pieces = words(article.text, read_blocks(article))

    def of(name: str) -> tuple[tuple[int, int], ...]:
        return tuple(range_of(pieces, span) for span in spans.get(name, ()))

    cue = next(iter(of("cue")), None)
    frame = Frame(anchor=0, kind=ANCHOR_CUE, chance=0.9, source=None, cue=cue, content=of("content"))
    act = ActFrame(
        anchor=0,
        chance=0.9,
        type=ACT_TYPES.index(ActType.DEMAND),
        negated=False,
        stage=STAGES.index(Stage.ANNOUNCED),
        cue=next(iter((*of("act"), *of("cue"))), (0, 1)),
        actor=None,
        by=None,
        action=(*of("action"), *of("action.2")),
        amounts=(),
        when=next(iter(of("when")), None),
        condition=next(iter(of("if")), None),
    )
    (told,) = with_terms(article.text, pieces, [frame], [act])
    return tuple(pieces.span(piece) for piece in told.content)
