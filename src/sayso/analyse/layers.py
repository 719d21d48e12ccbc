"""The layers that the reader model finds, and how their scores are laid out: what training and reading share.

Two forms serve all layers. A *chain* gives every word one of some roles, or none: the labels of a window (names,
times, appraisals), or the roles in the frame of one anchor (an attribution, an act, the target of an appraisal). A
*link* leads a mention to its antecedent.
"""

from __future__ import annotations

from sayso.records import ActType, Stage

ATTRIBUTION = ("source", "cue", "content")
"""The roles in the frame of an attribution."""

ANCHOR_CUE, ANCHOR_CONTENT = 1, 2
"""What anchors an attribution: a word of its cue, or, where it has none, its first word. 0 is no anchor."""

ANCHOR_TYPES = 3

ACT = ("cue", "actor", "by", "action", "amount", "when", "condition")
"""The roles in the frame of an act. An amount counts as part of the action."""

ACT_TYPES = tuple(ActType)
STAGES = tuple(Stage)
TRAITS = len(ACT_TYPES) + 1 + len(STAGES)
"""Scores of a whole act: of its types, of being negated, of its stages."""

TARGET = ("target",)
"""The role in the frame of an appraisal."""

NAMES = ("person", "organisation", "place", "group")
TIMES = ("date", "time", "duration", "set")
APPRAISALS = ("loaded+", "loaded-", "scare")
LABELS = {"names": NAMES, "times": TIMES, "appraisals": APPRAISALS}
"""The layers of labels, each with its types."""

MENTIONS = ("person", "organisation", "place")
"""What a mention that may have an antecedent refers to."""

LINK = 128
"""Numbers by which a mention asks for its antecedent."""

LONGEST_MENTION = 32
"""Words in the longest mention."""


def potentials(roles: int) -> int:
    """Scores per word in a chain of so many roles: of each state (none first), of beginning and of ending each role."""
    return 1 + 3 * roles
