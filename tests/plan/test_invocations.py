"""One call, written as command line, Python, async Python and curl."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import black
import pytest

from specloom.config import Serialization
from specloom.plan.invocations import invocations
from specloom.plan.surface import Surface

SurfaceOf = Callable[..., Surface]

ORDERS = """
servers: [{url: "https://shop.example/v1"}]
security: [{ApiKeyAuth: []}]
components:
  securitySchemes:
    ApiKeyAuth: {type: http, scheme: bearer}
    QueryKey: {type: apiKey, in: query, name: key}
  schemas:
    Order:
      type: object
      required: [id]
      properties: {id: {type: string}}
paths:
  /orders/{order_id}:
    put:
      summary: Replace order
      x-specloom: {resource: orders, method: replace}
      parameters:
        - {name: order_id, in: path, required: true, schema: {type: string}}
        - {name: Shop-Version, in: header, required: true, schema: {const: v2}}
        - {name: fields, in: query, required: true, schema: {type: array, items: {type: string}}}
        - {name: note, in: query, schema: {type: string}}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [lines, gift]
              properties:
                comment: {type: string}
                lines:
                  type: array
                  items:
                    type: object
                    required: [sku, text]
                    properties: {sku: {type: string}, text: {type: string, examples: ["it's"]}}
                gift: {type: boolean, enum: [false]}
      responses:
        "200":
          description: The order.
          content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
  /orders/{order_id}/scan:
    post:
      x-specloom: {resource: orders, method: scan}
      security: [{QueryKey: []}]
      parameters:
        - {name: order_id, in: path, required: true, schema: {type: string}}
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties: {file: {type: string, format: binary}}
      responses:
        "200": {description: A picture., content: {image/png: {}}}
  /orders:
    delete:
      x-specloom: {resource: orders, method: clear}
      security: []
      responses: {"204": {description: Gone.}}
"""


def calls(surface: Surface, method: str) -> dict[str, str]:
    found = ((r, m) for r, m in surface.methods() if m.name == method)
    return {i.label: i.code for i in invocations(surface, *next(found))}


def test_a_call_with_parameters_everywhere(surface_of: SurfaceOf) -> None:
    made = calls(surface_of(ORDERS), "replace")
    assert made["CLI"] == (
        "shop orders replace \\\n"
        "  --api-key 'My API Key' \\\n"
        "  --order-id order_id \\\n"
        "  --field string \\\n"
        "  --line '{sku: string, text: \"it'\"'\"'s\"}' \\\n"
        "  --gift=false"
    )
    assert made["Python"] == (
        "from shop import Shop\n\n"
        'client = Shop(api_key="My API Key")\n\n'
        "order = client.orders.replace(\n"
        '    order_id="order_id",\n'
        '    fields=["string"],\n'
        '    lines=[{"sku": "string", "text": "it\'s"}],\n'
        "    gift=False,\n"
        ")\n"
        "print(order)"
    )
    assert made["curl"] == (
        "curl -X PUT 'https://shop.example/v1/orders/order_id?fields=string' \\\n"
        '  -H "Authorization: Bearer $SHOP_API_KEY" \\\n'
        "  -H 'Shop-Version: v2' \\\n"
        "  -H 'Content-Type: application/json' \\\n"
        "  -d '{\n"
        '  "lines": [\n'
        "    {\n"
        '      "sku": "string",\n'
        '      "text": "it\'"\'"\'s"\n'
        "    }\n"
        "  ],\n"
        '  "gift": false\n'
        "}'"
    )


def test_files_go_in_and_come_out(surface_of: SurfaceOf) -> None:
    made = calls(surface_of(ORDERS), "scan")
    assert made["CLI"].endswith("--file /path/to/file")
    assert "from pathlib import Path\n\nfrom shop import Shop" in made["Python"]
    assert 'file=Path("/path/to/file")' in made["Python"]
    assert 'response.write_to_file("output")' in made["Python"]
    assert made["curl"] == (
        'curl -X POST "https://shop.example/v1/orders/order_id/scan?key=$SHOP_QUERY_KEY" \\\n'
        "  -F file=@/path/to/file \\\n"
        "  -o output"
    )


def test_a_call_that_needs_nothing(surface_of: SurfaceOf) -> None:
    made = calls(surface_of(ORDERS), "clear")
    assert made["CLI"] == "shop orders clear"
    assert made["Python"].endswith("client = Shop()\n\nclient.orders.clear()")
    assert made["curl"] == "curl -X DELETE https://shop.example/v1/orders"


CHAT = """
servers: [{url: "https://chat.example"}]
security: [{Login: []}]
components:
  securitySchemes: {Login: {type: http, scheme: basic}}
paths:
  /chats:
    post:
      x-specloom: {resource: chats, method: create}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [text]
              properties: {text: {type: string}, stream: {type: boolean}}
      responses:
        "200":
          description: The answer, whole or as it comes.
          content:
            application/json: {schema: {type: object, properties: {text: {type: string}}}}
            text/event-stream: {schema: {type: object, properties: {data: {type: string}}}}
"""


def test_a_method_that_can_stream_shows_how(surface_of: SurfaceOf) -> None:
    surface = surface_of(CHAT)
    ((resource, method),) = surface.methods()
    streamed = {i.label: i.streamed for i in invocations(surface, resource, method)}
    assert streamed["CLI"].endswith("--text string \\\n  --stream")
    assert streamed["Python"] == (
        'with client.chats.create(text="string", stream=True) as stream:\n'
        "    for event in stream:\n"
        "        print(event)"
    )
    assert streamed["Python async"] == (
        'async with client.chats.create(text="string", stream=True) as stream:\n'
        "    async for event in stream:\n"
        "        print(event)"
    )
    assert '"stream": true' in streamed["curl"]
    assert streamed["curl"].endswith("--no-buffer")
    assert "stream" not in "".join(calls(surface, "create").values())


def test_python_calls_a_resource_by_the_name_that_the_client_has(
    surface_of: SurfaceOf,
) -> None:
    surface = surface_of("""
paths:
  /close/orders: {post: {responses: {"204": {description: Done.}}}}
""")
    ((resource, method),) = surface.methods()
    made = {i.label: i.code for i in invocations(surface, resource, method)}
    assert made["Python"].endswith("\n\nclient.close_.orders.create()")
    assert made["CLI"].startswith("shop close:orders create")


def test_only_methods_that_can_stream_show_how(surface_of: SurfaceOf) -> None:
    surface = surface_of(ORDERS)
    for resource, method in surface.methods():
        assert {i.streamed for i in invocations(surface, resource, method)} == {""}


def test_a_login_is_a_name_and_a_password(surface_of: SurfaceOf) -> None:
    made = calls(surface_of(CHAT), "create")
    assert "--login user:password" in made["CLI"]
    assert 'client = Shop(login="user:password")' in made["Python"]
    assert '-u "$SHOP_LOGIN"' in made["curl"]


@pytest.mark.parametrize(
    ("scheme", "shown"),
    [
        ("{type: http, scheme: bearer}", "My API Key"),
        ("{type: oauth2, flows: {}}", "My Access Token"),
        ("{type: openIdConnect, openIdConnectUrl: https://a.example}", "My Access Token"),
    ],
)  # fmt: skip
def test_what_is_given_is_called_what_it_is(
    surface_of: SurfaceOf, scheme: str, shown: str
) -> None:
    before = "{type: http, scheme: bearer}"
    made = calls(surface_of(ORDERS.replace(before, scheme)), "replace")
    assert f"--api-key '{shown}'" in made["CLI"]
    assert f'Shop(api_key="{shown}")' in made["Python"]


@pytest.mark.parametrize("method", ["replace", "scan", "clear"])
def test_python_is_as_black_leaves_it(surface_of: SurfaceOf, method: str) -> None:
    made = calls(surface_of(ORDERS), method)
    for label in ("Python", "Python async"):
        assert black.format_str(made[label], mode=black.Mode()) == made[label] + "\n"


HOSTILE = """
components:
  securitySchemes:
    QueryKey: {type: apiKey, in: query, name: key}
paths:
  /a$(touch fired)`touch fired`:
    post:
      x-specloom: {resource: orders, method: create}
      security: [{QueryKey: []}]
      parameters:
        - {name: q, in: query, required: true, schema: {type: string, example: --help}}
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [note, more, plain]
              properties:
                note: {type: string, example: '@/etc/passwd'}
                more: {type: string, example: 'a;filename=b'}
                plain: {type: string, example: a b}
      responses: {"204": {description: Done.}}
"""


def test_an_example_is_no_more_than_words(surface_of: SurfaceOf) -> None:
    made = calls(surface_of(HOSTILE), "create")
    assert "  --q=--help \\\n" in made["CLI"]
    assert made["curl"] == (
        'curl -X POST "$SHOP_BASE_URL/a\\$(touch fired)\\`touch fired\\`?q=--help'
        '&key=$SHOP_QUERY_KEY" \\\n'
        "  --form-string note=@/etc/passwd \\\n"
        "  --form-string 'more=a;filename=b' \\\n"
        "  -F 'plain=a b'"
    )


def test_one_of_several_fields_is_given_where_one_has_to_be(
    surface_of: SurfaceOf,
) -> None:
    surface = surface_of("""
paths:
  /a:
    post:
      x-specloom: {resource: orders, method: create}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties: {id: {type: string}, name: {type: string}, tag: {type: string}}
              anyOf: [{required: [name]}, {required: [tag]}]
      responses: {"204": {description: Done.}}
""")
    made = calls(surface, "create")
    assert made["Python"].endswith('client.orders.create(name="string")')


@pytest.mark.parametrize(
    ("style", "query", "form"),
    [
        ("spec", "a=x&b=y", ["-F ids=x", '-F \'deep={"a": ["x"]}\'']),
        ("brackets", "a%5B%5D", ["-F 'ids[]=x'", "-F 'deep[a][]=x'"]),
    ],
)
def test_curl_writes_lists_as_it_is_configured(
    surface_of: SurfaceOf, style: Any, query: str, form: list[str]
) -> None:
    text = """
paths:
  /a:
    post:
      x-specloom: {resource: orders, method: create}
      parameters:
        - {name: a, in: query, required: true, example: [x], schema: {type: array, items: {type: string}}}
        - {name: b, in: query, required: true, example: y, schema: {type: string}}
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [ids, deep]
              properties:
                ids: {type: array, items: {type: string, example: x}}
                deep: {type: object, properties: {a: {type: array, items: {type: string, example: x}}}}
      responses: {"204": {description: Done.}}
"""
    ways = ("query_arrays", "query_objects", "form_arrays", "form_objects")
    config = Serialization(**dict.fromkeys(ways, style))
    surface = surface_of(text, serialization=config, headers={"X-Team": "loom"})
    curl = calls(surface, "create")["curl"]
    assert query in curl
    assert all(f"  {part}" in curl for part in form), curl
    assert "  -H 'X-Team: loom'" in curl


def test_curl_sends_a_body_without_parts(surface_of: SurfaceOf) -> None:
    text = """
paths:
  /a:
    post:
      x-specloom: {resource: orders, method: create}
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {type: object, properties: {ids: {type: string}}}
      responses: {"204": {description: Done.}}
"""
    curl = calls(surface_of(text), "create")["curl"]
    assert "  --data-binary '--end--'" in curl
    curl = calls(
        surface_of(
            text.replace("multipart/form-data", "application/x-www-form-urlencoded")
        ),
        "create",
    )["curl"]
    assert curl.endswith("  -d ''")
