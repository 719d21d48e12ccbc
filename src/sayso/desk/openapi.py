"""The desk's interface for programs, described in OpenAPI 3.1 from the pages and actions themselves.

Nothing is written twice: parameters and answers are the records that pages are asked by and made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

import msgspec

from sayso.desk.routing import Action, Done, Page, Part, Trouble, Upload

_REFERENCE = "#/components/schemas/{name}"
_PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")

_HEADER = {"name": "X-Sayso", "in": "header", "required": True, "schema": {"const": "desk"}}
"""By which writes are known: no page of another site can send it."""

_HEAD = """\
Each page of the desk as JSON: what the page shows, from the same record. Ask with the cookie that the desk's first \
address sets. What writes needs the header `X-Sayso: desk` as well."""


def describe(parts: Iterable[Part], *, prefix: str) -> dict[str, Any]:
    """Return the description of all pages, which are there as JSON under ``prefix``, and of all actions."""
    parts = tuple(parts)
    pages = [page for part in parts for page in part.pages]
    actions = [action for part in parts for action in part.actions]
    uploads = [upload for part in parts for upload in part.uploads]
    asked_by: list[type[Any]] = [one.asked for one in pages]
    asked_by += [*(one.asked for one in actions), *(one.asked for one in uploads)]
    types = [*(page.view for page in pages), *asked_by]
    schemas, components = msgspec.json.schema_components([*types, Done, Trouble], ref_template=_REFERENCE)
    named = dict(zip([*types, Done, Trouble], schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for page in pages:
        paths.setdefault(_plain(prefix + page.path), {})["get"] = {
            "summary": page.name,
            "parameters": _parameters(page, _properties(named[page.asked], components)),
            "responses": _answers(named[page.view], named[Trouble]),
        }
    for action in actions:
        paths.setdefault(_plain(action.path), {})["post"] = _action(action, named, components)
    for upload in uploads:
        paths.setdefault(_plain(upload.path), {})["post"] = _upload(upload, named, components)
    asked = {_name(named[kind]) for kind in asked_by}
    return {
        "openapi": "3.1.0",
        "info": {"title": "sayso", "version": version("sayso"), "description": _HEAD},
        "paths": paths,
        # What is asked is told parameter by parameter.
        "components": {"schemas": {name: schema for name, schema in components.items() if name not in asked}},
    }


def _action(action: Action[Any], named: Mapping[Any, Any], components: Mapping[str, Any]) -> dict[str, Any]:
    properties, required = _properties(named[action.asked], components)
    in_path = _in_path(action.path)
    form = {
        "type": "object",
        "properties": {name: schema for name, schema in properties.items() if name not in in_path},
        "required": [name for name in required if name not in in_path],
    }
    return {
        "summary": action.name,
        "parameters": [*(_parameter(name, properties[name], place="path") for name in in_path), _HEADER],
        "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": form}}},
        "responses": _answers(named[Done], named[Trouble]),
    }


def _upload(upload: Upload, named: Mapping[Any, Any], components: Mapping[str, Any]) -> dict[str, Any]:
    properties, required = _properties(named[upload.asked], components)
    file = {"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}}
    form = {"type": "object", "properties": {**properties, upload.file: file}, "required": required}
    return {
        "summary": upload.name,
        "parameters": [_HEADER],
        "requestBody": {"content": {"multipart/form-data": {"schema": form}}},
        "responses": _answers(named[Done], named[Trouble]),
    }


def _parameters(page: Page[Any, Any], described: tuple[Mapping[str, Any], list[str]]) -> list[dict[str, Any]]:
    properties, required = described
    in_path = _in_path(page.path)
    return [
        _parameter(name, schema, place="path" if name in in_path else "query", required=name in required)
        for name, schema in properties.items()
    ]


def _parameter(name: str, schema: Mapping[str, Any], *, place: str, required: bool = True) -> dict[str, Any]:
    return {"name": name, "in": place, "required": required or place == "path", "schema": schema}


def _answers(schema: Mapping[str, Any], trouble: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "200": {"description": "What was asked for", "content": {"application/json": {"schema": schema}}},
        "default": {"description": "Why not", "content": {"application/json": {"schema": trouble}}},
    }


def _properties(reference: Mapping[str, Any], components: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[str]]:
    """Return the fields of a dataclass and the names of those that it needs."""
    schema = components[_name(reference)]
    return schema["properties"], schema.get("required", [])


def _name(reference: Mapping[str, Any]) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


def _in_path(path: str) -> list[str]:
    return _PARAMETER.findall(path)


def _plain(path: str) -> str:
    """Return a path as OpenAPI has it, without the kinds of its parameters."""
    return _PARAMETER.sub(r"{\1}", path)
