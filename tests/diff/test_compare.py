"""What holds for comparisons beyond single rules: sharing, recursion, names, limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.diff import Report

from .described import BASE, compared, description, json_of, told

PET = {"type": "object", "properties": {"id": {"type": "string"}}}


def schemas(**declared: object) -> dict[str, object]:
    return {"schemas": declared}


def reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def many(count: int, pet: object) -> dict[str, Any]:
    """Return a description of operations that all give back the same type."""
    answer = {"200": {"description": "It.", **json_of(reference("Pet"))}}
    paths = {f"/pets{n}": {"get": {"responses": answer}} for n in range(count)}
    return BASE | {"paths": paths, "components": schemas(Pet=pet)}


def test_a_type_that_many_share_is_told_once(tmp_path: Path) -> None:
    changed = PET | {"required": ["id"]}
    report = compared(tmp_path, many(200, changed), many(200, PET))
    assert told(report) == [
        "answer-field-optional types.Pet: id (client, command line)"
    ]
    assert len(report.changes[0].methods) == 200


def test_a_parameter_that_several_share_is_told_once(tmp_path: Path) -> None:
    def shared(schema: object) -> dict[str, Any]:
        parameter = {"name": "page", "in": "query", "schema": schema}
        ref = {"$ref": "#/components/parameters/Page"}
        operation = {"parameters": [ref], "responses": {"204": {"description": "-"}}}
        paths = {f"/{name}": {"get": operation} for name in ("cats", "dogs", "cows")}
        return BASE | {
            "paths": paths,
            "components": {"parameters": {"Page": parameter}},
        }

    report = compared(
        tmp_path, shared({"type": "integer"}), shared({"type": "boolean"})
    )
    (change,) = report.changes
    assert change.rule.name == "request-type-changed"
    assert change.methods == ("cats.list", "cows.list", "dogs.list")


def test_types_inside_themselves_end(tmp_path: Path) -> None:
    def tree(leaf: object) -> dict[str, Any]:
        node = {
            "type": "object",
            "properties": {
                "leaf": leaf,
                "children": {"type": "array", "items": reference("Node")},
                "other": {"oneOf": [reference("Node"), reference("Loop")]},
            },
        }
        loop = {"type": "array", "items": reference("Loop")}
        said = {"answer": reference("Node"), "request": reference("Node")}
        return description(said | {"components": schemas(Node=node, Loop=loop)})

    report = compared(tmp_path, tree({"type": "string"}), tree({"type": "integer"}))
    assert told(report) == [
        "request-type-changed pets.create: leaf (client, command line)",
        "answer-type-changed types.Node: leaf (client, command line)",
        "request-type-changed types.NodeParam: leaf (client, command line)",
    ]


def test_a_type_inside_itself_against_one_written_out(tmp_path: Path) -> None:
    node = {"type": "object", "properties": {"next": reference("Node")}}
    flat = {"type": "object", "properties": {"next": {"type": "object"}}}
    old = description({"answer": reference("Node"), "components": schemas(Node=node)})
    new = description({"answer": flat})
    assert compared(tmp_path, old, new).changes
    assert compared(tmp_path, new, old).changes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (reference("Pet"), {"allOf": [reference("Pet")]}),
        (PET, reference("Pet")),
        ({"enum": ["a"]}, {"const": "a"}),
        (
            {"type": ["string", "null"]},
            {"oneOf": [{"type": "string"}, {"type": "null"}]},
        ),
        (
            {"oneOf": [{"type": "string"}, {"type": "integer"}]},
            {"type": ["integer", "string"]},
        ),
    ],
)
def test_another_way_to_say_the_same_changes_no_value(
    tmp_path: Path, old: object, new: object
) -> None:
    sides = [
        description({"answer": side, "request": {"properties": {"pet": side}}})
        | {"components": schemas(Pet=PET)}
        for side in (old, new)
    ]
    report = compared(tmp_path, *sides)
    # A class may be called otherwise, which is all.
    assert {c.rule.name for c in report.changes} <= {"type-renamed"}


def test_the_new_side_keeps_the_names_of_the_old_one(tmp_path: Path) -> None:
    done = {"responses": {"204": {"description": "Done."}}}
    old = BASE | {"paths": {"/pets:archive": {"post": done}}}
    new = BASE | {"paths": {"/pets/archive": {"post": done}, **old["paths"]}}
    # By itself, the new path would have the name that the old one has.
    fresh = told(compared(tmp_path, BASE | {"paths": {}}, new))
    assert fresh == [
        "operation-added pets.archive",
        "operation-added pets.archive_2",
    ]
    (change,) = compared(tmp_path, old, new).changes
    assert (change.where, change.operation) == ("pets.archive_2", "POST /pets/archive")


def test_a_path_parameter_of_another_name_moves_the_operation(tmp_path: Path) -> None:
    def one(name: str) -> dict[str, Any]:
        at = {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
        }
        got = {"parameters": [at], "responses": {"204": {"description": "-"}}}
        return BASE | {"paths": {f"/pets/{{{name}}}": {"get": got}}}

    assert told(compared(tmp_path, one("id"), one("pet_id"))) == [
        "flag-renamed pets.retrieve: pet_id (command line)",
        "keyword-renamed pets.retrieve: pet_id (client)",
        "operation-moved pets.retrieve",
        "parameter-moved pets.retrieve: pet_id",
    ]


def test_fields_without_flags_break_no_command_line(tmp_path: Path) -> None:
    def pet(**named: object) -> dict[str, Any]:
        name = {"type": "string", **named}
        home = {"type": "object", "properties": {"name": name}}
        owner = {"type": "object", "properties": {"home": home}}
        return description({"request": {"properties": {"owner": owner}}})

    renamed = pet(**{"x-specloom": {"name": "title"}})
    assert told(compared(tmp_path, pet(), renamed)) == []


def test_a_shared_type_has_flags_where_any_parameter_has(tmp_path: Path) -> None:
    def sides(home: object) -> dict[str, Any]:
        owner = {"type": "object", "properties": {"home": reference("Home")}}
        request = {"properties": {"owner": owner, "home": reference("Home")}}
        deep = {"properties": {"owner": owner}}
        both = {"list": {"requestBody": json_of(deep)}, "request": request}
        return description(both | {"components": schemas(Home=home)})

    one = {"type": "object", "properties": {"id": {}, "name": {}}}
    other = {"type": "object", "properties": {"id": {}}}
    assert told(compared(tmp_path, sides(one), sides(other))) == [
        "request-field-removed types.HomeParam: name (client, command line)"
    ]


def test_variants_are_told_apart_by_their_tags(tmp_path: Path) -> None:
    def pets(*kinds: str) -> dict[str, Any]:
        tagged = [
            {"type": "object", "properties": {"kind": {"const": k}, "age": {}}}
            for k in kinds
        ]
        return description({"answer": {"oneOf": [*tagged, {"type": "string"}]}})

    report: Report = compared(tmp_path, pets("cat", "dog"), pets("dog"))
    rules = [c.rule.name for c in report.changes]
    assert "answer-variant-removed" in rules
    assert "answer-type-changed" not in rules


def test_configured_operations_may_be_on_one_side_alone(tmp_path: Path) -> None:
    resources = {"zoo": {"see": "get /pets", "buy": "post /pets"}}
    old = description({})
    new = description({"paths": {"/pets": {"get": old["paths"]["/pets"]["get"]}}})
    report = compared(tmp_path, old, new, resources=resources)
    assert told(report) == ["operation-removed zoo.buy (client, command line)"]


def test_only_what_is_included_is_compared(tmp_path: Path) -> None:
    old, new = description({}), description({"parameters": [], "create": {}})
    new["paths"]["/pets"].pop("post")
    assert not compared(tmp_path, old, new, include=("pets.list",)).changes
    report = compared(tmp_path, old, new, include=("pets.create",))
    assert told(report) == ["operation-removed pets.create (client, command line)"]
