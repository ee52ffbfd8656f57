"""The library decides: same verdicts, no network, and nothing it raises gets out."""

from __future__ import annotations

import copy
import random
import socket
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom.check import check, library
from specloom.check.version import find_validator
from specloom.problems import Severity
from specloom.read import Description, read

CASES = Path(__file__).parent / "cases"
HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"


def described(text: str, folder: Path) -> Description:
    path = folder / "description.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return read(str(path))


def is_valid(validator: Any, description: Description) -> bool:
    """Return the verdict of the library alone."""
    try:
        root = description.root
        return not list(validator(root.value, base_uri=root.document.uri).iter_errors())
    except Exception:
        return False


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_verdicts_are_those_of_the_library(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case)
    description = read("description.yaml")
    validator, _ = find_validator(description.root)
    if validator is None:
        assert check(description)
        return
    unresolved = description.unresolved()
    found = list(library.run(validator, description))
    assert bool(found or unresolved) is not is_valid(validator, description)


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    text = "components: {schemas: {A: {properties: {b: {$ref: 'http://example.com/x.yaml#/B'}}}}}\n"
    (problem,) = check(described(text, tmp_path))
    assert "is not fetched unless its host is allowed" in problem.message


def test_what_the_library_raises_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    description = described("components: {schemas: {A: {type: string}}}\n", tmp_path)
    validator, _ = find_validator(description.root)

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(
        validator.keyword_validators["schema"], "_get_schema_checker", fail
    )
    (problem,) = check(description)
    assert problem.severity is Severity.ERROR
    assert problem.message == "can't be validated: ZeroDivisionError: by zero"
    assert problem.place == description.root["components"]["schemas"]["A"].place


@pytest.mark.parametrize(
    ("depth", "innermost", "expected"),
    [
        (100, "wrong", '"wrong" is no type'),
        (5000, "wrong", '"wrong" is no type'),
        (5000, "string", "nested too deeply"),
    ],
)
def test_deep_schemas_are_checked_or_refused(
    tmp_path: Path, depth: int, innermost: str, expected: str
) -> None:
    schema = "{items: " * depth + f"{{type: {innermost}}}" + "}" * depth
    problems = check(described(f"components: {{schemas: {{A: {schema}}}}}\n", tmp_path))
    assert problems
    assert all(expected in problem.message for problem in problems)


def test_every_flaw_of_a_schema_is_found(tmp_path: Path) -> None:
    text = "components: {schemas: {A: {required: [a, a], type: wrong, title: 3, items: {enum: {}}}}}\n"
    problems = check(described(text, tmp_path))
    assert sorted(
        (problem.message.split(" must")[0].split(" is")[0], problem.severity.value)
        for problem in problems
    ) == [
        ('"a"', "warning"),
        ('"wrong"', "warning"),
        ("'enum'", "error"),
        ("'title'", "warning"),
    ]


@pytest.mark.parametrize(
    ("bad", "place"),
    [
        ("5", "7:10"),
        ("{items: {properties: {a: text}}}", "7:35"),
        ("{allOf: [x]}", "7:19"),
    ],
)
def test_what_is_no_schema_is_told_once_where_it_stands(
    bad: str, place: str, tmp_path: Path
) -> None:
    text = f"""\
components:
  schemas:
    One: {{items: {{$ref: '#/components/schemas/Bad'}}}}
    Bad: {bad}
    Two: {{properties: {{a: {{$ref: '#/components/schemas/Bad'}}}}}}
    Three: {{not: {{$ref: '#/components/schemas/Two'}}}}
"""
    (problem,) = check(described(text, tmp_path))
    assert (
        str(problem)
        .partition(".yaml:")[2]
        .startswith(f"{place}: error: a schema must be")
    )


def test_what_is_no_schema_is_told_where_references_alone_lead_to_it(
    tmp_path: Path,
) -> None:
    text = "x-odd: 5\ncomponents: {schemas: {A: {items: {$ref: '#/x-odd'}}, B: {$ref: '#/x-odd'}}}\n"
    (problem,) = check(described(text, tmp_path))
    assert ".yaml:4:8: error: " in str(problem)


@pytest.mark.parametrize(
    "schema", ["{type: int, default: 3}", "{type: file, default: a}"]
)
def test_a_type_that_is_none_is_said_once(tmp_path: Path, schema: str) -> None:
    (problem,) = check(
        described(f"components: {{schemas: {{A: {schema}}}}}\n", tmp_path)
    )
    assert problem.severity is Severity.WARNING
    assert "is no type of JSON Schema: read as " in problem.message


def test_an_extension_among_the_paths_is_no_path(tmp_path: Path) -> None:
    path = tmp_path / "description.yaml"
    paths = "paths: {x-root: /api, /a: {get: {responses: {}}}}\n"
    path.write_text(HEAD.replace("paths: {}\n", paths))
    (problem,) = check(read(str(path)))
    assert problem.message == "'responses' must not be empty"


def test_patterns_that_python_reads_with_care_are_not_talked_about(
    tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    text = "components: {schemas: {A: {type: string, pattern: '[[a]'}}}\n"
    assert check(described(text, tmp_path)) == []
    assert not recwarn.list


@pytest.mark.parametrize(
    ("required", "said"), [("name", 0), ("nowhere", 1)], ids=["there", "missing"]
)
def test_variants_that_extend_their_union_come_to_an_end(
    tmp_path: Path, required: str, said: int
) -> None:
    text = f"""\
components:
  schemas:
    Cat: {{required: [{required}], allOf: [{{$ref: '#/components/schemas/Pet'}}]}}
    Pet:
      properties: {{name: {{type: string}}}}
      oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}]
    Dog: {{allOf: [{{$ref: '#/components/schemas/Pet'}}, {{properties: {{bark: {{type: string}}}}}}]}}
"""
    assert len(check(described(text, tmp_path))) == said


PETSTORE = Path(__file__).parents[1] / "golden" / "cases" / "petstore" / "openapi.yaml"
ODD_VALUES = (
    None,
    True,
    3,
    1.5,
    "",
    "x",
    "/x",
    [],
    ["a", "a"],
    {},
    {"x": 1},
    {"": None},
)


def containers(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)) and value:
        yield value
        for child in value.values() if isinstance(value, dict) else value:
            yield from containers(child)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_the_quick_answer_about_the_form_is_the_thorough_one(
    version: str, tmp_path: Path
) -> None:
    path = tmp_path / "version.yaml"
    path.write_text(f"openapi: {version}\n", encoding="utf-8")
    validator, _ = find_validator(read(str(path)).root)
    randomly = random.Random(version)
    value = read(str(PETSTORE)).root.value
    differing: set[bool] = set()
    for _ in range(120):
        changed = copy.deepcopy(value)
        changed["openapi"] = version
        for _ in range(randomly.randrange(3)):
            place = randomly.choice(list(containers(changed)))
            key = randomly.choice(
                list(place) if isinstance(place, dict) else range(len(place))
            )
            if randomly.random() < 0.3:
                del place[key]
            else:
                place[key] = copy.deepcopy(randomly.choice(ODD_VALUES))
        thorough = not list(library.form_of(validator).iter_errors(changed))
        assert library.is_well_formed(validator, changed) is thorough
        differing.add(thorough)
    assert differing == {True, False}


@pytest.mark.parametrize(
    "value", ["[" * 1_000 + "]" * 1_000, "[1e999]", f"[{10**400}]"]
)
def test_what_the_quick_answer_cannot_take_in_is_left_to_the_thorough_one(
    value: str, tmp_path: Path
) -> None:
    description = described(f"components: {{x-own: {value}}}\n", tmp_path)
    validator, _ = find_validator(description.root)
    assert library.is_well_formed(validator, description.root.value) in (True, False)
    assert check(description) == []


def test_schemas_that_hold_each_other_are_looked_at_once(tmp_path: Path) -> None:
    """Where the library collects properties for ever, until the stack is full."""
    text = """\
components:
  schemas:
    Value:
      required: [a, b, c]
      allOf:
        - anyOf:
            - {type: array, items: {$ref: '#/components/schemas/Value'}}
            - {not: {$ref: '#/components/schemas/Value'}}
            - {properties: {a: {type: string}}}
        - {oneOf: [{items: {items: {properties: {b: {type: string}}}}}]}
"""
    (problem,) = check(described(text, tmp_path))
    assert "required, but no property: c" in problem.message


@pytest.mark.parametrize(
    ("required", "collected"), [("", 0), ("required: [a, z], ", 2)]
)
def test_properties_are_collected_where_they_are_required(
    required: str, collected: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, not for each level of an `allOf` in an `allOf` again."""
    calls: list[object] = []
    collect = library._properties

    def counted(schema: Any) -> set[str]:
        calls.append(schema)
        return collect(schema)

    monkeypatch.setattr(library, "_properties", counted)
    schema = "{properties: {a: {}}}"
    for level in range(20):
        schema = f"{{allOf: [{schema}, {{properties: {{p{level}: {{}}}}}}]}}"
    text = f"components: {{schemas: {{A: {{{required}{schema[1:]}}}}}\n"
    said = [problem.message for problem in check(described(text, tmp_path))]
    assert [": z" in message for message in said] == [True] * bool(required)
    assert len(calls) == collected


def test_references_in_a_circle_are_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = """\
components:
  schemas:
    A: {$ref: '#/components/schemas/B'}
    B: {$ref: '#/components/schemas/A'}
    C: {properties: {a: {$ref: '#/components/schemas/A'}, b: {type: wrong}}}
"""

    deepest = 0

    def crash(base: Any, problem: Exception) -> Any:
        nonlocal deepest
        deepest = max(deepest, len(traceback.extract_tb(problem.__traceback__)))
        return made(base, problem)

    made = library.Crash
    description = described(text, tmp_path)
    monkeypatch.setattr(library, "Crash", crash)
    messages = [problem.message for problem in check(description)]
    told = [message for message in messages if "leads back to itself" not in message]
    assert [message[:21] for message in told] == ['"wrong" is no type of']
    assert len(messages) == 4
    assert deepest < 100
