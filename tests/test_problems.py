"""Places are equal, ordered and shown by what they are, whenever that is found out."""

from __future__ import annotations

import pickle

import pytest

from specloom.problems import Place, error


class Late(Place):
    """A place that is found when it is asked for."""

    def __init__(self, line: int) -> None:
        self._spot = None
        self.wanted = line
        self.asked = 0

    def _find(self) -> tuple[str, int, int]:
        self.asked += 1
        return "a.yaml", self.wanted, 7


def test_a_late_place_is_found_once_and_only_when_asked_for() -> None:
    late = Late(3)
    problem = error(late, "wrong")
    assert not late.asked
    assert str(problem) == "a.yaml:3:7: error: wrong"
    assert (late.file, late.line, late.column) == ("a.yaml", 3, 7)
    assert late.asked == 1


@pytest.mark.parametrize("early", [Place("a.yaml", 3, 7), Late(3)])
def test_late_and_early_places_are_the_same(early: Place) -> None:
    assert Late(3) == early
    assert early == Late(3)
    assert Late(4) != early
    assert len({Late(3), early, Late(3)}) == 1
    assert error(Late(3), "wrong") == error(early, "wrong")
    assert repr(Late(3)) == "Place('a.yaml', 3, 7)"


def test_places_are_in_the_order_of_the_text() -> None:
    places = [Late(2), Place("a.yaml", 2, 10), Place("a.yaml"), Place("A", 9), Late(1)]
    lines = [str(place) for place in sorted(places)]
    assert lines == ["A:9:1", "a.yaml", "a.yaml:1:7", "a.yaml:2:7", "a.yaml:2:10"]
    assert max(places) == places[1]


def test_what_travels_to_another_process_is_the_place_alone() -> None:
    sent = pickle.dumps(error(Late(3), "wrong"))
    assert b"wanted" not in sent
    assert type(pickle.loads(sent).place) is Place
    assert pickle.loads(sent) == error(Place("a.yaml", 3, 7), "wrong")
