"""Where a value stands is looked for when somebody asks, and found once."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.problems import Place
from specloom.read.document import parse
from specloom.read.json_text import JsonSpots

TEXT = b'{"a": [1,\n  {"b": "c"}]}'


def test_places_are_looked_for_when_they_are_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = parse(TEXT, "a.json", "file:///a.json")
    asked: list[object] = []
    child = JsonSpots.child

    def counted(self: JsonSpots, *question: Any) -> Any:
        asked.append(question)
        return child(self, *question)

    monkeypatch.setattr(JsonSpots, "child", counted)
    value = document.place(("a", 1, "b"))
    key = document.key_place(("a", 1, "b"))
    assert not asked
    assert (str(value), str(key)) == ("a.json:2:9", "a.json:2:4")
    looked = len(asked)
    assert value == Place("a.json", 2, 9)
    assert hash(value) == hash(Place("a.json", 2, 9))
    assert key < value
    assert len(asked) == looked


def test_what_is_not_there_has_the_place_of_what_was_met_last() -> None:
    document = parse(TEXT, "a.json", "file:///a.json")
    assert document.place(("a", 1, "x", "y")) == document.place(("a", 1))
    assert document.place(()) == Place("a.json", 1, 1)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("openapi: 3.1.0", True),
        ("a: {$ref: '#/b'}", True),
        ('{"a": {"$ref" : "#/b"}, "b": {"$dynamicRef": "#c"}}', True),
        ("a: {$ref: b.yaml}", False),
        ("a:\n  $ref:\n    '#/b'\nc:\n  $ref: d.yaml#/e", False),
        ("a: {$ref: &x '#/b'}", False),
        ('{"a": {"\\u0024ref": "b.yaml"}}', False),
        ("$id: a\nb: {$ref: '#/c'}", False),
        ("a: see $ref", False),
    ],
)
def test_a_document_stands_alone_where_its_text_shows_it(
    text: str, alone: bool
) -> None:
    assert parse(text.encode(), "a.yaml", "file:///a.yaml").stands_alone is alone


def test_values_of_json_are_told_apart_without_a_look_at_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = parse(b'{"a": {"b": 1}, "c": {"b": 1}}', "a.json", "file:///a.json")
    monkeypatch.setattr(JsonSpots, "child", None)
    assert document.place(("a", "b")).file == "a.json"
    marks = [document.place((part, "b")).mark for part in ("a", "c", "a")]
    assert marks[0] == marks[2] != marks[1]
    assert document.key_place(("a", "b")).mark != marks[0]


def test_an_alias_is_not_told_from_its_anchor() -> None:
    document = parse(
        b"a: &one {b: 1}\nc: *one\nd: {b: 1}\n", "a.yaml", "file:///a.yaml"
    )
    marks = [document.place((part, "b")).mark for part in ("a", "c", "d")]
    assert marks[0] == marks[1] != marks[2]
