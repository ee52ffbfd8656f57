"""From words and piped data to the arguments of a request, in the command's own order.

Flags, inner flags and piped data that say the same give the same arguments, down to the
order of an object's fields, and so the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from . import fitting, values
from .files import expanded, upload
from .problems import Wrong, nearest
from .tables import Command, Field, Flag, Shape, holder, named
from .tokens import Given

Arguments = dict[str, Any]
"""Values by the flag's name; under `EXTRA` what the description does not name."""
EXTRA = ""


def arguments(
    command: Command, given: list[Given], piped: Mapping[str, Any]
) -> Arguments:
    """Return every argument, checked and in order; flags win over piped data."""
    found: Arguments = {}
    for use in given:
        if use.inner is not None:
            _set_field(found, use, use.inner)
        elif use.flag.shape.kind == "array":
            _add_items(found, use)
        else:
            value = values.read(use.text, use.flag.shape, use.label)
            fitting.check_fields(value, use.flag.shape, use.label)
            before = found.get(use.flag.name)
            found[use.flag.name] = _joined(before, value, use.flag.shape)
    parts = {use.flag.name for use in given if use.inner is not None}
    wholes = {use.flag.name for use in given if use.inner is None}
    _merge(found, command, piped, parts - wholes)
    missing = [f for f in command.flags if f.required and f.name not in found]
    if missing:
        names = ", ".join(f"--{flag.name}" for flag in missing)
        raise Wrong(f"missing {names}")
    ordered = {
        flag.name: _ordered(found[flag.name], flag.shape)
        for flag in command.flags
        if flag.name in found
    }
    return {**ordered, EXTRA: found[EXTRA]} if EXTRA in found else ordered


def _add_items(found: Arguments, use: Given) -> None:
    added = values.items(use.text, use.flag.shape, use.label)
    fitting.check_fields(added, use.flag.shape, use.label)
    before = found.get(use.flag.name)
    found[use.flag.name] = None if added is None else [*(before or []), *added]


def _joined(before: Any, value: Any, shape: Shape) -> Any:
    """Return the list that two uses of a flag make, where the flag may also take a list.

    Elsewhere the later one wins.
    """
    if before is None or value is None or shape.kind != "union":
        return value
    whole = [*_listed(before), *_listed(value)]
    return whole if values.fits_list(whole, shape) else value


def _listed(value: Any) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _set_field(found: Arguments, use: Given, field: Field) -> None:
    name, shape = use.flag.name, use.flag.shape
    if shape.kind == "array":
        listed: list[Any] = found.get(name) or []
        current = listed[-1] if listed else None
        if not isinstance(current, dict) or field.wire in current:
            current = {}
            listed.append(current)
        found[name] = listed
        before = None
    else:
        whole = found.get(name)
        current = cast("dict[str, Any]", whole) if isinstance(whole, dict) else {}
        found[name] = current
        before = current.get(field.wire)
    if field.shape.kind == "array":
        added = values.items(use.text, field.shape, use.label)
        current[field.wire] = None if added is None else [*(before or []), *added]
    else:
        current[field.wire] = values.read(use.text, field.shape, use.label)


def _merge(
    found: Arguments, command: Command, piped: Mapping[str, Any], parts: set[str]
) -> None:
    """Add piped data by the description's names where no flag has spoken.

    Of an object in `parts`, flags have set some fields only: it keeps its other ones.
    """
    spoken = frozenset(found)
    whole = next((f for f in command.flags if f.place == "whole-body"), None)
    rest: dict[str, Any] = {}
    for key, value in piped.items():
        flag = named(command, key)
        if flag is not None:
            if flag.name not in spoken:
                found[flag.name] = _piped(value, flag.shape, key)
                fitting.check(found[flag.name], flag.shape, key)
            elif flag.name in parts and isinstance(value, dict):
                fitting.check_fields(value, flag.shape, key, fitting.PIPED)
                _complete(found, flag, _piped(value, flag.shape, key))
        else:
            rest[key] = expanded(value, key)
    if not rest:
        return
    if whole is not None and whole.name not in found:
        found[whole.name] = rest
    elif command.extra and whole is None:
        found[EXTRA] = rest
    else:
        key = next(iter(rest))
        known = [f.wire.removesuffix("[]") or f.name for f in command.flags]
        raise Wrong(
            f"{command.name} has no parameter {key!r} (from standard input)"
            f"{nearest(key, known)}"
        )


def _complete(found: Arguments, flag: Flag, piped: dict[str, Any]) -> None:
    """Put the fields that flags have set over those of a piped object."""
    if isinstance(found[flag.name], dict):
        found[flag.name] = {**piped, **found[flag.name]}


def _piped(value: Any, shape: Shape, label: str) -> Any:
    if isinstance(value, str) and values.takes(shape, "file"):
        asked = value.startswith("@") or not values.takes(shape, "string")
        return upload(value, label) if asked else expanded(value, label)
    arrays = [v for v in (shape, *shape.variants) if v.kind == "array" and v.items]
    if isinstance(value, list) and arrays and arrays[0].items:
        one = arrays[0].items
        return [_piped(item, one, label) for item in cast("list[object]", value)]
    return expanded(value, label)


def _ordered(value: Any, shape: Shape) -> Any:
    """Return a value with the fields of its objects in the description's order."""
    if isinstance(value, list):
        if shape.kind == "union":
            arrays = [v for v in shape.variants if v.kind == "array"]
            shape = arrays[0] if arrays else shape
        one = holder(shape)
        return [_ordered(item, one) for item in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    fields = cast("dict[str, Any]", value)
    known = {field.wire: field.shape for field in shape.fields if field.wire in fields}
    return {
        key: _ordered(fields[key], known[key]) if key in known else fields[key]
        for key in (*known, *(key for key in fields if key not in known))
    }


def streams(command: Command, found: Arguments) -> bool:
    """True when the arguments ask for events in place of one answer."""
    return any(flag.streams and found.get(flag.name) is True for flag in command.flags)


def of(command: Command, found: Arguments, *places: str) -> list[tuple[Flag, Any]]:
    """Return the arguments that go to some places, each with its flag."""
    return [
        (flag, found[flag.name])
        for flag in command.flags
        if flag.place in places and flag.name in found
    ]
