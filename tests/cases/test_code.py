"""The code of all cases that were generated before, checked in one go."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Cases

_OWN_RUNTIME = re.compile(rb"^([ \t]*(?:from|import) \.+)(_runtime\b)", re.MULTILINE)


@pytest.fixture
def generated(cases: Cases) -> Cases:
    if not cases.made:
        pytest.skip("no case was generated in this run")
    return cases


def run(*command: str, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def beside_one_runtime(cases: Cases, folder: Path) -> None:
    """Put all packages into one, with one runtime, which need not be checked for each."""
    whole = folder / "cases"
    for name, case in cases.made.items():
        for source in case.outcome.sources:
            path = source.path
            if not path.startswith(f"{name}/") or not path.endswith((".py", ".typed")):
                continue
            runtime = path.startswith(f"{name}/_runtime/")
            file = whole / (path.removeprefix(f"{name}/") if runtime else path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(
                source.data if runtime else _OWN_RUNTIME.sub(rb"\1.\2", source.data)
            )
    (whole / "__init__.py").touch()


def test_mypy(generated: Cases, tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed")
    beside_one_runtime(generated, tmp_path)
    options = ("--strict", "--python-version", "3.10", "--config-file", "")
    run("mypy", *options, "--cache-dir", ".mypy_cache", "cases", cwd=tmp_path)


def test_pyright(generated: Cases, tmp_path: Path) -> None:
    pytest.importorskip("pyright", reason="pyright is not installed")
    beside_one_runtime(generated, tmp_path)
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.10"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    python = ("--pythonpath", sys.executable)
    run("pyright", *python, "-p", "pyrightconfig.json", cwd=tmp_path)


def test_layout(generated: Cases, tmp_path: Path) -> None:
    names = tuple(generated.made)
    options = ("--check", "--quiet", "--extend-exclude", "/_runtime/")
    run("black", *options, *names, cwd=generated.root)
