"""The scorer of figures across articles."""

from __future__ import annotations

from bench.accounts.figures import Mark, marks, score

from sayso.records import Span
from tests.link.test_accounts import own, wire


def test_marks_are_read() -> None:
    found = marks()

    assert len(found) == 60
    assert {mark.label for mark in found} == {"agree", "real", "explained", "unrelated"}


def test_a_pair_is_what_was_made_of_the_figures_under_its_spans() -> None:
    one, other = wire(), own()
    injured = Span(one.article.text.index("32"), one.article.text.index("32") + 13)
    told = Span(other.article.text.index("30"), other.article.text.index("30") + 13)
    readings = {"a": one, "b": other}

    (right,) = score([Mark("a", injured, "b", told, "real")], readings)
    (wrong,) = score([Mark("a", injured, "b", told, "agree")], readings)
    (missing,) = score([Mark("a", Span(0, 3), "b", told, "unrelated")], readings)

    assert (right.given, right.is_right) == ("real", True)
    assert (wrong.given, wrong.is_right) == ("real", False)
    assert (missing.given, missing.is_right) == ("not found", True)


def test_an_article_that_was_not_read_has_no_figures() -> None:
    (scored,) = score([Mark("a", Span(0, 3), "b", Span(0, 3), "agree")], {"a": wire()})

    assert scored.given == "not found"
