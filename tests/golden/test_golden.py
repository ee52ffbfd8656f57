"""What each case generates: compared, type-checked, linted and imported.

`pytest tests/golden --regenerate` writes expected/ anew; read the difference in git.
"""

from __future__ import annotations

import difflib
import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from .conftest import CASES, rewrite

ROOT = Path(__file__).parents[2]
# Copied from the generator and tested there, or made of hashes and versions.
APART = ("/_runtime/", "specloom.lock")
LONGEST_DIFFERENCE = 40


def files(folder: Path) -> dict[str, bytes]:
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    return {p: d for p, d in found.items() if not any(a in f"/{p}" for a in APART)}


def difference(path: str, old: bytes, new: bytes) -> str:
    lines = list(
        difflib.unified_diff(
            old.decode().splitlines(),
            new.decode().splitlines(),
            f"expected/{path}",
            f"generated/{path}",
            lineterm="",
            n=2,
        )
    )
    more = len(lines) - LONGEST_DIFFERENCE
    rest = [f"... and {more} more lines"] if more > 0 else []
    return "\n".join(lines[:LONGEST_DIFFERENCE] + rest)


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_output(case: str, generated: Path, request: pytest.FixtureRequest) -> None:
    expected = CASES / case / "expected"
    new = files(generated / case)
    if request.config.getoption("--regenerate", default=False):
        rewrite(expected, new)
    old = files(expected)
    assert sorted(old.keys() - new.keys()) == [], "expected, but not generated"
    assert sorted(new.keys() - old.keys()) == [], "generated, but not expected"
    found = [difference(p, old[p], new[p]) for p in new if old[p] != new[p]]
    assert not found, "\n".join(found)


def run(*command: str, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy(generated: Path, packages: tuple[str, ...]) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed")
    folders = [f"{name}/{name}" for name in packages]
    folders += [
        f"{name}/tests" for name in packages if (generated / name / "tests").is_dir()
    ]
    options = ("--strict", "--python-version", "3.10", "--config-file", "")
    run("mypy", *options, "--cache-dir", ".mypy_cache", *folders, cwd=generated)


def test_pyright(generated: Path, packages: tuple[str, ...]) -> None:
    pytest.importorskip("pyright", reason="pyright is not installed")
    settings = {
        "include": list(packages),
        "extraPaths": list(packages),
        "typeCheckingMode": "strict",
        "pythonVersion": "3.10",
    }
    (generated / "pyrightconfig.json").write_text(json.dumps(settings))
    python = ("--pythonpath", sys.executable)
    run("pyright", *python, "-p", "pyrightconfig.json", cwd=generated)


def test_ruff(generated: Path) -> None:
    pytest.importorskip("ruff", reason="ruff is not installed")
    config = str(ROOT / "pyproject.toml")
    options = ("--no-cache", "--config", config)
    # A suite asserts, and runs programs, as every suite does.
    suites = ("--extend-per-file-ignores", "**/tests/*:S")
    run("ruff", "check", *options, *suites, ".", cwd=generated)


def test_ruffs_own_choice_of_rules(generated: Path) -> None:
    pytest.importorskip("ruff", reason="ruff is not installed")
    options = ("--no-cache", "--isolated", "--target-version", "py310")
    run("ruff", "check", *options, ".", cwd=generated)


def test_every_module_imports(packages: tuple[str, ...]) -> None:
    for name in packages:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def test_every_model_builds(packages: tuple[str, ...]) -> None:
    for name in packages:
        types = importlib.import_module(f"{name}.types")
        for attribute in dir(types):
            model = getattr(types, attribute)
            if isinstance(model, type) and issubclass(model, BaseModel):
                model.model_rebuild(force=True)
                assert model.__pydantic_complete__


def test_the_same_input_gives_the_same_bytes(
    generated: Path, tmp_path: Path, packages: tuple[str, ...]
) -> None:
    """In another process, with another seed for hashes."""
    for name in packages:
        config = str(CASES / name / "specloom.yaml")
        output = tmp_path / name
        run("specloom", "generate", "-c", config, "-o", str(output), cwd=tmp_path)
        assert files(output) == files(generated / name)
