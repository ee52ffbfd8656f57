"""Headers that name a call: made up where they are described, and the same on every try."""

from __future__ import annotations

import inspect
from typing import Any
from uuid import UUID

import httpx2
import pytest

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
paths:
  /orders:
    post:
      parameters: [{name: idempotency-key, in: header, required: true, description: Names the order., schema: {type: string, maxLength: 64}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {size: {type: integer}}}}}}
      responses: {'204': {description: d}}
    get: {responses: {'204': {description: d}}}
    delete: {responses: {'204': {description: d}}}
  /carts:
    post:
      parameters: [{name: Idempotency-Key, in: header, schema: {type: [string, 'null'], format: uuid}}]
      responses: {'204': {description: d}}
  /refunds:
    post:
      parameters: [{name: X-Request-Name, in: header, required: true, schema: {type: string}}]
      responses: {'204': {description: d}}
  /short:
    post:
      parameters: [{name: Idempotency-Key, in: header, schema: {type: string, maxLength: 16}}]
      responses: {'204': {description: d}}
  /shaped:
    post:
      parameters: [{name: Idempotency-Key, in: header, schema: {type: string, pattern: '^ord_'}}]
      responses: {'204': {description: d}}
  /counted:
    post:
      parameters: [{name: Idempotency-Key, in: header, schema: {type: integer}}]
      responses: {'204': {description: d}}
  /elsewhere:
    post:
      parameters: [{name: Idempotency-Key, in: query, schema: {type: string}}]
      responses: {'204': {description: d}}
"""
KEY = "idempotency-key"


@pytest.fixture
def shop(case: MakeCase) -> Case:
    return case(SPEC)


def client(shop: Case, kind: str = "sync") -> Any:
    """Return a client that tries again."""
    if kind == "async":
        return shop.package.AsyncCase(http_client=shop.wire.async_client)
    return shop.package.Case(http_client=shop.wire.client)


def keys(shop: Case, name: str = KEY) -> list[str | None]:
    return [seen.headers.get(name) for seen in shop.wire.seen]


def busy(shop: Case, times: int) -> None:
    for status in (503, 409, 429)[:times]:
        shop.wire.answer(status, headers={"Retry-After": "0"})
    shop.wire.answer(204)


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_one_key_a_call_the_same_on_every_try(shop: Case, kind: str) -> None:
    made = client(shop, kind)
    for _ in range(2):
        busy(shop, 2)
        answer = made.orders.create(size=1)
        if kind == "async":
            shop.wait(answer)
    first, second = keys(shop)[:3], keys(shop)[3:]
    assert len(shop.wire.seen) == 6
    assert len(set(first)) == len(set(second)) == 1
    assert first != second
    assert str(UUID(first[0])) == first[0]


def test_the_same_after_a_dropped_connection(shop: Case) -> None:
    seen: list[str] = []

    def drop(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers[KEY])
        if len(seen) == 1:
            raise httpx2.ConnectError("gone", request=request)
        return httpx2.Response(204)

    http = httpx2.Client(transport=httpx2.MockTransport(drop))
    shop.package.Case(http_client=http).orders.create()
    assert len(seen) == 2
    assert seen[0] == seen[1]


def test_what_the_caller_gives_is_sent(shop: Case) -> None:
    made = client(shop)
    busy(shop, 1)
    made.orders.create(idempotency_key="order-1")
    busy(shop, 1)
    made.orders.create(extra_headers={"Idempotency-Key": "order-2"})
    assert keys(shop) == ["order-1", "order-1", "order-2", "order-2"]


def test_a_key_that_is_required_need_not_be_given(shop: Case) -> None:
    parameter = inspect.signature(shop.client.orders.create).parameters[
        "idempotency_key"
    ]
    assert parameter.default is not inspect.Parameter.empty
    doc = " ".join((inspect.getdoc(shop.client.orders.create) or "").split())
    assert "Names the order. Unless it is given, each call gets one of its own" in doc
    page = shop.cli("orders", "create", "--help").out
    assert "each call gets one of its own" in " ".join(page.split())


def test_a_uuid_and_null(shop: Case) -> None:
    shop.wire.answer(204)
    shop.client.carts.create()
    shop.wire.answer(204)
    shop.client.carts.create(idempotency_key=None)
    assert all(UUID(key or "") for key in keys(shop))


def test_operations_without_it_get_none(shop: Case) -> None:
    for path, method in (("orders", "list"), ("orders", "delete_all")):
        shop.wire.answer(204)
        getattr(getattr(shop.client, path), method)()
    shop.wire.answer(204)
    shop.client.refunds.create(x_request_name="x")
    assert keys(shop) == [None, None, None]


@pytest.mark.parametrize("path", ["short", "shaped", "counted", "elsewhere"])
def test_a_key_that_can_be_no_uuid_is_left_to_the_caller(shop: Case, path: str) -> None:
    shop.wire.answer(204)
    getattr(shop.client, path).create()
    assert keys(shop) == [None]
    assert shop.wire.seen[0].url.query == b""


def test_the_command_line_too(shop: Case) -> None:
    busy(shop, 1)
    assert shop.cli("orders", "create", "--max-retries", "1").code == 0
    shop.wire.answer(204)
    assert shop.cli("orders", "create", "--idempotency-key", "mine").code == 0
    first, second, third = keys(shop)
    assert first == second != third == "mine"
    assert UUID(first or "")


def test_another_header_by_configuration(case: MakeCase) -> None:
    shop = case(SPEC, idempotency_header="x-request-name")
    for path in ("refunds", "orders", "short"):
        shop.wire.answer(204)
        getattr(shop.client, path).create()
    shop.wire.answer(204)
    shop.client.orders.list()
    names = keys(shop, "x-request-name")
    assert UUID(names[0] or "")
    # Where the description has a header of its own, the server knows that one.
    assert (names[1], bool(keys(shop)[1])) == (None, True)
    # Elsewhere, all that changes something is named, and nothing that only reads.
    assert UUID(names[2] or "")
    assert names[3] is None
