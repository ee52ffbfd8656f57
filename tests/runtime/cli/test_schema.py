"""`@schema`: what is printed of a command's input, and of what is no command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from specloom.runtime.cli import inputs


def test_the_schema_of_a_command(run: Any) -> None:
    told = run("schema", "beta:threads", "list").json
    Draft202012Validator.check_schema(told)
    assert told["title"] == "sample beta:threads list"
    assert told["properties"]["limit"] == {
        "description": "How many to a page.",
        "type": "integer",
        "minimum": 1,
        "default": 20,
    }
    assert "$defs" not in told
    words = ("@schema", "ping", "--transform", "title", "-r")
    assert run(*words).out == "sample ping\n"
    assert run("--format", "yaml", "schema", "ping").out.startswith("$schema: ")


def test_types_are_there_that_are_needed(run: Any) -> None:
    told = run("schema", "beta:threads", "create").json
    assert [*told["$defs"]] == ["Message"]
    valid = Draft202012Validator(told)
    deep = {"role": "user", "answers": [{"role": "user", "answers": [{}]}]}
    flaws = [flaw.message for flaw in valid.iter_errors({"messages": [deep]})]
    assert flaws == ["'role' is a required property"]


def test_a_package_without_its_data_says_so(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(inputs, "files", lambda _: tmp_path)
    ran = run("schema", "ping")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Error: cli_sample was installed without root.json\n"


@pytest.mark.parametrize("name", ["Plain", "a/b~c", "Ein Typ", "100%", "#/$defs/x"])
def test_types_of_any_name_are_found(name: str) -> None:
    from specloom.plan.cli.teller import pointer

    assert inputs.named(pointer(name)) == name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "give a command: RESOURCE COMMAND"),
        (("files",), "give a command: RESOURCE COMMAND"),
        (("file",), "did you mean files?"),
        (("files", "creat"), "did you mean create?"),
        (("files", "create", "x"), "unexpected argument 'x'"),
    ],
)
def test_a_schema_of_nothing(run: Any, words: tuple[str, ...], said: str) -> None:
    ran = run("@schema", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
