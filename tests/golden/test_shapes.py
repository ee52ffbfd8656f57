"""The generated shapes client: what descriptions may say that is easily got wrong."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from typing_extensions import is_typeddict

from .wire import Wire


@pytest.fixture
def shapes(packages: tuple[str, ...]) -> Any:
    assert "shapes" in packages
    return importlib.import_module("shapes")


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def client(shapes: Any, wire: Wire) -> Any:
    return shapes.Shapes(http_client=wire.client, max_retries=0)


def echo(client: Any, wire: Wire, **values: Any) -> Any:
    """Send values, get them back as they came, and return the model."""
    wire.answer(json=values)
    found = client.shapes.send(**values)
    assert wire.json == values
    assert found.model_dump(mode="json", by_alias=True, exclude_unset=True) == values
    return found


def test_variants_by_constant(shapes: Any, client: Any, wire: Wire) -> None:
    found = echo(client, wire, tagged={"type": "square", "side": 2.5})
    assert isinstance(found.tagged, shapes.types.Square)
    found = echo(client, wire, tagged={"type": "hexagon", "side": 2.5})
    assert not isinstance(found.tagged, (shapes.types.Square, shapes.types.Circle))
    assert (found.tagged.type, found.tagged.side) == ("hexagon", 2.5)


def test_variants_by_mapping(shapes: Any, client: Any, wire: Wire) -> None:
    found = echo(client, wire, mapped={"kind": "small", "load": 3})
    assert isinstance(found.mapped, shapes.types.Bike)
    found = echo(client, wire, mapped={"kind": "big", "bell": True})
    assert isinstance(found.mapped, shapes.types.Truck)


def test_variants_of_many_kinds(shapes: Any, client: Any, wire: Wire) -> None:
    assert echo(client, wire, loose="text").loose == "text"
    found = echo(client, wire, loose=[{"type": "circle", "radius": 1.0}])
    assert isinstance(found.loose[0], shapes.types.Circle)
    assert echo(client, wire, loose={"image": "x"}).loose.image == "x"


def test_recursion(shapes: Any, client: Any, wire: Wire) -> None:
    tree: dict[str, Any] = {"children": [{"named": {"a": {"children": []}}}]}
    found = echo(client, wire, tree=tree)
    assert isinstance(found.tree.children[0].named["a"], shapes.types.Tree)
    value = {"a": [1, "b", None, {"c": True}]}
    assert echo(client, wire, json=value).json_ == value


def test_null_and_absent_are_told_apart(shapes: Any, client: Any, wire: Wire) -> None:
    given = {
        "plain": "a",
        "maybe": None,
        "maybe_default": None,
        "letter": None,
        "list": [1, None],
        "ref": None,
        "open_maybe": None,
    }
    found = echo(client, wire, nulls=given).nulls
    assert "open_maybe" in found.model_fields_set
    assert "open" not in found.model_fields_set
    assert found.open_default is None


def test_what_is_not_described_is_kept(client: Any, wire: Wire) -> None:
    beside = {"a": "x", "more": 1, "deep": {"b": [2]}}
    extras = echo(client, wire, extras={"absent": beside, "closed": beside, "map": {"k": 3}}).extras  # fmt: skip
    assert extras.closed.more == 1
    assert extras.map == {"k": 3}


def test_open_enums(client: Any, wire: Wire) -> None:
    enums = echo(client, wire, enums={"empty": "", "mixed": "9", "words": "YES", "numbers": 7}).enums  # fmt: skip
    assert enums.words == "YES"
    assert enums.numbers == 7


def test_each_side_has_its_fields(shapes: Any) -> None:
    types = shapes.types
    assert {"id", "both", "inner"} == set(types.Sides.model_fields)
    assert {"secret", "both", "inner"} == set(types.SidesParam.__annotations__)
    assert set(types.SidesInner.model_fields) == {"id"}
    assert is_typeddict(types.SidesInnerParam)


def test_odd_names(client: Any, wire: Wire) -> None:
    body = {
        "self": "self_2",
        "from": "from_2",
        "class": "class_2",
        "continue": "continue_",
        "_x": "x",
        "1x": "n1_x",
        "x-y": "x_y_",
        "x_y": "x_y",
        "@type": "at_type",
        "$ref": "ref",
        "+1": "plus_1",
        "-1": "minus_1",
        "json": "json",
        "model_config": "model_config",
    }
    wire.answer(json={**body, "list": ["a"], "str": "s"})
    found = client.names.send(
        "a/b",
        id="query",
        id_="header",
        self_="me",
        timeout_="10",
        from_="cookie",
        list=["a"],
        str="s",
        **{keyword: keyword for keyword in body.values()},
    )
    request = wire.seen[0]
    assert request.url.raw_path.startswith(b"/names/a%2Fb?")
    assert dict(request.url.params) == {"id": "query", "self": "me", "timeout": "10"}
    assert request.headers["id"] == "header"
    assert request.headers["Cookie"] == "from=cookie"
    assert wire.json == {**body, "list": ["a"], "str": "s"}
    assert (found.self, found.class_, found.at_type) == ("self_2", "class_2", "at_type")
    assert found.model_dump(by_alias=True, exclude_unset=True) == wire.json


def test_nothing_of_the_description_runs(shapes: Any) -> None:
    assert '"""' in shapes.__doc__
    assert shapes.Shapes.__doc__.rstrip().endswith("Ends in a backslash \\")
