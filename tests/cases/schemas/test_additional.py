"""additionalProperties: what may stand beside declared properties is kept, and sent."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import MakeThings, Things


@pytest.fixture
def extras(things: MakeThings) -> Things:
    return things("""
        Thing:
          type: object
          properties:
            absent: {type: object, properties: {a: {type: string}}}
            open: {type: object, properties: {a: {type: string}}, additionalProperties: true}
            closed: {type: object, properties: {a: {type: string}}, additionalProperties: false}
            typed: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}
            points: {type: object, properties: {a: {type: string}}, additionalProperties: {$ref: '#/components/schemas/Point'}}
            unevaluated: {type: object, properties: {a: {type: string}}, unevaluatedProperties: false}
            patterns: {type: object, properties: {a: {type: string}}, patternProperties: {^x-: {type: integer}}, additionalProperties: false}
            map: {type: object, additionalProperties: {type: integer}}
            point_map: {type: object, additionalProperties: {$ref: '#/components/schemas/Point'}}
            lists: {type: object, additionalProperties: {type: array, items: {type: object, additionalProperties: {type: string}}}}
            pattern_map: {type: object, patternProperties: {^x-: {$ref: '#/components/schemas/Point'}}, additionalProperties: false}
            free: {type: object}
            anything: {additionalProperties: true}
            empty: {type: object, additionalProperties: false}
        Point: {type: object, required: [x], properties: {x: {type: number}}}
        """)  # fmt: skip


BESIDE = ["absent", "open", "closed", "typed", "points", "unevaluated", "patterns"]


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_is_kept(extras: Things, name: str) -> None:
    value: dict[str, Any] = {"a": "x", "x-more": 1, "deep": {"b": [{"c": None}]}}
    found = getattr(extras.echo(**{name: value}), name)
    assert found.a == "x"
    assert found.model_extra.keys() == {"x-more", "deep"}
    assert found.model_fields_set == {"a", "x-more", "deep"}


def test_at_the_top_too(extras: Things) -> None:
    found = extras.read({"free": {}, "new": {"a": 1}})
    assert found.new == {"a": 1}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("map", {"k": 1, "": 2, "model_config": 3}),
        ("lists", {"k": [{"a": "b"}]}),
        ("free", {"a": [1, {"b": None}]}),
        ("anything", {"a": 1.5}),
        ("empty", {}),
        ("empty", {"new": 1}),
        ("map", {"k": "not a number"}),
        ("map", {"k": None}),
    ],
)
def test_maps(extras: Things, name: str, value: dict[str, Any]) -> None:
    assert getattr(extras.echo(**{name: value}), name) == value


@pytest.mark.parametrize("name", ["point_map", "pattern_map"])
def test_maps_of_models(extras: Things, name: str) -> None:
    found = getattr(extras.echo(**{name: {"x-a": {"x": 1.0, "new": 2}}}), name)
    assert isinstance(found["x-a"], extras.types.Point)
    assert found["x-a"].new == 2


def test_flags(extras: Things) -> None:
    given = {
        "--open": "{a: x, more: 1}",
        "--typed.a": "x",
        "--map": "{k: 1}",
        "--free": "{a: [1]}",
    }
    extras.case.wire.answer(json={})
    words = [word for pair in given.items() for word in pair]
    ran = extras.case.cli("things", "send", *words)
    assert (ran.code, ran.err) == (0, "")
    assert extras.case.wire.json == {
        "open": {"a": "x", "more": 1},
        "typed": {"a": "x"},
        "map": {"k": 1},
        "free": {"a": [1]},
    }
