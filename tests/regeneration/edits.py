"""Edits of descriptions by chance: one change each, of the kinds that people make.

An edit works on plain data, and says what of it it touched. The same seed makes the same
edit. `KINDS` has them all; what may follow from each is told in `rules`.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from .draft import Draft, Edit, NoPlace
from .reach import VERBS, Document

_SCALARS = ("string", "integer", "number", "boolean")
_NAMES = ("id", "type", "object", "kind", "status", "name", "data", "items", "next")


def _retitle(draft: Draft) -> Edit:
    key, operation = draft.operation()
    operation["summary"] = draft.words()
    return Edit(kind="retitle", document=draft.document, operations=frozenset({key}))


def _describe(draft: Draft) -> Edit:
    key, operation = draft.operation()
    operation["description"] = f"{draft.words()}.\n\nAnd more."
    return Edit(kind="describe", document=draft.document, operations=frozenset({key}))


def _deprecate(draft: Draft) -> Edit:
    key, operation = draft.operation(lambda o: not o.get("deprecated"))
    operation["deprecated"] = True
    return Edit(kind="deprecate", document=draft.document, operations=frozenset({key}))


def _parameter(draft: Draft, kind: str, **more: object) -> Edit:
    key, operation = draft.operation()
    parameters = operation.setdefault("parameters", [])
    schema = {"type": draft.chance.choice(_SCALARS)}
    added = {"name": "zz_added", "in": "query", "schema": schema, **more}
    parameters.insert(draft.chance.randint(0, len(parameters)), added)
    return Edit(kind=kind, document=draft.document, operations=frozenset({key}))


def _add_optional(draft: Draft) -> Edit:
    return _parameter(draft, "add optional parameter", description=draft.words())


def _add_required(draft: Draft) -> Edit:
    return _parameter(draft, "add required parameter", required=True)


def _describe_parameter(draft: Draft) -> Edit:
    key, operation = draft.operation(lambda o: bool(_own_parameters(o)))
    parameter = draft.chance.choice(_own_parameters(operation))
    parameter["description"] = draft.words()
    return Edit(
        kind="describe parameter", document=draft.document, operations=frozenset({key})
    )


def _example(draft: Draft) -> Edit:
    key, operation = draft.operation(lambda o: bool(_own_parameters(o)))
    parameter = draft.chance.choice(_own_parameters(operation))
    parameter.pop("examples", None)
    parameter["example"] = draft.words()
    return Edit(kind="example", document=draft.document, operations=frozenset({key}))


def _own_parameters(operation: Document) -> list[Document]:
    """Return an operation's parameters of plain text that stand in it."""
    return [
        parameter
        for parameter in operation.get("parameters", [])
        if isinstance(parameter.get("schema"), dict)
        and parameter["schema"].get("type") == "string"
        and not {"enum", "const", "format"} & parameter["schema"].keys()
    ]


def _add_operation(draft: Draft) -> Edit:
    key, operation = draft.operation()
    path = key.split(" ", 1)[1].partition("?")[0].partition("#")[0]
    item = draft.document["paths"][key.split(" ", 1)[1]]
    path = f"{path.rstrip('/')}/zz-added"
    if path in draft.document["paths"]:
        raise NoPlace
    given = [*item.get("parameters", []), *operation.get("parameters", [])]
    verb = draft.chance.choice(("get", "post", "delete"))
    added = {
        **({"tags": operation["tags"]} if "tags" in operation else {}),
        "summary": draft.words(),
        "parameters": [p for p in given if p.get("in") == "path" or "$ref" in p],
        "responses": {"200": {"description": "Done."}},
    }
    items = list(draft.document["paths"].items())
    items.insert(draft.chance.randint(0, len(items)), (path, {verb: added}))
    draft.document["paths"] = dict(items)
    return Edit(
        kind="add operation",
        document=draft.document,
        operations=frozenset({f"{verb.upper()} {path}"}),
    )


def _remove_operation(draft: Draft) -> Edit:
    if len(draft.reach.operations) < 2:
        raise NoPlace
    key, _ = draft.operation()
    verb, path = key.split(" ", 1)
    del draft.document["paths"][path][verb.lower()]
    return Edit(
        kind="remove operation", document=draft.document, operations=frozenset({key})
    )


def _add_property(draft: Draft) -> Edit:
    name, schema = draft.schema(lambda s: "zz_added" not in s["properties"])
    kind = draft.chance.choice(_SCALARS)
    properties = list(schema["properties"].items())
    added = ("zz_added", {"type": kind, "description": draft.words()})
    properties.insert(draft.chance.randint(0, len(properties)), added)
    schema["properties"] = dict(properties)
    return Edit(kind="add property", document=draft.document, schemas=frozenset({name}))


def _add_property_of_new_schema(draft: Draft) -> Edit:
    name, schema = draft.schema(lambda s: "zz_added" not in s["properties"])
    schema["properties"]["zz_added"] = {"$ref": "#/components/schemas/ZzAdded"}
    draft.reach.schemas["ZzAdded"] = {
        "type": "object",
        "properties": {"zz_inner": {"type": "string"}},
    }
    return Edit(
        kind="add property of new schema",
        document=draft.document,
        schemas=frozenset({name, "ZzAdded"}),
    )


def _remove_property(draft: Draft) -> Edit:
    name, schema = draft.schema(lambda s: len(_spare(s)) > 0)
    del schema["properties"][draft.chance.choice(_spare(schema))]
    return Edit(
        kind="remove property", document=draft.document, schemas=frozenset({name})
    )


def _describe_property(draft: Draft) -> Edit:
    name, schema = draft.schema(lambda s: len(_spare(s)) > 0)
    schema["properties"][draft.chance.choice(_spare(schema))][
        "description"
    ] = draft.words()
    return Edit(
        kind="describe property", document=draft.document, schemas=frozenset({name})
    )


def _spare(schema: Document) -> list[str]:
    """Return the properties that nothing else is told by: optional, of a plain type."""
    properties = schema["properties"]
    if len(properties) < 2:
        return []
    return [
        name
        for name, each in properties.items()
        if name not in schema.get("required", ())
        and name not in _NAMES
        and isinstance(each, dict)
        and each.get("type") in _SCALARS
        and not {"enum", "const", "x-specloom"} & each.keys()
    ]


def _add_schema(draft: Draft) -> Edit:
    schemas = draft.document.setdefault("components", {}).setdefault("schemas", {})
    items = list(schemas.items())
    added = {"type": "object", "properties": {"a": {"type": "string"}}}
    items.insert(draft.chance.randint(0, len(items)), ("ZzAdded", added))
    draft.document["components"]["schemas"] = dict(items)
    return Edit(
        kind="add unused schema",
        document=draft.document,
        schemas=frozenset({"ZzAdded"}),
    )


def _describe_tag(draft: Draft) -> Edit:
    _, operation = draft.operation(lambda o: bool(o.get("tags")))
    name = draft.chance.choice(operation["tags"])
    tags = draft.document.setdefault("tags", [])
    tag = next((each for each in tags if each.get("name") == name), None)
    if tag is None:
        tags.append(tag := {"name": name})
    tag["description"] = draft.words()
    return Edit(kind="describe tag", document=draft.document, tag=name)


def _reorder_keys(draft: Draft) -> Edit:
    key, operation = draft.operation()
    _shuffle(operation, draft.chance)
    return Edit(
        kind="reorder keys", document=draft.document, operations=frozenset({key})
    )


def _reorder_operations(draft: Draft) -> Edit:
    paths = draft.document["paths"].values()
    many = [item for item in paths if len({*VERBS} & item.keys()) > 1]
    _shuffle(draft.pick(many), draft.chance)
    return Edit(kind="reorder operations", document=draft.document)


def _reorder_paths(draft: Draft) -> Edit:
    _shuffle(draft.document["paths"], draft.chance)
    return Edit(kind="reorder paths", document=draft.document)


def _reorder_schemas(draft: Draft) -> Edit:
    if len(draft.reach.schemas) < 2:
        raise NoPlace
    _shuffle(draft.reach.schemas, draft.chance)
    return Edit(kind="reorder schemas", document=draft.document)


def _shuffle(mapping: Document, chance: random.Random) -> None:
    items = list(mapping.items())
    chance.shuffle(items)
    mapping.clear()
    mapping.update(items)


KINDS: dict[str, Callable[[Draft], Edit]] = {
    "retitle": _retitle,
    "describe": _describe,
    "deprecate": _deprecate,
    "add optional parameter": _add_optional,
    "add required parameter": _add_required,
    "describe parameter": _describe_parameter,
    "example": _example,
    "add operation": _add_operation,
    "remove operation": _remove_operation,
    "add property": _add_property,
    "add property of new schema": _add_property_of_new_schema,
    "remove property": _remove_property,
    "describe property": _describe_property,
    "add unused schema": _add_schema,
    "describe tag": _describe_tag,
    "reorder keys": _reorder_keys,
    "reorder operations": _reorder_operations,
    "reorder paths": _reorder_paths,
    "reorder schemas": _reorder_schemas,
}
