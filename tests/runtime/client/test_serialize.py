from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import pytest

from specloom.runtime.client import serialize
from specloom.runtime.client.body import json_bytes, jsonable
from specloom.runtime.client.omit import omit
from specloom.runtime.client.serialize import Serialization

OBJECT = {"R": 100, "G": 200}


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ("form*", ["a b", "c"], "p=a%20b&p=c"),
        ("form", ["a,b", "c"], "p=a%2Cb,c"),
        ("spaceDelimited", ["a", "b"], "p=a%20b"),
        ("pipeDelimited", ["a", "b"], "p=a%7Cb"),
        ("form*", OBJECT, "R=100&G=200"),
        ("form", OBJECT, "p=R,100,G,200"),
        ("deepObject", OBJECT, "p%5BR%5D=100&p%5BG%5D=200"),
        ("json", {"a": [1]}, "p=%7B%22a%22%3A%5B1%5D%7D"),
        ("+form*", "a/b?c&d", "p=a/b?c%26d"),
        ("form*", True, "p=true"),
        ("form*", date(2024, 1, 2), "p=2024-01-02"),
        ("form*", "é&=", "p=%C3%A9%26%3D"),
        ("form*", None, ""),
        ("form*", omit, ""),
    ],
)
def test_query_styles(style: str, value: object, text: str) -> None:
    pairs = serialize.query({"p": value}, {"p": style}, Serialization())
    assert "&".join(pairs) == text


@pytest.mark.parametrize(
    ("rules", "value", "text"),
    [
        (Serialization(query_arrays="brackets"), ["a", "b"], "p[]=a&p[]=b"),
        (Serialization(query_arrays="comma"), ["a", "b"], "p=a%2Cb"),
        (Serialization(query_arrays="repeat"), ["a", "b"], "p=a&p=b"),
        (Serialization(query_objects="brackets"), {"a": {"b": [1]}}, "p[a][b]=1"),
        (Serialization(query_objects="dots"), {"a": {"b": 1}}, "p.a.b=1"),
    ],
)
def test_apis_that_depart_from_the_styles(
    rules: Serialization, value: object, text: str
) -> None:
    pairs = serialize.query({"p": value}, {"p": "form"}, rules)
    assert "&".join(pairs).replace("%5B", "[").replace("%5D", "]") == text


def test_a_name_with_brackets_has_them_once() -> None:
    rules = Serialization(query_arrays="brackets", form_arrays="brackets")
    assert serialize.query({"p[]": ["a", "b"]}, {}, rules) == ["p%5B%5D=a", "p%5B%5D=b"]
    assert serialize.urlencoded({"p[]": ["a"]}, {}, rules) == b"p%5B%5D=a"


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ("simple", [3, 4], "3,4"),
        ("simple", OBJECT, "R,100,G,200"),
        ("simple*", OBJECT, "R=100,G=200"),
        ("label", [3, 4], ".3,4"),
        ("label*", [3, 4], ".3.4"),
        ("label*", OBJECT, ".R=100.G=200"),
        ("matrix", 5, ";p=5"),
        ("matrix", [3, 4], ";p=3,4"),
        ("matrix*", [3, 4], ";p=3;p=4"),
        ("matrix*", OBJECT, ";R=100;G=200"),
    ],
)
def test_path_styles(style: str, value: object, text: str) -> None:
    assert serialize.path("/x/{p}/y", {"p": value}, {"p": style}) == f"/x/{text}/y"


def test_path_parameters_may_not_meet_in_a_dot_segment() -> None:
    assert serialize.path("/{a}.{b}", {"a": "x", "b": "y"}, {}) == "/x.y"
    with pytest.raises(ValueError, match="segment"):
        serialize.path("/{a}{b}", {"a": "%2e", "b": "x"}, {})


def test_a_value_is_not_filled_in_again() -> None:
    assert serialize.path("/{a}/{b}", {"a": "{b}", "b": "c"}, {}) == "/%7Bb%7D/c"


def test_headers_and_cookies() -> None:
    assert serialize.header([1, "a b"]) == "1,a b"
    assert serialize.header(OBJECT, "simple*") == "R=100,G=200"
    assert (
        serialize.cookie({"a": "x;y", "b": [1, 2], "c": None}, {"b": "form"})
        == "a=x%3By; b=1,2"
    )


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        (Serialization(), b"a=1&a=2&o=%7B%22x%22%3A1%7D"),
        (
            Serialization(form_arrays="brackets", form_objects="brackets"),
            b"a%5B%5D=1&a%5B%5D=2&o%5Bx%5D=1",
        ),
    ],
)
def test_forms(rules: Serialization, text: bytes) -> None:
    values = {"a": [1, 2], "o": {"x": 1}, "n": None, "gone": omit}
    assert serialize.urlencoded(values, {}, rules) == text


class Color(Enum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ({"a": omit, "b": [omit, {"c": omit, "d": None}]}, {"b": [{"d": None}]}),
        (datetime(2024, 1, 2, 3, 4, tzinfo=timezone.utc), "2024-01-02T03:04:00+00:00"),
        (Decimal("1.50"), 1.5),
        (Decimal(2), 2),
        (Color.RED, "red"),
        ({Color.RED: 1, 2: 3}, {"red": 1, "2": 3}),
        (b"\x00\xff", "AP8="),
        (UUID(int=0), "00000000-0000-0000-0000-000000000000"),
        ((1, 2), [1, 2]),
    ],
)
def test_values_as_json(value: object, plain: Any) -> None:
    assert jsonable(value) == plain


def test_json_is_compact_and_strict() -> None:
    assert json_bytes({"a": ["é", 1.0]}) == '{"a":["é",1.0]}'.encode()
    with pytest.raises(ValueError, match="JSON"):
        json_bytes(float("nan"))


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        ({"a": "x y", "b": [1, 2], "o": {"c": 1}}, "form*", "a=x%20y&b=1&b=2&o=%7B%22c%22%3A1%7D"),
        ({"a": [1]}, "json", "%7B%22a%22%3A%5B1%5D%7D"),
        ("$.a[0]", "text", "%24.a%5B0%5D"),
        ({}, "form*", ""),
    ],
)  # fmt: skip
def test_whole_queries(value: object, style: str, text: str) -> None:
    assert serialize.querystring(value, style) == text


@pytest.mark.parametrize("style", ["form", "form*", "pipeDelimited", "deepObject"])
def test_nothing_is_sent_of_what_is_empty(style: str) -> None:
    for empty in ([], {}):
        assert not serialize.query({"p": empty}, {"p": style}, Serialization())
    assert serialize.query({"p": []}, {"p": "json"}, Serialization()) == ["p=%5B%5D"]


def test_what_is_encoded_already_stays_where_reserved_characters_do() -> None:
    free = serialize.query({"p": "a%2Fb%zz%"}, {"p": "+form*"}, Serialization())
    assert free == ["p=a%2Fb%25zz%25"]
    path = serialize.path("/{p}", {"p": "a%20b/c:d"}, {"p": "+simple"})
    assert path == "/a%20b%2Fc:d"
    with pytest.raises(ValueError, match="segment"):
        serialize.path("/{p}", {"p": "%2e%2E"}, {"p": "+simple"})


def test_texts_of_another_content() -> None:
    rules = Serialization()
    assert serialize.query({"p": "a b"}, {"p": "text"}, rules) == ["p=a%20b"]
    assert serialize.path("/{p}", {"p": "a/b"}, {"p": "text"}) == "/a%2Fb"
    assert serialize.header("a/b", "text") == "a/b"


def test_cookies_as_they_stand() -> None:
    values = {"a": "x=y/z%", "b": ["1 2", "3"], "c": ["1", "2"]}
    styles = {"a": "cookie*", "b": "cookie*", "c": "cookie"}
    assert serialize.cookie(values, styles) == "a=x=y/z%; b=1 2; b=3; c=1,2"


@pytest.mark.parametrize(
    ("style", "value", "pairs"),
    [
        ("form", ["a,b", "c&d"], [("p", "a,b,c&d")]),
        ("form*", ["a+b", "%41"], [("p", "a+b"), ("p", "%41")]),
        ("+form*", "100%25 a=b", [("p", "100%25 a=b")]),
        ("pipeDelimited", ["a", "b"], [("p", "a|b")]),
        ("deepObject*", {"é": {"b": True}}, [("p[é][b]", "true")]),
    ],
)
def test_fields_of_a_form(
    style: str, value: object, pairs: list[tuple[str, str]]
) -> None:
    assert [*serialize.fields("p", value, style, "spec", "spec")] == pairs


def test_items_that_nothing_would_tell_apart_are_json() -> None:
    value = [{"a": "1"}, {"a": "2", "b": "3"}]
    items = [("p", '{"a":"1"}'), ("p", '{"a":"2","b":"3"}')]
    assert [*serialize.flatten("p", value, "repeat", "brackets")] == items
    assert [*serialize.flatten("p", [[1, 2], [3]], "spec", "spec")] == [
        ("p", "[1,2]"),
        ("p", "[3]"),
    ]
    assert [*serialize.flatten("p", {"l": value}, "spec", "brackets")] == [
        ("p[l]", text) for _, text in items
    ]
    assert [*serialize.flatten("p", value, "brackets", "brackets")][:2] == [
        ("p[][a]", "1"),
        ("p[][a]", "2"),
    ]
