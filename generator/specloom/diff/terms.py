"""What a type is made of, flat: plain values on one side, arrays, maps and objects beside.

Two types are compared by their terms, so that a union, an alias and a type alone are
told apart only where they differ in what they admit.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.api import Api
from ..model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    Json,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from ..plan.client.annotations import DATES
from ..plan.client.definitions import Direction
from ..plan.telling import held

_DEEPEST = 8

Listed = tuple[str, Json]
"""One value, after the name of its type."""
Atom = str | Listed
"""A type by name, or one value of it."""


@dataclass(slots=True)
class Terms:
    """A type's parts. `python` are the plain ones as type checkers see them, `wire` as
    JSON has them."""

    python: set[Atom] = field(default_factory=set[Atom])
    wire: set[Atom] = field(default_factory=set[Atom])
    values: dict[Listed, Json] = field(default_factory=dict[Listed, Json])
    null: bool = False
    any: bool = False
    scalars: list[StringSchema | NumberSchema] = field(
        default_factory=list[StringSchema | NumberSchema]
    )
    arrays: list[ArraySchema] = field(default_factory=list[ArraySchema])
    maps: list[ObjectSchema] = field(default_factory=list[ObjectSchema])
    objects: list[tuple[Schema, ObjectSchema]] = field(
        default_factory=list[tuple[Schema, ObjectSchema]]
    )
    """Each with the reference that leads to it, or itself."""

    @property
    def kinds(self) -> int:
        """How many arrays, maps and objects there are."""
        return len(self.arrays) + len(self.maps) + len(self.objects)


def terms(api: Api, schema: Schema, direction: Direction) -> Terms:
    """Return a type's terms; a type inside itself counts once."""
    found = Terms()
    waiting, met = [schema], set[str]()
    while waiting:
        said = waiting.pop()
        found.null |= said.nullable
        if isinstance(said, Reference):
            if said.target in met:
                continue
            met.add(said.target)
            resolved = api.resolve(said)
            found.null |= api.nullable(said)
            if isinstance(resolved, ObjectSchema) and resolved.properties:
                found.objects.append((said, resolved))
                continue
            if resolved.name in met and resolved.name != said.target:
                continue
            met.add(resolved.name)
            said = resolved
        if isinstance(said, UnionSchema):
            waiting += reversed(said.variants)
        else:
            _add(found, said, direction)
    return found


def _add(found: Terms, schema: Schema, direction: Direction) -> None:
    match schema:
        case EnumSchema():
            _enum(found, schema, direction)
        case StringSchema():
            found.python |= _string(schema, direction)
            found.wire.add("binary" if schema.binary else "string")
            found.scalars.append(schema)
        case NumberSchema():
            found.python |= {"int"} if schema.integer else {"int", "float"}
            found.wire |= {"integer"} if schema.integer else {"integer", "number"}
            found.scalars.append(schema)
        case BooleanSchema():
            found.python.add("bool")
            found.wire.add("boolean")
        case NullSchema():
            found.null = True
        case ArraySchema():
            found.arrays.append(schema)
        case ObjectSchema() if schema.properties:
            found.objects.append((schema, schema))
        case ObjectSchema():
            found.maps.append(schema)
        case AnySchema():
            found.any |= not schema.never or direction == "out"
        case _:
            raise TypeError(type(schema))


WIRE_NAMES = {"str": "string", "bool": "boolean", "int": "integer", "float": "number"}


def _enum(found: Terms, schema: EnumSchema, direction: Direction) -> None:
    is_open = direction == "out" and not schema.constant
    for value in schema.values:
        name = type(value).__name__
        atom = (name, repr(value))
        found.values.setdefault(atom, value)
        found.python.add(name if name == "float" else atom)
        found.wire.add((WIRE_NAMES[name], repr(value)))
        if is_open and name != "bool":
            found.python.add(name)
            found.wire.add(WIRE_NAMES[name])


def _string(schema: StringSchema, direction: Direction) -> set[Atom]:
    if schema.binary:
        return {"bytes"}
    name = DATES.get(schema.format) or ("UUID" if schema.format == "uuid" else "str")
    return {name} if direction == "out" else {name, "str"}


def has_models(api: Api, schema: Schema, depth: int = 0) -> bool:
    """True for answers that are read as models, themselves or what they hold."""
    found = terms(api, schema, "out")
    inside: list[Schema] = [part for array in found.arrays for part in held(array)]
    inside += [part for each in found.maps for part in held(each)]
    deeper = depth < _DEEPEST and any(has_models(api, s, depth + 1) for s in inside)
    return bool(found.objects) or deeper


def uncovered(some: set[Atom], by: set[Atom]) -> set[Atom]:
    """Return the atoms that nothing in the other set admits."""
    return {
        atom
        for atom in some
        if atom not in by
        and not (
            isinstance(atom, tuple)
            and (atom[0] in by or (atom[0] in _WHOLE and _WHOLE[atom[0]] in by))
        )
    }


_WHOLE = {"int": "float", "integer": "number"}
