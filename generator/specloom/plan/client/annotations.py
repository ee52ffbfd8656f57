"""Schemas as Python annotations, for both directions.

What the server sends is described openly: a text enum also admits other texts, so that
an old client survives a new value. What a caller writes is described strictly, so that
a type checker finds a typing error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...model.api import Api
from ...model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    Discriminator,
    EnumSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from ...render.literals import literal
from .definitions import Definition, Definitions, Direction
from .imports import Imports

# Named through their module, so that a field called `date` hides nothing.
DATES = {"date-time": "dt.datetime", "date": "dt.date", "time": "dt.time"}
TYPING = "typing"
COLLECTIONS = "collections.abc"


@dataclass(frozen=True, slots=True)
class Words:
    """How a module writes the names that annotations need.

    `refer` notes the use of a definition and returns how the module spells it.
    `list_name` is how it spells the built-in `list`, which a method may hide.
    """

    imports: Imports
    refer: Callable[[Definition], str]
    runtime: str
    list_name: str = "list"


class Annotator:
    """Writes annotations; remembers nothing but what its `Words` note."""

    def __init__(self, definitions: Definitions, words: Words) -> None:
        self._definitions = definitions
        self._api: Api = definitions.api
        self._words = words

    def annotate(self, schema: Schema, direction: Direction) -> str:
        """Return the annotation of a schema's values, null included where it is one."""
        text = self._of(schema, direction)
        if self._api.nullable(schema) and not _ends_in_none(text):
            # An alias or an inlined reference may already admit null by itself.
            return f"{text} | None"
        return text

    def definition(self, definition: Definition) -> str:
        """Return what an alias stands for: its schema, not the alias's own name."""
        text = self._plain(definition.schema, definition.direction)
        if definition.schema.nullable and not _ends_in_none(text):
            return _with_null(text)
        return text

    def _of(self, schema: Schema, direction: Direction) -> str:
        definition = self._definitions.of(schema, direction)
        if definition is not None:
            return self._words.refer(definition)
        return self._plain(schema, direction)

    def _plain(self, schema: Schema, direction: Direction) -> str:
        match schema:
            case Reference():
                return self._of(self._api.schemas[schema.target], direction)
            case EnumSchema():
                return self._enum(schema, direction)
            case StringSchema():
                return self._string(schema, direction)
            case NumberSchema():
                return "int" if schema.integer else "float"
            case BooleanSchema():
                return "bool"
            case NullSchema():
                return "None"
            case ArraySchema():
                return self._array(schema, direction)
            case ObjectSchema():
                return self._map(schema, direction)
            case UnionSchema():
                return self._union(schema, direction)
            case AnySchema() if schema.never:
                self._words.imports.add("typing_extensions", "Never")
                return "Never"
            case _:
                return self._any(direction)

    def _any(self, direction: Direction) -> str:
        if direction == "in":
            return "object"
        self._words.imports.add(TYPING, "Any")
        return "Any"

    def _enum(self, schema: EnumSchema, direction: Direction) -> str:
        literals = [v for v in schema.values if not isinstance(v, float)]
        if len(literals) != len(schema.values):
            return "float"
        self._words.imports.add(TYPING, "Literal")
        values = ", ".join(map(literal, literals))
        text = f"Literal[{values}]"
        if direction == "in" or schema.constant:
            return text
        names = sorted({type(value).__name__ for value in literals})
        if names == ["bool"]:
            return text
        return " | ".join((text, *names))

    def _string(self, schema: StringSchema, direction: Direction) -> str:
        if schema.binary:
            if direction == "out":
                return "bytes"
            self._words.imports.add(f"{self._words.runtime}.body", "FileTypes")
            return "FileTypes"
        name = DATES.get(schema.format)
        if name is not None:
            self._words.imports.add_module("datetime as dt")
            return name if direction == "out" else f"{name} | str"
        if schema.format == "uuid":
            self._words.imports.add("uuid", "UUID")
            return "UUID" if direction == "out" else "UUID | str"
        return "str"

    def _array(self, schema: ArraySchema, direction: Direction) -> str:
        items = self.annotate(schema.items, direction)
        if direction == "in":
            self._words.imports.add(COLLECTIONS, "Sequence")
            return f"Sequence[{items}]"
        return f"{self._words.list_name}[{items}]"

    def _map(self, schema: ObjectSchema, direction: Direction) -> str:
        values = [value for _, value in schema.patterns]
        if schema.additional is not None and not (
            values and isinstance(schema.additional, AnySchema)
        ):
            values.append(schema.additional)
        kinds = list(dict.fromkeys(self.annotate(v, direction) for v in values))
        value = " | ".join(kinds) if kinds else self._any(direction)
        if direction == "in":
            self._words.imports.add(COLLECTIONS, "Mapping")
            return f"Mapping[str, {value}]"
        return f"dict[str, {value}]"

    def _union(self, schema: UnionSchema, direction: Direction) -> str:
        texts = [self.annotate(variant, direction) for variant in schema.variants]
        null = any(_ends_in_none(text) for text in texts)
        texts = [text.removesuffix(" | None") for text in texts]
        kinds = list(dict.fromkeys(text for text in texts if text != "None"))
        text = " | ".join(kinds)
        if direction == "out" and len(kinds) > 1 and schema.discriminator is not None:
            self._words.imports.add(TYPING, "Annotated")
            self._words.imports.add(f"{self._words.runtime}.models", "OneOf")
            tags = self._tags(schema, schema.discriminator)
            text = f"Annotated[{text}, OneOf({tags})]"
        return f"{text} | None" if null else text

    def _tags(self, schema: UnionSchema, discriminator: Discriminator) -> str:
        """Return the arguments of `OneOf`: the tag's name, and where each value leads.

        The runtime reads the values from the variants' own constants; they are written
        out only where a variant has none.
        """
        wire = discriminator.wire
        mapping: dict[str, str] = {}
        for tag, index in discriminator.mapping:
            variant = self._api.resolve(schema.variants[index])
            if self._constants(variant, wire, 0):
                continue
            definition = self._definitions.of(variant, "out")
            if definition is not None:
                mapping[tag] = definition.name
        return f"{literal(wire)}, {literal(mapping)}" if mapping else literal(wire)

    def _constants(self, schema: Schema, wire: str, depth: int) -> bool:
        if isinstance(schema, UnionSchema) and depth < 12:
            parts = [self._api.resolve(v) for v in schema.variants]
            return all(self._constants(part, wire, depth + 1) for part in parts)
        prop = schema.property(wire) if isinstance(schema, ObjectSchema) else None
        return prop is not None and isinstance(
            self._api.resolve(prop.schema), EnumSchema
        )


def _with_null(text: str) -> str:
    return f"{text} | None"


def _ends_in_none(text: str) -> bool:
    return text == "None" or text.endswith("| None")
