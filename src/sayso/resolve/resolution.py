"""Resolve all that analysis found in one article.

Reads an ``Article`` and its ``Findings``, gives the records with everything filled in that can be told from the article
alone. How, is left to the modules that are called here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.records import Act, Actor, Appraisal, Article, Findings, Statement, Time
from sayso.resolve.actors import Cast, to_actor
from sayso.resolve.bearers import give_names, give_references
from sayso.resolve.mentions import Mentions
from sayso.resolve.names import find_names
from sayso.resolve.page import read_page
from sayso.resolve.speakers import Speakers
from sayso.resolve.voices import containers, voices


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """The records of one article, resolved."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    """Who speaks and who is named, in the order of their first mentions."""

    acts: tuple[Act, ...]
    times: tuple[Time, ...]
    appraisals: tuple[Appraisal, ...]


def resolve(article: Article, found: Findings) -> Resolution:
    """Return the records of ``found`` with speakers, actors and voices, in the same order."""
    page = read_page(article)
    cast = Cast(page, find_names(page))
    statements, around = found.statements, containers(found.statements)
    whom = Speakers(article, cast, statements).all(around)
    named = give_names(cast, found.names)
    bearers = {id(candidate): candidate for candidate in (*whom, *named) if candidate is not None}
    give_references(bearers.values(), found.chains)
    actors = {key: to_actor(candidate, article.id, page) for key, candidate in bearers.items()}
    speakers = (actors[id(candidate)].id if candidate is not None else None for candidate in whom)
    mentions = Mentions(cast, actors.values())
    acts = zip(found.acts, voices(statements, [act.cue for act in found.acts]), strict=True)
    times = zip(found.times, voices(statements, [time.span for time in found.times]), strict=True)
    appraisals = zip(found.appraisals, voices(statements, [one.span for one in found.appraisals]), strict=True)
    return Resolution(
        statements=tuple(
            replace(statement, speaker=speaker, voice="author" if holder is None else statements[holder].id)
            for statement, speaker, holder in zip(statements, speakers, around, strict=True)
        ),
        actors=tuple(sorted(actors.values(), key=lambda actor: actor.mentions[0].span)),
        acts=tuple(
            replace(act, actor_id=mentions.whom(act.actor), by_id=mentions.whom(act.by), voice=voice)
            for act, voice in acts
        ),
        times=tuple(replace(time, voice=voice) for time, voice in times),
        appraisals=tuple(replace(appraisal, voice=voice) for appraisal, voice in appraisals),
    )
