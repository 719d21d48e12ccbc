"""Make the card of one article.

Takes a reading and, if wanted, a voice; gives its ``Card``. An entry's number is that of its record in the reading,
whatever is left out, so that a number means the same on every card of the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sayso.errors import SaysoError
from sayso.records import (
    AUTHOR,
    Act,
    ActId,
    Actor,
    ActorId,
    Appraisal,
    AppraisalType,
    Article,
    Basis,
    Candidate,
    Figure,
    Known,
    Reading,
    Span,
    Statement,
    Time,
    TimeType,
    Voice,
)
from sayso.show.card import (
    ActEntry,
    AppraisalEntry,
    Card,
    Fact,
    FigureEntry,
    Part,
    Party,
    SentenceEntry,
    Speaker,
    StatementEntry,
    TimeEntry,
    Told,
    Valued,
)
from sayso.show.card_places import Marking, Surroundings
from sayso.show.safe import one_line
from sayso.show.words import NOBODY, amount, day, duration, interval

_WORD = re.compile(r"\w+")
_TRUSTED = 0.4
"""How sure another date must be to be shown: that of a file is less, and one elsewhere on a page, mostly another's."""


def make_card(reading: Reading, voice: str | None = None) -> Card:
    """Return the card of ``reading``, of everything or of what stands in one ``voice``: ``author`` or a speaker's.

    Of a speaker that is what he says and what is told in his words; the name may be a part of his, or the words by
    which the article calls him. ``SaysoError`` if nobody in the article speaks by that name.
    """
    return _Making(reading, voice).card()


class _Making:
    """One reading, with what is looked up for each entry."""

    def __init__(self, reading: Reading, voice: str | None) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._names = {actor.id: one_line(actor.name) for actor in reading.actors}
        self._told = {
            statement.id: self._teller(number, statement) for number, statement in enumerate(reading.statements, 1)
        }
        self._around = Surroundings(reading)
        self._figures = {figure.id: figure for figure in reading.figures}
        self._times = {time.id: time for time in reading.times}
        self._whole = voice is None
        self._kept: dict[Voice, None] = {} if voice is None else dict.fromkeys(self._voices(voice))
        """In text order."""

    def card(self) -> Card:
        reading, article = self._reading, self._reading.article
        statements = [self._statement(number, s) for number, s in enumerate(reading.statements, 1) if self._speaks(s)]
        folded = self._folded()
        acts = self._acts(folded)
        figures = [self._figure(number, f) for number, f in enumerate(reading.figures, 1) if self._keeps(f.voice)]
        times = [(t, self._time(number, t)) for number, t in enumerate(reading.times, 1) if self._keeps(t.voice)]
        appraisals = [
            self._appraisal(number, a) for number, a in enumerate(reading.appraisals, 1) if self._keeps(a.voice)
        ]
        dated = sorted(((_days(time), entry) for time, entry in times if _is_dated(time)), key=lambda pair: pair[0])
        whole = len(reading.statements) + len(folded) + sum(map(len, (reading.figures, reading.times)))
        shown = len(statements) + len(acts) + len(figures) + len(times) + len(appraisals)
        return Card(
            article=article,
            maker=reading.maker,
            title=_fact("title", [article.title]) if article.title else None,
            facts=(
                _fact("author", article.authors),
                _fact("date", [article.published] if article.published else ()),
                *([_fact("also dated", others)] if (others := _other_dates(article)) else ()),
                _fact("publisher", [article.publisher] if article.publisher else ()),
            ),
            speakers=tuple(self._speakers(statements)),
            acts=tuple(acts),
            figures=tuple(figures),
            timeline=tuple(entry for _, entry in dated),
            undated=tuple(entry for time, entry in times if not _is_dated(time)),
            own_words=tuple(entry for entry in appraisals if entry.echo_of is None),
            echoes=tuple(entry for entry in appraisals if entry.echo_of is not None),
            sentences=tuple(self._all_sentences()),
            skipped=reading.skipped,
            voice=None if self._whole else ", ".join(dict.fromkeys(self._in_voice(one).who for one in self._kept)),
            left_out=whole + len(reading.appraisals) - shown,
        )

    # Voices

    def _teller(self, number: int, statement: Statement) -> Told:
        name = self._names.get(statement.speaker) if statement.speaker else None
        words = one_line(statement.source.of(self._text)) if statement.source else NOBODY
        return Told(who=name or words, number=number)

    def _in_voice(self, voice: Voice) -> Told:
        if voice == AUTHOR:
            return Told(who=AUTHOR)
        return (self._told.get(voice) if voice else None) or Told(who="unknown")

    def _voices(self, name: str) -> tuple[Voice, ...]:
        if name.casefold() == AUTHOR:
            return (AUTHOR,)
        wanted = _words(name)
        found = tuple(one.id for one in self._reading.statements if wanted and wanted <= self._called(one))
        if not found:
            speakers = ", ".join(dict.fromkeys(told.who for told in self._told.values() if told.who != NOBODY))
            hint = f"There are: {AUTHOR}, {speakers}." if speakers else ""
            raise SaysoError(name, "nobody in this article speaks by that name", hint)
        return found

    def _called(self, statement: Statement) -> set[str]:
        """Return the words that its speaker goes by: the words of the source, and the name."""
        source = statement.source.of(self._text) if statement.source else ""
        name = self._names.get(statement.speaker, "") if statement.speaker else ""
        return _words(f"{source} {name}")

    def _keeps(self, voice: Voice) -> bool:
        return self._whole or voice in self._kept

    def _speaks(self, statement: Statement) -> bool:
        """Say whether a statement stays: one that a wanted speaker makes, or that is told in his words.

        The author's own voice is what stands outside all statements.
        """
        return statement.id in self._kept or (AUTHOR not in self._kept and self._keeps(statement.voice))

    # Entries

    def _speakers(self, entries: Sequence[StatementEntry]) -> Iterator[Speaker]:
        groups: defaultdict[str, list[StatementEntry]] = defaultdict(list)
        for entry in entries:
            groups[_speaker_key(self._reading.statements[entry.number - 1], entry)].append(entry)
        actors = {actor.id: actor for actor in self._reading.actors}
        for group in groups.values():
            speaker = actors.get(self._reading.statements[group[0].number - 1].speaker or ActorId(""))
            if speaker is None:
                yield Speaker(name=group[0].source.text if group[0].source else None, notes=(), statements=tuple(group))
                continue
            yield Speaker(
                name=self._names[speaker.id], notes=tuple(self._notes(speaker, group)), statements=tuple(group)
            )

    def _notes(self, speaker: Actor, entries: Sequence[StatementEntry]) -> Iterator[str]:
        """Yield what a speaker is, and how else the article calls him: in its first words that say what he is."""
        name = self._names[speaker.id]
        if speaker.type:
            yield speaker.type.value
        roles = (one_line(role.of(self._text)) for role in speaker.roles)
        role = next((role for role in roles if role.casefold() not in name.casefold()), None)
        if role:
            yield f"“{role}”"
        others = dict.fromkeys(entry.source.text for entry in entries if entry.source)
        # What holds the name says no more than the role does.
        yield from (
            f"“{words}”" for words in others if words != name and not (role and (name in words or words == role))
        )
        members = [self._names[member] for member in speaker.members if member in self._names]
        if any(member not in name for member in members):
            yield f"of {', '.join(members)}"

    def _statement(self, number: int, statement: Statement) -> StatementEntry:
        mark = Marking(self._text, "s", number)
        return StatementEntry(
            ref=mark.entry,
            number=number,
            content=tuple(mark(Part.CONTENT, piece) for piece in statement.content),
            source=mark.maybe(Part.SOURCE, statement.source),
            cue=mark.maybe(Part.CUE, statement.cue),
            manner=statement.manner,
            told=self._in_voice(statement.voice),
        )

    def _folded(self) -> dict[ActId, list[Act]]:
        """Return by the id of each act that is shown the acts that tell it again."""
        acts = {act.id: act for act in self._reading.acts}
        folded: dict[ActId, list[Act]] = {one: [] for one, act in acts.items() if act.same_as not in acts}
        for one, act in acts.items():
            if act.same_as in folded:
                folded[act.same_as].append(act)
            else:
                folded.setdefault(one, [])
        return folded

    def _acts(self, folded: Mapping[ActId, Sequence[Act]]) -> list[ActEntry]:
        numbered = ((number, act, folded.get(act.id)) for number, act in enumerate(self._reading.acts, 1))
        return [
            self._act(number, act, others)
            for number, act, others in numbered
            if others is not None and any(self._keeps(one.voice) for one in (act, *others))
        ]

    def _act(self, number: int, act: Act, others: Sequence[Act]) -> ActEntry:
        mark = Marking(self._text, "a", number)
        figures = [self._figures[one] for one in act.amount_ids if one in self._figures]
        when = self._times.get(act.when_id) if act.when_id else None
        return ActEntry(
            ref=mark.entry,
            number=number,
            type=act.type,
            stage=act.stage,
            negated=act.negated,
            cue=mark(Part.ACT, act.cue),
            actor=self._party(mark, Part.ACTOR, act.actor, act.actor_id),
            by=self._party(mark, Part.BY, act.by, act.by_id),
            action=tuple(mark(Part.ACTION, piece) for piece in act.action),
            amounts=tuple(
                Valued(words=mark(Part.AMOUNT, span), value=_values(self._text, span, figures)) for span in act.amounts
            ),
            when=Valued(words=mark(Part.WHEN, act.when), value=_days_told(when) if when else None)
            if act.when
            else None,
            condition=mark.maybe(Part.CONDITION, act.condition),
            told=self._in_voice(act.voice),
            again=tuple(mark(Part.ACTION, piece) for other in others for piece in (other.action or (other.cue,))),
        )

    def _party(self, mark: Marking, part: Part, span: Span | None, actor: ActorId | None) -> Party | None:
        if span is None:
            return None
        words = mark(part, span)
        return Party(words=words, name=self._names.get(actor, words.text) if actor else words.text)

    def _figure(self, number: int, figure: Figure) -> FigureEntry:
        mark = Marking(self._text, "f", number)
        return FigureEntry(
            ref=mark.entry,
            number=number,
            words=mark(Part.FIGURE, figure.span),
            value=_value(self._text, figure),
            assumed=figure.assumed,
            around=self._around.of(figure.span),
            told=self._in_voice(figure.voice),
        )

    def _time(self, number: int, time: Time) -> TimeEntry:
        mark = Marking(self._text, "t", number)
        how = None
        if time.basis is Basis.COMPUTED:
            how = f"from “{one_line(time.anchor.of(self._text))}”" if time.anchor else "from the article’s date"
        is_length = time.type is TimeType.DURATION
        return TimeEntry(
            ref=mark.entry,
            number=number,
            words=mark(Part.TIME, time.span),
            value=_days_told(time) or (duration(time.value) if time.value and is_length else None),
            how=how,
            around=self._around.of(time.span),
            told=self._in_voice(time.voice),
        )

    def _appraisal(self, number: int, appraisal: Appraisal) -> AppraisalEntry:
        mark = Marking(self._text, "w", number)
        part = Part.LOADED if appraisal.type is AppraisalType.LOADED else Part.SCARE
        return AppraisalEntry(
            ref=mark.entry,
            number=number,
            type=appraisal.type,
            words=mark(Part.ECHO if appraisal.echo_of else part, appraisal.span),
            target=mark.maybe(Part.TARGET, appraisal.target),
            polarity=appraisal.polarity,
            told=self._in_voice(appraisal.voice),
            echo_of=self._in_voice(appraisal.echo_of) if appraisal.echo_of else None,
        )

    def _all_sentences(self) -> Iterator[SentenceEntry]:
        for number, sentence in enumerate(self._reading.sentences, 1):
            mark = Marking(self._text, "n", number)
            yield SentenceEntry(
                ref=mark.entry,
                number=number,
                words=mark(Part.SENTENCE, sentence.span),
                role=sentence.role,
                told=self._in_voice(sentence.voice),
            )


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name.casefold()))


def _other_dates(article: Article) -> tuple[Candidate, ...]:
    """Return what else gives a date to the article, and not the same as the chosen one, be it less precisely."""
    chosen = article.published
    return tuple(
        one
        for one in article.candidates
        if chosen and one.field == "published" and one.confidence >= _TRUSTED and not chosen.value.startswith(one.value)
    )


def _fact(label: str, known: Sequence[Known | Candidate]) -> Fact:
    values = dict.fromkeys(day(one.value) if "date" in label else one_line(one.value) for one in known)
    bases = dict.fromkeys(one_line(one.basis) for one in known)
    return Fact(label=label, value=", ".join(values) or None, basis=", ".join(bases) or None)


def _speaker_key(statement: Statement, entry: StatementEntry) -> str:
    """Return what tells a speaker from others: who he is, else how he is called, else nothing."""
    if statement.speaker:
        return f"id {statement.speaker}"
    return f"words {entry.source.text.casefold()}" if entry.source else ""


def _value(text: str, figure: Figure) -> str:
    counts = figure.counts.of(text) if figure.counts else None
    return amount(figure.low, figure.high, figure.comparator, figure.unit, counts)


def _values(text: str, span: Span, figures: Sequence[Figure]) -> str | None:
    return ", ".join(_value(text, figure) for figure in figures if figure.span.overlaps(span)) or None


def _is_dated(time: Time) -> bool:
    return time.start is not None or time.end is not None


def _days(time: Time) -> tuple[date, date]:
    """Return the key of a time line: when it begins, else when it ends; of two that begin alike the shorter first."""
    begins = time.start or time.end or date.min
    return begins, time.end or date.max


def _days_told(time: Time) -> str | None:
    return interval(time.start, time.end)
