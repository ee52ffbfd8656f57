"""Whether values that are given whole are what their shape takes: as strict as inner flags are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from .notes import note
from .problems import Wrong, nearest
from .tables import Shape, holder
from .values import fits, takes, told, wanted

PIPED = " (from standard input)"


def check(value: Any, shape: Shape, label: str) -> None:
    """Raise Wrong for a value of another kind, or with fields of another kind.

    A field that is not known may be one that the API has got since: it is sent, but where
    it looks like one that is known, that is said.
    """
    _check_kind(value, shape, label, PIPED)
    check_fields(value, shape, label, PIPED)


def check_fields(value: Any, shape: Shape, label: str, source: str = "") -> None:
    """Raise Wrong for a field that is of another kind than its shape says."""
    whole = holder(shape)
    if not whole.fields:
        return
    kinds = {field.wire: field.shape for field in whole.fields}
    closed = whole.items is None
    for fields in _objects(value):
        for key, item in fields.items():
            place = f"{label}.{key}"
            if key in kinds:
                _check_kind(item, kinds[key], place, source)
            elif closed and (guess := nearest(str(key), set(kinds) - set(fields))):
                note(f"Note: {label} has no field {key!r}{source}{guess}")


def _check_kind(value: Any, shape: Shape, label: str, source: str) -> None:
    if takes(shape, "file") or _lists_files(shape):
        return
    if not fits(value, shape):
        guess = nearest(str(value), map(str, shape.values)) if shape.values else ""
        raise Wrong(f"{label} wants {wanted(shape)}, not {told(value)}{source}{guess}")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    listed = cast("list[object]", value) if isinstance(value, list) else [value]
    for item in listed:
        if isinstance(item, dict):
            yield cast("dict[str, Any]", item)


def _lists_files(shape: Shape) -> bool:
    inside = (*shape.variants, *([shape.items] if shape.items else []))
    return any(takes(one, "file") for one in inside)
