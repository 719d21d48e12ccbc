"""Keys of traces as SQLite's integers, and the ids that people see of them."""

from __future__ import annotations

from hashlib import blake2b

from sayso.records import EntityId

_HALF = 1 << 63
_DIGITS = 16


def hashed(key: str) -> int:
    """Return the 64 bits that stand for ``key``, as a signed integer.

    Of ledgers with a million keys, one in 40 million holds two that agree.
    """
    digest = blake2b(key.encode("utf-8", "backslashreplace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") - _HALF


def entity_id(key: int) -> EntityId:
    """Return the id that ``key`` gives to its entity."""
    return EntityId(f"{key + _HALF:0{_DIGITS}x}")


def keys_of(beginning: str) -> tuple[int, int]:
    """Return the first and the last key whose id has this beginning, which is hexadecimal digits."""
    return tuple(int(beginning.ljust(_DIGITS, digit), 16) - _HALF for digit in "0f")  # type: ignore[return-value]  # of two digits
