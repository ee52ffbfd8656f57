"""What a definition is in code: a model, a typed dict, or an alias of an annotation."""

from __future__ import annotations

import keyword
from collections.abc import Sequence

from ...literals import literal
from ...model.schema import ObjectSchema, Property
from ...names import in_turn, pascal, snake, unique
from ...values import dataclass
from .annotations import Annotator, with_null
from .definitions import Definition, Definitions, visible
from .docs import reflowed
from .imports import Imports

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


def model(
    definitions: Definitions,
    annotator: Annotator,
    definition: Definition,
    schema: ObjectSchema,
    imports: Imports,
) -> ClassView:
    """Return the model of an object that the server sends."""
    imports.add(f"{RUNTIME}.models", "Model")
    properties = visible(definitions.api, schema, "out")
    names = attributes(properties)
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


def attributes(properties: Sequence[Property]) -> list[str]:
    """Return what a model calls each of its properties."""
    wanted = [snake(p.label or p.wire) for p in properties]
    turns = [
        (name != p.wire, p.wire) for p, name in zip(properties, wanted, strict=True)
    ]
    return in_turn(unique, wanted, turns, MODEL_ATTRIBUTES)


def typed_dict(
    definitions: Definitions,
    annotator: Annotator,
    definition: Definition,
    schema: ObjectSchema,
    imports: Imports,
) -> ClassView:
    """Return the typed dict of an object that a caller writes."""
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


def alias(annotator: Annotator, definition: Definition, imports: Imports) -> AliasView:
    """Return the alias of whatever is no object with properties."""
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
