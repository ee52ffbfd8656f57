"""Which schemas become a definition of their own, under which name.

One walk over everything that methods take and give finds them all, so that names are
allocated once. A schema that is both taken and given has two definitions: a model for
what the server sends, a `TypedDict` for what a caller writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from ...model.api import Api
from ...model.schema import (
    ArraySchema,
    EnumSchema,
    ObjectSchema,
    Property,
    Reference,
    Schema,
    UnionSchema,
)
from ...names import Allocator, pascal, singular, snake
from ...problems import Place
from ...values import dataclass
from ..build import TAKEN_TYPES
from ..surface import Method, Resource, Surface, Webhooks

Direction = Literal["in", "out"]
Key = tuple[int, Direction]
EVENT = "WebhookEvent"
"""The alias of all that webhooks send."""


@dataclass(frozen=True, kw_only=True)
class Definition:
    """A class or an alias to be generated. `owner` is the declared schema or method
    that it belongs to: all of one owner stand in one module."""

    name: str
    owner: str
    schema: Schema
    direction: Direction
    declared: bool
    recursive: bool


@dataclass(slots=True)
class _Found:
    wish: str
    owner: str
    schema: Schema
    direction: Direction
    declared: bool


class Definitions:
    """Every definition that the surface's methods need, by schema and direction."""

    def __init__(self, surface: Surface) -> None:
        self.api: Api = surface.api
        self._type_names = surface.type_names
        self._found: dict[Key, _Found] = {}
        self._seen: set[Key] = set()
        self._stack: list[tuple[Schema, Direction, str, str]] = []
        self._recursive = _recursive_aliases(self.api)
        self._event = surface.webhooks.schema if surface.webhooks else None
        for resource, method in surface.methods():
            self._method(resource, method)
        if surface.webhooks is not None:
            self._webhooks(surface.webhooks)
        self._by_key = self._allocate()

    def __iter__(self) -> Iterator[Definition]:
        return iter(self._by_key.values())

    def of(self, schema: Schema, direction: Direction) -> Definition | None:
        """Return the definition that stands for a schema, None when it has none."""
        return self._by_key.get((id(schema), direction))

    # Finding

    def _method(self, resource: Resource, method: Method) -> None:
        owner = f"{resource.module}_{method.name}"
        base = pascal(owner)
        body = method.operation.body
        declared = (
            next(
                (m.schema for m in body.media if m.name == method.body_media_type), None
            )
            if body
            else None
        )
        for argument in method.arguments:
            wish, home = base, owner
            if argument.place == "body" and isinstance(declared, Reference):
                target = self._final_name(declared)
                wish, home = self._type_names[target], target
            if argument.place != "whole-body":
                wish += _property_name(self.api, argument.wire, argument.schema)
            self._visit(argument.schema, "in", wish, home)
        result = method.result
        for status, schema in sorted(result.by_status, key=lambda pair: pair[0]):
            wish = pascal(f"{base}_response_{status}")
            self._visit(schema, "out", wish, owner)
        if result.schema is not None:
            self._visit(result.schema, "out", f"{base}Response", owner)
        if result.events is not None and result.events.schema is not None:
            self._visit(result.events.schema, "out", f"{base}Event", owner)
        for _, error in method.errors:
            self._visit(error, "out", f"{base}Error", owner)

    def _webhooks(self, webhooks: Webhooks) -> None:
        owner = snake(EVENT)
        for event in webhooks.events:
            wish = pascal(event.name)
            wish = wish if wish.endswith("Event") else f"{wish}Event"
            self._visit(event.schema, "out", wish, owner)
        self._visit(webhooks.schema, "out", EVENT, owner)

    def _final_name(self, reference: Reference) -> str:
        schema: Schema = reference
        name = reference.target
        while isinstance(schema, Reference):
            name = schema.target
            schema = self.api.schemas[name]
        return name

    def _visit(
        self, schema: Schema, direction: Direction, wish: str, owner: str
    ) -> None:
        self._stack.append((schema, direction, wish, owner))
        while self._stack:
            self._step(*self._stack.pop())

    def _step(
        self, schema: Schema, direction: Direction, wish: str, owner: str
    ) -> None:
        key = (id(schema), direction)
        if key in self._seen:
            return
        self._seen.add(key)
        declared = bool(schema.name) and self.api.schemas.get(schema.name) is schema
        if declared:
            wish, owner = self._type_names[schema.name], schema.name
        elif schema.label:
            wish = pascal(schema.label)
        if self._defines(schema, declared):
            self._found[key] = _Found(wish, owner, schema, direction, declared)
        for child, name in reversed(list(self._children(schema, direction, wish))):
            self._stack.append((child, direction, name, owner))

    def _children(
        self, schema: Schema, direction: Direction, wish: str
    ) -> Iterator[tuple[Schema, str]]:
        if isinstance(schema, Reference):
            yield self.api.schemas[schema.target], wish
        elif isinstance(schema, ObjectSchema):
            for prop in visible(self.api, schema, direction):
                yield prop.schema, wish + _property_name(
                    self.api, prop.label or prop.wire, prop.schema
                )
            if schema.additional is not None:
                yield schema.additional, f"{wish}Value"
            for _, pattern in schema.patterns:
                yield pattern, f"{wish}Value"
        elif isinstance(schema, ArraySchema):
            yield schema.items, wish
            for number, item in enumerate(schema.prefix, 1):
                yield item, f"{wish}{number}"
        elif isinstance(schema, UnionSchema):
            yield from zip(
                schema.variants, self._variant_names(schema, wish), strict=True
            )

    def _variant_names(self, union: UnionSchema, wish: str) -> list[str]:
        tags: dict[int, str] = {}
        if union.discriminator is not None:
            for tag, index in union.discriminator.mapping:
                tags.setdefault(index, tag)
        objects = [v for v in union.variants if isinstance(v, ObjectSchema)]
        names: list[str] = []
        for index, variant in enumerate(union.variants):
            if variant.title and len(variant.title) < 40:
                names.append(_under(wish, pascal(variant.title)))
            elif index in tags:
                names.append(wish + pascal(snake(tags[index])))
            elif objects and isinstance(variant, ArraySchema):
                names.append(f"{wish}Item")
            elif len(objects) <= 1:
                names.append(wish)
            else:
                names.append(f"{wish}Variant{index + 1}")
        return names

    def _defines(self, schema: Schema, declared: bool) -> bool:
        """True for a schema that gets a name in the code; others are written in place."""
        if isinstance(schema, ObjectSchema) and schema.properties:
            return True
        if not declared:
            return schema is self._event
        if isinstance(schema, EnumSchema):
            return not schema.constant
        return isinstance(schema, UnionSchema) or schema.name in self._recursive

    # Naming

    def _allocate(self) -> dict[Key, Definition]:
        taken = set(self._type_names.values()) | TAKEN_TYPES
        allocator = Allocator(taken)
        names: dict[Key, str] = {}
        wishes: dict[Key, str] = {}
        alike = Counter((found.owner, found.wish) for found in self._found.values())
        for key, found in self._found.items():
            suffix = "Param" if found.direction == "in" else ""
            if found.declared and not suffix:
                names[key] = found.wish
                continue
            # Far more are alone with their wish than not, and a place takes its time.
            several = alike[found.owner, found.wish] > 1
            where = _sorted_by(found.schema.place) if several else ""
            wishes[key] = f"{found.owner}\n{found.wish}\n{where}\n{len(wishes):09}"
            allocator.want(wishes[key], found.wish + suffix)
        allocated = allocator.allocate()
        names.update({key: allocated[wish] for key, wish in wishes.items()})
        return {
            key: Definition(
                name=names[key],
                owner=found.owner,
                schema=found.schema,
                direction=found.direction,
                declared=found.declared,
                recursive=found.schema.name in self._recursive and found.declared,
            )
            for key, found in self._found.items()
        }


def visible(api: Api, schema: ObjectSchema, direction: Direction) -> list[Property]:
    """Return the properties that travel in a direction."""
    return [
        p for p in schema.properties if api.travels(p.schema, request=direction == "in")
    ]


def _property_name(api: Api, wire: str, schema: Schema) -> str:
    name = snake(wire)
    if isinstance(api.resolve(schema), ArraySchema):
        name = singular(name)
    return pascal(name)


def _under(wish: str, title: str) -> str:
    """Return a variant's name: its title alone where that tells enough by itself."""
    return title if title.startswith(wish) else wish + title


def _recursive_aliases(api: Api) -> set[str]:
    """Return declared schemas that come back to themselves without passing a class."""
    links = {name: _alias_links(schema) for name, schema in api.schemas.items()}
    found: set[str] = set()
    for name in links:
        todo, seen = list(links[name]), set[str]()
        while todo:
            target = todo.pop()
            if target == name:
                found.add(name)
                break
            if target not in seen:
                seen.add(target)
                todo.extend(links.get(target, ()))
    return found


def _sorted_by(place: Place) -> str:
    return f"{place.file}\n{place.line:09}\n{place.column:09}"


def _alias_links(schema: Schema) -> list[str]:
    links: list[str] = []
    todo = [schema]
    while todo:
        part = todo.pop()
        if isinstance(part, Reference):
            links.append(part.target)
        elif isinstance(part, ArraySchema):
            todo.extend((part.items, *part.prefix))
        elif isinstance(part, UnionSchema):
            todo.extend(part.variants)
        elif isinstance(part, ObjectSchema) and not part.properties:
            todo.extend(schema for _, schema in part.patterns)
            if part.additional is not None:
                todo.append(part.additional)
    return links
