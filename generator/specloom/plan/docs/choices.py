"""All that a value may be, where a type's summary is too short for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.api import Api
from ...model.schema import (
    ArraySchema,
    EnumSchema,
    ObjectSchema,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from ...values import dataclass
from ..summary import choices, constant, variants
from ..telling import held


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a value may be, and what that means, as CommonMark."""

    text: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a value may be, or with `any_text` what is known of that."""

    listed: tuple[Choice, ...] = ()
    any_text: bool = False

    def __bool__(self) -> bool:
        return bool(self.listed)

    @property
    def title(self) -> str:
        return "Known values" if self.any_text else "One of"

    @property
    def are_told(self) -> bool:
        """True where it is said what any of them means."""
        return any(choice.description for choice in self.listed)


NO_CHOICES: Final = Choices()


_CHOOSING: Final = (EnumSchema, UnionSchema, ArraySchema, ObjectSchema)
"""Types that are, or hold, a choice."""


def choices_of(api: Api, schema: Schema) -> Choices:
    """Return what a value may be, one by one, and what the values of enums mean.

    Empty where the summary has it all.
    """
    if not isinstance(api.resolve(schema), _CHOOSING):
        return NO_CHOICES
    told = dict(_told(api, schema, frozenset()))
    among = choices(api, schema) or tuple(told)
    if not among:
        return NO_CHOICES
    return Choices(
        tuple(Choice(text, told.get(text, "")) for text in among),
        any_text="string" not in among and _takes_any_text(api, schema),
    )


def _told(
    api: Api, schema: Schema, inside: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield the values of enums that any is told of, and what is told of each."""
    if isinstance(schema, Reference):
        if schema.target not in inside:
            target = api.schemas[schema.target]
            yield from _told(api, target, inside | {schema.target})
    elif isinstance(schema, EnumSchema):
        if any(schema.told):
            yield from zip(map(constant, schema.values), schema.told, strict=True)
    else:
        for kind in _kinds(api, schema):
            yield from _told(api, kind, inside)


def _kinds(api: Api, schema: Schema) -> tuple[Schema, ...]:
    """Return the variants of a union, and what an array or a map holds."""
    return variants(api, schema) if isinstance(schema, UnionSchema) else held(schema)


def _takes_any_text(api: Api, schema: Schema) -> bool:
    """Tell whether a union, or one of items, has any text beside what it lists."""
    meant = api.resolve(schema)
    if isinstance(meant, UnionSchema):
        kinds = map(api.resolve, variants(api, meant))
        return any(isinstance(kind, StringSchema) for kind in kinds)
    return any(
        isinstance(api.resolve(kind), UnionSchema) and _takes_any_text(api, kind)
        for kind in held(meant)
    )
