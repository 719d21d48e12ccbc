"""Whom names name, and whom the parts of an act mean."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Act, ActorType, ActType, Article, Findings, Form, Mention, Span
from sayso.resolve import Resolution, resolve
from tests.planted import Spans, marked_article, planted_statements

TYPES = {"per": ActorType.PERSON, "org": ActorType.ORGANISATION, "place": ActorType.PLACE, "group": ActorType.GROUP}


def read(marked: str) -> tuple[Article, Resolution]:
    """Resolve statements, acts and names; a name is marked with its type, or with ``name`` where it has none."""
    article, spans = marked_article(marked)
    found = Findings(statements=planted_statements(article, spans), acts=acts(article, spans), names=named(spans))
    return article, resolve(article, found)


def named(spans: Spans) -> tuple[Mention, ...]:
    names = (
        Mention(span=span, form=Form.NAME, type=TYPES.get(name))
        for name in (*TYPES, "name")
        for span in spans.get(name, ())
    )
    return tuple(sorted(names, key=lambda mention: mention.span))


def acts(article: Article, spans: Spans) -> tuple[Act, ...]:
    actor, by = ((*spans.get(part, ()), None)[0] for part in ("actor", "by"))
    return tuple(
        Act(article_id=article.id, type=ActType.DEMAND, cue=cue, actor=actor, by=by, confidence=0.9)
        for cue in spans.get("act", ())
    )


def actors(marked: str) -> dict[str, list[tuple[str, ActorType | None]]]:
    """Return each actor's name with its mentions and what they are."""
    article, found = read(marked)
    return {
        actor.name: [(mention.span.of(article.text), mention.type) for mention in actor.mentions]
        for actor in found.actors
    }


def said(words: str) -> str:
    return f"[source|{words}] [cue|said] [content|it was late]."


PER, ORG, PLACE, GROUP = ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE, ActorType.GROUP


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[per|Ann Lee] met [per|Bo Kim].", {"Ann Lee": [("Ann Lee", PER)], "Bo Kim": [("Bo Kim", PER)]}),
        ("[per|Ann Lee] came. [per|Lee] left.", {"Ann Lee": [("Ann Lee", PER), ("Lee", PER)]}),
        ("[per|Ann Lee] came. Lee left.", {"Ann Lee": [("Ann Lee", PER), ("Lee", PER)]}),
        ("[org|fair tides] and [org|Fair Tides]", {"fair tides": [("fair tides", ORG), ("Fair Tides", ORG)]}),
        ("[org|the iso] is [org|iso].", {"the iso": [("the iso", ORG), ("iso", ORG)]}),
        ("[name|Ann Lee] came.", {"Ann Lee": [("Ann Lee", None)]}),
        (
            "The [org|Fair Tides] [per|Ann Lee] met.",
            {"Fair Tides": [("Fair Tides", ORG)], "Ann Lee": [("Ann Lee", PER)]},
        ),
    ],
)
def test_a_name_is_a_mention_of_whoever_bears_it(
    marked: str, expected: dict[str, list[tuple[str, ActorType | None]]]
) -> None:
    assert actors(marked) == expected


def test_a_person_and_a_place_of_one_name_are_two() -> None:
    _, found = read("[per|ford] near [place|ford].")

    assert [(actor.name, actor.type) for actor in found.actors] == [("ford", PER), ("ford", PLACE)]


@pytest.mark.parametrize(
    ("source", "mentions"),
    [
        ("[per|Ann Lee]", [("Ann Lee", PER)]),
        ("Mayor [per|Ann Lee]", [("Ann Lee", PER)]),
        ("[per|Ann] Lee", [("Ann", PER)]),
        ("[org|The Ministry of Fish]", [("The Ministry of Fish", ORG)]),
        ("[group|Democrats]", [("Democrats", GROUP)]),
        ("The [group|Democrats]", [("Democrats", GROUP)]),
        ("[group|democrats]", [("democrats", GROUP)]),
        ("the [group|democrats]", [("democrats", GROUP)]),
        ("a spokesman", [("a spokesman", None)]),
    ],
)
def test_a_name_that_speaks_is_the_speakers_in_the_words_that_analysis_found(
    source: str, mentions: list[tuple[str, ActorType | None]]
) -> None:
    article, found = read(f"On Monday, {said(source)}")

    (actor,) = found.actors
    assert found.statements[0].speaker == actor.id
    written = [mention for mention in actor.mentions if mention.form is not Form.PRONOUN]
    assert [(mention.span.of(article.text), mention.type) for mention in written] == mentions


def test_who_is_named_in_a_description_is_not_who_it_describes() -> None:
    article, found = read(f"On Monday, {said('a spokesman for [per|Kim]')}")

    spokesman, kim = found.actors
    assert found.statements[0].speaker == spokesman.id
    assert (spokesman.name, spokesman.type) == ("a spokesman for Kim", PER)
    assert [(mention.span.of(article.text), mention.type) for mention in kim.mentions] == [("Kim", PER)]


def test_the_type_that_the_words_show_stays_and_else_most_of_the_names_decide() -> None:
    _, found = read(
        "[org|Salis] met in [place|Salis], which [place|Salis] likes. The [place|Ministry of Fish] was late."
    )

    assert [(actor.name, actor.type) for actor in found.actors] == [("Salis", PLACE), ("Ministry of Fish", ORG)]


@pytest.mark.parametrize(
    ("marked", "actor", "by"),
    [
        ("[by|[per|Ann Lee]] [act|urged] [actor|[org|Fair Tides]] to pay.", "Fair Tides", "Ann Lee"),
        ("[by|Mayor [per|Ann Lee]] [act|urged] [actor|them] to pay.", None, "Ann Lee"),
        (
            "[by|[per|Ann Lee] and [per|Bo Kim]] [act|urged] [actor|[org|Fair Tides] and others] to pay.",
            "Fair Tides and others",
            "Ann Lee and Bo Kim",
        ),
        ("[by|a rival of [per|Bo Kim]] [act|urged] [actor|the mayor of [place|Salis]] to pay.", None, None),
        ("[by|[per|Bo Kim]'s wife] [act|urged] [actor|the [org|Ford] workers] to pay.", None, None),
        ("[by|The [place|Salis] mayor, [per|Ann Lee],] [act|urged] [actor|[org|Ford], of Salis,].", "Ford", "Ann Lee"),
        (
            "[by|[place|US] President [per|Ann Lee]] [act|urged] [actor|the [org|Bank of Fish]].",
            "Bank of Fish",
            "Ann Lee",
        ),
        ("[act|Pay up]!", None, None),
    ],
)
def test_a_part_of_an_act_means_whom_it_names_and_nobody_else_named_in_it(
    marked: str, actor: str | None, by: str | None
) -> None:
    _, found = read(marked)

    names = {None: None} | {one.id: one.name for one in found.actors}
    (act,) = found.acts
    assert (names[act.actor_id], names[act.by_id]) == (actor, by)


_KIM_SAID = "[source.2|[per|Bo Kim]] [cue.2|said]"


@pytest.mark.parametrize(
    ("marked", "actor"),
    [
        ("[content|“[actor|I] [act|will] pay,”] [cue|said] [source|[per|Ann Lee]].", "Ann Lee"),
        (f"[source|[per|Ann Lee]] [cue|said] [content|{_KIM_SAID} [content.2|“[actor|I] [act|will] pay”]].", "Bo Kim"),
        (
            f"[content|“{_KIM_SAID} [content.2|[actor|I] [act|must] pay],”] [cue|said] [source|[per|Ann Lee]].",
            "Ann Lee",
        ),
        ("[source|[per|Ann Lee]] [cue|said] [content|[actor|I] [act|would] pay].", None),
        ("[actor|I] [act|will] pay, said nobody.", None),
    ],
)
def test_who_says_i_is_meant_by_it(marked: str, actor: str | None) -> None:
    _, found = read(marked)

    names = {None: None} | {one.id: one.name for one in found.actors}
    (act,) = found.acts
    assert names[act.actor_id] == actor


def test_a_part_of_an_act_that_is_a_mention_means_its_actor() -> None:
    _, found = read(f"On Monday, {said('[actor|the mayor of [place|Salis]]')} He [act|will] pay.")

    assert found.acts[0].actor_id == found.statements[0].speaker
    assert {actor.name for actor in found.actors} == {"the mayor of Salis", "Salis"}


def test_names_stand_in_text_order_and_every_one_is_a_mention() -> None:
    marked = "[place|Salis] [org|Fair Tides Inc.] [per|Kim], [per|Ann Lee] and [place|Port Salis]. [per|Ms. Lee] left."
    article, found = read(marked)

    spans = sorted(mention.span for actor in found.actors for mention in actor.mentions if mention.type)
    assert [span.of(article.text) for span in spans] == [
        "Salis",
        "Fair Tides Inc.",
        "Kim",
        "Ann Lee",
        "Port Salis",
        "Ms. Lee",
    ]
    first = [actor.mentions[0].span for actor in found.actors]
    assert first == sorted(first)


PROSE = (
    "On Monday [source|Mayor Ann Lee of Port Salis] [cue|said] [content|that Fair Tides Inc. was late]. "
    "[source.2|The Democrats] [cue.2|told] Lee [content.2|that [source.3|she] [cue.3|hopes] [content.3|for Bo Kim]]. "
    "[source.4|A spokesman for Kim] [cue.4|agreed]: “[content.4|I am Ann Lee’s man]”."
)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.sampled_from([None, *ActorType])), max_size=20))
def test_whatever_is_named_is_a_mention_of_one_actor(steps: list[tuple[int, int, ActorType | None]]) -> None:
    article, spans = marked_article(PROSE)
    words = list(re.finditer(r"\w+", article.text))
    names: list[Mention] = []
    at = 0
    for gap, length, kind in steps:
        if named := words[at + gap : at + gap + length]:
            names.append(Mention(span=Span(named[0].start(), named[-1].end()), form=Form.NAME, type=kind))
        at += gap + length
    statements = planted_statements(article, spans)

    found = resolve(article, Findings(statements=statements, names=tuple(names)))

    mentions = [mention for actor in found.actors for mention in actor.mentions]
    ids = [actor.id for actor in found.actors]
    assert [mentions.count(name) for name in names] == [1] * len(names)
    assert len(set(ids)) == len(ids)
    assert {statement.speaker for statement in found.statements} <= {*ids, None}
    assert all(actor.name in article.text and actor.mentions for actor in found.actors)


def test_a_book_full_of_names_takes_no_time_to_speak_of() -> None:
    paragraph = "Ann Lee met Bo Kim in Port Salis on the pier, and Lee left.\n\n"
    article, _ = marked_article(paragraph * 1_000)
    names = tuple(
        Mention(span=Span(at + len(paragraph) * n, at + len(name) + len(paragraph) * n), form=Form.NAME, type=kind)
        for n in range(1_000)
        for name, kind in (("Ann Lee", PER), ("Bo Kim", PER), ("Port Salis", PLACE), ("Lee", PER))
        for at in (paragraph.rindex(name),)
    )
    start = time.process_time()

    found = resolve(article, Findings(names=names))

    assert time.process_time() - start < 5
    assert [(actor.name, len(actor.mentions)) for actor in found.actors] == [
        ("Ann Lee", 2_000),
        ("Bo Kim", 1_000),
        ("Port Salis", 1_000),
    ]


def referred(marked: str, forms: dict[str, Form]) -> dict[str, list[str]]:
    """Return each actor's name with its mentions; the marks of ``forms`` make one chain of a person."""
    article, spans = marked_article(marked)
    names = named(spans)
    chain = sorted(
        (Mention(span=span, form=form, type=PER) for mark, form in forms.items() for span in spans[mark]),
        key=lambda mention: mention.span,
    )
    found = resolve(article, Findings(names=names, chains=(tuple(chain),)))
    return {actor.name: [mention.span.of(article.text) for mention in actor.mentions] for actor in found.actors}


def test_what_refers_back_to_a_name_is_a_mention_of_its_bearer() -> None:
    marked = "[whole|Mayor [per|Ann Lee]] sang. [she|She] left, and [noun|the mayor of Hartwick] slept."
    forms = {"whole": Form.NAME, "she": Form.PRONOUN, "noun": Form.NOMINAL}

    assert referred(marked, forms) == {"Ann Lee": ["Ann Lee", "She", "the mayor of Hartwick"]}


def test_a_name_of_another_type_in_a_mention_is_not_who_is_meant() -> None:
    marked = "[whole|[place|US] President [per|Ann Lee]] sang. [she|She] left."

    assert referred(marked, {"whole": Form.NAME, "she": Form.PRONOUN}) == {"US": ["US"], "Ann Lee": ["Ann Lee", "She"]}


def test_a_chain_with_the_names_of_two_is_cut_and_its_pronouns_go_to_whom_it_names_most() -> None:
    marked = "[per|Ann Lee] sang. [per|Bo Kim] slept. [per|Lee] slept, too. [she|She] left."
    forms = {"per": Form.NAME, "she": Form.PRONOUN}

    assert referred(marked, forms) == {"Ann Lee": ["Ann Lee", "Lee", "She"], "Bo Kim": ["Bo Kim"]}


def test_names_that_a_chain_puts_together_have_one_bearer_if_their_words_agree() -> None:
    one = "[whole|[org|Salis Ferry Company]] sank. [short|[org|Salis Ferry]] paid."
    two = "[whole|[org|Salis Ferry Company]] sank. [short|[org|Bank of Holm]] paid."
    forms = {"whole": Form.NAME, "short": Form.NAME}

    assert referred(one, forms) == {"Salis Ferry Company": ["Salis Ferry Company", "Salis Ferry"]}
    assert list(referred(two, forms)) == ["Salis Ferry Company", "Bank of Holm"]


def test_a_chain_without_a_name_is_somebody_who_is_called_by_its_fullest_description() -> None:
    marked = "[noun|A pilot] sang. [noun|The old harbour pilot] left when [she|she] was late."

    assert referred(marked, {"noun": Form.NOMINAL, "she": Form.PRONOUN}) == {
        "The old harbour pilot": ["A pilot", "The old harbour pilot", "she"]
    }


def test_several_who_are_named_together_are_not_the_last_of_them() -> None:
    marked = "[both|[per|Ann Lee] and [per|Bo Kim]] sang. [they|They] left."

    assert referred(marked, {"both": Form.NAME, "they": Form.PRONOUN}) == {
        "Ann Lee and Bo Kim": ["Ann Lee and Bo Kim", "They"],
        "Ann Lee": ["Ann Lee"],
        "Bo Kim": ["Bo Kim"],
    }


def test_a_pronoun_stands_beside_the_description_of_the_same_one_that_holds_it() -> None:
    marked = "[per|Ann Lee] was [noun|the winner of [her|her] first race]."

    assert referred(marked, {"per": Form.NAME, "noun": Form.NOMINAL, "her": Form.PRONOUN}) == {
        "Ann Lee": ["Ann Lee", "the winner of her first race", "her"]
    }


def chained(marked: str, *chains: str, **metadata: str | list[str]) -> dict[str, list[str]]:
    """Return each actor's name with its pronouns; every mark named in ``chains`` makes a chain of pronouns."""
    article, spans = marked_article(marked, **metadata)  # type: ignore[arg-type]  # the tests pass known fields alone
    found = Findings(
        statements=planted_statements(article, spans),
        names=named(spans),
        chains=tuple(
            tuple(Mention(span=span, form=Form.PRONOUN, type=PER) for span in spans[chain]) for chain in chains
        ),
    )
    return {
        actor.name: [mention.span.of(article.text) for mention in actor.mentions if mention.form is Form.PRONOUN]
        for actor in resolve(article, found).actors
    }


def test_i_in_a_quotation_is_who_speaks_whatever_its_chain() -> None:
    marked = (
        "“[content|[i|I] sang, and [i|my] dog slept,”] [cue|said] [source|[per|Ann Lee]]. "
        "“[content.2|[i|I] slept,”] [cue.2|said] [source.2|[per|Bo Kim]]."
    )

    assert chained(marked, "i") == {"Ann Lee": ["I", "my"], "Bo Kim": ["I"]}


def test_in_the_authors_voice_all_that_say_i_are_one() -> None:
    marked = "[i|I] sang. [i|My] dog slept. The rain fell. [mine|I] left. [mine|I] came back."

    assert chained(marked, "i", "mine") == {"I": ["I", "My", "I", "I"]}
    assert chained(marked, "i", "mine", authors=["Grete Holm"]) == {"Grete Holm": ["I", "My", "I", "I"]}


def test_we_in_two_quotations_are_two() -> None:
    marked = (
        "“[content|[we|We] sang, and [we|our] dog slept,”] [cue|said] [source|[per|Ann Lee]]. "
        "“[content.2|[us|We] slept in [us|our] beds,”] [cue.2|said] [source.2|[per|Bo Kim]]."
    )

    article, spans = marked_article(marked)
    chains = tuple(
        tuple(Mention(span=span, form=Form.PRONOUN, type=PER) for span in spans[chain]) for chain in ("we", "us")
    )

    found = resolve(article, Findings(statements=planted_statements(article, spans), chains=chains))

    several = [[mention.span for mention in actor.mentions] for actor in found.actors if actor.name == "We"]
    assert several == [list(spans["we"]), list(spans["us"])]
