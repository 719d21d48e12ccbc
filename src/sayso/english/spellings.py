"""British and American spellings of one word.

A word comes in, in small letters; one spelling for both goes out, to compare words by. It need not be what anybody
writes ("promize"). Families of words go by their endings where no two words differ in them alone ("four" is no British
"for"), else by their stems.
"""

from __future__ import annotations

import re
import unicodedata

_OUR = (
    "ard arm behavi cand clam col demean endeav fav ferv flav glam harb hon hum lab misdemean neighb od parl ranc rig"
    " rum sav savi splend succ tum val vap vig dishon discol enam"
)
_CENTRE = "cent calib fib goit lit lust meag met mit och reconnoit sab scept sepulch somb spect theat"
_OGUE = "anal catal dial epil monol prol"
_AE = (
    "anaemi anaesth archaeolog caesar encyclopaedi faec gynaecolog haem leukaemi mediaeval orthopaed paediatr"
    " palaeo septicaemi"
)
_OE = "amoeb diarrhoe foet oedem oesophag oestr homoeo"

_RULES = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (rf"^(un|re|dis|mis|over)?({'|'.join(_OUR.split())})our", r"\1\2or"),
        (rf"^((?:kilo|centi|milli|epi|amphi|deci|nano)?(?:{'|'.join(_CENTRE.split())}))re(s|d)?$", r"\1er\2"),
        (rf"^({'|'.join(_OGUE.split())})ogue", r"\1og"),
        (r"([a-z]{3,})is(e|es|ed|er|ers|ing|able|ation|ations|ational)$", r"\1iz\2"),
        (r"(anal|paral|catal|electrol|hydrol)ys(e|es|ed|er|ers|ing)$", r"\1yz\2"),
        (r"([aeiouy][a-z]*[aeou])ll(ed|ing|er|ers|or|ors|ist|ists|ery)$", r"\1l\2"),
    )
)

_PAIRS = (
    "acknowledgement acknowledgment|adviser advisor|advisers advisors|afterwards afterward|ageing aging"
    "|aluminium aluminum|amidst amid|amongst among|artefact artifact|artefacts artifacts|axe ax|backwards backward"
    "|burnt burned|cheque check|cheques checks|cosy cozy|counsellor counselor|disc disk|discs disks|doughnut donut"
    "|draught draft|draughts drafts|dreamt dreamed|enquiry inquiry|enquiries inquiries|enquire inquire"
    "|enrol enroll|enrolment enrollment|forwards forward|fulfil fulfill|fulfils fulfills|fulfilment fulfillment"
    "|gaol jail|grey gray|greyer grayer|instalment installment|instalments installments|jewellery jewelry"
    "|judgement judgment|judgements judgments|kerb curb|kerbs curbs|leant leaned|leapt leaped|learnt learned"
    "|likeable likable|liveable livable|manoeuvre maneuver|manoeuvres maneuvers|manoeuvred maneuvered"
    "|manoeuvring maneuvering|mould mold|moulds molds|moustache mustache|ok okay|pencilled penciled|plough plow"
    "|ploughs plows|ploughed plowed|practise practice|practised practiced|practising practicing|programme program"
    "|programmes programs|pyjamas pajamas|sceptic skeptic|sceptics skeptics|sceptical skeptical"
    "|scepticism skepticism|sizeable sizable|skilful skillful|smoulder smolder|smouldering smoldering"
    "|spelt spelled|spoilt spoiled|storey story|storeys stories|sulphur sulfur|towards toward|travelogue travelog"
    "|tyre tire|tyres tires|upwards upward|downwards downward|whilst while|whisky whiskey|wilful willful"
    "|woollen woolen|yoghurt yogurt|defence defense|defences defenses|defenceless defenseless|offence offense"
    "|offences offenses|licence license|licences licenses|pretence pretense|pretences pretenses"
    "|councillor councilor|councillors councilors|till until"
)
_AMERICAN = dict(pair.split() for pair in _PAIRS.split("|"))
"""What no rule of endings can tell, or only with other words."""


def one_spelling(word: str) -> str:
    """Return what all spellings of ``word``, which is in small letters, have in common; accents go too."""
    if not word.isascii():
        word = _bare(word)
    if word in _AMERICAN:
        return _AMERICAN[word]
    if not _SHORTEST <= len(word) <= _LONGEST:
        return word
    for pattern, becomes in _RULES:
        word = pattern.sub(becomes, word)
    if "ae" in word:
        word = _AE_STEM.sub(lambda match: match[0].replace("ae", "e"), word)
    if "oe" in word:
        word = _OE_STEM.sub(lambda match: match[0].replace("oe", "e"), word)
    return word


_SHORTEST = 5
"""Letters of a word that the rules can change: "fibre", "metre" and "odour" are among the shortest."""

_LONGEST = 30
"""Letters of a word that anybody spells; the rules would take long over a million."""

_AE_STEM = re.compile("|".join(_AE.split()))
_OE_STEM = re.compile("|".join(_OE.split()))


def _bare(word: str) -> str:
    """Return ``word`` without accents: "café" is written "cafe" too."""
    return "".join(
        character for character in unicodedata.normalize("NFKD", word) if not unicodedata.combining(character)
    )
