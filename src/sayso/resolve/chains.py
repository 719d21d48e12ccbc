"""Read the chains of mentions that analysis found, and make the article's actors of them and of its names.

Reads the chains of one article and its ``Cast``. Names that a chain puts together and whose words agree have one
bearer; where a chain holds the names of several, each name stays with its bearer, and what else is in the chain goes to
the one it names most. ``Chains`` tells ``speakers`` whom a pronoun or a description means by its chain, and in the end
gives every mention to somebody. Whose words a quoted "I" is in, is left to ``first_person``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.english import words as english
from sayso.records import ActorType, Form, Manner, Mention, Span, Statement
from sayso.resolve import words as w
from sayso.resolve.actors import Cast, may_bear
from sayso.resolve.beside import name_before, name_beside
from sayso.resolve.candidates import Candidate
from sayso.resolve.first_person import Groups
from sayso.resolve.links import Link, Mixed, Pronouns, class_of
from sayso.resolve.names import Name
from sayso.resolve.organisations import Organisations
from sayso.resolve.phrases import head_of

LONGEST_DESCRIPTION = 8
"""Words from which on a longer noun phrase tells no better who is meant."""

_NO_THIRD = (english.I_WORDS, english.WE, english.YOU)


_Head = tuple[Name | None, int]


class Chains:
    """The chains of one article."""

    def __init__(self, cast: Cast, chains: Iterable[tuple[Mention, ...]]) -> None:
        self._cast = cast
        self._text = cast.page.text
        self._links: list[Link] = []
        self._at: dict[int, Link] = {}
        self._classes: dict[Span, Pronouns] = {}
        """The pronouns that go with a mention, where it shows them."""

        read = [(chain, tuple(head_of(cast.page, cast, mention.span) for mention in chain)) for chain in chains]
        cast.move(_short_names(cast, read))
        for chain, heads in read:
            self._read(chain, heads)
        moved = tuple(Mixed(tuple(self._links), self._classes).part())
        self._at |= {head_of(cast.page, cast, mention.span)[1]: link for mention, link in moved}
        self._links = list(dict.fromkeys((*self._links, *(link for _, link in moved))))

    def at(self, end: int) -> Link | None:
        """Return what is known of the mention whose head ends at a place."""
        return self._at.get(end)

    def described(self, link: Link, position: int) -> Candidate | None:
        """Return whom a link means, and if that is nobody yet, who is described by it before ``position``."""
        if link.whom is None:
            before = [one for one in link.mentions if one.form is not Form.PRONOUN and one.span.start < position]
            if before:
                link.whom = self._described_by(before)
                for mention in before:
                    link.whom.mention(mention.span, Form.NOMINAL)
        return link.whom

    def _read(self, chain: tuple[Mention, ...], heads: tuple[_Head, ...]) -> None:
        often = Counter(self._cast.whom(name) for name, _ in heads if name is not None)
        beside = [
            self._beside(mention, end) if name is None else None
            for mention, (name, end) in zip(chain, heads, strict=True)
        ]
        often = often or Counter(whom for whom in beside if whom is not None)
        main = next((candidate for candidate, _ in often.most_common(1)), None)
        for other in often:
            if main is not None and other is not main and agree(other, main):
                self._cast.merge(other, main)
        link = Link(main)
        apart: dict[str, Link] = {}
        for mention, (name, end), whom in zip(chain, heads, beside, strict=True):
            if name is None and (words := class_of(self._cast.page, mention, end)) is not None:
                self._classes[mention.span] = words
            # A name tells by itself whom it means, and so do the noun phrase around it and the one beside it.
            if name is not None:
                self._at.setdefault(end, Link(self._cast.whom(name)))
            elif whom is not None and whom is not main:
                own = Link(whom, [mention])
                self._links.append(own)
                self._at.setdefault(end, own)
            elif name is None and main is not None and (noun := self._other_body(mention, end, main, apart)):
                own = apart.setdefault(noun, Link())
                own.mentions.append(mention)
                self._at.setdefault(end, own)
            else:
                link.mentions.append(mention)
                self._at.setdefault(end, link)
        self._links += [link, *apart.values()]

    def _other_body(self, mention: Mention, end: int, main: Candidate, apart: Mapping[str, Link]) -> str:
        """Return the noun of a body that a description tells apart from whom its chain names; else nothing.

        "The Salis administration" is not the Tide Agency, nor is "the administration" behind it.
        """
        head = self._cast.page.at(end - 1)
        if mention.form is Form.PRONOUN or head is None or head.low not in w.ORGANISATIONS - w.ANY_ORGANISATION:
            return ""
        own = {word for name in main.names for word in name.words}
        inner = [word for name in self._cast.names_in(mention.span.start, end) for word in name.words]
        foreign = inner and own.isdisjoint(inner) and head.low not in own
        return head.low if foreign or head.low in apart else ""

    def _beside(self, mention: Mention, end: int) -> Candidate | None:
        """Return whose name stands right behind the head of a description that ends at a place, or before the whole."""
        if mention.form is Form.PRONOUN or end <= mention.span.start:
            return None
        name = name_beside(self._cast.page, self._cast, Span(mention.span.start, end))
        name = name or name_before(self._cast.page, self._cast, mention.span, end)
        return self._cast.whom(name) if name is not None else None

    def _described_by(self, mentions: Iterable[Mention]) -> Candidate:
        """Return somebody new, who is called by the most telling of ``mentions``."""
        text = self._cast.page.text
        mentions = tuple(mentions)

        def telling(mention: Mention) -> tuple[int, int]:
            return min(mention.span.of(text).count(" ") + 1, LONGEST_DESCRIPTION), -len(mention.span)

        best = max(mentions, key=telling)
        return self._cast.add(Candidate(nominal=best.span.of(text), type=best.type))

    def settle(self, organisations: Organisations) -> None:
        """Find the organisation that is meant by a chain that calls it "the company", and names nobody or a place."""
        for link in self._links:
            if link.whom is not None and link.whom.type is not ActorType.PLACE:
                continue
            for mention in link.mentions:
                if mention.form is Form.NOMINAL and (noun := organisations.bare(mention.span)):
                    link.whom = organisations.meant(noun, mention.span.start) or link.whom
                    break
                if link.whom is None and (noun := organisations.bare_place(mention.span)):
                    link.whom = organisations.place(noun, mention.span.start)
                    break

    def open_contents(self, statements: Iterable[Statement], whom: Iterable[Candidate | None]) -> Iterator[Candidate]:
        """Take "it" and "they" at the head of what an organisation says for this, unless the chain names somebody."""
        page = self._cast.page
        for statement, speaker in zip(statements, whom, strict=True):
            if speaker is None or speaker.type is not ActorType.ORGANISATION or statement.manner is Manner.DIRECT:
                continue
            numbers = page.within(statement.content[0].start, statement.content[0].end)
            numbers = numbers[1:] if numbers and page.words[numbers[0]].low == "that" else numbers
            ahead = [page.words[number] for number in numbers[:3]]
            if not ahead or ahead[0].low not in {"it", "they"} or _means_nobody([word.low for word in ahead]):
                continue
            span = Span(ahead[0].start, ahead[0].end)
            link = self._at.get(span.end)
            if link is None:
                speaker.mention(span, Form.PRONOUN)
                yield speaker
            elif link.whom is None and link.mentions[0].span == span:
                link.whom = speaker

    def mention_of(self, organisations: Organisations) -> Iterator[Candidate]:
        """Add "the company" wherever it is in no chain to what it means; yield that."""

        def taken(span: Span) -> bool:
            return span.end in self._at

        for span, whom in (*organisations.unfound(taken), *organisations.descriptions(taken)):
            whom.mention(span, Form.NOMINAL)
            yield whom
        for span, whom in (*organisations.its(taken), *organisations.relatives(taken)):
            whom.mention(span, Form.PRONOUN)
            yield whom

    def pronouns(self) -> Iterator[Span]:
        """Yield the places of all that mean who speaks, or to whom: "I", "we", "you"."""
        for link in self._links:
            for mention in link.mentions:
                if self._person(mention) is not None:
                    yield mention.span

    def give(
        self,
        taken: set[Span],
        quoted: Mapping[Span, Candidate | None],
        author: Candidate | None,
        groups: Groups,
    ) -> Iterator[Candidate]:
        """Yield everybody whom a chain means, with the mentions of the chain that are not ``taken``.

        ``quoted`` tells of each pronoun that is quoted whose words it is in. "I" means him, whatever its chain, and
        "we" the one of ``groups`` that he speaks for; in the author's voice all "I" are the ``author``, and all "we"
        are the same, and all "you".
        """
        self._join_unquoted(quoted, author)
        yield from self._join_we(taken, quoted, groups)
        for link in self._links:
            mentions = [mention for mention in link.mentions if mention.span not in taken]
            for mention in tuple(mentions):
                speaker = quoted.get(mention.span)
                if self._person(mention) is english.I_WORDS and mention.span in quoted:
                    if speaker is not None or link.whom is not None:
                        mentions.remove(mention)
                    if speaker is not None:
                        speaker.mention(mention.span, Form.PRONOUN)
                        taken.add(mention.span)
            if link.whom is None and len(mentions) > 1:
                link.whom = self._described_by([one for one in mentions if one.form is not Form.PRONOUN] or mentions)
            if link.whom is not None and (mentions or link.whom.mentions):
                for mention in mentions:
                    link.whom.mention(mention.span, Form.PRONOUN if mention.form is Form.PRONOUN else Form.NOMINAL)
                    taken.add(mention.span)
                yield link.whom

    def _join_we(
        self, taken: set[Span], quoted: Mapping[Span, Candidate | None], groups: Groups
    ) -> Iterator[Candidate]:
        """Give each quoted "we" to whom it means, unless its chain names an organisation."""
        named = {
            mention.span
            for link in self._links
            if link.whom is not None and link.whom.type is ActorType.ORGANISATION
            for mention in link.mentions
        }
        for span, speaker in quoted.items():
            if speaker is None or span in taken or span in named or span.of(self._text).lower() not in english.WE:
                continue
            group = groups.of(speaker)
            if group is not None:
                group.mention(span, Form.PRONOUN)
                taken.add(span)
                yield group

    def _join_unquoted(self, quoted: Mapping[Span, Candidate | None], author: Candidate | None) -> None:
        """Join the chains that are mostly "I" in the author's voice, those that are mostly "we" and mostly "you"."""
        first: dict[int, Link] = {}
        for link in self._links:
            if any(mention.span in quoted for mention in link.mentions):
                continue
            persons = [self._person(mention) for mention in link.mentions]
            for words in _NO_THIRD:
                if 2 * sum(one is words for one in persons) < max(len(persons), 1):
                    continue
                into = first.setdefault(id(words), link)
                if into is link and link.whom is None and words is english.I_WORDS:
                    link.whom = author
                if into is not link and (into.whom is None or link.whom is None):
                    into.whom = into.whom or link.whom
                    into.mentions += link.mentions
                    link.mentions = []
                    break

    def _person(self, mention: Mention) -> frozenset[str] | None:
        """Return the class of pronouns that a mention is of, but of third persons."""
        if mention.form is not Form.PRONOUN:
            return None
        low = mention.span.of(self._cast.page.text).lower()
        return next((words for words in _NO_THIRD if low in words), None)


def _short_names(cast: Cast, read: Iterable[tuple[tuple[Mention, ...], tuple[_Head, ...]]]) -> dict[Name, Candidate]:
    """Return the names of one word that a chain puts together with the only longer one in it that they are short for.

    Where several bear a last name, the chain knows better which of them is meant than who was named last.
    """
    found: dict[Name, Candidate] = {}
    for _, heads in read:
        names = [name for name, _ in heads if name is not None]
        long = {word: cast.whom(name) for name in names if len(name.words) > 1 for word in name.words}
        bearers = set(long.values())
        for name in names:
            whom = long.get(name.words[0]) if len(name.words) == 1 and len(bearers) == 1 else None
            if whom is not None and whom.may_be_person and whom is not cast.whom(name) and may_bear(whom, name):
                found[name] = whom
    return found


def _means_nobody(words: Sequence[str]) -> bool:
    """Say whether "it" opens a clause like "it is clear that", not one like "it is hiring"."""
    if words[0] != "it" or len(words) < 3 or words[1] not in {"is", "was", "seems", "appears", "remains", "takes"}:
        return False
    return not words[2].endswith(("ing", "ed"))


def agree(one: Candidate, other: Candidate) -> bool:
    """Say whether the names of two may be one's, if something says that they are."""
    if None not in {one.human, other.human} and one.human is not other.human:
        return False
    words, others = ({word for name in bearer.names for word in name.words} for bearer in (one, other))
    if words <= others or others <= words:
        return True
    if words.isdisjoint(others) or not (one.human or other.human):
        return False
    long, longer = (max((name.words for name in bearer.names), key=len) for bearer in (one, other))
    same = long[-1] == longer[-1] and long[0][0] == longer[0][0]
    return len(long) == 1 or len(longer) == 1 or same or set(long) <= set(longer) or set(longer) <= set(long)
