"""The currencies that figures come in, as ISO 4217 codes.

Signs, codes and words are looked up; which of them stands beside a number is left to who asks.
"""

from __future__ import annotations

from decimal import Decimal

from sayso.english.nouns import singular
from sayso.english.words import words_of

CODES = words_of(
    "AED AFN AMD AOA ARS AUD AZN BAM BBD BDT BGN BHD BIF BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC"
    " CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR"
    " ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR"
    " MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK"
    " SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST"
    " XAF XCD XOF XPF YER ZAR ZMW"
)
"""ISO 4217, without those that are words in capitals, or of no country."""

_WELL_KNOWN = words_of(
    "AUD BRL CAD CHF CNY DKK EUR GBP HKD IDR ILS INR JPY KRW MXN MYR NOK NZD PLN SEK SGD THB TWD USD ZAR"
)
_LARGE = 1000
"""From here on the letters of a less known code mean money: "COP 26" and "BAM 2" do not."""

SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₪": "ILS",
    "₽": "RUB",
    "₺": "TRY",
    "₦": "NGN",
    "₱": "PHP",
    "฿": "THB",
    "₫": "VND",
    "₴": "UAH",
    "₸": "KZT",
    "₾": "GEL",
    "₼": "AZN",
    "₵": "GHS",
    "＄": "USD",
    "￡": "GBP",
    "￥": "JPY",
    "￦": "KRW",
    "﷼": "IRR",
    "₡": "CRC",
    "₲": "PYG",
    "৳": "BDT",
}
DOLLAR_SIGNS = frozenset("$＄")

DOLLARS = {
    "us": "USD",
    "usd": "USD",
    "a": "AUD",
    "au": "AUD",
    "aud": "AUD",
    "aus": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "cdn": "CAD",
    "can": "CAD",
    "hk": "HKD",
    "hkd": "HKD",
    "nz": "NZD",
    "nzd": "NZD",
    "s": "SGD",
    "sg": "SGD",
    "sgd": "SGD",
    "nt": "TWD",
    "twd": "TWD",
    "r": "BRL",
    "brl": "BRL",
    "mx": "MXN",
    "mxn": "MXN",
    "j": "JMD",
    "tt": "TTD",
    "bds": "BBD",
    "fj": "FJD",
    "b": "BND",
    "n": "NAD",
    "z": "ZWL",
    "ec": "XCD",
}
"""The letters beside "$" that say whose dollar it is."""

BEFORE_DIGITS = {
    "rm": "MYR",
    "rs": "INR",
    "chf": "CHF",
    "sfr": "CHF",
    "ps": "GBP",
    "rp": "IDR",
    "ghc": "GHS",
    "ksh": "KES",
}
"""Letters that touch the digits or stand before them. "PS" is what is left of "£" where a wire knows no such sign."""

_MONEY = {
    "euro": "EUR",
    "yen": "JPY",
    "shekel": "ILS",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rouble": "RUB",
    "ruble": "RUB",
    "ringgit": "MYR",
    "baht": "THB",
    "rand": "ZAR",
    "rupiah": "IDR",
    "naira": "NGN",
    "zloty": "PLN",
    "forint": "HUF",
    "hryvnia": "UAH",
    "taka": "BDT",
    "kuna": "HRK",
    "sterling": "GBP",
    "quid": "GBP",
    "cedi": "GHS",
    "dong": "VND",
    "koruna": "CZK",
    "krona": "SEK",
    "tenge": "KZT",
    "kwacha": "ZMW",
    "birr": "ETB",
    "afghani": "AFN",
    "lari": "GEL",
    "lek": "ALL",
    "tugrik": "MNT",
    "kyat": "MMK",
    "riel": "KHR",
    "kn": "HRK",
    "pound sterling": "GBP",
    "dollar": "USD",
    "reais": "BRL",
}
"""Words that one currency bears, in the singular."""

_NATIONS = {
    "dollar": {
        "us": "USD",
        "u.s.": "USD",
        "american": "USD",
        "australian": "AUD",
        "canadian": "CAD",
        "zealand": "NZD",
        "singapore": "SGD",
        "singaporean": "SGD",
        "kong": "HKD",
        "taiwan": "TWD",
        "taiwanese": "TWD",
        "jamaican": "JMD",
        "fiji": "FJD",
        "fijian": "FJD",
        "namibian": "NAD",
        "liberian": "LRD",
        "bahamian": "BSD",
        "barbadian": "BBD",
        "barbados": "BBD",
        "guyanese": "GYD",
        "zimbabwean": "ZWL",
        "zimbabwe": "ZWL",
    },
    "pound": {
        "british": "GBP",
        "sterling": "GBP",
        "uk": "GBP",
        "egyptian": "EGP",
        "lebanese": "LBP",
        "syrian": "SYP",
        "sudanese": "SDG",
    },
    "crown": {
        "danish": "DKK",
        "norwegian": "NOK",
        "swedish": "SEK",
        "czech": "CZK",
        "icelandic": "ISK",
    },
    "franc": {"swiss": "CHF", "cfa": "XOF", "rwandan": "RWF", "congolese": "CDF", "burundian": "BIF"},
    "peso": {
        "mexican": "MXN",
        "argentine": "ARS",
        "argentinian": "ARS",
        "chilean": "CLP",
        "colombian": "COP",
        "philippine": "PHP",
        "cuban": "CUP",
        "uruguayan": "UYU",
        "dominican": "DOP",
    },
    "rupee": {
        "indian": "INR",
        "pakistani": "PKR",
        "pakistan": "PKR",
        "nepalese": "NPR",
        "lankan": "LKR",
        "lanka": "LKR",
    },
    "won": {"korean": "KRW"},
    "lira": {"turkish": "TRY"},
    "shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS"},
    "dirham": {"uae": "AED", "emirati": "AED", "moroccan": "MAD"},
    "dinar": {
        "kuwaiti": "KWD",
        "iraqi": "IQD",
        "jordanian": "JOD",
        "bahraini": "BHD",
        "serbian": "RSD",
        "libyan": "LYD",
        "tunisian": "TND",
        "algerian": "DZD",
    },
    "riyal": {"saudi": "SAR", "qatari": "QAR"},
    "rial": {"iranian": "IRR", "omani": "OMR", "yemeni": "YER"},
    "real": {"brazilian": "BRL"},
    "leu": {"romanian": "RON", "moldovan": "MDL"},
    "lev": {"bulgarian": "BGN"},
}
"""Words that several countries' currencies bear, and the country's word before them."""

_NATIONS["krone"] = _NATIONS["krona"] = _NATIONS["kroner"] = _NATIONS["crown"]
_PLURALS_OF_MONEY = {"lei": "leu", "leva": "lev", "zlotys": "zloty", "kronor": "krona", "won": "won"}

_MONEY_WORDS = frozenset({*_MONEY, *_NATIONS, *_PLURALS_OF_MONEY})
NATIONS = frozenset(nation for nations in _NATIONS.values() for nation in nations)


def is_money(word: str) -> bool:
    """Say whether a word in small letters, singular or plural, names a currency."""
    return word in _MONEY_WORDS or singular(word) in _MONEY_WORDS


def currency(word: str, before: str) -> str | None:
    """Return the code of the currency that ``word`` names behind a number, with the word ``before`` it, if any."""
    one = _PLURALS_OF_MONEY.get(word) or singular(word)
    return _NATIONS.get(one, {}).get(before) or _MONEY.get(one)


def is_code(word: str, value: Decimal | None = None) -> bool:
    """Say whether ``word`` is the code of a currency; with the ``value`` beside it, whether money is meant there."""
    return word in CODES and (value is None or word in _WELL_KNOWN or value >= _LARGE)
