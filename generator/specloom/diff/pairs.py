"""Which object of the new side is which of the old one, where there are several."""

from __future__ import annotations

from ..model.api import Api
from ..model.schema import EnumSchema, ObjectSchema, Schema
from ..plan.client.definitions import Direction
from ..values import dataclass
from .walk import Walk

Object = tuple[Schema, ObjectSchema]
"""An object, after the reference that leads to it, or itself."""
Look = tuple[frozenset[str], dict[str, str]]


_ALIKE = -0.5


@dataclass(frozen=True, slots=True)
class Paired:
    """Pairs, and what is left of both sides."""

    pairs: list[tuple[Object, Object]]
    old: list[Object]
    new: list[Object]


def pair_objects(
    walk: Walk, old: list[Object], new: list[Object], direction: Direction
) -> Paired:
    """Pair objects: those of one name first, then those most alike, then the last two."""
    pairs: list[tuple[Object, Object]] = []
    met_old, met_new = set[int](), set[int]()

    def take(i: int, k: int) -> None:
        pairs.append((old[i], new[k]))
        met_old.add(i)
        met_new.add(k)

    names = {_name(walk, each, direction): k for k, each in enumerate(new)}
    for i, each in enumerate(old):
        found = walk.old.definition(each[1], direction)
        k = names.pop(found.name, None) if found else None
        if k is not None:
            take(i, k)
    rest = [i for i in range(len(old)) if i not in met_old]
    others = [k for k in range(len(new)) if k not in met_new]
    alone = len(rest) == len(others) == 1
    looks = {i: _look(walk.old.api, old[i][1]) for i in rest}
    sights = {k: _look(walk.new.api, new[k][1]) for k in others}
    likeness = sorted(
        (-_alike(looks[i], sights[k]), i, k) for i in rest for k in others
    )
    for score, i, k in likeness:
        alike = score <= _ALIKE or (alone and score < 0)
        if alike and i not in met_old and k not in met_new:
            take(i, k)
    return Paired(
        pairs,
        [each for i, each in enumerate(old) if i not in met_old],
        [each for k, each in enumerate(new) if k not in met_new],
    )


def _name(walk: Walk, each: Object, direction: Direction) -> str:
    found = walk.new.definition(each[1], direction)
    return found.name if found else ""


def _look(api: Api, schema: ObjectSchema) -> Look:
    """Return an object's fields, and the values of those that are constants."""
    tags: dict[str, str] = {}
    for prop in schema.properties:
        kind = api.resolve(prop.schema)
        if isinstance(kind, EnumSchema) and kind.constant:
            tags[prop.wire] = repr(kind.values[0])
    return frozenset(p.wire for p in schema.properties), tags


def _alike(old: Look, new: Look) -> float:
    """Return the share of fields that two objects have in common; 0 for other tags."""
    (one, before), (other, now) = old, new
    if any(now[wire] != tag for wire, tag in before.items() if wire in now):
        return 0
    return len(one & other) / len(one | other)
