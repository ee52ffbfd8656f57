"""What the versions of OpenAPI say of a whole document, each through what is generated."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from specloom.cli.app import app

from ..conftest import MakeCase
from ..harness import Case


def said(case: Case) -> list[str]:
    return [warning.partition("warning: ")[2] for warning in case.warnings]


# 3.1


def test_webhooks_alone(case: MakeCase) -> None:
    """A package without methods, which reads what is sent, and the count of what is left."""
    made = case("""
        openapi: 3.1.0
        info: {title: Case, version: '1'}
        servers: [{url: https://case.test}]
        webhooks:
          created: {post: {requestBody: {content: {application/json: {schema: {type: object}}}}, responses: {'204': {description: d}}}}
          deleted: {$ref: '#/components/pathItems/Hook'}
        components: {pathItems: {Hook: {post: {responses: {'204': {description: d}}}}}}
        """)
    assert said(made) == ["webhooks that describe no JSON body are not generated"]
    assert made.client.webhooks.parse("{}") is not None
    assert made.client.with_options(max_retries=1) is not None
    assert made.cli("--help").code == 0
    assert "Case" in made.text("docs/index.md")


def test_components_alone(case: MakeCase) -> None:
    made = case("""
        openapi: 3.1.0
        info: {title: Case, version: '1'}
        servers: [{url: https://case.test}]
        components: {schemas: {Pet: {type: object}}}
        """)
    assert not made.problems
    assert made.async_client is not None
    assert made.cli("--help").code == 0


def test_neither_servers_nor_paths(case: MakeCase) -> None:
    made = case("openapi: 3.1.0\ninfo: {title: Case, version: '1'}\ncomponents: {}\n")
    assert [problem.message for problem in made.problems] == [
        "the description names no server: the client needs a base_url"
    ]
    client = made.package.Case(base_url="https://given.test")
    assert "given.test" in repr(client)


BESIDE = """
paths:
  /a/{id}:
    get:
      parameters:
        - $ref: '#/components/parameters/Id'
          description: The parameter, here.
      requestBody:
        $ref: '#/components/requestBodies/Body'
        description: The body, here.
      responses:
        '200':
          $ref: '#/components/responses/Answer'
          description: The answer, here.
components:
  parameters: {Id: {name: id, in: path, required: true, description: Elsewhere., schema: {type: string}}}
  requestBodies: {Body: {description: Elsewhere., content: {application/json: {schema: {type: array, items: {}}}}}}
  responses: {Answer: {description: Elsewhere., content: {application/json: {schema: {type: string}}}}}
"""


def test_texts_beside_references(case: MakeCase) -> None:
    made = case(BESIDE)
    assert not made.problems
    (operation,) = made.outcome.planned.surface.api.operations
    assert operation.parameters[0].description == "The parameter, here."
    assert operation.body is not None
    assert operation.body.description == "The body, here."
    assert operation.responses[0].description == "The answer, here."
    assert "Elsewhere." not in made.text("{name}/resources/a.py")
    made.wire.answer(json="x")
    assert made.client.a.retrieve("1") == "x"


HYPERTEXT = """
tags: [{name: a, description: <p>Of <em>A</em>.</p>}]
paths:
  /a/{id}:
    get:
      tags: [a]
      description: <p>Gives <code>a</code>.</p> <ul> <li>As <b>one</b>.</li> </ul>
      parameters:
        - {name: id, in: path, required: true, description: 'Not <id>.<br/>A number.', schema: {type: integer}}
      responses:
        '200':
          description: d
          content: {application/json: {schema: {type: object, properties: {b: {type: string, description: <i>B</i>}}}}}
"""


def test_html_in_texts(case: MakeCase) -> None:
    made = case(HYPERTEXT)
    assert not made.problems
    page = made.text("docs/a/retrieve.md")
    for text in ("Gives `a`.\n\n- As **one**.\n", "Not &lt;id>.\n", "    *B*"):
        assert text in page
    assert "<p>Gives <code>a</code>.</p>\n<ul>\n<li>" in made.text(
        "docs/a/retrieve.html"
    )
    assert "Of *A*." in made.text("docs/a/index.md")
    assert '"""Gives `a`.' in made.text("{name}/resources/a.py")
    assert "Not <id>." in made.cli("a", "retrieve", "--help").out


def test_a_dialect_of_its_own(case: MakeCase) -> None:
    text = """
        openapi: 3.1.0
        info: {{title: Case, version: '1'}}
        servers: [{{url: https://case.test}}]
        jsonSchemaDialect: {dialect}
        paths: {{/a: {{get: {{responses: {{'200': {{description: d, content: {{application/json: {{schema: {{type: integer}}}}}}}}}}}}}}}}
        """
    known = case(text.format(dialect="https://spec.openapis.org/oas/3.1/dialect/base"))
    assert not known.problems
    other = case(text.format(dialect="https://json-schema.org/draft/2019-09/schema"))
    left = "schemas are read as JSON Schema 2020-12, whatever `jsonSchemaDialect` says"
    assert left in said(other)
    other.wire.answer(json=3)
    assert other.client.a.retrieve() == 3


# 3.2


SPEC_32 = """
openapi: 3.2.0
$self: https://case.test/api/openapi.yaml
info: {title: Case, version: '1'}
servers: [{url: https://case.test, name: live}, {url: https://try.test, name: sandbox}]
tags:
  - {name: pets, summary: All about pets, kind: nav}
  - {name: cats, parent: pets, kind: badge}
security: [{device: []}]
paths:
  /pets:
    get:
      tags: [pets]
      parameters: [{name: sid, in: cookie, style: cookie, schema: {type: string}}]
      responses:
        '200':
          summary: No description needed
          content: {application/json: {$ref: '#/components/mediaTypes/Pets'}}
    post:
      tags: [pets]
      requestBody: {content: {application/json: {$ref: 'https://case.test/api/openapi.yaml#/components/mediaTypes/Pet'}}}
      responses: {'204': {}}
components:
  mediaTypes:
    Pet: {schema: {$ref: '#/components/schemas/Pet'}}
    Pets: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
  securitySchemes:
    device:
      type: oauth2
      deprecated: true
      oauth2MetadataUrl: https://case.test/.well-known/oauth
      flows:
        deviceAuthorization:
          deviceAuthorizationUrl: https://case.test/device
          tokenUrl: https://case.test/token
          scopes: {}
  schemas: {Pet: {type: object, required: [name], properties: {name: {type: string}}}}
"""


@pytest.fixture
def newest(case: MakeCase) -> Case:
    return case(SPEC_32)


def test_media_types_by_reference(newest: Case) -> None:
    client = newest.client.with_options(device="token")
    newest.wire.answer(json=[{"name": "Rex"}])
    assert client.pets.list() == [newest.types.Pet(name="Rex")]
    assert newest.wire.seen[0].headers["Authorization"] == "Bearer token"
    newest.wire.answer(204)
    client.pets.create(name="Kit")
    assert newest.wire.json == {"name": "Kit"}


def test_a_cookie_as_it_stands(newest: Case) -> None:
    newest.wire.answer(json=[])
    newest.client.with_options(device="t").pets.list(sid="a=b/c%20")
    assert newest.wire.seen[0].headers["Cookie"] == "sid=a=b/c%20"


def test_what_is_left_is_said(newest: Case) -> None:
    assert said(newest) == [
        "OAuth 2 flows are not run: the client takes a ready access token",
        "`name` of servers is not used (2 times)",
        "`parent` of tags is not used",
        "`kind` of tags is not used (2 times)",
    ]
    assert "All about pets" in newest.text("docs/pets/index.md")


def test_the_last_line_counts_what_is_left(
    newest: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Away from the configuration of this repository.
    monkeypatch.chdir(newest.folder)
    words = ["generate", "openapi.yaml", "-o", "again"]
    ran = CliRunner().invoke(app, words)
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[-1].endswith("4 warnings, 4 unsupported")


# All


@pytest.mark.parametrize("version", ["3.0.4", "3.1.2", "3.2.0"])
def test_the_same_description_in_every_version(case: MakeCase, version: str) -> None:
    made = case(
        """
        paths:
          /a:
            get:
              parameters: [{name: q, in: query, schema: {type: integer}}]
              responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}}}}
        """,
        version,
    )
    assert not made.problems
    made.wire.answer(json={"a": 1})
    found: Any = made.client.a.retrieve(q=2)
    assert (found.a, made.wire.url) == (1, "https://case.test/a?q=2")


def test_a_discriminator_names_the_variant_of_all_other_tags(case: MakeCase) -> None:
    made = case("""
        openapi: 3.2.0
        info: {title: Case, version: '1'}
        servers: [{url: 'https://case.test'}]
        paths:
          /shape:
            get:
              responses:
                '200':
                  description: Done.
                  content: {application/json: {schema: {$ref: '#/components/schemas/Shape'}}}
        components:
          schemas:
            Square: {type: object, required: [t], properties: {t: {type: string}, side: {type: integer}}}
            Circle: {type: object, properties: {t: {type: string}, radius: {type: integer}}}
            Shape:
              oneOf: [{$ref: '#/components/schemas/Square'}, {$ref: '#/components/schemas/Circle'}]
              discriminator: {propertyName: t, defaultMapping: Circle, mapping: {sq: Square}}
        """)
    types = made.types
    for value, kind in (
        ({"t": "sq", "side": 1}, types.Square),
        ({"t": "new", "radius": 2}, types.Circle),
        ({"radius": 3}, types.Circle),
    ):
        made.wire.answer(json=value)
        found = made.client.shape.retrieve()
        assert type(found) is kind
        assert found.model_dump(exclude_unset=True) == value
