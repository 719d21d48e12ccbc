"""Who speaks: the words of a source become an actor of the article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Actor, ActorType, Article, Findings, Form, Mention, Method, Statement
from sayso.resolve import resolve
from tests.planted import marked_article, planted_statements


def read(marked: str, **metadata: object) -> tuple[Article, tuple[Statement, ...], tuple[Actor, ...]]:
    article, spans = marked_article(marked, **metadata)  # type: ignore[arg-type]  # the tests pass known fields alone
    found = resolve(article, Findings(statements=planted_statements(article, spans)))
    return article, found.statements, found.actors


def speakers(marked: str, **metadata: object) -> list[str | None]:
    """Return the name of who speaks in each statement, in the order of their anchors."""
    _, statements, actors = read(marked, **metadata)
    names = {actor.id: actor.name for actor in actors}
    return [names[statement.speaker] if statement.speaker else None for statement in statements]


def says(source: str) -> str:
    return f"[source|{source}] [cue|said] [content|the bridge would stay open]."


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Mayor Ann Lee", "Ann Lee"),
        ("Ann Lee, the mayor of Port Salis,", "Ann Lee"),
        ("the mayor of Port Salis, Ann Lee,", "Ann Lee"),
        ("Dr. Jens R. Okafor", "Jens R. Okafor"),
        ("Zoë Ó’Brien-Hale, who lost her seat,", "Zoë Ó’Brien-Hale"),
        ("Zoe\u0308 Bra\u030and-O\u0301’Nun\u0303ez", "Zoe\u0308 Bra\u030and-O\u0301’Nun\u0303ez"),
        ("Senate Majority Leader Bo Kim (R-Ky.)", "Bo Kim"),
        ("Minister of Fisheries Ilse van der Berg", "Ilse van der Berg"),
        ("Harbour News host Bo Kim", "Bo Kim"),
        ("Salisia’s transport secretary, Grete Holm,", "Grete Holm"),
        ("World Trade Council (WTC) chief Bo Kim", "Bo Kim"),
        ("the Ministry of Fish and Tides", "Ministry of Fish and Tides"),
        ("The Salis Post", "Salis Post"),
        ("Fair Tides Inc.", "Fair Tides Inc."),
        ("a spokesman for Kim", "a spokesman for Kim"),
        ("two people familiar with the talks", "two people familiar with the talks"),
        ("critics", "critics"),
        ("Ann Lee and Bo Kim", "Ann Lee and Bo Kim"),
        ("a fisherman named Ole Brandt", "Ole Brandt"),
    ],
)
def test_a_source_alone_gives_its_name_or_its_own_words(source: str, name: str) -> None:
    assert speakers(f"On Monday, {says(source)}") == [name]


@pytest.mark.parametrize("second", ["Okafor", "Mr. Okafor", "Dr. Okafor", "Jens Okafor", "Jens R. Okafor", "he", "He"])
def test_a_short_name_or_a_pronoun_means_the_person_named_in_full(second: str) -> None:
    said = "On Monday, [source|Dr. Jens R. Okafor] [cue|said] [content|it was late]."

    assert speakers(f"{said} [source.2|{second}] [cue.2|added] [content.2|it would pass].") == ["Jens R. Okafor"] * 2


def test_initials_mean_the_name_they_stand_for() -> None:
    text = (
        "The World Trade Council (WTC) met. [source|The council] [cue|said] [content|it agreed]. "
        "[source.2|The WTC] [cue.2|added] [content.2|it would vote]."
    )

    assert speakers(text) == ["World Trade Council", "World Trade Council"]


def test_two_people_of_one_last_name_stay_two() -> None:
    text = (
        "[source|Ann Lee] [cue|said] [content|yes]. [source.2|Bo Lee] [cue.2|said] [content.2|no]. "
        "[source.3|Ann Lee] [cue.3|said] [content.3|again yes]."
    )

    assert speakers(text) == ["Ann Lee", "Bo Lee", "Ann Lee"]


def test_a_title_tells_two_people_of_one_last_name_apart() -> None:
    text = (
        "[source|Ann Lee] [cue|said] [content|yes], and her husband, Bo Lee, agreed. [source.2|Mr. Lee] [cue.2|added] "
        "[content.2|that it was late]. [source.3|Ms. Lee] [cue.3|said] [content.3|no]."
    )

    assert speakers(text) == ["Ann Lee", "Bo Lee", "Ann Lee"]


def test_two_people_known_by_last_name_and_title_alone_stay_two() -> None:
    text = "[source|Mr. Kim] [cue|said] [content|yes]. [source.2|Mrs. Kim] [cue.2|said] [content.2|no]."

    _, (mr, mrs), actors = read(text)

    assert len(actors) == 2
    assert mr.speaker != mrs.speaker


def test_pronouns_agree_with_what_titles_and_pronouns_have_shown() -> None:
    text = (
        "[source|Ms. Ann Lee] [cue|met] [content|the press]. [source.2|Mr. Bo Kim] [cue.2|said] [content.2|no]. "
        "[source.3|She] [cue.3|said] [content.3|yes]. [source.4|He] [cue.4|said] [content.4|no again]."
    )

    assert speakers(text) == ["Ann Lee", "Bo Kim", "Ann Lee", "Bo Kim"]


def test_a_pronoun_is_nobody_within_its_own_quotation() -> None:
    text = (
        "[source|Ann Lee] [cue|spoke of] [content|a storm]. “[content.2|Bo Kim is late],” [source.2|she] [cue.2|said]."
    )

    assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_a_town_is_not_he() -> None:
    assert speakers("The ferry reached Salis late. [source|He] [cue|said] [content|it was the fog].") == [None]


def test_they_means_those_who_spoke_together() -> None:
    text = "[source|Officials] [cue|said] [content|no]. [source.2|They] [cue.2|added] [content.2|that it was late]."

    assert speakers(text) == ["Officials", "Officials"]


@pytest.mark.parametrize(
    ("introduction", "source", "name"),
    [
        ("Ann Lee, the mayor of Port Salis, arrived.", "the mayor", "Ann Lee"),
        ("Prime Minister Ann Lee arrived.", "The prime minister", "Ann Lee"),
        ("Ann Lee is a lawyer in Port Salis.", "The lawyer", "Ann Lee"),
        ("The Ministry of Fish met.", "The ministry", "Ministry of Fish"),
        ("The charity Fair Tides met.", "The charity", "Fair Tides"),
        ("A study by Fair Tides came out.", "The study", "Fair Tides"),
    ],
)
def test_a_description_means_whom_the_text_describes_so(introduction: str, source: str, name: str) -> None:
    assert speakers(f"{introduction}\n\nIt rained.\n\n{says(source)}") == [name]


def test_a_headline_speaks_of_whom_the_story_names_later() -> None:
    text = (
        "[source|A harbour pilot] [cue|has warned of] [content|fog].\n\n"
        "[source.2|Ole Brandt, a pilot in Salis,] [cue.2|said] [content.2|it was thick]."
    )

    assert speakers(text) == ["Ole Brandt", "Ole Brandt"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a report by the Fair Tides Institute", "Fair Tides Institute"),
        ("a statement from Mayor Ann Lee", "Ann Lee"),
        ("the Fair Tides Institute’s website", "Fair Tides Institute"),
        ("a study", "a study"),
    ],
)
def test_a_document_speaks_for_who_made_it(source: str, name: str) -> None:
    assert speakers(f"According to the news, {says(source)}") == [name]


def test_the_same_description_is_the_same_actor_and_another_wording_another() -> None:
    text = (
        "[source|A spokesman for Kim] [cue|said] [content|no]. "
        "[source.2|The spokesman] [cue.2|said] [content.2|never]. "
        "[source.3|Officials] [cue.3|said] [content.3|yes]. [source.4|Two officials] [cue.4|said] [content.4|maybe]."
    )

    assert speakers(text) == ["A spokesman for Kim", "A spokesman for Kim", "Officials", "Two officials"]


def test_who_is_the_person_right_before() -> None:
    assert speakers("It was Ann Lee, [source|who] [cue|said] [content|it was late].") == ["Ann Lee"]


def test_i_within_a_quotation_is_its_speaker_and_we_nobody() -> None:
    text = (
        "“[content|[source.2|I] [cue.2|think] [content.2|it is late], and [source.3|we] [cue.3|hope] "
        "[content.3|for the best]],” [source|Ann Lee] [cue|said]."
    )

    assert speakers(text) == ["Ann Lee", None, "Ann Lee"]


def test_i_outside_all_quotations_is_the_only_author() -> None:
    text = "[source|I] [cue|believe] [content|it is late]."

    assert speakers(text, authors=["Grete Holm"]) == ["Grete Holm"]
    assert speakers(text) == [None]
    assert speakers(text, authors=["Grete Holm", "Ann Lee"]) == [None]


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("[per|Ann Lee] is a baker in Salis.", "Ann Lee"),
        ("[per|Ann Lee] was late.", None),
        ("[per|Lee] is late.", None),
        ("And [per|Ann Lee] is late.", None),
        ("[per|Bo Kim] is late.", None),
    ],
)
def test_i_is_whom_the_last_words_tell_about(last: str, name: str | None) -> None:
    text = "[source|I] [cue|think] [content|it will rain]. [per|Bo Kim] came, and then [per|Bo Kim] slept."

    assert spoken(f"{text}\n\n{last}") == [name]


def spoken(marked: str, *chains: str) -> list[str | None]:
    """Return who speaks where analysis found names, with their types, and chains of what is marked ``chain``."""
    article, spans = marked_article(marked)
    names = [
        Mention(span=span, form=Form.NAME, type=kind) for mark, kind in TYPES.items() for span in spans.get(mark, ())
    ]
    chained = [
        tuple(
            Mention(
                span=span,
                form=Form.PRONOUN if " " not in span.of(article.text) else Form.NOMINAL,
                type=ActorType.PERSON,
            )
            if not any(name.span == span for name in names)
            else Mention(span=span, form=Form.NAME, type=ActorType.PERSON)
            for span in sorted(spans[chain])
        )
        for chain in chains
    ]
    found = resolve(
        article,
        Findings(
            statements=planted_statements(article, spans),
            names=tuple(sorted(names, key=lambda mention: mention.span)),
            chains=tuple(chained),
        ),
    )
    called = {actor.id: actor.name for actor in found.actors}
    return [called[one.speaker] if one.speaker else None for one in found.statements]


TYPES = {"per": ActorType.PERSON, "org": ActorType.ORGANISATION, "place": ActorType.PLACE, "group": ActorType.GROUP}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("[place|Salisian] Special Envoy for [place|Holm] [per|Bo Kim]", "Bo Kim"),
        ("Longtime [org|Salis] in the Fog performer [per|Bo Kim]", "Bo Kim"),
        ("One of the study’s authors, biologist [per|Bo Kim],", "Bo Kim"),
        ("Thea Wing’s lead author, doctoral candidate [per|Bo Kim],", "Bo Kim"),
        ("Sen. [per|Bo Kim] ([org|D-WV])", "Bo Kim"),
        ("Secretary of State [per|Bo Kim]", "Bo Kim"),
        ("[place|PORT SALIS] - Harbour master [per|Bo Kim]", "Bo Kim"),
        ("[org|Salis Today] quoted [per|Bo Kim], a baker at [org|Fair Tides],", "Bo Kim"),
        ("officials quoted by [org|Salis Today]", "officials quoted by Salis Today"),
        ("[org|Coast Guard] Commandant Admiral [per|Bo Kim]", "Bo Kim"),
        ("a spokesman for performer [per|Bo Kim]", "a spokesman for performer Bo Kim"),
    ],
)
def test_a_person_named_behind_a_long_title_is_who_speaks(source: str, name: str) -> None:
    assert spoken(f"On Monday, {says(source)}") == [name]


def test_initials_mean_the_name_that_they_spell_though_analysis_cut_it() -> None:
    cut = "The League to [org|Save Our Tides] ([org|LSOT]) met. [source|[org|LSOT]] [cue|said] [content|it was late]."
    owned = (
        "[org|Holm]’s [org|Tide Wall Centre] ([org|HTWC]) met. [source|[org|HTWC]] [cue|said] [content|it was late]."
    )
    other = "The League to [org|Save Our Tides] ([org|LXOT]) met. [source|[org|LXOT]] [cue|said] [content|it was late]."

    assert spoken(cut) == ["League to Save Our Tides"]
    assert spoken(owned) == ["Tide Wall Centre"]
    assert spoken(other) == ["LXOT"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By [org|Salis Today], the survey was late. [source|The survey] [cue|said]", "Fair Tides"),
        ("It rained. [source|The Tidings article] [cue|said]", "The Tidings article"),
        ("It rained. [source|The report by [org|Holm Today] magazine] [cue|said]", "Holm Today"),
        ("[per|Bo Kim] slept, as [source|the Guardian] [cue|said]", "the Guardian"),
    ],
)
def test_a_document_speaks_for_nobody_whom_the_text_does_not_show(text: str, name: str) -> None:
    before = "A survey by [org|Fair Tides] is out.\n\nIt rained.\n\nIt rained.\n\n"

    assert spoken(f"{before}{text} [content|it was late].") == [name]


@pytest.mark.parametrize(
    ("named", "source", "name"),
    [
        ("[per|Ann Sorrensen]", "[per|Sorensen]", "Ann Sorrensen"),
        ("[per|Ann Sorrensen]", "[per|Sorransen]", "Ann Sorrensen"),
        ("[per|Ann Sorrensen]", "[org|Sorensen]", "Sorensen"),
        ("[per|Ann Sorrensen]", "[per|Sorrensens]", "Sorrensens"),
        ("[per|Ann Sorrensen]", "[per|Torrensen]", "Torrensen"),
        ("[per|Ann Lees]", "[per|Leeb]", "Leeb"),
        ("[per|Ann Sorrensen] and [per|Bo Sorensen]", "[per|Sorensen]", "Bo Sorensen"),
        ("[place|Port Salis, Omar]", "[place|Port Salis]", "Port Salis, Omar"),
        ("[place|Holm, Omar]", "[place|Holm]", "Holm, Omar"),
        ("[place|Holm, Omar]", "[per|Holm]", "Holm"),
        ("[place|Salisia] met [org|Fair Tides].", "the state", "Salisia"),
        ("The [org|Department of Tides and Fog]", "[org|DTF]", "Department of Tides and Fog"),
        ("The [org|Department of Tides and Fog]", "[org|TF]", "Department of Tides and Fog"),
        ("The [org|Council of Tides and Fog]", "[org|TF]", "TF"),
    ],
)
def test_a_name_spelt_otherwise_or_without_its_country_is_the_same(named: str, source: str, name: str) -> None:
    text = f"It rained.\n\nIt rained.\n\nIt rained.\n\n{named} slept. [source|{source}] [cue|said] [content|no]."

    assert spoken(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The paper [cue|was told] by the mayor’s office: “[content|It rained.]”", "the mayor’s office"),
        ("The claims [cue|were made] by fisherman [per|Bo Kim]: “[content|It rained.]”", "Bo Kim"),
        ("The paper [cue|was told] by", None),
        ("The paper [cue|was told] on Monday: “[content|It rained.]”", None),
    ],
)
def test_who_stands_behind_a_passive_speaks(text: str, name: str | None) -> None:
    text = text if "[content|" in text else f"“[content|It rained.]” {text}"

    assert spoken(f"[org|Fair Tides] met. {text}") == [name]


def test_two_bodies_of_one_country_are_two() -> None:
    text = (
        "[source|[link|The [group|Salisian] navy]] [cue|said] [content|no]. "
        "[source.2|[link|The [group|Salisian] fog ministry]] [cue.2|said] [content.2|yes]."
    )

    assert spoken(text, "link") == ["The Salisian navy", "The Salisian fog ministry"]


def test_another_one_is_not_who_was_spoken_about() -> None:
    text = "[per|Bo Kim] came. It was another [source|Salisian leader]’s [cue|threat] [content|to leave]."

    assert spoken(text) == ["another Salisian leader"]


def test_a_participle_behind_a_comma_is_what_the_subject_does() -> None:
    text = "The [org|Tide Club] cut the talk of [per|Ann Lee] and [per|Bo Kim], [cue|citing] [content|the rain]."

    assert spoken(text) == ["Tide Club"]


def test_who_is_police_right_before() -> None:
    assert spoken("The storm began at ten, according to police, [source|who] [cue|said] [content|it was late].") == [
        "police"
    ]


def test_it_is_no_group() -> None:
    text = "[source|Officials] [cue|said] [content|no]. [source.2|It] [cue.2|added] [content.2|that it was late]."

    assert spoken(text) == ["Officials", None]


def test_a_body_that_another_name_tells_apart_is_not_whom_its_chain_names() -> None:
    text = (
        "[link|[org|Fair Tides]] met. [source|[link|The [per|Lee] administration]] [cue|said] [content|no]. "
        "[source.2|[link|The administration]] [cue.2|added] [content.2|it was late]."
    )

    assert spoken(text, "link") == ["The Lee administration"] * 2


def test_an_apposition_says_who_a_chain_without_a_name_is() -> None:
    text = (
        "[org|Holm Waves], [link|a Salisian radio station], sang. "
        "[source|[link|The station]] [cue|said] [content|it was late]."
    )

    assert spoken(text, "link") == ["Holm Waves"]


def test_a_description_is_known_by_the_most_telling_words_before_it() -> None:
    text = "[link|the town of Salis] met. [source|[link|The town]] [cue|said] [content|it was late]."

    assert spoken(text, "link") == ["the town of Salis"]


def test_what_analysis_calls_no_name_is_none() -> None:
    assert spoken(f"[per|Ann Lee] came. {says('Defence Minister')}") == ["Defence Minister"]


def test_a_town_is_not_short_for_a_longer_name() -> None:
    text = "[place|South Holm] met. [source|[place|Holm]] [cue|said] [content|no]."

    assert spoken(text) == ["Holm"]


def test_of_two_of_one_last_name_the_chain_knows_who_is_meant() -> None:
    text = (
        "[link|[per|Ann Lee]] came with her brother, [per|Bo Lee]. "
        "[source|[link|[per|Lee]]] [cue|said] [content|it was late]."
    )

    assert spoken(text) == ["Bo Lee"]
    assert spoken(text, "link") == ["Ann Lee"]


def test_a_chain_speaks_for_whom_a_pronoun_means() -> None:
    text = "[per|Ann Lee] sang while [link|[per|Bo Kim]] slept. [source|[link|He]] [cue|said] [content|it was late]."

    assert spoken(text) == ["Ann Lee"]
    assert spoken(text, "link") == ["Bo Kim"]


@pytest.mark.parametrize(
    ("introduction", "source", "name"),
    [
        ("[org|Fair Tides] met.", "the group", "Fair Tides"),
        ("[org|Fair Tides] met.", "the Salisian company", "Fair Tides"),
        ("[place|Salisia] met.", "the country", "Salisia"),
        ("[org|Fair Tides] met.", "a statement", "Fair Tides"),
        ("[org|Fair Tides] met.", "the report", "Fair Tides"),
        ("[org|Fair Tides] met.", "the government", "the government"),
        ("[per|Ann Lee], head of [org|Fair Tides], met [per|Bo Kim].", "the [org|Fair Tides] leader", "Ann Lee"),
        ("[per|Bo Kim] met the press.", "the [group|Salisian] leader", "Bo Kim"),
    ],
)
def test_a_description_of_a_kind_means_the_one_of_its_kind_that_was_spoken_about(
    introduction: str, source: str, name: str
) -> None:
    assert spoken(f"Rain.\n\nFog.\n\nIt rained.\n\n{introduction} Then {says(source)}") == [name]


def test_who_is_a_person_and_not_what_he_belongs_to() -> None:
    assert spoken("It was [per|Ann Lee], head of [org|Fair Tides], [source|who] [cue|said] [content|it was late].") == [
        "Ann Lee"
    ]


def test_a_relative_is_named_later_in_the_lead() -> None:
    text = (
        "[source|His daughter] [cue|says] [content|it was late].\n\n"
        "[source.2|[per|Ann Lee]] [cue.2|said] [content.2|it was]."
    )

    assert spoken(text) == ["Ann Lee", "Ann Lee"]


def test_who_is_called_one_expert_is_named_in_the_next_sentence() -> None:
    text = (
        "Rain.\n\nFog.\n\nIt rained.\n\n[source|One expert] [cue|believes] [content|it was late]. "
        "[source.2|[per|Ann Lee], of Salis,] [cue.2|said] [content.2|it was]."
    )

    assert spoken(text) == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[per|Ann Lee] sat in the rain.\n\n“[content|It is late.]”", "Ann Lee"),
        ("[per|Ann Lee] sat in the rain.\n\nREAD MORE\n\n“[content|It is late.]”", "Ann Lee"),
        ("[per|Ann Lee] sat in the rain.\n\nIt rained.\n\n“[content|It is late.]”", None),
        ("[org|Fair Tides] met.\n\n“[content|It is late.]”", None),
        ("It was [per|Ann Lee]’s [cue|claim] [content|that it was late].", "Ann Lee"),
        ("[per|Ann Lee] [cue|said] [content|it was late].", "Ann Lee"),
        ("[per|Ann Lee] left the room, [cue|saying] [content|it was late].", "Ann Lee"),
        ("They left [per|Ann Lee], [cue|claimed] [content|it was late].", None),
        ("They sat with [per|Ann Lee], [cue|saying] [content|it was late].", None),
        ("Rain fell on [org|Fair Tides], which [cue|said] [content|it was late].", "Fair Tides"),
    ],
)
def test_who_speaks_where_no_source_is_found(text: str, name: str | None) -> None:
    assert spoken(text) == [name]


def test_a_quotation_that_goes_on_has_the_speaker_before_it() -> None:
    text = (
        "“[content|It is late],” [source|Ann Lee] [cue|said].\n\n“[content.2|All of it.]”\n\n"
        "It rained.\n\nFog rose.\n\n“[content.3|Ahoy.]”"
    )

    assert speakers(text) == ["Ann Lee", "Ann Lee", None]


def test_a_cue_without_a_source_has_no_speaker() -> None:
    text = "[source|Ann Lee] [cue|said] [content|no]. It [cue.2|is believed] [content.2|that she may change her mind]."

    assert speakers(text) == ["Ann Lee", None]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Mr. Bo Kim", ActorType.PERSON),
        ("Bo Kim, a lawyer from Salis,", ActorType.PERSON),
        ("Bo Kim", None),
        ("the Ministry of Fish", ActorType.ORGANISATION),
        ("Fair Tides Inc.", ActorType.ORGANISATION),
        ("several officials", ActorType.GROUP),
        ("a spokeswoman", ActorType.PERSON),
        ("Salisia", None),
    ],
)
def test_an_actor_is_typed_where_the_words_show_it(source: str, kind: ActorType | None) -> None:
    _, _, (actor,) = read(f"On Monday, {says(source)}")

    assert actor.type is kind


def test_an_actor_has_all_its_mentions_in_text_order() -> None:
    article, _, (actor,) = read(
        "Mayor Ann Lee arrived. [source|The mayor] [cue|said] [content|yes]. "
        "[source.2|She] [cue.2|added] [content.2|no]. Lee left."
    )

    assert [(mention.span.of(article.text), mention.form) for mention in actor.mentions] == [
        ("Ann Lee", Form.NAME),
        ("The mayor", Form.NOMINAL),
        ("She", Form.PRONOUN),
        ("Lee", Form.NAME),
    ]


def test_whom_analysis_does_not_name_must_speak_to_be_an_actor() -> None:
    _, _, actors = read("Bo Kim waited. [source|Ann Lee] [cue|said] [content|that Grete Holm was late].")

    assert [actor.name for actor in actors] == ["Ann Lee"]


def test_no_statements_give_no_actors() -> None:
    _, statements, actors = read("Ann Lee waited.")

    assert (statements, actors) == ((), ())


def turns(*labelled: tuple[str, str]) -> list[str | None]:
    """Return the name of who speaks in each turn of a transcript, given the labels and what is said under them."""
    marked = "\n\n".join(
        f"[source.{number}|{label}]: [content.{number}|{words}]" for number, (label, words) in enumerate(labelled, 1)
    )
    article, spans = marked_article(marked)
    statements = tuple(replace(one, method=Method.RULES) for one in planted_statements(article, spans))
    found = resolve(article, Findings(statements=statements))
    names = {actor.id: actor.name for actor in found.actors}
    return [names[one.speaker] if one.speaker else None for one in found.statements]


def test_a_label_that_names_nobody_is_a_speaker_of_its_own_at_each_of_its_turns() -> None:
    assert turns(
        ("MR. LEE", "I was the chairman of that board."),
        ("THE CHAIRMAN", "Were you, Mr. Lee?"),
        ("MR. LEE", "I was, and the chairman, Mr. Lee, paid."),
        ("THE CHAIRMAN", "Then we go on."),
    ) == ["LEE", "THE CHAIRMAN", "LEE", "THE CHAIRMAN"]


def test_a_label_that_names_somebody_means_who_is_known_by_that_name() -> None:
    assert turns(
        ("Ann Lee", "We pay."),
        ("Q", "All of it?"),
        ("Lee", "All of it."),
        ("Q", "When, and did he agree?"),
        ("A", "On Monday."),
    ) == ["Ann Lee", "Q", "Ann Lee", "Q", "A"]


def test_who_is_described_inside_a_turn_is_not_the_next_one_to_speak() -> None:
    marked = (
        "[source.1|MR. LEE]: [content.1|[source.2|The chairman of the trust] [cue.2|said] [content.2|it was lost].]\n\n"
        "[source.3|MS. HOLM]: [content.3|I heard of no such thing.]"
    )
    article, spans = marked_article(marked)
    statements = tuple(
        one if one.cue else replace(one, method=Method.RULES) for one in planted_statements(article, spans)
    )
    found = resolve(article, Findings(statements=statements))
    names = {actor.id: actor.name for actor in found.actors}

    assert {names[one.speaker] for one in found.statements if one.cue and one.speaker} == {"The chairman of the trust"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("she [cue|has gone on about] [content|the tide]. It rained.", "Ann Lee"),
        ("she [cue|was told about] [content|the tide]. It rained.", None),
        ("[cue|Calling] [content|the tide a sham], Mayor [per|Bo Kim] left.", "Bo Kim"),
        ("[cue|Calling] [content|the tide a sham], she left.", "Ann Lee"),
        ("A loud [cue|defender of] [content|the wall], [per|Bo Kim] left.", "Bo Kim"),
        ("At noon a [cue|defender of] [content|the wall], [per|Bo Kim], left.", None),
        ("A [cue|defender of] [content|the wall], [per|Bo Kim]’s boat left.", None),
        ("A [cue|defender of] [content|the wall], the boat of [per|Bo Kim] left.", None),
    ],
)
def test_the_subject_before_a_cue_or_behind_what_opens_its_sentence_speaks(text: str, name: str | None) -> None:
    assert spoken(f"Mrs. [per|Ann Lee] slept. {text}") == [name]


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("The league, [org|Fair Tides], met.", "Fair Tides"),
        ("The league met. [org|Fair Tides] did not.", "a league selling fish and boats"),
        ("The firm, [org|Fair Tides], met.", "a league selling fish and boats"),
    ],
)
def test_a_body_is_named_where_the_text_comes_back_to_it(behind: str, name: str) -> None:
    assert spoken(f"[source|a league selling fish and boats] [cue|said] [content|it was late]. {behind}") == [name]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("[per|Lee] and his co-authors", "Ann Lee and his co-authors"),
        ("[per|Lee], and other critics", "Ann Lee, and other critics"),
        ("[per|Lee] and [per|Bo Kim]", "Ann Lee and Bo Kim"),
    ],
)
def test_a_group_is_called_by_the_full_names_of_its_members(source: str, name: str) -> None:
    assert spoken(f"[per|Ann Lee] slept. [source|{source}] [cue|said] [content|it was late].") == [name]


def test_a_body_is_no_person_whatever_the_chain_says() -> None:
    marked = "[source|[same|A union] of bakers] [cue|endorsed] [content|the wall] of [same|[per|Ann Lee]]."

    assert spoken(marked, "same") == ["A union of bakers"]
