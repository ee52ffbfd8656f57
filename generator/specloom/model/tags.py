"""Discriminators: which value of a property tells a union's variants apart.

Read from the description's nodes rather than from built schemas, since variants may
refer back to the union that is being built.
"""

from __future__ import annotations

from typing import Any

from ..plain import fields, is_list, text
from ..read import Node
from .schema import Discriminator

_MAX_DEPTH = 12
_NO_OBJECTS = frozenset(("array", "boolean", "integer", "null", "number", "string"))
_UNIONS = frozenset(("allOf", "anyOf", "oneOf"))


def discriminator(node: Node | None, variants: list[Node]) -> Discriminator | None:
    """Return the union's discriminator, as declared or as its variants' constants tell."""
    wire = text(fields(node.value).get("propertyName")) if node else ""
    if node is not None and wire:
        tagged = _declared_tags(node, wire, variants)
        said = node.get("mapping")
        named = (
            frozenset(tag for tag, _ in said.entries()) if said else frozenset[str]()
        )
        if not tagged:
            return None
        other = node.get("defaultMapping")
        default = _mapped(other, _places(variants), variants) if other else None
        return Discriminator(wire, tuple(tagged.items()), named, default)
    # A text or a list beside objects is told from them by itself.
    objects = [i for i, variant in enumerate(variants) if not _is_no_object(variant)]
    if len(objects) < 2:
        return None
    for candidate in _constants(variants[objects[0]], 0):
        found = {i: _tags(variants[i], candidate, 0) for i in objects}
        flat = [tag for tags in found.values() for tag in tags]
        if all(found.values()) and len(set(flat)) == len(flat):
            pairs = [(tag, i) for i, tags in found.items() for tag in tags]
            return Discriminator(candidate, tuple(pairs))
    return None


def of_one(variants: list[Node]) -> Discriminator | None:
    """Return what would tell the only variant from others that are not described yet."""
    if len(variants) != 1:
        return None
    (variant,) = variants
    names = sorted(_constants(variant, 0), key=lambda name: name != "type")
    if not names:
        return None
    pairs = tuple((tag, 0) for tag in _tags(variant, names[0], 0))
    return Discriminator(names[0], pairs)


def _is_no_object(node: Node) -> bool:
    value = fields(node.follow().value)
    types = value.get("type")
    said = types if is_list(types) else [types]
    # Whatever stands there: not all of it can be looked up in a set.
    known = all(isinstance(name, str) and name in _NO_OBJECTS for name in said)
    return known and not value.keys() & _UNIONS


def _declared_tags(node: Node, wire: str, variants: list[Node]) -> dict[str, int]:
    places = _places(variants)
    tagged: dict[str, int] = {}
    mapping = node.get("mapping")
    for tag, target in mapping.entries() if mapping else ():
        place = _mapped(target, places, variants)
        if place is not None:
            tagged.setdefault(tag, place)
    mapped = set(tagged.values())
    for i, variant in enumerate(variants):
        for tag in _tags(variant, wire, 0):
            tagged.setdefault(tag, i)
            mapped.add(i)
        if i not in mapped and variant.ref is not None:
            tagged.setdefault(variant.ref.rpartition("/")[2], i)
    return tagged


def _places(variants: list[Node]) -> dict[Any, int]:
    return {variant.follow().identity: i for i, variant in enumerate(variants)}


def _mapped(target: Node, places: dict[Any, int], variants: list[Node]) -> int | None:
    """Return the variant that a mapping's value names, by `$ref` or by name."""
    said = text(target.value)
    if not said:
        return None
    for i, variant in enumerate(variants):
        if variant.ref is not None and (
            variant.ref == said or variant.ref.rpartition("/")[2] == said
        ):
            return i
    if "/" not in said and "#" not in said:
        return None
    return places.get(target.description.resolve(said, target).follow().identity)


def _constants(node: Node, depth: int) -> list[str]:
    """Return the names of a variant's properties that have a fixed text."""
    nested = _nested(node, depth)
    if nested:
        return _constants(nested[0], depth + 1)
    names: list[str] = []
    for part in _parts(node, depth):
        properties = part.get("properties")
        for name, child in properties.entries() if properties else ():
            if _fixed(child) and name not in names:
                names.append(name)
    return names


def _tags(node: Node, wire: str, depth: int) -> list[str]:
    """Return the fixed texts that a variant gives to the property."""
    inner = [_tags(child, wire, depth + 1) for child in _nested(node, depth)]
    if inner and all(inner):
        return [tag for tags in inner for tag in tags]
    for part in _parts(node, depth):
        properties = part.get("properties")
        child = properties.get(wire) if properties else None
        if child is not None:
            fixed = _fixed(child)
            if fixed:
                return fixed
    return []


def _nested(node: Node, depth: int) -> list[Node]:
    """Return the variants of a variant that is a union itself."""
    target = node.follow()
    union = target.get("oneOf") or target.get("anyOf")
    if union is None or depth >= _MAX_DEPTH:
        return []
    return list(union.elements())


def _parts(node: Node, depth: int) -> list[Node]:
    target = node.follow()
    parts = [target]
    branches = target.get("allOf")
    if branches is not None and depth < _MAX_DEPTH:
        for branch in branches.elements():
            parts.extend(_parts(branch, depth + 1))
    return parts


def _fixed(node: Node) -> list[str]:
    value = fields(node.follow().value)
    values = [value["const"]] if "const" in value else value.get("enum")
    texts = is_list(values) and all(isinstance(v, str) for v in values)
    return list(values) if texts and values else []
