"""What the keywords of schema objects say, read one by one and without building anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..plain import fields, is_list, is_mapping, text
from ..read import Node
from .draft import Draft, Identity
from .prose import prose
from .schema import ABSENT, Schema
from .vocabulary import ANNOTATIONS, CONSTRAINTS_ONLY, NESTING, REFERENCES


def facts_of(
    node: Node,
    said: dict[str, Any],
    examples: list[Any],
    name: str,
    nullable: bool,
) -> dict[str, Any]:
    """Return the keyword arguments that every kind of schema takes."""
    listed = said.get("examples")
    found = list(examples) or (list(listed) if is_list(listed) else [])
    if "example" in said and not examples:
        found.insert(0, said["example"])
    return {
        "place": node.place,
        "name": name,
        "title": text(said.get("title")),
        "description": prose(text(said.get("description"))),
        "nullable": nullable,
        "default": said.get("default", ABSENT),
        "examples": tuple(found),
        "deprecated": said.get("deprecated") is True,
        "read_only": said.get("readOnly") is True,
        "write_only": said.get("writeOnly") is True,
        "label": label(said),
    }


def flat(node: Node) -> Iterator[Node]:
    """Yield the node, or the branches of one that is `allOf` and annotations."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        value = part.value
        if (
            is_mapping(value)
            and ("allOf" in value and "$ref" not in value)
            and _substance(value) <= {"allOf", "type"}
        ):
            waiting += reversed([*part["allOf"].elements()])
            part = _without_all_of(part)
        yield part


def _without_all_of(node: Node) -> Node:
    value = {k: v for k, v in node.value.items() if k != "allOf"}
    return Node(node.description, node.document, node.pointer, value)


def repeats_type(node: Node, target: Node) -> bool:
    """True for `type: object` and no more, where a reference leads to an object."""
    return (
        is_mapping(node.value)
        and _substance(node.value) == {"type"}
        and node.value["type"] == fields(target.follow().value).get("type") == "object"
    )


def _substance(value: dict[str, Any]) -> set[str]:
    """Return the keywords of a schema object that are more than annotations."""
    return {k for k in value if k not in ANNOTATIONS and not k.startswith("x-")}


def annotates(node: Node) -> bool:
    """True for a schema object that only refers and annotates."""
    value = node.value
    return is_mapping(value) and all(
        key in ANNOTATIONS or key in REFERENCES or key.startswith("x-") for key in value
    )


def extends(node: Node, base: Node) -> bool:
    """True for a reference to a schema of which `base` is a part, by `allOf` or `$ref`."""
    waiting, met = [node], set[Identity]()
    while waiting and node.ref is not None:
        part = waiting.pop()
        if part.identity == base.identity:
            return True
        if part.identity not in met:
            met.add(part.identity)
            branches = part.get("allOf")
            waiting.extend(branches.elements() if branches is not None else ())
            if part.ref is not None:
                waiting.append(part.description.resolve(part.ref, part))
    return False


def restricts(node: Node) -> bool:
    """True for a variant that adds nothing to the shape: `{required: [a]}`."""
    value = node.value
    return is_mapping(value) and all(
        key in ANNOTATIONS or key in CONSTRAINTS_ONLY or key.startswith("x-")
        for key in value
    )


def required_in(node: Node) -> tuple[str, ...]:
    """Return the properties that a schema object says have to be there."""
    listed = fields(node.value).get("required")
    return tuple(map(str, listed)) if is_list(listed) else ()


def contains(node: Node) -> bool:
    """True for a schema object with others inside."""
    return not NESTING.isdisjoint(fields(node.value))


def is_null(node: Node) -> bool:
    """True for a schema object of null alone."""
    value = fields(node.value)
    return (
        value.get("type") in ("null", ["null"])
        or value.get("enum") == [None]
        or ("const" in value and value["const"] is None)
    )


def implied_types(draft: Draft) -> list[str]:
    """Return the types that a draft names, or else those that its keywords are about."""
    if draft.types is not None:
        return draft.types
    said = draft.scalars
    if draft.properties or draft.additional is not None or draft.patterns:
        return ["object"]
    if draft.items or draft.prefix or "minItems" in said or "maxItems" in said:
        return ["array"]
    if {"minLength", "maxLength", "pattern"} & said.keys():
        return ["string"]
    if {"minimum", "maximum", "multipleOf"} & said.keys():
        return ["number"]
    if said.get("format") in ("binary", "byte", "date-time", "date", "uuid", "uri"):
        return ["string"]
    return []


def limits(said: dict[str, Any]) -> dict[str, Any]:
    """Return the limits of a number as keyword arguments of `NumberSchema`."""
    low, high = said.get("minimum"), said.get("maximum")
    below, above = said.get("exclusiveMinimum"), said.get("exclusiveMaximum")
    # In OpenAPI 3.0 the exclusive limits are booleans that sharpen the others.
    if below is True:
        low, below = None, low
    if above is True:
        high, above = None, high
    return {
        "minimum": number(low),
        "maximum": number(high),
        "exclusive_minimum": number(below),
        "exclusive_maximum": number(above),
        "multiple_of": number(said.get("multipleOf")),
    }


def label(said: Any) -> str:
    """Return the name that `x-specloom` gives."""
    given = fields(said).get("x-specloom")
    return text(given.get("name")) if is_mapping(given) else ""


def integer(value: Any) -> int | None:
    """Return a whole number, None for any other value."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def number(value: Any) -> float | int | None:
    """Return a number, None for any other value."""
    plain = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if plain else None


def with_facts(schema: Schema, facts: dict[str, Any]) -> Schema:
    """Return the only variant of a union, with what was said beside the union."""
    said: dict[str, Any] = {
        key: value
        for key, value in facts.items()
        if value and key not in ("place", "nullable", "default")
    }
    if facts["default"] is not ABSENT:
        said["default"] = facts["default"]
    return replace(schema, nullable=schema.nullable or facts["nullable"], **said)
