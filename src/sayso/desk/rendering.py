"""Set a page's record as HTML: the templates of the desk, with what they are given made harmless and escaped."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, FunctionLoader, PackageLoader

from sayso.desk.addresses import changed, toggled
from sayso.intake import ALL_SUFFIXES, LARGEST
from sayso.records import AUTHOR
from sayso.show.page.comparison import comparison_words
from sayso.show.page.shell import harmless_environment, sheet
from sayso.show.safe import one_line
from sayso.show.words import NOBODY, count, day, in_voice, interval, place, sure
from sayso.store.queries import PROMISES

STATIC = (("sayso.desk", "static"), ("sayso.show.page", "static"))
"""Packages and folders of them whose files are served; the marks of a text look as on the exported page."""

_SHARED = frozenset({"comparison_table.html", "verification_quotations.html"})
"""Templates of the exported pages that those of the desk take macros from."""


def render(template: str, **values: object) -> str:
    """Return the page that ``template`` makes of ``values``."""
    return environment().get_template(template).render(**values)


@cache
def environment() -> Environment:
    """Return what templates are rendered with: their filters, and the functions they know."""
    # What the exported pages set as well, such as the accounts of a comparison, is a macro beside them.
    loader = ChoiceLoader([PackageLoader("sayso.desk", "templates"), FunctionLoader(_of_exported_pages)])
    environment = harmless_environment(loader)
    environment.filters.update(day=day, one_line=one_line, place=place)
    environment.globals.update(
        static=static,
        changed=changed,
        toggled=toggled,
        version=version("sayso"),
        nobody=NOBODY,
        author=AUTHOR,
        count=count,
        promises=PROMISES,
        interval=interval,
        comparison_words=comparison_words,
        in_voice=in_voice,
        sure=sure,
        largest_file=LARGEST,
        readable_suffixes=ALL_SUFFIXES,
    )
    return environment


def _of_exported_pages(name: str) -> str | None:
    return sheet(name) if name in _SHARED else None


@cache
def static(name: str) -> str:
    """Return the address of a file under ``static``, which changes with the file: browsers may keep it for good."""
    places = (files(package).joinpath(folder, name) for package, folder in STATIC)
    data = next(place for place in places if place.is_file()).read_bytes()
    return f"/static/{name}?v={sha256(data).hexdigest()[:12]}"
