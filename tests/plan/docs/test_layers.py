"""The diagram's layout: columns in the direction of links, nothing over anything else."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from specloom.plan.docs.layers import lay_out


def graph(seed: int) -> tuple[list[str], list[tuple[str, str]]]:
    chance = random.Random(seed)
    names = [f"n{number}" for number in range(chance.randint(2, 30))]
    links = {
        (one, other)
        for one in names
        for other in names
        if one != other and chance.random() < 0.08
    }
    return names, sorted({*links, (names[0], names[1])})


@pytest.mark.parametrize("seed", range(40))
def test_nothing_overlaps_and_links_join_their_ends(seed: int) -> None:
    names, links = graph(seed)
    layout = lay_out(names, links)
    assert layout.places.keys() == set(names)
    for (column, height), (other, below) in combinations(layout.places.values(), 2):
        assert column != other or abs(height - below) >= 40
    assert all(
        17 <= height <= layout.height - 17 for _, height in layout.places.values()
    )
    assert {(link.source, link.target) for link in layout.links} == set(links)
    for link in layout.links:
        assert link.points[0] == layout.places[link.source]
        assert link.points[-1] == layout.places[link.target]
        steps = {
            after[0] - before[0]
            for before, after in zip(link.points, link.points[1:], strict=False)
        }
        assert steps in ({1}, {-1})


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_links_makes_no_difference(seed: int) -> None:
    names, links = graph(seed)
    assert lay_out(names, links) == lay_out(names, reversed(links))


def test_links_lead_to_the_right_but_for_those_that_close_a_circle() -> None:
    layout = lay_out(
        ["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("c", "a"), ("d", "c")]
    )
    columns = {name: column for name, (column, _) in layout.places.items()}
    assert columns["d"] == columns["c"] - 1
    back = [link for link in layout.links if link.points[0][0] > link.points[-1][0]]
    assert len(back) == 1
