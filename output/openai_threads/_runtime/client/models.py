"""Models: what an API answers, typed, and kept whole whatever it holds."""

from __future__ import annotations

import types
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .body import is_dict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNIONS = (Union, types.UnionType)
UNKNOWN = "\0"
"""The choice of every tag that the description doesn't list: a plain `Model`."""
NO_OBJECT = "\1"
"""The choice of every value that has no tag, being no object: a text, a list."""


class Model(BaseModel):
    """The base of all models: unknown fields are kept, under the API's names."""

    model_config = ConfigDict(
        extra="allow",
        populate_by_name=True,
        protected_namespaces=(),
        defer_build=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
        arbitrary_types_allowed=True,
    )

    if not TYPE_CHECKING:  # Checkers and editors see pydantic's own signatures.

        def model_dump(self, *, warnings: Any = False, **how: Any) -> dict[str, Any]:
            """Return plain data: what an API sent that does not fit is no mistake of its user."""
            return super().model_dump(warnings=warnings, **how)

        def model_dump_json(self, *, warnings: Any = False, **how: Any) -> str:
            """Return JSON, as silently."""
            return super().model_dump_json(warnings=warnings, **how)


@dataclass(frozen=True)
class OneOf:
    """Marks a union told apart by the field `discriminator`: `Annotated[A | B, OneOf("type")]`.

    `mapping` gives the class name for each of the field's values. Values without an entry
    belong to the variants whose own field is a `Literal` of them. `other` names the class
    of all values that belong to none of these, else they become a plain `Model`.
    """

    discriminator: str
    mapping: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    other: str = ""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        by_tag, complete = self.by_tag(source)
        if not complete or not by_tag:
            return handler(source)
        choices: dict[Any, CoreSchema] = {}
        for tag, variants in by_tag.items():
            schemas = [handler.generate_schema(variant) for variant in variants]
            choices[tag] = (
                schemas[0]
                if len(schemas) == 1
                else core_schema.union_schema([*schemas])
            )
        choices[UNKNOWN] = handler.generate_schema(self.any_other(source))
        others = [v for v in plain_variants(source) if is_no_object(v)]
        if others:
            schemas = [handler.generate_schema(other) for other in others]
            choices[NO_OBJECT] = core_schema.union_schema([*schemas])

        def choose(value: object) -> object:
            if others and not is_dict(value) and not isinstance(value, BaseModel):
                return NO_OBJECT
            tag = tag_of(value, self.discriminator)
            if tag is None and self.other and is_dict(value):
                return UNKNOWN
            return UNKNOWN if tag is not None and tag not in known else tag

        known = frozenset(choices)
        union = core_schema.tagged_union_schema(choices, discriminator=choose)
        nullable = type(None) in set(plain_variants(source))
        return core_schema.nullable_schema(union) if nullable else union

    def any_other(self, source: Any) -> type[BaseModel]:
        """Return the class of values whose tag is none of the variants'."""
        models = (v for v in plain_variants(source) if isinstance(v, type))
        return next((m for m in models if m.__name__ == self.other), Model)

    def by_tag(self, source: Any) -> tuple[dict[Any, list[Any]], bool]:
        """Return the variants for each value of the field, and whether all objects have one."""
        by_tag: dict[Any, list[Any]] = {}
        complete = True
        for variant in plain_variants(source):
            if variant is type(None) or is_no_object(variant):
                continue
            name = getattr(variant, "__name__", "")
            tags = [tag for tag, wanted in self.mapping.items() if wanted == name]
            tags = tags or [*literal_values(variant, self.discriminator)]
            complete = complete and (bool(tags) or name == self.other)
            for tag in tags:
                by_tag.setdefault(tag, []).append(variant)
        return by_tag, complete


def wire_names(model: type[BaseModel]) -> dict[str, str]:
    """Return the names of a model's fields by the API's names for them."""
    fields = model.model_fields.items()
    return {name if i.alias is None else i.alias: name for name, i in fields}


def tag_of(value: object, wire_name: str) -> str | int | None:
    """Return the tag that plain data or a model has, None where it has none."""
    tag: object = None
    if is_dict(value):
        tag = value.get(wire_name)
    elif isinstance(value, BaseModel):
        tag = getattr(value, wire_names(type(value)).get(wire_name, wire_name), None)
    return tag if isinstance(tag, (str, int)) else None


def plain_variants(annotation: Any) -> Iterator[Any]:
    """Yield the types of a union, those of unions inside it included."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from plain_variants(get_args(annotation)[0])
    elif origin in UNIONS:
        for variant in get_args(annotation):
            yield from plain_variants(variant)
    else:
        yield annotation


def is_no_object(variant: Any) -> bool:
    """Tell whether a type is one of texts, numbers, booleans or lists."""
    return variant in (bool, float, int, str) or get_origin(variant) in (list, Literal)


def literal_values(variant: Any, wire_name: str) -> Iterator[Any]:
    """Yield the values that a model's field may have, if it is a `Literal`."""
    if isinstance(variant, type) and issubclass(variant, BaseModel):
        name = wire_names(variant).get(wire_name)
        if name is not None:
            for part in plain_variants(variant.model_fields[name].annotation):
                if get_origin(part) is Literal:
                    yield from get_args(part)
