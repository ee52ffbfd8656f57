"""Schemas that contain themselves, directly or in a circle."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from .conftest import MakeThings, Things


@pytest.fixture
def circles(things: MakeThings) -> Things:
    return things("""
        Thing:
          type: object
          properties:
            self: {$ref: '#/components/schemas/Thing'}
            ping: {$ref: '#/components/schemas/Ping'}
            list: {$ref: '#/components/schemas/Nested'}
            map: {$ref: '#/components/schemas/Maps'}
            hen: {$ref: '#/components/schemas/Hen'}
            must: {$ref: '#/components/schemas/Must'}
            expr: {$ref: '#/components/schemas/Expr'}
            child: {$ref: '#/components/schemas/Child'}
            json: {$ref: '#/components/schemas/Json'}
            inline: {type: object, properties: {left: {$ref: '#/components/schemas/Thing/properties/inline'}, v: {type: integer}}}
        Ping: {type: object, properties: {pong: {$ref: '#/components/schemas/Pong'}}}
        Pong: {type: object, properties: {pings: {type: array, items: {$ref: '#/components/schemas/Ping'}}, named: {type: object, additionalProperties: {$ref: '#/components/schemas/Pong'}}}}
        Nested: {type: array, items: {$ref: '#/components/schemas/Nested'}}
        Maps: {type: object, additionalProperties: {$ref: '#/components/schemas/Maps'}}
        Hen: {type: object, required: [egg], properties: {egg: {$ref: '#/components/schemas/Egg'}}}
        Egg: {type: object, required: [hen], properties: {hen: {$ref: '#/components/schemas/Hen'}}}
        Must: {type: object, required: [must], properties: {must: {$ref: '#/components/schemas/Must'}}}
        Expr:
          oneOf:
            - {type: string}
            - {type: object, required: [op, of], properties: {op: {const: all}, of: {type: array, items: {$ref: '#/components/schemas/Expr'}}}}
            - {type: object, required: [op, of], properties: {op: {const: not}, of: {$ref: '#/components/schemas/Expr'}}}
        Child: {allOf: [{$ref: '#/components/schemas/Ping'}, {properties: {children: {type: array, items: {$ref: '#/components/schemas/Child'}}}}]}
        Json:
          anyOf:
            - {type: [string, number, boolean, 'null']}
            - {type: array, items: {$ref: '#/components/schemas/Json'}}
            - {type: object, additionalProperties: {$ref: '#/components/schemas/Json'}}
        """)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ping", {"pong": {"pings": [{"pong": {}}], "named": {"a": {"named": {}}}}}),
        ("list", [[], [[]]]),
        ("map", {"a": {"b": {}}}),
        ("expr", {"op": "not", "of": {"op": "all", "of": ["a", {"op": "not", "of": "b"}]}}),
        ("child", {"pong": {}, "children": [{"children": []}]}),
        ("json", {"a": [1, "b", None, True, {"c": [0.5]}]}),
        ("inline", {"v": 1, "left": {"v": 2, "left": {}}}),
    ],
)  # fmt: skip
def test_there_and_back(circles: Things, name: str, value: Any) -> None:
    circles.echo(**{name: value})


def test_types_on_the_way(circles: Things) -> None:
    types = circles.types
    found = circles.read({"self": {"ping": {"pong": {"pings": [{}]}}}})
    assert type(found.self) is types.Thing
    assert type(found.self.ping.pong.pings[0]) is types.Ping
    found = circles.read({"child": {"pong": {}, "children": [{}]}})
    assert type(found.child.children[0]) is types.Child
    found = circles.read({"expr": {"op": "all", "of": ["a", {"op": "not", "of": "b"}]}})
    assert found.expr.of[1].of == "b"


def test_what_no_finite_value_can_hold_is_kept(circles: Things) -> None:
    """A circle of required fields has no end: what the server sends must break it."""
    found = circles.read({"hen": {"egg": {"hen": {"egg": None}}}, "must": {"must": {}}})
    assert type(found.hen.egg) is circles.types.Egg
    assert found.hen.egg.hen.egg is None
    assert type(found.must.must) is circles.types.Must


def test_depth(circles: Things) -> None:
    value: dict[str, Any] = {}
    for _ in range(100):
        value = {"self": value}
    circles.read(value)
    circles.case.wire.answer(json={})
    circles.case.client.things.send(self_=value["self"])
    assert circles.case.wire.json == value


def test_inline_objects_work_at_any_depth(things: MakeThings) -> None:
    """Types end where pydantic could not build them, and what lies deeper is kept."""
    levels = 200
    opening, closing = "{type: object, properties: {v: {}, a: ", "}}"
    found = things(f"Thing: {opening * levels}{{type: string}}{closing * levels}")
    (warning,) = found.case.warnings
    assert "more than 50 levels deep: taken for any value" in warning
    value: dict[str, Any] = {"v": 1}
    for _ in range(levels):
        value = {"v": 1, "a": value}
    inner = found.echo(**value)
    for _ in range(49):
        inner = inner.a
    assert (inner.v, type(inner.a)) == (1, dict)


def test_each_module_can_be_imported_first(circles: Things) -> None:
    folder = circles.case.folder / circles.case.name / "types"
    modules = [path.stem for path in folder.glob("*.py") if path.stem != "__init__"]
    program = f"""
import importlib, sys
for name in {sorted(modules)!r}:
    for loaded in [m for m in sys.modules if m.startswith({circles.case.name!r})]:
        del sys.modules[loaded]
    importlib.import_module("{circles.case.name}.types." + name)
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=circles.case.folder, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_flags(circles: Things) -> None:
    circles.case.wire.answer(json={})
    words = [
        "--self.ping",
        "{pong: {}}",
        "--list",
        "[[]]",
        "--expr",
        "{op: not, of: a}",
    ]
    ran = circles.case.cli("things", "send", *words)
    assert (ran.code, ran.err) == (0, "")
    assert circles.case.wire.json == {
        "self": {"ping": {"pong": {}}},
        "list": [[]],
        "expr": {"op": "not", "of": "a"},
    }
