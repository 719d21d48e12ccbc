"""What all pages share: their templates and style sheets, and the digest by which a page allows its own sheet.

A template gets text alone, makes all of it harmless and escapes it, on the desk as well; a content security policy
forbids scripts and whatever comes from elsewhere, and allows one style sheet by its digest.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from jinja2 import BaseLoader, Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from sayso.show.page.nesting import label
from sayso.show.safe import harmless_lines, one_line
from sayso.show.words import NOBODY, in_voice, needs_marks, not_analysed

STYLE = ("style.css", "static/marks.css", "entries.css")
"""The sheets of all pages. What is under ``static`` is served to the desk's pages as well: how marks look in a text."""


def sheet(*names: str) -> str:
    """Return what some files beside this one hold: style sheets, one behind the other, or a template."""
    return "".join(files(__package__).joinpath(name).read_text(encoding="utf-8") for name in names)


def render(template: str, style: str, **values: object) -> bytes:
    """Return a page in UTF-8: ``template`` with the rules ``style``, which are our own, and ``values``."""
    return (
        _environment()
        .get_template(template)
        .render(
            **values,
            style=Markup(style),  # noqa: S704  our own file; names of entries are all that is put into it
            digest=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            version=version("sayso"),
        )
        .encode()
    )


def harmless_environment(loader: BaseLoader) -> Environment:
    """Return what renders the templates of ``loader``: it makes all that they print harmless, and escapes it."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
        loader=loader,
    )


@cache
def _environment() -> Environment:
    environment = harmless_environment(FunctionLoader(sheet))
    environment.filters.update(label=label, needs_marks=needs_marks, safe_line=one_line)
    environment.globals.update(nobody=NOBODY, in_voice=in_voice, not_analysed=not_analysed)
    return environment


def _harmless(value: object) -> object:
    """Return what a template prints; what could reorder or hide words of a text is shown."""
    return harmless_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value
