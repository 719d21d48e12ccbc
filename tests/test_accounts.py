"""Articles of a ledger laid side by side: the same links in whatever order they come, gone with what is forgotten."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

import pytest

from sayso import accounts
from sayso.accounts import compare_articles
from sayso.records import ArticleId, Copying, Manner, Method, Reading, Sentence, SentenceRole, Statement
from sayso.store import Ledger
from tests.planted import marked_article, planted_reading

PLACES = ("harbour", "quarry", "orchard", "station", "theatre", "brewery", "lighthouse", "library")
DEEDS = ("closed", "burned", "flooded", "reopened", "collapsed", "vanished", "doubled", "stalled")
PEOPLE = ("Ann Lee", "Bo Kim", "Zoë Hale", "Tom Ode")


def sentence(chance: random.Random) -> str:
    """Return a sentence that hardly ever comes twice."""
    one, other, third = chance.sample(PLACES, 3)
    numbers = chance.sample(range(100, 1000), 3)
    return (
        f"The {one} near number {numbers[0]} {chance.choice(DEEDS)} {numbers[1]} days before the {other}"
        f" {chance.choice(DEEDS)}, and the {third} {chance.choice(DEEDS)} again in week {numbers[2]}."
    )


def reading(name: str, sentences: Sequence[str], *, published: str | None = "2024-04-03") -> Reading:
    """Return a reading of an article of one sentence a paragraph; quoted ones are statements of nobody known."""
    metadata = {"published": published} if published else {}
    article, _ = marked_article("\n\n".join(sentences), source=name, title="Three places and a year", **metadata)
    spans = [block.span for block in article.blocks]
    made = planted_reading(article, (), ())
    return Reading(
        source=made.source,
        article=article,
        maker=made.maker,
        statements=tuple(
            Statement(
                article_id=article.id,
                source=None,
                cue=None,
                content=(span,),
                manner=Manner.DIRECT,
                confidence=1.0,
                method=Method.RULES,
            )
            for span in spans
            if article.text[span.start] == "“"
        ),
        sentences=tuple(Sentence(article_id=article.id, span=span, role=SentenceRole.ASSERTION) for span in spans),
    )


def links(ledger: Ledger) -> tuple[object, ...]:
    """Return all that ties articles together."""
    return tuple(ledger.likenesses()), tuple(ledger.origins()), tuple(ledger.utterances())


def compared(readings: Iterable[Reading], *, at_once: bool = True) -> Ledger:
    ledger = Ledger.in_memory()
    for one in readings:
        ledger.add(one)
        if not at_once:
            compare_articles(ledger)
    compare_articles(ledger)
    return ledger


def variants(number: int, chance: random.Random, name: str = "v") -> list[Reading]:
    """Return articles that carry one text, each with a sentence or two of its own."""
    text = [sentence(chance) for _ in range(12)]
    place, houses = chance.choice(PLACES), chance.randint(100, 999)
    said = f"“We will rebuild the {place} and all {houses} houses around it before winter.”"
    found = []
    for n in range(number):
        own = list(text)
        own[n % 12] = sentence(chance)
        found.append(reading(f"{name}{n}.txt", [*own, said], published=f"2024-04-{1 + n % 28:02d}"))
    return found


def test_articles_in_any_order_give_the_same_links() -> None:
    chance = random.Random(1)  # noqa: S311 - a test's sample
    # More than the first few of a band, so that which are compared depends on ranks.
    alone = reading("alone.txt", [sentence(chance) for _ in range(9)])
    readings = [*variants(14, chance), *variants(3, chance, "w"), alone]
    expected = links(compared(readings))
    assert expected[0]

    for order in range(6):
        shuffled = chance.sample(readings, len(readings))
        assert links(compared(shuffled, at_once=bool(order % 2))) == expected


def test_what_is_forgotten_leaves_no_trace() -> None:
    chance = random.Random(2)  # noqa: S311 - a test's sample
    readings = variants(13, chance)
    for gone in (0, 5, 12):
        ledger = compared(readings)
        ledger.forget(readings[gone].article.id)
        compare_articles(ledger)
        assert links(ledger) == links(compared(readings[:gone] + readings[gone + 1 :]))


def test_a_new_version_takes_the_place_of_the_old_one() -> None:
    chance = random.Random(3)  # noqa: S311 - a test's sample
    one, other, third = variants(3, chance)
    ledger = compared([one, other])
    new = reading(other.article.source, [sentence(chance) for _ in range(12)])
    ledger.add(new)
    assert ledger.waiting_for_comparison == 1
    compare_articles(ledger)
    assert list(ledger.likenesses()) == []
    ledger.add(third)
    compare_articles(ledger)
    assert [{one.shorter, one.longer} for one in ledger.likenesses()] == [{one.article.id, third.article.id}]


def test_a_second_run_changes_nothing() -> None:
    ledger = compared(variants(4, random.Random(4)))  # noqa: S311 - a test's sample
    before = links(ledger)

    assert compare_articles(ledger) == 0
    assert links(ledger) == before


@pytest.mark.parametrize("at", range(0, 60, 7))
def test_a_run_that_is_stopped_leaves_no_article_half_compared(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = variants(6, random.Random(11))  # noqa: S311 - a test's sample
    ledger = Ledger.in_memory()
    for one in readings:
        ledger.add(one)
    steps = itertools.count()

    def stopped(done: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object) -> object:
            if next(steps) == at:
                raise KeyboardInterrupt
            return done(*given)

        return call

    with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
        for name in ("compare", "overlap", "told"):
            patched.setattr(accounts, name, stopped(getattr(accounts, name)))
        compare_articles(ledger)

    compare_articles(ledger)
    assert links(ledger) == links(compared(readings))


def test_one_origin_counts_once_and_says_who_was_first() -> None:
    (origin,) = compared(variants(5, random.Random(5))).origins()  # noqa: S311 - a test's sample

    assert [carrier.published for carrier in origin.carriers] == [f"2024-04-0{n}" for n in range(1, 6)]
    assert origin.first == origin.carriers[0].article
    assert all(one.likeness and one.likeness.copying is Copying.COPY for one in origin.carriers)


@pytest.mark.parametrize(
    ("dates", "known"),
    [
        (("2024-04-03", "2024-04-04"), True),
        (("2024-04-03", "2024-04-03"), False),
        (("2024-04", "2024-04-03"), False),
        (("2024-03", "2024-04-03"), True),
        (("2024-04-03", None), False),
    ],
)
def test_who_was_first_is_told_only_where_dates_tell_it(dates: tuple[str, str | None], *, known: bool) -> None:
    chance = random.Random(6)  # noqa: S311 - a test's sample
    text = [sentence(chance) for _ in range(6)]
    readings = [reading(f"{n}.txt", text, published=day) for n, day in enumerate(dates)]
    ledger = compared(readings)

    (origin,) = ledger.origins([readings[0].article.id])

    assert (origin.first is not None) is known


def test_tellings_in_copies_are_of_one_source() -> None:
    readings = variants(3, random.Random(7))  # noqa: S311 - a test's sample
    (utterance,) = compared(readings).utterances()

    assert len(utterance.tellings) == 3
    assert utterance.origins == 1


def test_an_article_alone_is_an_origin_of_its_own() -> None:
    one = reading("a.txt", [sentence(random.Random(8)) for _ in range(5)])  # noqa: S311 - a test's sample
    ledger = compared([one])

    assert list(ledger.origins()) == []
    (origin,) = ledger.origins([one.article.id])
    assert [carrier.article for carrier in origin.carriers] == [one.article.id]
    assert ledger.origins_of([one.article.id]) == {one.article.id: one.article.id}


def test_copies_by_the_hundred_cost_no_more_each() -> None:
    chance = random.Random(9)  # noqa: S311 - a test's sample
    readings = variants(400, chance)
    seconds = []
    for part in (readings[:100], readings):
        started = time.process_time()
        ledger = compared(part)
        seconds.append((time.process_time() - started) / len(part))
        (origin,) = ledger.origins()
        assert len(origin.carriers) == len(part)
    assert seconds[1] < 2.5 * seconds[0]


@pytest.mark.parametrize("sentences", [[""], ["?"], ["“Yes.”"], ["“No comment,”"], ["x" * 200_000], ["٣٤٥ " * 50]])
def test_strange_articles_are_compared_without_trouble(sentences: list[str]) -> None:
    ledger = compared([reading("a.txt", sentences), reading("b.txt", sentences)])

    assert list(ledger.utterances()) == []
    assert ledger.origins_of([ArticleId("0" * 16)]) == {"0" * 16: "0" * 16}


def test_pairs_hold_whichever_article_is_named_first() -> None:
    readings = variants(3, random.Random(10))  # noqa: S311 - a test's sample
    found = {links(compared(order)) for order in itertools.permutations(readings)}

    assert len(found) == 1
