"""What is called breaking breaks a user's program or script, and what is not doesn't."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from specloom.config import Config
from specloom.pipeline import Watch, generate

from .described import description

CASES = Path(__file__).parent / "cases"
BREAKING = {
    "parameter-removed": 'client.pets.list(kind="cat")',
    "parameter-added-required": "client.pets.list()",
    "keyword-renamed": 'client.pets.list(kind="cat")',
    "request-value-removed": 'client.pets.create(kind="cow")',
    "request-field-removed.deeper": (
        'client.pets.create(owner={"home": {"id": "a", "name": "b"}})'
    ),
    "request-type-changed.format": (
        "client.pets.create(born=datetime.date(2020, 1, 1))"
    ),
    "answer-field-removed": "print(client.pets.list().name)",
    "answer-field-optional": "number: str = client.pets.list().id",
    "answer-type-changed.constant": (
        'kind: Literal["cat"] | None = client.pets.list().kind'
    ),
    "answer-type-changed.format": "born: str | None = client.pets.list().born",
    "answer-variant-added": (
        "pet = client.pets.list()\n"
        "told = pet if isinstance(pet, str) else str(pet.purrs)"
    ),
    "type-removed": "pet: api.types.Pet | None = None",
}
COMPATIBLE = {
    "parameter-added": "client.pets.list()",
    "parameter-optional": 'client.pets.create(name="a")',
    "request-type-widened": "client.pets.create(age=3)",
    "request-type-widened.variant": 'client.pets.create(pet={"purrs": True})',
    "request-value-added": 'client.pets.create(kind="cat")',
    "request-field-added": 'client.pets.create(owner={"id": "a"})',
    "answer-field-added": "number: str | None = client.pets.list().id",
    "answer-value-added": "kind: str | None = client.pets.list().kind",
    "answer-value-added.any": "kind: str | None = client.pets.list().kind",
    "answer-null-removed": "name: str | None = client.pets.list().name",
    "answer-type-narrowed": "age: int | str | None = client.pets.list().age",
    "answer-variant-removed": (
        "pet = client.pets.list()\nif isinstance(pet, api.types.Cat):\n    pet.purrs"
    ),
}
SCRIPTS = {
    "parameter-removed": "pets list --kind cat",
    "parameter-required": "pets list",
    "flag-renamed": "pets list --kinds cat",
    "flag-renamed.inner": "pets create --owner.pet cat",
    "request-field-removed": "pets create --owner.name Ann",
    "request-value-removed": "pets create --kind cow",
    "credential-removed": "--key secret pets list",
    "operation-removed": "pets create",
}
UNHARMED = {
    "parameter-added": "pets list",
    "request-field-removed.deeper": "pets create --owner.home '{name: a}'",
    "request-type-changed.format": "pets create --born 2020-01-01",
    "request-value-added": "pets create --kind cat",
    "keyword-renamed": "pets list",
}
HEAD = "import datetime\nfrom typing import Literal\nimport {package} as api\n"


def generated(folder: Path, name: str, side: str, *targets: str) -> str:
    """Generate one side of a case, and return the name of its package."""
    said = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    package = f"{name.replace('-', '_').replace('.', '_')}_{side}"
    spec = folder / f"{package}.json"
    spec.write_text(yaml.safe_dump(description(said[side])), encoding="utf-8")
    config = Config(
        spec=str(spec), package=package, client="Pets", targets=targets, jobs=1
    )
    for source in generate(config, Watch()).sources:
        file = folder / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.data)
    return package


def write(folder: Path, name: str, side: str, program: str) -> str:
    """Write a program against one side of a case, and return the name of its file."""
    package = generated(folder, name, side, "client")
    text = f"{HEAD.format(package=package)}client = api.Pets()\n{program}\n"
    (folder / f"user_{package}.py").write_text(text, encoding="utf-8")
    return f"user_{package}.py"


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the programs that mypy finds a mistake in, all of them checked at once."""
    folder = tmp_path_factory.mktemp("users")
    programs = [
        write(folder, name, side, program)
        for name, program in (BREAKING | COMPATIBLE).items()
        for side in ("old", "new")
    ]
    options = ("--config-file=", "--strict", "--follow-imports=silent", "--no-pretty")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *programs],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1), done.stderr
    lines = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert all(line.startswith("user_") for line in lines), done.stdout
    return {line.partition(".py:")[0] for line in lines}


@pytest.mark.parametrize("name", BREAKING)
def test_a_break_is_found_by_the_type_checker(name: str, refused: set[str]) -> None:
    package = name.replace("-", "_").replace(".", "_")
    assert f"user_{package}_old" not in refused
    assert f"user_{package}_new" in refused


@pytest.mark.parametrize("name", COMPATIBLE)
def test_what_is_compatible_passes(name: str, refused: set[str]) -> None:
    package = name.replace("-", "_").replace(".", "_")
    assert f"user_{package}_old" not in refused
    assert f"user_{package}_new" not in refused


def code(folder: Path, name: str, side: str, script: str) -> int:
    """Return the exit code of a script with one side's command line."""
    package = generated(folder, name, side, "client", "cli")
    done = subprocess.run(
        [
            *(sys.executable, "-c", f"from {package}.cli import main; main()"),
            *("--dry-run", *shlex.split(script)),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr
    return done.returncode


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_break_of_a_script_is_wrong_usage(name: str, tmp_path: Path) -> None:
    assert code(tmp_path, name, "old", SCRIPTS[name]) == 0
    assert code(tmp_path, name, "new", SCRIPTS[name]) == 2


@pytest.mark.parametrize("name", UNHARMED)
def test_what_breaks_no_script_runs(name: str, tmp_path: Path) -> None:
    assert code(tmp_path, name, "old", UNHARMED[name]) == 0
    assert code(tmp_path, name, "new", UNHARMED[name]) == 0
