"""Example values: what a schema's value could look like, for docs and help.

A value comes from, in this order: the `examples` of the field's own schema, its
default, its enum's first value, and else it is made from the schema. Examples of a
whole body (of a media type) are not used: an answer made from the schema shows every
field. An example or default that its own schema refuses is passed over.
"""

from __future__ import annotations

import math

from ..model.api import Api
from ..model.schema import (
    ABSENT,
    Absent,
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    Json,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from ..plain import is_mapping
from ..runtime.cli.formats import FORMATS
from .accepts import accepts
from .patterns import matching
from .summary import ordered

_MOST_FIELDS = 200
_DEEPEST = 12


def example(
    api: Api,
    schema: Schema,
    name: str = "",
    *,
    request: bool = False,
    most: int = _MOST_FIELDS,
) -> Json:
    """Return a value that the schema accepts, the same one each time.

    Objects show every field, in the order of the docs; arrays hold one item; maps one
    entry, `foo`. A string called `id` or `..._id` is its own name, other strings are
    `"string"`, numbers 0, unless limits, formats or patterns say otherwise. A type
    inside itself is left out, or empty, where that is allowed. `request` leaves out
    what is only read, an answer what is only written. Binary content is empty text.
    Once there are more than `most` fields, only required ones are added.
    """
    found = _Sampler(api, request, most).value(schema, name)
    return None if isinstance(found, Absent) else found


class _Sampler:
    """Makes one example; ABSENT stands for a value that would never end."""

    def __init__(self, api: Api, request: bool, most: int) -> None:
        self._api = api
        self._request = request
        self._most = most
        self._inside: list[str] = []
        self._fields = 0

    def value(self, schema: Schema, name: str) -> Json | Absent:
        given = self._given(schema)
        if given is not ABSENT:
            return given
        found = self._made(schema, name)
        return None if found is ABSENT and schema.nullable else found

    def _given(self, schema: Schema) -> Json | Absent:
        for candidate in (*schema.examples[:1], schema.default):
            if candidate is ABSENT or candidate is None:
                continue
            if accepts(self._api, schema, candidate):
                return candidate
        return ABSENT

    def _made(self, schema: Schema, name: str) -> Json | Absent:
        if isinstance(schema, Reference):
            return self._declared(schema.target, name)
        if isinstance(schema, EnumSchema):
            return schema.values[0] if schema.values else None
        if isinstance(schema, StringSchema):
            return _string(schema, name)
        if isinstance(schema, NumberSchema):
            return _number(schema)
        if isinstance(schema, BooleanSchema):
            return True
        if isinstance(schema, ArraySchema):
            return self._array(schema)
        if isinstance(schema, ObjectSchema):
            return self._object(schema)
        if isinstance(schema, UnionSchema):
            return self._union(schema, name)
        if isinstance(schema, AnySchema):
            return ABSENT if schema.never else {}
        return None

    def _declared(self, target: str, name: str) -> Json | Absent:
        if target in self._inside:
            return ABSENT
        self._inside.append(target)
        try:
            return self.value(self._api.schemas[target], name)
        finally:
            self._inside.pop()

    @property
    def _full(self) -> bool:
        return self._fields > self._most or len(self._inside) > _DEEPEST

    def _array(self, schema: ArraySchema) -> Json | Absent:
        least = schema.min_items or 0
        if schema.max_items == 0 or (self._full and not least):
            return []
        kinds = [*schema.prefix]
        if not kinds or len(kinds) < least:
            kinds += [schema.items] * max(1, least - len(kinds))
        items: list[Json] = []
        for kind in kinds:
            item = self.value(kind, "")
            if isinstance(item, Absent):
                return ABSENT if least else []
            items.append(item)
        if schema.unique:
            items = [_told_apart(items[:i], item) for i, item in enumerate(items)]
        return items

    def _object(self, schema: ObjectSchema) -> Json | Absent:
        if schema.is_map and not schema.undeclared:
            return self._map(schema)
        found: dict[str, Json] = {}
        needed = {field.wire for field in schema.properties if field.required}
        chosen = [next(iter(names)) for names in schema.alternatives if names]
        needed.update(name for names in chosen for name in names)
        room = self._room(schema, needed)
        for field in ordered(schema.properties):
            is_needed = field.wire in needed
            if self._hidden(field) or (not is_needed and (self._full or not room)):
                continue
            self._fields += 1
            item = self.value(field.schema, field.wire)
            if not isinstance(item, Absent):
                found[field.wire] = item
                room -= not is_needed
            elif field.required:
                return ABSENT
        for name in schema.undeclared:
            item = self._undeclared(schema, name)
            if isinstance(item, Absent):
                return ABSENT
            found[name] = item
        return found

    def _room(self, schema: ObjectSchema, needed: set[str]) -> int:
        """Return for how many fields there is room beside those that are needed."""
        if schema.max_properties is None:
            return len(schema.properties)
        return max(0, schema.max_properties - len(needed) - len(schema.undeclared))

    def _undeclared(self, schema: ObjectSchema, name: str) -> Json | Absent:
        if schema.additional is None:
            return ABSENT
        free = isinstance(self._api.resolve(schema.additional), AnySchema)
        return name if free else self.value(schema.additional, name)

    def _map(self, schema: ObjectSchema) -> Json | Absent:
        least = schema.min_properties or 0
        if schema.additional is None or schema.max_properties == 0:
            return {}
        item = self.value(schema.additional, "")
        if isinstance(item, Absent):
            return ABSENT if least else {}
        keys = ["foo", *(f"foo{number}" for number in range(2, least + 1))]
        free = isinstance(self._api.resolve(schema.additional), AnySchema)
        return dict.fromkeys(keys, "bar" if free and item == {} else item)

    def _hidden(self, field: Property) -> bool:
        return not self._api.travels(field.schema, request=self._request)

    def _union(self, schema: UnionSchema, name: str) -> Json | Absent:
        for index, variant in enumerate(schema.variants):
            if isinstance(self._api.resolve(variant), NullSchema):
                continue
            found = self.value(variant, name)
            if isinstance(found, Absent):
                continue
            return self._tagged(schema, index, found)
        nulls = [v for v in schema.variants if isinstance(v, NullSchema)]
        return None if nulls else ABSENT

    def _tagged(self, schema: UnionSchema, index: int, value: Json) -> Json:
        """Return a variant's value with the discriminator saying which variant it is.

        Not where the variant has other words for it.
        """
        tags = schema.discriminator.mapping if schema.discriminator else ()
        own = [tag for tag, variant in tags if variant == index]
        if not (schema.discriminator and own and is_mapping(value)):
            return value
        wire = schema.discriminator.wire
        variant = self._api.resolve(schema.variants[index])
        field = variant.property(wire) if isinstance(variant, ObjectSchema) else None
        if value.get(wire) in own or (
            field and not accepts(self._api, field.schema, own[0])
        ):
            return value
        return {**value, wire: own[0]}


def _told_apart(before: list[Json], item: Json) -> Json:
    if item not in before:
        return item
    if isinstance(item, str):
        return f"{item}{len(before) + 1}"
    return item + len(before) if isinstance(item, (int, float)) else item


def _string(schema: StringSchema, name: str) -> str:
    if schema.binary:
        return ""
    own_name = name == "id" or name.endswith("_id")
    text = FORMATS.get(schema.format, name if own_name else "string")
    if schema.pattern:
        text = matching(schema.pattern, text, schema.min_length, schema.max_length)
    elif schema.format not in FORMATS:
        least = schema.min_length or 0
        if len(text) < least:
            text = (text * (least // max(1, len(text)) + 1))[:least]
        if schema.max_length is not None:
            text = text[: schema.max_length]
    return text


def _number(schema: NumberSchema) -> int | float:
    low, high = _bounds(schema)
    found: float | int = 0
    if low is not None and found < low:
        found = low
    if high is not None and found > high:
        found = high
    if schema.multiple_of:
        steps = found / schema.multiple_of
        rounded = math.floor(steps) if high is not None else math.ceil(steps)
        found = rounded * schema.multiple_of
    elif schema.integer:
        found = math.floor(found) if found == high else math.ceil(found)
    return int(found) if isinstance(found, float) and found.is_integer() else found


def _bounds(schema: NumberSchema) -> tuple[float | int | None, float | int | None]:
    """Return the least and greatest value, exclusive limits moved a step inwards."""
    step: float | int = 1 if schema.integer else 0.5
    if schema.exclusive_minimum is not None and schema.exclusive_maximum is not None:
        width = schema.exclusive_maximum - schema.exclusive_minimum
        step = step if width > step else width / 2
    low, high = schema.minimum, schema.maximum
    if schema.exclusive_minimum is not None:
        edge = schema.exclusive_minimum + step
        low = edge if low is None else max(low, edge)
    if schema.exclusive_maximum is not None:
        edge = schema.exclusive_maximum - step
        high = edge if high is None else min(high, edge)
    return low, high
