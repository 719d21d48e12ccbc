"""What hangs together by pairs is one group, in whatever order the pairs come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.joining import Joined


def test_what_is_joined_is_one_group_and_the_least_stands_for_it() -> None:
    joined = Joined(["d", "c", "b", "a"])
    joined.join("d", "b")
    joined.join("c", "d")
    joined.join("x", "x")

    assert joined.groups() == [["a"], ["d", "c", "b"], ["x"]]
    assert joined.top("c") == "b"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))), st.randoms())
def test_the_order_of_pairs_changes_nothing(pairs: list[tuple[int, int]], chance: st.DataObject) -> None:
    one, other = Joined(range(10)), Joined(range(10))
    for pair in pairs:
        one.join(*pair)
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    for this, that in pairs:
        other.join(that, this)

    assert one.groups() == other.groups()
