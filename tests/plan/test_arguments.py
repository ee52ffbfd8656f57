"""What a caller gives to a method: names, flags, order, what is sent unasked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.model.schema import StringSchema
from specloom.plan.surface import Method, Surface

Plan = Callable[..., Surface]

DECLARED = """
components:
  schemas:
    Pet: {type: object, required: [name], properties: {id: {type: string, readOnly: true}, name: {type: string}, tags: {type: array}}}
    Any: {}
    Choice: {oneOf: [{type: string}, {type: integer}]}
"""


@pytest.fixture
def method(plan_surface: Plan) -> Callable[..., Method]:
    """Return a function from parameters and a body to the one method that takes them."""

    def planned(
        parameters: str = "", body: str = "", path: str = "/x", answer: str = ""
    ) -> Method:
        text = (
            f"paths:\n  {path}:\n    post:\n      parameters: [{parameters}]\n"
            + (f"      requestBody: {body}\n" if body else "")
            + f"      responses: {{'200': {{description: d{answer}}}}}\n"
        )
        (found,) = (m for _, m in plan_surface(text + DECLARED).methods())
        return found

    return planned


Planned = Callable[..., Method]


def json_body(schema: str) -> str:
    return f"{{content: {{application/json: {{schema: {schema}}}}}}}"


@pytest.mark.parametrize(
    ("wire", "schema", "name", "flag"),
    [
        ("messages", "{type: array}", "messages", "message"),
        ("file_ids", "{type: [array, 'null']}", "file_ids", "file-id"),
        ("fileIDs", "{type: array}", "file_ids", "file-id"),
        ("include[]", "{type: array}", "include", "include"),
        ("status[]", "{type: array}", "status", "status"),
        ("files", "{oneOf: [{type: array}, {type: string}]}", "files", "files"),
        ("class", "{type: string}", "class_", "class"),
        ("self", "{type: string}", "self_", "self"),
        ("timeout", "{type: string}", "timeout_", "timeout"),
        ("extra_body", "{type: string}", "extra_body_", "extra-body"),
        ("X-Trace-Id", "{type: string}", "x_trace_id", "x-trace-id"),
        ("+1", "{type: integer}", "plus_1", "plus-1"),
        ("help", "{type: string}", "help", "help-2"),
    ],
)
def test_names(method: Planned, wire: str, schema: str, name: str, flag: str) -> None:
    found = method(f"{{name: '{wire}', in: query, schema: {schema}}}")
    (argument,) = found.arguments
    assert (argument.name, argument.flag, argument.wire) == (name, flag, wire)


def test_a_plural_keeps_its_flag_where_the_singular_is_taken(method: Planned) -> None:
    found = method(
        "{name: tag, in: query, schema: {type: string}},"
        "{name: tags, in: query, schema: {type: array}}"
    )
    assert [a.flag for a in found.arguments] == ["tag", "tags"]


def test_one_name_in_two_places(method: Planned) -> None:
    found = method(
        "{name: id, in: query, schema: {}}, {name: id, in: header, schema: {}}",
        json_body("{type: object, properties: {id: {}, from: {}}}"),
    )
    assert [(a.place, a.name) for a in found.arguments] == [
        ("query", "id"),
        ("header", "id_"),
        ("body", "id_2"),
        ("body", "from_"),
    ]
    assert len({a.flag for a in found.arguments}) == 4


def test_a_name_said_in_the_description(method: Planned) -> None:
    found = method(
        "{name: q, in: query, x-specloom: {name: search_text}, schema: {}},"
        "{name: r, in: query, x-stainless-param: rank, schema: {}}",
        json_body("{type: object, properties: {b: {x-specloom: {name: bee}}}}"),
    )
    assert [(a.wire, a.name, a.flag) for a in found.arguments] == [
        ("q", "search_text", "search-text"),
        ("r", "rank", "rank"),
        ("b", "bee", "bee"),
    ]


def test_order(method: Planned) -> None:
    found = method(
        "{name: a, in: query, schema: {}}, {name: z, in: path, schema: {}},"
        "{name: b, in: query, required: true, schema: {}}, {name: y, in: path, schema: {}}",
        json_body(
            "{type: object, required: [d], properties: {c: {}, d: {}}}",
        ),
        path="/x/{y}/{z}",
    )
    assert [a.name for a in found.arguments] == ["y", "z", "b", "d", "a", "c"]


def test_constants_are_sent_and_never_asked_for(method: Planned) -> None:
    found = method(
        "{name: OpenAI-Beta, in: header, required: true, schema: {const: v2}},"
        "{name: kind, in: query, required: true, schema: {enum: [only]}},"
        "{name: optional, in: query, schema: {const: x}},"
        "{name: number, in: query, required: true, schema: {const: 2}}"
    )
    assert [(c.wire, c.place, c.value) for c in found.constants] == [
        ("OpenAI-Beta", "header", "v2"),
        ("kind", "query", "only"),
    ]
    assert [a.name for a in found.arguments] == ["number", "optional"]


def test_a_body_is_spread_into_its_properties(method: Planned) -> None:
    found = method(body=json_body("{$ref: '#/components/schemas/Pet'}"))
    assert found.body == "json"
    told = [(a.name, a.place, a.required) for a in found.arguments]
    assert told == [("name", "body", True), ("tags", "body", False)]


@pytest.mark.parametrize(
    "schema",
    [
        "{type: array}",
        "{$ref: '#/components/schemas/Choice'}",
        "{$ref: '#/components/schemas/Any'}",
        "{type: object, additionalProperties: {type: integer}}",
    ],
)
def test_a_body_of_no_named_properties_is_one_argument(
    method: Planned, schema: str
) -> None:
    found = method(body=json_body(schema))
    (argument,) = found.arguments
    assert (argument.name, argument.place, argument.wire) == ("body", "whole-body", "")


@pytest.mark.parametrize(
    ("content", "kind", "media_type"),
    [
        ("{application/json: {schema: {type: string}}}", "json", "application/json"),
        ("{application/merge-patch+json: {}}", "json", "application/merge-patch+json"),
        ("{'*/*': {schema: {}}}", "json", "*/*"),
        ("{text/plain: {}}", "text", "text/plain"),
        ("{application/zip: {}}", "binary", "application/zip"),
        ("{application/x-www-form-urlencoded: {schema: {}}}", "form", "application/x-www-form-urlencoded"),
        ("{multipart/form-data: {schema: {}}}", "multipart", "multipart/form-data"),
        ("{text/plain: {}, application/json: {}}", "json", "application/json"),
        ("{multipart/form-data: {schema: {properties: {a: {type: string}}}}, application/json: {}}", "json", "application/json"),
        ("{application/json: {}, multipart/form-data: {schema: {properties: {a: {type: string, format: binary}}}}}", "multipart", "multipart/form-data"),
        ("{application/json: {}, multipart/form-data: {schema: {properties: {a: {type: array, items: {format: binary}}}}}}", "multipart", "multipart/form-data"),
        ("{application/json: {}, multipart/form-data: {schema: {properties: {a: {oneOf: [{type: array, items: {format: binary}}, {format: binary}]}}}}}", "multipart", "multipart/form-data"),
        ("{application/json: {}, multipart/form-data: {schema: {properties: {a: {oneOf: [{type: array}, {type: string}]}}}}}", "json", "application/json"),
    ],
)  # fmt: skip
def test_the_chosen_media_type(
    method: Planned, content: str, kind: str, media_type: str
) -> None:
    found = method(body=f"{{content: {content}}}")
    assert (found.body, found.body_media_type) == (kind, media_type)
    assert len(found.arguments) == 1


def test_no_body(method: Planned) -> None:
    found = method()
    assert (found.body, found.arguments) == ("none", ())


EVENTS = ", content: {application/json: {schema: {}}, text/event-stream: {schema: {}}}"


@pytest.mark.parametrize(
    ("schema", "answer", "streams"),
    [
        ("{type: boolean}", EVENTS, True),
        ("{type: [boolean, 'null']}", EVENTS, True),
        ("{type: string}", EVENTS, False),
        ("{type: boolean}", "", False),
    ],
)
def test_the_boolean_that_asks_for_events(
    method: Planned, schema: str, answer: str, streams: bool
) -> None:
    found = method(
        body=json_body(f"{{type: object, properties: {{stream: {schema}}}}}"),
        answer=answer,
    )
    assert [a.streams for a in found.arguments] == [streams]
    assert (found.result.events is not None) is streams


@pytest.mark.parametrize(
    ("parameter", "style", "explode"),
    [
        ("in: query", "", True),
        ("in: query, explode: false", "form", False),
        ("in: query, style: deepObject, explode: true", "deepObject", True),
        ("in: query, style: pipeDelimited", "pipeDelimited", False),
        ("in: header", "", False),
        ("in: header, explode: true", "simple", True),
    ],
)
def test_styles_are_told_where_they_are_not_the_usual(
    method: Planned, parameter: str, style: str, explode: bool
) -> None:
    (argument,) = method(f"{{name: a, {parameter}, schema: {{}}}}").arguments
    assert (argument.style, argument.explode) == (style, explode)


@pytest.mark.parametrize(
    ("parameter", "written"),
    [
        ("in: query, schema: {}", ""),
        ("in: query, allowReserved: true, schema: {}", "+form*"),
        ("in: query, style: pipeDelimited, allowReserved: true, schema: {}", "+pipeDelimited"),
        ("in: cookie, style: cookie, schema: {}", "cookie*"),
        ("in: query, content: {application/json: {schema: {}}}", "json"),
        ("in: header, content: {application/vnd.x+json;v=1: {schema: {}}}", "json"),
        ("in: header, content: {text/csv: {schema: {}}}", "text"),
        ("in: querystring, content: {application/x-www-form-urlencoded: {schema: {}}}", ""),
        ("in: querystring, content: {application/json: {schema: {}}}", "json"),
    ],
)  # fmt: skip
def test_styles_as_the_runtime_has_them(
    method: Planned, parameter: str, written: str
) -> None:
    (argument,) = method(f"{{name: a, {parameter}}}").arguments
    assert argument.written == written


def test_styles_of_a_form(method: Planned) -> None:
    schema = "{type: object, properties: {a: {type: array}, b: {type: object}, c: {}}}"
    encoding = "{a: {explode: false}, b: {contentType: application/json}, c: {style: deepObject}}"
    for kind, expected in (
        ("application/x-www-form-urlencoded", ["form", "json", "deepObject"]),
        ("multipart/form-data", ["form", "", "deepObject"]),
        ("application/json", ["", "", ""]),
    ):
        body = f"{{content: {{{kind}: {{schema: {schema}, encoding: {encoding}}}}}}}"
        assert [a.written for a in method(body=body).arguments] == expected


def test_a_text_of_another_content_is_a_text(method: Planned) -> None:
    given = "{name: a, in: query, content: {application/xml: {schema: {type: object}}}}"
    (argument,) = method(given).arguments
    assert isinstance(argument.schema, StringSchema)
