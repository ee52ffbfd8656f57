"""Values are what frozen dataclasses are, for all who don't assign to their fields."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import pytest

from specloom.values import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0


@dataclass(frozen=True, eq=False)
class Thing:
    x: int


def test_equal_values_are_one_key() -> None:
    assert {Point(1): "one"}[Point(1, 0)] == "one"
    assert Point(1) != Point(1, 1)
    assert hash(Point(1)) == hash((1, 0))


def test_what_is_compared_by_identity_is_hashed_by_it() -> None:
    assert len({Thing(1), Thing(1)}) == 2


@pytest.mark.parametrize("copied", [copy.copy, lambda p: pickle.loads(pickle.dumps(p))])
def test_values_can_be_copied(copied: object) -> None:
    assert callable(copied)
    assert copied(Point(1, 2)) == Point(1, 2)
    assert replace(Point(1, 2), y=3) == Point(1, 3)
