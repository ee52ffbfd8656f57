"""YAML as version 1.2 reads it, and a way back that both versions read alike."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specloom.runtime.cli.yaml12 import dump, load


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"),
        ("yes", "yes"),
        ("True", True),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2020-01-01", "2020-01-01"),
        ("1e3", 1000.0),
        ("-.5", -0.5),
        ("-.inf", float("-inf")),
        ("~", None),
        ("", None),
        ("<<: 1", {"<<": 1}),
        ("=", "="),
        ('{"a": [1, null]}', {"a": [1, None]}),
        ('"\\ud83d\\ude00 \\U0001f600"', "\U0001f600 \U0001f600"),
        ("'\\ud83d\\ude00'", "\\ud83d\\ude00"),
    ],
)
def test_scalars(text: str, value: Any) -> None:
    found = load(text)
    assert (found, type(found)) == (value, type(value))


def test_scalars_left_as_text() -> None:
    assert load("[1, yes, null, '2']", scalars=False) == ["1", "yes", "null", "2"]


@pytest.mark.parametrize("text", ["a: [", "\t- a", "!!python/name:os.system", "&a\n*b"])
def test_what_is_no_yaml(text: str) -> None:
    with pytest.raises(ValueError, match="no valid YAML or JSON"):
        load(text)


scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"])) | st.sampled_from(
    [
        "on",
        "1e3",
        "0o7",
        "null",
        "",
        "- a",
        "2020-01-01",
        "a\nb\n",
        "\n",
        " a",
        "a\n ",
        "\x85",
        "a\n\u2028",
    ]
)
values = st.recursive(
    scalars | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=8,
)


@given(values)
def test_what_is_dumped_is_read_back(value: Any) -> None:
    assert load(dump(value)) == value


@given(texts)
def test_older_readers_read_texts_as_texts(value: str) -> None:
    assert yaml.safe_load(dump([value])) == [value]
