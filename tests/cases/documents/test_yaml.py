"""YAML as YAML 1.2: what looks like something else stays what its author wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.config import Config
from specloom.pipeline import Watch, generate
from specloom.problems import DescriptionError

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
paths:
  /on:
    get:
      parameters:
        - {name: on, in: query, schema: {enum: [on, off, yes, no, y, n, YES, ~]}}
        - {name: clock, in: query, required: true, schema: {type: string, const: 12:30}}
        - {name: octal, in: query, schema: {type: string, enum: ['012', 1_000]}}
        - {name: number, in: query, schema: {type: integer, enum: [012, 0o17, 0x1F]}}
        - {name: day, in: query, schema: {type: string, enum: [2020-01-01, 2020-01-01T10:00:00Z]}}
        - {name: weight, in: query, schema: {type: number, enum: [1e3, .5]}}
      responses:
        200: {description: The status is written without quotes., content: {application/json: {schema: {$ref: '#/components/schemas/Yes'}}}}
components:
  schemas:
    Yes:
      type: object
      required: [on, no]
      properties:
        on: {enum: [on, off]}
        no: {type: string, default: no}
        2020-01-01: {type: integer}
        12:30: {type: integer}
        null: {type: integer}
        1.0: {type: integer}
"""


@pytest.fixture
def made(case: MakeCase) -> Case:
    return case(SPEC, resources={"switch": {"get": "get /on"}})


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"on": "on"}, "on=on"),
        ({"on": "no"}, "on=no"),
        ({"octal": "012"}, "octal=012"),
        ({"octal": "1_000"}, "octal=1_000"),
        ({"number": 12}, "number=12"),
        ({"number": 15}, "number=15"),
        ({"number": 31}, "number=31"),
        ({"day": "2020-01-01"}, "day=2020-01-01"),
    ],
)
def test_on_the_wire(made: Case, given: dict[str, object], sent: str) -> None:
    for _ in range(2):
        made.wire.answer(json={"on": "on", "no": "x"})
    made.client.switch.get(**given)
    ((name, value),) = given.items()
    assert made.cli("switch", "get", f"--{name}", str(value)).code == 0
    for request in made.wire.seen:
        assert request.url.raw_path.decode() == f"/on?{sent}&clock=12%3A30"


def test_values_are_what_was_written(made: Case) -> None:
    source = made.text("{name}/resources/switch.py")
    for words in (
        'Literal["on", "off", "yes", "no", "y", "n", "YES"]',
        'Literal["012", "1_000"]',
        "Literal[12, 15, 31]",
        'Literal["2020-01-01", "2020-01-01T10:00:00Z"]',
    ):
        assert words in " ".join(source.split()).replace("[ ", "[").replace(", ]", "]")


def test_names_are_what_was_written(made: Case) -> None:
    value = {"on": "off", "no": "n", "2020-01-01": 1, "12:30": 2, "null": 3, "1.0": 4}
    made.wire.answer(json=value)
    found = made.client.switch.get()
    assert isinstance(found, made.types.Yes)
    assert found.model_dump(by_alias=True) == value
    assert made.types.Yes.model_fields["no"].is_required()


def test_duplicate_keys_are_told_with_both_places(tmp_path: Path) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text(
        "openapi: 3.1.0\n"
        "info: {title: T, version: '1'}\n"
        "paths:\n"
        "  /a: {get: {responses: {'204': {description: d}}}}\n"
        "  /b: {get: {responses: {'204': {description: d}}}}\n"
        "  '/a': {post: {responses: {'204': {description: d}}}}\n",
        encoding="utf-8",
    )
    with pytest.raises(DescriptionError) as caught:
        generate(Config(spec=str(spec), jobs=1), Watch())
    (problem,) = caught.value.problems
    assert str(problem.place) == f"{spec.as_posix()}:6:3"
    assert "4:3" in f"{problem.message} {problem.hint}"
