"""Words that point to the present, the past or the future and say no more: "now", "recently", "the near future"."""

from __future__ import annotations

import re

from sayso.resolve.times.rules import Rules, Words
from sayso.resolve.times.scene import Answer, Scene

VAGUE = Rules()

_MODAL = re.compile(r"\b(?:will|would|could|may|might|can)\s*$", re.IGNORECASE)


@VAGUE.when(
    r"(?:right |just |even |until |up to |for |by |as of |from |here and )?(?:now|present|the present)",
    r"currently|current|presently|at present|nowadays|these days|already|so far|to date|to this day|ongoing",
    r"(?:at )?(?:the|this|the present|the current|this very) (?:\w+ )?(?:moment|time|point|juncture|stage)(?: in"
    r" time)?",
    r"the time being|present day|the present day|modern|modern times|the modern era|this day and age",
)
def _present(_scene: Scene, match: Words) -> Answer | None:
    # "The time" alone is told before.
    return None if match.text in ("the time", "at the time") else Answer(value="PRESENT_REF")


@VAGUE.when(
    r"(?:more |most |very |until |only )?(?:recent|recently|lately)|previous|previously|former|formerly|once|earlier"
    r"|before",
    r"(?:the )?(?:recent |distant |not too distant |not so distant )?past|prior|originally|initially|historically",
    r"(?:at )?(?:that|the) time|(?:until |back )?then|then current|the last time|the previous time",
    r"(?:not )?(?:so |too |very )?long ago|some time ago|a while ago|a long time ago|a generation ago|the other day",
    r"(?:the )?old days|times past|ancient times|ancient|medieval|prehistoric times|yesteryear|earlier times?",
)
def _past(_scene: Scene, _match: Words) -> Answer | None:
    return Answer(value="PAST_REF")


@VAGUE.when(
    r"(?:the )?(?:very )?(?:near |immediate |foreseeable |not too distant |not so distant |distant )?future",
    r"(?:the )?(?:near|short|shorter|medium|intermediate|immediate|long|longer) (?:term|run|haul)",
    r"soon|soon enough|sooner|sooner or later|shortly|eventually|ultimately|imminent|imminently|upcoming|later",
    r"some day|someday|any (?:day|time|moment|minute)(?: now| soon)?|as (?:soon|early) as possible",
    r"(?:at )?a later (?:date|time|stage)|(?:the )?future (?:years|months|weeks|days|quarters|times?)",
    r"(?:the )?(?:days|weeks|months|years|decades) (?:ahead|to come)",
)
def _future(_scene: Scene, _match: Words) -> Answer | None:
    return Answer(value="FUTURE_REF")


@VAGUE.when(r"1 day")
def _one_day(scene: Scene, _match: Words) -> Answer | None:
    """Read "will one day be" as some day to come; elsewhere it is a length."""
    return Answer(value="FUTURE_REF") if _MODAL.search(scene.before) else None
