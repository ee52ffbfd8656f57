"""What holds for a value beside its type, as short sentences for a reader."""

from __future__ import annotations

from ...model.api import Api
from ...model.schema import (
    ABSENT,
    ArraySchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    StringSchema,
    UnionSchema,
)
from ..accepts import default_of
from ..summary import constant, summary, variants
from ..telling import held


def facts(api: Api, schema: Schema, *, listed: bool = False) -> tuple[str, ...]:
    """Return the facts about a schema's value, those of a reference's target included.

    Args:
        listed: whether what the value may be stands below it, one by one.
    """
    meant = api.resolve(schema)
    found: list[str] = []
    default = default_of(api, schema)
    if default is not ABSENT:
        found.append(f"Default: {constant(default)}")
    found += _limits(meant)
    found += _others(api, meant)
    found += _inner(api, meant) if not listed else []
    if api.nullable(schema):
        found.append("May be null")
    if not api.travels(schema, request=True):
        found.append("Read-only")
    if not api.travels(schema, request=False):
        found.append("Write-only")
    return tuple(found)


def _inner(api: Api, schema: Schema) -> list[str]:
    """Return what holds for each item, value or variant, where none of them is listed."""
    if isinstance(schema, UnionSchema):
        kinds = variants(api, schema)
        told = [(f"As {summary(api, kind)}", api.resolve(kind)) for kind in kinds]
    else:
        told = [("Each", api.resolve(kind)) for kind in held(schema)[:1]]
    limits = [(name, _limits(kind)) for name, kind in told]
    return [f"{name}: {_lower(facts)}" for name, facts in limits if facts]


def _lower(facts: list[str]) -> str:
    return ", ".join(f"{fact[:1].lower()}{fact[1:]}" for fact in facts)


def _limits(schema: Schema) -> list[str]:
    if isinstance(schema, NumberSchema):
        return _number(schema)
    if isinstance(schema, StringSchema):
        return _string(schema)
    if isinstance(schema, ArraySchema):
        found = _range(schema.min_items, schema.max_items, "item")
        return [*found, "No item twice"] if schema.unique else found
    if isinstance(schema, ObjectSchema):
        kind = "entry" if schema.is_map else "field"
        return _range(schema.min_properties, schema.max_properties, kind)
    return []


def _others(api: Api, schema: Schema) -> list[str]:
    """Return what may stand beside the fields of an object, where that is said."""
    if not isinstance(schema, ObjectSchema) or schema.is_map:
        return []
    found = [
        f"Fields that match {pattern}: {summary(api, kind)}"
        for pattern, kind in schema.patterns
    ]
    if schema.additional is None:
        return [*found, "No other fields"]
    return (
        found if schema.open else [*found, f"Others: {summary(api, schema.additional)}"]
    )


def _string(schema: StringSchema) -> list[str]:
    found = _range(schema.min_length, schema.max_length, "character")
    if schema.pattern:
        found.append(f"Pattern: {schema.pattern}")
    if schema.format and schema.format != "binary":
        found.append(f"Format: {schema.format}")
    if schema.content_encoding:
        found.append(f"Encoding: {schema.content_encoding}")
    if schema.content_media_type:
        found.append(f"Media type: {schema.content_media_type}")
    return found


def _number(schema: NumberSchema) -> list[str]:
    found: list[str] = []
    low, high = schema.minimum, schema.maximum
    if low is not None and high is not None:
        found.append(f"From {low} to {high}")
    elif low is not None:
        found.append(f"At least {low}")
    elif high is not None:
        found.append(f"At most {high}")
    if schema.exclusive_minimum is not None:
        found.append(f"More than {schema.exclusive_minimum}")
    if schema.exclusive_maximum is not None:
        found.append(f"Less than {schema.exclusive_maximum}")
    if schema.multiple_of is not None:
        found.append(f"A multiple of {schema.multiple_of}")
    if schema.integer:
        found.append("Integer")
    if schema.format:
        found.append(f"Format: {schema.format}")
    return found


def _range(least: int | None, most: int | None, unit: str) -> list[str]:
    if least and most is not None:
        many = _counted(most, unit)
        return [f"Exactly {many}" if least == most else f"{least} to {many}"]
    if least:
        return [f"At least {_counted(least, unit)}"]
    return [] if most is None else [f"At most {_counted(most, unit)}"]


def _counted(number: int, unit: str) -> str:
    plural = "entries" if unit == "entry" else f"{unit}s"
    return f"{number:,} {unit if number == 1 else plural}"
