"""A built wheel is whole: it generates from any folder, without the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1.0"}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    get:
      responses:
        "200": {description: No pets.}
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_everything_that_generating_needs(wheel: Path) -> None:
    packaged = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "templates").rglob("*"):
        if path.is_file():
            inside = path.relative_to(ROOT / "templates").as_posix()
            assert f"specloom/templates/{inside}" in packaged
    assert "specloom/config.schema.json" in packaged
    assert "specloom/py.typed" in packaged


def test_the_wheel_generates_outside_of_the_repository(
    wheel: Path, tmp_path: Path
) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    (tmp_path / "pets.yaml").write_text(SPEC)
    run = subprocess.run(
        [sys.executable, "-m", "specloom", "generate", "pets.yaml", "--verbose"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "\nread: " in run.stderr
    assert "added: pets/_client.py" in run.stdout
    assert "added: docs/pets/list.html" in run.stdout
    assert (tmp_path / "output/specloom.lock").is_file()
