"""Webhooks: which are read, what tells their events apart, and where the client reads them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ..conftest import MakeCase
from ..harness import Case

HEAD = """
openapi: 3.1.0
info: {title: Case, version: '1'}
servers: [{url: https://case.test}]
"""
BODY = "{{requestBody: {{content: {{{media}: {{schema: {schema}}}}}}}, responses: {{'204': {{description: d}}}}}}"


def hook(schema: str, media: str = "application/json", verb: str = "post") -> str:
    return f"{{{verb}: {BODY.format(media=media, schema=schema)}}}"


def tagged(value: str, *more: str) -> str:
    fields = ", ".join((f"type: {{const: {value}}}", *more))
    return f"{{type: object, required: [type], properties: {{{fields}}}}}"


def hooks(**described: str) -> str:
    lines = "".join(f"\n  {name}: {said}" for name, said in described.items())
    return f"{HEAD}webhooks:{lines}\n"


def named(value: Any) -> str:
    return type(value).__name__


def said(case: Case) -> list[str]:
    return [warning.partition("warning: ")[2] for warning in case.warnings]


def test_each_event_is_of_a_class_of_its_own(case: MakeCase) -> None:
    made = case(
        hooks(born=hook(tagged("pet.born")), pet_gone_event=hook(tagged("pet.gone")))
    )
    assert not made.problems
    parse = made.client.webhooks.parse
    assert named(parse('{"type": "pet.born"}')) == "BornEvent"
    assert named(parse(b'{"type": "pet.gone", "type_": 1}')) == "PetGoneEvent"
    assert parse('{"type": "pet.gone", "n": 1}').model_extra == {"n": 1}
    for unknown in ('{"type": "pet.lost", "n": 1}', '{"n": 1}', '{"type": []}'):
        event = parse(unknown)
        assert event.model_dump(exclude_unset=True) == json.loads(unknown)
    assert named(parse('{"type": "pet.lost"}')) == "Model"
    assert parse("[1]") == [1]


def test_the_only_event_is_told_from_those_to_come(case: MakeCase) -> None:
    schema = tagged("born", "object: {const: event}")
    parse = case(hooks(born=hook(schema))).client.webhooks.parse
    assert named(parse('{"type": "born", "object": "event"}')) == "BornEvent"
    assert named(parse('{"type": "gone", "object": "event"}')) == "Model"


def test_one_webhook_of_several_events(case: MakeCase) -> None:
    schema = f"{{oneOf: [{tagged('a')}, {tagged('b')}]}}"
    made = case(hooks(all=hook(schema), c=hook(tagged("c"))))
    names = {named(made.client.webhooks.parse(f'{{"type": "{t}"}}')) for t in "abcd"}
    assert names == {"AllEventA", "AllEventB", "CEvent", "Model"}


def test_without_a_constant_the_best_match(case: MakeCase) -> None:
    one = "{type: object, required: [a], properties: {a: {type: string}}}"
    two = "{type: object, required: [b], properties: {b: {type: string}}}"
    parse = case(hooks(one=hook(one), two=hook(two))).client.webhooks.parse
    assert named(parse('{"a": "x"}')) == "OneEvent"
    assert named(parse('{"b": "x"}')) == "TwoEvent"
    assert parse('{"c": [1]}').model_extra == {"c": [1]}


SHARED = """
components:
  requestBodies: {Sent: {content: {application/json: {schema: {type: object, properties: {at: {type: integer}}}}}}}
"""


def test_what_several_webhooks_send_is_one_class(case: MakeCase) -> None:
    body = "{post: {requestBody: {$ref: '#/components/requestBodies/Sent'}, responses: {'204': {description: d}}}}"
    made = case(hooks(one=body, two=body) + SHARED)
    assert named(made.client.webhooks.parse('{"at": 1}')) == "OneEvent"
    assert not hasattr(made.types, "TwoEvent")
    assert "two" in made.text("docs/llms.txt")


def test_a_declared_schema_of_the_name_of_the_union_keeps_it(case: MakeCase) -> None:
    declared = f"components: {{schemas: {{WebhookEvent: {tagged('a')}}}}}\n"
    made = case(
        hooks(
            a=hook("{$ref: '#/components/schemas/WebhookEvent'}"), b=hook(tagged("b"))
        )
        + declared
    )
    assert named(made.client.webhooks.parse('{"type": "a"}')) == "WebhookEvent"
    assert hasattr(made.types, "WebhookEvent_")


def test_what_is_no_json_is_left_with_a_warning(case: MakeCase) -> None:
    made = case(
        hooks(
            form=hook("{type: object}", "application/x-www-form-urlencoded"),
            none="{post: {responses: {'204': {description: d}}}}",
        )
    )
    left = "webhooks that describe no JSON body are not generated (2 times)"
    assert said(made) == [left]
    assert not hasattr(made.client, "webhooks")


def test_json_beside_another_media_type_is_read(case: MakeCase) -> None:
    both = "{post: {requestBody: {content: {text/xml: {schema: {type: object}}, application/json: {schema: {type: object}}}}, responses: {'204': {description: d}}}}"
    made = case(hooks(both=both))
    assert said(made) == ["a webhook is read as application/json, never as text/xml"]
    assert made.client.webhooks.parse('{"a": 1}') == {"a": 1}


def test_any_verb_and_a_shared_name(case: MakeCase) -> None:
    verbs = f"{{post: {BODY.format(media='application/json', schema=tagged('a'))}, put: {BODY.format(media='application/json', schema=tagged('b'))}}}"
    made = case(hooks(changed=verbs))
    assert named(made.client.webhooks.parse('{"type": "a"}')) == "ChangedEvent"
    assert named(made.client.webhooks.parse('{"type": "b"}')) != "Model"


def test_nothing_of_it_without_webhooks(case: MakeCase) -> None:
    made = case("paths: {/a: {get: {responses: {'204': {description: d}}}}}")
    assert not hasattr(made.client, "webhooks")
    assert not hasattr(made.package, "InvalidWebhookSignatureError")
    assert not [s for s in made.outcome.sources if "webhooks" in s.path]
    assert "webhook" not in made.text("{name}/_client.py").lower()
    with pytest.raises(TypeError, match="webhook_secret"):
        made.package.Case(webhook_secret="whsec_")


# Where they live

EVENT = f"\nwebhooks:\n  born: {hook(tagged('born'))}\n"
GET = "{get: {responses: {'200': {description: d, content: {application/json: {schema: {type: array, items: {}}}}}}}}"


def test_beside_the_methods_of_a_resource_of_that_name(case: MakeCase) -> None:
    made = case(f"paths:\n  /webhooks: {GET}{EVENT}")
    made.wire.answer(json=[1])
    assert made.client.webhooks.list() == [1]
    assert named(made.client.webhooks.parse('{"type": "born"}')) == "BornEvent"
    assert made.cli("webhooks", "--help").code == 0
    assert "## Events" in made.text("docs/webhooks/index.md")


def test_beside_methods_that_the_configuration_places_there(case: MakeCase) -> None:
    places = {"webhooks": {"register": "get /hooks"}}
    made = case(f"paths:\n  /hooks: {GET}{EVENT}", resources=places)
    made.wire.answer(json=[])
    assert made.client.webhooks.register() == []
    assert made.client.webhooks.parse('{"type": "born"}').type == "born"


@pytest.mark.parametrize("path", ["/webhooks/parse", "/webhooks/{id}/unwrap"])
def test_elsewhere_where_a_name_is_taken(case: MakeCase, path: str) -> None:
    made = case(f"paths:\n  {path}: {GET.replace('get', 'post')}{EVENT}")
    assert made.client.webhook_events.parse('{"type": "born"}').type == "born"
    assert not hasattr(made.client.webhooks, "verify_signature")


def test_elsewhere_where_the_client_has_a_method_of_that_name(case: MakeCase) -> None:
    places = {"$client": {"webhooks": "get /hooks"}}
    made = case(f"paths:\n  /hooks: {GET}{EVENT}", resources=places)
    made.wire.answer(json=[])
    assert made.client.webhooks() == []
    assert made.client.webhook_events.parse('{"type": "born"}').type == "born"


def test_names_of_builtins_among_the_methods(case: MakeCase) -> None:
    """Annotations of the class mean the built-in types all the same."""
    places = {"webhooks": {"list": "get /hooks", "str": "get /str", "bytes": "get /b"}}
    text = f"paths:\n  /hooks: {GET}\n  /str: {GET}\n  /b: {GET}{EVENT}"
    made = case(text, resources=places)
    assert made.client.webhooks.parse(b'{"type": "born"}').type == "born"


def test_a_credential_that_is_called_like_the_secret(case: MakeCase) -> None:
    scheme = "components: {securitySchemes: {WebhookSecret: {type: http, scheme: bearer}, webhooks: {type: apiKey, in: header, name: K}}}\n"
    made = case(hooks(born=hook(tagged("born"))) + scheme)
    client = made.package.Case("key", webhook_secret_2="whsec_YQ==")
    with pytest.raises(made.package.InvalidWebhookSignatureError, match="webhook-id"):
        client.webhooks.unwrap("{}", {})
    with pytest.raises(made.package.MissingCredentialsError) as found:
        made.package.Case("key", webhooks="other").webhooks.unwrap("{}", {})
    assert f"{made.name.upper()}_WEBHOOK_SECRET_2" in str(found.value)


def test_a_subset_has_the_events_that_it_names(case: MakeCase) -> None:
    text = hooks(
        pet_born=hook(tagged("a")), pet_gone=hook(tagged("b")), car=hook(tagged("c"))
    )
    made = case(text, include=("webhooks.pet_*",), exclude=("*.pet_gone",))
    parse = made.client.webhooks.parse
    assert [named(parse(f'{{"type": "{t}"}}')) for t in "abc"] == [
        "PetBornEvent",
        "Model",
        "Model",
    ]
    assert not hasattr(made.types, "CarEvent")


def test_skipped(case: MakeCase) -> None:
    skipped = hook(tagged("b")).replace(
        "{post: {", "{post: {x-specloom: {skip: true}, "
    )
    made = case(hooks(a=hook(tagged("a")), b=skipped))
    assert not hasattr(made.types, "BEvent")


# Docs and command line


def test_docs_tell_of_each_event(case: MakeCase) -> None:
    made = case(hooks(**{"pet.born": hook(tagged("pet.born", "name: {type: string}"))}))
    page = made.text("docs/webhooks/pet_born.md")
    assert page.startswith('# pet.born\n\n`type: "pet.born"`\n')
    assert "`name: optional string`" in page
    assert '"type": "pet.born"' in page
    overview = made.text("docs/webhooks/index.md")
    assert "[pet.born](../webhooks/pet_born.md)" in overview
    assert "client.webhooks.unwrap" in overview
    assert f"`{made.name.upper()}_WEBHOOK_SECRET`" in overview
    assert "$ case" not in overview
    for file in ("llms.txt", "index.md", "search-index.js"):
        assert "webhooks/pet_born" in made.text(f"docs/{file}")
    for file in ("index", "webhooks/index", "webhooks/pet_born"):
        assert 'href="' in (html := made.text(f"docs/{file}.html"))
        assert "pet_born.html" in html


def test_the_command_line_has_no_commands_for_them(case: MakeCase) -> None:
    made = case(f"paths:\n  /things: {GET}{EVENT}")
    assert "webhooks" not in made.cli("--help").out
    assert made.cli("webhooks").code == 2
