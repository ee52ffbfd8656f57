"""What a method gives back, chosen among the answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.plan.surface import Method, Surface

Plan = Callable[..., Surface]


@pytest.fixture
def answering(plan_surface: Plan) -> Callable[[str], Method]:
    """Return a function from responses to the method that gives them back."""

    def planned(responses: str, request: str = "") -> Method:
        surface = plan_surface(f"""
            paths: {{/x: {{post: {{{request} responses: {{{responses}}}}}}}}}
            components:
              schemas:
                Named: {{properties: {{event: {{const: a}}, data: {{}}}}}}
                Data: {{properties: {{data: {{}}, id: {{type: string}}}}}}
                Plain: {{properties: {{data: {{}}, text: {{type: string}}}}}}
                Either: {{oneOf: [{{$ref: '#/components/schemas/Named'}}, {{$ref: '#/components/schemas/Data'}}]}}
            """)
        (found,) = (m for _, m in surface.methods())
        return found

    return planned


Answering = Callable[..., Method]


def content(*names: str, schema: str = "{type: object}") -> str:
    told = ", ".join(f"{name}: {{schema: {schema}}}" for name in names)
    return f"{{description: d, content: {{{told}}}}}"


NOTHING = "{description: d}"


@pytest.mark.parametrize(
    ("responses", "kind", "status"),
    [
        (f"'200': {content('application/json')}", "json", "200"),
        (f"'200': {content('application/vnd.x+json')}", "json", "200"),
        (f"'200': {content(chr(39) + '*/*' + chr(39))}", "json", "200"),
        (f"'200': {content('text/plain')}", "text", "200"),
        (f"'200': {content('text/csv')}", "text", "200"),
        (f"'200': {content('application/zip')}", "binary", "200"),
        (f"'200': {content('image/png')}", "binary", "200"),
        (f"'200': {content('application/x-ndjson')}", "lines", "200"),
        (f"'200': {content('text/event-stream')}", "events", "200"),
        (f"'200': {content('text/plain', 'application/json')}", "json", "200"),
        (f"'204': {NOTHING}", "empty", "204"),
        (f"'204': {NOTHING}, '201': {content('application/json')}", "json", "201"),
        (f"'202': {content('application/json')}, '200': {content('text/plain')}", "text", "200"),
        (f"2XX: {content('application/json')}", "json", "2XX"),
        (f"default: {content('application/json')}", "json", "default"),
        (f"'204': {NOTHING}, default: {content('application/json')}", "empty", "204"),
        (f"'404': {content('application/json')}", "empty", ""),
        ("", "json", ""),
    ],
)  # fmt: skip
def test_kinds(answering: Answering, responses: str, kind: str, status: str) -> None:
    result = answering(responses).result
    assert (result.kind, result.status) == (kind, status)


def test_json_that_is_described_comes_first(answering: Answering) -> None:
    result = answering(
        "'200': {description: d, content: {application/json: {},"
        " application/vnd.x+json: {schema: {type: string}}}}"
    ).result
    assert result.media_type == "application/vnd.x+json"


@pytest.mark.parametrize(
    ("schema", "envelope"),
    [
        ("Named", True),
        ("Data", True),
        ("Either", True),
        ("Plain", False),
    ],
)
def test_an_envelope_is_told_from_data(
    answering: Answering, schema: str, envelope: bool
) -> None:
    told = content(
        "text/event-stream", schema=f"{{$ref: '#/components/schemas/{schema}'}}"
    )
    events = answering(f"'200': {told}").result.events
    assert events is not None
    assert events.envelope is envelope


def test_events_on_demand_need_something_to_ask_with(answering: Answering) -> None:
    responses = f"'200': {content('application/json', 'text/event-stream')}"
    assert answering(responses).result.events is None
    asked = (
        "requestBody: {content: {application/json: {schema:"
        " {properties: {stream: {type: boolean}}}}}},"
    )
    result = answering(responses, asked).result
    assert result.kind == "json"
    assert result.events is not None


@pytest.mark.parametrize(
    ("beside", "kind"), [("audio/mpeg", "binary"), ("text/plain", "text")]
)
def test_events_never_asked_for_leave_what_is_beside_them(
    answering: Answering, beside: str, kind: str
) -> None:
    result = answering(f"'200': {content('text/event-stream', beside)}").result
    assert (result.kind, result.media_type, result.events) == (kind, beside, None)


@pytest.mark.parametrize(
    ("responses", "kinds", "null"),
    [
        ("'200': NAMED, '201': NAMED", {}, False),
        ("'200': NAMED, '204': {description: d}", {}, True),
        ("'200': NAMED, '202': {description: d}", {}, False),
        ("'200': NAMED, '201': DATA, default: PLAIN", {"200": "Named", "201": "Data"}, False),
        ("2XX: NAMED, '201': DATA, '205': {description: d}", {"2XX": "Named", "201": "Data"}, True),
    ],
)  # fmt: skip
def test_every_status_has_its_schema(
    answering: Answering, responses: str, kinds: dict[str, str], null: bool
) -> None:
    for name in ("Named", "Data", "Plain"):
        schema = f"{{$ref: '#/components/schemas/{name}'}}"
        told = content("application/json", schema=schema)
        responses = responses.replace(name.upper(), told)
    result = answering(responses).result
    assert result.kind == "json"
    assert result.schema is not None
    assert result.schema.nullable is null
    found = {status: getattr(s, "target", "") for status, s in result.by_status}
    assert found == kinds


def test_a_status_that_brings_anything_makes_it_anything(answering: Answering) -> None:
    anything = "{description: d, content: {application/json: {}}}"
    result = answering(
        f"'200': {content('application/json')}, '201': {anything}"
    ).result
    assert (result.kind, result.schema, result.by_status) == ("json", None, ())
