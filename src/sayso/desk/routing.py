"""What a page and an action of the desk are.

A page is made from the ledger and what was asked; the same record is set as HTML and given as JSON. An action changes
something. What is asked comes from the path and the query of an address, or from a form, and is checked once, here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar, get_origin, get_type_hints

import msgspec
from msgspec import Meta
from starlette.routing import BaseRoute

from sayso.desk.adding import Adding
from sayso.store import Ledger

PageNumber = Annotated[int, Meta(ge=1, le=1_000_000)]
"""Which page of a long list is asked for."""

_WAIT = 10.0
"""Seconds that an action waits for whoever else is writing."""

_Asked = TypeVar("_Asked")
_View = TypeVar("_View")


class AskedError(ValueError):
    """What was asked cannot be understood; the message says what of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Generic[_Asked, _View]):
    """One page, which is there twice: as HTML at ``path`` and as JSON at ``/api`` and ``path``."""

    path: str
    """With parameters in braces, as Starlette has them: ``/actors/{actor}``."""

    name: str
    """What it is called in the navigation and in the description of the interface."""

    template: str
    asked: type[_Asked]
    """A dataclass: its fields are the parameters, those of the path among them; what may be left out has a default."""

    view: type[_View]
    make: Callable[[Ledger, _Asked], _View]


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What an action did."""

    told: str
    """One sentence for whoever asked for it."""

    go: str | None = None
    """The address of the page to be shown then; None: the same one, made anew."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """Why an answer is none."""

    status: int
    where: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What actions work with."""

    path: Path
    """The ledger's file."""

    adding: Adding
    """What is being added to it."""

    author: str | None = None
    """Who corrects; None: ``default_author()``."""

    def writing(self) -> Ledger:
        """Open the ledger for what somebody says or takes over."""
        return Ledger.open(self.path, write=True, wait=_WAIT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Action(Generic[_Asked]):
    """Something that a POST to ``path`` does."""

    path: str
    name: str
    asked: type[_Asked]
    do: Callable[[Desk, _Asked], Done]


@dataclass(frozen=True, kw_only=True, slots=True)
class Upload:
    """A POST to ``path`` that brings files, which one of the ``routes`` of its part takes; told for programs."""

    path: str
    name: str
    asked: type[Any]
    """The fields that go with the files."""

    file: str
    """The field of the files."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What one module of ``pages`` adds to the desk."""

    pages: tuple[Page[Any, Any], ...] = ()
    actions: tuple[Action[Any], ...] = ()
    uploads: tuple[Upload, ...] = ()
    routes: Callable[[Desk], Iterable[BaseRoute]] = field(default=lambda _: ())
    """Routes that are neither, such as files to be saved and pictures."""


def asked_for(kind: type[_Asked], given: Iterable[tuple[str, str]]) -> _Asked:
    """Return what was asked for, from names and words as an address or a form has them.

    A field left empty is one left out. Fields of tuples take a name several times. ``AskedError`` for what does not
    fit; names that are not known are passed over.
    """
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for name, value in given:
        if name not in hints or not value:
            continue
        if get_origin(hints[name]) is tuple:
            values.setdefault(name, []).append(value)
        else:
            values[name] = value
    try:
        # Not strict, for an address has neither numbers nor dates.
        return msgspec.convert(values, kind, strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        raise AskedError(str(error)) from error
