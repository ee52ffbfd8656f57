"""Answers: what a method gives back for each status and media type that is described."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..conftest import MakeCase
from ..harness import Case, plain

SPEC = """
paths:
  /range: {get: {responses: {2XX: &pet {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /default: {get: {responses: {default: *pet}}}
  /error: {get: {responses: {'200': *pet, default: {description: d, content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}}}}
  /nothing: {delete: {responses: {'204': {description: Gone.}, '404': {description: Never there.}}}}
  /maybe: {post: {responses: {'200': *pet, '204': {description: Nothing to say.}}}}
  /silent: {post: {responses: {'200': *pet, '202': {description: Later.}}}}
  /twice: {post: {responses: {'200': *pet, '201': *pet}}}
  /several:
    post:
      responses:
        '200': *pet
        '202': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}
        '207': {description: d, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Job'}}}}}
        '204': {description: d}
  /groups:
    post:
      responses:
        '201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}
        2XX: *pet
  /inline:
    post:
      responses:
        '200': {description: d, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}}}
        '201': {description: d, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}
  /bytes: {get: {responses: {'200': {description: d, content: {application/pdf: {schema: {type: string, format: binary}}}}}}}
  /typeless: {get: {responses: {'200': {description: d, content: {application/octet-stream: {}}}}}}
  /text: {get: {responses: {'200': {description: d, content: {text/csv: {schema: {type: string}}}}}}}
  /wild: {get: {responses: {'200': {description: d, content: {'*/*': {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /vendor: {get: {responses: {'200': {description: d, content: {application/vnd.pet+json;version=2: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /both: {get: {responses: {'200': {description: d, content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}, application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /xml: {get: {responses: {'200': {description: d, content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /file-or-text:
    get:
      responses:
        '200': {description: d, content: {video/mp4: &bytes {schema: {type: string, format: binary}}, image/webp: *bytes, application/json: {schema: {type: string}}}}
  /headers:
    get:
      responses:
        '200':
          description: d
          headers: {X-Rate: {schema: {type: integer}}, X-Ref: {$ref: '#/components/headers/Ref'}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  headers: {Ref: {schema: {type: string}}}
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}, kind: {enum: [cat, dog]}}}
    Job: {type: object, required: [job], properties: {job: {type: integer}}}
    Problem: {type: object, properties: {title: {type: string}, status: {type: integer}}}
"""
RESOURCES = {
    "get": {
        "range": "get /range",
        "default": "get /default",
        "error": "get /error",
        "nothing": "delete /nothing",
        "maybe": "post /maybe",
        "silent": "post /silent",
        "twice": "post /twice",
        "several": "post /several",
        "groups": "post /groups",
        "inline": "post /inline",
        "file": "get /bytes",
        "typeless": "get /typeless",
        "text": "get /text",
        "wild": "get /wild",
        "vendor": "get /vendor",
        "both": "get /both",
        "xml": "get /xml",
        "file_or_text": "get /file-or-text",
        "headers": "get /headers",
    }
}


@pytest.fixture
def got(case: MakeCase) -> Case:
    return case(SPEC, resources=RESOURCES)


def answer(case: Case, method: str, status: int = 200, **content: Any) -> Any:
    """Return what both clients make of an answer."""
    for _ in range(2):
        case.wire.answer(status, **content)
    one = getattr(case.client.get, method)()
    other = case.wait(getattr(case.async_client.get, method)())
    assert plain(one) == plain(other)
    assert type(one) is type(other)
    return one


PET = {"name": "Rex", "kind": "fish", "age": 3}
"""With a value and a field that nothing describes."""


@pytest.mark.parametrize(
    ("method", "status"),
    [
        *(("range", status) for status in (200, 201, 299)),
        ("default", 200),
        ("error", 200),
        ("maybe", 200),
        ("silent", 200),
        ("silent", 202),
        ("twice", 201),
        ("groups", 200),
        ("wild", 200),
        ("vendor", 200),
        ("both", 200),
    ],
)
def test_a_value(got: Case, method: str, status: int) -> None:
    found = answer(got, method, status, json=PET)
    assert isinstance(found, got.types.Pet)
    assert (found.name, found.kind, found.age) == ("Rex", "fish", 3)
    got.wire.answer(status, json=PET)
    assert got.cli("get", method).json == PET


@pytest.mark.parametrize("method", ["nothing", "maybe", "several", "silent", "range"])
def test_no_content(got: Case, method: str) -> None:
    assert answer(got, method, 204) is None
    got.wire.answer(204)
    ran = got.cli("get", method)
    assert (ran.code, ran.out.strip()) in ((0, ""), (0, "null"))


def test_null_is_told_only_where_a_status_has_no_body(got: Case) -> None:
    source = got.text("{name}/resources/get.py")
    for method, kind in (
        ("maybe", "types.Pet | None"),
        ("silent", "types.Pet"),
        ("twice", "types.Pet"),
        ("several", "types.Pet | types.Job | list[types.Job] | None"),
    ):
        head = source.partition(f"def {method}(")[2].partition('"""')[0]
        assert f"-> Value[{kind}]:" in head


@pytest.mark.parametrize(
    ("method", "status", "value", "kind"),
    [
        ("several", 200, PET, "Pet"),
        ("several", 202, {"job": 1}, "Job"),
        # Even where it looks like another.
        ("several", 202, {"name": "Rex"}, "Job"),
        ("several", 200, {"job": 1, "name": "Rex"}, "Pet"),
        ("groups", 201, {"job": 1, "name": "Rex"}, "Job"),
        ("groups", 206, {"job": 1, "name": "Rex"}, "Pet"),
    ],
)
def test_the_status_tells_the_type(
    got: Case, method: str, status: int, value: Any, kind: str
) -> None:
    found = answer(got, method, status, json=value)
    assert type(found).__name__ == kind
    assert plain(found) == value


def test_each_status_has_its_list_or_its_class(got: Case) -> None:
    found = answer(got, "several", 207, json=[{"job": 1}, {"job": 2}])
    assert [type(job) for job in found] == [got.types.Job] * 2
    one, other = (
        answer(got, "inline", 200, json={"a": 1}),
        answer(got, "inline", 201, json={"a": "1"}),
    )
    assert (one.a, other.a) == (1, "1")
    names = [type(found).__name__ for found in (one, other)]
    assert names == ["GetInlineResponse200", "GetInlineResponse201"]
    assert "`result: Pet or Job or array of Job`" in got.text("docs/get/several.md")
    assert "`pet: object { name, kind }`" in got.text("docs/get/maybe.md")


def test_an_error(got: Case) -> None:
    problem = {"title": "No", "status": 418, "more": 1}
    got.wire.answer(418, json=problem)
    with pytest.raises(got.package.APIStatusError) as caught:
        got.client.get.error()
    assert caught.value.status_code == 418
    assert caught.value.body == problem
    got.wire.answer(404, text="no such thing")
    ran = got.cli("get", "error")
    assert ran.code == 1
    assert "no such thing" in ran.err
    # What is described as `default` alone still is an error with an error's status.
    got.wire.answer(500, json=PET)
    with pytest.raises(got.package.InternalServerError):
        got.client.get.default()


@pytest.mark.parametrize("method", ["file", "typeless", "xml", "file_or_text"])
def test_bytes(got: Case, method: str, tmp_path: Path) -> None:
    got.wire.answer(content=b"<\x00\xff>")
    with getattr(got.client.get, method)() as response:
        assert b"".join(response.iter_bytes()) == b"<\x00\xff>"

    async def read() -> bytes:
        response = await getattr(got.async_client.get, method)()
        return bytes(await response.read())

    got.wire.answer(content=b"<\x00\xff>")
    assert got.wait(read()) == b"<\x00\xff>"
    got.wire.answer(content=b"<\x00\xff>")
    target = tmp_path / "file"
    command = method.replace("_", "-")
    assert got.cli("get", command, "-o", str(target)).code == 0
    assert target.read_bytes() == b"<\x00\xff>"


@pytest.mark.parametrize(
    ("method", "accept"),
    [
        ("file", "application/pdf"),
        ("xml", "application/xml"),
        ("file_or_text", "video/mp4, image/webp"),
        ("both", "application/json"),
        ("range", "application/json"),
        ("nothing", "*/*"),
    ],
)
def test_what_is_asked_for(got: Case, method: str, accept: str) -> None:
    got.wire.answer(200, content=b"{}")
    getattr(got.client.get, method)()
    assert got.wire.seen[-1].headers["Accept"] == accept


def test_text(got: Case) -> None:
    assert answer(got, "text", content="a,ü\n".encode()) == "a,ü\n"
    latin = {"Content-Type": "text/csv; charset=latin-1"}
    assert answer(got, "text", content=b"a,\xfc", headers=latin) == "a,ü"


@pytest.mark.parametrize(
    "kind", [None, "text/plain", "application/json; charset=utf-8"]
)
def test_the_described_type_counts_not_the_named_one(
    got: Case, kind: str | None
) -> None:
    headers = {"Content-Type": kind} if kind else {}
    body = json.dumps(PET).encode()
    assert isinstance(
        answer(got, "range", content=body, headers=headers), got.types.Pet
    )


def test_headers(got: Case) -> None:
    headers = {"X-Rate": "3", "x-ref": "abc"}
    got.wire.answer(json=PET, headers=headers)
    raw = got.client.get.with_raw_response.headers()
    assert (raw.headers["x-rate"], raw.headers["X-Ref"]) == ("3", "abc")
    assert raw.parse() == got.types.Pet(**PET)


def test_what_is_left_is_said(got: Case) -> None:
    said = [warning.partition("warning: ")[2] for warning in got.warnings]
    assert said == [
        "an answer is asked for as application/json, never as application/xml",
        "XML answers are given as they come, not read by their schema",
        "an answer is asked for as video/mp4, image/webp, never as application/json",
    ]
