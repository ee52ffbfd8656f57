"""YAML 1.2: what scalars mean, where things stand, and what is refused."""

from __future__ import annotations

import json
import math

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specloom.problems import DescriptionError, Place
from specloom.read import limits, yaml12
from specloom.read.spots import place_of


def value_of(text: str) -> object:
    return yaml12.load(text, "a.yaml")[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"),
        ("yes", "yes"),
        ("NO", "NO"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("~", None),
        ("Null", None),
        ("012", 12),
        ("-7", -7),
        ("+7", 7),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2020-01-01", "2020-01-01"),
        ("0x1F", 31),
        ("0o17", 15),
        ("0b1", "0b1"),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1.5E-3", 0.0015),
        ("-.inf", -math.inf),
        ("+.INF", math.inf),
        ("-x", "-x"),
        ("+-1", "+-1"),
        ("1.2.3", "1.2.3"),
        ("'012'", "012"),
        ('"true"', "true"),
        ("!!str 012", "012"),
        ("! 012", "012"),
        ('!!int "3"', 3),
        ("!!float 3", 3.0),
        ("!!timestamp 2020-01-01", "2020-01-01"),
        ("\uff11", "\uff11"),
    ],
)
def test_a_scalar_means_what_the_core_schema_says(text: str, value: object) -> None:
    found = value_of(f"k: {text}")
    assert found == {"k": value}
    assert isinstance(found, dict)
    assert type(found["k"]) is type(value)


def test_nan_is_a_number() -> None:
    found = value_of("k: .nan")
    assert isinstance(found, dict)
    assert math.isnan(found["k"])


def test_keys_are_the_text_they_are_written_as() -> None:
    text = "200: a\nnull: b\ntrue: c\n1.0: d\n'5': e\n"
    assert value_of(text) == {
        "200": "a",
        "null": "b",
        "true": "c",
        "1.0": "d",
        "5": "e",
    }


def test_a_merge_key_gives_what_is_not_given_here() -> None:
    text = (
        "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  z: 5\n  <<: [*a, *b]\n  w: 6\n"
    )
    value, spots = yaml12.load(text, "a.yaml")
    assert value["c"] == {"z": 5, "x": 1, "y": 2, "w": 6}
    assert place_of(spots, value, ("c", "y"), "a.yaml", key=True) == Place(
        "a.yaml", 1, 14
    )
    assert place_of(spots, value, ("c", "z"), "a.yaml", key=True) == Place(
        "a.yaml", 4, 3
    )


def test_a_quoted_merge_key_is_a_name() -> None:
    assert value_of('"<<": 1') == {"<<": 1}


def test_an_alias_is_the_value_of_its_anchor() -> None:
    value = value_of("a: &a {x: 1}\nb: *a\n&k c: 2\nd: {*k : 3}\n")
    assert value == {"a": {"x": 1}, "b": {"x": 1}, "c": 2, "d": {"c": 3}}


@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
def test_positions_are_the_same_with_and_without_libyaml(
    loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml12, "_Loader", getattr(yaml, loader))
    text = "# first\na:\n  - x\n  - 'é': {b: 1}\nc: |\n  text\n"
    value, spots = yaml12.load(text, "f")
    places = {
        pointer: str(place_of(spots, value, pointer, "f", key=True))
        + " "
        + str(place_of(spots, value, pointer, "f", key=False))
        for pointer in [("a",), ("a", 1), ("a", 1, "é"), ("a", 1, "é", "b"), ("c",)]
    }
    assert places == {
        ("a",): "f:2:1 f:3:3",
        ("a", 1): "f:4:5 f:4:5",
        ("a", 1, "é"): "f:4:5 f:4:10",
        ("a", 1, "é", "b"): "f:4:11 f:4:14",
        ("c",): "f:5:1 f:5:4",
    }


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000 + "]" * 5000,
        "\n".join(" " * i + "a:" for i in range(5000)),
        '{"a": ' * 5000 + "1" + "}" * 5000,
    ],
    ids=["list", "block", "flow"],
)
def test_deep_nesting_is_read(text: str) -> None:
    value = value_of(text)
    for _ in range(4999):
        assert isinstance(value, (dict, list))
        value = value["a"] if isinstance(value, dict) else value[0]


def test_bottomless_nesting_is_refused() -> None:
    text = "[" * (limits.DEPTH + 1)
    with pytest.raises(
        DescriptionError, match=r"a\.yaml:1:10001: .*more than 10,000 levels"
    ):
        value_of(text)


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [" + "1, " * 10 + "]"]
    lines += [f"a{n}: &a{n} [" + f"*a{n - 1}, " * 10 + "]" for n in range(1, 9)]
    with pytest.raises(DescriptionError, match=r"more than 20,000,000 values"):
        value_of("\n".join(lines))


def test_every_duplicate_key_is_told() -> None:
    with pytest.raises(DescriptionError) as caught:
        value_of("a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert [str(problem.place) for problem in caught.value.problems] == [
        "a.yaml:2:11",
        "a.yaml:3:1",
    ]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="ascii")),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(st.characters(codec="ascii")), inner, max_size=4),
    max_leaves=12,
)


@given(_JSON)
def test_json_is_yaml(value: object) -> None:
    assert value_of(json.dumps({"k": value}, indent=1)) == {"k": value}
