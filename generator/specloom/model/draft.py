"""A schema while it is gathered: every keyword that must hold at once, from every branch.

`allOf` and `$ref` with siblings say that several schema objects hold together. A draft
takes them in one after the other; where two speak of the same property, both are kept,
and the property's own schema is drafted from both in turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..plain import fields, is_list
from ..read import Node
from ..schema_types import meant
from .enums import value_texts
from .vocabulary import FACT_KEYS, MORE_KEYS, SCALAR_KEYS, UNSUPPORTED

Identity = tuple[str, tuple[str | int, ...]]


@dataclass
class Union:
    """`oneOf` or `anyOf`, as found."""

    owner: Node
    exclusive: bool
    variants: list[Node]
    discriminator: Node | None


class Draft:
    """Keywords gathered so far. Later branches win where only one value can hold."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.facts: dict[str, Any] = {}
        self.scalars: dict[str, Any] = {}
        self.examples: list[Any] = []
        self.types: list[str] | None = None
        self.nullable: bool | None = None
        self.admits_null = False
        """`nullable: true` beside no type or beside `allOf`: its author means the whole."""
        self.values: list[Any] | None = None
        self.values_node: Node | None = None
        self.value_names: tuple[str, ...] = ()
        self.value_texts: dict[str, str] = {}
        self.properties: dict[str, list[Node]] = {}
        self.required: set[str] = set()
        self.alternatives: list[tuple[tuple[str, ...], ...]] = []
        self.additional: Node | bool | None = None
        self.patterns: list[tuple[str, Node]] = []
        self.items: list[Node] = []
        self.prefix: list[Node] = []
        self.unions: list[Union] = []
        self.references: list[Node] = []
        self.unsupported: list[tuple[str, Node]] = []
        self.contradictions: list[tuple[str, Node]] = []
        self.anchors: dict[str, Node] = {}
        self.never = False
        self.seen: set[Identity] = set()

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> Draft:
        """Return the draft of schema objects that hold together."""
        listed = list(nodes)
        draft = cls(listed[0])
        for node in listed:
            draft.absorb(node)
        return draft

    def copy(self) -> Draft:
        """Return a draft that can take in more without changing this one."""
        twin = Draft(self.node)
        for name, said in vars(self).items():
            container = isinstance(said, (dict, list, set))
            setattr(twin, name, said.copy() if container else said)
        twin.properties = {wire: list(nodes) for wire, nodes in self.properties.items()}
        return twin

    def forget_facts(self) -> None:
        """Leave to a union what was said beside it: its variants don't repeat it."""
        self.facts, self.examples = {}, []
        self.nullable, self.admits_null = self.nullable and None, False

    def chosen(self, union: Union) -> bool:
        """True when this schema extends a union that it is a variant of itself."""
        return union.owner.identity != self.node.identity and any(
            variant.ref is not None and variant.follow().identity in self.seen
            for variant in union.variants
        )

    @property
    def structural(self) -> bool:
        """True when more than annotations and one bare type was said."""
        return bool(
            self.properties
            or self.items
            or self.prefix
            or self.patterns
            or self.values is not None
            or isinstance(self.additional, Node)
            or self.additional is False
            or set(self.scalars) - {"minProperties", "maxProperties"}
        )

    def absorb(self, node: Node) -> None:
        """Take in one more schema object, what it refers to included."""
        identity = node.identity
        if identity in self.seen:
            return
        self.seen.add(identity)
        if isinstance(node.value, bool):
            self.never = self.never or not node.value
            return
        for name, anchor in anchors(node).items():
            # The outermost anchor of a name is what `$dynamicRef` means.
            self.anchors.setdefault(name, anchor)
        if node.ref is not None:
            if "$ref" not in node.value:
                self.unsupported.append(("$dynamicRef beside keywords", node))
            target = node.follow()
            self.references.append(node)
            before = dict(self.facts)
            self.absorb(target)
            if len(self.references) > 1 or before:
                self.facts = {**self.facts, **before}
        # What a schema says itself comes last, so that it wins over its branches.
        for branch in _elements(node, "allOf"):
            self.absorb(branch)
        self._absorb_keywords(node)

    def _absorb_keywords(self, node: Node) -> None:
        value = fields(node.value)
        for key, said in value.items():
            if key in FACT_KEYS:
                self.facts[key] = said
            elif key in SCALAR_KEYS:
                self.scalars[key] = said
        if "example" in value:
            self.examples.append(value["example"])
        if isinstance(value.get("examples"), list):
            self.examples.extend(value["examples"])
        self._absorb_type(node, value)
        # Most schemas are of plain values, and say no more than this.
        if not MORE_KEYS.isdisjoint(value):
            self._absorb_more(node, value)

    def _absorb_more(self, node: Node, value: dict[str, Any]) -> None:
        self._absorb_values(node, value)
        self._absorb_object(node, value)
        self._absorb_array(node, value)
        for key in ("oneOf", "anyOf"):
            variants = list(_elements(node, key))
            if variants:
                tags = node.get("discriminator")
                self.unions.append(Union(node, key == "oneOf", variants, tags))
        for key in UNSUPPORTED:
            if key in value:
                self.unsupported.append((key, node[key]))

    def _absorb_type(self, node: Node, value: dict[str, Any]) -> None:
        if "type" in value:
            read = meant(value["type"])
            if read.format:
                self.scalars.setdefault("format", read.format)
            types = [t for t in read.types if t != "null"]
            null = "null" in read.types
            if read.types:
                self._restrict_null(null or value.get("nullable") is True)
            if types:
                before = self.types or types
                kept = [t for t in before if _fits(t, types)]
                kept += [t for t in types if t not in kept and _fits(t, before)]
                if not kept:
                    both = f"{' or '.join(before)} and {' or '.join(types)}"
                    clash = f"nothing is both {both}: the last word is taken"
                    self.contradictions.append((clash, node["type"]))
                self.types = kept or types
            elif null and self.types is None:
                self.types = []
        if value.get("nullable") is True and ("type" not in value or "allOf" in value):
            self.admits_null = True

    def _restrict_null(self, allowed: bool) -> None:
        # Null holds only where every branch that names types allows it.
        self.nullable = allowed if self.nullable is None else self.nullable and allowed

    def _absorb_values(self, node: Node, value: dict[str, Any]) -> None:
        if "const" in value:
            self.values, self.values_node = [value["const"]], node["const"]
        elif is_list(value.get("enum")) and not value["enum"]:
            said = "an enum without values allows nothing: it is read past"
            self.contradictions.append((said, node["enum"]))
        elif is_list(value.get("enum")):
            values: list[Any] = []
            for item in value["enum"]:
                if not any(_same(item, other) for other in values):
                    values.append(item)
            before = values if self.values is None else self.values
            narrowed = [v for v in before if any(_same(v, other) for other in values)]
            if not narrowed:
                said = "no value is in both enums: the last word is taken"
                self.contradictions.append((said, node["enum"]))
            self.values, self.values_node = narrowed or values, node["enum"]
            names = value.get("x-enum-varnames") or value.get("x-enumNames")
            if is_list(names) and len(names) == len(value["enum"]):
                self.value_names = tuple(str(name) for name in names)
            self.value_texts |= value_texts(value)

    def _absorb_object(self, node: Node, value: dict[str, Any]) -> None:
        properties = node.get("properties")
        if properties is not None:
            for wire, child in properties.entries():
                self.properties.setdefault(wire, []).append(child)
        if isinstance(value.get("required"), list):
            self.required.update(str(name) for name in value["required"])
        for key in ("additionalProperties", "unevaluatedProperties"):
            rest = node.get(key)
            if rest is not None:
                plain = isinstance(rest.value, bool)
                self.additional = rest.value if plain else rest
                break
        patterns = node.get("patternProperties")
        if patterns is not None:
            self.patterns.extend(patterns.entries())

    def _absorb_array(self, node: Node, value: dict[str, Any]) -> None:
        items = node.get("items")
        if items is not None and isinstance(items.value, list):
            self.prefix = list(items.elements())
        elif items is not None:
            self.items.append(items)
        if isinstance(value.get("prefixItems"), list):
            self.prefix = list(node["prefixItems"].elements())


def _elements(node: Node, key: str) -> Iterable[Node]:
    child = node.get(key)
    return () if child is None else child.elements()


def _fits(one: str, types: list[str]) -> bool:
    return one in types or (one == "integer" and "number" in types)


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def anchors(node: Node) -> dict[str, Node]:
    """Return the dynamic anchors that a schema object sets, itself and in its `$defs`."""
    found: dict[str, Node] = {}
    value = fields(node.value)
    if "$dynamicAnchor" not in value and "$defs" not in value:
        return found
    for owner in (node, *(child for _, child in _definitions(node))):
        name = fields(owner.value).get("$dynamicAnchor")
        if isinstance(name, str):
            found.setdefault(name, owner)
    return found


def _definitions(node: Node) -> Iterator[tuple[str, Node]]:
    definitions = node.get("$defs")
    return definitions.entries() if definitions is not None else iter(())
