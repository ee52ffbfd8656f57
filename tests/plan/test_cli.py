"""The command line's tables, as they follow from descriptions."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from specloom.plan.cli import plan_app, plan_commands
from specloom.render.cli import Expression, code, render_cli
from specloom.render.engine import Templates
from specloom.runtime.cli import tables
from specloom.runtime.cli.tables import Command, Field, Flag, Paging, Shape
from specloom.sources import Source

from .conftest import SurfaceOf

SHOP = """
servers: [{url: https://api.example.com}]
security: [{Key: []}]
tags: [{name: orders, description: "What is [bought](https://x).\\n\\nMore."}]
paths:
  /orders:
    post:
      operationId: createOrder
      tags: [orders]
      x-specloom: {resource: orders, method: create}
      parameters:
        - {name: X-Version, in: header, required: true, schema: {const: v2}}
        - {name: dry, in: query, schema: {type: boolean}}
        - {name: near, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: number}}}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [items]
              properties:
                items: {type: array, items: {$ref: '#/components/schemas/Item'}}
                note: {type: [string, 'null'], default: none, description: "A note.\\n\\nLong."}
                pay: {anyOf: [{enum: [cash, card]}, {type: string}, {$ref: '#/components/schemas/Voucher'}, {$ref: '#/components/schemas/Points'}]}
                labels: {type: object, additionalProperties: {type: string}}
                again: {$ref: '#/components/schemas/Nest'}
                seen: {type: boolean, readOnly: true}
              additionalProperties: {type: string}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}
    get:
      operationId: listOrders
      tags: [orders]
      x-specloom: {resource: orders, method: list}
      security: []
      parameters:
        - {name: after, in: query, schema: {type: string}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [data, has_more]
                properties:
                  data: {type: array, items: {type: object, properties: {id: {type: string}}}}
                  last_id: {type: string}
                  has_more: {type: boolean}
  /orders/{id}/photo:
    post:
      x-specloom: {resource: orders.photos, method: upload}
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties:
                file: {type: string, format: binary}
                info: {type: object, properties: {a: {type: string}}}
            encoding: {info: {contentType: application/json}}
      responses: {'200': {description: ok, content: {image/png: {schema: {type: string, format: binary}}}}}
components:
  securitySchemes: {Key: {type: http, scheme: bearer}}
  schemas:
    Item:
      type: object
      properties:
        sku: {type: string}
        sizes: {type: array, items: {type: integer}}
        size: {type: integer}
        made: {type: string, readOnly: true}
    Voucher: {type: object, properties: {kind: {const: voucher}, code: {type: string}}}
    Points: {type: object, properties: {kind: {const: points}, code: {type: integer}}}
    Nest: {type: array, items: {$ref: '#/components/schemas/Nest'}}
"""


@pytest.fixture
def surface(surface_of: Any) -> Any:
    return surface_of(SHOP, package="shop", command="shop")


def command(surface: Any, resource: str, name: str) -> Command:
    for one in surface.resources():
        for found in plan_commands(surface, one):
            if (one.command, found.name) == (resource, name):
                return found
    raise AssertionError(f"no {resource} {name}")


def flags(found: Command) -> dict[str, Flag]:
    return {flag.name: flag for flag in found.flags}


def test_the_app(surface: Any) -> None:
    app = plan_app(surface, "shop")
    assert app.resources == {
        "orders": tables.Entry("orders", "What is bought."),
        "orders:photos": tables.Entry("orders_photos", "upload"),
    }
    assert [credential.scheme for credential in app.credentials] == ["Key"]
    assert app.about == "Shop"


@pytest.mark.parametrize(
    ("number", "said"),
    [(10, ", m9, m10"), (11, ", m10, m11"), (12, ", m10 and 2 more")],
)
def test_what_is_not_described_is_told_by_its_commands(
    surface_of: Any, number: int, said: str
) -> None:
    paths = "".join(
        f"  /m{n}: {{get: {{x-specloom: {{resource: a, method: m{n}}}, responses: {{}}}}}}\n"
        for n in range(1, number + 1)
    )
    app = plan_app(surface_of(f"paths:\n{paths}"), "shop")
    assert app.resources["a"].summary.startswith("m1, m2,")
    assert app.resources["a"].summary.endswith(said)


def test_a_command(surface: Any) -> None:
    create = command(surface, "orders", "create")
    assert (create.verb, create.path) == ("POST", "/orders")
    assert create.constants == (tables.Constant("X-Version", "header", "v2"),)
    assert create.body == "json"
    assert create.extra
    assert create.security is None
    listed = command(surface, "orders", "list")
    assert listed.security == ()
    assert listed.paging == Paging("cursor", "data", "after", "last_id", "has_more")


def test_flags(surface: Any) -> None:
    found = flags(command(surface, "orders", "create"))
    assert next(iter(found)) == "item"
    assert "seen" not in found
    assert found["item"].required
    assert found["item"].summary == "array of object { made, size, sizes, sku }"
    assert found["near"].style == "pipeDelimited"
    assert found["note"].shape == Shape("string", null=True)
    assert (found["note"].about, found["note"].default) == ("A note.", '"none"')


def test_shapes(surface: Any) -> None:
    found = flags(command(surface, "orders", "create"))
    fields = (
        Field("sku", "sku", Shape("string")),
        # There is a field `size`, so that `sizes` has no singular.
        Field("sizes", "sizes", Shape("array", items=Shape("integer"))),
        Field("size", "size", Shape("integer")),
    )
    assert found["item"].shape.items == Shape("object", fields=fields)
    assert found["labels"].shape == Shape("map", items=Shape("string"))
    assert found["again"].shape == Shape("array", items=Shape("any"))


def test_a_union_has_the_fields_of_all_its_variants(surface: Any) -> None:
    pay = flags(command(surface, "orders", "create"))["pay"].shape
    assert pay.kind == "union"
    assert {variant.kind for variant in pay.variants} == {"enum", "string", "object"}
    kinds = {field.name: field.shape for field in pay.fields}
    assert kinds["kind"] == Shape("enum", values=("voucher", "points"))
    assert {v.kind for v in kinds["code"].variants} == {"string", "integer"}


def test_uploads(surface: Any) -> None:
    upload = command(surface, "orders:photos", "upload")
    assert upload.body == "multipart"
    assert upload.parts == {"info": "application/json"}
    assert flags(upload)["file"].shape == Shape("file")
    assert (upload.result, upload.accept) == ("binary", "image/png")


def test_code_makes_the_same_tables_again(surface: Any) -> None:
    app = plan_app(surface, "shop")
    assert eval(code(app), vars(tables)) == app
    for resource in surface.resources():
        commands = plan_commands(surface, resource)
        assert eval(code(commands), vars(tables)) == commands


def test_hostile_words_stay_words(surface_of: Any) -> None:
    evil = '"); import os; os.abort() #\u2028\\'
    text = SHOP.replace("Long.", "x").replace('"A note.\\n\\nx"', repr(evil))
    assert repr(evil) in text
    surface = surface_of(text, package="shop", command="shop")
    create = command(surface, "orders", "create")
    made = eval(code(create), vars(tables))
    assert made == create
    assert "os.abort" in flags(made)["note"].about


def test_an_expression_stands_for_itself() -> None:
    assert code((Expression("__name__"), "__name__")) == '(__name__, "__name__")'


def test_rendered_modules_import(
    surface: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = {
        file.path: file.data if isinstance(file, Source) else str(file.write()).encode()
        for file in render_cli(surface, Templates())
    }
    assert {path for path in sources if "_runtime" not in path} == {
        "shop/__main__.py",
        "shop/cli.py",
        "shop/commands/__init__.py",
        "shop/commands/orders.py",
        "shop/commands/orders_photos.py",
    }
    for path, data in sources.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (tmp_path / "shop/__init__.py").write_text("")
    (tmp_path / "shop/_runtime/__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    try:
        from shop.cli import APP  # type: ignore[import-not-found]
        from shop.commands.orders import COMMANDS  # type: ignore[import-not-found]
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "shop"]:
            del sys.modules[name]
    assert (APP.command, APP.package) == ("shop", "shop")
    assert [found.name for found in COMMANDS] == ["create", "list"]


def test_no_singular_hides_a_field_of_another_variant(plan_surface: Any) -> None:
    text = """
        paths:
          /searches:
            post:
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        call:
                          anyOf:
                            - {type: object, properties: {results: {type: array, items: {type: integer}}}}
                            - {type: object, properties: {result: {type: string}}}
                            - {type: object, properties: {parts: {type: array, items: {type: string}}}}
              responses: {'200': {description: ok}}
    """
    surface = plan_surface(text)
    (resource,) = [one for one in surface.resources() if one.methods]
    ((flag,),) = [command.flags for command in plan_commands(surface, resource)]
    assert [(field.name, field.also) for field in flag.shape.fields] == [
        ("results", ""),
        ("result", ""),
        ("parts", "part"),
    ]


def test_fields_that_are_required(surface_of: Any) -> None:
    described = """
        paths:
          /a:
            post:
              requestBody:
                content:
                  application/json:
                    schema:
                      properties:
                        one: {type: object, required: [b], properties: {a: {}, b: {}}}
                        either:
                          oneOf:
                            - {type: object, required: [k, a], properties: {k: {}, a: {}}}
                            - {type: object, required: [k], properties: {k: {}, b: {}}}
                            - {type: string}
              responses: {}
    """
    surface = surface_of(described)
    (resource,) = (r for r in surface.resources() if r.methods)
    found = flags(plan_commands(surface, resource)[0])
    for name, required in (("one", ["b"]), ("either", ["k"])):
        assert [f.name for f in found[name].shape.fields if f.required] == required


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("What it is for. One of:\n\n- a\n- b", "What it is for."),
        ("What it is for. One of:\n- a", "What it is for."),
        ("One of:\n- a", "One of:"),
        ("It is one of: a, b.", "It is one of: a, b."),
    ],
)
def test_what_leads_over_to_a_list_goes_with_it(
    surface_of: SurfaceOf, about: str, said: str
) -> None:
    text = SHOP.replace('"A note.\\n\\nLong."', json.dumps(about))
    surface = surface_of(text)
    commands = {
        c.name: c
        for resource in surface.resources()
        for c in plan_commands(surface, resource)
    }
    flags = {flag.name: flag for flag in commands["create"].flags}
    assert flags["note"].about == said
