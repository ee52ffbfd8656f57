"""Schemas, as frozen values: what a JSON value may be, with `$ref`s resolved by name.

Schema
├── AnySchema        anything, or (`never`) nothing at all
├── StringSchema     text, dates, binary: told apart by `format`
├── NumberSchema     numbers and integers
├── BooleanSchema
├── NullSchema       only null
├── EnumSchema       one of the listed values; a `const` lists one
├── ArraySchema      items of one schema, or a tuple
├── ObjectSchema     named properties, and what may stand beside them
├── UnionSchema      one of several, with or without a discriminator
└── Reference        a declared schema, by name
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any, Final

from ..problems import Place
from ..values import dataclass


class Absent:
    """The type of `ABSENT`: told apart from null, which may be a value."""

    def __repr__(self) -> str:
        return "ABSENT"

    def __bool__(self) -> bool:
        return False


ABSENT: Final = Absent()

# Media types whose content is text, so that it can stand in a JSON string as it is.
_TEXT = re.compile(
    r"^text/|[/+](json|xml|yaml)$|/(javascript|x-www-form-urlencoded|sql|graphql|jwt)$"
)

Json = Any
"""Plain data as JSON knows it."""


@dataclass(frozen=True, kw_only=True)
class Schema:
    """What every kind of schema may say about itself.

    `name` is set on a declared schema (`components/schemas`), else empty.
    `nullable` means that null is a value too, however the description says it.
    """

    place: Place
    name: str = ""
    title: str = ""
    description: str = ""
    nullable: bool = False
    default: Json | Absent = ABSENT
    examples: tuple[Json, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    label: str = ""
    """`x-specloom: {name}`: what the products call it, where the description says so."""


@dataclass(frozen=True, kw_only=True)
class AnySchema(Schema):
    never: bool = False


@dataclass(frozen=True, kw_only=True)
class StringSchema(Schema):
    format: str = ""
    min_length: int | None = None
    max_length: int | None = None
    pattern: str = ""
    content_encoding: str = ""
    content_media_type: str = ""

    @property
    def binary(self) -> bool:
        """True for bytes that travel as they are, not as text in JSON."""
        return self.format == "binary" or (
            bool(self.content_media_type)
            and not self.content_encoding
            and not _TEXT.search(self.content_media_type.partition(";")[0])
        )


@dataclass(frozen=True, kw_only=True)
class NumberSchema(Schema):
    integer: bool = False
    format: str = ""
    minimum: float | int | None = None
    maximum: float | int | None = None
    exclusive_minimum: float | int | None = None
    exclusive_maximum: float | int | None = None
    multiple_of: float | int | None = None


@dataclass(frozen=True, kw_only=True)
class BooleanSchema(Schema):
    pass


@dataclass(frozen=True, kw_only=True)
class NullSchema(Schema):
    pass


@dataclass(frozen=True, kw_only=True)
class EnumSchema(Schema):
    """`values` never holds null: that is `nullable`."""

    values: tuple[Json, ...]
    names: tuple[str, ...] = ()
    """`x-enum-varnames`, where given for every value."""
    told: tuple[str, ...] = ()
    """What each value means, as CommonMark; empty where that is told of none."""

    @property
    def constant(self) -> bool:
        return len(self.values) == 1


@dataclass(frozen=True, kw_only=True)
class ArraySchema(Schema):
    items: Schema
    prefix: tuple[Schema, ...] = ()
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """A named property of an object, by its name on the wire."""

    wire: str
    schema: Schema
    required: bool
    label: str = ""
    """`x-specloom: {name}`."""


Alternatives = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class ObjectSchema(Schema):
    """`additional` is None when nothing may stand beside the properties."""

    properties: tuple[Property, ...] = ()
    additional: Schema | None = None
    patterns: tuple[tuple[str, Schema], ...] = ()
    min_properties: int | None = None
    max_properties: int | None = None
    open: bool = False
    """True when the description leaves unsaid what may stand beside the properties."""
    undeclared: tuple[str, ...] = ()
    """Names that have to be there, though no property is described by them."""
    alternatives: tuple[Alternatives, ...] = ()
    """Of each, one set of names has to be there."""

    @property
    def is_map(self) -> bool:
        """True when no property is named: keys are data."""
        return not self.properties

    def property(self, wire: str) -> Property | None:
        return next((p for p in self.properties if p.wire == wire), None)


@dataclass(frozen=True, slots=True)
class Discriminator:
    """`mapping` leads from a tag's value to the variant's index in the union.

    `named` are the tags that the description's own mapping lists. `default` is the
    variant of all other tags, where there is one.
    """

    wire: str
    mapping: tuple[tuple[str, int], ...]
    named: frozenset[str] = field(default=frozenset(), compare=False)
    default: int | None = None


@dataclass(frozen=True, kw_only=True)
class UnionSchema(Schema):
    variants: tuple[Schema, ...]
    exclusive: bool = False
    """True for `oneOf`, false for `anyOf` and lists of types."""
    discriminator: Discriminator | None = None


@dataclass(frozen=True, kw_only=True)
class Reference(Schema):
    """A declared schema; facts that stand beside `$ref` are this node's own."""

    target: str
