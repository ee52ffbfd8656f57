"""Types that no JSON Schema knows, read as their authors meant them."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.schema_types import Meant, meant, reading


@pytest.mark.parametrize(
    ("said", "types", "format_"),
    [
        ("string", ("string",), ""),
        ("String", ("string",), ""),
        ("int64", ("integer",), "int64"),
        ("float", ("number",), ""),
        ("bool", ("boolean",), ""),
        ("file", ("string",), "binary"),
        ("date-time", ("string",), "date-time"),
        ("map", ("object",), ""),
        (None, ("null",), ""),
        (["string", "null"], ("string", "null"), ""),
        (["string", None, "String"], ("string", "null"), ""),
        (["string", "no such"], (), ""),
        ([], (), ""),
        ([["string"]], (), ""),
        ("no such", (), ""),
        ("", (), ""),
        (3, (), ""),
        (True, (), ""),
        ({"type": "string"}, (), ""),
    ],
)
def test_meant(said: Any, types: tuple[str, ...], format_: str) -> None:
    assert meant(said) == Meant(types, format_)


def test_reading() -> None:
    assert reading("file") == "string of format binary"
    assert reading(["string", "null"]) == "string or null"
    assert reading("no such") == "any value"
