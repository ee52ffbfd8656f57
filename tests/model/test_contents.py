"""Parameters, bodies and answers, and what is read past in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.model.api import Api, Encoding
from specloom.problems import Problem

Build = Callable[[str], tuple[Api, list[Problem]]]


def test_texts_beside_references_go_first(build_api: Build) -> None:
    api, _ = build_api("""
        paths:
          /a:
            get:
              parameters: [{$ref: '#/components/parameters/P', description: near}]
              responses: {'200': {$ref: '#/components/responses/R', description: near}}
        components:
          parameters: {P: {name: p, in: query, description: far}}
          responses: {R: {description: far, headers: {H: {$ref: '#/components/headers/H', description: near}}}}
          headers: {H: {description: far}}
        """)
    (operation,) = api.operations
    (response,) = operation.responses
    assert operation.parameters[0].description == "near"
    assert (response.description, response.headers[0].description) == ("near", "near")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{}", Encoding(wire="p")),
        ("{contentType: text/csv}", Encoding(wire="p", content_type="text/csv")),
        ("{contentType: 'image/png, image/gif'}", Encoding(wire="p")),
        ("{contentType: image/*}", Encoding(wire="p")),
        ("{style: form}", Encoding(wire="p", style="form")),
        ("{explode: false}", Encoding(wire="p", style="form", explode=False)),
        (
            "{allowReserved: true}",
            Encoding(wire="p", style="form", allow_reserved=True),
        ),
        ("{style: deepObject}", Encoding(wire="p", style="deepObject", explode=False)),
    ],
)
def test_encodings(build_api: Build, said: str, expected: Encoding) -> None:
    api, _ = build_api(f"""
        paths:
          /a:
            post:
              requestBody: {{content: {{multipart/form-data: {{schema: {{}}, encoding: {{p: {said}}}}}}}}}
              responses: {{}}
        """)
    body = api.operations[0].body
    assert body is not None
    assert body.media[0].encodings == (expected,)


def test_what_is_read_past(build_api: Build) -> None:
    _, problems = build_api("""
        paths:
          /a:
            post:
              requestBody:
                content:
                  multipart/form-data:
                    encoding:
                      p: {headers: {X-A: {}}, encoding: {q: {}}}
                      q: {headers: {Content-Type: {}}}
                      r: {headers: {X-B: {}}}
                  multipart/mixed: {itemEncoding: {}, prefixEncoding: []}
              responses: {}
        """)
    assert [p.message for p in problems] == [
        "headers of the parts of a body are not sent (2 times)",
        "`encoding` inside of an encoding is not used",
        "`prefixEncoding` of multipart/mixed is not used",
        "`itemEncoding` of multipart/mixed is not used",
    ]
    assert all(p.unsupported and p.place for p in problems)
