"""Closed classes of words that stand in names, lower-cased: never the name of one person, place or organisation."""

from __future__ import annotations

from sayso.english.words import words_of

PARTICLES = words_of(
    "de del della der den di da do dos das du la le van von zu zur bin ibn ben al el ul abu af av ter ten y"
)
"""Join the words of a person's name in lower case."""

SUFFIXES = words_of("jr sr jnr snr junior senior ii iii iv phd md")
"""Follow a name and are no surname."""

GENERATIONS = {
    **{word: word for word in ("jr", "sr", "ii", "iii", "iv")},
    "jnr": "jr",
    "junior": "jr",
    "snr": "sr",
    "senior": "sr",
}
"""Those of them that tell one bearer of a name from another, in one spelling."""

SHORT_FORMS = {
    short: words.split()[0]
    for words in (
        "abraham abe",
        "alfred alfie",
        "andrew andy",
        "anthony tony",
        "arthur artie",
        "barbara barb babs",
        "benjamin benji",
        "catherine cathy",
        "charles charlie chuck",
        "cynthia cindy",
        "daniel dan danny",
        "david dave davy",
        "deborah deb debbie",
        "donald donnie",
        "douglas doug",
        "edward eddie ned",
        "elizabeth liz lizzie betty bess",
        "eugene gene",
        "francis frankie",
        "frederick fred freddie",
        "geoffrey geoff",
        "gregory greg",
        "henry hank",
        "jacob jake",
        "james jim jimmy",
        "jeffrey jeff",
        "jennifer jen jenny",
        "jessica jess",
        "john johnny",
        "jonathan jonny",
        "joseph joe joey",
        "joshua josh",
        "judith judy",
        "katherine kate kathy katie",
        "kenneth ken kenny",
        "lawrence larry",
        "leonard len lenny",
        "margaret maggie meg peggy",
        "matthew matt",
        "michael mike mick mickey",
        "mikhail misha",
        "nathaniel nate",
        "nicholas nick nicky",
        "pamela pam",
        "patricia patty trish",
        "patrick paddy",
        "peter pete",
        "philip phil",
        "raymond ray",
        "rebecca becky",
        "richard dick rick ricky",
        "robert bob bobby rob robbie",
        "ronald ron ronnie",
        "samuel sammy",
        "stephen steve stevie steven",
        "stuart stu",
        "susan sue susie",
        "thomas tom tommy",
        "timothy tim timmy",
        "victoria vicky",
        "vincent vince",
        "vladimir vova",
        "walter walt",
        "william bill billy will",
        "zachary zach zack",
    )
    for short in words.split()[1:]
}
"""Given names by which one who bears another is called, each with the one that it mostly stands for.

Those that stand for several alike or are names of their own ("Alex", "Ted", "Jack", "Jan") are left out.
"""

COURTESY = words_of("mr mrs ms miss dr prof professor dame sen rep gov hon rev sir lord lady")
"""Begin a name wherever they stand."""

CORPORATE = words_of(
    "inc corp ltd llc plc gmbh ag nv bv oyj ab holdings llp company co corporation incorporated limited sa spa"
    " group holding"
)
"""End a firm's name and tell its legal form."""

TRADES = words_of(
    "motor motors automotive airline airlines airways industries technologies laboratories pharmaceuticals"
)
"""Tell a firm's line of business in its name, and are left out for short."""

INSTITUTIONS = words_of(
    "academy administration affairs agency agriculture aid air army assembly association attorney authority aviation"
    " bank board body border borough bureau business cabinet campaign care center central centre chamber children"
    " church city civil coalition coast college commerce commission committee communications community congress"
    " conservative conservatives constituency constitutional cooperation coroner corps council county court criminal"
    " crown culture customs defence defense democrat democratic democrats department development directorate district"
    " domestic east eastern economic economy education election electoral electricity embassy emergencies emergency"
    " employment energy environment exchange exchequer executive exterior external family federal federation finance"
    " fire fisheries food force forces foreign forestry front fund general government group guard health high higher"
    " home homeland hospital house housing human immigration industry information inspectorate institute institution"
    " intelligence interior internal international investigation joint judicial judiciary justice labor labour land"
    " law legislature liberal local lower maritime media meteorological metropolitan military minister ministry"
    " mission movement municipal national natural naval navy north northern office ombudsman opposition parliament"
    " parliamentary party people peoples people’s planning police policy port post presidency president press prime"
    " prison privy prosecutor prosecutors prosecutor’s protection provincial public railway regional republic"
    " republican republicans research resources revenue rights road royal rural safety school science secret"
    " secretariat security senate service services social society south southern special sport sports staff state"
    " states statistics stock supreme task tax team technology town trade traffic transport transportation treasury"
    " tribunal union university upper urban veterans water weather welfare west western white women work workers works"
    " youth"
)
"""Make up names that many countries and towns have: "Ministry of Defence", "Supreme Court"."""

MEDIA = words_of(
    "news newspaper times post press herald tribune telegraph gazette journal chronicle daily mail guardian observer"
    " mirror tv radio television broadcasting media magazine weekly review channel afp ap reuters dpa tass xinhua"
    " bloomberg upi kyodo yonhap interfax bbc cnn nbc cbs abc npr msnbc facebook twitter youtube instagram google"
    " whatsapp tiktok wikipedia"
)
"""Stand in the names of newspapers, agencies, stations and platforms, or are their names."""
