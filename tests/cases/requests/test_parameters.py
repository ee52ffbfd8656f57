"""Parameters: each style as it travels, from the client, the async client and the flags."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import MakeCase
from ..harness import Case

OBJECT = "{type: object, properties: {R: {type: integer}, G: {type: integer}}}"
TEXTS = "{type: array, items: {type: string}}"
SPEC = f"""
paths:
  /query:
    get:
      parameters:
        - {{name: form, in: query, schema: {TEXTS}}}
        - {{name: comma, in: query, explode: false, schema: {TEXTS}}}
        - {{name: space, in: query, style: spaceDelimited, explode: false, schema: {TEXTS}}}
        - {{name: spaces, in: query, style: spaceDelimited, explode: true, schema: {TEXTS}}}
        - {{name: pipe, in: query, style: pipeDelimited, explode: false, schema: {TEXTS}}}
        - {{name: pipes, in: query, style: pipeDelimited, explode: true, schema: {TEXTS}}}
        - {{name: open, in: query, schema: {OBJECT}}}
        - {{name: shut, in: query, explode: false, schema: {OBJECT}}}
        - name: deep
          in: query
          style: deepObject
          explode: true
          schema:
            type: object
            properties:
              a: {{type: string}}
              list: {TEXTS}
              inner: {{type: object, properties: {{b: {{type: boolean}}}}}}
        - {{name: text, in: query, schema: {{type: string}}}}
        - {{name: free, in: query, allowReserved: true, schema: {{type: string}}}}
        - name: json
          in: query
          content: {{application/json: {{schema: {{type: object, properties: {{a: {{type: array, items: {{type: integer}}}}}}}}}}}}
        - {{name: plain, in: query, content: {{text/plain: {{schema: {{type: string}}}}}}}}
        - {{name: markup, in: query, content: {{application/xml: {{schema: {OBJECT}}}}}}}
        - {{name: 'odd[]', in: query, schema: {TEXTS}}}
        - {{name: maybe, in: query, schema: {{type: [string, 'null']}}}}
      responses: {{'204': {{description: Done.}}}}
  /path/{{id}}/{{list}}/{{label}}/{{labels}}/{{matrix}}/{{matrices}}/{{object}}:
    get:
      parameters:
        - {{name: id, in: path, required: true, schema: {{type: string}}}}
        - {{name: list, in: path, required: true, schema: {TEXTS}}}
        - {{name: label, in: path, required: true, style: label, schema: {TEXTS}}}
        - {{name: labels, in: path, required: true, style: label, explode: true, schema: {OBJECT}}}
        - {{name: matrix, in: path, required: true, style: matrix, schema: {TEXTS}}}
        - {{name: matrices, in: path, required: true, style: matrix, explode: true, schema: {TEXTS}}}
        - {{name: object, in: path, required: true, explode: true, schema: {OBJECT}}}
      responses: {{'204': {{description: Done.}}}}
  /head:
    get:
      parameters:
        - {{name: X-List, in: header, schema: {TEXTS}}}
        - {{name: X-Object, in: header, schema: {OBJECT}}}
        - {{name: X-Exploded, in: header, explode: true, schema: {OBJECT}}}
        - {{name: X-Json, in: header, content: {{application/json: {{schema: {TEXTS}}}}}}}
        - {{name: one, in: cookie, schema: {{type: string}}}}
        - {{name: each, in: cookie, schema: {TEXTS}}}
        - {{name: both, in: cookie, explode: false, schema: {TEXTS}}}
        - {{name: Authorization, in: header, schema: {{type: string}}}}
        - {{name: Content-Type, in: header, schema: {{type: string}}}}
      responses: {{'204': {{description: Done.}}}}
  /same/{{id}}:
    parameters:
      - {{name: id, in: path, required: true, style: label, schema: {{type: string}}}}
      - {{name: fields, in: query, schema: {TEXTS}}}
      - {{name: shared, in: query, schema: {{type: string}}}}
    get:
      parameters:
        - {{name: id, in: query, explode: false, schema: {TEXTS}}}
        - {{name: id, in: header, schema: {{type: string}}}}
        - {{name: fields, in: query, style: pipeDelimited, schema: {TEXTS}}}
      responses: {{'204': {{description: Done.}}}}
  /free/{{path}}:
    get:
      parameters:
        - {{name: path, in: path, required: true, allowReserved: true, schema: {{type: string}}}}
      responses: {{'204': {{description: Done.}}}}
"""
RESOURCES = {
    "ask": {
        "query": "get /query",
        "path": "get /path/{id}/{list}/{label}/{labels}/{matrix}/{matrices}/{object}",
        "head": "get /head",
        "same": "get /same/{id}",
        "free": "get /free/{path}",
    }
}


@pytest.fixture
def asked(case: MakeCase) -> Case:
    return case(SPEC, "3.2.0", resources=RESOURCES)


QUERIES: list[tuple[dict[str, Any], list[str], str]] = [
    ({"form": ["a b", "c,d"]}, ["--form", "a b", "--form", "c,d"], "form=a%20b&form=c%2Cd"),
    ({"comma": ["a b", "c,d"]}, ["--comma", "a b", "--comma", "c,d"], "comma=a%20b,c%2Cd"),
    ({"comma": []}, ["--comma", "[]"], ""),
    ({"space": ["a", "b"]}, ["--space", "a", "--space", "b"], "space=a%20b"),
    ({"spaces": ["a", "b"]}, ["--spaces", "a", "--spaces", "b"], "spaces=a&spaces=b"),
    ({"pipe": ["a", "b|c"]}, ["--pipe", "a", "--pipe", "b|c"], "pipe=a%7Cb%7Cc"),
    ({"pipes": ["a", "b"]}, ["--pipes", "a", "--pipes", "b"], "pipes=a&pipes=b"),
    ({"open": {"R": 1, "G": 2}}, ["--open.R", "1", "--open.G", "2"], "R=1&G=2"),
    ({"shut": {"R": 1, "G": 2}}, ["--shut", "{R: 1, G: 2}"], "shut=R,1,G,2"),
    (
        {"deep": {"a": "x&y", "list": ["1", "2"], "inner": {"b": True}}},
        ["--deep.a", "x&y", "--deep.list", "['1', '2']", "--deep.inner", "{b: true}"],
        "deep[a]=x%26y&deep[list]=1&deep[list]=2&deep[inner][b]=true",
    ),
    ({"text": "é/?#&=+ %"}, ["--text", "é/?#&=+ %"], "text=%C3%A9%2F%3F%23%26%3D%2B%20%25"),
    ({"free": "a/b?c#d&e%2F %"}, ["--free", "a/b?c#d&e%2F %"], "free=a/b?c%23d%26e%2F%20%25"),
    ({"json": {"a": [1, 2]}}, ["--json.a", "[1, 2]"], 'json=%7B%22a%22%3A%5B1%2C2%5D%7D'),
    ({"plain": "a,b"}, ["--plain", "a,b"], "plain=a%2Cb"),
    ({"markup": "<R>1</R>"}, ["--markup", "<R>1</R>"], "markup=%3CR%3E1%3C%2FR%3E"),
    ({"odd": ["a", "b"]}, ["--odd", "a", "--odd", "b"], "odd[]=a&odd[]=b"),
    ({"maybe": None}, ["--maybe", "null"], ""),
    ({"text": ""}, ["--text", ""], "text="),
]  # fmt: skip


@pytest.mark.parametrize(("given", "flags", "query"), QUERIES)
def test_queries(
    asked: Case, given: dict[str, Any], flags: list[str], query: str
) -> None:
    for _ in range(3):
        asked.wire.answer(204)
    asked.client.ask.query(**given)
    asked.wait(asked.async_client.ask.query(**given))
    ran = asked.cli("ask", "query", *flags)
    assert (ran.code, ran.err) == (0, "")
    expected = query.replace("[", "%5B").replace("]", "%5D")
    raw = [request.url.raw_path.decode() for request in asked.wire.seen]
    assert raw == ["/query" + ("?" + expected if expected else "")] * 3


def test_paths(asked: Case) -> None:
    given = {
        "id": "a/b?c#d%é",
        "list": ["1", "2,3"],
        "label": ["a", "b"],
        "labels": {"R": 1, "G": 2},
        "matrix": ["a", "b"],
        "matrices": ["a", "b"],
        "object": {"R": 1, "G": 2},
    }
    asked.wire.answer(204)
    asked.client.ask.path(**given)
    path = (
        "/path/a%2Fb%3Fc%23d%25%C3%A9/1,2%2C3/.a,b/.R=1.G=2/;matrix=a,b"
        "/;matrices=a;matrices=b/R=1,G=2"
    )
    assert asked.wire.seen[0].url.raw_path.decode() == path
    asked.wire.answer(204)
    words = ["a/b?c#d%é", "['1', '2,3']", "[a, b]", "{R: 1, G: 2}", "[a, b]", "[a, b]"]
    ran = asked.cli("ask", "path", *words, "{R: 1, G: 2}")
    assert (ran.code, ran.err) == (0, "")
    assert asked.wire.seen[1].url.raw_path.decode() == path


@pytest.mark.parametrize("value", ["", ".", "..", "a/../b", "%2e%2e"])
def test_a_path_is_neither_empty_nor_climbed(asked: Case, value: str) -> None:
    with pytest.raises(ValueError, match="'path'"):
        asked.client.ask.free(value)
    assert asked.cli("ask", "free", "--path", value).code == 2
    assert not asked.wire.seen


def test_headers_and_cookies(asked: Case) -> None:
    asked.wire.answer(204)
    asked.client.ask.head(
        x_list=["a", "b c"],
        x_object={"R": 1, "G": 2},
        x_exploded={"R": 1, "G": 2},
        x_json=["a", "b"],
        one="x;y",
        each=["1", "2"],
        both=["1", "2"],
    )
    headers = asked.wire.seen[0].headers
    assert headers["X-List"] == "a,b c"
    assert headers["X-Object"] == "R,1,G,2"
    assert headers["X-Exploded"] == "R=1,G=2"
    assert headers["X-Json"] == '["a","b"]'
    assert headers["Cookie"] == "one=x%3By; each=1; each=2; both=1,2"
    assert not {"authorization", "content-type"} & set(headers)


def test_headers_by_flags(asked: Case) -> None:
    asked.wire.answer(204)
    flags = ["--x-list", "a", "--x-list", "b", "--x-object", "{R: 1}", "--one", "x"]
    ran = asked.cli("ask", "head", *flags)
    assert (ran.code, ran.err) == (0, "")
    headers = asked.wire.seen[0].headers
    assert (headers["X-List"], headers["X-Object"]) == ("a,b", "R,1")
    assert headers["Cookie"] == "one=x"


def test_one_name_in_several_places(asked: Case) -> None:
    """Each has its own style; what an operation declares replaces what its path shares."""
    asked.wire.answer(204)
    asked.client.ask.same("p", id_=["a", "b"], id_2="h", fields=["x", "y"], shared="s")
    request = asked.wire.seen[0]
    assert request.url.raw_path == b"/same/.p?fields=x%7Cy&shared=s&id=a,b"
    assert request.headers["id"] == "h"


def test_reserved_characters_in_a_path(asked: Case) -> None:
    asked.wire.answer(204)
    asked.client.ask.free("a/b;c=d?e%2F")
    assert asked.wire.seen[0].url.raw_path == b"/free/a%2Fb;c=d%3Fe%2F"


def test_what_is_not_built_is_said(asked: Case) -> None:
    said = "a parameter as application/xml is sent as given, not built from its schema"
    assert [w.partition("warning: ")[2] for w in asked.warnings] == [said]


def test_requests_in_the_docs_are_those_on_the_wire(asked: Case) -> None:
    path = "/path/id/string/.string/.G=0.R=0/;matrix=string/;matrices=string/G=0,R=0"
    assert f"curl 'https://case.test{path}'" in asked.text("docs/ask/path.md")
