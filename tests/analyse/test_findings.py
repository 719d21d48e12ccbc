"""From words to records, layer by layer."""

from __future__ import annotations

from sayso.analyse.findings import findings
from sayso.analyse.found import ActFrame, Found, Label, Reference
from sayso.analyse.layers import ACT_TYPES, APPRAISALS, MENTIONS, NAMES, STAGES, TIMES
from sayso.records import ActorType, ActType, AppraisalType, Article, Form, Polarity, Stage, TimeType
from tests.analyse.planted_frames import Spans, range_of, read_blocks, words
from tests.planted import marked_article

PERSON = MENTIONS.index("person")


def planted(marked: str) -> tuple[Article, Spans, Found]:
    article, spans = marked_article(marked)
    return article, spans, Found(words(article.text, read_blocks(article)))


def test_an_act_keeps_its_parts() -> None:
    article, spans, found = planted(
        "[by|Ann Lee] said [actor|the town] [cue|would] not [action|sell] it and not [action.2|lease] it [when|in May]."
    )

    def of(name: str) -> tuple[int, int]:
        return range_of(found.pieces, spans[name][0])

    found.acts.append(
        ActFrame(
            anchor=of("cue")[0],
            chance=0.7,
            type=ACT_TYPES.index(ActType.PLEDGE),
            negated=True,
            stage=STAGES.index(Stage.ANNOUNCED),
            cue=of("cue"),
            actor=of("actor"),
            by=of("by"),
            action=(of("action"), of("action.2")),
            amounts=(),
            when=of("when"),
            condition=None,
        )
    )

    (act,) = findings(article, found).acts

    assert (act.type, act.negated, act.stage, act.confidence) == (ActType.PLEDGE, True, Stage.ANNOUNCED, 0.7)
    assert ((act.cue,), (act.actor,), (act.by,), (act.when,)) == tuple(spans[n] for n in ("cue", "actor", "by", "when"))
    assert act.action == (*spans["action"], *spans["action.2"])
    assert act.condition is None


def test_loaded_words_have_a_target_and_a_side_scare_quotes_neither() -> None:
    article, spans, found = planted("[target|The plan] was [loaded|shameless], a [scare|“reform”].")
    target = range_of(found.pieces, spans["target"][0])
    for name, kind in (("loaded", "loaded-"), ("scare", "scare")):
        place = range_of(found.pieces, spans[name][0])
        found.appraisals.append(Label(place, APPRAISALS.index(kind), 0.8, target if name == "loaded" else None))

    loaded, scare = findings(article, found).appraisals

    assert (loaded.type, loaded.polarity, loaded.target) == (AppraisalType.LOADED, Polarity.NEGATIVE, *spans["target"])
    assert (scare.type, scare.polarity, scare.target) == (AppraisalType.SCARE, None, None)
    assert (loaded.span, scare.span) == (*spans["loaded"], *spans["scare"])


def test_what_a_speaker_calls_so_is_not_the_authors() -> None:
    article, spans, found = planted(
        "“The plan was [said|shameless], a ‘[said.2|reform]’ of nothing,” said Ann Lee of the [scare|“reform”], "
        "a “[loaded|shameless]” one."
    )
    for name, kind in (("said", "loaded-"), ("said.2", "scare"), ("scare", "scare"), ("loaded", "loaded-")):
        found.appraisals.append(Label(range_of(found.pieces, spans[name][0]), APPRAISALS.index(kind), 0.8))

    assert [one.span for one in findings(article, found).appraisals] == [*spans["scare"], *spans["loaded"]]


def test_names_and_times_have_types() -> None:
    article, spans, found = planted("[name|Ann Lee] came [time|on Monday].")
    found.names.append(Label(range_of(found.pieces, spans["name"][0]), NAMES.index("person"), 0.9))
    found.times.append(Label(range_of(found.pieces, spans["time"][0]), TIMES.index("date"), 0.9))

    given = findings(article, found)

    assert [(one.type, one.span) for one in given.names] == [(ActorType.PERSON, *spans["name"])]
    assert [(one.type, one.span) for one in given.times] == [(TimeType.DATE, *spans["time"])]


def test_antecedents_make_chains_and_names_show_in_them() -> None:
    article, spans, found = planted(
        "[a|Mayor Ann Lee] met [b|a man]. [c|She] left [d|him]. [e|The mayor] sang. [f|Nobody] came."
    )
    lee = range_of(found.pieces, spans["a"][0])
    found.names.append(Label((lee[0] + 1, lee[1]), NAMES.index("person"), 0.9))
    for name, antecedent in (("a", None), ("b", None), ("c", 0), ("d", 1), ("e", 2), ("f", None)):
        found.references.append(Reference(range_of(found.pieces, spans[name][0]), PERSON, 0.9, antecedent))

    lees, men = findings(article, found).chains

    assert [one.span for one in lees] == [*spans["a"], *spans["c"], *spans["e"]]
    assert [one.form for one in lees] == [Form.NAME, Form.PRONOUN, Form.NOMINAL]
    assert [one.form for one in men] == [Form.NOMINAL, Form.PRONOUN]
