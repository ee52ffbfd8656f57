"""A subset of the operations, with the schemas that these need and no other."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Specloom = Callable[..., Result]

SHOP = """\
openapi: 3.1.0
info: {title: Shop, version: "1.0"}
servers: [{url: https://shop.example.com}]
tags: [{name: sales}, {name: staff}]
paths:
  /orders:
    get:
      tags: [sales]
      summary: List orders
      responses:
        "200":
          description: All orders.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Order"}}
    post:
      tags: [sales]
      summary: Create an order
      requestBody: {$ref: "#/components/requestBodies/NewOrder"}
      responses:
        "200":
          description: The order.
          content:
            application/json: {schema: {$ref: "#/components/schemas/Order"}}
  /workers:
    get:
      tags: [staff]
      summary: List workers
      parameters:
        - {name: shift, in: query, schema: {$ref: "#/components/schemas/Shift"}}
      responses:
        "200":
          description: All workers.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Worker"}}
components:
  requestBodies:
    NewOrder:
      required: true
      content:
        application/json: {schema: {$ref: "#/components/schemas/Basket"}}
  schemas:
    Order:
      type: object
      properties:
        id: {type: string}
        buyer: {$ref: "#/components/schemas/Person"}
        parcel:
          type: object
          properties: {weight: {type: number}}
    Basket:
      type: object
      properties:
        wares: {type: array, items: {$ref: "#/components/schemas/Ware"}}
    Ware:
      type: object
      properties: {barcode: {type: string}}
    Shift: {type: string, enum: [early, late]}
    Worker:
      type: object
      properties:
        person: {$ref: "#/components/schemas/Person"}
        boss: {$ref: "#/components/schemas/Worker"}
    Person:
      type: object
      properties: {name: {type: string}}
    Forgotten:
      type: object
      properties: {dust: {type: string}}
"""
LIST = {"Order", "OrderParcel", "Person"}
CREATE = LIST | {"WareParam"}
WORKERS = {"Worker", "Person", "ShiftParam"}
EVERY = CREATE | WORKERS

_SHOWN = """\
import importlib, json, pkgutil
import shop, shop.types

for module in pkgutil.walk_packages(shop.__path__, "shop."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
types = [name for name in dir(shop.types) if name[0].isupper() and name != "TYPE_CHECKING"]
for name in types:
    getattr(shop.types, name)
client = shop.Shop(base_url="https://shop.example.com")
places = {
    f"{resource}.{method}"
    for resource in ("orders", "workers")
    for method in ("list", "create")
    if hasattr(getattr(client, resource, None), method)
}
print(json.dumps([types, sorted(places)]))
"""


@pytest.mark.parametrize(
    ("options", "places", "types"),
    [
        ((), {"orders.list", "orders.create", "workers.list"}, EVERY),
        (("--include", "orders.list"), {"orders.list"}, LIST),
        (("--exclude", "orders.list"), {"orders.create", "workers.list"}, EVERY),
        (("--include", "tag:sales"), {"orders.list", "orders.create"}, CREATE),
        (("--exclude", "tag:sales"), {"workers.list"}, WORKERS),
        (("--include", "path:/work*"), {"workers.list"}, WORKERS),
        (("--exclude", "path:/work*"), {"orders.list", "orders.create"}, CREATE),
        (
            ("--include", "path:/orders", "--exclude", "*.create"),
            {"orders.list"},
            LIST,
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_schemas_that_nothing_uses_any_more_are_left_out(
    options: tuple[str, ...],
    places: set[str],
    types: set[str],
    folder: Path,
    specloom: Specloom,
) -> None:
    Path("shop.yaml").write_text(SHOP)
    # What is there of the whole goes.
    assert specloom("generate", "shop.yaml", "--jobs", "1").exit_code == 0
    assert specloom("generate", "shop.yaml", "--jobs", "1", *options).exit_code == 0

    shown = subprocess.run(
        [sys.executable, "-c", _SHOWN], cwd="output", check=True, capture_output=True
    )
    found_types, found_places = json.loads(shown.stdout)
    assert set(found_types) == types
    assert set(found_places) == places

    modules = {path.stem for path in Path("output/shop/types").glob("[!_]*.py")}
    owners = {re.sub("Param|Parcel", "", name).lower() for name in types}
    assert modules == owners

    pages = {
        path.relative_to("output/docs").with_suffix("").as_posix().replace("/", ".")
        for path in Path("output/docs").glob("*/*.html")
    }
    declared = {re.sub("Param|Parcel", "", name) for name in types}
    declared |= {"Basket"} if "Ware" in declared else set()
    shown_pages = {page for page in pages if not page.endswith(".index")}
    assert shown_pages == places | {f"schemas.{name}" for name in declared}
    docs = "".join(
        path.read_text()
        for path in Path("output/docs").rglob("*")
        if path.is_file() and "assets" not in path.parts and path.name != "openapi.yaml"
    )
    words = {
        "weight": "OrderParcel",
        "barcode": "WareParam",
        "boss": "Worker",
        "early": "ShiftParam",
    }
    for word, name in words.items():
        assert bool(re.search(rf"\b{word}\b", docs)) == (name in types), word
    assert "dust" not in docs
