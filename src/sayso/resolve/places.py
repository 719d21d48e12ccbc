"""Mark where the name of a place stands for who governs it: "Moscow denied it", "London’s offer".

Reads the finished ``Actor``s of one article with its ``Findings``, gives the actors with ``Mention.stands_for``. The
clause has to show it: the place is a source or a party of an act, the subject of a verb of speaking, deciding or
willing, or has an offer, a threat, an ally. Who governs, the article has to name: "the Omari government", or for its
capital the country. Which city is whose capital is known beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.english.countries import Country, capital_of, country_of, demonym, international, seated_in
from sayso.english.words import words_of
from sayso.records import Actor, ActorId, ActorType, ActType, Findings, Form, Mention, Span
from sayso.resolve import words as w
from sayso.resolve.noun_phrases import ARTICLES
from sayso.resolve.page import Page

GOVERNMENTS = words_of("government administration cabinet regime leadership")
BESIDE_GOVERNMENTS = ARTICLES | words_of("of new old interim federal central current former national")


def _forms(bases: str) -> frozenset[str]:
    """Return the regular forms of verbs."""
    found: set[str] = set()
    for base in bases.split():
        stem = base.removesuffix("e")
        found |= {
            base,
            f"{base}s",
            f"{base}es",
            f"{stem}ed",
            f"{stem}ing",
            f"{base}{base[-1]}ed",
            f"{base}{base[-1]}ing",
        }
        if base.endswith("y"):
            found |= {f"{base[:-1]}ies", f"{base[:-1]}ied"}
    return frozenset(found)


WILLING = _forms(
    "accept accuse acknowledge admit affirm agree aim allege allow announce annex appeal approve argue ask assert"
    " assure attempt authorise authorize avoid back ban blame call claim commit condemn confirm consider criticise"
    " criticize decide declare decline defend demand deny dispute dismiss endorse expel fear hail hope impose insist"
    " intend interfere intervene invade invite mull negotiate object offer oppose order plan pledge prefer prepare"
    " promise propose protest pursue ratify recognise recognize refuse regard reject reiterate renounce request resist"
    " respond retaliate retort sanction seek sign slam stress strive suggest summon suspect suspend threaten try urge"
    " veto view vow wage want warn welcome wish withhold"
) | words_of("say said saying tell tells told telling sought chose chosen choose chooses withdrew withdraws withdrawn")
"""What only somebody does who speaks, decides or wills."""

WILL = words_of("ready willing unwilling prepared determined keen reluctant eager committed open")
AUXILIARIES = words_of("will would must should could can may might did does do has had have cannot")
BE = words_of("is was are were")
NOT_DONE = words_of(
    "becoming being celebrating enjoying experiencing facing getting going growing having holding hosting marking"
    " recovering reeling seeing suffering witnessing"
)
"""What a city does that nobody governs."""

POSSESSED = words_of(
    "accusation accusations aggression aim aims allegation allegations allies ally ambition ambitions announcement"
    " approval backer backers backing bid call calls claim claims commitment concession concessions condemnation"
    " consent cooperation counteroffer decision decisions demand demands denial diplomacy diplomats effort efforts foe"
    " foes goal goals handling insistence intention intentions intervention invasion motives move objection objections"
    " offer offers opponents opposition pledge pledges policies policy position promise promises proposal proposals"
    " push reaction refusal rejection reluctance reply request requests response rival rivals role sanctions silence"
    " stance statement strategy support supporter supporters threat threats ultimatum veto view views vow war warning"
    " warnings willingness"
)
"""What has an owner who speaks, decides or wills."""

MODIFIERS = 2
"""How many words may stand between a possessive and its noun."""

ADVERBS = words_of("not never also now still already long again once yet")
JOINTS = frozenset({"and", "or"})
PLACED = words_of(
    "in at from to of on with by for near against over about into between outside inside across around through toward"
    " towards within via under"
)
"""Before a name, show that it is no subject."""

JOINED = 8
LONGEST_NAME = 12
REACH = 6
"""How many names are looked at that are joined, how many words each may have, and how many stand up to a verb."""


def mark_places(page: Page, actors: Sequence[Actor], found: Findings) -> tuple[Actor, ...]:
    """Return ``actors``, with whom each name of a place stands for where it speaks or acts."""
    governed = _Governed(actors, page.text)
    wanted = {
        mention.span: whom
        for actor in actors
        for mention in actor.mentions
        if mention.form is Form.NAME and ActorType.PLACE in {mention.type, actor.type}
        if (whom := governed.by(mention.span.of(page.text))) not in {None, actor.id}
    }
    if not wanted:
        return tuple(actors)
    clauses = _Clauses(page, found)
    shown = {span: whom for span, whom in wanted.items() if clauses.shows_will(span)}

    def marked(mention: Mention) -> Mention:
        return replace(mention, stands_for=shown[mention.span]) if mention.span in shown else mention

    return tuple(
        replace(actor, mentions=tuple(map(marked, actor.mentions)))
        if any(mention.span in shown for mention in actor.mentions)
        else actor
        for actor in actors
    )


class _Governed:
    """The countries of one article, and who governs them."""

    def __init__(self, actors: Sequence[Actor], text: str) -> None:
        self._governments: dict[str, ActorId] = {}
        self._countries: dict[str, ActorId] = {}
        self._bodies: dict[str, ActorId] = {}
        peoples: dict[str, ActorId] = {}
        for actor in actors:
            if actor.type is ActorType.PERSON:
                continue
            told = (one.span.of(text) for one in actor.mentions if one.form is not Form.PRONOUN)
            for words in dict.fromkeys((actor.name, *told)):
                if (country := _governed(words)) is not None:
                    self._governments.setdefault(country.code, actor.id)
                elif (country := country_of(words)) is not None:
                    self._countries.setdefault(country.code, actor.id)
                elif (body := international(words)) is not None:
                    self._bodies.setdefault(body.name, actor.id)
                elif actor.type is ActorType.PLACE and (country := demonym(words)) is not None:
                    peoples.setdefault(country.code, actor.id)
        self._countries = peoples | self._countries

    def by(self, place: str) -> ActorId | None:
        """Return who governs a place, as far as the article names it."""
        body = seated_in(place)
        if body is not None and body.name in self._bodies:
            return self._bodies[body.name]
        capital = capital_of(place)
        if capital is not None:
            return self._governments.get(capital.code) or self._countries.get(capital.code)
        country = country_of(place)
        return self._governments.get(country.code) if country is not None else None


def _governed(words: str) -> Country | None:
    """Return the country of "the Omari government", "the government of Omar", "Omar’s government"."""
    parts = words.replace("’s", "").replace("'s", "").split()
    if not GOVERNMENTS & {part.lower() for part in parts} or len(parts) > LONGEST_GOVERNMENT:
        return None
    rest = " ".join(part for part in parts if part.lower() not in GOVERNMENTS | BESIDE_GOVERNMENTS)
    return demonym(rest) or country_of(rest)


LONGEST_GOVERNMENT = 8


class _Clauses:
    """What the sentences of one article show of the places that they name."""

    def __init__(self, page: Page, found: Findings) -> None:
        self._page = page
        parties = [one.source for one in found.statements] + [act.by for act in found.acts]
        parties += [act.actor for act in found.acts if act.type is not ActType.FORECAST]
        self._opened = {page.within(span.start, span.end).start: span for span in parties if span is not None}
        self._named = {
            number for mention in found.names for number in page.within(mention.span.start, mention.span.end)
        }

    def shows_will(self, span: Span) -> bool:
        """Say whether whoever is named there speaks, acts or wills, by that clause."""
        numbers = self._page.within(span.start, span.end)
        if not numbers:
            return False
        if self._page.words[numbers[-1]].possessive:
            return self._has(numbers[-1])
        return self._is_party(numbers) or (not self._is_object(numbers[0]) and self._does(numbers[-1]))

    def _is_party(self, numbers: range) -> bool:
        """Say whether the name is a source or a party, alone or one of several that are."""
        page = self._page
        first = self._first_joined(numbers[0])
        party = next((self._opened[n] for n in (first, first - 1) if n in self._opened), None)
        if party is None or page.words[numbers[-1]].end > party.end:
            return False
        ahead = [word.low for word in page.words[numbers.stop : numbers.stop + 2]]
        if ahead and page.words[numbers.stop].start < party.end:
            return page.gap(numbers[-1]).startswith(",") or ahead[0] in JOINTS
        return ahead != ["to", "be"]  # "They called for London to be taken."

    def _first_joined(self, number: int) -> int:
        """Return the first word of the first of the names that are joined up to the one that begins at a number."""
        words = self._page.words
        for _ in range(JOINED):
            before = number - 1
            joint = before > 0 and words[before].low in JOINTS
            if before <= 0 or not (joint or self._page.gap(before) == ", "):
                break
            before -= joint
            if before not in self._named:
                break
            begin = before
            while begin > before - LONGEST_NAME and begin - 1 in self._named and self._page.gap(begin - 1) == " ":
                begin -= 1
            number = begin
        return number

    def _is_object(self, number: int) -> bool:
        """Say whether a preposition stands before the name, or before the first of those that are joined with it."""
        before = self._first_joined(number) - 1
        before -= before > 0 and self._page.words[before].low == "the"
        return before >= 0 and self._page.gap(before) == " " and self._page.words[before].low in PLACED

    def _does(self, last: int) -> bool:
        """Say whether a verb of speaking, deciding or willing follows: "has repeatedly denied", "is ready"."""
        verb, first, second = (*self._ahead(last), "", "", "")[:3]
        if verb in WILLING or (verb in AUXILIARIES and first in WILLING):
            return True
        if verb not in BE and not (verb in {"has", "have", "had"} and first == "been"):
            return False
        if first == "been":
            first, second = second, ""
        transitive = first.endswith("ing") and first not in NOT_DONE and second in w.DEFINITE
        return transitive or first in WILL or (first in WILLING and first.endswith("ing"))

    def _ahead(self, last: int) -> list[str]:
        """Return the words behind a name, or behind those that are joined with it, without adverbs."""
        words, number = self._page.words, last + 1
        for _ in range(JOINED):
            if number + 1 >= len(words):
                return []
            joint = words[number].low in JOINTS
            if not (joint or self._page.gap(number - 1) == ", "):
                break
            if number + joint not in self._named:
                return []
            stop = min(number + LONGEST_NAME, len(words))
            number = next((n for n in range(number + joint, stop) if n not in self._named), stop)
        found: list[str] = []
        for at in range(number, min(number + REACH, len(words))):
            if self._page.gap(at - 1) != " ":
                break
            low = words[at].low
            if not low.endswith("ly") and low not in ADVERBS:
                found.append(low)
        return found

    def _has(self, last: int) -> bool:
        """Say whether what follows a possessive has an owner who wills: "Moscow’s thinly veiled threats"."""
        words = self._page.words
        for number in range(last + 1, min(last + 2 + MODIFIERS, len(words))):
            if self._page.gap(number - 1) not in {" ", "’s ", "'s ", "’ ", "' "} or words[number].possessive:
                return False
            if words[number].low in POSSESSED:
                ahead = words[number + 1].low if number + 1 < len(words) and self._page.gap(number) == " " else ""
                return not w.names_person(ahead)  # "London’s policy chief"
        return False
