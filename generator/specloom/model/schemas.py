"""Schema objects of a description, built into schemas of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..plain import fields
from ..problems import Place, Problem, unsupported_at, warning
from ..read import Node
from . import tags
from .constants import fix_tags
from .draft import Draft, Identity, Union
from .enums import fitted, lists_items
from .families import unite
from .keywords import (
    contains,
    extends,
    facts_of,
    implied_types,
    integer,
    is_null,
    label,
    required_in,
    restricts,
    with_facts,
)
from .knots import refuse_alias_loops, untie
from .prose import prose
from .references import as_reference
from .scalars import plain_value, scalar
from .schema import (
    AnySchema,
    ArraySchema,
    EnumSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
    StringSchema,
    UnionSchema,
)
from .targets import Targets

# What an enum lists where its type says array, and the items are described so.
KINDS: dict[type[Schema], list[str]] = {
    AnySchema: [],
    StringSchema: ["string"],
    NumberSchema: ["number"],
}
MAX_VARIANTS = 200
MAX_DEPTH = 50
"""Levels that a schema is nested inline; what lies deeper is any value.

Python has a limit to nested brackets and to recursion, pydantic builds a model within the
second, and readers have limits too.
"""


class SchemaBuilder:
    """Builds schemas, declaring each one that a reference names, once."""

    def __init__(self, root: Node) -> None:
        self.schemas: dict[str, Schema] = {}
        self.problems: list[Problem] = []
        self.unsupported: dict[str, dict[Identity, Node]] = {}
        """What is read past, by keyword: each place once, however often it is built."""
        self._contradictions: dict[tuple[str, Identity], None] = {}
        self._unions: list[UnionSchema] = []
        self._too_deep: dict[Identity, Place] = {}
        self._depth = 0
        components = root.get("components")
        declared = components.get("schemas") if components else None
        self._declared = tuple(declared.entries()) if declared else ()
        self._targets = Targets(self._declared)

    def build_declared(self) -> None:
        """Build what is declared and what references to other places have added."""
        for name, node in self._targets.pending():
            self.schemas[name] = self.build(node, name)
        if self._too_deep:
            said = (
                f"schemas nested more than {MAX_DEPTH} levels deep: taken for any value"
            )
            hint = "declare the inner ones under `components` and refer to them"
            self.problems.append(unsupported_at(self._too_deep.values(), said, hint))
        refuse_alias_loops(self.schemas)
        unions, problems = unite(self.schemas, self._declared)
        self._unions += unions
        self.problems += problems
        untie(self.schemas)
        fix_tags(self.schemas, self._unions)

    def build(self, node: Node, name: str = "") -> Schema:
        """Return the schema that a schema object describes."""
        return self.build_all([node], name)

    def build_all(self, nodes: Sequence[Node], name: str = "") -> Schema:
        """Return the schema of values for which all the schema objects hold."""
        if len(nodes) == 1 and (plain := plain_value(nodes[0], name)) is not None:
            return plain
        reference = as_reference(nodes, name, self._targets)
        if reference is not None:
            return reference
        if self._depth >= MAX_DEPTH and any(contains(node) for node in nodes):
            self._too_deep[nodes[0].identity] = nodes[0].place
            facts = facts_of(nodes[0], fields(nodes[0].value), [], name, False)
            return AnySchema(**facts)
        self._depth += 1
        try:
            draft = Draft.of(nodes)
            if not draft.anchors:
                return self._finish(draft, name)
            with self._targets.within(draft.anchors):
                return self._finish(draft, name)
        finally:
            self._depth -= 1

    def _read_past(self, keyword: str, node: Node) -> None:
        self.unsupported.setdefault(keyword, {})[node.identity] = node

    def _contradict(self, said: str, node: Node) -> None:
        """Warn of what can't all hold, once for each place."""
        if (said, node.identity) not in self._contradictions:
            self._contradictions[said, node.identity] = None
            self.problems.append(warning(node.place, said))

    # Finishing a draft

    def _finish(self, draft: Draft, name: str) -> Schema:
        for keyword, node in draft.unsupported:
            self._read_past(keyword, node)
        for said, node in draft.contradictions:
            self._contradict(said, node)
        if draft.never:
            return AnySchema(never=True, **self._draft_facts(draft, name))
        draft.unions = [union for union in draft.unions if not draft.chosen(union)]
        for index, union in enumerate(draft.unions):
            rest = draft.copy()
            rest.unions = draft.unions[:index] + draft.unions[index + 1 :]
            built = self._union(rest, union, name)
            if built is not None:
                return built
            draft = rest if index == 0 else draft
        draft.unions = []
        if draft.values is not None:
            return self._enum(draft, name)
        types = draft.types or implied_types(draft)
        if len(types) > 1:
            facts = self._draft_facts(draft, name)
            draft.forget_facts()
            variants = tuple(self._typed(draft, "", kind) for kind in types)
            return UnionSchema(variants=variants, **facts)
        return self._typed(draft, name, types[0] if types else "")

    def _enum(self, draft: Draft, name: str) -> Schema:
        said, draft.values = draft.values or [], None
        values = [v for v in said if v is not None]
        null = len(values) != len(said)
        facts = self._draft_facts(draft, name)
        # A null among the values counts only where the type doesn't rule it out.
        facts["nullable"] = bool(
            facts["nullable"] or (null and draft.nullable is not False)
        )
        if not values:
            facts["nullable"] = True
            return NullSchema(**facts)
        if any(isinstance(value, (dict, list)) for value in values):
            self._read_past("enum of objects", draft.node)
            return self._finish(draft, name)
        types = draft.types or []
        if lists_items(types):
            return self._array_of(draft, values, facts)
        names = () if null else draft.value_names
        return self._listed(draft, values, types, names, facts)

    def _listed(
        self,
        draft: Draft,
        values: list[Any],
        types: list[str],
        names: tuple[str, ...],
        facts: dict[str, Any],
    ) -> EnumSchema:
        fit, odd = fitted(values, types)
        if odd:
            self._contradict(odd, draft.values_node or draft.node)
        names = names if len(names) == len(fit) else ()
        texts = draft.value_texts
        told = tuple(prose(texts.get(str(value), "")) for value in fit) if texts else ()
        return EnumSchema(values=tuple(fit), names=names, told=told, **facts)

    def _array_of(
        self, draft: Draft, values: list[Any], facts: dict[str, Any]
    ) -> ArraySchema:
        """Return an array whose enum lists what its items may be."""
        said = "the enum of an array lists no arrays: taken for what its items may be"
        self._contradict(said, draft.values_node or draft.node)
        array = self._array(draft, facts)
        kind = KINDS.get(type(array.items))
        if kind is None:
            return array
        facts = facts_of(draft.node, {}, [], "", array.items.nullable)
        items = self._listed(draft, values, kind, (), facts)
        return replace(array, items=items)

    def _typed(self, draft: Draft, name: str, kind: str) -> Schema:
        facts = self._draft_facts(draft, name)
        found = scalar(kind, draft.scalars, facts)
        if found is not None:
            return found
        if kind == "array":
            return self._array(draft, facts)
        if kind == "object":
            return self._object(draft, facts)
        if draft.types == [] and draft.nullable:
            return NullSchema(**facts)
        return AnySchema(**facts)

    def _array(self, draft: Draft, facts: dict[str, Any]) -> ArraySchema:
        return ArraySchema(
            items=(
                self.build_all(draft.items)
                if draft.items
                else AnySchema(place=facts["place"])
            ),
            prefix=tuple(self.build(node) for node in draft.prefix),
            min_items=integer(draft.scalars.get("minItems")),
            max_items=integer(draft.scalars.get("maxItems")),
            unique=draft.scalars.get("uniqueItems") is True,
            **facts,
        )

    def _object(self, draft: Draft, facts: dict[str, Any]) -> ObjectSchema:
        properties = tuple(
            Property(
                wire,
                self.build_all(nodes),
                wire in draft.required,
                label(nodes[-1].value),
            )
            for wire, nodes in draft.properties.items()
        )
        additional: Schema | None = AnySchema(place=facts["place"])
        if isinstance(draft.additional, Node):
            additional = self.build(draft.additional)
        elif draft.additional is False:
            additional = None
        return ObjectSchema(
            properties=properties,
            additional=additional,
            patterns=tuple((p, self.build(node)) for p, node in draft.patterns),
            min_properties=integer(draft.scalars.get("minProperties")),
            max_properties=integer(draft.scalars.get("maxProperties")),
            open=draft.additional is None,
            undeclared=tuple(sorted(draft.required - {p.wire for p in properties})),
            alternatives=tuple(draft.alternatives),
            **facts,
        )

    # Unions

    def _union(self, rest: Draft, union: Union, name: str) -> Schema | None:
        """Return the union of the variants, each together with the rest of the draft.

        None when the variants only restrict what the rest describes.
        """
        nodes = [v for v in union.variants if not is_null(v)]
        null = len(nodes) != len(union.variants)
        if rest.structural and all(restricts(node) for node in nodes):
            rest.alternatives.append(tuple(map(required_in, nodes)))
            return None
        if len(nodes) > MAX_VARIANTS and rest.structural:
            message = (
                f"{len(nodes)} variants beside other keywords: taken as they stand"
            )
            self.problems.append(warning(rest.node.place, message))
            stripped = Draft(rest.node)
            stripped.facts, stripped.types = rest.facts, rest.types
            rest = stripped
        facts = self._draft_facts(rest, name)
        facts["nullable"] = facts["nullable"] or null
        if not nodes:
            return NullSchema(**facts)
        variants = [self._variant(rest, node) for node in nodes]
        if len(variants) == 1:
            return with_facts(variants[0], facts)
        built = UnionSchema(
            variants=tuple(variants),
            exclusive=union.exclusive,
            discriminator=tags.discriminator(union.discriminator, nodes),
            **facts,
        )
        self._unions.append(built)
        return built

    def _variant(self, rest: Draft, node: Node) -> Schema:
        if (not rest.structural and not rest.unions) or extends(node, rest.node):
            reference = as_reference([node], "", self._targets)
            if reference is not None:
                return reference
        draft = rest.copy()
        draft.forget_facts()
        draft.node = node
        draft.absorb(node)
        return self._finish(draft, "")

    # Facts

    def _draft_facts(self, draft: Draft, name: str) -> dict[str, Any]:
        nullable = draft.nullable is True or draft.admits_null
        return facts_of(draft.node, draft.facts, draft.examples, name, nullable)
