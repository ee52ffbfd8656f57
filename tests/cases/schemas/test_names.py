"""Names that Python, pydantic or the generated code itself would stumble over."""

from __future__ import annotations

import importlib
import inspect
import json
from typing import Any

import pytest
from pydantic import BaseModel

from ..conftest import MakeCase
from ..harness import plain
from .conftest import MakeThings, Things

# What generated modules import or define, Python's own names, and what both clients are.
SCHEMAS = [
    *("Client", "AsyncClient", "Case", "AsyncCase", "Response", "APIError", "Stream"),
    *("List", "Dict", "Optional", "Any", "Union", "Literal", "Never", "Annotated"),
    *("BaseModel", "Model", "Field", "OneOf", "TypedDict", "NotRequired", "TypeAlias"),
    *("Sequence", "Mapping", "UUID", "FileTypes", "Decimal", "None", "True", "dt"),
    *("str", "int", "list", "bool", "object", "type", "Exception", "property", "super"),
    *("types", "Thing_", "ThingParam", "__init__", "_private", "1st.thing", "class"),
    *("X-Output", "XOutput", "X_Output", "xOutput", "import", "self", "Omit", "Call"),
]
EVERYTHING = """
a: {type: string, format: date-time}
b: {type: string, format: uuid}
c: {type: array, items: {enum: [x, 'y']}}
d: {type: object, additionalProperties: true}
e: {oneOf: [{$ref: '#/components/schemas/First'}, {$ref: '#/components/schemas/Second'}]}
f: {type: string, format: binary}
g: false
h-i: {}
"""


def test_schemas_of_any_name(things: MakeThings) -> None:
    inner = ", ".join(line.strip() for line in EVERYTHING.strip().splitlines())
    declared = [f"{name!r}: {{properties: {{{inner}}}}}" for name in SCHEMAS]
    used = [
        f"'p{index}': {{$ref: '#/components/schemas/{name}'}}"
        for index, name in enumerate(SCHEMAS)
    ]
    found = things(
        "\n".join(
            [
                *declared,
                "First: {type: object, required: [t], properties: {t: {const: 1st}}}",
                "Second: {type: object, required: [t], properties: {t: {const: 2nd}}}",
                f"Thing: {{type: object, properties: {{{', '.join(used)}}}}}",
            ]
        )
    )
    value = {
        "a": "2020-01-01T00:00:00Z",
        "b": "6f3c2a4e-0c1f-4d43-9d57-0a6a1a1a1a1a",
        "c": ["x", "new"],
        "d": {"k": [1]},
        "e": {"t": "2nd"},
        "h-i": 5,
    }
    read = found.read({f"p{index}": value for index in range(len(SCHEMAS))})
    kinds = {type(getattr(read, f"p{index}")) for index in range(len(SCHEMAS))}
    assert len(kinds) == len(SCHEMAS)
    for index in range(len(SCHEMAS)):
        assert isinstance(getattr(read, f"p{index}").e, found.types.Second)
    given = {f"p{index}": {**value, "c": ["x"]} for index in range(len(SCHEMAS))}
    assert found.send(**given) == given


def test_an_inline_schema_leaves_a_declared_one_its_name(things: MakeThings) -> None:
    found = things("""
        Thing:
          type: object
          properties:
            place: {type: object, properties: {city: {type: string}}}
            declared: {$ref: '#/components/schemas/ThingPlace'}
            variants: {type: array, items: {type: object, properties: {a: {type: integer}}}}
            variant: {type: object, properties: {b: {type: integer}}}
        ThingPlace: {type: object, properties: {street: {type: string}}}
        """)
    read = found.read(
        {
            "place": {"city": "Ulm"},
            "declared": {"street": "High"},
            "variants": [{"a": 1}],
            "variant": {"b": 2},
        }
    )
    assert type(read.declared) is found.types.ThingPlace
    assert type(read.place) is not found.types.ThingPlace
    assert (read.place.city, read.declared.street) == ("Ulm", "High")
    assert (read.variants[0].a, read.variant.b) == (1, 2)


PROPERTIES = [
    *("self", "args", "items", "values", "keys", "copy", "json", "schema", "get"),
    *("model_config", "model_fields", "model_dump", "model_", "__class__", "__init__"),
    *("from", "class", "continue", "None", "True", "def", "print", "dt", "date"),
    *("_x", "__x", "_", "1x", "x-y", "x_y", "x.y", "x y", "X-Y", "@type", "$ref"),
    *("+1", "-1", "", "ß", "日本", '"', "\\", "\n", "'''", "{x}", "%s", "#", "a" * 200),
    *("str", "int", "list", "dict", "type", "object", "id", "hash", "validate"),
    *("Any", "Literal", "Model", "Field", "UUID", "Sequence", "options", "types"),
    *("timeout", "extra_headers", "extra_body", "extra_query", "stream", "omit"),
]


@pytest.fixture
def odd(things: MakeThings) -> Things:
    named = {name: {"type": "string"} for name in PROPERTIES}
    inner = {"type": "object", "required": PROPERTIES, "properties": named}
    schemas = {
        "Inner": inner,
        "Thing": {
            "type": "object",
            "properties": {"inner": {"$ref": "#/components/schemas/Inner"}, **named},
        },
    }
    lines = [f"{name}: {json.dumps(schema)}" for name, schema in schemas.items()]
    return things("\n".join(lines))


def test_properties_of_any_name_are_read(odd: Things) -> None:
    value = {name: f"<{name}>" for name in PROPERTIES}
    read = odd.read({"inner": value, **value})
    for model in (read, read.inner):
        fields = type(model).model_fields
        by_wire = {
            name if field.alias is None else field.alias: name
            for name, field in fields.items()
        }
        assert {wire: getattr(model, by_wire[wire]) for wire in PROPERTIES} == value
        assert isinstance(model, BaseModel)
        assert model.model_fields_set >= {by_wire[wire] for wire in PROPERTIES}


def test_properties_of_any_name_are_sent(odd: Things) -> None:
    value = {name: f"<{name}>" for name in PROPERTIES}
    assert odd.send(inner=value) == {"inner": value}
    keywords = inspect.signature(odd.case.client.things.send).parameters
    given = {name: f"<{name}>" for name in keywords if name not in ("inner", "options")}
    sent = odd.send(**given)
    assert sorted(sent) == sorted(PROPERTIES)
    assert sorted(sent.values()) == sorted(given.values())


def test_flags_of_any_name(odd: Things) -> None:
    module = importlib.import_module(f"{odd.case.name}.commands.things")
    (command,) = [c for c in module.COMMANDS if c.name == "send"]
    flags = {flag.wire: flag.name for flag in command.flags}
    assert len(set(flags.values())) == len(flags) == len(PROPERTIES) + 1
    for wire in PROPERTIES:
        odd.case.wire.answer(json={})
        ran = odd.case.cli("things", "send", f"--{flags[wire]}", "v")
        assert (ran.code, ran.err) == (0, "")
        assert odd.case.wire.json == {wire: "v"}


def test_the_obvious_names(odd: Things) -> None:
    listed = odd.types.Inner.model_fields.items()
    fields = {n if f.alias is None else f.alias: n for n, f in listed}
    expected = {
        "self": "self",
        "class": "class_",
        "from": "from_",
        "copy": "copy_",
        "model_config": "model_config_",
        "_x": "x_",
        "1x": "n1_x",
        "@type": "at_type",
        "$ref": "ref",
        "+1": "plus_1",
        "-1": "minus_1",
        "items": "items",
        "dt": "dt_",
        "": "field",
    }
    assert {wire: fields[wire] for wire in expected} == expected
    keywords = inspect.signature(odd.case.client.things.send).parameters
    assert "field" in keywords
    assert "body" not in keywords


OPERATIONS = """
paths:
  /a: {get: {operationId: same, responses: {'200': {$ref: '#/components/responses/A'}}}}
  /b: {get: {operationId: same, responses: {'200': {$ref: '#/components/responses/A'}}}}
  /c/d: {get: {responses: {'200': {$ref: '#/components/responses/A'}}}}
  /c/{d}:
    parameters: [{name: d, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {$ref: '#/components/responses/A'}}}
    post: {responses: {'200': {$ref: '#/components/responses/A'}}}
components:
  responses:
    A: {description: A., content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}
"""


def test_operations_of_one_id_or_none_are_all_there(case: MakeCase) -> None:
    made = case(OPERATIONS)
    assert made.warnings == [
        "7:27: warning: the operationId 'same' is given twice\n"
        "  hint: each operation needs one of its own"
    ]
    paths: list[str] = []
    for resource, method in made.outcome.planned.surface.methods():
        made.wire.answer(json={"a": "x"})
        place: Any = made.client
        for name in resource.path:
            place = getattr(place, name)
        values = ["v"] if "{" in method.operation.path else []
        found = getattr(place, method.name)(*values)
        assert plain(found) == {"a": "x"}
        paths.append(f"{made.wire.seen[-1].method} {made.wire.seen[-1].url.path}")
    assert sorted(paths) == ["GET /a", "GET /b", "GET /c/d", "GET /c/v", "POST /c/v"]


@pytest.mark.parametrize(
    ("title", "client"),
    [("Client", "Client"), ("Settings", "SettingsClient"), ("Page", "PageClient")],
)
def test_a_client_named_like_what_its_module_uses(
    case: MakeCase, title: str, client: str
) -> None:
    head = f"openapi: 3.1.0\ninfo: {{title: {title}, version: '1'}}\n"
    made = case(head + OPERATIONS, client=None)
    for name in (client, f"Async{client}"):
        assert getattr(made.package, name).__name__ == name
    made.wire.answer(json={"a": "x"})
    options = {"http_client": made.wire.client, "base_url": "https://case.test"}
    sync = getattr(made.package, client)(**options)
    assert plain(sync.a.retrieve()) == {"a": "x"}


@pytest.mark.parametrize("turned", [False, True])
def test_one_or_many_have_names_in_any_order(things: MakeThings, turned: bool) -> None:
    one = "{type: object, properties: {a: {type: string}}}"
    many = "{type: array, items: {type: object, properties: {b: {type: string}}}}"
    listed = ", ".join([many, one] if turned else [one, many])
    thing = f"Thing: {{type: object, properties: {{place: {{oneOf: [{listed}]}}}}}}"
    made = things(thing)
    assert type(made.read({"place": {"a": "x"}}).place) is made.types.ThingPlace
    (item,) = made.read({"place": [{"b": "x"}]}).place
    assert type(item) is made.types.ThingPlaceItem
