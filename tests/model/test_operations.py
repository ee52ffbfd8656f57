"""Operations: what a path item shares, refers to and adds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.model.api import Api
from specloom.problems import Problem

Build = Callable[[str], tuple[Api, list[Problem]]]


def test_verbs_without_a_field_of_their_own(build_api: Build) -> None:
    api, problems = build_api("""
        paths:
          /a:
            query: {responses: {}}
            additionalOperations:
              Copy: {responses: {}}
              post: {responses: {}}
              "X\\r\\nY": {responses: {}}
        """)
    assert [o.verb for o in api.operations] == ["QUERY", "Copy"]
    assert [(p.place.line if p.place else 0, p.unsupported) for p in problems] == [
        (10, True),
        (11, True),
    ]


CHAIN = """
    paths:
      /a:
        $ref: '#/components/pathItems/One'
        summary: Near
        parameters: [{name: p, in: query, description: near}]
        put: {responses: {}, operationId: near}
    components:
      pathItems:
        One:
          $ref: '#/components/pathItems/Two'
          description: Middle
          servers: [{url: https://middle.test}]
        Two:
          summary: Far
          description: Far
          parameters: [{name: p, in: query, description: far}, {name: q, in: query}]
          put: {responses: {}, operationId: far}
          get: {responses: {}, description: Own}
    """


def test_what_stands_beside_a_reference_goes_first(build_api: Build) -> None:
    api, problems = build_api(CHAIN)
    assert not problems
    put, get = api.operations
    assert (put.verb, put.id, get.verb) == ("PUT", "near", "GET")
    assert (put.summary, put.description) == ("Near", "Middle")
    assert (get.summary, get.description) == ("Near", "Own")
    assert get.servers == ("https://middle.test",)
    told = {p.wire: p.description for p in get.parameters}
    assert told == {"p": "near", "q": ""}


@pytest.mark.parametrize(
    ("servers", "url"),
    [
        ("servers: [], ", ""),
        ("servers: [{url: 'https://b.test/'}], ", "https://b.test"),
    ],
)
def test_where_an_api_without_servers_is(
    build_api: Build, servers: str, url: str
) -> None:
    head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
    both = f"{{get: {{{servers}responses: {{}}}}, put: {{{servers}responses: {{}}}}}}"
    api, _ = build_api(f"{head}paths: {{/a: {both}}}")
    assert api.base_url == url
    one = f"{{get: {{{servers}responses: {{}}}}, put: {{responses: {{}}}}}}"
    api, _ = build_api(f"{head}paths: {{/a: {one}}}")
    assert api.base_url == ""
