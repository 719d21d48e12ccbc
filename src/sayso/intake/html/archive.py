"""Open a page saved with all its parts (.mhtml), and take out the page itself.

The bytes of the archive come in; those of its first page go out, with their encoding. Pictures, styles and frames stay
where they are.
"""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from itertools import islice

_MOST_PARTS = 2000


def page_of(data: bytes) -> tuple[bytes, str | None] | None:
    """Return the bytes of the page that an archive holds, and what it says their encoding is; None without a page."""
    try:
        parts = list(islice(message_from_bytes(data).walk(), _MOST_PARTS))
    except (ValueError, RecursionError):
        return None
    page = next((part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None)
    if page is None:
        return None
    return _bytes(page), page.get_content_charset()


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
