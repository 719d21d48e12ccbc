"""Answers that a browser saves as files."""

from __future__ import annotations

from starlette.responses import Response

HTML = "text/html; charset=utf-8"
JSON_LINES = "application/jsonl"


def saved_as(name: str) -> dict[str, str]:
    """Return the header by which an answer is saved under a name, which has letters, digits, dots and hyphens alone."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def saved(data: bytes, media_type: str, *, name: str) -> Response:
    """Return bytes that are saved under a name."""
    return Response(data, media_type=media_type, headers=saved_as(name))
