"""Families: a schema with a discriminator and no `oneOf` stands for what extends it too.

`Pet` names `petType` as its discriminator, and `Cat` and `Dog` are `allOf` it and more.
Where a `Pet` is spoken of, a value may be any of them: so `Pet` is the union of its
family, and the schema itself becomes the family's `PetBase`, which takes every value
whose tag is none of the others'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields as fields_of
from dataclasses import replace

from ..plain import fields, text
from ..problems import Problem, unsupported
from ..read import Node
from .draft import Identity
from .schema import Discriminator, ObjectSchema, Reference, Schema, UnionSchema

MAX_FAMILY = 100
"""Members beyond which a union is of no more use than the schema that all extend."""


def unite(
    schemas: dict[str, Schema], declared: Iterable[tuple[str, Node]]
) -> tuple[list[UnionSchema], list[Problem]]:
    """Make the head of each family a union; return the unions, and what is said of others."""
    nodes = dict(declared)
    heads = {
        name: node["discriminator"]
        for name, node in nodes.items()
        if text(fields(fields(node.value).get("discriminator")).get("propertyName"))
        and _is_model(schemas.get(name))
    }
    if not heads:
        return [], []
    names = {node.identity: name for name, node in nodes.items()}
    children = _children(nodes, names)
    families: dict[str, dict[str, list[str]]] = {}
    problems: list[Problem] = []
    for name, head in heads.items():
        family = _family(name, head, children, names, schemas)
        if len(family) > MAX_FAMILY:
            said = f"{len(family)} schemas extend {name!r}: it is read as itself alone"
            hint = "list those that are meant by a `oneOf`, where it is referred to"
            problems.append(unsupported(head.key_place, said, hint))
        elif family.keys() - {name}:
            families[name] = family
    bases = {name: _base_name(name, schemas) for name in families}
    for name, base in bases.items():
        schemas[base] = replace(schemas[name], name=base, nullable=False)
    for name, family in families.items():
        wire = text(heads[name].value["propertyName"])
        schemas[name] = _union(schemas[name], wire, name, family, bases)
    return [s for n in families if isinstance(s := schemas[n], UnionSchema)], problems


def _union(
    schema: Schema,
    wire: str,
    name: str,
    family: Mapping[str, list[str]],
    bases: Mapping[str, str],
) -> UnionSchema:
    members = [member for member in family if member != name]
    variants = [bases.get(member, member) for member in (*members, name)]
    tags: dict[str, int] = {}
    for index, member in enumerate((*members, name)):
        # A member that no mapping names goes by its own name.
        implied = [] if member == name else [member]
        for tag in family.get(member) or implied:
            tags.setdefault(tag, index)
    named = frozenset(tag for said in family.values() for tag in said)
    facts = {f.name: getattr(schema, f.name) for f in fields_of(Schema)}
    return UnionSchema(
        variants=tuple(Reference(target=v, place=schema.place) for v in variants),
        discriminator=Discriminator(wire, tuple(tags.items()), named, len(members)),
        **facts,
    )


def _children(
    nodes: Mapping[str, Node], names: Mapping[Identity, str]
) -> dict[str, list[str]]:
    """Return what extends each declared schema directly, by name: schemas have no order."""
    found: dict[str, list[str]] = {}
    for name, node in nodes.items():
        branches = node.get("allOf")
        for branch in branches.elements() if branches is not None else ():
            parent = names.get(branch.follow().identity) if branch.ref else None
            if parent is not None:
                found.setdefault(parent, []).append(name)
    return {parent: sorted(children) for parent, children in found.items()}


def _family(
    name: str,
    head: Node,
    children: Mapping[str, list[str]],
    names: Mapping[Identity, str],
    schemas: Mapping[str, Schema],
) -> dict[str, list[str]]:
    """Return the members of a family, with the tags that the mapping gives each."""
    found: dict[str, list[str]] = {}
    waiting = list(reversed(children.get(name, ())))
    while waiting:
        member = waiting.pop()
        if member not in found and _is_model(schemas[member]):
            found[member] = []
        waiting += (c for c in reversed(children.get(member, ())) if c not in found)
    mapping = head.get("mapping")
    for tag, target in mapping.entries() if mapping is not None else ():
        member = _member(target, names)
        while isinstance(schema := schemas.get(member), Reference):
            # Who says no more than another goes by the other's class.
            member = schema.target
        if _is_model(schemas.get(member)):
            found.setdefault(member, []).append(tag)
    return found


def _member(target: Node, names: Mapping[Identity, str]) -> str:
    said = text(target.value)
    if "/" not in said and "#" not in said:
        return said
    return names.get(target.description.resolve(said, target).identity, "")


def _is_model(schema: Schema | None) -> bool:
    return isinstance(schema, ObjectSchema) and bool(schema.properties)


def _base_name(name: str, schemas: Mapping[str, Schema]) -> str:
    base, number = f"{name}Base", 2
    while base in schemas:
        base, number = f"{name}Base{number}", number + 1
    return base
