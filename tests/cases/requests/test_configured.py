"""What a configuration says in a description's place, as the generated products have it."""

from __future__ import annotations

import inspect

import pytest

from specloom.config.settings import Credential

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
security: [{Session: []}]
paths:
  /things:
    get:
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses: {'200': &list {description: All., content: {application/json: {schema: &things
        {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/ThingObject'}}, last_id: {type: string}}}}}}}
    post:
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/ThingObject'}}}
      responses: {'200': {description: Made., content: {application/json: {schema: {$ref: '#/components/schemas/ThingObject'}}}}}
  /others:
    servers: [{url: 'https://case.test'}]
    get:
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses: {'200': *list}
  /kept:
    get: {responses: {'200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}
  /hidden:
    get: {responses: {'204': {description: Nothing.}}}
  /talk:
    post:
      description: Talk.
      requestBody:
        content: {application/json: {schema: {type: object, properties: {stream: {type: boolean}}}}}
      responses: {'200': {description: Said., content: {application/json: {schema: {type: string}}}}}
components:
  securitySchemes:
    Session: {type: apiKey, in: cookie, name: sid}
  schemas:
    ThingObject: {type: object, properties: {id: {type: string}}}
    Thing: {type: object, properties: {other: {type: string}}}
    Word: {type: object, properties: {text: {type: string}}}
"""


@pytest.fixture
def configured(case: MakeCase) -> Case:
    return case(
        SPEC,
        security_schemes={"Key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        security=({"Key": ()}, {}),
        credentials={"Key": Credential(name="token", env="MY_TOKEN")},
        environments={"production": "https://a.test/v1", "test": "https://b.test"},
        timeout=7.5,
        max_retries=5,
        idempotency_header="Idempotency-Key",
        pagination={"last": {"kind": "cursor", "items": "data", "param": "after"}},
        operations={
            "get /things": {"pagination": "last"},
            "get /others": {"pagination": False},
            "get /hidden": {"skip": True},
            "post /talk": {"events": "Word", "deprecated": "Whisper instead."},
            "post /things": {"body": "thing"},
        },
        schemas={"ThingObject": "Thing"},
        resources={"$client": {"talk": "post /talk"}},
    )


def test_a_credential_is_called_as_configured(
    configured: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_TOKEN", "from outside")
    for given, sent in (({}, "from outside"), ({"token": "given"}, "given")):
        client = configured.package.Case(http_client=configured.wire.client, **given)
        configured.wire.answer(json={"data": []})
        client.things.list()
        assert configured.wire.seen[-1].headers["X-Key"] == sent
    configured.wire.answer(json={"data": []})
    assert configured.cli("things", "list", "--token", "flag").code == 0
    assert configured.wire.seen[-1].headers["X-Key"] == "flag"


def test_an_environment_is_chosen_by_name(
    configured: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, http = configured.package.Case, configured.wire.client
    prefix = configured.name.upper()
    for given, url in (
        ({}, "https://a.test/v1/others"),
        ({"environment": "test"}, "https://b.test/others"),
        ({"environment": "test", "base_url": "http://c"}, "http://c/others"),
    ):
        configured.wire.answer(json={})
        make(http_client=http, **given).others.list()
        assert configured.wire.url == url
    monkeypatch.setenv(f"{prefix}_BASE_URL", "http://d")
    assert repr(make(environment="test")).endswith("(base_url='https://b.test')")
    assert repr(make()).endswith("(base_url='http://d')")
    with pytest.raises(ValueError, match="must be one of production, test, not 'x'"):
        make(environment="x")


def test_the_command_line_has_the_environments(configured: Case) -> None:
    configured.wire.answer(json={})
    assert configured.cli("others", "list", "--environment", "test").code == 0
    assert configured.wire.url == "https://b.test/others"
    wrong = configured.cli("--environment", "tset", "others", "list")
    assert wrong.code == 2
    assert "production" in configured.cli("--help").out


def test_timeout_and_retries_are_the_clients_defaults(configured: Case) -> None:
    client = configured.package.Case(http_client=configured.wire.client)
    config = client._connection.config
    assert (config.timeout, config.max_retries) == (7.5, 5)
    assert inspect.signature(type(client)).parameters["max_retries"].default == 5
    assert "5 unless given" in configured.cli("--help").out


def test_a_call_that_changes_something_has_one_key_however_often_it_is_tried(
    configured: Case,
) -> None:
    header = "Idempotency-Key"
    client = configured.package.Case(http_client=configured.wire.client, max_retries=1)
    configured.wire.answer(503, headers={"Retry-After": "0"})
    configured.wire.answer(json={"id": "1"})
    client.things.create(thing={})
    configured.wire.answer(json={"id": "2"})
    client.things.create(thing={})
    configured.wire.answer(json={"data": []})
    client.things.list()
    configured.wire.answer(json={"id": "3"})
    client.things.create(thing={}, extra_headers={header: "mine"})
    first, again, other, read, own = [
        r.headers.get(header) for r in configured.wire.seen
    ]
    assert first == again != other
    assert (read, own) == (None, "mine")


def test_an_operation_is_paginated_as_configured(configured: Case) -> None:
    configured.wire.answer(json={"data": [{"id": "1"}], "last_id": "x"})
    configured.wire.answer(json={"data": []})
    assert [thing.id for thing in configured.client.things.list()] == ["1"]
    assert configured.wire.url.endswith("?after=1")
    configured.wire.answer(json={"data": [{"id": "1"}], "last_id": "x"})
    assert configured.client.others.list().last_id == "x"


def test_pages_lie_as_deep_as_configured(case: MakeCase) -> None:
    page = case(
        """
        paths:
          /things:
            get:
              parameters: [{name: from, in: query, schema: {type: string}}]
              responses: {'200': {description: All., content: {application/json: {schema:
                {type: object, properties: {page: {type: object, properties:
                  {rows: {type: array, items: {type: string}}, next: {type: string}}}}}}}}}
        """,
        pagination={
            "deep": {
                "kind": "token",
                "items": "page.rows",
                "param": "from",
                "field": "page.next",
            }
        },
    )
    for _ in range(2):
        page.wire.answer(json={"page": {"rows": ["a"], "next": "2"}})
        page.wire.answer(json={"page": {"rows": ["b"]}})
    assert list(page.client.things.list()) == ["a", "b"]
    assert page.wire.url.endswith("?from=2")
    assert page.cli("things", "list", "--format", "jsonl").out == '"a"\n"b"\n'


def test_a_skipped_operation_is_nowhere(configured: Case) -> None:
    assert not hasattr(configured.client, "hidden")
    assert configured.cli("hidden", "list").code == 2


def test_an_operation_streams_as_configured(configured: Case) -> None:
    configured.wire.answer(
        text='data: {"text": "a"}\n\ndata: [DONE]\n\n',
        headers={"Content-Type": "text/event-stream"},
    )
    with configured.client.talk(stream=True) as events:
        assert [event.text for event in events] == ["a"]
    configured.wire.answer(json="whole")
    assert configured.client.talk() == "whole"
    told = inspect.getdoc(configured.client.talk)
    assert "Whisper instead." in (told or "")
    assert "eprecated" in (told or "")


def test_a_body_is_taken_whole_under_its_name(configured: Case) -> None:
    configured.wire.answer(json={"id": "1"})
    configured.client.things.create(thing={"id": "1"})
    assert configured.wire.json == {"id": "1"}


def test_classes_are_called_as_configured(configured: Case) -> None:
    assert set(configured.types.Thing.model_fields) == {"id"}
    assert set(configured.types.Thing_.model_fields) == {"other"}
