"""The units of measure that figures come in, by their names.

Abbreviations and words are looked up; which of them stands beside a number is left to who asks. Currencies have a
module of their own.
"""

from __future__ import annotations

from sayso.english.nouns import singular
from sayso.english.words import words_of

PERCENT = "percent"
PERCENTAGE_POINT = "percentage point"
AGE = " of age"
"""Behind a unit of time where it tells how old somebody or something is: "year of age"."""

_SHORT = {
    "metre": "m",
    "kilometre": "km kms",
    "centimetre": "cm",
    "millimetre": "mm",
    "micrometre": "μm µm micron",
    "nanometre": "nm",
    "foot": "ft ′",
    "inch": "″",
    "yard": "yd yds",
    "mile": "mi",
    "mile per hour": "mph",
    "kilometre per hour": "kph kmh kmph km/h km/hr",
    "metre per second": "m/s",
    "mile per gallon": "mpg",
    "kilogram": "kg kgs kilo",
    "gram": "g gm gramme",
    "milligram": "mg",
    "microgram": "mcg μg µg",
    "pound": "lb lbs",
    "ounce": "oz",
    "tonne": "t",
    "litre": "l",
    "millilitre": "ml",
    "hectare": "ha",
    "square metre": "sqm m2 m²",
    "square kilometre": "km2 km²",
    "square foot": "sqft ft2 ft²",
    "cubic metre": "m3 m³",
    "cubic centimetre": "cc cm3 cm³",
    "hour": "hr hrs h",
    "minute": "min mins",
    "second": "sec secs",
    "millisecond": "ms",
    "watt": "",
    "kilowatt": "kw",
    "megawatt": "mw",
    "gigawatt": "gw",
    "terawatt": "tw",
    "watt hour": "wh",
    "kilowatt hour": "kwh",
    "megawatt hour": "mwh",
    "gigawatt hour": "gwh",
    "terawatt hour": "twh",
    "milliampere-hour": "mah",
    "volt": "",
    "ampere": "amp",
    "horsepower": "hp ps",
    "brake horsepower": "bhp",
    "newton metre": "nm",
    "foot pound": "lb-ft ft-lb pound-foot",
    "revolution per minute": "rpm",
    "hertz": "hz",
    "kilohertz": "khz",
    "megahertz": "mhz",
    "gigahertz": "ghz",
    "decibel": "db",
    "pascal": "pa",
    "gigapascal": "gpa",
    "byte": "",
    "kilobyte": "kb",
    "megabyte": "mb",
    "gigabyte": "gb",
    "terabyte": "tb",
    "megapixel": "mp",
    "megabit per second": "mbps",
    "gigabit per second": "gbps",
    "part per million": "ppm",
    "part per billion": "ppb",
    "basis point": "bp bps",
    PERCENTAGE_POINT: "pp",
    "point": "pt pts",
    "barrel per day": "bpd",
    "barrel": "bbl bbls",
    "penny": "p",
    "degree": "°",
    "degree Celsius": "°c ℃ celsius centigrade",
    "degree Fahrenheit": "°f ℉ fahrenheit",
    "kelvin": "",
    "cent": "",
    "sen": "",
    "paisa": "paise",
    "kopeck": "",
    "light year": "",
    "calorie": "kcal",
    "carat": "",
    "knot": "",
    "acre": "",
    "gallon": "",
    "pint": "",
    "quart": "",
    "stone": "",
    "ton": "",
    "joule": "",
}
_BY_SHORT = {short: name for name, shorts in _SHORT.items() for short in shorts.split()}
_BY_SHORT["nm"] = "nanometre"
_CASED = {"Nm": "newton metre", "W": "watt", "V": "volt", "C": "degree Celsius", "F": "degree Fahrenheit"}
"""Abbreviations that mean something else, or nothing, in other letters."""

_SPELT = {"meter": "metre", "liter": "litre"}
_TIMES = words_of(
    "second minute hour day night week fortnight month quarter season semester year decade century millennium"
)
_MEASURES = frozenset(_SHORT) | _TIMES | words_of("foot yard mile inch metre")
_PREFIXES = ("kilo", "centi", "milli", "micro", "nano", "mega", "giga", "tera")


def is_time(word: str) -> bool:
    """Say whether a word in small letters, singular or plural, is a unit of time."""
    return singular(word) in _TIMES


def measure(word: str) -> str | None:
    """Return the name of the unit of measure that a word or an abbreviation stands for; None for any other word."""
    if word in _CASED:
        return _CASED[word]
    lower = word.lower()
    if lower in _BY_SHORT and not (len(word) == 1 and word.isupper()):
        return _BY_SHORT[lower]
    one = singular(lower)
    if one in _BY_SHORT and len(one) > 3:
        return _BY_SHORT[one]
    for there, here in _SPELT.items():
        if one.endswith(there) and one.removesuffix(there) in {"", *_PREFIXES}:
            one = one.removesuffix(there) + here
    prefix = next((prefix for prefix in _PREFIXES if one.startswith(prefix)), "")
    return one if one in _MEASURES or (prefix and one.removeprefix(prefix) in _MEASURES) else None
