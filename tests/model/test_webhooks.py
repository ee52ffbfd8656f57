"""Webhooks, from a description to the model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.model.api import Api
from specloom.model.webhooks import only
from specloom.problems import Problem

Build = Callable[[str], tuple[Api, list[Problem]]]

SHARED = """
    webhooks:
      one: {$ref: '#/components/pathItems/Sent'}
      two: {post: {description: The second., requestBody: {$ref: '#/components/requestBodies/Sent'}, responses: {}}}
      three: {post: {requestBody: {content: {application/json: {schema: {type: object}}}}, responses: {}}}
      x-none: {post: {}}
    components:
      pathItems: {Sent: {post: {requestBody: {$ref: '#/components/requestBodies/Sent'}, responses: {}}}}
      requestBodies: {Sent: {content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}}
    """


def test_what_is_sent_twice_is_one_variant(build_api: Build) -> None:
    api, problems = build_api(SHARED)
    assert not problems
    one, two, three = api.webhooks
    assert [w.name for w in api.webhooks] == ["one", "two", "three"]
    assert two.operation.description == "The second."
    assert api.event is not None
    assert api.event.variants == (one.schema, three.schema)
    assert one.schema is two.schema
    assert only(api.event, (two,)).variants == (one.schema,)
    assert only(api.event, api.webhooks) is api.event


@pytest.mark.parametrize(
    ("media", "read"),
    [
        ("application/json", True),
        ("application/json; charset=utf-8", True),
        ("application/cloudevents+json", True),
        ("'*/*'", True),
        ("application/xml", False),
    ],
)
def test_json_is_read(media: str, read: bool, build_api: Build) -> None:
    schema = f"{{{media}: {{schema: {{type: object}}}}}}"
    hook = f"{{post: {{requestBody: {{content: {schema}}}, responses: {{}}}}}}"
    api, problems = build_api(f"webhooks: {{a: {hook}}}")
    assert bool(api.webhooks) == read
    assert bool(problems) != read


@pytest.mark.parametrize("media", ["{}", "{schema: true}", "{schema: {}}"])
def test_json_of_any_schema_or_none(media: str, build_api: Build) -> None:
    hook = f"{{post: {{requestBody: {{content: {{application/json: {media}}}}}, responses: {{}}}}}}"
    api, _ = build_api(f"webhooks: {{a: {hook}}}")
    assert bool(api.webhooks) == (media != "{}")
