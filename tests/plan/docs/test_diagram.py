"""The diagram shows the schemas that are used most, and how they refer to each other."""

from __future__ import annotations

from collections.abc import Callable

from specloom.plan.docs import SchemaPages
from specloom.plan.surface import Surface

SurfaceOf = Callable[..., Surface]


def described(schemas: dict[str, list[str]]) -> str:
    lines = []
    for name, targets in schemas.items():
        fields = ", ".join(
            f"f{n}: {{$ref: '#/components/schemas/{target}'}}"
            for n, target in enumerate(targets)
        )
        lines.append(f"    {name}: {{type: object, properties: {{x: {{}}, {fields}}}}}")
    every = ", ".join(f"{{$ref: '#/components/schemas/{name}'}}" for name in schemas)
    content = f"{{application/json: {{schema: {{anyOf: [{every}]}}}}}}"
    answers = f"{{'200': {{description: Any., content: {content}}}}}"
    paths = f"paths: {{/any: {{get: {{responses: {answers}}}}}}}\n"
    return f"{paths}components:\n  schemas:\n" + "\n".join(lines)


def test_boxes_and_arrows(surface_of: SurfaceOf) -> None:
    text = described(
        {"Order": ["Line"], "Line": ["Item", "Line"], "Item": [], "Alone": []}
    )
    found = SchemaPages(surface_of(text)).index().diagram
    assert found is not None
    assert {box.title: box.to for box in found.boxes} == {
        "Item": (),
        "Line": ("Item",),
        "Order": ("Line",),
    }
    left = {box.title: box.x for box in found.boxes}
    assert left["Order"] < left["Line"] < left["Item"]
    assert len(found.arrows) == 2
    assert found.href("Item") == "schemas/Item"
    for box in found.boxes:
        assert 0 <= box.x <= box.x + box.width <= found.width
        assert 0 <= box.y <= box.y + box.height <= found.height


def test_few_schemas_need_no_diagram(surface_of: SurfaceOf) -> None:
    text = described({"Order": ["Line"], "Line": [], "Alone": []})
    assert SchemaPages(surface_of(text)).index().diagram is None


def test_of_many_those_are_shown_that_are_used_most(surface_of: SurfaceOf) -> None:
    hubs = {f"Hub{n}": [] for n in range(30)}
    users = {f"User{n:02}": [*hubs] for n in range(60)}
    found = SchemaPages(surface_of(described(hubs | users))).index().diagram
    assert found is not None
    titles = {box.title for box in found.boxes}
    assert len(titles) == 32
    assert titles >= set(hubs)
