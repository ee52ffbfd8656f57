"""Objections of a validator in short sentences, at the place where something can be done."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from specloom.check.finding import rule_of, value_of
from specloom.check.severity import missing
from specloom.read.nearest import did_you_mean, nearest
from specloom.read.values import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jsonschema.exceptions import ValidationError

    from specloom.read import Pointer

_LONGEST: Final = 60

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
    error = most_telling(error)
    keyword = str(error.validator)
    path = tuple(error.absolute_path)
    if keyword in ("additionalProperties", "unevaluatedProperties"):
        return _unknown_fields(error, path)
    explain = _EXPLANATIONS.get(keyword)
    return [
        explain(error, path) if explain else Wording(path, shorten(error.message, 160))
    ]


def most_telling(error: ValidationError) -> ValidationError:
    """Return what is wrong with the alternative that was most probably meant.

    A value that is one of several kinds of object is told what it lacks as the kind it
    nearly is: the one whose objections lie deepest in it.
    """
    while error.context:
        depth = len(error.absolute_path)
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        meant = [
            branch
            for branch in branches.values()
            if not _is_another_kind(branch, depth)
        ]
        if not meant:
            return error
        candidates = min(meant, key=lambda branch: (-_depth(branch), len(branch)))
        error = max(candidates, key=lambda inner: len(inner.absolute_path))
    return error


def _depth(branch: Sequence[ValidationError]) -> int:
    return max(len(inner.absolute_path) for inner in branch)


def _is_another_kind(branch: Sequence[ValidationError], depth: int) -> bool:
    """Whether a value is told apart from an alternative by its type, or as no reference."""
    for inner in branch:
        if len(inner.absolute_path) > depth:
            continue
        if inner.validator in ("type", "const", "enum"):
            return True
        if inner.validator == "required" and missing(inner) == {"$ref"}:
            return True
    return False


def show(value: Any) -> str:
    """Return a value as an author would write it, cut when it is long."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        text = repr(type(value).__name__)
    return shorten(text)


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut when it has more than `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 3].rstrip() + "..."


def kind_of(value: Any) -> str:
    """Return what kind of value something is: `a mapping`, `the number 3`."""
    if is_mapping(value):
        return "a mapping"
    if is_list(value):
        return "a list"
    return show(value)


def _unknown_fields(error: ValidationError, path: Pointer) -> list[Wording]:
    known = [*error.schema.get("properties", ())] if is_mapping(error.schema) else []
    # The library only tells the names in its message.
    fields: dict[str, Any] = value_of(error)
    names = [name for name in fields if repr(name) in error.message]
    return [
        Wording(
            (*path, name),
            f"unknown field {name!r}",
            _field_hint(name, known),
            at_key=True,
        )
        for name in names
    ] or [Wording(path, shorten(error.message, 160))]


def _field_hint(name: str, known: Sequence[str]) -> str:
    return did_you_mean(name, known) or f"own fields begin with x-: 'x-{name}'"


def _required(error: ValidationError, path: Pointer) -> Wording:
    absent = sorted(missing(error)) or ["?"]
    # The library makes one objection per field, and names it first.
    name = next(
        (name for name in absent if error.message.startswith(repr(name))), absent[0]
    )
    close = nearest(name, value_of(error))
    hint = f"is {close!r} meant to be {name!r}?" if close else f"add {name!r} here"
    return Wording(path, f"{name!r} is missing", hint)


def _type(error: ValidationError, path: Pointer) -> Wording:
    types = rule_of(error)
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


def _enum(error: ValidationError, path: Pointer) -> Wording:
    allowed: list[Any] = rule_of(error)
    names = [value for value in allowed if isinstance(value, str)]
    hint = did_you_mean(str(value_of(error)), names)
    listed = ", ".join(show(value) for value in allowed)
    return Wording(
        path, f"{show(value_of(error))} is not one of {shorten(listed)}", hint
    )


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


def _format(error: ValidationError, path: Pointer) -> Wording:
    return Wording(path, f"{show(value_of(error))} is no valid {rule_of(error)}")


def _alternatives(error: ValidationError, path: Pointer) -> Wording:
    found = kind_of(value_of(error))
    if error.validator == "oneOf" and not error.context:
        return Wording(
            path, f"{found} fits more than one of the alternatives allowed here"
        )
    return Wording(path, f"{found} fits none of the alternatives allowed here")


_EXPLANATIONS: Final[dict[str, Callable[[ValidationError, Pointer], Wording]]] = {
    "anyOf": _alternatives,
    "const": _const,
    "enum": _enum,
    "format": _format,
    "oneOf": _alternatives,
    "pattern": _pattern,
    "required": _required,
    "type": _type,
    "uniqueItems": _unique,
}
