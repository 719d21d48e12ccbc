"""The card of an article in the terminal, and the sentences with their roles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import SaysoError
from sayso.records import Actor, ActorType, BlockRole, Candidate, Form, Mention, Reading, Skipped, TimeType
from sayso.show.card import Card
from sayso.show.card_making import make_card
from sayso.show.card_print import print_card
from sayso.show.coverage import print_coverage
from tests.planted import marked_article, planted_reading, planted_statements
from tests.show.conftest import Print
from tests.stories import bridge, ferry, storm

BRIDGE = """\
title      Bridge to stay open  from the field
author     not known
date       5 April 2024  from the field
publisher  The Ane Courier  from the field
source     news/bridge.txt · {id}

Who said what

Mayor Ann Lee  (person)
  1  said: Nobody must close both lanes of the bridge in its
     splendid old age to lorries on Monday, unless it snows
     indirect

Acts

 a1  demand, considered, negated  · Mayor Ann Lee in 1
     Nobody must: close … to lorries
     amount: both lanes (2 lanes)
     when: on Monday (8 April 2024)
     condition: unless it snows
     told again: “close both lanes”

Figures

 f1  2 lanes  “both lanes”  · Mayor Ann Lee in 1
     Mayor Ann Lee said Nobody must close both lanes of the
     bridge in its splendid old age to lorries on …
 f2  more than USD 1,500,000  “more than $1.5 million”, unit
     assumed  · author
     It cost more than $1.5 million the day before the
     storm.

Timeline

 t3  1 March 2024  “the day before the storm”, from “the
     storm”  · author
     It cost more than $1.5 million the day before the
     storm.
 t1  8 April 2024  “Monday”, from the article’s date  ·
     Mayor Ann Lee in 1
     … of the bridge in its splendid old age to lorries on
     Monday, unless it snows.

Times that are no days

 t2  2 days  “two days”  · author
     A “festival” of trucks lasted two days.

Own words

 w1  “splendid”, for the bridge  · Mayor Ann Lee in 1
 w2  “festival”, in scare quotes  · author

Echoes, said before and not counted

 w3  “splendid”, said in 1 by Mayor Ann Lee  · author

4 sentences: 1 reported, 1 assertion, 1 judgement, 1 residue
(--coverage shows each)
"""

SPEAKERS = """\
Who said what

Ann Lee  (person; “She”)
  1  said: “We will pay for it, … All of it.”  direct
  2  told: that her predecessor had believed the ship would
     “last for ever”  mixed

her predecessor
  3  believed: the ship would “last for ever”  mixed, inside
     2

(nobody named)
  4  “It is too late.”  direct
"""

COVERAGE = """\
reported   Mayor Ann Lee said Nobody must close both lanes
           of the bridge in its splendid old age to lorries
           on Monday, unless it snows.
assertion  A “festival” of trucks lasted two days.
residue    It cost more than $1.5 million the day before the
           storm.
judgement  So nobody may close both lanes, and its
           “splendid” age is over.

4 sentences: 1 reported, 1 assertion, 1 judgement, 1 residue
"""


def _page(printed: Print, reading: Reading, voice: str | None = None) -> str:
    return printed(lambda terminal: print_card(terminal, make_card(reading, voice)))


def _refs(card: Card) -> set[str]:
    return {stretch.entry for stretch in card.stretches if not stretch.entry.startswith("n")}


def test_a_card_shows_all_kinds_of_entries(printed: Print) -> None:
    assert _page(printed, bridge()) == BRIDGE.format(id=bridge().article.id[:8])


def test_other_dates_stand_below_the_chosen_one(printed: Print) -> None:
    reading = ferry()
    told = [
        ("published", "2024-04-03", "field", 0.95),
        ("published", "2024-04", "byline", 0.6),  # the same, less precisely
        ("published", "2024-05-04", "date line", 0.65),
        ("published", "2023", "dateline", 0.5),
        ("published", "2024-05-04", "dateline", 0.5),
        ("published", "2024-06-01", "time", 0.2),  # mostly another article's
        ("published", "2013-12-23", "document info", 0.3),
        ("modified", "2024-07-01", "json-ld", 0.3),
    ]
    candidates = tuple(
        Candidate(field=field, value=value, basis=basis, confidence=sure) for field, value, basis, sure in told
    )

    page = _page(printed, replace(reading, article=replace(reading.article, candidates=candidates)))

    assert "\nalso dated 4 May 2024, 2023  from the date line, dateline\n" in page


def test_statements_stand_by_speaker(printed: Print) -> None:
    assert SPEAKERS in _page(printed, ferry())


def test_beside_a_speaker_stands_what_the_article_says_he_is(printed: Print) -> None:
    article, spans = marked_article(
        "[source|Ann Lee, the [role|mayor of Salis],] [cue|said] [content|it was late]."
        " [source.2|[lawyers|Two lawyers]], Bo Kim and [kim|Cy Orr], [cue.2|agreed] [content.2|with her]."
    )
    people = [
        Actor(article_id=article.id, name=name, mentions=(Mention(span=span, form=Form.NAME),), roles=roles)
        for name, span, roles in (("Ann Lee", spans["source"][0], spans["role"]), ("Cy Orr", spans["kim"][0], ()))
    ]
    group = Actor(
        article_id=article.id,
        name="Two lawyers",
        mentions=(Mention(span=spans["lawyers"][0], form=Form.NOMINAL),),
        type=ActorType.GROUP,
        members=(people[1].id,),
    )
    said, agreed = planted_statements(article, spans)
    statements = (replace(said, speaker=people[0].id), replace(agreed, speaker=group.id))

    page = _page(printed, planted_reading(article, statements, [*people, group]))

    assert "\nAnn Lee  (“mayor of Salis”)\n" in page
    assert "\nTwo lawyers  (group; of Cy Orr)\n" in page


@pytest.mark.parametrize(
    ("voice", "entries", "called"),
    [
        ("lee", {"s1", "a1", "f1", "t1", "w1"}, "Mayor Ann Lee"),
        ("Author", {"a1", "f2", "t2", "t3", "w2", "w3"}, "author"),
    ],
)
def test_a_voice_keeps_what_stands_in_it_with_its_numbers(voice: str, entries: set[str], called: str) -> None:
    card = make_card(bridge(), voice)

    assert _refs(card) == entries
    assert card.voice == called
    assert len(entries) + card.left_out == len(_refs(make_card(bridge())))
    assert len(card.sentences) == 4


def test_what_others_said_inside_a_speakers_words_is_kept_with_them() -> None:
    assert _refs(make_card(ferry(), "Ann")) == {"s1", "s2", "s3"}
    assert _refs(make_card(ferry(), "predecessor")) == {"s3"}


def test_a_card_in_one_voice_says_what_is_left_out(printed: Print) -> None:
    page = _page(printed, ferry(), "predecessor")

    assert page.endswith("Only the voice of her predecessor; 3 entries stand in\nanother and are left out.\n")


@pytest.mark.parametrize("voice", ["zeppelin", "", "  ", "nobody", "An", "Ann predecessor"])
def test_a_voice_that_nobody_has_is_an_error_that_names_those_there_are(voice: str) -> None:
    with pytest.raises(SaysoError, match=r"nobody in this article.* There are: author, Ann Lee, her predecessor\."):
        make_card(ferry(), voice)


def test_an_act_of_which_the_first_is_not_there_is_shown_for_itself() -> None:
    reading = bridge()

    card = make_card(replace(reading, acts=reading.acts[1:]))

    assert [(act.ref, act.cue.text) for act in card.acts] == [("a1", "may")]


def test_acts_that_name_each_other_are_shown_once() -> None:
    reading = bridge()
    first, again = reading.acts

    card = make_card(replace(reading, acts=(replace(first, same_as=again.id), again)))

    assert [(act.ref, [one.text for one in act.again]) for act in card.acts] == [("a1", ["close both lanes"])]


def test_values_that_are_not_known_leave_the_words(printed: Print) -> None:
    reading = bridge()
    times = tuple(replace(time, value=None, start=None, end=None) for time in reading.times)

    page = _page(printed, replace(reading, times=times))

    assert "Timeline" not in page
    assert "\n t1  Monday, from the article’s date  · Mayor Ann Lee in 1\n" in page
    assert "\n     when: on Monday\n" in page


def test_each_sentence_stands_beside_its_role(printed: Print) -> None:
    assert printed(lambda terminal: print_coverage(terminal, make_card(bridge()))) == COVERAGE


def test_an_article_read_before_sentences_were_kept_says_so(printed: Print) -> None:
    page = printed(lambda terminal: print_coverage(terminal, make_card(ferry())))

    assert page == "No sentence is accounted for: the article has none, or was\nread before that was done.\n"


def test_an_article_that_was_not_analysed_says_why(printed: Print) -> None:
    article, _ = marked_article("Il pleut.", language="fr")
    skipped = Skipped(source=article.source, stage="analyse", reason="it is written in French")
    reading = replace(planted_reading(article), skipped=skipped)

    assert _page(printed, reading).endswith("\n\nNot analysed: it is written in French.\n")
    assert printed(lambda terminal: print_coverage(terminal, make_card(reading))).startswith("Not analysed: ")


def test_an_article_in_which_nothing_was_found_says_so(printed: Print) -> None:
    article, _ = marked_article("It rains.")

    assert "\nNothing found.\n" in _page(printed, planted_reading(article))


def test_an_empty_article_has_a_card(printed: Print) -> None:
    article, _ = marked_article("")

    assert "Nothing found." in _page(printed, planted_reading(article))


def test_nothing_in_an_article_acts_on_the_terminal(printed_in_colour: Print) -> None:
    page = _page(printed_in_colour, storm())

    assert "Storm [red]warning[/red] :smile:" in page
    assert not {"\x9b", "\u202e"} & set(page)
    assert "\x1b[31mstorm" not in page


def test_all_that_is_marked_has_a_name_of_its_own_and_cuts_its_words() -> None:
    for reading in (bridge(), ferry()):
        card = make_card(reading)
        stretches = list(card.stretches)

        assert len({stretch.ref for stretch in stretches}) == len(stretches)
        assert all(" ".join(s.span.of(card.article.text).split()) == s.text for s in stretches)
        assert all(stretch.ref.startswith(f"{stretch.entry}-") for stretch in stretches)


def test_blocks_stand_for_sentences_where_there_are_none() -> None:
    reading = bridge()

    card = make_card(replace(reading, sentences=()))

    assert [block.role for block in card.article.blocks] == [BlockRole.PARAGRAPH] * 2
    assert card.figures[1].around.after == " the day before the storm. So nobody may close both …"


@pytest.mark.parametrize(("type_", "value"), [(TimeType.DURATION, "1 day"), (TimeType.SET, None)])
def test_how_often_is_not_how_long(type_: TimeType, value: str | None) -> None:
    reading = bridge()
    time = replace(reading.times[0], type=type_, value="P1D", start=None, end=None)

    (entry,) = make_card(replace(reading, times=(time,))).undated

    assert entry.value == value
