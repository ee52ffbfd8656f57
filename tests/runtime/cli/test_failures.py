"""Mistakes of usage, and no connection, in the format that is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.runtime.cli.yaml12 import load

WORDS = ("beta:threads", "creat")
MESSAGE = "beta:threads has no command 'creat'; did you mean create?"


@pytest.mark.parametrize("form", ["json", "jsonl", "pretty"])
@pytest.mark.parametrize("before", [True, False])
def test_a_program_reads_what_is_wrong(run: Any, form: str, before: bool) -> None:
    flags = (f"--format-error={form}",)
    ran = run(*flags, *WORDS) if before else run(*WORDS, "--format-error", form)
    assert (ran.code, ran.out) == (2, "")
    assert json.loads(ran.err) == {"error": {"type": "usage", "message": MESSAGE}}
    assert (ran.err.count("\n") == 1) == (form == "jsonl")


def test_a_hint_is_there_where_there_is_one(run: Any) -> None:
    ran = run("--format-error", "yaml", "@schema", "--formt", "json")
    assert ran.code == 2
    told = load(ran.err)["error"]
    assert told["type"] == "usage"
    assert "'--formt'" in told["message"]
    assert told["hint"] == "`sample @schema --help` shows what there is."


@pytest.mark.parametrize("form", ["auto", "raw"])
def test_a_person_reads_a_line(run: Any, form: str) -> None:
    ran = run(*WORDS, "--format-error", form)
    assert (ran.code, ran.err) == (2, f"Error: {MESSAGE}\n")


@pytest.mark.parametrize(
    "words", [("ping", "x"), ("files", "retrieve"), ("@api", "GET"), ("@schema",)]
)
def test_all_mistakes_are_told_alike(run: Any, words: tuple[str, ...]) -> None:
    ran = run(*words, "--format-error", "json")
    assert ran.code == 2
    assert json.loads(ran.err)["error"]["type"] == "usage"


def test_a_format_that_is_none_is_a_mistake_too(run: Any) -> None:
    ran = run("ping", "--format-error", "explore")
    assert ran.code == 2
    formats = "auto, json, jsonl, pretty, raw, yaml or table"
    assert ran.err == f"Error: --format-error wants {formats}, not 'explore'\n"


def test_no_connection(run: Any) -> None:
    address = ("--base-url", "http://127.0.0.1:1", "--max-retries", "0")
    ran = run("ping", *address, "--format-error", "json")
    assert (ran.code, ran.out) == (3, "")
    assert json.loads(ran.err)["error"]["type"] == "connection"


def test_an_answer_without_a_body_is_told_all_the_same(run: Any, api: Any) -> None:
    api.answer(b"", status=403)
    ran = run("ping", "--format-error", "json")
    assert (ran.code, ran.out) == (1, "")
    told = json.loads(ran.err)["error"]
    assert (told["type"], told["status"]) == ("api", 403)
    assert run("ping", "--format-error", "raw").err == ""


def test_the_profile_says_the_format(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "profiles.json"
    file.write_text('{"default": {"format-error": "json"}}')
    file.chmod(0o600)
    assert json.loads(run(*WORDS).err)["error"]["message"] == MESSAGE
    assert run(*WORDS, "--format-error", "auto").err == f"Error: {MESSAGE}\n"
    ran = run("--profile", "none", "ping")
    assert (ran.code, ran.err) == (
        2,
        "Error: there is no profile 'none'\n"
        "`sample --profile none @config set KEY` makes one.\n",
    )
    told = json.loads(run("--profile", "none", "ping", "--format-error", "json").err)
    assert told["error"]["hint"].endswith("makes one.")


def test_words_behind_two_dashes_are_none_of_the_flags(run: Any) -> None:
    assert run("ping", "--", "--format-error=json").err.startswith("Error: unexpected")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--formt", "json", "ping"), "no global flag --formt; did you mean --format?"),
        (("--zzz", "ping"), "there is no global flag --zzz\n"),
        (("ping", "--format", "tabel"), "not 'tabel'; did you mean table?"),
        (
            ("beta:threads", "create", "--messag.role", "user"),
            "create has no flag --messag.role; did you mean --message.role?",
        ),
        (
            ("beta:threads", "create", "--messag.rol", "user"),
            "create has no flag --messag.rol; did you mean --message.role?",
        ),
    ],
)
def test_what_is_mistyped_has_its_nearest(
    run: Any, words: tuple[str, ...], said: str
) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
