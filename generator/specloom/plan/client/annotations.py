"""Schemas as Python annotations, for both directions.

What the server sends is described openly: a text enum also admits other texts, so that
an old client survives a new value. What a caller writes is described strictly, so that
a type checker finds a typing error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...literals import literal
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
from ...values import dataclass
from ..telling import telling
from .definitions import Definition, Definitions, Direction
from .imports import Imports

# Named through their module, so that a field called `date` hides nothing.
DATES = {"date-time": "dt.datetime", "date": "dt.date", "time": "dt.time"}
TYPING = "typing"
COLLECTIONS = "collections.abc"
NULL = " | None"
OBJECTS = ("object", "builtins.object")


@dataclass(frozen=True, slots=True)
class Words:
    """How a module writes the names that annotations need.

    `refer` notes the use of a definition and returns how the module spells it.
    `hidden` are the built-in types that a method or an argument takes the name of.
    """

    imports: Imports
    refer: Callable[[Definition], str]
    runtime: str
    hidden: frozenset[str] = frozenset()

    def builtin(self, name: str) -> str:
        """Return how the module spells a built-in type."""
        if name not in self.hidden:
            return name
        self.imports.add_module("builtins")
        return f"builtins.{name}"

    def use(self, module: str, *names: str) -> None:
        """Note that names of a module of the runtime are used."""
        self.imports.add(f"{self.runtime}.{module}", *names)


class Annotator:
    """Writes annotations; remembers nothing but what its `Words` note."""

    def __init__(self, definitions: Definitions, words: Words) -> None:
        self._definitions = definitions
        self._api: Api = definitions.api
        self._words = words

    def annotate(self, schema: Schema, direction: Direction) -> str:
        """Return the annotation of a schema's values, null included where it is one."""
        text = self._of(schema, direction)
        return with_null(text) if self._api.nullable(schema) else text

    def definition(self, definition: Definition) -> str:
        """Return what an alias stands for: its schema, not the alias's own name."""
        text = self._plain(definition.schema, definition.direction)
        return with_null(text) if definition.schema.nullable else text

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
                return " | ".join(self._enum(schema, direction))
            case StringSchema():
                return self._string(schema, direction)
            case NumberSchema():
                return self._words.builtin("int" if schema.integer else "float")
            case BooleanSchema():
                return self._words.builtin("bool")
            case NullSchema():
                return "None"
            case ArraySchema():
                return self._array(schema, direction)
            case ObjectSchema():
                return self._map(schema, direction)
            case UnionSchema():
                return self._union(schema, direction)
            case AnySchema() if schema.never and direction == "in":
                self._words.imports.add("typing_extensions", "Never")
                return "Never"
            case _:
                return self._any(direction)

    def _any(self, direction: Direction) -> str:
        if direction == "in":
            return self._words.builtin("object")
        self._words.imports.add(TYPING, "Any")
        return "Any"

    def _enum(self, schema: EnumSchema, direction: Direction) -> list[str]:
        literals = [v for v in schema.values if not isinstance(v, float)]
        # Python has no literal types of floats.
        kinds = {"float"} if len(literals) < len(schema.values) else set[str]()
        texts: list[str] = []
        if literals:
            self._words.imports.add(TYPING, "Literal")
            texts.append(f"Literal[{', '.join(map(literal, literals))}]")
        if direction == "out" and not schema.constant:
            kinds |= {type(value).__name__ for value in literals}
        if kinds != {"bool"}:
            texts += map(self._words.builtin, sorted(kinds))
        return texts

    def _string(self, schema: StringSchema, direction: Direction) -> str:
        if schema.binary:
            if direction == "out":
                return self._words.builtin("bytes")
            self._words.imports.add(f"{self._words.runtime}.body", "FileTypes")
            return "FileTypes"
        name = DATES.get(schema.format)
        if name is not None:
            self._words.imports.add_module("datetime as dt")
            text = self._words.builtin("str")
            return name if direction == "out" else f"{name} | {text}"
        if schema.format == "uuid":
            self._words.imports.add("uuid", "UUID")
            text = self._words.builtin("str")
            return "UUID" if direction == "out" else f"UUID | {text}"
        return self._words.builtin("str")

    def _array(self, schema: ArraySchema, direction: Direction) -> str:
        parts = [*schema.prefix, schema.items]
        if schema.prefix and isinstance(schema.items, AnySchema) and schema.items.never:
            parts.pop()
        items = self._either(parts, direction)
        if direction == "in":
            self._words.imports.add(COLLECTIONS, "Sequence")
            return f"Sequence[{items}]"
        return f"{self._words.builtin('list')}[{items}]"

    def _map(self, schema: ObjectSchema, direction: Direction) -> str:
        values = [value for _, value in schema.patterns]
        if schema.additional is not None and not (
            values and isinstance(schema.additional, AnySchema)
        ):
            values.append(schema.additional)
        value = self._either(values, direction) or self._any(direction)
        text = self._words.builtin("str")
        if direction == "in":
            self._words.imports.add(COLLECTIONS, "Mapping")
            return f"Mapping[{text}, {value}]"
        return f"{self._words.builtin('dict')}[{text}, {value}]"

    def _union(self, schema: UnionSchema, direction: Direction) -> str:
        text = self._either(schema.variants, direction)
        bare = text.removesuffix(NULL)
        several = " | " in bare or len(schema.variants) == 1
        if direction == "out" and several and schema.discriminator is not None:
            self._words.imports.add(TYPING, "Annotated")
            self._words.imports.add(f"{self._words.runtime}.models", "OneOf")
            tags = self._tags(schema, schema.discriminator)
            marked = f"Annotated[{bare}, OneOf({tags})]"
            return with_null(marked) if bare != text else marked
        return text

    def _either(self, kinds: Iterable[Schema], direction: Direction) -> str:
        """Return the union of types, each once and null last.

        A union with `Any` is `Any`, but for the models that the runtime reads all the same.
        """
        terms = self._told(kinds, direction)
        texts = dict.fromkeys(term.removesuffix(NULL) for term in terms)
        texts.pop("None", None)
        text = " | ".join(texts)
        null = any(map(_ends_in_none, terms))
        return (with_null(text) if text else "None") if null else text

    def _told(self, kinds: Iterable[Schema], direction: Direction) -> list[str]:
        told = telling(self._api, kinds, values=direction == "in")
        return [term for kind in told for term in self._terms(kind, direction)]

    def _terms(self, schema: Schema, direction: Direction) -> list[str]:
        """Return what a type puts between the bars of the union that it stands in."""
        named = self._definitions.of(schema, direction)
        null = ["None"] * schema.nullable
        if named is None and isinstance(schema, EnumSchema):
            return self._enum(schema, direction) + null
        if named is None and isinstance(schema, UnionSchema):
            marked = direction == "out" and schema.discriminator is not None
            if not marked:
                return self._told(schema.variants, direction) + null
        return [self.annotate(schema, direction)]

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
        said = f"{literal(wire)}, {literal(mapping)}" if mapping else literal(wire)
        if discriminator.default is not None:
            other = self._api.resolve(schema.variants[discriminator.default])
            definition = self._definitions.of(other, "out")
            if definition is not None:
                said += f", other={literal(definition.name)}"
        return said

    def _constants(self, schema: Schema, wire: str, depth: int) -> bool:
        if isinstance(schema, UnionSchema) and depth < 12:
            parts = [self._api.resolve(v) for v in schema.variants]
            return all(self._constants(part, wire, depth + 1) for part in parts)
        prop = schema.property(wire) if isinstance(schema, ObjectSchema) else None
        return prop is not None and isinstance(
            self._api.resolve(prop.schema), EnumSchema
        )


def with_null(text: str) -> str:
    """Return an annotation that admits null, as it stands where it does already."""
    return text if _ends_in_none(text) or text in OBJECTS else f"{text}{NULL}"


def _ends_in_none(text: str) -> bool:
    return text == "None" or text.endswith(NULL)
