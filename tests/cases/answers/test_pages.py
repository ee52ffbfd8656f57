"""Lists of all kinds: inferred or configured, gone through no faster than read, and resumed."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, NamedTuple

import pytest

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
paths:
  /cursors:
    get:
      parameters:
        - {name: after, in: query, schema: {type: string}}
        - {name: kinds, in: query, schema: {type: array, items: {type: string}}}
      responses: {'200': {$ref: '#/components/responses/More'}}
  /tokens:
    get:
      parameters: [{name: page_token, in: query, schema: {type: string}}, {$ref: '#/components/parameters/Kinds'}]
      responses: {'200': {$ref: '#/components/responses/Token'}}
  /numbers:
    get:
      parameters: [{name: page, in: query, schema: {type: integer}}, {$ref: '#/components/parameters/Kinds'}]
      responses: {'200': {$ref: '#/components/responses/Plain'}}
  /offsets:
    get:
      parameters: [{name: offset, in: query, schema: {type: integer}}, {$ref: '#/components/parameters/Kinds'}]
      responses: {'200': {$ref: '#/components/responses/Plain'}}
  /addresses:
    get:
      parameters: [{$ref: '#/components/parameters/Kinds'}]
      responses: {'200': {$ref: '#/components/responses/Next'}}
  /links:
    get:
      parameters: [{$ref: '#/components/parameters/Kinds'}]
      responses: {'200': {$ref: '#/components/responses/Linked'}}
  /secrets:
    get:
      security: [{Key: []}]
      responses: {'200': {$ref: '#/components/responses/Next'}}
components:
  securitySchemes: {Key: {type: apiKey, in: query, name: key}}
  parameters:
    Kinds: {name: kinds, in: query, schema: {type: array, items: {type: string}}}
  schemas:
    Item: {type: object, required: [id], properties: {id: {type: string}}}
    Items: {type: array, items: {$ref: '#/components/schemas/Item'}}
  responses:
    More:
      description: d
      content: {application/json: {schema: {type: object, properties: {data: {$ref: '#/components/schemas/Items'}, has_more: {type: boolean}}}}}
    Token:
      description: d
      content: {application/json: {schema: {type: object, properties: {data: {$ref: '#/components/schemas/Items'}, next_page_token: {type: string}}}}}
    Plain:
      description: d
      content: {application/json: {schema: {type: object, properties: {data: {$ref: '#/components/schemas/Items'}}}}}
    Next:
      description: d
      content: {application/json: {schema: {type: object, properties: {data: {$ref: '#/components/schemas/Items'}, next: {type: string}}}}}
    Linked:
      description: d
      headers: {Link: {schema: {type: string}}}
      content: {application/json: {schema: {$ref: '#/components/schemas/Items'}}}
"""

# The same lists with names that tell nothing: only the configuration knows.
SILENT = """
paths:
  /cursors: {get: {parameters: [{name: from, in: query, schema: {type: string}}], responses: {'200': {$ref: '#/components/responses/A'}}, x-specloom: {pagination: cursors}}}
  /tokens: {get: {parameters: [{name: from, in: query, schema: {type: string}}], responses: {'200': {$ref: '#/components/responses/A'}}, x-specloom: {pagination: tokens}}}
  /numbers: {get: {parameters: [{name: from, in: query, schema: {type: integer}}], responses: {'200': {$ref: '#/components/responses/A'}}, x-specloom: {pagination: numbers}}}
  /offsets: {get: {parameters: [{name: from, in: query, schema: {type: integer}}], responses: {'200': {$ref: '#/components/responses/A'}}, x-specloom: {pagination: offsets}}}
  /addresses: {get: {responses: {'200': {$ref: '#/components/responses/A'}}, x-specloom: {pagination: addresses}}}
  /links: {get: {responses: {'200': {$ref: '#/components/responses/A'}}, x-specloom: {pagination: links}}}
components:
  schemas:
    Item: {type: object, required: [id], properties: {id: {type: string}}}
  responses:
    A:
      description: d
      content:
        application/json:
          schema:
            type: object
            properties:
              rows: {type: array, items: {$ref: '#/components/schemas/Item'}}
              others: {type: array, items: {type: string}}
              on: {type: string}
"""
SCHEMES = {
    "cursors": {"kind": "cursor", "items": "rows", "param": "from", "field": "on"},
    "tokens": {"kind": "token", "items": "rows", "param": "from", "field": "on"},
    "numbers": {"kind": "page", "items": "rows", "param": "from"},
    "offsets": {"kind": "offset", "items": "rows", "param": "from"},
    "addresses": {"kind": "next-url", "items": "rows", "field": "on"},
    "links": {"kind": "link", "items": "rows"},
}

KINDS = ("cursors", "tokens", "numbers", "offsets", "addresses", "links")
# A page's items, and what the API says of the next one.
ROWS = [["a", "b"], ["c", "d"], ["e"]]
LAST = len(ROWS) - 1


class Asked(NamedTuple):
    """A list's three pages: their answers, and the queries that lead there."""

    answers: list[dict[str, Any]]
    queries: list[str]


def pages(kind: str, silent: bool = False) -> Asked:
    """Return what an API of this kind says, and is asked."""
    told = {
        "cursors": ("after", "from", ["b", "d"]),
        "tokens": ("page_token", "from", ["t 1", "t 2"]),
        "numbers": ("page", "from", ["2", "3", "4"]),
        "offsets": ("offset", "from", ["2", "4", "5"]),
        "addresses": ("at", "at", ["1", "2"]),
        "links": ("at", "at", ["1", "2"]),
    }
    param, other, values = told[kind]
    param = other if silent else param
    queries = [f"{param}={value.replace(' ', '%20')}" for value in values]
    answers = [_answer(kind, number, param, silent) for number in range(len(ROWS))]
    if kind in ("numbers", "offsets"):
        answers.append({"json": {"rows" if silent else "data": []}})
    return Asked(answers, ["", *queries])


def _answer(kind: str, number: int, param: str, silent: bool) -> dict[str, Any]:
    ids = ROWS[number]
    items: Any = [{"id": one} for one in ids]
    more = number < LAST
    body: dict[str, Any] = {"rows" if silent else "data": items}
    following = f"/{kind}/{number}?{param}={number + 1}"
    if kind == "cursors":
        body |= {"has_more": more, **({"on": ids[-1]} if more and silent else {})}
    elif kind == "tokens" and more:
        body["on" if silent else "next_page_token"] = f"t {number + 1}"
    elif kind == "addresses" and more:
        body["on" if silent else "next"] = following
    elif kind == "links":
        headers = {"Link": f'<{following}>; rel="next"'} if more else {}
        return {"json": body if silent else items, "headers": headers}
    return {"json": body}


def method(client: Any, kind: str) -> Any:
    return getattr(client, kind).list


def queries(case: Case) -> list[str]:
    return [seen.url.query.decode() for seen in case.wire.seen]


@pytest.fixture
def lists(case: MakeCase) -> Case:
    return case(SPEC)


@pytest.fixture
def silent(case: MakeCase) -> Case:
    return case(SILENT, pagination=SCHEMES)


def scripted(case: Case, asked: Asked, start: int = 0) -> None:
    for answer in asked.answers[start:]:
        case.wire.answer(**answer)


@pytest.mark.parametrize("client", ["sync", "async"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_asked_for_when_its_first_item_is(
    lists: Case, kind: str, client: str
) -> None:
    asked = pages(kind)
    scripted(lists, asked)
    # How many requests there were when an item came.
    found: list[tuple[str, int]] = []

    async def walk() -> None:
        async for item in method(lists.async_client, kind)():
            found.append((item.id, len(lists.wire.seen)))

    if client == "async":
        lists.wait(walk())
    else:
        for item in method(lists.client, kind)():
            found.append((item.id, len(lists.wire.seen)))
    assert found == [("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 3)]
    assert queries(lists) == asked.queries


@pytest.mark.parametrize("kind", KINDS)
def test_who_stops_has_asked_for_no_more(lists: Case, kind: str) -> None:
    scripted(lists, pages(kind))
    for item in method(lists.client, kind)():
        if item.id == "b":
            break
    assert len(lists.wire.seen) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_configured(silent: Case, kind: str) -> None:
    asked = pages(kind, silent=True)
    scripted(silent, asked)
    assert [item.id for item in method(silent.client, kind)()] == list("abcde")
    assert queries(silent) == asked.queries


@pytest.mark.parametrize("client", ["sync", "async"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_list_goes_on_where_another_client_stopped(
    lists: Case, case: MakeCase, kind: str, client: str
) -> None:
    asked = pages(kind)
    scripted(lists, asked)
    points: list[Any] = []
    for page in method(lists.client, kind)(kinds=["x", "y"]).iter_pages():
        points.append(page.resume_point)
        assert (page.resume_point is not None) == page.has_next_page()
    for start, point in enumerate(points[:LAST], 1):
        other = case(SPEC)
        scripted(other, asked, start)
        kept = json.loads(json.dumps(point))

        async def resumed(other: Case = other, kept: str = kept) -> list[str]:
            items = method(other.async_client, kind)(kinds=["x", "y"], resume_from=kept)
            return [item.id async for item in items]

        if client == "async":
            ids = other.wait(resumed())
        else:
            items = method(other.client, kind)(kinds=["x", "y"], resume_from=kept)
            ids = [item.id for item in items]
        assert ids == [one for row in ROWS[start:] for one in row]
        # The very requests that going on would have made.
        asked_then = [str(seen.url) for seen in lists.wire.seen[start:]]
        assert [str(seen.url) for seen in other.wire.seen] == asked_then


def test_points_are_short_and_readable(lists: Case) -> None:
    found = []
    for kind in KINDS:
        scripted(lists, pages(kind))
        found.append(method(lists.client, kind)().resume_point)
        lists.wire.answers.clear()
    assert found == [
        "?after=b",
        "?page_token=t+1",
        "?page=2",
        "?offset=2",
        "https://case.test/addresses/0?at=1",
        "https://case.test/links/0?at=1",
    ]


def test_none_begins_at_the_beginning(lists: Case) -> None:
    scripted(lists, pages("cursors"))
    assert method(lists.client, "cursors")(resume_from=None).data[0].id == "a"
    assert queries(lists) == [""]


@pytest.mark.parametrize(
    ("kind", "point"),
    [
        ("cursors", "b"),
        ("cursors", "?page=2"),
        ("cursors", "https://case.test/cursors?after=b"),
        ("links", "?at=1"),
    ],
)
def test_a_point_of_another_list_is_refused(lists: Case, kind: str, point: str) -> None:
    with pytest.raises(ValueError, match=r"is no resume_point of a page of this"):
        method(lists.client, kind)(resume_from=point)
    assert lists.wire.seen == []


def test_a_point_leads_nowhere_but_to_the_api(lists: Case) -> None:
    with pytest.raises(lists.package.APIError, match="own host"):
        lists.client.links.list(resume_from="https://evil.test/links")
    assert lists.wire.seen == []


def test_other_methods_have_no_point(case: MakeCase) -> None:
    one = case("paths: {/thing: {get: {responses: {'204': {description: d}}}}}")
    with pytest.raises(TypeError, match="resume_from"):
        one.client.thing.retrieve(resume_from="?page=2")


def test_a_point_holds_no_secret(lists: Case) -> None:
    """Some APIs repeat a key of the query in the address of the next page."""
    make = lists.package.Case
    client = make(key="sk-1", http_client=lists.wire.client, max_retries=0)
    lists.wire.answer(json={"data": [{"id": "a"}], "next": "/secrets?key=sk-1&at=1"})
    lists.wire.answer(json={"data": [{"id": "b"}]})
    page = client.secrets.list()
    assert page.resume_point == "https://case.test/secrets?at=1"
    assert [item.id for item in page] == ["a", "b"]
    assert queries(lists) == ["key=sk-1", "at=1&key=sk-1"]


PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from {name} import Case
page = Case(base_url=sys.argv[2]).offsets.list(resume_from=sys.argv[3] or None)
print(*[item.id for item in page.data], page.resume_point or "")
"""


class _Api(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        start = int(self.path.partition("offset=")[2] or 0)
        data = [{"id": one} for one in "abcde"[start : start + 2]]
        body = json.dumps({"data": data}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Api) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_page_a_process(lists: Case) -> None:
    program = PROGRAM.format(name=lists.name)
    said: list[str] = []
    point = ""
    with served() as url:
        while point or not said:
            words = [sys.executable, "-c", program, str(lists.folder), url, point]
            out = subprocess.run(words, capture_output=True, text=True, check=True)
            *ids, point = out.stdout.rstrip("\n").split(" ")
            said.extend(ids)
    assert said == list("abcde")
