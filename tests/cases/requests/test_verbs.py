"""Verbs, whole queries and servers: what a request line is made of beside its path."""

from __future__ import annotations

import pytest

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
paths:
  /things/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    query:
      summary: Search inside
      requestBody:
        content: {application/json: {schema: {type: object, properties: {limit: {type: integer}}}}}
      responses:
        '200':
          description: Found.
          content: {application/json: {schema: {type: array, items: {type: string}}}}
    head: {responses: {'200': {description: There.}}}
    options: {responses: {'204': {description: Done.}}}
    trace: {responses: {'200': {description: Done., content: {message/http: {}}}}}
    additionalOperations:
      COPY:
        operationId: copyThing
        parameters: [{name: to, in: query, required: true, schema: {type: string}}]
        responses: {'201': {description: Copied., content: {application/json: {schema: {type: string}}}}}
      Merge-It: {responses: {'204': {description: Done.}}}
      'PO ST': {responses: {'204': {description: Done.}}}
  /search:
    get:
      parameters:
        - name: filter
          in: querystring
          content:
            application/x-www-form-urlencoded:
              schema:
                type: object
                required: [q]
                properties:
                  q: {type: string}
                  tags: {type: array, items: {type: string}}
                  range: {type: object, properties: {from: {type: integer}}}
      responses: {'204': {description: Done.}}
  /search/json:
    get:
      parameters:
        - name: filter
          in: querystring
          required: true
          content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}}
      responses: {'204': {description: Done.}}
  /search/path:
    get:
      parameters:
        - name: path
          in: querystring
          content: {application/jsonpath: {schema: {type: string}}}
      responses: {'204': {description: Done.}}
"""
RESOURCES = {
    "things": {
        "look": "query /things/{id}",
        "duplicate": "copy /things/{id}",
    },
    "search": {
        "form": "get /search",
        "json": "get /search/json",
        "path": "get /search/path",
    },
}


@pytest.fixture
def made(case: MakeCase) -> Case:
    return case(SPEC, "3.2.0", resources=RESOURCES)


def line(case: Case) -> str:
    """Return verb and address of the last request."""
    request = case.wire.seen[-1]
    return f"{request.method} {request.url.raw_path.decode()}"


def test_query_is_a_verb(made: Case) -> None:
    made.wire.answer(json=["a"])
    assert made.client.things.look("t1", limit=3) == ["a"]
    assert line(made) == "QUERY /things/t1"
    assert made.wire.json == {"limit": 3}
    made.wire.answer(json=["a"])
    assert made.wait(made.async_client.things.look("t1")) == ["a"]
    assert made.wire.seen[-1].content == b""
    made.wire.answer(json=["a"])
    ran = made.cli("things", "look", "t1", "--limit", "3")
    assert (ran.code, ran.json) == (0, ["a"])
    assert line(made) == "QUERY /things/t1"
    ran = made.cli("things", "look", "t1", "--dry-run")
    assert "curl -X QUERY" in ran.out
    assert "`QUERY /things/{id}`" in made.text("docs/things/look.md")


def test_additional_operations(made: Case) -> None:
    made.wire.answer(201, json="t2")
    assert made.client.things.duplicate("t1", to="t2") == "t2"
    assert line(made) == "COPY /things/t1?to=t2"
    made.wire.answer(204)
    made.wait(made.async_client.things.merge_it("t1"))
    assert line(made) == "Merge-It /things/t1"
    made.wire.answer(204)
    assert made.cli("things", "merge-it", "t1").code == 0
    assert line(made) == "Merge-It /things/t1"
    said = "`PO ST` in /things/{id} can't be the verb of an additional operation"
    assert any(said in warning for warning in made.warnings)


@pytest.mark.parametrize(
    ("method", "verb"), [("check", "HEAD"), ("options", "OPTIONS"), ("trace", "TRACE")]
)
def test_rare_verbs(made: Case, method: str, verb: str) -> None:
    made.wire.answer(200)
    getattr(made.client.things, method)("t1")
    assert line(made) == f"{verb} /things/t1"


def test_a_whole_query(made: Case) -> None:
    made.wire.answer(204)
    given = {"q": "a b&c", "tags": ["x", "y"], "range": {"from": 1}}
    made.client.search.form(filter=given, extra_query={"more": 1})
    query = "q=a%20b%26c&tags=x&tags=y&range=%7B%22from%22%3A1%7D"
    assert line(made) == f"GET /search?{query}&more=1"
    made.wire.answer(204)
    made.client.search.form()
    assert line(made) == "GET /search"
    made.wire.answer(204)
    ran = made.cli("search", "form", "--filter.q", "a", "--filter.tags", "[x, y]")
    assert (ran.code, ran.err) == (0, "")
    assert line(made) == "GET /search?q=a&tags=x&tags=y"


def test_a_whole_query_of_another_kind(made: Case) -> None:
    made.wire.answer(204)
    made.wait(made.async_client.search.json(filter={"a": 1}))
    assert line(made) == "GET /search/json?%7B%22a%22%3A1%7D"
    made.wire.answer(204)
    assert made.cli("search", "path", "--path", "$.a[0]").code == 0
    assert line(made) == "GET /search/path?%24.a%5B0%5D"
    assert "The whole query" in made.text("docs/search/json.md")


SERVERS = """
paths:
  /here: {get: {responses: {'204': {description: Done.}}}}
  /there:
    servers: [{url: 'https://{host}.test/v2/', variables: {host: {default: files}}}]
    get:
      security: [{key: []}]
      responses: {'204': {description: Done.}}
    post:
      servers: [{url: 'http://own.test'}, {url: 'http://other.test'}]
      responses: {'204': {description: Done.}}
    put: {servers: [{url: /relative}], responses: {'204': {description: Done.}}}
components: {securitySchemes: {key: {type: http, scheme: bearer}}}
"""


@pytest.fixture
def spread(case: MakeCase) -> Case:
    places = {"get": "get /there", "post": "post /there", "put": "put /there"}
    return case(SERVERS, resources={"there": places, "here": {"get": "get /here"}})


def test_operations_with_servers_of_their_own(spread: Case) -> None:
    client = spread.client.with_options(key="k")
    for call in (
        client.there.get,
        client.there.post,
        client.there.put,
        client.here.get,
    ):
        spread.wire.answer(204)
        call()
    assert [str(request.url) for request in spread.wire.seen] == [
        "https://files.test/v2/there",
        "http://own.test/there",
        "https://case.test/there",
        "https://case.test/here",
    ]
    assert spread.wire.seen[0].headers["Authorization"] == "Bearer k"
    said = "a relative server of a path or operation is not used: the API's own is"
    assert any(said in warning for warning in spread.warnings)


def test_a_base_url_of_the_user_s_is_for_all(spread: Case) -> None:
    spread.wire.answer(204)
    spread.client.with_options(base_url="https://mock.test").there.post()
    assert spread.wire.url == "https://mock.test/there"
    spread.wire.answer(204)
    assert spread.cli("there", "post", "--base-url", "https://mock.test").code == 0
    assert spread.wire.url == "https://mock.test/there"
    spread.wire.answer(204)
    assert spread.cli("there", "post").code == 0
    assert spread.wire.url == "http://own.test/there"


def test_one_server_of_all_operations_is_the_api_s(case: MakeCase) -> None:
    made = case("""
        openapi: 3.1.0
        info: {title: Case, version: '1'}
        paths:
          /a:
            servers: [{url: 'https://only.test/'}]
            get: {responses: {'204': {description: Done.}}}
        """)
    made.wire.answer(204)
    made.client.a.retrieve()
    assert made.wire.url == "https://only.test/a"
    assert not made.problems


def test_a_fragment_tells_paths_apart_and_is_not_sent(case: MakeCase) -> None:
    made = case("""
        openapi: 3.0.3
        info: {title: Case, version: '1'}
        servers: [{url: 'https://case.test'}]
        paths:
          /#Action=ListQueues:
            get:
              operationId: list_queues
              parameters:
                - {name: Action, in: query, required: true, schema: {type: string, enum: [ListQueues]}}
                - {name: Prefix, in: query, schema: {type: string}}
              responses: {'204': {description: Done.}}
          /users/{id}#invite:
            post:
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {'204': {description: Done.}}
        """)
    made.wire.answer(204)
    made.client.list_queues(prefix="a")
    assert made.wire.url == "https://case.test/?Prefix=a&Action=ListQueues"
    made.wire.answer(204)
    assert made.cli("users", "update", "7").code == 0
    assert made.wire.url == "https://case.test/users/7"


def test_what_only_looks_like_a_parameter_is_placed_so_and_sent_as_it_is(
    case: MakeCase,
) -> None:
    made = case("""
        paths:
          /users/:id:
            get: {responses: {'204': {description: A user.}}}
          /files/*:
            get: {responses: {'204': {description: A file.}}}
        """)
    made.wire.answer(204)
    made.client.users.retrieve()
    assert made.wire.url == "https://case.test/users/:id"
    made.wire.answer(204)
    made.client.files.retrieve()
    assert made.wire.url == "https://case.test/files/*"
