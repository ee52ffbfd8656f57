"""Objections of a validator in short sentences, at the place where something can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specloom.check.alternatives import is_only_missing, possible_branches
from specloom.check.finding import is_about_a_type, missing, rule_of, value_of
from specloom.check.shown import kind_of, shorten, show
from specloom.plain import is_list, is_mapping
from specloom.read.nearest import did_you_mean, nearest
from specloom.schema_types import TYPES, reading
from specloom.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jsonschema.exceptions import ValidationError

    from specloom.read import Pointer


_TYPE_HINTS: Final[dict[str, str]] = {
    "exclusiveMaximum": "since OpenAPI 3.1 this is the limit itself, in place of 'maximum'",
    "exclusiveMinimum": "since OpenAPI 3.1 this is the limit itself, in place of 'minimum'",
}

_NOUNS: Final[dict[str, str]] = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "an integer",
    "null": "null",
    "number": "a number",
    "object": "a mapping",
    "string": "a text",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What to say, and where: a pointer from the value that was checked."""

    pointer: Pointer
    message: str
    hint: str = ""
    at_key: bool = False
    """Whether it is about the key at `pointer` rather than its value."""


def describe(error: ValidationError) -> list[Wording]:
    """Return what an objection says; unknown fields are told one by one."""
    keyword = str(error.validator)
    path = tuple(error.absolute_path)
    if is_about_a_type(error):
        return [_schema_type(error, path)]
    if keyword in ("additionalProperties", "unevaluatedProperties"):
        return _unknown_fields(error, path)
    explain = _EXPLANATIONS.get(keyword)
    return [
        explain(error, path) if explain else Wording(path, shorten(error.message, 160))
    ]


def _unknown_fields(error: ValidationError, path: Pointer) -> list[Wording]:
    known = [*error.schema.get("properties", ())] if is_mapping(error.schema) else []
    fields: dict[str, Any] = value_of(error)
    # The library only tells the names in its message.
    names = [name for name in fields if repr(name) in error.message]
    return [_unknown_field(name, known, path) for name in names] or [
        Wording(path, shorten(error.message, 160))
    ]


def _unknown_field(name: str, known: Sequence[str], path: Pointer) -> Wording:
    if path == ("paths",):
        said = f"the path {name!r} does not begin with '/'"
        return Wording((*path, name), said, f"write '/{name}'", at_key=True)
    hint = did_you_mean(name, known) or f"own fields begin with x-: 'x-{name}'"
    return Wording((*path, name), f"unknown field {name!r}", hint, at_key=True)


def _required(error: ValidationError, path: Pointer) -> Wording:
    absent = sorted(missing(error)) or ["?"]
    # The library makes one objection per field, and names it first.
    name = next(
        (name for name in absent if error.message.startswith(repr(name))), absent[0]
    )
    if name == "default" and path and path[-1] == "responses":
        return _empty(error, path)
    close = nearest(name, value_of(error))
    hint = f"is {close!r} meant to be {name!r}?" if close else f"add {name!r} here"
    return Wording(path, f"{name!r} is missing", hint)


def _empty_or_short(error: ValidationError, path: Pointer) -> Wording:
    if value_of(error):
        return Wording(path, f"needs at least {rule_of(error)} items")
    return _empty(error, path)


def _empty(error: ValidationError, path: Pointer) -> Wording:
    what = (
        f"{path[-1]!r}"
        if path and isinstance(path[-1], str)
        else kind_of(value_of(error))
    )
    return Wording(path, f"{what} must not be empty")


def _type(error: ValidationError, path: Pointer) -> Wording:
    types: Any = rule_of(error)
    if types == ["object", "boolean"]:
        said = f"a schema must be a mapping, not {kind_of(value_of(error))}"
        return Wording(path, said)
    expected = " or ".join(
        _NOUNS.get(t, str(t)) for t in (types if is_list(types) else [types])
    )
    found = kind_of(value_of(error))
    where = (
        f"{path[-1]!r} must be"
        if path and isinstance(path[-1], str)
        else "this must be"
    )
    hint = _TYPE_HINTS.get(str(path[-1]), "") if path else ""
    if expected == "a text" and isinstance(value_of(error), (int, float, bool)):
        hint = f"put it in quotes: '{show(value_of(error))}'"
    return Wording(path, f"{where} {expected}, not {found}", hint)


def _schema_type(error: ValidationError, path: Pointer) -> Wording:
    said = value_of(error)
    if is_list(said) and said and all(part in TYPES for part in said):
        told = "a list of types is what OpenAPI 3.1 has: it is read so"
        return Wording(path, told, "set `openapi` to 3.1.0, or use `nullable: true`")
    hint = did_you_mean(str(said), TYPES) if said is not None else "quote it: 'null'"
    message = f"{show(said)} is no type of JSON Schema: read as {reading(said)}"
    return Wording(path, message, hint)


def _enum(error: ValidationError, path: Pointer) -> Wording:
    return _one_of(error, rule_of(error))


def _one_of(error: ValidationError, allowed: Sequence[Any]) -> Wording:
    hint = did_you_mean(str(value_of(error)), (str(value) for value in allowed))
    listed = shorten(", ".join(show(value) for value in allowed), 100)
    message = f"{show(value_of(error))} is not one of {listed}"
    return Wording(tuple(error.absolute_path), message, hint)


def _const(error: ValidationError, path: Pointer) -> Wording:
    return Wording(path, f"must be {show(rule_of(error))}, not {show(value_of(error))}")


def _unique(error: ValidationError, path: Pointer) -> Wording:
    items: list[Any] = value_of(error)
    for index, item in enumerate(items):
        if item in items[:index]:
            return Wording(
                (*path, index), f"{show(item)} is listed twice", "remove one of the two"
            )
    return Wording(path, "an item is listed twice", "remove one of the two")


def _pattern(error: ValidationError, path: Pointer) -> Wording:
    message = f"{show(value_of(error))} does not have the form {rule_of(error)}"
    if "propertyNames" in error.absolute_schema_path:
        return Wording((*path, value_of(error)), message, "rename it", at_key=True)
    return Wording(path, message)


def _not(error: ValidationError, path: Pointer) -> Wording:
    if path[-1:] != ("additionalOperations",):
        return Wording(path, shorten(error.message, 160))
    verb = str(value_of(error))
    hint = f"write {verb.lower()!r} beside 'additionalOperations'"
    said = f"{verb!r} is no additional operation: it has a field of its own"
    return Wording((*path, verb), said, hint, at_key=True)


def _format(error: ValidationError, path: Pointer) -> Wording:
    return Wording(path, f"{show(value_of(error))} is no valid {rule_of(error)}")


def _alternatives(error: ValidationError, path: Pointer) -> Wording:
    found = kind_of(value_of(error))
    branches = possible_branches(error)
    if not error.context:
        return Wording(
            path, f"{found} fits more than one of the alternatives allowed here"
        )
    if branches and all(is_only_missing(branch, len(path)) for branch in branches):
        names = [sorted(missing(branch[0])) for branch in branches]
        return Wording(
            path, f"one of {', '.join(repr(name[0]) for name in names)} must be here"
        )
    told = [
        inner
        for branch in branches
        for inner in branch
        if inner.validator in ("const", "enum")
        and len(inner.absolute_path) == len(path) + 1
    ]
    if (
        len(told) >= len(branches)
        and len({tuple(inner.absolute_path) for inner in told}) == 1
    ):
        return _one_of(
            told[0], [choice for inner in told for choice in _choices(inner)]
        )
    return Wording(path, f"{found} fits none of the alternatives allowed here")


def _choices(error: ValidationError) -> list[Any]:
    return rule_of(error) if error.validator == "enum" else [rule_of(error)]


_EXPLANATIONS: Final[dict[str, Callable[[ValidationError, Pointer], Wording]]] = {
    "anyOf": _alternatives,
    "const": _const,
    "enum": _enum,
    "format": _format,
    "minItems": _empty_or_short,
    "minProperties": _empty_or_short,
    "not": _not,
    "oneOf": _alternatives,
    "pattern": _pattern,
    "required": _required,
    "type": _type,
    "uniqueItems": _unique,
}
