"""The closed classes of words that tell who is who: names, titles, roles, kinds of nouns.

Function words and pronouns, which other stages go by as well, stand in ``english.words``; what a single rule goes by,
as on times or the roles of sentences, beside it. All are lower-cased. They hold words of general kinds (titles, heads
of organisations' names), never the name of one person, place or organisation.
"""

from __future__ import annotations

import re

from sayso.english import names
from sayso.english.calendar import FULL_NAMES
from sayso.english.words import words_of
from sayso.records import ActorType

CALENDAR = FULL_NAMES - {"may"}
"""Carry a capital and are no names; May, as a verb, is a function word."""

MALE_TITLES = words_of("mr sir lord king prince baron father brother mister señor monsieur herr")
FEMALE_TITLES = words_of("mrs ms miss dame lady queen princess baroness sister madam madame señora frau")
MALE = MALE_TITLES | words_of(
    "man boy gentleman guy father dad grandfather grandpa son grandson husband widower boyfriend uncle nephew groom"
    " stepfather stepson chairman spokesman congressman councilman businessman policeman salesman statesman"
)
FEMALE = FEMALE_TITLES | words_of(
    "woman girl lady mother mom mum grandmother grandma daughter granddaughter wife widow girlfriend aunt niece bride"
    " stepmother stepdaughter chairwoman spokeswoman congresswoman councilwoman businesswoman policewoman actress"
)
"""Nouns and titles for one of a gender."""

NEUTRAL_TITLES = words_of(
    "dr prof professor rep sen gov hon rev reverend pope cardinal archbishop bishop rabbi imam ayatollah sheikh"
    " gen lt col sgt capt cmdr adm maj pvt cpl sheriff judge justice sergeant captain colonel lieutenant admiral"
    " corporal"
)
"""Stand before a name only, so that a name may end with one of them."""

ROLES = words_of(
    "president vice-president minister premier chancellor senator congressman congresswoman congressperson"
    " representative governor mayor secretary secretary-general director director-general chairman chairwoman"
    " chairperson chair chief commissioner ambassador spokesman spokeswoman spokesperson officer ceo cfo coo cto"
    " founder co-founder cofounder editor editor-in-chief correspondent reporter host analyst economist expert"
    " scientist researcher historian author lawyer attorney prosecutor lawmaker deputy councillor councilor"
    " councilman councilwoman leader speaker whip candidate activist general commander spokespersons envoy head"
    " coach manager executive adviser advisor administrator undersecretary lecturer moderator comedian dg pm mp"
    " mep prime vice former current acting"
)
"""Tell in capitals what the person whose name follows is."""

TITLES = MALE_TITLES | FEMALE_TITLES | NEUTRAL_TITLES
PERSONAL = TITLES | ROLES

PARTICLES = names.PARTICLES

COURTESY = words_of("mr mrs ms miss dr prof professor dame sen rep gov hon rev")
"""Begin a name wherever they stand."""

SUFFIXES = words_of("jr sr ii iii iv phd md")
"""Follow a name and are no surname."""

ABBREVIATIONS = words_of(
    "mr mrs ms dr prof rep sen gov hon rev gen lt col sgt capt cmdr adm maj pvt cpl st jr sr inc corp co ltd no"
    " vs etc u.s u.k"
)
"""Carry a full stop within a name."""

ORGANISATIONS = words_of(
    "academy administration agency alliance army assembly association authority bank board body brigade"
    " broadcaster bureau cabinet campaign center centers centre chamber channel charity church club coalition"
    " college commission committee company confederation conference congress consortium corporation corps council"
    " court department directorate embassy exchange faculty federation firm force forces forum foundation front"
    " fund government group guard guild hospital house industries institute institution international laboratory"
    " league magazine media ministry mission movement museum navy network news newspaper ngo office organisation"
    " organization outlet panel parliament partnership party police post press publisher regulator republic school"
    " secretariat senate service services society studio survey tank team times trust union university watchdog"
)
"""Head the names of organisations, and stand for one: "the ministry"."""

ANY_ORGANISATION = words_of(
    "group company firm organisation organization outlet newspaper publication charity agency broadcaster network"
    " club foundation institute magazine ngo nonprofit non-profit startup start-up corporation carmaker retailer"
    " watchdog union think-tank tabloid"
)
"""Stand behind "the" for an organisation that the text has named otherwise."""

MEDIUMS = words_of("outlet newspaper publication broadcaster network magazine tabloid company firm corporation")
"""Those of them that a newspaper or a station may be called."""

COMPANIES = words_of(
    "airline automaker bank brand carmaker carrier company conglomerate corporation firm insurer lender maker"
    " manufacturer retailer shipbuilder start-up startup subsidiary"
)
"""Nouns for a company of any name."""

PLACES = words_of("country nation state city town")
"""Stand behind "the" for a place that the text has named."""

CORPORATE = words_of("inc corp ltd llc plc gmbh ag nv bv oyj ab holdings llp company co")

NAME_JOINTS = words_of("of for and the")
"""Join the words of an organisation's name: "Centre for Fish and the Sea"."""

OFFICE_JOINTS = words_of("of for")
"""Stand between a role and what it is held over: "Minister of Health Ann Lee"."""

OBJECT_MARKS = words_of("in at from to of on told with by for near against over about into between and than like")
"""Before a name, show that the sentence is not about whoever bears it."""

DOCUMENTS = words_of(
    "report study statement survey poll paper article letter document website site memo book post tweet tweets"
    " posts release data figures warning warnings advisory email e-mail announcement headline pamphlet"
    " leaflet page blog fact-sheet sheet research analysis review complaint lawsuit suit filing op-ed editorial"
    " column interview account declaration decree order bulletin polling findings notice papers documents"
    " statements studies reports essay video speech transcript brochure manifesto note message draft"
)
"""Speak for whoever made them: "a report by the ministry says"."""

PRINTED = words_of(
    "report paper article headline op-ed editorial column interview story post video transcript page blog bulletin"
)
"""Documents that newspapers and stations make."""

PEOPLE = words_of(
    "mp mep ceo chief head host spy aide boss judge mother father son daughter wife husband brother sister widow"
    " uncle aunt friend colleague partner coach pilot nurse chair king queen prince princess clerk guard cop"
    " expert whip chef critic victim witness resident student professor mayor captain colonel president spokesman"
    " spokeswoman official member author co-author veteran teen teenager teacher man woman boy girl person"
    " lieutenant general archbishop bishop athlete mathematician scholar activist economist politician diplomat"
    " correspondent graduate candidate hopeful tyrant dictator architect artist advocate representative delegate"
    " deputy secretary"
)
"""Nouns for one person, besides those that their ending shows."""

PERSON_ENDING = re.compile(r".{3,}(?:[^i]er|eer|or|ist|man|woman|person|ian|ician|ive|ant)\Z")
"""Nouns for one person, by their ending, where a noun for a person may be expected."""

NOT_PERSONS = words_of(
    "number other another rather either whether however power water order paper center matter letter newspaper"
    " chapter member-state offer sector factor error minor major prior motor corridor effort summer winter quarter"
    " weather archive initiative perspective narrative alternative objective directive executive-order significant"
    " important relevant restaurant plant grant warrant covenant instant constant dominant elegant giant cover"
    " river tower chamber border corner former latter october november december september customer-service ledger"
    " poster banner under never massive native positive negative active effective expensive progressive"
    " conservative liberal human german"
)

QUANTITIES = words_of(
    "number group couple handful series majority minority team dozens hundreds thousands lot lots rest members"
    " one some many most several two three half all none any each percent % coalition panel list pair few both"
    " others"
)
"""Stand before "of" and leave it to the noun behind to say who is meant."""

PLURALS = words_of(
    "people police men women children media public majority scientists folk personnel clergy staff troops both"
)
"""Plural without an s."""

SINGULAR_ENDING = re.compile(r"(?:ss|us|is|[^aeiou]ics|news)\Z")

DEFINITE = words_of("the this that these those his her its their our your my")
INDEFINITE = words_of("a an one another some several many few two three four five six ten dozens most other no any")

BREAKS = words_of(
    "of at for in from by with on to who whom whose which that about near under over against including like as"
    " between into during after before among amid across through quoted citing interviewed named called dubbed"
    " titled entitled signed based familiar close when where such speaking released published issued posted"
    " obtained conducted collected"
)
"""End the core of a noun phrase."""

POSSESSIVE_PRONOUNS = words_of("his her its their my our your whose")


def names_person(noun: str) -> bool:
    """Say whether a noun, where one for a person or an organisation may stand, means one person."""
    if noun in PEOPLE or noun in PERSONAL:
        return True
    return (
        noun not in NOT_PERSONS
        and noun not in COMPANIES
        and noun not in DOCUMENTS
        and PERSON_ENDING.match(noun) is not None
    )


def is_plural(noun: str) -> bool:
    """Say whether a noun has the form of a plural."""
    return noun in PLURALS or (noun.endswith("s") and SINGULAR_ENDING.search(noun) is None)


def names_people(noun: str) -> bool:
    """Say whether a noun means several persons, in any place where a capital may be no more than a capital."""
    return noun in PLURALS or (is_plural(noun) and names_person(noun[:-1]))


def type_of_noun(noun: str) -> ActorType | None:
    """Return what a noun shows of whom it means."""
    if noun in ORGANISATIONS or noun in COMPANIES or noun in CORPORATE:
        return ActorType.ORGANISATION
    if names_person(noun):
        return ActorType.PERSON
    return ActorType.GROUP if is_plural(noun) and noun not in DOCUMENTS else None
