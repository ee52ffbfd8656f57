"""A stainless.yml in place of a configuration: generated, and called as it says."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from specloom.config import Config, load

from ..conftest import MakeCase
from ..harness import Case

STAINLESS = """
organization: {name: acme}
client_settings:
  default_env_prefix: ACME
  default_timeout: 20s
  default_retries: {max_retries: 1}
  idempotency_header: Idempotency-Key
  default_headers: {Acme-Version: '7'}
  opts:
    api_token: {type: string, read_env: ACME_TOKEN, auth: {security_scheme: Bearer}}
environments: {live: 'https://live.test/v1', sandbox: 'https://sandbox.test'}
security: [{Bearer: []}]
security_schemes: {Bearer: {type: http, scheme: bearer}}
query_settings: {array_format: brackets}
pagination:
  - name: pages
    type: cursor
    request: {cursor: {x-stainless-pagination-property: {purpose: next_cursor_param}}}
    response:
      data: {type: array, items: {}}
      meta: {type: object, properties: {next: {x-stainless-pagination-property: {purpose: next_cursor_field}}}}
resources:
  pets:
    models: {pet: PetObject, wordy: Word}
    methods:
      find: get /animals
      adopt: {endpoint: 'post /animals/{id}/adopt', body_param_name: paper}
      talk: {endpoint: post /talk, streaming: {stream_event_model: pets.wordy, param_discriminator: stream}}
    subresources:
      old-ones: {methods: {all: {endpoint: get /old, paginated: false}}}
  $client:
    methods: {hello: get /hello}
unspecified_endpoints: [get /internal]
"""
SPEC = """
paths:
  /animals:
    get:
      parameters:
        - {name: cursor, in: query, schema: {type: string}}
        - {name: kind, in: query, schema: {type: array, items: {type: string}}}
      responses: {'200': &page {description: All., content: {application/json: {schema:
        {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/PetObject'}},
        meta: {type: object, properties: {next: {type: string}}}}}}}}}
  /old:
    get:
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses: {'200': *page}
  /animals/{id}/adopt:
    post:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {by: {type: string}}}}}
      responses: {'204': {description: Done.}}
  /talk:
    post:
      requestBody: {content: {application/json: {schema: {type: object, properties: {stream: {type: boolean}}}}}}
      responses: {'200': {description: Said., content: {application/json: {schema: {type: string}}}}}
  /hello: {get: {responses: {'204': {description: Done.}}}}
  /internal: {get: {responses: {'204': {description: Done.}}}}
components:
  schemas:
    PetObject: {type: object, properties: {id: {type: string}}}
    Word: {type: object, properties: {text: {type: string}}}
"""


@pytest.fixture
def acme(case: MakeCase, tmp_path: Path) -> Case:
    file = tmp_path / "stainless.yml"
    file.write_text(STAINLESS)
    config = load(file, {})
    assert config.origin.warnings == ()
    kept = ("client", "spec", "package", "origin", "beside", "jobs", "output")
    names = [f.name for f in fields(Config) if f.name not in kept]
    return case(SPEC, **{name: getattr(config, name) for name in names})


def test_a_call_is_made_as_it_says(acme: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_TOKEN", "secret")
    client = acme.package.Case(http_client=acme.wire.client, environment="sandbox")
    acme.wire.answer(json={"data": [{"id": "1"}], "meta": {"next": "x"}})
    acme.wire.answer(json={"data": [{"id": "2"}], "meta": {}})
    pets = list(client.pets.find(kind=["cat", "dog"]))
    assert [type(pet).__name__ for pet in pets] == ["Pet", "Pet"]
    first = acme.wire.seen[0]
    assert first.url.params.get_list("kind[]") == ["cat", "dog"]
    assert str(first.url).startswith("https://sandbox.test/animals?")
    assert first.headers["Authorization"] == "Bearer secret"
    assert first.headers["Acme-Version"] == "7"
    assert acme.wire.seen[1].url.params["cursor"] == "x"


def test_methods_are_where_it_says(acme: Case) -> None:
    client = acme.package.Case("secret", http_client=acme.wire.client)
    acme.wire.answer(204)
    client.hello()
    assert acme.wire.url == "https://live.test/v1/hello"
    acme.wire.answer(204)
    client.pets.adopt("7", paper={"by": "Ann"})
    assert acme.wire.json == {"by": "Ann"}
    assert acme.wire.seen[-1].headers["Idempotency-Key"]
    acme.wire.answer(json={"data": [], "meta": {"next": "x"}})
    assert client.pets.old_ones.all().meta.next == "x"
    acme.wire.answer(text='data: {"text": "a"}\n\n')
    (word,) = client.pets.talk(stream=True)
    assert type(word).__name__ == "Wordy"
    assert not hasattr(client, "internal")


def test_the_command_line_has_them_too(acme: Case) -> None:
    acme.wire.answer(json={"data": []})
    ran = acme.cli("pets:old-ones", "all", "--environment", "sandbox", ACME_TOKEN="s")
    assert ran.code == 0
    assert acme.wire.seen[-1].headers["Authorization"] == "Bearer s"
    assert "--api-token" in acme.cli("--help").out
