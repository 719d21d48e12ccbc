"""Closed classes of English words that more than one stage goes by, lower-cased.

What one stage alone goes by stands there: the classes that tell who is who in ``resolve.words``, those of one rule
beside it.
"""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the words that ``text`` lists."""
    return frozenset(text.split())


FUNCTION_WORDS = words_of(
    "a about above according across after again against ago all almost along already also although always am"
    " among an and another any anyone anything are around as asked at away back be because been before behind"
    " being below between beyond both but by can could despite did do does during each earlier early either else"
    " even ever every everyone everything few finally first following for from further had has have he hence her"
    " here hers him his how however i if in indeed inside instead into is it its itself just last late lately"
    " later least less let like many may maybe me meanwhile might more moreover most much must my near nearly"
    " neither never nevertheless next no nobody none nor not nothing now of off often on once one only onto or"
    " other others our ours out outside over own per perhaps please rather recently said says same second seen"
    " several shall she should similarly since so some somebody someone something sometimes soon still such than"
    " that the their theirs them then there therefore these they third this those though three through throughout"
    " thus till to today together tomorrow tonight too toward towards two under unless unlike until up upon us"
    " very was we were what whatever when whenever where whereas whether which while who whoever whom whose why"
    " will with within without would yes yesterday yet you your yours it's he's she's that's there's they're we're"
    " i'm i've i'd i'll you're don't let's"
)
"""Words that begin sentences and are no part of a name, wherever they carry a capital."""

HE = words_of("he him his himself")
SHE = words_of("she her hers herself")
IT = words_of("it its itself")
THEY = words_of("they them their theirs themselves")
I_WORDS = words_of("i me my mine myself")
WE = words_of("we us our ours ourselves")
YOU = words_of("you your yours yourself yourselves")
RELATIVE = words_of("who which that whom whose")
PRONOUNS = HE | SHE | IT | THEY | I_WORDS | WE | YOU | RELATIVE
