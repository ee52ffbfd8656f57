"""The library decides: same verdicts, no network, and nothing it raises gets out."""

from __future__ import annotations

import socket
import traceback
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
        (100, "wrong", '"wrong" is not one of'),
        (5000, "wrong", '"wrong" is not one of'),
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
        ('"wrong"', "error"),
        ("'enum'", "error"),
        ("'title'", "warning"),
    ]


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
    assert [message[:21] for message in told] == ['"wrong" is not one of']
    assert len(messages) == 4
    assert deepest < 100
