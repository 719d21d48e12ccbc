"""Find the words that say what an actor is: "NATO Secretary General", "the mayor of Salis", "a regional carrier".

Reads the finished ``Actor``s of one article and its ``NounPhrases``, gives the actors with their roles.
A role stands before a name, beside it between commas, behind "is" or "as", or is a mention of its own. Articles, ages
and relative clauses are no part of it; "former" and "then" are. How a phrase is read is left to ``noun_phrases``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.english import words as english
from sayso.english.countries import demonym
from sayso.english.words import words_of
from sayso.records import Actor, ActorType, Form, Mention, Span
from sayso.resolve import words as w
from sayso.resolve.noun_phrases import ADJECTIVES, ARTICLES, KIN, NounPhrases, is_office

REACH = 14
"""How many words before a comma the noun may stand that says who is named behind it."""

TITLES = 6
"""How many titles may stand before a name."""

SEGMENTS = 4
"""How many descriptions between commas are read behind one name."""

OFFICE_REACH = 10
"""How many words an office may have between its noun and the name: "Chair of the Committee on Trade Ann Lee"."""

NO_ROLES = w.MALE_TITLES - {"king", "prince"} | w.FEMALE_TITLES - {"queen", "princess"} | words_of("dr hon rev")
"""Say how somebody is addressed, not what he is."""

ADVERBS = words_of("also now currently still already")
AS_VERBS = words_of("serves serving served serve works working worked acts acting acted elected appointed named chosen")
"""Between a name and "as", show that what follows is a role of whoever is named."""

OPENINGS = frozenset({", ", " (", " – ", " — ", " - ", " -- ", "), "})
CLOSINGS = (",", ".", ")", ";", ":", " –", " —", " - ", " --", " (", "?", "!", "\n", "”", "’,", "'")


def give_roles(phrases: NounPhrases, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return ``actors`` with their roles, each in text order."""
    roles = _Roles(phrases)
    beside = [tuple(roles.beside(actor)) for actor in actors]  # All of them before those that stand before a comma.
    return tuple(
        replace(actor, roles=roles.told_once((*spans, *roles.before(actor))))
        for actor, spans in zip(actors, beside, strict=True)
    )


class _Roles:
    """The role words of one article."""

    def __init__(self, phrases: NounPhrases) -> None:
        self._page = phrases.page
        self._phrases = phrases
        self._claimed: set[int] = set()
        """The words that say behind a name what it is, by number."""

    def beside(self, actor: Actor) -> Iterator[Span]:
        """Yield what stands behind the mentions of an actor, or is one."""
        kind = _kind(actor)
        for mention in actor.mentions:
            numbers = self._numbers(mention)
            if not numbers:
                continue
            if mention.form is Form.NOMINAL:
                yield from self._mentioned(kind, numbers)
                continue
            if mention.form is Form.NAME and not self._page.words[numbers[0]].headline:
                yield from self._behind(kind, numbers)
            yield from self._is_a(kind, numbers, mention.form)

    def before(self, actor: Actor) -> Iterator[Span]:
        """Yield what stands before the names of an actor."""
        kind = _kind(actor)
        for mention in actor.mentions:
            numbers = self._numbers(mention) if mention.form is Form.NAME else range(0)
            if numbers and not self._page.words[numbers[0]].headline:
                first = self._begin(kind, numbers)
                yield from self._right_before(kind, first)
                yield from self._before_comma(kind, first, numbers[-1])

    def told_once(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Return the spans in text order, without those that say less of the same than another one does."""
        told: dict[tuple[str, ...], Span] = {}
        for span in sorted(set(spans)):
            told.setdefault(self._words(span), span)
        covered: set[tuple[str, ...]] = set()
        kept: list[Span] = []
        for words in sorted(told, key=len, reverse=True):
            if words not in covered:
                kept.append(told[words])
                covered.update(_less(words))
        return tuple(sorted(kept))

    def _words(self, span: Span) -> tuple[str, ...]:
        words = (self._page.words[number] for number in self._page.within(span.start, span.end))
        return tuple(word.low for word in words if word.low not in ARTICLES)

    def _numbers(self, mention: Mention) -> range:
        """Return the numbers of a mention's words, none where it begins within a word."""
        numbers = self._page.within(mention.span.start, mention.span.end)
        return numbers if numbers and self._page.words[numbers[0]].start == mention.span.start else range(0)

    def _begin(self, kind: ActorType | None, numbers: range) -> int:
        """Return where the name begins behind the titles that analysis took for a part of it."""
        for number in numbers[:-1]:
            if kind is not ActorType.PERSON or self._page.words[number].low not in w.PERSONAL:
                return number
        return numbers[-1]

    # What is a mention itself

    def _mentioned(self, kind: ActorType | None, numbers: range) -> Iterator[Span]:
        found = self._phrases.read(numbers[0], kind, until=numbers.stop)
        if found is None or (kind not in {None, ActorType.PERSON} and not self._tells_kind(found)):
            return
        yield self._phrases.span(found)

    def _tells_kind(self, numbers: range) -> bool:
        """Say whether a mention of an organisation or a place tells more than its noun, and names nobody else."""
        words = [self._page.words[number] for number in numbers]
        return len(words) > 1 and not any(word.capital and demonym(word.low.title()) is None for word in words)

    # Behind a name

    def _behind(self, kind: ActorType | None, numbers: range) -> Iterator[Span]:
        """Read "Ann Lee, 54, the mayor of Salis and a lawyer,", "Fair Tides (a charity)"."""
        page, at = self._page, numbers[-1]
        if page.words[at].possessive:
            return
        for _ in range(SEGMENTS):
            if page.gap(at) not in OPENINGS:
                return
            begin = at + 1
            if page.words[begin].low.isdigit():
                at = begin
                continue
            begin += page.words[begin].low == "and"
            found = self._phrases.read(begin, kind, until=self._phrases.source_end(numbers[-1]))
            if found is None or not self._closes(found[-1]) or self._lacks_article(kind, begin):
                return
            self._claimed.update(found)
            yield self._phrases.span(found)
            at = found[-1]
            ahead = page.words[at + 1 : at + 3]
            if page.gap(at) == " " and len(ahead) > 1 and ahead[0].low == "and" and ahead[1].low in ARTICLES:
                second = self._phrases.read(at + 2, kind)
                if second is None or not self._closes(second[-1]):
                    return
                self._claimed.update(second)
                yield self._phrases.span(second)
                at = second[-1]

    def _lacks_article(self, kind: ActorType | None, begin: int) -> bool:
        """Say whether a comma need not open a description: behind what is no person, that has an article or owner."""
        if kind in {None, ActorType.PERSON}:
            return False
        return self._page.words[begin].low not in ARTICLES and not self._page.words[begin].possessive

    def _closes(self, number: int) -> bool:
        """Say whether a description between commas ends at a word."""
        page = self._page
        gap = page.gap(number)
        if gap.startswith(CLOSINGS):
            return True
        ahead = page.words[number + 1].low
        return ahead in english.RELATIVE or (gap == " " and ahead == "and") or ahead in w.BREAKS - w.OBJECT_MARKS

    def _is_a(self, kind: ActorType | None, numbers: range, form: Form) -> Iterator[Span]:
        """Read "Ann Lee is now the mayor of Salis", "she has been a judge", "Ann Lee, as chair of the council,"."""
        page, at = self._page, numbers[-1] + 1
        if at + 1 >= len(page.words) or page.words[numbers[-1]].possessive or self._is_object(numbers[0]):
            return
        low = page.words[at].low
        if page.gap(at - 1) == " " and low in {"is", "am"}:
            at += 1
        elif page.gap(at - 1) == " " and low == "has" and page.words[at + 1].low == "been":
            at += 2
        else:
            at = self._behind_as(numbers[-1]) if form is Form.NAME else 0
        while 0 < at < len(page.words) - 1 and page.words[at].low in ADVERBS:
            at += 1
        if not 0 < at < len(page.words) or page.gap(at - 1) != " ":
            return
        found = self._phrases.read(at, kind)
        if found is not None:
            yield self._phrases.span(found)

    def _behind_as(self, last: int) -> int:
        """Return the number of the word behind the "as" that follows a name, or 0."""
        page = self._page
        for number in range(last + 1, min(last + 5, len(page.words) - 1)):
            if page.gap(number - 1).strip(" ,") or page.words[number].sentence != page.words[last].sentence:
                return 0
            if page.words[number].low == "as":
                before = page.words[number - 1].low
                return number + 1 if before in AS_VERBS or (number == last + 1 and page.gap(last) == ", ") else 0
        return 0

    def _is_object(self, first: int) -> bool:
        """Say whether a name is no subject: "the wife of Ann Lee is a judge"."""
        before = self._page.words[first - 1] if first else None
        return (
            before is not None
            and self._page.gap(first - 1) == " "
            and (before.low in w.OBJECT_MARKS or before.low == "and")
        )

    # Before a name

    def _right_before(self, kind: ActorType | None, first: int) -> Iterator[Span]:
        """Read "NATO Secretary General Jens Okafor", "Minister of Health Ann Lee", "the charity Fair Tides"."""
        page, last = self._page, first - 1
        while first - TITLES < last and last > 0 and page.words[last].low in NO_ROLES and page.gap(last) in {" ", ". "}:
            last -= 1
        if last < 0 or not self._joins(last) or page.words[last].possessive:
            return
        head = last if self._phrases.is_head(last, kind) else None
        is_title = head is None and kind in {None, ActorType.PERSON} and self._is_title(last)
        if is_title:
            head = last
        elif head is None and kind in {None, ActorType.PERSON}:
            head = self._office(last)
        if head is None or page.words[head].low in NO_ROLES:
            return
        begin = self._phrases.begin(head)
        while is_title and begin < last and not (page.words[begin].capital or page.words[begin].low in ADJECTIVES):
            begin += 1
        if begin < last or page.words[head].low not in KIN:
            yield self._phrases.span(range(begin, last + 1))

    def _is_title(self, number: int) -> bool:
        """Say whether a word with a capital, right before a name and no part of it, tells an office: "Grandmaster"."""
        word = self._page.words[number]
        return word.capital and is_office(word.low) and not self._phrases.is_in_name(number)

    def _joins(self, number: int) -> bool:
        """Say whether nothing parts a word from the name behind it, be it the full stop of "Gen."."""
        gap = self._page.gap(number)
        return gap == " " or (gap == ". " and self._page.words[number].low in w.ABBREVIATIONS)

    def _office(self, last: int) -> int | None:
        """Return the noun of an office in several words: "Secretary of State", "Chair of the Committee on Trade"."""
        page = self._page
        if not page.words[last].capital:
            return None
        for number in range(last - 1, max(last - OFFICE_REACH, -1), -1):
            word = page.words[number]
            if page.gap(number) != " ":
                return None
            if is_office(word.low) and page.words[number + 1].low in w.OFFICE_JOINTS:
                return number
            if not word.capital and word.low not in w.NAME_JOINTS | {"on"}:
                return None
        return None

    def _before_comma(self, kind: ActorType | None, first: int, last: int) -> Iterator[Span]:
        """Read "the mayor of Salis, Ann Lee,"."""
        page = self._page
        comma = first - 1
        while max(first - TITLES, 0) < comma and page.words[comma].low in w.PERSONAL and self._joins(comma):
            comma -= 1
        if kind not in {None, ActorType.PERSON} or comma < 0 or page.gap(comma) != ", ":
            return
        if not page.gap(last).startswith(CLOSINGS) or comma in self._claimed:
            return
        head = self._head_before(comma)
        begin = self._phrases.begin(head) if head is not None else comma
        if head is not None and (begin < comma or page.words[head].low not in KIN):
            yield self._phrases.span(range(begin, comma + 1))

    def _head_before(self, comma: int) -> int | None:
        """Return the noun that a description up to a comma is about: "deputy" in "a deputy of the mayor, Ann Lee"."""
        page = self._page
        found: int | None = None
        for at in range(comma, max(comma - REACH, -1), -1):
            word = page.words[at]
            if word.sentence != page.words[comma].sentence or (at < comma and not _runs_on(page.gap(at))):
                break
            if self._phrases.is_cue(at) or word.low in english.RELATIVE:
                break
            follows = at == comma or page.words[at + 1].low in w.OBJECT_MARKS
            outer = found is None or page.words[at + 1].low in w.OFFICE_JOINTS
            if follows and outer and self._phrases.is_head(at, ActorType.PERSON):
                found = at
            if at < comma and found is None and word.low in english.FUNCTION_WORDS - w.NAME_JOINTS - w.OBJECT_MARKS:
                break
        return found


def _kind(actor: Actor) -> ActorType | None:
    """Return what an actor is by its names, where they agree, else by all that shows it."""
    kinds = {mention.type for mention in actor.mentions if mention.form is Form.NAME and mention.type}
    return kinds.pop() if len(kinds) == 1 else actor.type


def _runs_on(gap: str) -> bool:
    return gap.strip("s’' ") in {"", "-", "&"}


def _less(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what says less of the same office: "mayor" for "mayor of Salis", but not for "former mayor"."""
    for begin in range(len(words)):
        yield from (words[begin:end] for end in range(begin + 1, len(words) + 1))
        if words[begin] in _OTHER_OFFICES:
            return


_OTHER_OFFICES = words_of("former then ex late vice deputy assistant acting incoming outgoing future co shadow under")
"""Before a role make it another one."""
