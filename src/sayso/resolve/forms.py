"""How the words of a sentence show what it does, for ``coverage``: lines of the page, forecasts, calls, fragments.

Words come in, yes or no goes out; nothing here knows an article or a record. The cues of what was found are left to
``cues``.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:[’'.,&-]\w+)*")


def count(words: str) -> int:
    """Return the number of words."""
    return sum(1 for _ in _WORD.finditer(words))


def either(*alternatives: str) -> str:
    """Return the regular expression that matches any of ``alternatives``."""
    return "(?:" + "|".join(alternatives) + ")"


_DESCRIPTION = re.compile(r",\s.*,\s\Z", re.DOTALL)


def describes(between: str) -> bool:
    """Say whether the words between a source and its cue tell who that is."""
    return _DESCRIPTION.match(between) is not None


_DATELINE = re.compile(r"(?:[A-Z][A-Z.’'-]+[ ,/]+){1,5}[^—–-]{0,60}(?<=\s)(?:—|–|-{1,2}|_)\s")
"""HALDEN, May 3 (NNW) —"""

_PLACE_AND_AGENCY = re.compile(r"(?:[A-Z][\w.’'-]+,? ){1,4}\([A-Z][\w ./]{1,30}\)\s(?:—|–|-{1,2})\s")
"""Halden (NNW) –"""


def after_dateline(words: str) -> int:
    """Return where the sentence begins behind its dateline; 0 if it has none."""
    match = _DATELINE.match(words) or _PLACE_AND_AGENCY.match(words)
    return match.end() if match else 0


_FURNITURE = re.compile(
    r"©|[\W_]{0,8}+"
    + either(
        r"(?:with )?(?:additional )?(?:reporting|editing|writing|translation|compiled|edited|translated|written"
        r"|reported|interview|words)(?: and (?:editing|writing|reporting))?(?: from .{3,30})?(?: by\b|:)",
        r"(?:photo(?:graph)?|picture|image|video|illustration|graphic|credit|caption|source)s?"
        r"(?: (?:by|credit|courtesy of))?\s*[:/]",
        r"(?:photo(?:graph)?|picture|illustration|graphic|video)s? (?:by|courtesy of)(?: [\w.’'-]+){1,4}\W*\Z",
        r"(?:read|see|watch|listen|more|related|also|next|previous)"
        r"(?: (?:more|also|on|next|here|now|this|it|from|related))*\s*[:>»→|]",
        r"(?:read more|sign up|subscribe|share this|follow us|click here|join us|download (?:the|our) app|log in|donate"
        r"|support our|become a (?:member|subscriber)|listen to this|more (?:on|from) (?:this|our|the))\b",
        r"(?:tags?|topics?|filed under|categor(?:y|ies))\s*:",
        r"(?:correction|editor[’']?s[’']? note|clarification|updated?|notes? to editors|(?:media |press )?contact)s?\b"
        r"(?:[^:]{0,30}:|\W*\Z)",
        r"(?:published|posted|(?:first|last) (?:published|updated)|updated)\b(?: \w+)?[^.]{0,40}\d",
        r"(?:this|the) (?:article|story|report|post|piece|column|interview|conversation|text|letter)"
        r" (?:was|has been|is|first|originally|appeared|appears)\b"
        r".{0,60}\b(?:publish|edit|correct|updat|amend|condens|shorten|translat|appear|part of)",
        r"an earlier version of this\b|(?:some |the )?names (?:have been|were) changed\b",
        r"for (?:more|further) (?:information|details)\b|(?:press|media) (?:office|enquiries|inquiries|contacts?)\b",
        r"(?:tel|phone|contact|email|e-mail|reach|write to|call|follow)\b"
        r".{0,60}(?:\S@\S|@\w|\d{3}|\bon (?:x|twitter|facebook)\b)",
        r"(?:share|tweet|print|comments?|\d+ comments?|leave a comment|comments are (?:closed|open)|back to top)"
        r"(?: (?:on|via|this|by).{0,40})?\W*\d{0,5}\W*\Z",
        r"(?:opinion|editorial|comment|commentary|analysis|column|letters?|interview|feature|review|explainer|live|news"
        r"|sports?|business|politics|world|culture|local(?: news)?|national|international|exclusive|breaking"
        r"|press release|for immediate release|sponsored|advertisement|in brief|\d+[ -]min(?:ute)?s? read|ends?)\W*\Z",
        r"copyright\b|all rights reserved",
        r"(?:https?://|www\.)\S*\W*\Z",
    ),
    re.IGNORECASE,
)
"""What opens the lines of the page, by general form: credits, notes, contacts, rubrics, invitations to read on."""

_ADDRESS = re.compile(r"\w@\w{1,80}\.\w|\+\d[\d ()/-]{7,20}\d")
_LONGEST_ADDRESS = 12
"""Words of the longest line that an address makes a contact line."""


def is_furniture(words: str) -> bool:
    """Say whether a sentence of the body is a credit, a note or an invitation to read on."""
    if _FURNITURE.match(words):
        return True
    return _ADDRESS.search(words) is not None and count(words) <= _LONGEST_ADDRESS


_JUDGING = re.compile(
    r"(?:[“\"(]?)(?:that|this|it)(?:’s|'s| is| was| would be| will be)? (?:\w+ ){0,2}?"
    r"(?:enough|right|wrong|fair|unfair|good|bad|better|worse|a mistake|a pity|a shame|the (?:right|wrong) \w+)\W*\Z",
    re.IGNORECASE,
)


def judges(own: str) -> bool:
    """Say whether a short sentence does no more than judge: "That is not enough."."""
    return _JUDGING.match(own) is not None


_BARE_VERBS = (
    "scrap|stop|start|build|pay|keep|give|make|end|cut|raise|fix|open|close|vote|bring|put|tell|ask|leave|hold|stand"
    "|listen|act|save|spend|send|show|demand|reject|resign|repeal|abolish|ban|fund|publish|repair|restore|protect"
    "|support|back|sack|drop|let|lower|lift|free|hire|teach|plant|buy|sell|tax|use|write|read|learn|remember|forget|try"
    "|go|come|be|get|help|turn|set|move|change|answer|admit|apologise|apologize|explain|drive|walk|care|speak|join"
    "|trust|release|return"
)
"""The commonest verbs of calls: no closed class, so rarer ones are left to what the reader model finds."""

_IMPERATIVE = re.compile(
    rf"[\"“(]?(?:(?i:and|but|so|please|then|instead|now|just|first|or|do not|don[’']t|never),? )?(?i:{_BARE_VERBS})"
    r" (?:the|a|an|it|them|this|that|these|those|our|your|their|his|her|us|me|every|all|no|more|up|down)\b"
)


def is_imperative(own: str) -> bool:
    """Say whether a sentence opens with a bare verb and its object: "Scrap the tax."."""
    return _IMPERATIVE.match(own) is not None and not own.rstrip().endswith("?")


_EXPECTED = re.compile(
    r"\b(?:is|are) (?:\w+ly )?(?:expected|projected|forecast|feared|due|set|scheduled|slated|likely|unlikely|planned"
    r"|going|about|poised|bound) (?:to|for)\b|\b(?:is|are) (?:planned|scheduled|expected)\b"
    r"|\b(?:will|may|might|would)\b(?! (?:not )?have\b)|\bwon[’']t\b"
)

_TITLE_AHEAD = re.compile(r"(?:[\w’'-]+ ){1,5}to (?!the\b|a\b|an\b)[a-z]+\b", re.IGNORECASE)


def is_foretold(own: str, *, title: bool) -> bool:
    """Say whether the main clause tells by its form what is to come: "is due to"; in a title "Council to sell pool"."""
    match = _EXPECTED.search(own)
    if match and not is_subordinate(own[: match.start()]):
        return True
    ahead = _TITLE_AHEAD.match(own) if title else None
    return ahead is not None and not (_OPENS_PHRASE.match(own) or _VERB.search(ahead.group()))


_SUBORDINATE = re.compile(
    r"\b(?:where|which|who|whom|whose|(?<=\w )that|because|as|while|when|though|although|whether|until|before|after"
    r"|since|if|unless|why|how|what)\b",
    re.IGNORECASE,
)


def is_subordinate(before: str, actor: int | None = None) -> bool:
    """Say whether a cue stands in a subordinate clause, by the words of the sentence before it.

    ``actor`` is where among them the words of who acts begin, if that is known: "Those who stay will pay".
    """
    found = list(_SUBORDINATE.finditer(before))
    if not found:
        return False
    between = before[found[-1].end() :]
    if not between.strip():
        return True
    return "," not in between and (actor is None or actor >= found[-1].end())


_VERB = re.compile(
    r"\b"
    + either(
        "am|is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must",
        r"\w+(?:n’t|n't)|(?:he|she|it|that|there|they|we|you|i|who|what)[’'](?:s|re|ve|d|ll|m)",
        "came|went|made|took|got|gave|found|saw|knew|thought|told|said|says|became|left|felt|put|brought|began|kept|held",
        "wrote|stood|heard|let|meant|set|met|ran|paid|sat|spoke|lay|led|read|grew|lost|fell|sent|built|drew|broke|spent|cut",
        "rose|drove|bought|wore|chose|won|shot|hit|beat|sold|struck|caught|fought|taught|threw|flew|hung|slept|sang|sank",
        "know|think|need|want|see|get|go|goes|make|makes|take|takes|come|comes|say|give|gives|show|shows|keep|keeps",
        r"\w{3,}(?:ed|ied)",
    )
    + r"\b",
    re.IGNORECASE,
)
_ENDS_IN_S = re.compile(r"(?<=\w )[A-Za-z]{2,}[^s’'\W]s\b(?= \w)|\b(?:he|she|it) \w+s\b", re.IGNORECASE)
_LONGEST_FRAGMENT = 8
_LETTER = re.compile(r"[^\W\d_]{2}")
_OPENS_PHRASE = re.compile(
    r"\W*(?:the|a|an|by|in|on|from|for|how|why|what|not|inside|behind|about|with|and|of)\b", re.IGNORECASE
)


def states(own: str, *, title: bool) -> bool:
    """Say whether words state anything: fragments, tables and rows of signs do not.

    Words without a verb that the rules know may still state something ("Two dead in flood"), but not where they open
    like a phrase ("The price of water").
    """
    if _LETTER.search(own) is None or own.count("|") > 1 or own.count("\t") > 1:
        return False
    long = count(own)
    if long > _LONGEST_FRAGMENT or _VERB.search(own) or (not title and _ENDS_IN_S.search(own)):
        return True
    whole = long > 2 if title else long > 4 and own.rstrip().endswith((".", "!"))
    return whole and (_OPENS_PHRASE.match(own) is None or _ENDS_IN_S.search(own) is not None)
