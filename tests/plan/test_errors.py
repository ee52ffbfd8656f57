"""What comes with errors: told once for all methods that say the same."""

from __future__ import annotations

from specloom.plan.errors import departs

from ..conftest import Plan

SPEC = """
paths:
  /a: {get: {responses: {'200': &ok {description: d}, '404': &one {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/One'}}}}, '410': *one}}}
  /b: {get: {responses: {'200': *ok, '404': *one, default: *one}}}
  /c: {get: {responses: {'200': *ok, '404': &two {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Two'}}}}}}}
  /d: {get: {responses: {'200': *ok, 4XX: *two}}}
  /e: {get: {responses: {'200': *ok, '302': *one, '404': {description: d, content: {application/json: {schema: {type: object}}}}}}}
  /f: {get: {responses: {default: *one}}}
  /g: {get: {responses: {'200': *ok, '404': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Text'}}}}}}}
components:
  schemas:
    One: {type: object, properties: {one: {type: string}}}
    Two: {type: object, properties: {two: {type: string}}}
    Text: {type: string}
"""


def test_what_most_methods_say_is_usual(plan_surface: Plan) -> None:
    surface = plan_surface(SPEC)
    told = {
        method.operation.path: {status: kind.target for status, kind in method.errors}
        for _, method in surface.methods()
    }
    assert told == {
        "/a": {"404": "One", "410": "One"},
        "/b": {"default": "One"},
        "/c": {"404": "Two"},
        "/d": {"4XX": "Two"},
        **{path: {} for path in ("/e", "/f", "/g")},
    }
    usually = {status: kind.target for status, kind in surface.errors}
    assert usually == {"404": "One", "4XX": "Two", "410": "One", "default": "One"}
    others = {
        m.operation.path for _, m in surface.methods() if departs(m, surface.errors)
    }
    assert others == {"/b", "/c", "/d"}
