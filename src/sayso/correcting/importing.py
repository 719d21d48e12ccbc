"""Read corrections of another ledger, as they were written out."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sayso.errors import SaysoError
from sayso.records import Correction


def read_corrections(lines: Iterable[bytes], *, where: str) -> tuple[Correction, ...]:
    """Return the corrections that JSON Lines hold; ``SaysoError`` with the line of ``where`` that is none."""
    read = []
    for number, line in enumerate(lines, start=1):
        try:
            read += [msgspec.json.decode(line, type=Correction)] if line.strip() else []
        except (msgspec.MsgspecError, ValueError) as error:
            hint = "Nothing was taken over. It should be what `sayso corrections --json` printed."
            raise SaysoError(f"{where}, line {number}", f"this is no correction ({error})", hint) from error
    return tuple(read)
