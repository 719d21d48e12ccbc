"""Say which numbers are no quantities: dates, clock times, parts of names, labels such as "page 5", addresses.

Reads the amounts of a block with the reader model's times and names; all rules look at a few tokens around the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sayso.analyse.quantities.amounts import Amount
from sayso.analyse.quantities.comparators import comparator_before
from sayso.english import units
from sayso.english.calendar import MONTHS
from sayso.english.tokens import DASHES, Token, touches, word_at
from sayso.english.words import FUNCTION_WORDS, words_of
from sayso.records import Span, holder

_LABELS = words_of(
    "no nos number numbers nr page pages chapter article section paragraph phase level category type version volume"
    " part unit grade room gate lane route highway channel episode season act scene figure table item step stage tier"
    " class form title clause line platform flight week day round game match set area zone district ward block lot"
    " building suite apartment box model mark track exhibit annex protocol resolution rule option question group pool"
    " division seed lesson verse psalm book quarter interstate runway terminal pier dock bus train formula"
    " appendix footnote issue amendment proposition measure bill order case docket schedule tower"
)
"""Nouns that a number behind them names rather than counts."""

_RANKS = words_of("phase category grade type level tier chapter article section page channel route version volume")
"""Those that are verbs of no use before a count, so that even "Phase 3 trials" counts nothing."""

_TIES = frozenset("/⁄_@#:&*=\\")
_PREFIXES = words_of("sub to pre post non now mid up plus over under around about")
_CLOCK = words_of("am pm gmt bst est edt pst pdt et pt utc cet hours")
_HOURS = 12
_BEFORE_HOURS = words_of("at from to until till by since before after past")
_PARTS_OF_DAY = words_of("morning afternoon evening")
_YEARS = (Decimal(1000), Decimal(2200))
_LIKELY_YEARS = (Decimal(1900), Decimal(2051))
"""Without a comma these are years, whatever they stand before: "2019 elections"."""

_YEAR_DIGITS = 4
_BEFORE_YEARS = words_of("in the since of his her its their our from by during until and to between early late mid 's")
_NOT_ONE = words_of("no any some each every this that which the another either neither only same other right")
_POINTING = words_of("the these those all both any other top bottom last first final his her their our your my its")
_SMALL = 20
"""The most that a number in words which stands for what was told before comes to."""

_TITLE_WORDS = 20
"""Tokens of a block by which a headline is known."""

_LONGEST_COUNT = 11
"""Digits without commas: a longer run, with nothing counted, is a number that names."""

_ONE_STOPS = words_of("another time day way thing")


def stands_alone(tokens: list[Token], amount: Amount, dates: Sequence[Span], names: Sequence[Span]) -> bool:
    """Say whether an amount may be a quantity, or an end of one: whether it is no date, name, label or pronoun."""
    return not (
        _is_in_date(tokens, amount, dates)
        or _is_glued(tokens, amount)
        or _is_calendar(tokens, amount)
        or _is_pronoun(tokens, amount)
        or _is_named(tokens, amount, names)
        or _is_list_number(tokens, amount)
    )


def _first(tokens: list[Token], amount: Amount) -> Token:
    return tokens[amount.number.first]


def _is_in_date(tokens: list[Token], amount: Amount, dates: Sequence[Span]) -> bool:
    """Say whether the number is part of a date or a clock time; "two years" of "two years ago" counts years."""
    if holder(dates, _first(tokens, amount).start) is None or amount.is_money:
        return False
    return not (amount.unit and units.is_time(amount.unit.removesuffix(units.AGE).lower()))


def _is_glued(tokens: list[Token], amount: Amount) -> bool:
    """Say whether letters or signs tie the number to something else: "COP26", "F-16", "4:39", "5G", "3/4/19"."""
    first, last = amount.number.first, amount.number.last
    is_age = (amount.unit or "").endswith(units.AGE)
    if first == amount.start and touches(tokens, first) and not is_age:
        before = word_at(tokens, first - 1)
        if before.isalpha() or before in _TIES or (before == "." and touches(tokens, first - 1)):
            return True
        # "Covid-19", "TPP-11"; but "sub-7", and a hyphen between two numbers may make a range.
        further = word_at(tokens, first - 2)
        if before in DASHES and touches(tokens, first - 1) and further.isalpha() and further not in _PREFIXES:
            return True
    if last >= len(tokens) or not touches(tokens, last):
        return False
    after = word_at(tokens, last)
    if after.isalpha():
        is_unit = amount.is_money or amount.is_measure or amount.unit == units.PERCENT or is_age
        return not is_unit and tokens[last - 1].text[-1].isdecimal()
    return (
        after in _TIES and touches(tokens, last + 1) and word_at(tokens, last + 1)[:1].isalnum() and not amount.is_money
    )


def is_tied(tokens: list[Token], amount: Amount) -> bool:
    """Say whether a hyphen ties a number to another, and they are no range: "2-0", "555-1234", "2019-20"."""
    first, last = amount.number.first, amount.number.last
    is_second = first == amount.start and touches(tokens, first) and touches(tokens, first - 1)
    if is_second and word_at(tokens, first - 1) in DASHES and word_at(tokens, first - 2)[:1].isdecimal():
        return True
    return (
        amount.end == last
        and touches(tokens, last)
        and touches(tokens, last + 1)
        and word_at(tokens, last) in DASHES
        and word_at(tokens, last + 1)[:1].isalnum()
    )


def _is_calendar(tokens: list[Token], amount: Amount) -> bool:
    """Say whether the number is a year, a day of a month or a clock time, by the words beside it."""
    if amount.start != amount.number.first or amount.is_money or amount.unit == units.PERCENT:
        return False
    first, last = amount.number.first, amount.number.last
    before, after = word_at(tokens, first - 1), word_at(tokens, last)
    text = _first(tokens, amount).text
    small = amount.number.low <= 31
    is_clock = after in _CLOCK or (
        after in {"a", "p"} and word_at(tokens, last + 1) == "." and word_at(tokens, last + 2) == "m"
    )
    if _is_clock_in_words(tokens, amount):
        return True
    if amount.number.is_digits and is_clock and (after != "hours" or len(text) == _YEAR_DIGITS):
        return True
    capital_month = before in MONTHS and tokens[first - 1].text[0].isupper() if first else False
    if small and (capital_month or (before == "." and word_at(tokens, first - 2) in MONTHS)):
        return True
    if small and after in MONTHS and tokens[last].text[0].isupper():
        return True
    is_year = amount.number.is_digits and len(text) == _YEAR_DIGITS and _YEARS[0] <= amount.low < _YEARS[1]
    if not is_year:
        return False
    # "2019 elections" and "in 2019": only a unit, or what cannot be a year, makes it a quantity.
    if amount.is_measure or amount.unit == "time" or amount.hedge:
        return False
    if _LIKELY_YEARS[0] <= amount.low < _LIKELY_YEARS[1]:
        return amount.counts is None or comparator_before(tokens, amount.start) is None
    return amount.counts is None or not tokens[last].text[0].islower() or before in _BEFORE_YEARS


def _is_clock_in_words(tokens: list[Token], amount: Amount) -> bool:
    """Say whether the number is an hour: "nine o'clock", "at six in the morning"."""
    last = amount.number.last
    if word_at(tokens, last) == "o'clock":
        return True
    behind = tuple(word_at(tokens, place) for place in range(last, last + 3))
    is_hour = amount.is_bare and amount.number.low <= _HOURS and word_at(tokens, amount.start - 1) in _BEFORE_HOURS
    return is_hour and (behind[:2] == ("at", "night") or (behind[:2] == ("in", "the") and behind[2] in _PARTS_OF_DAY))


def _is_pronoun(tokens: list[Token], amount: Amount) -> bool:
    """Say whether a small number in words stands for what was told before: "no one", "the two", "the bottom three"."""
    word = _first(tokens, amount).word
    if amount.number.last != amount.number.first + 1 or not word.isalpha() or amount.number.low > _SMALL:
        return False
    before, after = word_at(tokens, amount.start - 1), word_at(tokens, amount.number.last)
    if before == "no":
        return True
    if word == "one":
        # "The new one leaks".
        is_the_one = before.isalpha() and word_at(tokens, amount.start - 2) in {"a", "an", "the", "this", "that"}
        # "Only one woman won" counts.
        is_only = before == "only" and amount.counts is not None and not is_the_one
        return (before in _NOT_ONE and not is_only) or after in _ONE_STOPS or amount.is_bare or is_the_one
    if word == "zero":
        return amount.is_bare
    return amount.is_bare and not amount.is_share and before in _POINTING


def _is_named(tokens: list[Token], amount: Amount, names: Sequence[Span]) -> bool:
    """Say whether the number is part of a name: "Article 5", "Nord Stream 2", "22 Elm Street"."""
    if amount.is_money or amount.unit in {units.PERCENT, units.PERCENTAGE_POINT} or "," in _first(tokens, amount).text:
        return False
    if amount.number.scale > 1 or (amount.unit or "").endswith(units.AGE):
        return False
    first, last = amount.number.first, amount.number.last
    name = holder(names, _first(tokens, amount).start)
    is_first_of_name = name is not None and name.start >= _first(tokens, amount).start
    if amount.is_measure:
        return False
    if name and not is_first_of_name:
        return True
    counts = amount.counts is not None
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before is not None and before.word in _RANKS and amount.start == first and amount.number.scale == 1:
        return True
    # "Formula One", "the Group of Seven".
    is_word = _first(tokens, amount).text[0].isupper() and word_at(tokens, first - 1).isalpha()
    # "It saw TWO flags": what is written in capitals alone is only stressed.
    is_stressed = counts and _first(tokens, amount).text.isupper() and before is not None and not _is_capital(before)
    if is_word and not is_stressed and amount.number.last == first + 1 and not _is_title_case(tokens):
        return True
    if counts and amount.number.is_digits and before and after and first > 1 and not _is_title_case(tokens):
        # "Merlin 40 Pro engines".
        return _is_capital(before) and _is_capital(after)
    if counts or amount.is_measure:
        return False
    if amount.number.is_digits and (_is_number_beside(before) or _is_number_beside(after)):
        return True
    if before is not None and amount.start == first:
        if before.word in _LABELS or (before.word == "." and word_at(tokens, first - 2) in {"no", "nos"}):
            return True
        # "The Group of 20".
        if before.word == "of" and first > 1 and _is_capital(tokens[first - 2]) and not amount.hedge:
            return True
        if _is_capital(before) and amount.low == int(amount.low):
            return True
    # An address, or a name that begins with a number.
    return after is not None and _is_capital(after) and amount.low == int(amount.low)


def _is_capital(token: Token) -> bool:
    """Say whether a word is written as a name: "Elm", "iPhone"."""
    return token.word not in FUNCTION_WORDS and token.text != token.word


def _is_number_beside(token: Token | None) -> bool:
    """Say whether a bare number stands beside another, as in a telephone number."""
    return token is not None and token.text[0].isdecimal()


def _is_title_case(tokens: list[Token]) -> bool:
    """Say whether a block writes nearly all its words with capitals, as some headlines do."""
    longer = [token for token in tokens[:_TITLE_WORDS] if len(token.text) > 3 and token.text[0].isalpha()]
    return sum(token.text[0].isupper() for token in longer) > 0.7 * len(longer)


def _is_list_number(tokens: list[Token], amount: Amount) -> bool:
    """Say whether the number is that of a list's entry, "1." or "(2)", at the start of a block, or names a record."""
    if not amount.is_bare or not amount.number.is_digits:
        return False
    if len(_first(tokens, amount).text) > _LONGEST_COUNT and "," not in _first(tokens, amount).text:
        return True
    first, behind = amount.number.first, word_at(tokens, amount.end)
    if behind == "]" and word_at(tokens, first - 1) == "[":
        return True  # a note's number
    return (first == 0 and behind in {".", ")"}) or (first == 1 and tokens[0].text == "(" and behind == ")")
