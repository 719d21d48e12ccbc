"""Tell plural nouns from other words, and give their singular, by small rules without a dictionary."""

from __future__ import annotations

from sayso.english.words import words_of

_SAME = words_of(
    "aircraft bison cattle clergy cod crew deer faculty fish folk gentry hovercraft infantry livestock offspring people"
    " personnel police poultry salmon series sheep shrimp spacecraft species staff swine troops trout means crossroads"
    " headquarters barracks gallows"
)
"""Plurals, or names of many, that have no singular of their own: "300 police" are counted as police."""

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "lice": "louse",
    "oxen": "ox",
    "dice": "die",
    "pence": "penny",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "leaves": "leaf",
    "halves": "half",
    "thieves": "thief",
    "wolves": "wolf",
    "loaves": "loaf",
    "shelves": "shelf",
    "calves": "calf",
    "selves": "self",
    "elves": "elf",
    "scarves": "scarf",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "media": "medium",
    "data": "data",
    "bacteria": "bacterium",
    "stadia": "stadium",
    "referenda": "referendum",
    "memoranda": "memorandum",
    "alumni": "alumnus",
    "crises": "crisis",
    "analyses": "analysis",
    "theses": "thesis",
    "bases": "base",
    "oases": "oasis",
    "hypotheses": "hypothesis",
    "diagnoses": "diagnosis",
    "parentheses": "parenthesis",
    "axes": "axe",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "bonuses": "bonus",
    "campuses": "campus",
    "pluses": "plus",
    "censuses": "census",
    "surpluses": "surplus",
    "statuses": "status",
    "choruses": "chorus",
    "lenses": "lens",
    "menus": "menu",
    "gurus": "guru",
    "emus": "emu",
    "movies": "movie",
    "cookies": "cookie",
    "calories": "calorie",
    "zombies": "zombie",
    "selfies": "selfie",
    "rookies": "rookie",
    "prairies": "prairie",
    "eyries": "eyrie",
    "ties": "tie",
    "pies": "pie",
    "lies": "lie",
    "dies": "die",
    "heroes": "hero",
    "potatoes": "potato",
    "tomatoes": "tomato",
    "torpedoes": "torpedo",
    "vetoes": "veto",
    "echoes": "echo",
    "volcanoes": "volcano",
    "mosquitoes": "mosquito",
    "buffaloes": "buffalo",
    "cargoes": "cargo",
    "embargoes": "embargo",
    "quizzes": "quiz",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "kroner": "krone",
    "aches": "ache",
    "headaches": "headache",
    "caches": "cache",
    "axises": "axis",
    "passersby": "passerby",
    "toes": "toe",
    "shoes": "shoe",
    "canoes": "canoe",
    "foes": "foe",
    "sms": "sms",
}
"""Plurals that the rules below do not undo."""

_NO_PLURAL = words_of(
    "was has does is its his this thus as us less across always perhaps besides towards backwards forwards upwards"
    " downwards afterwards yes gas bus lens news plus minus versus sometimes nowadays overseas alas hers ours"
    " yours theirs says goes series' indoors outdoors unless whereas previous various process access success business"
    " christmas texas kansas arkansas paris politics economics mathematics physics athletics sports arms goods"
)
"""Words in -s that no plural noun is, and those that stand before the noun that is counted ("20 sports clubs")."""

_MEN = "men"
_NO_MEN = words_of("specimen regimen abdomen acumen omen semen yemen bitumen stamen hymen amen")


def is_plural(word: str) -> bool:
    """Say whether a word in small letters looks like a plural noun."""
    if word in _SAME or word in _IRREGULAR:
        return True
    if word.endswith(_MEN):
        return word not in _NO_MEN
    if len(word) < 3 or not word.endswith("s") or word in _NO_PLURAL or "'" in word:
        return False
    return not word.endswith(("ss", "us", "is"))


def is_invariable(word: str) -> bool:
    """Say whether a word in small letters is its own plural: "crew", "aircraft"."""
    return word in _SAME


def singular(noun: str) -> str:
    """Return the singular of a noun, with the capital that it has; a singular stays as it is."""
    word = noun.lower()
    if not is_plural(word) or word in _SAME:
        return noun
    if word in _IRREGULAR:
        return _like(noun, _IRREGULAR[word])
    if word.endswith(_MEN):
        return noun[:-2] + ("AN" if noun.isupper() else "an")
    if word.endswith("ies") and len(word) > 4:
        return noun[:-3] + ("Y" if noun.isupper() else "y")
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]


def _like(noun: str, word: str) -> str:
    if noun.isupper():
        return word.upper()
    return word.capitalize() if noun[0].isupper() else word
