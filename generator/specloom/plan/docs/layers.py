"""A small graph, laid out in columns so that links lead to the right wherever they can.

Columns are found by the longest way to each node, orders and heights by sweeps that
bring what is linked together. The outcome depends on the names and links alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from ...values import dataclass

_SWEEPS: Final = 12
_HEIGHT: Final = 34
_GAP: Final = 14
_LANE: Final = 12
"""What a link takes of a column that it only passes."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link, and where it passes: column and height of its ends and of all between."""

    source: str
    target: str
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Column and height of each node's middle, counted from 0 at the top, in pixels."""

    places: Mapping[str, tuple[int, int]]
    links: tuple[Link, ...]
    height: int


_Spot = tuple[str, ...]
"""A node, by its name, or a link on its way: its ends, and the column's number."""


def lay_out(names: Sequence[str], links: Iterable[tuple[str, str]]) -> Layout:
    """Return where nodes stand and links pass. No link leads to its own node."""
    listed = sorted(set(links))
    forward = _forward(names, listed)
    columns = _columns(names, sorted(set(forward.values())))
    chains = {link: _chain(columns, *straight) for link, straight in forward.items()}
    layers: list[list[_Spot]] = [[] for _ in range(max(columns.values()) + 1)]
    for name in names:
        layers[columns[name]].append((name,))
    for chain in sorted({tuple(chain) for chain in chains.values()}):
        for column, spot in enumerate(chain[1:-1], columns[chain[0][0]] + 1):
            layers[column].append(spot)
    near = _neighbours(chains.values())
    _sort(layers, near)
    heights = _heights(layers, near)
    top = min(heights[spot] - _room(spot) / 2 for layer in layers for spot in layer)
    low = max(heights[spot] + _room(spot) / 2 for layer in layers for spot in layer)
    at = {spot: round(height - top) for spot, height in heights.items()}

    def points(link: tuple[str, str]) -> tuple[tuple[int, int], ...]:
        chain = chains[link]
        first = columns[chain[0][0]]
        found = [(first + step, at[spot]) for step, spot in enumerate(chain)]
        return tuple(found if chain[0] == (link[0],) else reversed(found))

    return Layout(
        {name: (columns[name], at[(name,)]) for name in names},
        tuple(Link(*link, points(link)) for link in listed),
        round(low - top),
    )


def _forward(
    names: Sequence[str], links: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Return each link as it stands where no links lead in a circle: some turned round.

    Those are turned that lead back to where a walk through all of them is.
    """
    to: dict[str, list[str]] = {name: [] for name in names}
    incoming = dict.fromkeys(names, 0)
    for source, target in links:
        to[source].append(target)
        incoming[target] += 1
    state: dict[str, int] = {}
    back: set[tuple[str, str]] = set()
    for start in sorted(names, key=lambda name: (incoming[name], name)):
        if start in state:
            continue
        state[start] = 1
        walk = [(start, iter(to[start]))]
        while walk:
            name, rest = walk[-1]
            for target in rest:
                if target not in state:
                    state[target] = 1
                    walk.append((target, iter(to[target])))
                    break
                if state[target] == 1:
                    back.add((name, target))
            else:
                state[name] = 2
                walk.pop()
    return {(a, b): (b, a) if (a, b) in back else (a, b) for a, b in links}


def _columns(names: Sequence[str], links: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return each node's column: as far left as its links let it, but near to them."""
    column = dict.fromkeys(names, 0)
    for _ in names:
        for source, target in links:
            column[target] = max(column[target], column[source] + 1)
    targets = {target for _, target in links}
    for name in names:
        after = [column[target] for source, target in links if source == name]
        if after and name not in targets:
            column[name] = min(after) - 1
    return column


def _chain(columns: Mapping[str, int], source: str, target: str) -> list[_Spot]:
    between = range(columns[source] + 1, columns[target])
    passed = [(source, target, str(column)) for column in between]
    return [(source,), *passed, (target,)]


def _neighbours(
    chains: Iterable[Sequence[_Spot]],
) -> tuple[dict[_Spot, list[_Spot]], dict[_Spot, list[_Spot]]]:
    """Return what each spot is linked with on its left, and on its right."""
    left: dict[_Spot, list[_Spot]] = {}
    right: dict[_Spot, list[_Spot]] = {}
    for chain in chains:
        for one, other in pairwise(chain):
            right.setdefault(one, []).append(other)
            left.setdefault(other, []).append(one)
    return left, right


_Near = tuple[Mapping[_Spot, Sequence[_Spot]], Mapping[_Spot, Sequence[_Spot]]]


def _sort(layers: list[list[_Spot]], near: _Near) -> None:
    """Bring each column into an order that few links cross in."""
    for sweep in range(_SWEEPS):
        beside = near[sweep % 2]
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            _sort_layer(layers, layer, beside)


def _sort_layer(
    layers: list[list[_Spot]],
    layer: list[_Spot],
    beside: Mapping[_Spot, Sequence[_Spot]],
) -> None:
    places = {
        spot: (index + 0.5) / len(each)
        for each in layers
        for index, spot in enumerate(each)
    }

    def wish(spot: _Spot) -> float:
        others = [places[other] for other in beside.get(spot, ())]
        return sum(others) / len(others) if others else places[spot]

    layer.sort(key=lambda spot: (wish(spot), places[spot]))


def _heights(layers: Sequence[Sequence[_Spot]], near: _Near) -> dict[_Spot, float]:
    """Return the height of each spot's middle: near to what it is linked with."""
    heights: dict[_Spot, float] = {}
    for layer in layers:
        _put(heights, layer, [0.0] * len(layer))
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            wishes: list[float] = []
            for spot in layer:
                linked = [*near[0].get(spot, ()), *near[1].get(spot, ())]
                around = [heights[other] for other in linked] or [heights[spot]]
                wishes.append(sum(around) / len(around))
            _put(heights, layer, wishes)
    return heights


def _put(
    heights: dict[_Spot, float], layer: Sequence[_Spot], wishes: Sequence[float]
) -> None:
    """Set the heights of a column as near to the wishes as its order allows.

    Neighbours that want to be in each other's place share the way: they go together, in
    the middle of what they want.
    """
    groups: list[tuple[float, int]] = []
    offsets: list[float] = []
    offset = 0.0
    for index, spot in enumerate(layer):
        offset += _room(spot) / 2 + (_room(layer[index - 1]) / 2 if index else 0)
        offsets.append(offset)
        total, count = wishes[index] - offset, 1
        while groups and groups[-1][0] / groups[-1][1] >= total / count:
            before = groups.pop()
            total, count = total + before[0], count + before[1]
        groups.append((total, count))
    index = 0
    for total, count in groups:
        for _ in range(count):
            heights[layer[index]] = total / count + offsets[index]
            index += 1


def _room(spot: _Spot) -> int:
    return _HEIGHT + _GAP if len(spot) == 1 else _LANE
