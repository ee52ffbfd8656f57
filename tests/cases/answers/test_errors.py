"""Errors: what an answer says that tells of no success, as its description types it."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
paths:
  /usual: {get: {responses: {'200': &ok {description: d}, '404': &problem {description: d, content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}, default: &fault {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}}}}}
  /also: {get: {responses: {'200': *ok, default: *fault}}}
  /silent: {get: {responses: {'200': *ok}}}
  /other:
    get:
      responses:
        '200': *ok
        4XX: *problem
        '409': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Conflict'}}}}
        '410': {description: d, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}
        '500': {description: d, content: {text/plain: {schema: {type: string}}}}
  /last: {get: {responses: {'200': *ok, '404': *problem}}}
components:
  schemas:
    Problem: {type: object, required: [title], properties: {title: {type: string}, status: {type: integer}}}
    Fault: {type: object, required: [fault], properties: {fault: {type: integer}}}
    Conflict: {oneOf: [{$ref: '#/components/schemas/Problem'}, {$ref: '#/components/schemas/Fault'}]}
"""
METHODS = ("usual", "also", "silent", "other", "last")
RESOURCES = {"get": {name: f"get /{name}" for name in METHODS}}


@pytest.fixture
def got(case: MakeCase) -> Case:
    return case(SPEC, resources=RESOURCES)


def raised(case: Case, method: str, status: int, **content: Any) -> Any:
    """Return the error that both clients raise for an answer."""
    for _ in range(2):
        case.wire.answer(status, **content)
    errors = case.package.APIStatusError
    with pytest.raises(errors) as one:
        getattr(case.client.get, method)()
    with pytest.raises(errors) as other:
        case.wait(getattr(case.async_client.get, method)())
    assert one.value.parsed == other.value.parsed
    return one.value


PROBLEM, FAULT = {"title": "No such pet", "more": 1}, {"fault": 7}


@pytest.mark.parametrize(
    ("method", "status", "said", "kind"),
    [
        ("usual", 404, PROBLEM, "Problem"),
        ("usual", 400, FAULT, "Fault"),
        ("usual", 500, FAULT, "Fault"),
        ("silent", 404, PROBLEM, "Problem"),
        ("silent", 503, FAULT, "Fault"),
        ("also", 404, FAULT, "Fault"),
        ("other", 404, PROBLEM, "Problem"),
        ("other", 409, FAULT, "Fault"),
        ("other", 409, PROBLEM, "Problem"),
        ("last", 404, PROBLEM, "Problem"),
    ],
)
def test_an_error_is_typed(
    got: Case, method: str, status: int, said: dict[str, Any], kind: str
) -> None:
    error = raised(got, method, status, json=said)
    assert type(error.parsed) is getattr(got.types, kind)
    assert error.parsed.model_dump(exclude_unset=True) == said == error.body
    again = pickle.loads(pickle.dumps(error))
    assert again.parsed == error.parsed


@pytest.mark.parametrize(
    ("method", "status", "content"),
    [
        ("other", 500, {"text": "down"}),
        ("usual", 404, {"text": "nothing here"}),
        ("usual", 404, {"json": "nothing here"}),
        ("usual", 404, {}),
    ],
)
def test_what_is_not_described_has_no_type(
    got: Case, method: str, status: int, content: dict[str, Any]
) -> None:
    assert raised(got, method, status, **content).parsed is None


def test_an_error_that_is_described_in_its_place_has_a_body(got: Case) -> None:
    error = raised(got, "other", 410, json={"a": "b"})
    assert error.body == {"a": "b"}
    assert type(error.parsed) is got.types.Problem


def test_an_error_that_does_not_fit_is_kept(got: Case) -> None:
    error = raised(got, "usual", 404, json={"status": "bad"})
    assert (error.parsed.title, error.parsed.status) == (None, "bad")


def test_what_most_methods_say_is_said_once(got: Case) -> None:
    code = got.text("{name}/resources/get.py")
    assert code.count('errors=lambda: {"default": types.Fault},') == 1  # of `also`
    assert code.count("errors=lambda:") == 2  # and of `usual`, whose default is 409 too
    assert got.text("{name}/_client.py").count("errors=lambda:") == 1
