"""Objects, compared field by field, as each direction sees them."""

from __future__ import annotations

from ..model.schema import ObjectSchema, Property
from ..plan.cli.shapes import shape
from ..plan.client.classes import attributes
from ..plan.client.definitions import Direction, visible
from .change import told
from .findings import Spot
from .rules import COMMAND
from .side import Side
from .walk import Walk


def compare_fields(
    walk: Walk, old: ObjectSchema, new: ObjectSchema, direction: Direction, spot: Spot
) -> None:
    """Compare the fields of two objects: those that travel in the direction."""
    before = {p.wire: p for p in visible(walk.old.api, old, direction)}
    now = {p.wire: p for p in visible(walk.new.api, new, direction)}
    for wire, prop in before.items():
        if wire not in now:
            _removed(walk, prop, new, direction, spot)
    for wire, prop in now.items():
        if wire not in before:
            _added(walk, prop, direction, spot)
            continue
        _required(walk, before[wire], prop, direction, spot)
        inner = spot.into(wire)
        walk.compare(before[wire].schema, prop.schema, direction, inner)
    if direction == "out":
        _attributes(walk, before, now, spot)
    else:
        _inner_flags(walk, old, new, spot)


def _removed(
    walk: Walk, prop: Property, new: ObjectSchema, direction: Direction, spot: Spot
) -> None:
    inner = Spot(spot.owner, spot.into(prop.wire).at, spot.flags)
    if direction == "in":
        rule, said = "request-field-removed", told("this field is not taken any more")
    else:
        rule, said = "answer-field-removed", told("this field comes no more")
    walk.findings.add(
        rule,
        inner,
        said,
        prop.schema.place,
        side="old",
        near=new.place,
        by_flag=direction == "in",
    )


def _added(walk: Walk, prop: Property, direction: Direction, spot: Spot) -> None:
    type_ = walk.new.python(prop.schema, direction)
    if direction == "out":
        rule, said = "answer-field-added", told("a new field, {}", type_)
    elif prop.required:
        said = told("a new field that must be given, {}", type_)
        rule = "request-field-added-required"
    else:
        rule, said = "request-field-added", told("a new field, {}", type_)
    walk.findings.add(rule, spot.into(prop.wire), said, prop.schema.place)


def _required(
    walk: Walk, old: Property, new: Property, direction: Direction, spot: Spot
) -> None:
    if old.required == new.required:
        return
    if direction == "in":
        rule = "request-field-required" if new.required else "request-field-optional"
        said = told("must be given" if new.required else "may be left out")
    else:
        rule = "answer-field-required" if new.required else "answer-field-optional"
        said = told("is always there" if new.required else "may be absent")
    walk.findings.add(rule, spot.into(new.wire), said, new.schema.place)


def _attributes(
    walk: Walk, old: dict[str, Property], new: dict[str, Property], spot: Spot
) -> None:
    before = dict(zip(old, attributes(list(old.values())), strict=True))
    now = dict(zip(new, attributes(list(new.values())), strict=True))
    for wire, name in now.items():
        was = before.get(wire, name)
        if was != name:
            said = told("the attribute is {}, was {}", name, was)
            place = new[wire].schema.place
            walk.findings.add("attribute-renamed", spot.into(wire), said, place)


def _inner_flags(walk: Walk, old: ObjectSchema, new: ObjectSchema, spot: Spot) -> None:
    """Compare what the fields' own flags are called, where they have some."""
    before, now = _flags(walk.old, old), _flags(walk.new, new)
    for prop in new.properties:
        names, known = now.get(prop.wire), before.get(prop.wire)
        if not names or not known or known <= names:
            continue
        inner = Spot(spot.owner, spot.into(prop.wire).at, spot.flags)
        gone, (shown, *_) = sorted(known - names), sorted(names)
        said = told("the inner flag is {}, was {}", shown, gone[0])
        walk.findings.add(
            "flag-renamed", inner, said, prop.schema.place, breaks=COMMAND, by_flag=True
        )


def _flags(side: Side, schema: ObjectSchema) -> dict[str, frozenset[str]]:
    fields = shape(side.api, schema).fields
    return {f.wire: frozenset(filter(None, (f.name, f.also))) for f in fields}
