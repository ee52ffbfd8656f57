"""Modules of types: one per declared schema, or per knot of schemas that need each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field

from ...model.schema import ObjectSchema
from ...names import Allocator, file_name, snake
from ...values import dataclass
from ..surface import Surface
from .annotations import Annotator, Words
from .classes import RUNTIME, AliasView, ClassView, alias, model, typed_dict
from .definitions import Definition, Definitions
from .imports import Imports, merge
from .knots import knots


@dataclass(frozen=True, kw_only=True)
class TypesModule:
    """A module of types. `imports` are grouped lines."""

    name: str
    doc: str
    imports: tuple[tuple[str, ...], ...]
    classes: tuple[ClassView, ...]
    aliases: tuple[AliasView, ...]

    @property
    def names(self) -> list[str]:
        """The names of all that the module defines."""
        return [c.name for c in self.classes] + [a.name for a in self.aliases]


@dataclass(slots=True)
class _Draft:
    """A definition's view while its module is not known yet."""

    definition: Definition
    view: ClassView | AliasView
    imports: Imports
    uses: dict[str, Definition] = field(default_factory=dict[str, Definition])


def plan_types(surface: Surface, definitions: Definitions) -> list[TypesModule]:
    """Return the modules of types, sorted by name."""
    drafts = [_draft(definitions, definition) for definition in definitions]
    modules = _modules(surface, drafts)
    grouped: dict[str, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        grouped[modules[draft.definition.name]].append(draft)
    return [_module(name, grouped[name], modules) for name in sorted(grouped)]


def _draft(definitions: Definitions, definition: Definition) -> _Draft:
    imports = Imports()
    uses: dict[str, Definition] = {}

    def refer(used: Definition) -> str:
        uses[used.name] = used
        return used.name

    annotator = Annotator(definitions, Words(imports, refer, RUNTIME))
    schema = definition.schema
    view: ClassView | AliasView
    if isinstance(schema, ObjectSchema) and schema.properties:
        if definition.direction == "out":
            view = model(definitions, annotator, definition, schema, imports)
        else:
            view = typed_dict(definitions, annotator, definition, schema, imports)
    else:
        view = alias(annotator, definition, imports)
    return _Draft(definition, view, imports, uses)


def _modules(surface: Surface, drafts: list[_Draft]) -> dict[str, str]:
    """Return each definition's module: its owner's, or that of the owner's knot."""
    links: dict[str, set[str]] = {draft.definition.owner: set() for draft in drafts}
    for draft in drafts:
        owner = draft.definition.owner
        links[owner] |= {used.owner for used in draft.uses.values()} - {owner}
    allocator = Allocator()
    titles = {owner: surface.type_names.get(owner, owner) for owner in links}
    for title in titles.values():
        allocator.want(title, file_name(snake(title)))
    allocated = allocator.allocate()
    names = {owner: allocated[title] for owner, title in titles.items()}
    homes: dict[str, str] = {}
    for knot in knots(links):
        home = min(names[owner] for owner in knot)
        homes.update(dict.fromkeys(knot, home))
    return {d.definition.name: homes[d.definition.owner] for d in drafts}


def _module(name: str, drafts: list[_Draft], modules: dict[str, str]) -> TypesModule:
    imports = merge(draft.imports for draft in drafts)
    imports.add("__future__", "annotations")
    for draft in drafts:
        for used in draft.uses:
            if modules[used] != name:
                imports.add(f".{modules[used]}", used)
    ordered = sorted(
        drafts,
        key=lambda d: (not d.definition.declared, d.definition.direction == "in"),
    )
    classes = [d.view for d in ordered if isinstance(d.view, ClassView)]
    aliases = {
        d.definition.name: (d.view, list(d.uses))
        for d in ordered
        if isinstance(d.view, AliasView)
    }
    return TypesModule(
        name=name,
        doc=_module_doc(ordered),
        imports=tuple(map(tuple, imports.blocks())),
        classes=tuple(classes),
        aliases=tuple(_in_order(aliases)),
    )


def _module_doc(drafts: list[_Draft]) -> str:
    names = [d.definition.name for d in drafts if d.definition.declared]
    return f"Types: {', '.join(names or [drafts[0].definition.name])}."


def _in_order(
    waiting: dict[str, tuple[AliasView, list[str]]],
) -> Iterator[AliasView]:
    """Yield the aliases so that each stands below those that it is made of."""
    while waiting:
        stack = [next(iter(waiting))]
        while stack:
            view, uses = waiting[stack[-1]]
            first = next(
                (name for name in uses if name in waiting and name not in stack), None
            )
            if first is None:
                yield view
                del waiting[stack.pop()]
            else:
                stack.append(first)
