"""Limits of values: which of two schemas of one kind refuses more."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.schema import ArraySchema, NumberSchema, ObjectSchema, StringSchema
from ..values import dataclass

Limited = StringSchema | NumberSchema | ArraySchema | ObjectSchema
Value = float | int | str | None

# In words, and which way it is narrowed: by more, by less, or by any other value.
_LIMITS: dict[str, tuple[str, int]] = {
    "min_length": ("minLength", 1),
    "max_length": ("maxLength", -1),
    "pattern": ("pattern", 0),
    "minimum": ("minimum", 1),
    "maximum": ("maximum", -1),
    "exclusive_minimum": ("exclusiveMinimum", 1),
    "exclusive_maximum": ("exclusiveMaximum", -1),
    "multiple_of": ("multipleOf", 0),
    "min_items": ("minItems", 1),
    "max_items": ("maxItems", -1),
    "unique": ("uniqueItems", 0),
    "min_properties": ("minProperties", 1),
    "max_properties": ("maxProperties", -1),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that differs. `narrowed` is true where a value may be refused from now."""

    keyword: str
    before: str
    now: str
    narrowed: bool


def limits(old: Limited, new: Limited) -> Iterator[Limit]:
    """Yield each limit that is another, for two schemas of one kind."""
    if type(old) is not type(new):
        return
    for name, (keyword, way) in _LIMITS.items():
        before, now = getattr(old, name, None), getattr(new, name, None)
        if before == now:
            continue
        yield Limit(keyword, _said(before), _said(now), _narrowed(before, now, way))


def _said(value: Value) -> str:
    return "none" if _is_none(value) else str(value)


def _is_none(value: Value) -> bool:
    return value is None or value is False or value == ""


def _narrowed(before: Value, now: Value, way: int) -> bool:
    if _is_none(now):
        return False
    if isinstance(before, (int, float)) and isinstance(now, (int, float)) and way:
        return (now - before) * way > 0
    return True
