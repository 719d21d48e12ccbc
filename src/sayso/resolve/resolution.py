"""Resolve all that analysis found in one article.

Reads an ``Article`` and its ``Findings``, gives the records with everything filled in that can be told from the article
alone. How, is left to the modules that are called here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sayso.records import (
    AUTHOR,
    Act,
    Actor,
    ActorId,
    Appraisal,
    Article,
    Figure,
    Findings,
    Reading,
    Sentence,
    Span,
    Statement,
    Time,
)
from sayso.resolve.actors import Cast
from sayso.resolve.acts import link_acts
from sayso.resolve.candidates import to_actor
from sayso.resolve.chains import Chains
from sayso.resolve.coverage import account_for
from sayso.resolve.echoes import link_echoes
from sayso.resolve.figures import settle_figures
from sayso.resolve.first_person import Groups, places_of_we, quoted_pronouns
from sayso.resolve.members import join_members
from sayso.resolve.mentions import Mentions, saying_i
from sayso.resolve.naming import find_names
from sayso.resolve.noun_phrases import NounPhrases
from sayso.resolve.organisations import Organisations
from sayso.resolve.page import read_page
from sayso.resolve.places import mark_places
from sayso.resolve.roles import give_roles
from sayso.resolve.speakers import Speakers
from sayso.resolve.times import resolve_times
from sayso.resolve.voices import containers, holders, quoted_words, voices

_Record = TypeVar("_Record", Act, Time, Appraisal, Figure, Sentence)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """The records of one article, resolved."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    """Who speaks and who is named, in the order of their first mentions."""

    acts: tuple[Act, ...]
    times: tuple[Time, ...]
    appraisals: tuple[Appraisal, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[Sentence, ...]

    def put_into(self, reading: Reading) -> Reading:
        """Return a reading of the article with these records in place of its own."""
        return replace(
            reading,
            statements=self.statements,
            actors=self.actors,
            acts=self.acts,
            times=self.times,
            appraisals=self.appraisals,
            figures=self.figures,
            sentences=self.sentences,
        )


def resolve(article: Article, found: Findings) -> Resolution:
    """Return the records of ``found`` with speakers, actors, voices and values, in the same order."""
    page = read_page(article)
    cast = Cast(page, find_names(page, found.names))
    chains = Chains(cast, found.chains)
    quoted = quoted_words(article)
    holding = holders(article.text, found.statements, quoted)
    around = containers(holding)
    speakers = Speakers(article, cast, found.statements, chains)
    whom = speakers.all(around)
    organisations = Organisations(page, cast, speakers.antecedents)
    chains.settle(organisations)
    named = [*chains.open_contents(found.statements, whom), *chains.mention_of(organisations)]
    named += [cast.whom(name) for name in cast.names if name.given]
    bearers = {id(candidate): candidate for candidate in (*whom, *named) if candidate is not None}
    phrases = NounPhrases(page, found)
    groups = Groups(cast, phrases, organisations, article.id)
    spoken = dict.fromkeys((*chains.pronouns(), *places_of_we(page)))
    said = quoted_pronouns(spoken, holding, around, whom, quoted)
    taken = {span for candidate in bearers.values() for span in candidate.mentions}
    bearers |= {id(candidate): candidate for candidate in chains.give(taken, said, speakers.author, groups)}
    actors = {key: to_actor(candidate, article.id, page) for key, candidate in bearers.items()}
    speaking = (actors[id(candidate)].id if candidate is not None else None for candidate in whom)
    statements = tuple(
        replace(one, speaker=speaker, voice=AUTHOR if holder is None else found.statements[holder].id)
        for one, speaker, holder in zip(found.statements, speaking, around, strict=True)
    )
    joined = join_members(phrases, article.id, actors.values(), found)
    statements = joined.retell(statements)

    writer = actors.get(id(speakers.author))
    mentions = Mentions(cast, joined.actors, saying_i(statements, writer.id if writer else None))
    parties = [span for act in found.acts for span in (act.actor, act.by) if span is not None]
    voice_of = dict(zip(parties, voices(holding, parties, quoted), strict=True))

    def meant(span: Span | None) -> ActorId | None:
        return (joined.whom.get(span) or mentions.whom(span, voice_of[span])) if span is not None else None

    return _settled(
        article,
        Resolution(
            statements=statements,
            actors=mark_places(page, give_roles(phrases, joined.actors), found),
            acts=tuple(replace(act, actor_id=meant(act.actor), by_id=meant(act.by)) for act in found.acts),
            times=resolve_times(article, found.sentences, found.times, found.acts),
            appraisals=tuple(found.appraisals),
            figures=settle_figures(article, found.figures),
            sentences=(),
        ),
        found.sentences,
        holding,
        quoted,
    )


def resolve_again(reading: Reading) -> Reading:
    """Return a reading whose records were changed, with all that follows from others brought in line again.

    That is in whose voice each is told, which figures and times stand in an act, which acts tell the same, what a scare
    quote repeats, and what each sentence does. Speakers, actors and values are left as they are.
    """
    article = reading.article
    quoted = quoted_words(article)
    holding = holders(article.text, reading.statements, quoted)
    statements = tuple(
        replace(one, voice=AUTHOR if holder is None else reading.statements[holder].id)
        for one, holder in zip(reading.statements, containers(holding), strict=True)
    )
    told = Resolution(
        statements=statements,
        actors=reading.actors,
        acts=reading.acts,
        times=reading.times,
        appraisals=reading.appraisals,
        figures=reading.figures,
        sentences=(),
    )
    sentences = [sentence.span for sentence in reading.sentences]
    return _settled(article, told, sentences, holding, quoted).put_into(reading)


def _settled(
    article: Article,
    told: Resolution,
    sentences: Sequence[Span],
    holding: tuple[Statement, ...],
    quoted: Sequence[Span],
) -> Resolution:
    """Return records with what follows from one another; ``holding`` and ``quoted`` tell whose voice is where."""

    def voiced(records: Sequence[_Record], place: Callable[[_Record], Span]) -> tuple[_Record, ...]:
        voiced = zip(records, voices(holding, [place(record) for record in records], quoted), strict=True)
        return tuple(replace(record, voice=voice) for record, voice in voiced)

    figures = voiced(told.figures, lambda figure: figure.span)
    times = voiced(told.times, lambda time: time.span)
    appraisals = voiced(link_echoes(article, told.appraisals, told.statements), lambda appraisal: appraisal.span)
    acts = link_acts(article, voiced(told.acts, lambda act: act.cue), figures, times)
    accounted = account_for(article, sentences, statements=holding, acts=acts, appraisals=appraisals, quoted=quoted)
    return replace(
        told,
        acts=acts,
        times=times,
        appraisals=appraisals,
        figures=figures,
        sentences=voiced(accounted, lambda sentence: sentence.span),
    )
