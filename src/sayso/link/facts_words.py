"""The closed classes of words that tell what a figure is about, and what may make two of them differ."""

from __future__ import annotations

from sayso.english.words import words_of

STATES: dict[str, frozenset[str]] = {
    "dead": words_of(
        "dead die died dies dying death deaths kill kills killed killing killings fatality fatalities fatal fatally"
        " perish perished slain murder murdered murders slaughtered massacred lives toll bodies body corpses executed"
        " drowned deadly"
    ),
    "hurt": words_of(
        "injured injure injures injuring injury injuries wounded wound wounds wounding hurt hospitalised hospitalized"
        " hospital hospitals maimed burned casualties"
    ),
    "missing": words_of("missing unaccounted disappeared vanished"),
    "held": words_of(
        "arrested arrest arrests arresting detained detain custody apprehended jailed imprisoned captured suspects held"
    ),
    "charged": words_of("charged indicted convicted sentenced guilty prosecuted"),
    "fled": words_of(
        "evacuated evacuate evacuation evacuations fled flee fleeing displaced homeless"
        " uprooted stranded trapped trapping"
    ),
    "saved": words_of("rescued saved survived survivor survivors freed released pulled"),
    "ill": words_of("infected infections sick ill sickened diagnosed cases contracted"),
    "born": words_of("born birth births"),
}
"""What has happened to those who are counted; figures of two of these are about different people."""

ATTRIBUTES: dict[str, dict[str, frozenset[str]]] = {
    "length": {
        "height": words_of("tall high height altitude elevation above apogee perigee"),
        "depth": words_of("deep depth"),
        "width": words_of("wide width across diameter diametre"),
        "distance": words_of(
            "away from distance far apart east west north south northeast northwest southeast southwest"
        ),
        "way": words_of("travelled traveled travel flew fly flown drove walked ran range"),
        "fall": words_of("fell drop dropped plunged plunge fall"),
    },
    "mass": {
        "weight": words_of("weigh weighs weighed weighing weight heavy"),
        "load": words_of("payload carry carries haul lift lifting cargo deliver delivering launch load orbit"),
        "thrust": words_of("thrust"),
    },
    "money": {
        "price": words_of("price prices priced cost costs worth value valued selling trading ticket tickets"),
        "spent": words_of("paid pay pays paying spend spent spending buy bought"),
        "raised": words_of("raised raise donated donations donation fundraising pledged"),
        "penalty": words_of("fine fined fines penalty penalties damages settlement compensation"),
        "profit": words_of("profit profits income earnings"),
        "loss": words_of("loss losses charge hit writedown"),
        "sales": words_of("revenue revenues sales turnover gross grossed box"),
        "bid": words_of("bid offer deal takeover acquisition acquire merger purchase transaction"),
        "funding": words_of("funding funded budget fund invest invested investment loan loans"),
        "tax": words_of("tax taxes taxed duty tariff tariffs"),
    },
    "share": {
        "chance": words_of("chance chances probability likelihood odds likely"),
        "votes": words_of("vote votes voted ballots turnout poll polls support"),
        "tax": words_of("tax taxes taxed rate"),
        "change": words_of("up down rose fell risen fallen gained lost dropped climbed jumped"),
    },
}
"""By measure, what a measured quantity is of; figures of two of these are about different things."""

ONE_WAY = (frozenset({"height", "depth", "fall"}), frozenset({"distance", "way"}))
"""Lengths that may be one: who falls 15 feet, falls as deep."""

RUNNING = frozenset({"dead", "hurt", "missing", "held", "fled", "saved", "ill"})
"""States whose count grows from day to day."""

COUNTING_ON = words_of("toll rose risen climbed raised grossed donated so far latest update updated initially revised")
"""Beside a figure that another day may tell otherwise."""

EARLIER = words_of("initially earlier originally previously first preliminary initial")

UP = words_of("up rise rises rose risen rising increase increased increases gain gained gains grew grow grown jumped")
UP |= words_of("jump climbed climb surged soared soar growth higher added")
DOWN = words_of("down fall falls fell fallen falling decrease decreased decline declined drop dropped drops lost loss")
DOWN |= words_of("lower plunged plunge slumped sank shed tumbled shrank cut cuts reduction")

PEOPLE = words_of("people person human individual life other one soul")
"""Heads that count whoever it is."""

PERSONS = words_of(
    "man woman child boy girl victim passenger student pupil teacher officer official soldier trooper civilian worker"
    " employee staff member player fan spectator reveller reveler tourist visitor guest resident villager survivor"
    " suspect attacker gunman militant fighter protester protestor demonstrator migrant refugee patient baby adult"
    " teenager teen youth parent father mother son daughter brother sister friend driver rider crew police policeman"
    " firefighter doctor nurse journalist lawmaker senator politician voter citizen customer user viewer follower"
    " subscriber athlete actor singer guard prisoner inmate hostage worshipper pilgrim shopper bystander personnel"
    " casualty pyrotechnician colleague neighbour neighbor dancer artist lawyer judge juror engineer agent defendant"
    " troop rescuer volunteer minister director expert scientist researcher guy bro kid pedestrian cyclist commuter"
    " occupant wounded dead injured fatality deputy cop paramedic marine sailor pilot climber hiker swimmer skier"
    " troops leader seeker settler traveler traveller consumer investor shareholder executive owner witness foreigner"
)

THE_REST = words_of("other fellow")
"""Inside a figure that counts those beside somebody: "128 other passengers"."""

NARROWER = words_of(
    "including among another additional more further fewer extra only excluding except besides alone apart aside"
    " total altogether combined overall nationwide worldwide each apiece every per remaining"
)
"""Beside a figure that tells of a part or of more than others do."""

WITH_THEM = words_of("attacker attackers gunman shooter suspect suspects assailant bomber himself herself themselves")
"""Who some tolls count and others do not."""

CONTRARY = (
    ("male", "female"),
    ("man", "woman"),
    ("boy", "girl"),
    ("men", "women"),
    ("boys", "girls"),
    ("maximum", "minimum"),
    ("max", "min"),
    ("first", "second"),
    ("first", "last"),
    ("gross", "net"),
    ("import", "export"),
    ("buy", "sell"),
    ("before", "after"),
    ("domestic", "international"),
    ("domestic", "foreign"),
    ("domestic", "overseas"),
    ("domestic", "worldwide"),
    ("north", "south"),
    ("east", "west"),
    ("northern", "southern"),
    ("eastern", "western"),
    ("profit", "loss"),
    ("profit", "revenue"),
    ("for", "against"),
    ("yes", "no"),
    ("approve", "disapprove"),
    ("support", "oppose"),
    ("budget", "gross"),
    ("won", "lost"),
    ("win", "loss"),
    ("wins", "losses"),
    ("arrive", "leave"),
    ("old", "new"),
    ("high", "low"),
    ("highest", "lowest"),
    ("oldest", "youngest"),
    ("critical", "minor"),
    ("serious", "minor"),
)
"""Pairs of which one beside one figure and the other beside the other make them different things."""
