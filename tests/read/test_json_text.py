"""JSON: the values of the standard library, with positions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.problems import DescriptionError
from specloom.read import json_text
from specloom.read.spots import Pointer, place_of

_TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
_VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXT,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=15,
)
_LAYOUT = st.sampled_from([None, 0, 1, "\t"])


@given(_VALUE, _LAYOUT, st.booleans())
def test_values_are_those_of_json(value: Any, indent: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert json_text.load(text, "a.json")[0] == json.loads(text)


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_json_is_told_where_it_stands(name: str) -> None:
    text = f'{{"{name}": "\\"{name}",\n "a": [1, {name}, Nonsense]}}'
    with pytest.raises(json.JSONDecodeError, match=f"^{name} is no JSON") as caught:
        json_text.load(text, "a.json")
    assert (caught.value.lineno, caught.value.colno) == (2, 11)


@given(st.dictionaries(_TEXT, _VALUE, max_size=4), _LAYOUT, st.booleans())
def test_a_key_stands_where_its_text_is(
    value: Any, indent: Any, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    lines = text.split("\n")
    root, spots = json_text.load(text, "a.json")
    pending: list[tuple[Any, Pointer]] = [(root, ())]
    for node, pointer in pending:
        children = node.items() if isinstance(node, dict) else enumerate(node)
        for key, child in children:
            at = (*pointer, key)
            if isinstance(node, dict):
                place = place_of(spots, root, at, "a.json", key=True)
                written = json.dumps(key, ensure_ascii=ascii_only)
                assert lines[place.line - 1][place.column - 1 :].startswith(written)
            place = place_of(spots, root, at, "a.json", key=False)
            start = json.dumps(child, ensure_ascii=ascii_only)[0]
            assert lines[place.line - 1][place.column - 1] == start
            if isinstance(child, (dict, list)):
                pending.append((child, at))


def test_duplicate_keys_are_told_with_both_places() -> None:
    text = '{"a": 1,\n "b": [{"x": 1, "y": 2, "x": 3}],\n "a": 2}'
    with pytest.raises(DescriptionError) as caught:
        json_text.load(text, "a.json")
    assert [str(problem) for problem in caught.value.problems] == [
        "a.json:2:25: error: the key 'x' is given twice\n"
        "  hint: it is first given at a.json:2:9; keep one of the two",
        "a.json:3:2: error: the key 'a' is given twice\n"
        "  hint: it is first given at a.json:1:2; keep one of the two",
    ]


def test_half_a_character_is_refused() -> None:
    with pytest.raises(
        DescriptionError, match=r"a\.json:2:1: error: a text holds half"
    ):
        json_text.load('["\\ud83d\\ude00",\n"\\ud83d"]', "a.json")


@pytest.mark.parametrize(
    "text", ["NaN", "[Infinity]", '{"a": 1,}', "{'a': 1}", "[1 2]"]
)
def test_only_strict_json_is_json(text: str) -> None:
    with pytest.raises(ValueError, match=r"JSON|Expecting|Illegal"):
        json_text.load(text, "a.json")
