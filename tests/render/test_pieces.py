"""Work comes in pieces that are neither too many nor too small."""

from __future__ import annotations

import pytest

from specloom.render.pieces import Values, batches, piece
from specloom.sources import Source


@pytest.mark.parametrize(
    ("number", "sizes"),
    [
        (0, []),
        (1, [1]),
        (16, [16]),
        (17, [16, 1]),
        (100, [25, 18, 16, 16, 16, 9]),
    ],
)
def test_items_are_dealt_out_in_their_order(number: int, sizes: list[int]) -> None:
    found = batches(range(number))
    assert [len(batch) for batch in found] == sizes
    assert [item for batch in found for item in batch] == list(range(number))


def test_batches_are_not_too_many_and_not_too_large() -> None:
    sizes = [len(batch) for batch in batches(range(20_000))]
    assert len(sizes) < 100
    assert max(sizes) == 256


def test_a_piece_renders_when_it_is_called() -> None:
    done: list[str] = []

    def render() -> list[Source]:
        done.append("x")
        return [Source("a", "b")]

    work = piece(render)
    assert done == []
    assert work().files == (Source("a", "b"),)
    assert work().hits == ()
    assert done == ["x", "x"]


def test_values_have_one_key_as_long_as_they_are_the_same() -> None:
    def key(*values: object) -> str:
        return Values(*values).key

    assert key("a", (1, {"b": None})) == key("a", (1, {"b": None}))
    assert len({key(), key("a"), key("a", 1), key("a", "1"), key(("a", 1))}) == 5
