"""The modules of the suite: which tests there are, and what each of them asks and asserts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.config import Config
from specloom.plan.surface import Surface
from specloom.plan.tests import Suite, plan_suite
from specloom.plan.tests.cases import CaseView
from specloom.plan.tests.suite import Products, products

SurfaceOf = Callable[..., Surface]

ANSWERS = """
components:
  schemas:
    Item: {{type: object, required: [id], properties: {{id: {{type: string}}}}}}
    Flawed: {{type: object, required: [id], properties: {{id: {{}}}}, example: {{}}}}
paths:
  /items:
    get:
      x-specloom: {{resource: items, method: fetch}}
      responses: {{{answer}}}
"""
ALL = ("client", "cli", "tests")


def suite(surface_of: SurfaceOf, text: str, targets: tuple[str, ...] = ALL) -> Suite:
    return plan_suite(surface_of(text), Config(targets=targets))


def case(surface_of: SurfaceOf, answer: str) -> CaseView:
    (module,) = suite(surface_of, ANSWERS.format(answer=answer)).modules
    (found,) = module.cases
    return found


def json(schema: str) -> str:
    content = f"content: {{application/json: {{schema: {schema}}}}}"
    return f'"200": {{description: An answer., {content}}}'


def of(media: str, schema: str) -> str:
    return json(schema).replace("application/json", media)


CALL = "client.items.fetch()"
ITEM = '{$ref: "#/components/schemas/Item"}'
JSON = 'command("--format", "json", "items", "fetch")'
LINE = 'command("--format", "jsonl", "--max-items", "1", "items", "fetch")'


@pytest.mark.parametrize(
    ("answer", "client", "asynchronous", "command"),
    [
        (
            json(ITEM),
            f"check({CALL}, types.Item)",
            f"check(await async_{CALL}, types.Item)",
            f"check_json({JSON}, types.Item)",
        ),
        (
            json(f"{{type: array, items: {ITEM}}}"),
            f"check({CALL}, list[types.Item])",
            f"check(await async_{CALL}, list[types.Item])",
            f"check_json({JSON}, list[types.Item])",
        ),
        (
            json('{$ref: "#/components/schemas/Flawed"}'),
            f"check_class({CALL}, types.Flawed)",
            f"check_class(await async_{CALL}, types.Flawed)",
            f"check_json({JSON})",
        ),
        (json("{}"), CALL, f"await async_{CALL}", f"check_json({JSON})"),
        (
            of("text/plain", "{type: string}"),
            f"check({CALL}, str)",
            f"check(await async_{CALL}, str)",
            f"check_json({JSON}, str)",
        ),
        (
            of("image/png", "{type: string, format: binary}"),
            f"assert {CALL}.read()",
            f"assert await (await async_{CALL}).read()",
            'assert command("--output", "-", "items", "fetch")',
        ),
        (
            '"204": {description: Nothing.}',
            "assert client.items.with_raw_response.fetch().status_code == 204",
            "assert (await async_client.items.with_raw_response.fetch())"
            ".status_code == 204",
            'assert command("items", "fetch") == ""',
        ),
        (
            '"2XX": {description: Nothing.}',
            CALL,
            f"await async_{CALL}",
            'assert command("items", "fetch") == ""',
        ),
        (
            of("text/event-stream", ITEM),
            f"with {CALL} as stream:\n    check(next(iter(stream)), types.Item)",
            f"async with async_{CALL} as stream:\n"
            "    check(await anext(aiter(stream)), types.Item)",
            f"check_json({LINE}, types.Item)",
        ),
        (
            of("application/jsonl", ITEM),
            f"with {CALL} as stream:\n    check(next(iter(stream)), types.Item)",
            f"async with async_{CALL} as stream:\n"
            "    check(await anext(aiter(stream)), types.Item)",
            f"check_json({LINE}, types.Item)",
        ),
    ],
)
def test_each_kind_of_answer_is_looked_at(
    surface_of: SurfaceOf, answer: str, client: str, asynchronous: str, command: str
) -> None:
    tests = case(surface_of, answer).tests
    assert {test.name: "\n".join(test.lines) for test in tests} == {
        "test_client": client,
        "test_async_client": asynchronous,
        "test_command": command,
    }
    assert [test.asynchronous for test in tests] == [False, True, False]


LISTS = """
paths:
  /items:
    get:
      x-specloom: {{resource: items, method: fetch}}
      parameters: [{{name: page, in: query, schema: {{type: integer}}}}]
      responses:
        '200': {{description: All., content: {{application/json: {{{shown}schema: {{$ref: '#/components/schemas/Items'}}}}}}}}
components:
  schemas:
    Item: {{type: object, required: [id], properties: {{id: {{type: string}}}}}}
    Items: {{type: object, required: [{required}], properties: {{items: {{type: array, items: {{$ref: '#/components/schemas/Item'}}}}}}}}
"""


@pytest.mark.parametrize(
    ("required", "shown", "client", "asynchronous", "command"),
    [
        (
            "",
            "",
            f"check({CALL}.data, list[types.Item])",
            f"check((await async_{CALL}).data, list[types.Item])",
            'check_json(command("--format", "json", "--max-items", "1", "items", "fetch"), list[types.Item])',
        ),
        *(
            (
                required,
                shown,
                f"check(next(iter({CALL})), types.Item)",
                f"check(await anext(aiter(async_{CALL})), types.Item)",
                f"check_json({LINE}, types.Item)",
            )
            for required, shown in (
                ("items", ""),
                ("", "example: {items: [{id: a}]}, "),
            )
        ),
    ],
)
def test_a_page_has_items_where_they_are_required(
    surface_of: SurfaceOf,
    required: str,
    shown: str,
    client: str,
    asynchronous: str,
    command: str,
) -> None:
    text = LISTS.format(required=required, shown=shown)
    (module,) = suite(surface_of, text).modules
    (found,) = module.cases
    least = [t for t in found.tests if not t.name.endswith("_with_all")]
    lines = ["\n".join(test.lines) for test in least]
    assert lines == [client, asynchronous, command]


def test_words_of_a_description_take_the_place_of_none_of_ours(
    surface_of: SurfaceOf,
) -> None:
    answer = json('{enum: ["{call}", "\\0call\\0", "{command}"]}')
    first, _, last = case(surface_of, answer).tests
    literals = 'Literal["{call}", "\\x00call\\x00", "{command}"] | str'
    assert first.lines == (f"check({CALL}, {literals})",)
    assert last.lines == (f"check_json({JSON}, {literals})",)


IMPOSSIBLE = """
paths:
  /items/{id}:
    get:
      x-specloom: {resource: items, method: fetch}
      parameters:
        - name: id
          in: path
          required: true
          schema: {type: string, minLength: 9, maxLength: 3}
      responses: {"204": {description: Nothing.}}
"""


def test_what_is_not_tested_is_skipped_by_name(surface_of: SurfaceOf) -> None:
    (module,) = suite(surface_of, IMPOSSIBLE).modules
    (skipped,) = module.cases
    assert skipped.name == "TestFetch"
    assert skipped.tests == ()
    assert skipped.skip == "no value of `id` can be told to be valid"
    assert module.imports == (
        ("from __future__ import annotations",),
        ("from .support import skip",),
    )


def test_a_suite_tests_what_is_generated(surface_of: SurfaceOf) -> None:
    text = ANSWERS.format(answer=json(ITEM))
    (module,) = suite(surface_of, text, ("cli", "tests")).modules
    (only,) = module.cases
    # Without the client there are no types to check with.
    assert [test.lines for test in only.tests] == [(f"check_json({JSON})",)]
    (module,) = suite(surface_of, text, ("client", "tests")).modules
    (only,) = module.cases
    assert [test.name for test in only.tests] == ["test_client", "test_async_client"]


def test_what_an_earlier_run_generated_is_tested_too() -> None:
    both = Products(client=True, command=True)
    assert products(Config(targets=("tests",))) == both
    assert products(Config(targets=("tests",), beside=("client", "cli"))) == both
    alone = products(Config(targets=("tests",), beside=("cli", "docs")))
    assert alone == Products(client=False, command=True)
