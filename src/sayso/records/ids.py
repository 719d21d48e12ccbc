"""Ids that come from content, so that a second run writes the same rows.

``fingerprint`` takes what identifies a record, gives its id. Nothing here counts, draws lots or looks at a clock.
"""

from __future__ import annotations

import hashlib
from typing import NewType

ArticleId = NewType("ArticleId", str)
StatementId = NewType("StatementId", str)
ActorId = NewType("ActorId", str)
EntityId = NewType("EntityId", str)
ActId = NewType("ActId", str)
TimeId = NewType("TimeId", str)
AppraisalId = NewType("AppraisalId", str)
FigureId = NewType("FigureId", str)
SentenceId = NewType("SentenceId", str)
RunId = NewType("RunId", str)


def fingerprint(kind: str, *parts: object) -> str:
    """Return 16 hexadecimal digits that depend on ``kind`` and ``parts`` alone.

    Parts are told apart by their ``repr``, so ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    digest = hashlib.sha256(kind.encode())
    for part in parts:
        digest.update(b"\x1f")
        # Lone surrogates, as broken sources hold them, must not stop an id from being made.
        digest.update(repr(part).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:16]
