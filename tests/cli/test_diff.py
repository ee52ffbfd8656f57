"""`specloom diff`: what it prints in each form, and the code it exits with."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import SPEC

Run = Callable[..., Result]

BREAK = (
    "breaking: types.Pet: tag: this field comes no more"
    " (client, command line, in 3 methods) [pets.yaml:45:14]\n"
)


@pytest.fixture(autouse=True)
def newer(folder: Path) -> None:
    """Write a newer description, without a field."""
    text = SPEC.replace("        tag: {type: string}\n", "")
    Path("newer.yaml").write_text(text)


def test_changes_are_listed_and_summed_up(specloom: Run) -> None:
    result = specloom("diff", "pets.yaml", "newer.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert BREAK in result.stdout
    last = result.stdout.splitlines()[-1]
    assert last == "2 breaking, 0 compatible: calls for a major version"


def test_a_break_fails_where_that_is_asked_for(specloom: Run) -> None:
    fails = ("--fail-on", "breaking")
    assert specloom("diff", "pets.yaml", "newer.yaml", *fails).exit_code == 1
    back = specloom("diff", "newer.yaml", "pets.yaml", *fails)
    assert (back.exit_code, "minor version" in back.stdout) == (0, True)


def test_nothing_changed(specloom: Run) -> None:
    result = specloom("diff", "pets.yaml", "pets.yaml", "--version", "1.0.0")
    assert (result.exit_code, result.stdout) == (0, "no changes\n")


def test_the_next_version_is_said(specloom: Run) -> None:
    for version, after in (("1.4.2", "2.0.0"), ("0.4.2", "0.5.0")):
        result = specloom("diff", "pets.yaml", "newer.yaml", "--version", version)
        assert result.stdout.endswith(f"{after} after {version}\n")
    wrong = specloom("diff", "pets.yaml", "newer.yaml", "--version", "new")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "'new' is no version" in wrong.stderr


def test_markdown_and_annotations(specloom: Run) -> None:
    shown = specloom("diff", "pets.yaml", "newer.yaml", "--format", "markdown")
    assert shown.stdout.startswith("## Calls for a major version\n\n2 breaking")
    assert "- `types.Pet` `tag`: this field comes no more" in shown.stdout
    told = specloom("diff", "pets.yaml", "newer.yaml", "--format", "github")
    assert "::warning file=newer.yaml,line=" in told.stdout


def test_json_has_everything(specloom: Run) -> None:
    options = ("--report", "json", "--fail-on", "breaking", "--version", "1.0")
    result = specloom("diff", "pets.yaml", "newer.yaml", *options)
    data = json.loads(result.stdout)
    assert (result.exit_code, data["exit_code"], data["bump"]) == (1, 1, "major")
    assert data["version"] == {"from": "1.0", "to": "2.0.0"}
    assert [c["rule"] for c in data["changes"]] == [
        "parameter-removed",
        "answer-field-removed",
    ]


def test_words_are_shown_when_asked(specloom: Run) -> None:
    Path("said.yaml").write_text(SPEC.replace("What it is called.", "Its name."))
    short = specloom("diff", "pets.yaml", "said.yaml")
    assert short.stdout == (
        "0 breaking, 0 compatible, 2 in words only: calls for a patch version\n"
    )
    long = specloom("diff", "pets.yaml", "said.yaml", "--verbose")
    assert "docs: types.Pet: name: its description is another" in long.stdout


def test_quiet_leaves_the_changes(specloom: Run) -> None:
    result = specloom("diff", "pets.yaml", "newer.yaml", "--quiet")
    assert result.stdout.splitlines()[-1].startswith("breaking: ")


def test_the_configuration_holds_for_both_sides(specloom: Run) -> None:
    Path("specloom.yaml").write_text(
        "spec: newer.yaml\nresources: {zoo: {see: get /pets, feed: put /pets}}\n"
    )
    result = specloom("diff", "pets.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "in 3 methods" in result.stdout
    shown = json.loads(specloom("diff", "pets.yaml", "--report", "json").stdout)
    methods = {name for c in shown["changes"] for name in c["first_methods"]}
    assert "zoo.see" in methods


def test_published_names_are_those_of_the_lock(specloom: Run) -> None:
    Path("specloom.yaml").write_text("spec: newer.yaml\n")
    specloom("generate", "pets.yaml", "--target", "docs")
    lock = Path("output/specloom.lock")
    lock.write_text(lock.read_text().replace('"pets.create"', '"pets.buy"'))
    shown = json.loads(specloom("diff", "pets.yaml", "--report", "json").stdout)
    methods = {name for c in shown["changes"] for name in c["first_methods"]}
    assert "pets.buy" in methods


@pytest.mark.parametrize(
    ("old", "new"), [("broken.yaml", "pets.yaml"), ("pets.yaml", "broken.yaml")]
)
def test_a_side_that_cannot_be_used(specloom: Run, old: str, new: str) -> None:
    result = specloom("diff", old, new)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "broken.yaml:14:51: error: unresolved reference" in result.stderr


def test_a_side_that_is_not_there(specloom: Run) -> None:
    result = specloom("diff", "pets.yaml", "nowhere.yaml")
    assert result.exit_code == 3
    assert "nowhere.yaml" in result.stderr


def test_no_side_at_all(specloom: Run) -> None:
    assert specloom("diff").exit_code == 2
    result = specloom("diff", "pets.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no description is named" in result.stderr


def test_warnings_of_the_new_side_are_shown_when_asked(specloom: Run) -> None:
    assert specloom("diff", "pets.yaml", "flawed.yaml").stderr == ""
    shown = specloom("diff", "pets.yaml", "flawed.yaml", "--verbose")
    assert "flawed.yaml:42:24: warning" in shown.stderr


def test_doubts_about_the_configuration_are_shown_when_asked(specloom: Run) -> None:
    Path("specloom.yaml").write_text("spec: newer.yaml\npackage: pets\n")
    Path("pyproject.toml").write_text("[tool.specloom]\npackage = 'pets'\n")
    not_taken = "pyproject.toml:2:1: warning: nothing of [tool.specloom] is taken"
    taken_too = "specloom.yaml:1:1: warning: taken for flawed.yaml too"
    assert specloom("diff", "pets.yaml").stderr == ""
    meant = specloom("diff", "pets.yaml", "--verbose").stderr
    assert (meant.count("warning: "), not_taken in meant) == (1, True)
    both = specloom("diff", "pets.yaml", "flawed.yaml", "--verbose").stderr
    assert (not_taken in both, taken_too in both) == (True, True)


def test_a_part_of_it_is_compared(specloom: Run) -> None:
    some = specloom("diff", "pets.yaml", "newer.yaml", "--include", "pets.create")
    assert "in 1 method" in some.stdout
    none = specloom("diff", "pets.yaml", "newer.yaml", "--exclude", "pets.*")
    assert none.stdout == "no changes\n"


def test_warnings_are_errors_when_asked(specloom: Run) -> None:
    assert specloom("diff", "pets.yaml", "flawed.yaml", "--strict").exit_code == 3


def test_it_runs_as_a_process(
    process: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = process("diff", "pets.yaml", "newer.yaml", "--fail-on", "breaking")
    assert (done.returncode, done.stderr) == (1, "")
    assert BREAK in done.stdout


def test_beside_several_runs_one_is_named(specloom: Callable[..., Result]) -> None:
    Path("specloom.yaml").write_text(
        "spec: pets.yaml\nruns:\n  a: {output: a, package: one}\n  b: {output: b}\n"
    )
    both = ("diff", "pets.yaml", "flawed.yaml")
    refused = specloom(*both)
    assert refused.exit_code == 2
    assert "--run a" in refused.stderr
    assert specloom(*both, "--run", "a").exit_code == 0
