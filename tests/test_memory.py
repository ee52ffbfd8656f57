"""Names as they go into a lock and come out of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.memory import NO_NAMES, BadName, Names, from_data, to_data
from specloom.names import pascal, snake


def test_names_go_and_come_back_in_one_order() -> None:
    names = Names({"POST /b": "b.create", "GET /a": "a.list"}, {"run_step": "RunStep"})
    data = json.loads(json.dumps(to_data(names)))
    assert list(data["operations"]) == ["GET /a", "POST /b"]
    assert from_data(data) == names
    assert from_data({}) == NO_NAMES
    assert not NO_NAMES


@given(st.lists(st.text(), min_size=1, max_size=4), st.text())
def test_every_name_that_is_given_can_be_remembered(
    parts: list[str], schema: str
) -> None:
    place = ".".join(map(snake, parts))
    names = Names({"GET /": place}, {schema: pascal(schema)})
    assert from_data(to_data(names)) == names


@pytest.mark.parametrize(
    "bad",
    [
        {"operations": {"GET /": name}}
        for name in (
            "", "a.", ".a", "a..b", "A", "class", "a.import", "1a", "_a", "a-b", "a b",
            "../a", "a/b", "a\n", "é", None, 1, ["a"], {"a": 1},
        )
    ]
    + [
        {"schemas": {"Run": name}}
        for name in ("", "run", "Run Step", "None", "True", "Run__", "R\n", "Ü", "R.S", 1)
    ],
)  # fmt: skip
def test_what_is_no_name_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(BadName, match="can't be called"):
        from_data(bad)
