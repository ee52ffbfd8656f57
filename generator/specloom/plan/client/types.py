"""Modules of types: one per declared schema, or per knot of schemas that need each other."""

from __future__ import annotations

import keyword
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...literals import literal
from ...model.schema import ObjectSchema, Property
from ...names import Allocator, file_name, in_turn, pascal, snake, unique
from ..surface import Surface
from .annotations import Annotator, Words, with_null
from .definitions import Definition, Definitions, visible
from .docs import reflowed
from .imports import Imports, merge
from .knots import knots

RUNTIME = ".._runtime.client"
# Attributes of every model: pydantic's, and names that annotations use, which a field
# would hide.
MODEL_ATTRIBUTES = frozenset(
    [
        "dt",
        "construct",
        "copy",
        "fields",
        "from_orm",
        "json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "mro",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "register",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
        "bool",
        "bytes",
        "dict",
        "float",
        "int",
        "list",
        "str",
    ]
)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One line of a model or a typed dict, and what stands below it."""

    name: str
    annotation: str
    value: str = ""
    doc: str = ""


@dataclass(frozen=True, kw_only=True)
class ClassView:
    """A model, or a typed dict; `keyed` when a key of it is no Python name."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    keyed: bool = False
    base: str = "Model"


@dataclass(frozen=True, kw_only=True)
class AliasView:
    """A name for an annotation; `recursive` when it mentions itself."""

    name: str
    annotation: str
    doc: str
    recursive: bool = False


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
            view = _model(definitions, annotator, definition, schema, imports)
        else:
            view = _typed_dict(definitions, annotator, definition, schema, imports)
    else:
        view = _alias(annotator, definition, imports)
    return _Draft(definition, view, imports, uses)


def _model(
    definitions: Definitions,
    annotator: Annotator,
    definition: Definition,
    schema: ObjectSchema,
    imports: Imports,
) -> ClassView:
    imports.add(f"{RUNTIME}.models", "Model")
    properties = visible(definitions.api, schema, "out")
    wanted = [snake(p.label or p.wire) for p in properties]
    turns = [
        (name != p.wire, p.wire) for p, name in zip(properties, wanted, strict=True)
    ]
    names = in_turn(unique, wanted, turns, MODEL_ATTRIBUTES)
    fields: list[Field] = []
    for prop, name in zip(properties, names, strict=True):
        annotation = annotator.annotate(prop.schema, "out")
        if not prop.required:
            annotation = with_null(annotation)
        value = "" if prop.required else "None"
        if name != prop.wire:
            imports.add("pydantic", "Field")
            default = "" if prop.required else "default=None, "
            value = f"Field({default}alias={literal(prop.wire)})"
        doc = _doc(definitions, prop)
        fields.append(Field(name=name, annotation=annotation, value=value, doc=doc))
    return ClassView(
        name=definition.name, doc=_class_doc(definition), fields=tuple(fields)
    )


def _typed_dict(
    definitions: Definitions,
    annotator: Annotator,
    definition: Definition,
    schema: ObjectSchema,
    imports: Imports,
) -> ClassView:
    imports.add("typing_extensions", "TypedDict")
    fields: list[Field] = []
    # Type checkers know no key without a name; it can be sent all the same.
    properties = [p for p in visible(definitions.api, schema, "in") if p.wire]
    for prop in properties:
        annotation = annotator.annotate(prop.schema, "in")
        if not prop.required:
            imports.add("typing_extensions", "NotRequired")
            annotation = f"NotRequired[{annotation}]"
        doc = _doc(definitions, prop)
        fields.append(Field(name=prop.wire, annotation=annotation, doc=doc))
    keyed = any(not _writable(p.wire) for p in properties)
    return ClassView(
        name=definition.name,
        doc=_class_doc(definition),
        fields=tuple(fields),
        keyed=keyed,
        base="TypedDict",
    )


def _writable(wire: str) -> bool:
    """True for a key that can stand as a name in a class."""
    return wire.isidentifier() and wire.isascii() and not keyword.iskeyword(wire)


def _alias(annotator: Annotator, definition: Definition, imports: Imports) -> AliasView:
    annotation = annotator.definition(definition)
    if definition.recursive:
        imports.add("typing_extensions", "TypeAliasType")
    else:
        imports.add("typing", "TypeAlias")
    return AliasView(
        name=definition.name,
        annotation=annotation,
        doc=_class_doc(definition),
        recursive=definition.recursive,
    )


def _class_doc(definition: Definition) -> str:
    schema = definition.schema
    title = "" if pascal(schema.title) in definition.name else schema.title
    return reflowed(schema.description or title)


def _doc(definitions: Definitions, prop: Property) -> str:
    """Return what stands below a field: what is said where it is used, and only there
    said; a class or alias of its own has its description with it."""
    schema = prop.schema
    text = schema.description
    resolved = definitions.api.resolve(schema)
    if not text and definitions.of(resolved, "out") is None:
        text = resolved.description
    if schema.deprecated:
        text = f"{text}\n\nDeprecated." if text else "Deprecated."
    return reflowed(text)


# Modules


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
