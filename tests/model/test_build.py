"""Operations, parameters, bodies, answers and security, from a description to the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom.model.api import Api, Operation
from specloom.model.schema import StringSchema
from specloom.problems import DescriptionError, Problem

Build = Callable[[str], tuple[Api, list[Problem]]]

WHOLE = """
openapi: 3.1.0
info: {title: Pets, version: 1.2.3, description: All about pets., license: {name: MIT}}
servers: [{url: 'https://{region}.pets.test/v{n}', variables: {region: {default: eu}, n: {default: 1}}}]
security: [{key: []}, {}]
tags: [{name: pets, description: Animals.}]
x-specloom: {package: pets}
paths:
  /pets/{id}:
    summary: of the path
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: verbose, in: query, schema: {type: boolean}}
      - $ref: '#/components/parameters/Trace'
    get:
      operationId: getPet
      tags: [pets]
      deprecated: true
      security: []
      parameters:
        - {name: verbose, in: query, description: from the operation, schema: {type: string}}
        - {name: filter, in: query, content: {application/json: {schema: {type: object}}}}
        - {name: ids, in: query, style: pipeDelimited, schema: {type: array}}
        - {name: Accept, in: header, schema: {type: string}}
      responses:
        '200': {$ref: '#/components/responses/Pet'}
        4xx: {description: no}
        default: {description: other}
    put:
      requestBody: {$ref: '#/components/requestBodies/Pet'}
      responses: {'204': {description: done}}
  /more: {$ref: '#/components/pathItems/More'}
components:
  parameters:
    Trace: {name: X-Trace, in: header, schema: {type: string}}
  responses:
    Pet:
      description: a pet
      headers: {X-Next: {$ref: '#/components/headers/Next'}}
      content:
        Application/JSON; charset=utf-8: {schema: {type: string}, examples: {one: {$ref: '#/components/examples/One'}}}
  headers: {Next: {description: where next, schema: {type: string}}}
  examples: {One: {value: a pet}}
  requestBodies:
    Pet:
      required: true
      content:
        multipart/form-data:
          schema: {type: object, properties: {photo: {type: string, format: binary}}}
          encoding: {photo: {contentType: image/png}}
  pathItems: {More: {get: {responses: {'200': {description: ok}}}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    login: {type: http, scheme: Basic}
"""


@pytest.fixture
def whole(build_api: Build) -> Api:
    api, problems = build_api(WHOLE)
    assert not problems
    return api


def operation(api: Api, verb: str, path: str) -> Operation:
    (found,) = (o for o in api.operations if (o.verb, o.path) == (verb, path))
    return found


def test_what_stands_at_the_top(whole: Api) -> None:
    assert (whole.title, whole.version, whole.license) == ("Pets", "1.2.3", "MIT")
    assert whole.servers == ("https://eu.pets.test/v1",)
    assert whole.security == (("key",), ())
    assert whole.tags[0].description == "Animals."
    assert whole.extensions == {"x-specloom": {"package": "pets"}}
    assert [(s.name, s.kind, s.scheme, s.location, s.wire) for s in whole.security_schemes] == [
        ("key", "apiKey", "", "header", "X-Key"),
        ("login", "http", "basic", "", ""),
    ]  # fmt: skip


def test_parameters_of_the_path_item_are_merged_in(whole: Api) -> None:
    get = operation(whole, "GET", "/pets/{id}")
    found = [
        (p.wire, p.location, p.required, p.style, p.explode) for p in get.parameters
    ]
    assert found == [
        ("id", "path", True, "simple", False),
        ("verbose", "query", False, "form", True),
        ("X-Trace", "header", False, "simple", False),
        ("filter", "query", False, "form", True),
        ("ids", "query", False, "pipeDelimited", False),
    ]
    assert get.parameters[1].description == "from the operation"
    assert isinstance(get.parameters[1].schema, StringSchema)
    assert get.parameters[3].media_type == "application/json"


def test_an_operation(whole: Api) -> None:
    get = operation(whole, "GET", "/pets/{id}")
    assert (get.id, get.tags, get.deprecated) == ("getPet", ("pets",), True)
    assert get.summary == "of the path"
    assert get.security == ((),)
    assert get.body is None
    assert operation(whole, "PUT", "/pets/{id}").security is None
    assert operation(whole, "GET", "/more").responses[0].description == "ok"


def test_answers(whole: Api) -> None:
    pet, no, other = operation(whole, "GET", "/pets/{id}").responses
    assert [r.status for r in (pet, no, other)] == ["200", "4XX", "default"]
    assert [r.success for r in (pet, no, other)] == [True, False, False]
    (media,) = pet.media
    assert (media.name, media.is_json, media.example) == (
        "application/json",
        True,
        "a pet",
    )
    assert (pet.headers[0].wire, pet.headers[0].description) == ("X-Next", "where next")  # fmt: skip


def test_a_body(whole: Api) -> None:
    body = operation(whole, "PUT", "/pets/{id}").body
    assert body is not None
    assert body.required
    (media,) = body.media
    assert media.is_form
    assert [(e.wire, e.content_type) for e in media.encodings] == [
        ("photo", "image/png")
    ]


@pytest.mark.parametrize(
    ("name", "is_json", "is_form", "is_text"),
    [
        ("application/json", True, False, False),
        ("application/problem+json", True, False, False),
        ("multipart/form-data", False, True, False),
        ("application/x-www-form-urlencoded", False, True, False),
        ("text/plain", False, False, True),
        ("text/event-stream", False, False, False),
        ("application/octet-stream", False, False, False),
    ],
)
def test_media_types(
    build_api: Build, name: str, is_json: bool, is_form: bool, is_text: bool
) -> None:
    api, _ = build_api(
        f"paths: {{/a: {{get: {{responses: {{'200': {{description: d, content: {{{name}: {{}}}}}}}}}}}}}}"
    )
    (media,) = api.operations[0].responses[0].media
    assert (media.is_json, media.is_form, media.is_text) == (is_json, is_form, is_text)


def test_webhooks_alone_are_an_api(build_api: Build) -> None:
    api, problems = build_api("webhooks: {born: {post: {responses: {}}}}")
    said = "webhooks that describe no JSON body are not generated"
    assert [p.message for p in problems] == [said]
    assert (api.webhooks, api.event) == ((), None)
    assert api.operations == ()
    assert api.security == ((),)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{fetch: {responses: {}}}", "`fetch` in /a is no HTTP verb"),
        ("{get: {parameters: [{name: q, in: body}], responses: {}}}", "parameter 'q' in 'body'"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_said(build_api: Build, item: str, said: str) -> None:
    _, problems = build_api(f"paths: {{/a: {item}}}")
    assert len(problems) == 1
    assert said in str(problems[0])


def test_extensions_are_no_operations(build_api: Build) -> None:
    api, problems = build_api("paths: {x-note: {get: {}}, /a: {x-more: {get: {}}}}")
    assert not problems
    assert api.operations == ()


def test_an_unknown_schema_is_an_error(build_api: Any) -> None:
    with pytest.raises(DescriptionError, match="Nowhere"):
        build_api("components: {schemas: {A: {$ref: '#/components/schemas/Nowhere'}}}")


def test_the_path_says_which_path_parameters_there_are(build_api: Build) -> None:
    api, _ = build_api("""
        paths:
          /pets/{pet}/toys/{toy}:
            get:
              parameters:
                - {name: toy, in: path, required: true, schema: {type: integer}}
                - {name: owner, in: path, required: true, schema: {type: string}}
              responses: {'200': {description: ok}}
        """)
    (operation,) = api.operations
    assert [(p.wire, p.required) for p in operation.parameters] == [
        ("toy", True),
        ("pet", True),
    ]
    assert isinstance(operation.parameters[1].schema, StringSchema)


UNSUPPORTED = """
    paths:
      /a:
        post:
          callbacks: {done: {'{$request.body#/url}': {post: {responses: {}}}}}
          responses: {'200': {description: d, links: {next: {operationId: b}}}}
        get: {operationId: b, responses: {}, callbacks: {}, security: [{cert: []}]}
    webhooks:
      born: {post: {responses: {}}}
      gone: {post: {responses: {}}}
    components:
      securitySchemes:
        login: {type: oauth2, flows: {}}
        open: {type: openIdConnect, openIdConnectUrl: 'https://a.test'}
        cert: {type: mutualTLS}
        token: {type: http, scheme: bearer}
    """


def test_what_is_not_generated_is_said_once_with_its_count(build_api: Build) -> None:
    api, problems = build_api(UNSUPPORTED)
    assert [p.message for p in problems] == [
        "callbacks are not generated",
        "links between operations are not generated",
        "webhooks that describe no JSON body are not generated (2 times)",
        "OAuth 2 flows are not run: the client takes a ready access token",
        "OpenID Connect's flows are not run: the client takes a ready access token",
        "mutual TLS is left to an http_client with a certificate",
    ]
    assert all(p.unsupported and p.place for p in problems)
    assert [o.security for o in api.operations] == [None, ((),)]


def test_a_relative_server_is_said_with_its_place(build_api: Build) -> None:
    head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
    api, problems = build_api(f"{head}servers: [{{url: /v1}}]\npaths: {{}}")
    (problem,) = problems
    assert api.servers == ("/v1",)
    assert problem.place is not None
    assert "'/v1' is relative" in problem.message
    assert "base_url" in problem.hint


def test_a_server_s_url_holds_what_urls_may_hold(build_api: Build) -> None:
    head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
    url = '"https://a.test/é b\\n{c}"'
    api, _ = build_api(f"{head}servers: [{{url: {url}}}]\npaths: {{}}")
    assert api.servers == ("https://a.test/é%20b%0A{c}",)
