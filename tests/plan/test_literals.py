"""Values read as a person would type them, in Python and on a shell."""

from __future__ import annotations

import ast

import black
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.plan.literals import Code, call, flow

TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.from_regex(r"\A[a-c]{1,9}\Z"), JSON, max_size=3))
def test_a_call_is_what_black_makes_of_it_and_means_its_values(
    values: dict[str, object],
) -> None:
    text = call("client.beta.threads.create", list(values.items()), 0, before="x = ")
    made = ast.parse(text).body[0]
    assert isinstance(made, ast.Assign)
    assert isinstance(made.value, ast.Call)
    read = {str(k.arg): ast.literal_eval(k.value) for k in made.value.keywords}
    assert read == values
    strings_aside = black.Mode(
        target_versions={black.TargetVersion.PY310}, string_normalization=False
    )
    assert black.format_str(text, mode=strings_aside) == text + "\n"


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(TEXT, JSON, max_size=3))
def test_flow_is_yaml_on_one_line(value: dict[str, object]) -> None:
    text = flow(value)
    assert "\n" not in text
    assert yaml.safe_load(text) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"type": "code_interpreter"}, "{type: code_interpreter}"),
        ([{"file_ids": ["a"]}], "[{file_ids: [a]}]"),
        ({"a": "true", "b": True, "c": "1"}, '{a: "true", b: true, c: "1"}'),
    ],
)
def test_flow_quotes_only_what_it_must(value: object, expected: str) -> None:
    assert flow(value) == expected


def test_code_stands_as_it_is() -> None:
    assert call("f", [("file", Code('Path("x")'))], 0) == 'f(file=Path("x"))'
