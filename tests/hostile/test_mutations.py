"""Descriptions that something is wrong with: generated, or refused at a line and column."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.problems import DescriptionError, Problem

from .mutations import mutated
from .woven import compile_all, weave

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/golden/cases").glob("*/openapi.yaml"))
SEEDS = 120
HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"


@pytest.fixture(scope="module")
def documents() -> list[Any]:
    return [yaml.safe_load(case.read_text()) for case in CASES]


def is_told(problem: Problem) -> bool:
    """True when it says where, or is about no place: a file's name, a missing server."""
    return problem.place is not None or "can't be written" in problem.message


@pytest.mark.parametrize("part", range(4))
def test_a_mutation_is_generated_or_told(
    documents: list[Any], part: int, tmp_path: Path
) -> None:
    outcomes: dict[str, int] = {"generated": 0, "refused": 0}
    for seed in range(part, SEEDS, 4):
        document = mutated(documents[seed % len(documents)], seed)
        # What JSON and YAML can't hold alike, a text can stand for.
        document = json.loads(json.dumps(document, default=str))
        try:
            compile_all(weave("mutated", document, tmp_path, as_yaml=seed % 2 == 1))
        except DescriptionError as refused:
            problems = refused.problems
        else:
            outcomes["generated"] += 1
            continue
        outcomes["refused"] += 1
        assert all(map(is_told, problems)), seed
        assert any(problem.place and problem.place.line for problem in problems), seed
    assert min(outcomes.values()) > 3


REFUSED = {
    "deep value": ("x-deep: " + "[" * 20_000 + "]" * 20_000, "levels deep"),
    "cycle": ("x-a: &a {b: *a}\n", "the alias *a stands inside what it stands for"),
    "loop": (
        "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}\n",
        "leads back to itself",
    ),
    "not a number": ("x-a: !!float text\n", "is no value of !!float"),
    "two documents": ("---\na: 1\n", "a second YAML document begins here"),
    "NUL": ("x-a: a\0b\n", ""),
    "large integer": ("x-a: " + "9" * 10_000 + "\n", "an integer with too many digits"),
}


def generated(text: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    (tmp_path / "api.yaml").write_text(HEAD + text)
    return subprocess.run(
        [sys.executable, "-m", "specloom", "generate", "api.yaml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_command_takes_five_thousand_levels(tmp_path: Path) -> None:
    deep = "{items: " * 5_000 + "{type: string}" + "}" * 5_000
    run = generated(f"components: {{schemas: {{A: {deep}}}}}\n", tmp_path)
    assert run.returncode == 0, run.stderr
    assert "schemas nested more than 50 levels deep: taken for any value" in run.stderr


@pytest.mark.parametrize("case", REFUSED)
def test_the_command_refuses_it_in_a_line(case: str, tmp_path: Path) -> None:
    text, said = REFUSED[case]
    run = generated(text, tmp_path)
    assert run.returncode == 3, run.stderr
    assert run.stdout == ""
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith("api.yaml:")
    assert said in run.stderr
    assert not (tmp_path / "output").exists()
