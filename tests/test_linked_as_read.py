"""Articles are linked as they are read, and anew where other rules linked them; nothing of that ends a run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso import link
from sayso.pipeline import link_others, not_linked, read_again, read_into
from sayso.records import Actor, Article, Trace
from sayso.store import Ledger
from tests.test_pipeline import FARES, NETS, QuotationReader


@pytest.fixture
def fares(tmp_path: Path) -> Path:
    path = tmp_path / "fares.txt"
    path.write_text(FARES)
    return path


def test_actors_are_there_once_an_article_is_read(fares: Path) -> None:
    with Ledger.in_memory() as ledger:
        read_into(ledger, [str(fares)], reader=QuotationReader())

        assert {"Ann Lee", "Zoë Ó’Brien-Hale"} <= {view.name for view in ledger.actors()}
        assert [view.content for view in ledger.actor("ann lee").said] == ["nobody minded it,"]
        assert not_linked(ledger) == 0


def test_other_rules_link_anew_without_reading(fares: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, notes = QuotationReader(), list[str]()
    with Ledger.in_memory() as ledger:
        read_into(ledger, [str(fares)], reader=reader)
        ledger.rename("Ann Lee", "Anne")
        seen = list(reader.seen)
        monkeypatch.setattr(link, "RULES", "next")
        assert not_linked(ledger) == 1

        read_into(ledger, [str(fares)], reader=reader, on_note=notes.append)

        assert reader.seen == seen
        assert notes == ["the actors of 1 article are linked, as they were read before, by the rules of this version."]
        assert (not_linked(ledger), link_others(ledger)) == (0, 0)
        assert ledger.actor("ann lee").actor.name == "Anne"


def test_what_is_read_again_is_linked_again(fares: Path) -> None:
    with Ledger.in_memory() as ledger:
        read_into(ledger, [str(fares)], reader=QuotationReader())
        ledger.rename("Ann Lee", "Anne")

        list(read_again(ledger, reader=QuotationReader(name="quotations-2")))

        assert [view.content for view in ledger.actor("Anne").said] == ["nobody minded it,"]
        assert not_linked(ledger) == 0


def test_an_article_that_cannot_be_linked_is_kept_and_told(
    fares: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nets.txt").write_text(NETS)
    traces = link.traces

    def failing(article: Article, actors: Sequence[Actor]) -> tuple[Trace, ...]:
        if "pier" in article.text:
            raise ZeroDivisionError("no such luck")
        return traces(article, actors)

    with Ledger.in_memory() as ledger:
        with monkeypatch.context() as patch:
            patch.setattr(link, "traces", failing)
            report = read_into(ledger, [str(fares), str(tmp_path / "nets.txt")], reader=QuotationReader())
        assert [(one.stage, "ZeroDivisionError" in one.reason) for one in report.skipped] == [("link", True)]
        assert (len(list(ledger.articles)), not_linked(ledger)) == (2, 1)
        assert ledger.find_actors("Mark Åsen")

        read_into(ledger, [str(fares)], reader=QuotationReader())
        assert (list(ledger.skipped), not_linked(ledger)) == ([], 0)
