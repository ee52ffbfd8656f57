"""What methods do without: each thing said once, with its place and its number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.config import Config
from specloom.model.api import Api
from specloom.plan.build import plan
from specloom.problems import Problem

Build = Callable[[str], tuple[Api, list[Problem]]]


@pytest.fixture
def said(build_api: Build) -> Callable[[str], list[str]]:
    """Return a function from a description to what is left of it, from its line on."""

    def found(text: str) -> list[str]:
        api, _ = build_api(text)
        _, problems = plan(api, Config())
        assert all(problem.unsupported for problem in problems)
        return [
            str(p).partition(".yaml:")[2].replace("warning: ", "") for p in problems
        ]

    return found


Said = Callable[[str], list[str]]


def test_bodies(said: Said) -> None:
    assert (
        said("""
        paths:
          /a:
            post:
              requestBody: {content: {text/plain: {}, application/json: {}}}
              responses: {}
            put:
              requestBody: {content: {application/xml: {}}}
              responses: {}
            patch:
              requestBody: {content: {application/json: {}}}
              responses: {}
            delete:
              requestBody: {content: {application/jsonl: {schema: {type: array}}}}
              responses: {}
        """)
        == [
            "8:20: a body is sent as application/json, never as text/plain",
            "11:20: XML bodies are sent as given, not built from their schema",
            "17:20: bodies of application/jsonl are sent as given, not built from their schema",
        ]
    )


def test_answers(said: Said) -> None:
    assert (
        said("""
        paths:
          /a:
            get: &one
              responses:
                '200': {content: {application/json: {}, application/xml: {}, text/event-stream: {}}}
                '206': {content: {image/png: {}}}
                '404': {content: {text/plain: {}, application/json: {}}}
            put: *one
          /b: {get: {responses: {'200': {content: {application/xml: {schema: {type: object}}}}}}}
          /c: {get: {responses: {'200': {content: {'*/*': {schema: {}}, text/plain: {}}}}}}
        """)
        == [
            "9:16: an answer is asked for as application/json, never as application/xml",
            "10:16: an answer of image/png is read as one of application/json, which comes with another status",
            "13:33: XML answers are given as they come, not read by their schema",
        ]
    )


def test_parameters(said: Said) -> None:
    assert (
        said("""
        paths:
          /a:
            get:
              parameters:
                - {name: a, in: query, content: {application/xml: {schema: {type: object}}}}
                - {name: b, in: query, content: {application/xml: {schema: {type: object}}}}
                - {name: c, in: query, content: {text/plain: {schema: {type: string}}}}
                - {name: d, in: query, content: {application/json: {schema: {type: object}}}}
              responses: {}
        """)
        == [
            "9:11: a parameter as application/xml is sent as given, not built from its schema (2 times)"
        ]
    )


def test_servers(said: Said) -> None:
    assert (
        said("""
        paths:
          /a:
            get: {servers: [{url: /v2}], responses: {}}
            put: {servers: [{url: 'https://b.test'}], responses: {}}
        """)
        == [
            "7:5: a relative server of a path or operation is not used: the API's own is"
        ]
    )
