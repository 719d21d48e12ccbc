"""Say what a block is by its own words: a caption, a date line, site furniture, a note on the author.

The words of one block come in, yes or no goes out. All of these stay out of the body, so each asks for more than one
sign; where a block stands, and whether that fits, is weighed in ``roles``.
"""

from __future__ import annotations

import re

from sayso.intake.bylines import byline_names
from sayso.intake.dates import find_date

_LONGEST = 240  # characters of a call or a notice; longer blocks are prose
_LONGEST_LABEL = 160
_LONGEST_CREDIT = 60
_LONGEST_DATE_LINE = 100
_LONGEST_COLUMN = 6  # words beside a date
_LONGEST_NOTE = 600  # characters of a caption or a bio


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


_QUOTED = re.compile(r"[“\"]|''")
_TAGS = re.compile(r"(?:<[^<>]*>[\s.]*)+")

_PICTURE = "(?:photo|photograph|image|picture|illustration|graphic)s?"
_AGENCY = _any(
    *("AP", "AFP", "EPA", "UPI", "PA", "ANSA", "DPA", "TASS", "Reuters", "Bloomberg", "Xinhua", r"Getty(?: Images)?"),
    *("Shutterstock", "Alamy", "Corbis", "iStock", "Wikimedia", "Pool"),
)
_CAPITALISED = r"[A-Z][\w’'.-]+"
_CAPTION = re.compile(
    _any(
        rf"(?:file |stock |archive )?(?:{_PICTURE}|caption)(?: (?:by|credit|courtesy(?: of)?))?\s*:",
        r"file(?: photo| image)?\s*[-–—:]\s",
        r"\((?:left|right|top|above|below)\)\s",
    ),
    re.IGNORECASE,
)
_CREDIT_AT_END = re.compile(
    _any(
        rf"\((?:[A-Z][\w’'. -]{{0,30}} )?(?i:{_PICTURE}\s*(?:by|:|/|via|courtesy))[^()]{{0,80}}\)",
        rf"\([^()]{{2,60}}/\s?{_AGENCY}[^()]{{0,30}}\)",
        r"(?i:photograph|photo|picture|credit):\s[^.]{2,80}",
        rf"{_CAPITALISED} {_CAPITALISED} ?/ ?{_AGENCY}(?: Images)?(?: via {_AGENCY}[\w ]*)?",
    )
    + r"\.?$"
)
_CREDIT = re.compile(
    _any(
        rf"(?:(?:{_CAPITALISED} ){{1,4}}/ ?|(?:[Pp]hoto )?(?:[Vv]ia|[Bb]y|[Cc]ourtesy of) )?{_AGENCY}"
        r"(?: Images| Photo| via [\w ]{2,20}|/[\w ]{2,20})?\.?",
        rf"(?:{_CAPITALISED} ){{1,3}}{_CAPITALISED} ?/ ?[A-Z][\w .]{{2,25}}",
    )
)

_COLUMN = re.compile(r"\s*[|•·]\s*")
_TIME = r"(?:\d{1,2}[:.]\d{2}|\d{1,2}(?=\s?[ap]))(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?"
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_AROUND_DATE = re.compile(
    r"\b"
    + _any(
        "published|updated|posted|modified|revised|created|filed|edited|issued|dated?",
        "print edition|first|last|on|at|of",
        rf"{_WEEKDAY}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|today",
        r"(?:\d+|an?) (?:hours?|minutes?|days?) ago",
        r"\d+[ -]min(?:ute)?s?(?: read)?",
        _TIME,
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
_MONTH = _any(
    *("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?"),
    *("sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)
_DAY_WITHOUT_YEAR = re.compile(
    rf"\b(?:{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b\.?)", re.IGNORECASE
)

_NOTICE = re.compile(
    r"\W*"
    + _any(
        r"advertisement|advertorial|sponsored(?: content)?",
        r"(?:story|article) continues below(?: (?:this )?advertisement)?",
        r"loading|share|share (?:this|on|via)[\w ,]{0,40}|tweet|print|e-?mail|save|embed",
        r"comments?|(?:\d+|no|view|leave a|post a|show) comments?",
        r"(?:related|more|most read|most popular|trending|recommended|also on|you may also like)"
        r"(?: (?:stories|articles|news|topics|coverage|from [\w ]{2,30}))?",
        r"(?:photos?|videos?|images?|gallery|slideshow)|(?:hide|toggle) caption",
        r"skip to [\w ]{3,30}|(?:back to )?top|recommended for you|newsletters?|subscribe(?: now)?|sign in|log in",
        r"https?://\S+|www\.\S+|\S+@\S+\.\w{2,}|(?:tel|phone|fax|call)?[.:]?\s*\+?\d[\d ().-]{5,18}\d",
    )
    + r"\W*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W*(?:read|see|watch|listen|hear|more|also|related)"
    r"(?: (?:more|also|on|next|here|now|this|it|the full (?:story|text|report)|related|from))*\s*[:>»→|]",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\W*(?:please\s+)?"
    + _any(
        "read|see|watch|view|listen|click|tap|follow|like|share|join|visit|get|stay",
        r"sign\s+up|subscribe|download|donate|support",
        "send|e-?mail|contact|reach|write to|call|tell us",
        "have a|do you have|got a|if you|for more|the full",
        "to (?:read|see|view|hear|subscribe|comment|contact)",
    )
    + r"\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    _any(
        r"\b(?:here|below|above)\W*$",
        r"@\w{2,}|\S@\S+\.\w|https?://|\bwww\.|\b\w+\.(?:com|org|net|example)\b|\+?\d[\d ().-]{7,}\d",
        r"\b(?:on|via) (?:twitter|facebook|instagram|youtube|whatsapp|telegram|linkedin|x|bluesky|mastodon|threads)\b",
        r"\bnewsletters?\b|\binbox\b|\bour (?:app|channel|podcast)\b",
    ),
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    _any(
        r"\W*(?:©|\(c\)|copyright\b).*",
        r".*\ball rights reserved\b.*",
        r".*\bmay not be (?:published|reproduced|redistributed|reprinted|copied)\b.*",
    ),
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"\W*"
    + _any(
        r"(?:additional )?(?:reporting|writing|editing|research|photography)(?: and (?:writing|editing))?\s*(?:by|:)",
        r"(?:translation|translated|edited|compiled|reported|produced|contributions?) by|compiled from|contributing:",
    )
    + r"\s[^“”\"]{2,}",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"[*(_\s]*(?:[Tt]he )?(?:[A-Z][\w.’'-]+,? (?:and )?){1,12}"
    + _any(
        r"contributed to this (?:report|story|article|column)",
        r"reported from [A-Z][\w., ’'-]{2,40}",
        r"contributed(?: reporting)?(?: from [A-Z][\w., ’'-]{2,60})?",
    )
    + r"[\s.)*_]*"
)

_NAME = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s+)?{_CAPITALISED}(?:\s+(?:(?:de|van|von|al|bin|la|del)\s+)*{_CAPITALISED}){{0,3}}"
)
_TRADE = _any(
    *("reporter", "writer", "columnist", "correspondent", "editor", "journalist", "contributor", "novelist", "author"),
    *("blogger", "podcaster", "critic", "essayist", "freelancer", "broadcaster", "photographer"),
)
_BIO = re.compile(
    r"[*_(\s]*"
    + _any(
        rf"(?:{_NAME}|[Tt]he (?:writer|author|reporter)|He|She|They)\s+(?:is|are|was)\s[^.]{{0,120}}\b{_TRADE}s?\b",
        rf"{_NAME}\s+(?:covers|reports on|writes (?:about|on|for)|has covered|teaches)\s.{{0,160}}"
        r"\b(?:for|at)\s+(?:the\s+)?[A-Z]",
        r"[Aa]bout the author\b|The (?:writer|author) is ",
    )
)
_EMAIL = re.compile(r"\S@\w[\w-]*\.\w")
_CALL_A_NUMBER = re.compile(r"\b(?:call|phone|tel|text|ring)\b.{0,30}?(?:\d[ ().-]{0,2}){7}", re.IGNORECASE)


def is_caption(words: str) -> bool:
    """Say whether ``words`` describe a picture or say whose it is."""
    if len(words) <= _LONGEST_CREDIT and _CREDIT.fullmatch(words):
        return True
    if len(words) > _LONGEST_NOTE:
        return False
    return _CAPTION.match(words) is not None or _CREDIT_AT_END.search(words, max(0, len(words) - 120)) is not None


def is_date_line(words: str) -> bool:
    """Say whether ``words`` hold a date and nothing but what belongs to one."""
    if len(words) > _LONGEST_DATE_LINE or not any(map(str.isdigit, words)):
        return False
    parts = _COLUMN.split(words)
    if len(parts) > 1:
        # An agency's name may stand beside the date, parted by a bar.
        return any(map(_is_date, parts)) and all(len(part.split()) <= _LONGEST_COLUMN for part in parts)
    return _is_date(words)


def _is_date(words: str) -> bool:
    rest, dated = words, False
    while found := find_date(rest):
        rest, dated = f"{rest[: found.start]} {rest[found.end :]}", True
    if not dated:
        day = _DAY_WITHOUT_YEAR.search(rest)
        if not day:
            return False
        rest = f"{rest[: day.start()]} {rest[day.end() :]}"
    return not any(map(str.isalnum, _AROUND_DATE.sub(" ", rest)))


def is_furniture(words: str) -> bool:
    """Say whether ``words`` serve the site and not the article: calls, notices, contacts, credits, rights."""
    if not any(map(str.isalnum, words[:_LONGEST])):
        return True
    if len(words) > _LONGEST:
        return False
    if any(form.fullmatch(words) for form in (_TAGS, _NOTICE, _RIGHTS, _CREDITS, _CONTRIBUTED)):
        return True
    if len(words) <= _LONGEST_LABEL and _LABEL.match(words):
        return True
    return _CALL.match(words) is not None and _POINTER.search(words) is not None and not _QUOTED.search(words)


def is_bio(words: str, authors: tuple[str, ...]) -> bool:
    """Say whether ``words`` tell who an author is. Only asked of what stands at the end of an article.

    There an author who names himself in full is no longer telling the story.
    """
    if len(words) > _LONGEST_NOTE:
        return False
    return _BIO.match(words) is not None or words.lstrip("*_( ").startswith(authors)


def is_contact(words: str) -> bool:
    """Say whether ``words`` give an address to write to or call. Only asked of what stands at the end of an article."""
    if len(words) > _LONGEST or _QUOTED.search(words):
        return False
    return _EMAIL.search(words) is not None or _CALL_A_NUMBER.search(words) is not None


def stands_alone(words: str) -> bool:
    """Say whether a line is a block of its own although no blank line parts it from its neighbours."""
    if len(words) > _LONGEST:
        return False
    return byline_names(words) is not None or is_date_line(words) or is_furniture(words) or is_caption(words)
