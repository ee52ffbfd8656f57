"""Skeletons: what a command takes, as YAML to be filled in and piped back."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.runtime.cli.skeleton import skeleton
from specloom.runtime.cli.tables import Command, Flag, Shape
from specloom.runtime.cli.yaml12 import load

CREATE = ("beta:threads:runs", "create")
STRING = Shape("string")
HOSTILE = 'a"b: {c}\n# d: e\u2028f: \x85g\x7f\U0001f600'
Told = dict[str, Any]


def command(*names: str, summary: str = "", about: str = "") -> Command:
    flags = tuple(Flag(n, n, "body", STRING, summary, about) for n in names)
    return Command("put", "PUT", "/", "Put", flags=flags, body="json")


def blocks(
    required: tuple[str, ...] = (), types: Told | None = None, **fields: Told
) -> list[str]:
    """Return what is told of each field, apart from what says that nothing is required."""
    told = {"properties": fields, "required": required, "$defs": types or {}}
    _, *found = skeleton(command(*fields), "x put", told).split("\n\n")
    return [block for block in found if block != "# Nothing is required."]


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
    ran = run("@api", "POST", "/threads", "--generate-skeleton")
    assert (ran.code, ran.out) == (2, "")
    assert api.requests == []


def test_what_is_required_comes_first() -> None:
    item = {
        "type": "object",
        "properties": {"note": {"type": "string"}, "kind": {"enum": ["a", "b"]}},
        "required": ["kind"],
    }
    told = blocks(
        ("items",),
        limit={"type": "integer", "default": 20},
        items={"type": "array", "items": item},
    )
    assert told == [
        "items:\n  - kind: a  # a or b\n    # note: NOTE",
        "# limit: 20",
    ]


def test_an_object_without_required_fields_has_one() -> None:
    fields = {"a": {"type": "string"}, "b": {"type": "boolean"}}
    told = {"type": "object", "properties": fields}
    assert blocks(("x",), x=told) == ["x:\n  a: A\n  # b: true"]
    assert blocks(("x",), x={"type": "object", "additionalProperties": False}) == [
        "x: {}"
    ]
    assert blocks(("x",), x={**told, "minProperties": 2}) == [
        "x:  # at least 2 fields\n  a: A\n  b: true"
    ]


def test_fields_of_fields_say_what_they_are() -> None:
    inner = {
        "type": "object",
        "description": "What is inside. And more.",
        "properties": {"n": {"type": ["integer", "null"], "minimum": 2, "maximum": 9}},
    }
    outer = {"type": "object", "properties": {"inner": inner}}
    assert blocks(x=outer) == [
        "# x:\n#   # What is inside.\n#   inner:\n#     n: 2  # 2 to 9, or null"
    ]


def test_what_may_stand_in_place_of_something_is_there() -> None:
    parts = {"title": "Parts", "type": "array", "items": {"type": "string"}}
    union = {
        "anyOf": [parts, {"type": "string"}, {"type": "integer"}, {"type": "null"}]
    }
    assert blocks(("x",), x=union) == [
        "x: X  # or integer, null\n# or Parts:\n# x: [X]"
    ]
    listed = {"type": "array", "items": union}
    assert blocks(("x",), x=listed) == [
        "x:\n  - X  # or integer, null\n  # or Parts:\n  # - [X]"
    ]


def test_a_discriminator_says_which_variant_it_is() -> None:
    plain = {"type": "object", "properties": {"kind": {"type": "string"}}}
    types = {"Cat": plain, "Dog": plain}
    union = {
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"c": "#/$defs/Cat", "@d": "#/$defs/Dog"},
        },
    }
    assert blocks(("pet",), types, pet=union) == [
        'pet:\n  kind: c\n# or Dog:\n# pet:\n#   kind: "\\\\@d"'
    ]


def test_what_holds_itself_ends() -> None:
    node = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
            "next": {"$ref": "#/$defs/Node"},
            "maybe": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
        },
        "required": ["name", "children"],
    }
    assert blocks(("x",), {"Node": node}, x={"$ref": "#/$defs/Node"}) == [
        "x:\n  name: NAME\n  children: []\n  # maybe: null\n  # Also: next."
    ]
    endless = {**node, "required": ["next"]}
    assert blocks(("x",), {"Node": endless}, x={"$ref": "#/$defs/Node"}) == [
        "# Nothing that could be filled in is x."
    ]


def test_what_is_deep_is_only_named() -> None:
    told: Told = {"type": "string"}
    for _ in range(8):
        both = {"in": told, "at": {"type": "string"}}
        told = {"type": "object", "properties": both, "required": ["in"]}
    (text,) = blocks(("x",), x=told)
    assert text.count("# at: AT") == 4
    assert text.count("# Also: at.") == 4
    assert load(text)["x"]["in"]["in"]["in"]["in"]["in"]["in"]["in"]["in"] == "IN"


def test_names_and_values_are_told_whatever_they_hold() -> None:
    told = {
        "properties": {
            HOSTILE: {"enum": [HOSTILE, "b"]},
            "true": {
                "type": "object",
                "properties": {HOSTILE: {"type": "string", "description": HOSTILE}},
            },
            "012": {"type": "array", "default": [HOSTILE, {}]},
            "x": {"anyOf": [{"title": HOSTILE, "type": "array"}, {"type": "string"}]},
        },
        "required": [HOSTILE, "true", "012", "x"],
    }
    names = (HOSTILE, "true", "012", "x")
    text = skeleton(command(*names, summary=HOSTILE, about=HOSTILE), "x", told)
    assert load(text) == {
        HOSTILE: HOSTILE,
        "true": {HOSTILE: "A_B_C_D_E_F_G"},
        "012": [HOSTILE, {}],
        "x": "X",
    }
    assert text.replace("\n", "").isprintable()


@pytest.mark.parametrize("text", ["@all", "\\@all", "\\\\@all"])
def test_a_text_that_looks_like_a_file_is_none(run: Any, api: Any, text: str) -> None:
    (told,) = blocks(("to",), to={"enum": [text]})
    assert run("beta:threads", "create", piped=f"metadata: {{{told}\n}}").code == 0
    assert api.last.json == {"metadata": {"to": text}}


def test_a_path_is_one_of_what_is_sent() -> None:
    told = {"type": "string", "format": "path"}
    media = {"contentMediaType": "application/octet-stream"}
    assert blocks(("a",), a=told) == ["a: A  # path"]
    assert blocks(("a",), a={**told, **media}) == ['a: "@A"  # path']
