"""Skeletons and schemas: what a command takes, filled in and described."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from specloom.runtime.cli.groups import commands
from specloom.runtime.cli.schema import of_shape, schema
from specloom.runtime.cli.skeleton import skeleton
from specloom.runtime.cli.tables import Command, Field, Flag, Shape
from specloom.runtime.cli.yaml12 import load

CREATE = ("beta:threads:runs", "create")
STRING = Shape("string")
HOSTILE = 'a"b: {c}\n# d: e\u2028f: \x85g\x7f\U0001f600'


def every() -> list[Command]:
    from cli_sample.cli import APP

    return [command for name in APP.resources for command in commands(APP, name)]


def filled(command: Command) -> Any:
    """Return what a skeleton says once nothing of it is optional any more."""
    return load(skeleton(command._replace(flags=tuple(all_of(command))), "x"))


def all_of(command: Command) -> list[Flag]:
    return [flag._replace(required=True) for flag in command.flags]


@pytest.mark.parametrize("command", every(), ids=lambda c: f"{c.verb} {c.path}")
def test_a_skeleton_is_what_the_schema_asks_for(command: Command) -> None:
    asked = schema(command, "x")
    Draft202012Validator.check_schema(asked)
    for given in (load(skeleton(command, "x")) or {}, filled(command)):
        assert [*Draft202012Validator(asked).iter_errors(given)] == []


def test_a_skeleton_is_edited_and_piped_back(run: Any, api: Any) -> None:
    told = run(*CREATE, "--generate-skeleton").out
    assert run(*CREATE, piped=told).code == 0
    assert api.last.path.endswith("/threads/THREAD_ID/runs")
    assert api.last.json == {"assistant_id": "ASSISTANT_ID"}
    told = told.replace("ASSISTANT_ID", "asst_1").replace("# stop:", "stop:")
    assert run(*CREATE, "t", piped=told).code == 0
    assert api.last.path.endswith("/threads/t/runs")
    assert api.last.json == {"assistant_id": "asst_1", "stop": "STOP"}


def test_nothing_is_sent_for_a_skeleton(run: Any, api: Any) -> None:
    assert run("ping", "--generate-skeleton").out == (
        "# Ping. Edit, then: sample ping < FILE\n\n{}  # It takes nothing.\n"
    )
    assert run("--generate-skeleton", "beta:threads", "create").code == 0
    assert api.requests == []


def test_what_is_required_comes_first_and_alone() -> None:
    item = Shape(
        "object",
        fields=(
            Field("note", "note", STRING),
            Field("kind", "kind", Shape("enum", values=("a", "b")), required=True),
        ),
    )
    flags = (
        Flag("limit", "limit", "query", Shape("integer"), "number", default="20"),
        Flag("items", "items", "body", Shape("array", items=item), "", required=True),
    )
    told = skeleton(Command("put", "PUT", "/", "Put", flags=flags), "x put")
    assert told.split("\n\n")[1:] == [
        "items:\n  - kind: a  # a or b\n    # note: NOTE",
        "# number\n# limit: 20",
    ]


def test_names_and_values_are_told_whatever_they_hold() -> None:
    shape = Shape("object", fields=(Field("x", HOSTILE, STRING),))
    choice = Shape("enum", values=(HOSTILE, "b"))
    flags = (
        Flag("a", HOSTILE, "body", choice, HOSTILE, about=HOSTILE, required=True),
        Flag("b", "true", "body", shape, HOSTILE, required=True),
        Flag("c", "012", "body", STRING, HOSTILE, default=json.dumps([HOSTILE, {}])),
    )
    command = Command("put", "PUT", "/", HOSTILE, flags=flags, body="json")
    assert load(skeleton(command, "x")) == {
        HOSTILE: HOSTILE,
        "true": {HOSTILE: "A_B_C_D_E_F_G"},
    }
    assert filled(command)["012"] == [HOSTILE, {}]
    assert list(schema(command, "x")["properties"]) == [HOSTILE, "true", "012"]


def test_a_text_that_looks_like_a_file_is_none(run: Any, api: Any) -> None:
    everyone = Shape("enum", values=("@all",))
    flag = Flag("to", "to", "body", everyone, "", required=True)
    told = skeleton(Command("put", "PUT", "/", "", flags=(flag,)), "x")
    assert run("beta:threads", "create", piped=f"metadata: {{{told}\n}}").code == 0
    assert api.last.json == {"metadata": {"to": "@all"}}


def test_the_schema_of_a_command(run: Any) -> None:
    told = run("schema", "beta:threads", "list").json
    assert told["title"] == "sample beta:threads list"
    assert told["required"] == []
    assert told["properties"]["limit"] == {
        "type": "integer",
        "description": "How many to a page.",
        "default": 20,
    }
    assert told["properties"]["order"] == {"enum": ["asc", "desc"]}
    assert told["properties"]["tags[]"]["items"] == {"type": "string"}
    words = ("@schema", "ping", "--transform", "title", "-r")
    assert run(*words).out == "sample ping\n"
    assert run("--format", "yaml", "schema", "ping").out.startswith("$schema: ")


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        (Shape("any", null=True), {}),
        (Shape("string", null=True), {"type": ["string", "null"]}),
        (Shape("enum", null=True, values=(1,)), {"enum": [1, None]}),
        (
            Shape("union", null=True, variants=(STRING, Shape("integer"))),
            {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]},
        ),
        (
            Shape(
                "union",
                variants=(STRING, Shape("object")),
                fields=(Field("a", "a", STRING, required=True),),
            ),
            {
                "anyOf": [
                    {"type": "string"},
                    {"type": "object", "properties": {"a": {"type": "string"}}},
                ]
            },
        ),
        (
            Shape("map", items=Shape("number")),
            {"type": "object", "additionalProperties": {"type": "number"}},
        ),
    ],
)
def test_shapes_as_json_schema(shape: Shape, told: dict[str, Any]) -> None:
    assert of_shape(shape) == told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "give a command: RESOURCE COMMAND"),
        (("files",), "give a command: RESOURCE COMMAND"),
        (("file",), "did you mean files?"),
        (("files", "creat"), "did you mean create?"),
        (("files", "create", "x"), "unexpected argument 'x'"),
    ],
)
def test_a_schema_of_nothing(run: Any, words: tuple[str, ...], said: str) -> None:
    ran = run("@schema", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
